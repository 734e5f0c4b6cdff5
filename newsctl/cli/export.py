"""``newsctl export``: articles into files for other programs."""

import os

import click
import msgspec
from msgspec import structs

from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.cli.keeping import Keeping, kept
from newsctl.cli.options import corpora, filters, manners, open_corpus
from newsctl.cli.progress import watched
from newsctl.corpus import Options, names_or_default
from newsctl.corpus.walking import is_read_with
from newsctl.export import FORMATS, Records, Settings, format_for, format_named, replacing, stream
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
    form = format_named(name) if name else format_for(output) if output else format_named("jsonl")
    if records != "articles" and form.name not in ("csv", "tsv"):
        raise click.UsageError(
            f"--records goes with csv and tsv; {form.name} holds articles with all that is in them."
        )
    settings = Settings(ascii_only=ascii_only, excel_safe=excel_safe, records=records)
    corpus = open_corpus(environment, names, structs.replace(options, output=output), filters.sieve())
    work = Keeping(Encode(form.name, settings), filters, by_quote=records == "quotes")
    results = watched(corpus.map(work), corpus.tally, environment, held_back=bool(output))
    articles = kept(results, filters, environment)
    pieces = stream(form, articles, settings)
    if output:
        with replacing(output) as out:
            out.writelines(pieces)
        read = names if options.files_from else names_or_default(names, environment.env)
        for folder in filter(os.path.isdir, read):
            if is_read_with(folder, output, options.selection):
                environment.notice(output, f"lies in {folder}, so that its articles are there twice now")
    else:
        for piece in pieces:
            environment.write(piece)
