"""Pages on a terminal: wrapped, coloured, and in a pager when they are longer than the screen.

All that newsctl asks of rich stands here, imported when there is a terminal to please. Texts are handed to it
as ``Text``, never as markup, so that ``[sic]`` and ``[/b]`` are the words they are.
"""

import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import StringIO
from itertools import chain, islice

from rich.console import Console
from rich.text import Text

from newsctl.cli.environment import Environment
from newsctl.cli.page import Line, Style
from newsctl.cli.visible import visible

__all__ = ["show_page", "show_rows", "wrapped"]

MEASURE = 88
"""The widest that lines of prose are set: longer ones tire the eye."""

NARROWEST = 8
"""The narrowest: on a smaller terminal, rows are cut off or broken by the terminal itself."""

# Magenta is the one colour that xterm, VGA, GNOME and macOS set with a contrast of 3 : 1 or better (WCAG 2)
# on white and on black; blue fails on black, green and cyan on white.
STYLES: dict[Style, str] = {
    "text": "",
    "headline": "bold",
    "standfirst": "italic",
    "quote": "magenta",
    "speaker": "bold",
    "aside": "dim",
    "link": "underline",
    "path": "magenta",
    "match": "bold red",
}


def show_page(lines: Iterable[Line], environment: Environment, *, pager: bool) -> None:
    """Write ``lines`` to a terminal, through ``$PAGER`` if they do not fit and ``pager`` lets it."""
    _show(wrapped(lines, environment), environment, pager=pager)


def show_rows(lines: Iterable[Line], environment: Environment, *, head: Line | None, wrap: bool) -> None:
    """Write the ``lines`` of a table below its ``head``, through ``$PAGER`` if they do not fit.

    There the head begins each screen: pagers go on by screens of a row less than the terminal has.
    """
    rows = wrapped(lines, environment, wrap=wrap)
    if head is None:
        _show(rows, environment, pager=True)
        return
    [top] = wrapped([head], environment, wrap=False)
    below = list(islice(rows, environment.height))
    if len(below) < environment.height or not _pages(environment):
        _show(chain([top], below, rows), environment, pager=False)
        return
    _show(_under_heads(top, chain(below, rows), environment.height - 1), environment, pager=True)


def _under_heads(head: bytes, rows: Iterable[bytes], screen: int) -> Iterator[bytes]:
    """Yield ``rows`` with ``head`` above them on each ``screen`` of so many rows."""
    for number, row in enumerate(rows):
        if number % max(screen - 1, 1) == 0:
            yield head
        yield row


def _show(rows: Iterator[bytes], environment: Environment, *, pager: bool) -> None:
    """Write ``rows``, through ``$PAGER`` if there are more than the terminal has and ``pager`` lets it."""
    screen = list(islice(rows, environment.height)) if pager else []
    command = _pages(environment) if len(screen) == environment.height else []
    if command:
        with environment.words_kept():
            _feed(chain(screen, rows), command)
    else:
        for row in chain(screen, rows):
            environment.write(row)


def wrapped(lines: Iterable[Line], environment: Environment, *, wrap: bool = True) -> Iterator[bytes]:
    """Yield the rows of ``lines``: wrapped to the width that there is, or uncut where there is none.

    Lines that are set in columns already are not to ``wrap``.
    """
    wrap = wrap and environment.wraps
    margin = 2 if wrap and environment.width >= 60 else 0
    measure = min(environment.width - 2 * margin, MEASURE) if wrap else None
    paper = StringIO()
    console = Console(
        file=paper,
        width=MEASURE,
        color_system="standard" if environment.color else None,
        force_terminal=environment.color,
        no_color=False,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        for row in _rows(line, None if line.whole else measure, margin, console):
            console.print(row, soft_wrap=True)
        yield paper.getvalue().encode("utf-8", "backslashreplace")
        paper.seek(0)
        paper.truncate()


def _rows(line: Line, measure: int | None, margin: int, console: Console) -> Iterator[Text]:
    """Yield the rows of ``line`` in ``measure`` columns (None: one row); its mark hangs before the first."""
    text = Text.assemble(*((visible(words), STYLES[style]) for words, style in line.runs))
    mark = Text(" " * (margin + line.indent)).append(line.mark, STYLES["aside"])
    width = None if measure is None else max(measure - line.indent - len(line.mark), NARROWEST)
    for row in [text] if width is None else text.wrap(console, width):
        row.rstrip()
        yield mark + row if row else row
        mark = Text(" " * len(mark))


def _pages(environment: Environment) -> list[str]:
    """Return the command that pages, or nothing where there is no screen or the user wants none."""
    if not (environment.pager and environment.is_terminal):
        return []
    try:
        command = shlex.split(environment.env.get("PAGER", "less -R"))
    except ValueError:  # a quotation mark that is not closed
        return []
    return command if command and shutil.which(command[0]) and command[0] != "cat" else []


def _feed(rows: Iterable[bytes], command: list[str]) -> None:
    """Feed ``rows`` to the pager until it has them all or is quit; Ctrl-C is for the pager alone."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE) as pager:
            assert pager.stdin is not None  # a pipe was asked for
            with suppress(BrokenPipeError), pager.stdin as pipe:
                for row in rows:
                    pipe.write(row)
                    pipe.flush()  # who has seen enough may leave while more is being found
    finally:
        signal.signal(signal.SIGINT, before)
