"""``newsctl stats``: the corpus at a glance."""

from typing import TYPE_CHECKING

import click
import msgspec

from newsctl.article import Article
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners
from newsctl.cli.progress import watched
from newsctl.corpus import Options
from newsctl.matching.filters import Filters

if TYPE_CHECKING:
    from newsctl.across.stats import Facts

__all__ = ["FactsOf", "command"]

EXAMPLES = """\b
Examples:
  newsctl stats archive/
  newsctl stats news.db --since 2020 --agency AP
  newsctl stats archive/ --json | jq -r '.months[] | [.name, .count] | @tsv'
"""


class FactsOf(msgspec.Struct, frozen=True):
    """The work on one article: what counts of it."""

    def __call__(self, article: Article) -> "Facts":
        """Return it."""
        from newsctl.across.stats import facts_of

        return facts_of(article)


@click.command("stats", epilog=EXAMPLES)
@corpora
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all there is to count.")
@filters
@manners
@click.pass_obj
def command(
    environment: Environment, names: tuple[str, ...], options: Options, as_json: bool, filters: Filters
) -> None:
    """Show a corpus at a glance: dates, places, people.

    Months without an article are shown as such. Names are counted whatever their case, speakers as the
    persons that they are; the page shows the commonest, --json has them all. Copies are articles with the
    body of another, word for word.
    """
    from newsctl.across.stats import Stats

    corpus = open_corpus(environment, names, options, filters.prefilter())
    work = Filtering(FactsOf(), filters, naming=False)
    results = watched(corpus.map(work), corpus.tally, environment, held_back=True)
    stats = Stats()
    for facts in kept(results, filters, environment):
        stats.add(facts)
    counts = stats.counts()
    if as_json:
        environment.write_json(counts)
        return
    from newsctl.cli.glance import glance
    from newsctl.cli.paging import write_page

    write_page(glance(counts, environment.width), environment, pager=False)
