"""The options of ``newsctl grep``: what to look for, as one Query, and how to show it, as one Display."""

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

import click
import msgspec

from newsctl.cli.options import Command, in_letters
from newsctl.cli.options import filters as filter_options
from newsctl.corpus.naming import names_a_place
from newsctl.errors import PatternError
from newsctl.search.filters import Filters
from newsctl.search.passages import DEFAULT_FIELDS, read_fields
from newsctl.search.query import Query, Wording

if TYPE_CHECKING:
    from newsctl.cli.environment import Environment

__all__ = ["Display", "GrepCommand", "display", "query"]

DEFAULT_SCORE = "80"
"""One wrong letter in five, two in ten: Hatibzade is Khatibzadeh, and walks are still talks."""

Mode = Literal["passages", "count", "with", "without", "only", "kwic", "json"]

MODES: dict[Mode, tuple[str, ...]] = {
    "count": ("-c", "--count"),
    "with": ("-l", "--files-with-matches"),
    "without": ("-L", "--files-without-match"),
    "only": ("-o", "--only-matching"),
    "kwic": ("--kwic",),
    "json": ("--json",),
}
"""What can be shown in place of passages, and the switch for it; one at most."""


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


def query(command: Command) -> Command:
    """Add what to look for and in which articles, as one ``query``; see the help for each option."""

    @click.argument("pattern", metavar="PATTERN", required=False)
    @_pattern("-e", "--regexp", "expressions", says="A pattern, or one more.")
    @click.option(
        "-f",
        "--file",
        "files",
        metavar="FILE",
        multiple=True,
        type=click.File(encoding="utf-8-sig", errors="replace"),
        help="Patterns from FILE, one a line.",
    )
    @click.option(
        "-F", "--fixed-strings", "fixed", is_flag=True, help="Patterns are strings, no expressions."
    )
    @click.option("-i", "--ignore-case", is_flag=True, help="Capital and small letters are the same.")
    @click.option(
        "-S", "--smart-case", is_flag=True, help="The same, if the patterns have no capital letters."
    )
    @click.option("-w", "--word-regexp", "word", is_flag=True, help="Whole words only.")
    @click.option(
        "--fuzzy",
        metavar="[=SCORE]",
        type=float,
        help=f"Words in other spellings as well, if they score {DEFAULT_SCORE} of 100, or SCORE.",
    )
    @click.option(
        "--exact",
        is_flag=True,
        help="Characters as typed: ' is not \N{RIGHT SINGLE QUOTATION MARK}, "
        "é not e with an accent of its own.",
    )
    @click.option(
        "--in",
        "fields",
        metavar="FIELD,...",
        multiple=True,
        help=f"Fields to search, such as quotes.  [default: {','.join(DEFAULT_FIELDS)}]",
    )
    @_pattern("--and", "required", says="In articles that have PATTERN too.")
    @_pattern("--not", "forbidden", says="In articles without PATTERN.")
    @click.option("-v", "--invert-match", "invert", is_flag=True, help="Passages without a match.")
    @click.option(
        "-m",
        "--max-count",
        "limit",
        metavar="N",
        type=click.IntRange(min=1),
        help="N passages an article at most.",
    )
    @_paragraphs("-A", "--after-context", "after", says="N paragraphs after each match too.")
    @_paragraphs("-B", "--before-context", "before", says="N paragraphs before each match too.")
    @_paragraphs("-C", "--context", "around", says="N paragraphs on both sides.")
    @filter_options
    @functools.wraps(command)
    def wrapper(
        *args: Any,
        names: tuple[str, ...],
        pattern: str | None,
        expressions: tuple[str, ...],
        files: tuple[Iterable[str], ...],
        fixed: bool,
        ignore_case: bool,
        smart_case: bool,
        word: bool,
        fuzzy: float | None,
        exact: bool,
        fields: tuple[str, ...],
        required: tuple[str, ...],
        forbidden: tuple[str, ...],
        invert: bool,
        limit: int | None,
        before: int | None,
        after: int | None,
        around: int | None,
        filters: Filters,
        **rest: Any,
    ) -> Any:
        if pattern is None and not expressions and not files:
            raise click.UsageError("Missing argument 'PATTERN'.")
        if pattern is not None and (expressions or files):
            names = (pattern, *names)  # as in grep: with -e or -f all arguments are places to search
            pattern = None
        given = [*([] if pattern is None else [in_letters(pattern)]), *expressions, *_lines(files)]
        if pattern is not None and not names and rest["files_from"] is None:
            _wonder_about(pattern)
        if not given:
            raise PatternError("the file of patterns has none; write one a line")
        question = Query(
            patterns=tuple(given),
            wording=Wording(
                fixed=fixed,
                ignore_case=ignore_case,
                smart_case=smart_case,
                word=word,
                fuzzy=fuzzy,
                exact=exact,
            ),
            fields=read_fields(fields) or DEFAULT_FIELDS,
            required=required,
            forbidden=forbidden,
            filters=filters,
            invert=invert,
            limit=limit,
            before=(around or 0) if before is None else before,
            after=(around or 0) if after is None else after,
        )
        question.check()
        return command(*args, names=names, query=question, **rest)

    return wrapper


