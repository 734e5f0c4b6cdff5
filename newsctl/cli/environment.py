"""What surrounds a run: its streams, its terminal and its settings, in one object (an idea of HTTPie's).

Commands get the Environment passed in and take nothing from ``sys`` or ``os`` themselves, so that a test can
hand them a terminal of forty columns without having one.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from stat import S_ISFIFO, S_ISREG
from typing import Any, BinaryIO, Literal, TextIO

from newsctl.article import to_json
from newsctl.cli.config_path import config_path
from newsctl.cli.visible import visible, visible_json, visible_name
from newsctl.corpus.naming import as_bytes

__all__ = ["WIDEST", "ColorMode", "Environment"]

ColorMode = Literal["auto", "always", "never"]

_ERASE_LINE = "\r\x1b[K"
_PIPE_SIZE = (80, 24)
WIDEST = 10_000
"""Columns that a terminal may have: wider ones would fill the memory with spaces."""


def _null(mode: str, flags: int = os.O_RDWR) -> Any:
    return os.fdopen(os.open(os.devnull, flags), mode)


class Environment:
    """The streams of a run, whether they are a terminal, and what the user asked of them.

    Results are UTF-8 and go to ``stdout``; everything else is a line on ``stderr``.
    """

    def __init__(
        self,
        *,
        stdin: BinaryIO,
        stdout: BinaryIO,
        stderr: TextIO,
        env: Mapping[str, str],
        is_terminal: bool = False,
        stderr_is_terminal: bool = False,
        size: tuple[int, int] | None = None,
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.env = env
        self.is_terminal = is_terminal
        self.stderr_is_terminal = stderr_is_terminal
        self.color_mode: ColorMode = "auto"
        self.asked_width: int | None = None
        """The width that was asked for."""
        self.pager = True
        self.quiet = False
        self.debug = False
        self.config = config_path(env)
        """The path of the file of the user's defaults, if there is one and it is not left aside."""
        self.failed = False
        """Whether an input could not be read, so that the run will end with status 2."""
        self.unfinished = ""
        """What becomes of the file that is being written, should the run be stopped now."""
        self._size = size
        self._in_progress = False
        self._kept: list[str] | None = None
        self._input_unread = False

    @classmethod
    def of_process(cls) -> "Environment":
        """Return what this process was started in; a closed stream is taken for the null device.

        Results are not to vanish into it: it refuses them, as what is closed does.
        """
        stdin = sys.stdin.buffer if sys.stdin else _null("rb")
        stdout = sys.stdout.buffer if sys.stdout else _null("wb", os.O_RDONLY)
        stderr = sys.stderr or _null("w")
        return cls(
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            env=os.environ,
            is_terminal=stdout.isatty(),
            stderr_is_terminal=stderr.isatty(),
        )

    @property
    def color(self) -> bool:
        """Whether to use colour: the option, then what no-color.org and bixense.com/clicolors agreed on."""
        if self.color_mode != "auto":
            return self.color_mode == "always"
        if self.env.get("NO_COLOR"):
            return False
        if any(self.env.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
            return True
        if self.env.get("CLICOLOR") == "0" or self.env.get("TERM") == "dumb":
            return False
        return self.is_terminal

    @property
    def width(self) -> int:
        """Columns of the terminal; what was asked for goes first, then ``$COLUMNS`` if it is above 0."""
        if self.asked_width is not None:
            return self.asked_width
        columns = self.env.get("COLUMNS", "").lstrip("0")
        if not (columns.isascii() and columns.isdecimal()):
            return self._terminal_size[0]
        return min(int(columns), WIDEST) if len(columns) <= len(str(WIDEST)) else WIDEST

    @property
    def wraps(self) -> bool:
        """Whether lines for people are to keep within the width: not where a program may read them."""
        return self.is_terminal or self.color or self.asked_width is not None

    @property
    def height(self) -> int:
        """Rows of the terminal."""
        return self._terminal_size[1]

    @property
    def output_file(self) -> str | None:
        """The path of the file that standard output goes to; None for a terminal, a pipe, a device."""
        try:
            number = self.stdout.fileno()
            return os.path.realpath(f"/dev/fd/{number}") if S_ISREG(os.fstat(number).st_mode) else None
        except OSError:  # held in memory
            return None

    @property
    def _terminal_size(self) -> tuple[int, int]:
        if self._size is None:
            self._size = _PIPE_SIZE
            with suppress(OSError):
                columns, rows = os.get_terminal_size(self.stdout.fileno())
                # A terminal that nobody has told how large it is has no columns, or no rows.
                self._size = columns or _PIPE_SIZE[0], rows or _PIPE_SIZE[1]
        return self._size

    def write(self, data: bytes) -> None:
        """Write a piece of the result as it is; on a terminal it shows at once."""
        self.stdout.write(data)
        if self.is_terminal:
            self.stdout.flush()

    def write_json(self, record: Any, *, ascii_only: bool = False) -> None:
        """Write ``record`` as a line of JSON; on a terminal, escapes keep its value and steer nothing."""
        line = to_json(record, ascii_only=ascii_only)
        self.write((visible_json(line) if self.is_terminal else line) + b"\n")

    def write_name(self, name: str) -> None:
        """Write the ``name`` of a file as the system knows it, and NUL; on a terminal, with escapes."""
        shown = visible_name(name).encode("utf-8", "backslashreplace") if self.is_terminal else as_bytes(name)
        self.write(shown + b"\0")

    def print(self, text: str = "") -> None:
        """Write a line for people; what could steer their terminal shows as an escape."""
        self.write(visible(text).encode("utf-8", "backslashreplace") + b"\n")

    def writes(self, path: str) -> None:
        """Note that the file ``path`` is made or replaced, which is done at the end or not at all."""
        there = os.path.lexists(path)
        self.unfinished = f"{path}: {'left as it was' if there else 'not made'}"

    def stop(self) -> None:
        """Say what was kept of a run that is stopped; results that a full pipe holds up are left."""
        if self.unfinished:
            self.progress("")
            self.tell(f"newsctl: {visible(self.unfinished)}\n")

    def complain(self, message: str) -> None:
        """Write the line ``newsctl: message`` to standard error."""
        line = f"newsctl: {visible(message)}\n"
        if self._kept is not None:
            self._kept.append(line)
            return
        self.flush()  # so that the two keep their order where they meet
        self.progress("")
        self.tell(line)

    @contextmanager
    def words_kept(self) -> Iterator[None]:
        """Keep complaints till the end, while a pager has the screen."""
        kept: list[str] = []
        self._kept = kept
        try:
            yield
        finally:
            self._kept = None
            self.tell("".join(kept))

    def progress(self, message: str) -> None:
        """Show ``message`` on the terminal's last line in place of the one before; an empty one clears it."""
        if message or self._in_progress:
            self.tell(f"{_ERASE_LINE}{message}")
            self._in_progress = bool(message)

    def flush(self) -> None:
        """Write what is still held back of the result, if that is possible; who writes more is told."""
        with suppress(OSError):
            self.stdout.flush()

    def tell(self, words: str) -> None:
        """Write to standard error; a run whose errors nobody can read goes on, and ends as it would."""
        with suppress(OSError):
            self.stderr.write(words)
            self.stderr.flush()

    def report(self, path: str, reason: str) -> None:
        """Say that the input ``path`` could not be read; the run goes on, and ends with status 2."""
        self.failed = True
        self.complain(f"{path}: {reason}")

    def leaves_input_unread(self) -> None:
        """Say so if standard input is a pipe or a file with something in it that nobody is going to read."""
        self._input_unread = not self._tell_of_input()

    def close(self) -> None:
        """Look once more at what is left unread: who writes into the pipe may have been slower."""
        if self._input_unread:
            self._tell_of_input()

    def _tell_of_input(self) -> bool:
        waiting = _is_waiting(self.stdin)
        if waiting:
            self.remark("standard input has something in it, which is read only if - is named")
        return waiting

    def trace(self, traceback: str) -> None:
        """Show where in the code an error came from, if asked to."""
        if self.debug:
            self.stderr.writelines(f"{visible(line)}\n" for line in traceback.split("\n") if line)

    def notice(self, path: str, remark: str) -> None:
        """Say something worth knowing about the input ``path``, unless asked to be quiet."""
        self.remark(f"{path}: {remark}")

    def remark(self, message: str) -> None:
        """Say something worth knowing about the run, unless asked to be quiet."""
        if not self.quiet:
            self.complain(message)


def _is_waiting(stream: BinaryIO) -> bool:
    """Whether ``stream`` is a pipe or a file in which something waits to be read; only looks, never waits."""
    try:
        descriptor = stream.fileno()
        status = os.fstat(descriptor)
        if S_ISREG(status.st_mode):
            return status.st_size > os.lseek(descriptor, 0, os.SEEK_CUR)
        if not S_ISFIFO(status.st_mode):
            return False
        from fcntl import ioctl
        from termios import FIONREAD

        return any(ioctl(descriptor, FIONREAD, bytes(4)))
    except (OSError, ValueError, ImportError):  # no descriptor, a closed one, a system without
        return False
