"""The options of ``newsctl grep``: what to look for, as one Query, and how to show it, as one Display."""

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
import msgspec

from newsctl.cli.grep_habits import ALWAYS, explained
from newsctl.cli.options import Command, Option, taken, with_options
from newsctl.cli.options import filters as filter_options
from newsctl.cli.values import OneOf, completed, in_letters
from newsctl.corpus.naming import STDIN, container_of, names_a_place
from newsctl.matching.filters import Filters
from newsctl.matching.passages import DEFAULT_FIELDS, read_fields
from newsctl.matching.query import Query, Wording

if TYPE_CHECKING:
    from newsctl.cli.environment import Environment

__all__ = ["SILENT", "Display", "GrepCommand", "display", "query"]

DEFAULT_SCORE = "80"
"""One wrong letter in five, two in ten: Hatibzade is Khatibzadeh, and walks are still talks."""

Mode = Literal["passages", "count", "with", "without", "only", "kwic"]

_MODES: dict[Mode, tuple[tuple[str, ...], str]] = {
    "count": (("-c", "--count"), "For each article how many passages match."),
    "with": (("-l", "--files-with-matches"), "The paths of articles that match."),
    "without": (("-L", "--files-without-match"), "The paths of articles that do not."),
    "only": (("-o", "--only-matching"), "Each match alone, without the text around it."),
}
"""What can be shown in place of passages, one at most: the switch for it, and what this does."""

_NAMES: dict[Mode, str] = {mode: names[0] for mode, (names, _) in _MODES.items()} | {"kwic": "--kwic"}

_ALONE = {"--fuzzy": DEFAULT_SCORE, "--kwic": "0"}
"""The values of options that may stand without one."""


class Display(msgspec.Struct, frozen=True):
    """How matches are shown: as what, in which order, and whether with a heading for each article.

    A concordance (mode ``kwic``) has ``kwic`` columns on both sides of a match, or where that is 0 as many
    as the line has room for. ``as_json`` is of passages or of a concordance. With ``null_output`` a NUL ends
    each path. What is ``silent`` shows nothing.
    """

    mode: Mode = "passages"
    as_json: bool = False
    kwic: int | None = None
    sort: Literal["order", "score", "left", "right"] = "order"
    heading: bool | None = None
    stats: bool = False
    ascii_only: bool = False
    null_output: bool = False
    silent: bool = False

    def has_headings(self, *, on_terminal: bool) -> bool:
        """Whether matches stand under the headline of their article, as they do ``on_terminal`` unasked."""
        if self.mode not in ("passages", "only") or self.as_json or self.null_output:
            return False
        return on_terminal if self.heading is None else self.heading


class GrepCommand(click.Command):
    """Reads ``--fuzzy`` and ``--kwic`` as grep reads ``--color``: with a value only behind an equals sign."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``args`` with the values that options alone stand for; say what grep's other options are."""
        end = args.index("--") if "--" in args else len(args)
        args[:end] = [f"{arg}={_ALONE[arg]}" if arg in _ALONE else arg for arg in args[:end]]
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise explained(error) from None


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
        shell_complete=completed("fields"),
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
    click.option(
        "--kwic",
        metavar="[=WIDTH]",
        type=click.IntRange(min=0),
        help="A concordance: each match with WIDTH columns on either side, or what the line has room for.",
    ),
    _switch("--json", "as_json", says="Each match as a record, one a line; with --kwic, left and right."),
    _switch("-Z", "--null-output", says="End paths in NUL, for xargs -0."),
    _switch("--ascii", "ascii_only", says="JSON with escapes for all that is not ASCII."),
    click.option(
        "--sort",
        type=OneOf(["order", "score", "left", "right"]),
        default="order",
        help="As they come; the best articles first; --kwic: by what stands left or right.",
    ),
    click.option(
        "--heading/--no-heading",
        default=None,
        help="Path and headline over the matches, not a path in each line.",
    ),
    _switch("--stats", says="Say at the end how much was found, and in how much."),
    ALWAYS,
)
"""Each is called as its field in Display, or as a Mode."""


def _quiet(context: click.Context, parameter: click.Parameter, silent: bool) -> bool:
    environment: Environment = context.obj
    environment.quiet = environment.quiet or silent
    return silent


SILENT = click.option(
    "-q",
    "--quiet",
    "silent",
    is_flag=True,
    callback=_quiet,
    help="Print nothing: the exit status tells, at the first match.",
)
"""grep's ``--quiet``; that of other commands is in newsctl.cli.options."""


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
        elsewhere = bool(expressions or files)
        if pattern is None and not elsewhere and not filters.speaker:
            raise click.UsageError("Missing argument 'PATTERN'.")
        if pattern is not None and (elsewhere or (filters.speaker and _is_place(pattern))):
            names, pattern = (pattern, *names), None  # as in grep: with -e or -f all are places to search
        patterns: tuple[str, ...] | None = None
        if elsewhere:
            patterns = (*expressions, *_lines(files))
            if not patterns:
                _remark("the file of patterns has none, so that nothing matches; write one a line")
        elif pattern is not None:
            patterns = (in_letters(pattern),)
            if not names and values["files_from"] is None:
                _wonder_about(pattern)
        for side in ("before", "after"):
            if values[side] is None:
                values[side] = around or 0
        wording = Wording(**taken(values, Wording))
        asked = Query(patterns, wording, filters=filters, **taken(values, Query))
        asked.check()
        return command(*args, names=names, query=asked, **values)

    return with_options(filter_options(wrapper), _QUERY)


def display(command: Command) -> Command:
    """Add how matches are shown, as one ``display``."""

    @functools.wraps(command)
    def wrapper(*args: Any, **values: Any) -> Any:
        chosen: list[Mode] = [mode for mode in _MODES if values.pop(mode)]
        if values["kwic"] is not None:
            chosen.append("kwic")
        if len(chosen) > 1 or (values["as_json"] and chosen not in ([], ["kwic"])):
            first, second = [*(_NAMES[mode] for mode in chosen), "--json"][:2]
            raise click.UsageError(f"{first} and {second} exclude each other.")
        shown = Display(mode=chosen[0] if chosen else "passages", **taken(values, Display))
        if shown.sort in ("left", "right") and shown.mode != "kwic":
            raise click.UsageError(f"--sort {shown.sort} is for --kwic.")
        if shown.null_output and (shown.as_json or shown.mode == "kwic" or shown.heading):
            raise click.UsageError("-Z ends paths that begin a line; --json, --kwic and --heading have none.")
        return command(*args, display=shown, **values)

    return with_options(wrapper, _DISPLAY)


def _is_place(word: str) -> bool:
    """Whether ``word`` is a place to search, so that the PATTERN was left out; what may be both is told."""
    if not (word == STDIN or Path(word).exists() or container_of(word) is not None):
        return False
    if word.isalnum():
        _remark(f"{word}: taken for a place to search, all that --speaker says; -e {word} for the word")
    return True


def _wonder_about(pattern: str) -> None:
    """Say how ``pattern`` is taken if it names a file or folder, and nothing else says where to search."""
    if names_a_place(pattern):
        _remark(
            f"{pattern}: taken for the PATTERN; did you mean to search in it? newsctl grep PATTERN {pattern}"
        )


def _remark(message: str) -> None:
    environment: Environment = click.get_current_context().obj
    environment.remark(message)


def _lines(files: Iterable[Iterable[str]]) -> list[str]:
    """Return the lines of ``files`` that are not empty."""
    return [pattern for file in files for line in file if (pattern := line.rstrip("\r\n"))]
