"""``newsctl export``: articles into files for other programs."""

import os
from collections.abc import Iterable, Iterator

import click
import msgspec

from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners
from newsctl.cli.outputs import writing_export
from newsctl.cli.progress import watched
from newsctl.cli.visible import visible_json, visible_lines
from newsctl.corpus import Options, names_or_default
from newsctl.corpus.walking import is_read_with
from newsctl.export import (
    FORMATS,
    Format,
    Records,
    Settings,
    descriptor_of,
    format_for,
    format_named,
    replacing,
    stream,
)
from newsctl.search.filters import Filters

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
    type=click.Choice(["articles", "quotes", "links"]),
    default="articles",
    show_default=True,
    help="What a row of csv and tsv is.",
)
@click.option(
    "--excel-safe", is_flag=True, help="An apostrophe before cells that a spreadsheet would run as formulas."
)
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
    excel_safe: bool,
    ascii_only: bool,
    filters: Filters,
) -> None:
    """Write articles as JSON, CSV or Markdown for other programs.

    CORPUS is a file, a folder, a quoted pattern, or - for standard input. With none, $NEWSCTL_CORPUS is read,
    else the current folder.

    In csv and tsv a row is an article: its paragraphs have a blank line between them, its authors are joined
    by "; ", its quotes and links are counted. With --records a row is one of those.
    """
    output = None if output == "-" else output
    by_name = output is not None and descriptor_of(output) is None
    form = format_named(name) if name else format_for(output) if output and by_name else format_named("jsonl")
    if records != "articles" and form.name not in ("csv", "tsv"):
        raise click.UsageError(
            f"--records goes with csv and tsv; {form.name} holds articles with all that is in them."
        )
    settings = Settings(ascii_only=ascii_only, excel_safe=excel_safe, records=records)
    read = names if options.files_from else names_or_default(names, environment.env)
    if output is not None:
        options = writing_export(output, read, options)
    if records == "quotes":
        from newsctl.cli.quote_rows import quote_rows  # who is quoted is known when all is read

        encoded = quote_rows(environment, names, options, filters, form, settings)
    else:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        results = watched(
            corpus.map(Filtering(Encode(form.name, settings), filters)),
            corpus.tally,
            environment,
            held_back=output is not None,
        )
        encoded = kept(results, filters, environment)
    pieces = stream(form, encoded, settings)
    if output is None:
        for piece in _harmless(pieces, form) if environment.is_terminal else pieces:
            environment.write(piece)
        return
    with replacing(output) as out:
        out.writelines(_harmless(pieces, form) if out.isatty() else pieces)
    for folder in filter(os.path.isdir, read):
        if by_name and is_read_with(folder, output, options.selection):
            environment.notice(output, f"lies in {folder}, so that its articles are there twice now")


def _harmless(pieces: Iterable[bytes], form: Format) -> Iterator[bytes]:
    """Yield ``pieces`` of a file for a terminal: what could steer it is an escape, of JSON's own in JSON."""
    for piece in pieces:
        yield visible_json(piece) if form.is_json else visible_lines(piece.decode()).encode()
