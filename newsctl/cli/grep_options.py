"""The options of ``newsctl grep``: what to look for, as one Query, and how to show it, as one Display."""

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

import click
import msgspec

from newsctl.cli.options import Command, Option, taken, with_options
from newsctl.cli.options import filters as filter_options
from newsctl.cli.values import in_letters
from newsctl.corpus.naming import names_a_place
from newsctl.errors import PatternError
from newsctl.matching.filters import Filters
from newsctl.matching.passages import DEFAULT_FIELDS, read_fields
from newsctl.matching.query import Query, Wording

if TYPE_CHECKING:
    from newsctl.cli.environment import Environment

__all__ = ["Display", "GrepCommand", "display", "query"]

DEFAULT_SCORE = "80"
"""One wrong letter in five, two in ten: Hatibzade is Khatibzadeh, and walks are still talks."""

Mode = Literal["passages", "count", "with", "without", "only", "kwic", "json"]

_MODES: dict[Mode, tuple[tuple[str, ...], str]] = {
    "count": (("-c", "--count"), "For each article how many passages match."),
    "with": (("-l", "--files-with-matches"), "The paths of articles that match."),
    "without": (("-L", "--files-without-match"), "The paths of articles that do not."),
    "only": (("-o", "--only-matching"), "Each match alone, without the text around it."),
    "kwic": (("--kwic",), "A concordance: each match with its left and right context."),
    "json": (("--json",), "Each match as a record, one a line."),
}
"""What can be shown in place of passages, one at most: the switch for it, and what this does."""


class Display(msgspec.Struct, frozen=True):
    """How matches are shown: as what, in which order, and whether with a heading for each article.

    With ``null_output`` a NUL ends each path where these stand alone or with a count.
    """

    mode: Mode = "passages"
    sort: Literal["order", "score", "left", "right"] = "order"
    heading: bool | None = None
    stats: bool = False
    ascii_only: bool = False
    null_output: bool = False


class GrepCommand(click.Command):
    """Reads ``--fuzzy`` as grep reads ``--color``: its value comes after an equals sign or not at all."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``args`` with the value that ``--fuzzy`` alone stands for."""
        end = args.index("--") if "--" in args else len(args)
        args[:end] = [f"--fuzzy={DEFAULT_SCORE}" if arg == "--fuzzy" else arg for arg in args[:end]]
        return super().parse_args(ctx, args)


def _pattern(*names: str, says: str) -> Option:
    return click.option(*names, metavar="PATTERN", multiple=True, type=in_letters, help=says)


def _number(*names: str, says: str, least: int = 0) -> Option:
    return click.option(*names, metavar="N", type=click.IntRange(min=least), help=says)


def _switch(*names: str, says: str) -> Option:
    return click.option(*names, is_flag=True, help=says)


