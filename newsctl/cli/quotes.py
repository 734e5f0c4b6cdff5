"""``newsctl quotes``: who said what, one line a quote."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from newsctl.article import QuoteKind
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import tell_whom
from newsctl.cli.inputs import corpora
from newsctl.cli.options import filters, manners
from newsctl.cli.rows import at_most, columns_among, in_order, write_rows
from newsctl.cli.values import OneOf, in_letters, read_alias_file
from newsctl.corpus import Options
from newsctl.export.quotations import QUOTE_COLUMNS, cells_of
from newsctl.matching.filters import Filters

if TYPE_CHECKING:
    from newsctl.across.aliases import Aliases

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  newsctl quotes archive/ --speaker Rouhani --about sanctions --distinct
  newsctl quotes archive/ --by-speaker --limit 20
  newsctl quotes news.db --json | jq -r 'select(.words > 5) | .text'
"""

DEFAULT = ("speaker", "text", "date", "path")


@click.command("quotes", epilog=EXAMPLES)
@corpora
@click.option(
    "--about",
    metavar="PATTERN",
    type=in_letters,
    help="Quotes in whose words PATTERN is, a regular expression; small letters stand for capitals too.",
)
@click.option("--distinct", is_flag=True, help="One wording of a person once: copies of a story repeat it.")
@click.option("--kind", type=OneOf(["full", "partial"]), help="Quotes that can stand alone, or fragments.")
@click.option(
    "--min-words", metavar="N", type=click.IntRange(min=1), default=1, help="Quotes of N words or more."
)
@click.option("--by-speaker", is_flag=True, help="Who is quoted, and how often, in place of the quotes.")
@click.option(
    "--columns",
    metavar="A,B,…",
    callback=columns_among(QUOTE_COLUMNS),
    help=f"What to tell of a quote: {', '.join(QUOTE_COLUMNS)}.  [default: {','.join(DEFAULT)}]",
)
@click.option(
    "--sort", metavar="COLUMN", type=OneOf(QUOTE_COLUMNS), help="Sort by any column, not as they come."
)
@click.option("-r", "--reverse", is_flag=True, help="Sort downwards.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="N lines at most.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line: the whole record of the quote.")
@click.option(
    "--aliases",
    metavar="FILE",
    callback=read_alias_file,
    help="Who is who, as `newsctl people --suggest-aliases` writes it.",
)
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    about: str | None,
    distinct: bool,
    kind: QuoteKind | None,
    min_words: int,
    by_speaker: bool,
    columns: tuple[str, ...] | None,
    sort: str | None,
    reverse: bool,
    limit: int | None,
    as_json: bool,
    aliases: "Aliases",
    filters: Filters,
) -> None:
    """Show who said what: a line for each quote, with its speaker, date and source.

    A person has every quote under any of its names, as `newsctl people` shows them; --speaker takes them all.
    In JSON and with the column person, that name stands beside the speaker as the article has it, and nothing
    where nobody can say who is meant.
    """
    from newsctl.cli.quoting import Asked, QuotesOf, each_wording

    work = QuotesOf(about, kind, min_words)
    work.check()  # before anything is read
    asked = Asked(environment, names, options, filters, work, aliases)
    if by_speaker:
        others = {"--columns": columns, "--sort": sort, "--reverse": reverse, "--distinct": distinct}
        if given := next((name for name, value in others.items() if value), None):
            raise click.UsageError(f"--by-speaker has columns and an order of its own; leave {given} out.")
        from newsctl.cli.quoters import write_quoters

        write_quoters(asked.by_speaker(limit), environment, limit, as_json=as_json)
        return
    if not as_json and columns is None:
        columns = DEFAULT
    naming = columns is None or sort == "person" or "person" in columns
    found = asked.quotations(naming=naming or distinct or bool(filters.speaker))
    if distinct:
        found = each_wording(found)
    if sort is not None:
        found = iter(in_order(found, lambda each: cells_of(each, (sort,))[0], reverse=reverse))
    elif reverse:
        found = reversed(list(found))
    _write(at_most(limit, found), columns, environment, as_json=as_json)
    if filters.speaker:
        for _ in found:  # beyond the limit, so that all are counted whom the filter took
            pass
    tell_whom(asked.taken, filters, environment)


def _write(
    quotations: Iterable[dict[str, Any]],
    columns: tuple[str, ...] | None,
    environment: Environment,
    *,
    as_json: bool,
) -> None:
    if columns is None:
        for quotation in quotations:
            environment.write_json(quotation)
    else:
        rows = (cells_of(quotation, columns) for quotation in quotations)
        write_rows(columns, rows, environment, as_json=as_json)