def display(command: Command) -> Command:
    """Add how matches are shown, as one ``display``."""

    @click.option(*MODES["count"], is_flag=True, help="For each article how many passages match.")
    @click.option(*MODES["with"], "with_", is_flag=True, help="The paths of articles that match.")
    @click.option(*MODES["without"], "without", is_flag=True, help="The paths of articles that do not.")
    @click.option(*MODES["only"], "only", is_flag=True, help="Each match alone, without the text around it.")
    @click.option(
        *MODES["kwic"], is_flag=True, help="A concordance: each match with its left and right context."
    )
    @click.option(*MODES["json"], "json", is_flag=True, help="Each match as a record, one a line.")
    @click.option(
        "-Z", "--null-output", is_flag=True, help="With -l, -L and -c, end paths in NUL, for xargs -0."
    )
    @click.option("--ascii", "ascii_only", is_flag=True, help="JSON with escapes for all that is not ASCII.")
    @click.option(
        "--sort",
        type=click.Choice(["order", "score", "left", "right"]),
        default="order",
        help="As they come; the best articles first; --kwic: by what stands left or right.",
    )
    @click.option(
        "--heading/--no-heading",
        default=None,
        help="Path and headline over the matches, not a path in each line.",
    )
    @click.option("--stats", is_flag=True, help="Say at the end how much was found, and in how much.")
    @functools.wraps(command)
    def wrapper(
        *args: Any,
        sort: Any,
        heading: bool | None,
        stats: bool,
        ascii_only: bool,
        null_output: bool,
        with_: bool,
        **rest: Any,
    ) -> Any:
        rest["with"] = with_
        chosen: list[Mode] = [mode for mode in MODES if rest.pop(mode)]
        if len(chosen) > 1:
            raise click.UsageError(f"{MODES[chosen[0]][0]} and {MODES[chosen[1]][0]} exclude each other.")
        mode = chosen[0] if chosen else "passages"
        if sort in ("left", "right") and mode != "kwic":
            raise click.UsageError(f"--sort {sort} is for --kwic.")
        if null_output and mode not in ("with", "without", "count"):
            raise click.UsageError("-Z goes with -l, -L and -c, which print paths.")
        shown = Display(
            mode=mode,
            sort=sort,
            heading=heading,
            stats=stats,
            ascii_only=ascii_only,
            null_output=null_output,
        )
        return command(*args, display=shown, **rest)

    return wrapper


def _wonder_about(pattern: str) -> None:
    """Say how ``pattern`` is taken if it names a file or folder, and nothing else says where to search."""
    if names_a_place(pattern):
        environment: Environment = click.get_current_context().obj
        environment.notice(
            pattern, f"taken for the PATTERN; did you mean to search in it? newsctl grep PATTERN {pattern}"
        )


def _pattern(*names: str, says: str) -> Callable[[Command], Command]:
    return click.option(*names, metavar="PATTERN", multiple=True, type=in_letters, help=says)


def _paragraphs(*names: str, says: str) -> Callable[[Command], Command]:
    return click.option(*names, metavar="N", type=click.IntRange(min=0), help=says)


def _lines(files: Iterable[Iterable[str]]) -> list[str]:
    """Return the lines of ``files`` that are not empty."""
    return [pattern for file in files for line in file if (pattern := line.rstrip("\r\n"))]
