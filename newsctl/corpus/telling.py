"""Telling the user what could not be read, one line each, without burying them in lines that say the same."""

from collections.abc import Callable

from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Trouble

__all__ = ["ALIKE", "Report", "Teller"]

Report = Callable[[str, str], None]

ALIKE = 10
"""How many notices of one kind, or troubles of one kind with the records of one dump, are told one by one."""

_KINDS = 1000  # remembered at most: each holds some bytes
_DIGITS = str.maketrans("", "", "0123456789")


class Teller:
    """Passes troubles on as they come; of many alike the first ones, and at the end how many more came."""

    def __init__(
        self, report: Report, notice: Report | None, trace: Callable[[str], None] | None = None
    ) -> None:
        self._report = report
        self._notice = notice
        self._trace = trace
        self._alike: dict[tuple[str, str, bool], tuple[int, Trouble]] = {}

    def tell(self, trouble: Trouble) -> None:
        """Tell of ``trouble`` now, or only count it."""
        container, mark, _ = trouble.path.rpartition("#")
        if trouble.notice or mark:
            key = ("" if trouble.notice else container, trouble.reason.translate(_DIGITS), trouble.notice)
            count, _ = self._alike.get(key, (0, None))
            if count or len(self._alike) < _KINDS:
                self._alike[key] = count + 1, trouble
            if count >= ALIKE:
                return
        self._say(trouble, printable(trouble.path), trouble.reason)
        if trouble.trace is not None and self._trace is not None:
            self._trace(trouble.trace)

    def sum_up(self) -> None:
        """Tell how many there were of what was only counted."""
        for (container, _, _), (count, last) in self._alike.items():
            if count > ALIKE:
                path = printable(container or last.path)
                more = "record" if container else "file"
                said = f"and {count - ALIKE:,} more {more}{'s' * (count > ALIKE + 1)} likewise: {last.reason}"
                self._say(last, path, said)
        self._alike.clear()

    def _say(self, trouble: Trouble, path: str, words: str) -> None:
        tell = self._notice if trouble.notice else self._report
        if tell is not None:
            tell(path, words)
