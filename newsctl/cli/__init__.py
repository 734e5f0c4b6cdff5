"""The command line: a group of commands in newsctl.cli.group, one file a command, and what they share."""

import atexit
import gc
import os
import sys

# Nothing else is imported up here: until main() heeds signals, Ctrl-C would show a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["main"]

_STDERR = 2
_ERROR = 2  # newsctl.cli.exit.Exit.ERROR, which there may be no room for


def main() -> "NoReturn":
    """Run the process's command line and leave with its exit status."""
    try:
        from newsctl.cli.signals import leave_at_once

        leave_at_once()
        status = _run()
    except KeyboardInterrupt as stop:
        from newsctl.cli.signals import last_words

        status = last_words(stop)
    except Exception as error:  # a part of newsctl cannot be loaded; what run() meets has become a line there
        if "--debug" in sys.argv:
            raise
        reason = "not enough memory to start" if isinstance(error, MemoryError) else f"cannot start: {error}"
        os.write(_STDERR, f"newsctl: {reason}\n".encode())
        status = _ERROR
    # Taking the interpreter apart takes as long as starting it, and would flush into a closed pipe again.
    os._exit(status)


def _run() -> int:
    # Importing leaves no garbage, yet the collector would look for some a dozen times. What is there by then
    # stays to the end: frozen, it is never looked at again, and worker processes share it.
    gc.disable()
    from newsctl.cli.environment import Environment
    from newsctl.cli.group import run
    from newsctl.cli.signals import leave_in_order

    gc.freeze()
    gc.enable()
    environment = Environment.of_process()
    leave_in_order()
    status = run(sys.argv[1:], environment)
    atexit._run_exitfuncs()
    environment.flush()  # run() has spoken about what could not be written
    return status
