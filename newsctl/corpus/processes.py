"""Processes that newsctl starts leave signals to the one that started them, which ends them."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["leave_signals_to_parent", "signals_held"]

_HOLDS = hasattr(signal, "pthread_sigmask")  # Windows does not
_ENDING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


@contextmanager
def signals_held() -> Iterator[None]:
    """Hold back the signals that end a run while a process is being started.

    One that reached the new process before it has settled would be raised in it as in a copy of this run.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING) if _HOLDS else set()
    try:
        yield
    finally:
        if _HOLDS:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_signals_to_parent() -> None:
    """Settle a process that was started with :func:`signals_held`.

    A terminal sends its signals to all processes that it runs, where one will do: the one that started the
    others. Any process can be terminated, unless that is ignored in all of them.
    """
    for number in _ENDING - {signal.SIGTERM}:
        signal.signal(number, signal.SIG_IGN)
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if _HOLDS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