def _fields(context: click.Context, parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    return read_fields(names) or DEFAULT_FIELDS


_QUERY: tuple[Option, ...] = (
    click.argument("pattern", metavar="PATTERN", required=False),
    _pattern("-e", "--regexp", "expressions", says="A pattern, or one more."),
    click.option(
        "-f",
        "--file",
        "files",
        metavar="FILE",
        multiple=True,
        type=click.File(encoding="utf-8-sig", errors="replace"),
        help="Patterns from FILE, one a line.",
    ),
    _switch("-F", "--fixed-strings", "fixed", says="Patterns are strings, no expressions."),
    _switch("-i", "--ignore-case", says="Capital and small letters are the same."),
    _switch("-S", "--smart-case", says="The same, if the patterns have no capital letters."),
    _switch("-w", "--word-regexp", "word", says="Whole words only."),
    click.option(
        "--fuzzy",
        metavar="[=SCORE]",
        type=float,
        help=f"Words in other spellings as well, if they score {DEFAULT_SCORE} of 100, or SCORE.",
    ),
    _switch(
        "--exact",
        says="Characters as typed: ' is not \N{RIGHT SINGLE QUOTATION MARK}, "
        "é not e with an accent of its own.",
    ),
    click.option(
        "--in",
        "fields",
        metavar="FIELD,...",
        multiple=True,
        callback=_fields,
        help=f"Fields to search, such as quotes.  [default: {','.join(DEFAULT_FIELDS)}]",
    ),
    _pattern("--and", "required", says="In articles that have PATTERN too."),
    _pattern("--not", "forbidden", says="In articles without PATTERN."),
    _switch("-v", "--invert-match", "invert", says="Passages without a match."),
    _number("-m", "--max-count", "limit", least=1, says="N passages an article at most."),
    _number("-A", "--after-context", "after", says="N paragraphs after each match too."),
    _number("-B", "--before-context", "before", says="N paragraphs before each match too."),
    _number("-C", "--context", "around", says="N paragraphs on both sides."),
)
"""Each is called as its field in Query or Wording, but for those that query() puts together."""

_DISPLAY: tuple[Option, ...] = (
    *(_switch(*names, mode, says=says) for mode, (names, says) in _MODES.items()),
    _switch("-Z", "--null-output", says="With -l, -L and -c, end paths in NUL, for xargs -0."),
    _switch("--ascii", "ascii_only", says="JSON with escapes for all that is not ASCII."),
    click.option(
        "--sort",
        type=click.Choice(["order", "score", "left", "right"]),
        default="order",
        help="As they come; the best articles first; --kwic: by what stands left or right.",
    ),
    click.option(
        "--heading/--no-heading",
        default=None,
        help="Path and headline over the matches, not a path in each line.",
    ),
    _switch("--stats", says="Say at the end how much was found, and in how much."),
)
"""Each is called as its field in Display, or as a Mode."""


def query(command: Command) -> Command:
    """Add what to look for and in which articles, as one ``query``; see the help for each option."""

    @functools.wraps(command)
    def wrapper(
        *args: Any,
        names: tuple[str, ...],
        pattern: str | None,
        expressions: tuple[str, ...],
        files: tuple[Iterable[str], ...],
        around: int | None,
        filters: Filters,
        **values: Any,
    ) -> Any:
        if pattern is None and not expressions and not files:
            raise click.UsageError("Missing argument 'PATTERN'.")
        patterns = [*expressions, *_lines(files)]
        if pattern is not None and (expressions or files):
            names = (pattern, *names)  # as in grep: with -e or -f all arguments are places to search
        elif pattern is not None:
            patterns = [in_letters(pattern)]
            if not names and values["files_from"] is None:
                _wonder_about(pattern)
        if not patterns:
            raise PatternError("the file of patterns has none; write one a line")
        for side in ("before", "after"):
            if values[side] is None:
                values[side] = around or 0
        wording = Wording(**taken(values, Wording))
        asked = Query(tuple(patterns), wording, filters=filters, **taken(values, Query))
        asked.check()
        return command(*args, names=names, query=asked, **values)

    return with_options(filter_options(wrapper), _QUERY)


def display(command: Command) -> Command:
    """Add how matches are shown, as one ``display``."""

    @functools.wraps(command)
    def wrapper(*args: Any, **values: Any) -> Any:
        chosen: list[Mode] = [mode for mode in _MODES if values.pop(mode)]
        if len(chosen) > 1:
            (first, *_), (second, *_) = (_MODES[mode][0] for mode in chosen[:2])
            raise click.UsageError(f"{first} and {second} exclude each other.")
        shown = Display(mode=chosen[0] if chosen else "passages", **taken(values, Display))
        if shown.sort in ("left", "right") and shown.mode != "kwic":
            raise click.UsageError(f"--sort {shown.sort} is for --kwic.")
        if shown.null_output and shown.mode not in ("with", "without", "count"):
            raise click.UsageError("-Z goes with -l, -L and -c, which print paths.")
        return command(*args, display=shown, **values)

    return with_options(wrapper, _DISPLAY)


def _wonder_about(pattern: str) -> None:
    """Say how ``pattern`` is taken if it names a file or folder, and nothing else says where to search."""
    if names_a_place(pattern):
        environment: Environment = click.get_current_context().obj
        environment.notice(
            pattern, f"taken for the PATTERN; did you mean to search in it? newsctl grep PATTERN {pattern}"
        )


def _lines(files: Iterable[Iterable[str]]) -> list[str]:
    """Return the lines of ``files`` that are not empty."""
    return [pattern for file in files for line in file if (pattern := line.rstrip("\r\n"))]
