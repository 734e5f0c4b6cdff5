"""Signals that end a run: Ctrl-C, kill, and a terminal that is closed.

While newsctl starts there is nothing to clear up, and modules of C that are half imported do not bear
exceptions: a signal ends the process at once. Later it becomes the KeyboardInterrupt that Python makes of
Ctrl-C, with the signal's number in it, so that what is half-done is taken back on the way out.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

__all__ = ["last_words", "leave_at_once", "leave_in_order"]

_WORDS = {
    getattr(signal, name): words
    for name, words in (("SIGINT", "interrupted"), ("SIGTERM", "terminated"), ("SIGHUP", "hung up"))
    if hasattr(signal, name)  # Windows hangs up on nobody
}

_ECHO = 1.0
"""Seconds in which a signal may come twice: timeout(1) sends it to the process and then to its group."""

_ERASE_LINE = "\r\x1b[K"


def leave_at_once() -> None:
    """Let the signals that end a run end it where it stands."""
    _heed(_leave)


def leave_in_order() -> None:
    """Let them raise KeyboardInterrupt from now on, with their number."""
    sys.unraisablehook = _leave_if_stopped
    _heed(_stop)


def last_words(stop: KeyboardInterrupt) -> int:
    """Say on standard error what ended the run, and return the status that a shell gives a process so ended.

    The line goes there directly: there may be no streams yet, and results that a full pipe holds up are left.
    """
    number = stop.args[0] if stop.args else signal.SIGINT
    erase = _ERASE_LINE if os.isatty(2) else ""  # the progress line, or the terminal's own ^C
    with suppress(OSError):  # it is closed, or its terminal has gone
        os.write(2, f"{erase}newsctl: {_WORDS[number]}\n".encode())
    return 128 + int(number)


def _heed(handler: Callable[[int, object], None]) -> None:
    for number in _WORDS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as it is for nohup, and stays
            signal.signal(number, handler)


def _leave(number: int, frame: object) -> None:
    os._exit(last_words(KeyboardInterrupt(number)))


def _stop(number: int, frame: object) -> None:
    """End the run; should it hang while it clears up, the signal sent again ends it at once."""
    began = time.monotonic()

    def again(number: int, frame: object) -> None:
        if time.monotonic() - began > _ECHO:
            os._exit(128 + number)

    _heed(again)
    raise KeyboardInterrupt(number)


def _leave_if_stopped(unraisable: "sys.UnraisableHookArgs") -> None:
    """End the run where Python would pass over the exception: when it clears away an object, or a module."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        os._exit(last_words(unraisable.exc_value))
    sys.__unraisablehook__(unraisable)
