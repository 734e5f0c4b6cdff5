"""The command line: a group of commands in newsctl.cli.group, one file a command, and what they share."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["main"]

_STDERR = 2
_ERROR = 2  # newsctl.cli.exit.Exit.ERROR, which there may be no room for


def main() -> NoReturn:
    """Run the process's command line and leave with its exit status."""
    # Importing leaves no garbage, yet the collector would look for some a dozen times. What is there by then
    # stays to the end: frozen, it is never looked at again, and worker processes share it.
    gc.disable()
    try:
        from newsctl.cli.environment import Environment
        from newsctl.cli.group import run
    except MemoryError:
        os.write(_STDERR, b"newsctl: not enough memory to start\n")
        os._exit(_ERROR)

    gc.freeze()
    gc.enable()
    environment = Environment.of_process()
    status = run(sys.argv[1:], environment)
    atexit._run_exitfuncs()
    with suppress(OSError):  # run() has spoken about it
        environment.stdout.flush()
    # Taking the interpreter apart takes as long as starting it, and would flush into a closed pipe again.
    os._exit(status)
