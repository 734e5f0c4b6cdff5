"""What a command reads, and how: the options for it as decorators, and the corpus behind them."""

import functools
from typing import TYPE_CHECKING, Any

import click
from msgspec import structs

from newsctl.cli.environment import Environment
from newsctl.cli.options import Command
from newsctl.cli.values import read_codec, read_date_from, read_furniture, read_size
from newsctl.corpus import MAX_SIZE, Corpus, DateFrom, Options, Output, Selection, names_or_default

if TYPE_CHECKING:
    from newsctl.corpus.prefilter import Prefilter

__all__ = ["corpora", "listed", "open_corpus", "reading"]


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
    @click.option(
        "--furniture",
        metavar="FILE",
        callback=read_furniture,
        help="Lines that are the page's, never the story's, one a line, as `newsctl furniture` writes them.",
    )
    @functools.wraps(command)
    def wrapper(
        *args: Any,
        encoding: str | None,
        text_field: str | None,
        max_size: int,
        date_from: DateFrom | None,
        furniture: frozenset[str],
        **rest: Any,
    ) -> Any:
        options = Options(
            encoding=encoding,
            text_field=text_field,
            max_size=max_size,
            date_from=date_from,
            furniture=furniture,
        )
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
