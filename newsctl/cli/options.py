"""Options that commands share, as decorators; a command gets what they mean, not what was typed."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from msgspec import structs

from newsctl.cli.environment import Environment
from newsctl.corpus import MAX_SIZE, Corpus, DateFrom, Options, Output, Selection, names_or_default

if TYPE_CHECKING:
    from newsctl.corpus.prefilter import Prefilter

__all__ = ["Command", "corpora", "filters", "in_letters", "listed", "manners", "open_corpus", "reading"]

Command = Callable[..., Any]
"""A function that becomes a command, or is one: click keeps it as it is, wrapped or not."""


def manners(command: Command) -> Command:
    """Add what every command understands: help, and ``--color``, ``--quiet``, ``--debug`` (Environment).

    click would bring a help option of its own, but one whose text is translated: looking for the translations
    takes a millisecond of every start.
    """
    help_ = click.option(
        "-h",
        "--help",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_help,
        help="Show this message and exit.",
    )
    debug = _switch("--debug", says="Show the traceback of an error.")
    quiet = _switch("-q", "--quiet", says="No remarks on inputs that could be read.")
    color = click.option(
        "--color",
        "color_mode",
        type=click.Choice(["auto", "always", "never"]),
        expose_value=False,
        callback=_set,
        help="When to use colour; auto looks at the terminal and at $NO_COLOR.",
    )
    return color(quiet(debug(help_(command))))


def _switch(*names: str, says: str) -> Callable[[Command], Command]:
    return click.option(*names, is_flag=True, default=None, expose_value=False, callback=_set, help=says)


def _print_help(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(context.get_help())
        context.exit()


def _set(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Write a setting down in the Environment, where every command finds it."""
    environment = context.find_object(Environment)
    if value is not None and environment is not None and parameter.name is not None:
        setattr(environment, parameter.name, value)


def reading(command: Command) -> Command:
    """Add how inputs are to be read, as one ``options``: ``--encoding``, ``--text-field`` and their like."""

    @click.option(
        "--encoding",
        metavar="NAME",
        callback=_codec,
        help="How texts are encoded, or auto to guess.  [default: UTF-8, else cp1252]",
    )
    @click.option(
        "--text-field", metavar="NAME", help="The field of foreign JSON records that holds the text."
    )
    @click.option(
        "--max-size",
        metavar="SIZE",
        callback=_size,
        default=f"{MAX_SIZE >> 20}M",
        show_default=True,
        help="The most that one article may have: bytes, or 64K, 16M, 1G.",
    )
    @click.option(
        "--date-from",
        metavar="path|mtime|REGEX",
        callback=_date_from,
        help="Where the date of an article that states none stands: in its path (REGEX says where), or as the"
        " time its file was changed.",
    )
    @functools.wraps(command)
    def wrapper(
        *args: Any,
        encoding: str | None,
        text_field: str | None,
        max_size: int,
        date_from: DateFrom | None,
        **rest: Any,
    ) -> Any:
        options = Options(encoding=encoding, text_field=text_field, max_size=max_size, date_from=date_from)
        return command(*args, options=options, **rest)

    return wrapper


def corpora(command: Command) -> Command:
    """Add the inputs of a command that reads many: ``CORPUS…`` as ``names``, the rest as ``options``."""

    @click.argument("names", metavar="[CORPUS]...", nargs=-1)
    @reading
    @click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="How many processes parse, four a core at most.  [default: one a core, for large corpora]",
    )
    @listed
    @click.option(
        "--include",
        metavar="GLOB",
        multiple=True,
        help="Of folders, read only files like GLOB, of whatever kind: '*.csv', '2020/*'.",
    )
    @click.option(
        "--exclude", metavar="GLOB", multiple=True, help="Of folders, leave out files and folders like GLOB."
    )
    @click.option("--follow", is_flag=True, help="Follow symbolic links that lead out of a folder.")
    @functools.wraps(command)
    def wrapper(
        *args: Any,
        options: Options,
        jobs: int | None,
        include: tuple[str, ...],
        exclude: tuple[str, ...],
        follow: bool,
        **rest: Any,
    ) -> Any:
        options = structs.replace(options, jobs=jobs, selection=Selection(include, exclude, follow))
        return command(*args, options=options, **rest)

    return wrapper


