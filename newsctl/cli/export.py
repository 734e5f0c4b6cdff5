"""``newsctl export``: articles into files for other programs."""

import os
from collections.abc import Iterable, Iterator

import click
import msgspec
from msgspec.structs import replace

from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners, reported
from newsctl.cli.outputs import writing_export
from newsctl.cli.progress import watched
from newsctl.cli.visible import visible_json, visible_lines
from newsctl.corpus import Options, names_or_default
from newsctl.corpus.walking import is_read_with
from newsctl.errors import FormatError
from newsctl.export import (
    FORMATS,
    Format,
    Records,
    Settings,
    compressing,
    descriptor_of,
    format_for,
    format_named,
    inner_name,
    replacing,
    replacing_folder,
    stream,
    write_manifest,
)
from newsctl.matching.filters import Filters

__all__ = ["Encode", "command"]

EXAMPLES = """\b
Examples:
  newsctl export archive/ | jq -r '.quotes[].speaker' | sort | uniq -c
  newsctl export archive/ -o archive.csv --excel-safe
  newsctl export archive/ -f csv --records quotes --speaker Rouhani
"""


class Encode(msgspec.Struct, frozen=True):
    """The work on one article, wherever it is done: write it in a format."""

    format: str
    settings: Settings

    def __call__(self, article: Article) -> bytes:
        """Return the article as bytes."""
        return FORMATS[self.format].encode(article, self.settings)


@click.command("export", epilog=EXAMPLES)
@corpora
@click.option(
    "-f",
    "--format",
    "name",
    metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}.  [default: by FILE, or jsonl]",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write FILE, whole or not at all.  [default: standard output]"
)
@click.option(
    "--records",
    type=click.Choice(["articles", "quotes", "links", "paragraphs"]),
    default="articles",
    show_default=True,
    help="What a row of csv, tsv and parquet is.",
)
@reported
@click.option(
    "--excel-safe",
    is_flag=True,
    help="An apostrophe before cells that a spreadsheet would run as formulas, and a byte order mark.",
)
@click.option("--force", is_flag=True, help="Replace a folder that newsctl did not make.")
@click.option("--ascii", "ascii_only", is_flag=True, help="JSON with escapes for all that is not ASCII.")
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    name: str | None,
    output: str | None,
    records: Records,
    reported: bool,
    excel_safe: bool,
    force: bool,
    ascii_only: bool,
    filters: Filters,
) -> None:
    """Write articles as JSON, CSV, Parquet, Markdown, HTML or brat's standoff for other programs.

    CORPUS is a file, a folder, a quoted pattern, or - for standard input. With none, $NEWSCTL_CORPUS is read,
    else the current folder.

    In csv and tsv a row is an article: its paragraphs have a blank line between them, its authors are joined
    by "; ", its quotes and links are counted. With --records a row is one of those. In parquet quotes and
    links are nested. With html, FILE is a page that holds all (news.html) or a folder of pages (news/), with
    brat a folder. A suffix .gz or .zst compresses what is text.
    """
    output = None if output == "-" else output
    by_name = output is not None and descriptor_of(output) is None
    form = format_named(name) if name else format_for(output) if output and by_name else format_named("jsonl")
    if missing := form.needs():
        raise FormatError(missing)
    _check(form, records, output, reported=reported, force=force)
    options = replace(options, reported=reported)
    settings = Settings(ascii_only, excel_safe, records, reported)
    read = names if options.files_from else names_or_default(names, environment.env)
    if output is not None:
        options = writing_export(output, read, options)
    if records == "quotes":
        from newsctl.cli.quote_rows import quote_rows  # who is quoted is known when all is read

        articles = quote_rows(environment, names, options, filters, form, settings)
    else:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        work = Filtering(Encode(form.name, settings), filters)
        results = watched(corpus.map(work), corpus.tally, environment, held_back=output is not None)
        articles = kept(results, filters, environment)
    if output is None:
        pieces = stream(form, articles, settings)
        for piece in _harmless(pieces, form) if environment.is_terminal else pieces:
            environment.write(piece)
        return
    _write(output, form, articles, settings, force=force)
    for folder in filter(os.path.isdir, read):
        if by_name and is_read_with(folder, output, options.selection):
            environment.notice(output, f"lies in {folder}, so that its articles are there twice now")


def _check(form: Format, records: Records, output: str | None, *, reported: bool, force: bool) -> None:
    """Raise UsageError for what does not go with the format."""
    if records != "articles" and not form.has_tables:
        raise click.UsageError(
            f"--records goes with {', '.join(each.name for each in FORMATS.values() if each.has_tables)};"
            f" {form.name} holds articles with all that is in them."
        )
    if reported and (records != "articles" or not form.takes_reported):
        takers = [each.name for each in FORMATS.values() if each.takes_reported]
        what = form.name if records == "articles" else f"--records {records}"
        raise click.UsageError(f"--reported goes with {', '.join(takers)}; {what} has no place for it.")
    if output is None and not form.is_text:
        place = "FILE" if form.write else "FOLDER"
        raise click.UsageError(f"{form.name} is no text for a pipe or terminal; say -o {place}.")
    if output is not None and not form.is_text and inner_name(output) != output:
        raise click.UsageError(f"{form.name} is not compressed by a suffix; leave it out.")
    if force and not (output and form.fills(output)):
        raise click.UsageError("--force goes with formats that are folders.")


def _write(output: str, form: Format, articles: Iterator[bytes], settings: Settings, *, force: bool) -> None:
    """Write the file or the folder ``output`` whole or not at all."""
    if form.fill and form.fills(output):
        with replacing_folder(output, force=force) as folder:
            number = form.fill(folder, articles, settings)
            write_manifest(folder, form.name, number)
        return
    with replacing(output) as out:
        if form.write:
            form.write(out, articles, settings)
            return
        pieces = stream(form, articles, settings)
        with compressing(out, output) as packed:
            packed.writelines(_harmless(pieces, form) if out.isatty() else pieces)


def _harmless(pieces: Iterable[bytes], form: Format) -> Iterator[bytes]:
    """Yield ``pieces`` of a file for a terminal: what could steer it is an escape, of JSON's own in JSON."""
    for piece in pieces:
        yield visible_json(piece) if form.is_json else visible_lines(piece.decode()).encode()
