"""``newsctl show``: one article, for people or as its record."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
from msgspec import UNSET
from msgspec.structs import asdict, replace

from newsctl.cli.environment import Environment
from newsctl.cli.inputs import listed, open_corpus, reading
from newsctl.cli.options import manners, reported
from newsctl.corpus import Document, Options

if TYPE_CHECKING:  # a record is printed without setting pages
    from newsctl.cli.page import Line

__all__ = ["command"]

PARTS = (
    "headline",
    "subheadline",
    "dateline",
    "authors",
    "published",
    "label",
    "body",
    "quotes",
    "reported",
    "links",
)

EXAMPLES = """\b
Examples:
  newsctl show story.txt
  newsctl show --part quotes story.txt
  newsctl show --json story.txt | jq -r '.quotes[].speaker'
"""


@click.command("show", epilog=EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="The record as JSON, one article a line.")
@click.option(
    "--part", metavar="FIELD", type=click.Choice(PARTS), help=f"One field alone: {', '.join(PARTS)}."
)
@click.option(
    "--why",
    is_flag=True,
    help="The text in pieces, each with the rule that says what it is; of a quotation, what was weighed.",
)
@reported
@click.option("--ascii", "ascii_only", is_flag=True, help="JSON with escapes for all that is not ASCII.")
@click.option("--pager/--no-pager", default=True, help="Whether $PAGER shows what is longer than the screen.")
@reading
@listed
@manners
@click.pass_obj
def command(
    environment: Environment,
    files: tuple[str, ...],
    as_json: bool,
    part: str | None,
    why: bool,
    reported: bool,
    ascii_only: bool,
    pager: bool,
    options: Options,
) -> None:
    """Show an article: a page to read, its record, or one part of it.

    FILE is an article in plain text, a dump of many or a part of one (dump.jsonl#17, news.db#PATH), or - for
    standard input. On the page each quotation is marked, and the line below its paragraph says whose words
    they are.
    """
    if part and why:
        raise click.UsageError("--part and --why exclude each other; the rules of a whole article are shown.")
    if not files and options.files_from is None:
        raise click.UsageError("Missing argument 'FILE...'.")
    options = replace(options, reported=reported or part == "reported")
    documents = open_corpus(environment, files, options).documents()
    if as_json:
        for document in documents:
            environment.write_json(_record(document, part, why=why), ascii_only=ascii_only)
        return
    titled = len(files) > 1 or options.files_from is not None
    lines = _pages(documents, part, why=why, report=environment.report, titled=titled)
    from newsctl.cli.paging import write_page

    write_page(lines, environment, pager=pager)


def _record(document: Document, part: str | None, *, why: bool) -> Any:
    """Return the record of ``document``, with what decided it if asked ``why``, or one ``part`` of it."""
    article = document.article
    if part:
        value = getattr(article, part)
        return None if value is UNSET else value
    article.path = document.name
    if why and document.text is not None:
        from newsctl.parsing import read

        reading = read(document.text, why=True, furniture=document.furniture)
        fields = {name: value for name, value in asdict(article).items() if value is not UNSET}
        return fields | {
            "blocks": reading.blocks, "decisions": reading.decisions, "weighings": reading.weighings,
        }  # fmt: skip
    return article


def _pages(
    documents: Iterable[Document],
    part: str | None,
    *,
    why: bool,
    titled: bool,
    report: Callable[[str, str], None],
) -> "Iterator[Line]":
    """Yield the lines of all ``documents``, those of a page ``titled`` with its path."""
    from newsctl.cli.page import article_page, blank, part_page, path_line

    first = True
    for document in documents:
        if part:
            yield from part_page(document.article, part)
            continue
        if not first:
            yield blank()
        first = False
        if titled:
            yield path_line(document.name)
        if not why:
            yield from article_page(document.article)
        elif document.text is None:
            report(
                document.name, "a record without its text; --why needs the file that the article came from"
            )
        else:
            from newsctl.cli.workings import workings

            yield from workings(document.text, document.furniture, reported=document.reported)
