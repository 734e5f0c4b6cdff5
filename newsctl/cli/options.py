"""Options that commands share, as decorators; a command gets what they mean, not what was typed."""

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct, structs

from newsctl.cli.environment import Environment
from newsctl.cli.values import in_letters, read_codec, read_date_from, read_size
from newsctl.corpus import MAX_SIZE, Corpus, DateFrom, Options, Output, Selection, names_or_default

if TYPE_CHECKING:
    from newsctl.corpus.prefilter import Prefilter

__all__ = [
    "Command",
    "Option",
    "corpora",
    "filters",
    "listed",
    "manners",
    "open_corpus",
    "reading",
    "taken",
    "with_options",
]

Command = Callable[..., Any]
"""A function that becomes a command, or is one: click keeps it as it is, wrapped or not."""


Option = Callable[[Command], Command]
"""What adds an option or an argument to a command."""


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


def _switch(*names: str, says: str) -> Option:
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
        callback=read_codec,
        help="How texts are encoded, or auto to guess.  [default: UTF-8, else cp1252]",
    )
    @click.option(
        "--text-field", metavar="NAME", help="The field of foreign JSON records that holds the text."
    )
    @click.option(
        "--max-size",
        metavar="SIZE",
        callback=read_size,
        default=f"{MAX_SIZE >> 20}M",
        show_default=True,
        help="The most that one article may have: bytes, or 64K, 16M, 1G.",
    )
    @click.option(
        "--date-from",
        metavar="path|mtime|REGEX",
        callback=read_date_from,
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


def _name(option: str, *, says: str) -> Option:
    return click.option(option, metavar="NAME", multiple=True, type=in_letters, help=says)


_FILTERS: tuple[Option, ...] = (
    _name(
        "--speaker",
        says="Where rows are quotes, those of NAME, else articles that quote NAME, in any spelling; =NAME is"
        " that one name.",
    ),
    _name("--place", says="Articles filed from NAME."),
    _name("--agency", says="Articles of the agency NAME."),
    _name("--author", says="Articles by NAME."),
    click.option("--since", metavar="DATE", help="Articles of DATE or later: 2020-10-05, 2020-10 or 2020."),
    click.option("--until", metavar="DATE", help="Articles of DATE or before."),
    click.option(
        "--undated",
        type=click.Choice(["keep", "drop"]),
        help="What --since and --until do with articles that have no date.  [default: drop them and say so]",
    ),
    click.option(
        "--has",
        type=click.Choice(["quotes", "links", "dateline"]),
        multiple=True,
        help="Articles that have such a thing.",
    ),
)
"""Each is called as its field in newsctl.search.filters.Filters."""


def filters(command: Command) -> Command:
    """Add which articles count at all, as one ``filters``."""

    @functools.wraps(command)
    def wrapper(*args: Any, **values: Any) -> Any:
        from newsctl.search.filters import Filters

        return command(*args, filters=Filters(**taken(values, Filters)), **values)

    return with_options(wrapper, _FILTERS)


def with_options(command: Command, options: Sequence[Option]) -> Command:
    """Return ``command`` with a table of ``options``, in the order in which its help shows them."""
    for option in reversed(options):
        command = option(command)
    return command


def taken(values: dict[str, Any], record: type[Struct]) -> dict[str, Any]:
    """Take out of the ``values`` of options, by name, those that are called as a field of ``record``."""
    return {name: values.pop(name) for name in record.__struct_fields__ if name in values}