def listed(command: Command) -> Command:
    """Add to ``options`` the inputs that a list names."""

    @click.option(
        "--files-from", metavar="FILE", help="Read the files named in FILE (- is standard input), one a line."
    )
    @click.option(
        "-0", "--null", "nul_separated", is_flag=True, help="Names in FILE end in NUL: find -print0."
    )
    @functools.wraps(command)
    def wrapper(
        *args: Any,
        options: Options,
        files_from: str | None,
        nul_separated: bool,
        **rest: Any,
    ) -> Any:
        options = structs.replace(options, files_from=files_from, nul_separated=nul_separated)
        return command(*args, options=options, **rest)

    return wrapper


def open_corpus(
    environment: Environment, names: tuple[str, ...], options: Options, prefilter: "Prefilter | None" = None
) -> Corpus:
    """Return the corpus behind ``names``; ``environment`` hears of its troubles.

    The file that standard output goes to is no part of it, even when it lies in a folder that is read.
    """
    if not names and options.files_from is None:
        environment.leaves_input_unread()
    if options.output is None and (file := environment.output_file):
        options = structs.replace(options, output=Output(file, passed_over=True))
    return Corpus(
        names if options.files_from else names_or_default(names, environment.env),
        options,
        report=environment.report,
        notice=environment.notice,
        trace=environment.trace,
        stdin=environment.stdin,
        prefilter=prefilter,
    )


def filters(command: Command) -> Command:
    """Add which articles count at all: ``--speaker``, ``--place``, … as one ``filters``."""

    @_name(
        "--speaker",
        says="Where rows are quotes, those of NAME, else articles that quote NAME, in any spelling; =NAME is"
        " that one name.",
    )
    @_name("--place", says="Articles filed from NAME.")
    @_name("--agency", says="Articles of the agency NAME.")
    @_name("--author", says="Articles by NAME.")
    @click.option("--since", metavar="DATE", help="Articles of DATE or later: 2020-10-05, 2020-10 or 2020.")
    @click.option("--until", metavar="DATE", help="Articles of DATE or before.")
    @click.option(
        "--undated",
        type=click.Choice(["keep", "drop"]),
        help="What --since and --until do with articles that have no date.  [default: drop them and say so]",
    )
    @click.option(
        "--has",
        type=click.Choice(["quotes", "links", "dateline"]),
        multiple=True,
        help="Articles that have such a thing.",
    )
    @functools.wraps(command)
    def wrapper(*args: Any, **values: Any) -> Any:
        from newsctl.search.filters import Filters

        chosen = {name: values.pop(name) for name in Filters.__struct_fields__}
        return command(*args, filters=Filters(**chosen), **values)

    return wrapper


def _name(option: str, *, says: str) -> Callable[[Command], Command]:
    return click.option(option, metavar="NAME", multiple=True, type=in_letters, help=says)


def in_letters(typed: str) -> str:
    """Return words to look for as they were ``typed``, whatever the locale makes of the bytes.

    Python hides bytes that are not in the locale's encoding behind surrogates, which no text has; they are
    read as texts are.
    """
    try:
        typed.encode()
    except UnicodeEncodeError:
        from newsctl.corpus.decoding import decode

        return decode(typed.encode("utf-8", "surrogateescape")).text
    return typed


def _codec(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    if name is not None and name != "auto":
        try:
            b" ".decode(name, "ignore")
        except (LookupError, UnicodeError):  # unknown, or none of texts: hex, idna
            raise click.BadParameter(
                f"{name!r} is no encoding that Python knows (such as utf-16, cp1251)."
            ) from None
    return name


_FROM = {"path": DateFrom("path"), "mtime": DateFrom("mtime")}


def _date_from(context: click.Context, parameter: click.Parameter, value: str | None) -> DateFrom | None:
    if value is None or value in _FROM:
        return _FROM.get(value or "")
    from newsctl.search.expression import parse

    groups = parse(value).parts.state.groupdict
    if groups and "year" not in groups:
        raise click.BadParameter(f"{value!r} has named groups, but none is called year (nor month, day).")
    return DateFrom("path", value)


_DIGITS = 18  # that a number of bytes may have
_LARGEST = 1 << 60  # more than any file, and still an index


def _size(context: click.Context, parameter: click.Parameter, value: str) -> int:
    number, unit = (value[:-1], value[-1].upper()) if value[-1:].isalpha() else (value, "")
    if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS) or unit not in "KMG":
        raise click.BadParameter(f"{value!r} is no size; write it as 500000, 64K, 16M or 1G.")
    return min(int(number) << {"": 0, "K": 10, "M": 20, "G": 30}[unit], _LARGEST)
