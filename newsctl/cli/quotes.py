"""``newsctl quotes``: who said what, one line a quote."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec

from newsctl.across.aliases import Aliases
from newsctl.across.keeping import people_in
from newsctl.across.people import People, Person
from newsctl.across.wanted import Wanted
from newsctl.across.wording import wording
from newsctl.article import Article, QuoteKind
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept, tell_whom
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners
from newsctl.cli.progress import watched
from newsctl.cli.quoters import count_quoters, write_quoters
from newsctl.cli.rows import at_most, columns_among, in_order, write_rows
from newsctl.cli.values import in_letters, read_alias_file
from newsctl.cli.who import database_named, speeches
from newsctl.corpus import Options
from newsctl.export.quotations import QUOTE_COLUMNS, cells_of, quotations
from newsctl.search.filters import Filters
from newsctl.search.query import Wording

__all__ = ["QuotesOf", "command"]

EXAMPLES = """\b
Examples:
  newsctl quotes archive/ --speaker Rouhani --about sanctions --distinct
  newsctl quotes archive/ --by-speaker --limit 20
  newsctl quotes news.db --json | jq -r 'select(.words > 20) | .text'
"""

DEFAULT = ("speaker", "text", "date", "path")

Quotation = dict[str, Any]


class QuotesOf(msgspec.Struct, frozen=True):
    """The work on one article: its quotes that are ``about`` a pattern, of a ``kind``, and long enough."""

    about: str | None = None
    kind: QuoteKind | None = None
    min_words: int = 1

    def __call__(self, article: Article) -> bytes:
        """Return the quotes as records, in MessagePack."""
        return _encode([each for each in quotations(article) if self._takes(each)])

    def _takes(self, quotation: Quotation) -> bool:
        return (
            (self.kind is None or quotation["kind"] == self.kind)
            and quotation["words"] >= self.min_words
            and (self.about is None or bool(_SMART.compile((self.about,)).find(quotation["text"])))
        )


_SMART = Wording(smart_case=True)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Quotation]).decode


@click.command("quotes", epilog=EXAMPLES)
@corpora
@click.option(
    "--about",
    metavar="PATTERN",
    type=in_letters,
    help="Quotes in whose words PATTERN is, a regular expression; small letters stand for capitals too.",
)
@click.option("--distinct", is_flag=True, help="One wording of a person once: copies of a story repeat it.")
@click.option(
    "--kind", type=click.Choice(["full", "partial"]), help="Quotes that can stand alone, or fragments."
)
@click.option("--min-words", metavar="N", type=click.IntRange(min=1), default=1, help="Quotes of N words or more.")
@click.option("--by-speaker", is_flag=True, help="Who is quoted, and how often, in place of the quotes.")
@click.option(
    "--columns",
    metavar="A,B,…",
    callback=columns_among(QUOTE_COLUMNS),
    help=f"What to tell of a quote: {', '.join(QUOTE_COLUMNS)}.  [default: {','.join(DEFAULT)}]",
)
@click.option(
    "--sort", metavar="COLUMN", type=click.Choice(QUOTE_COLUMNS), help="Sort by any column, not as they come."
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
    aliases: Aliases,
    filters: Filters,
) -> None:
    """Show who said what: a line for each quote, with its speaker, date and source.

    A person has every quote under any of its names, as `newsctl people` shows them; --speaker takes them all.
    In JSON and with the column person, that name stands beside the speaker as the article has it, and nothing
    where nobody can say who is meant.
    """
    if about is not None:
        _SMART.compile((about,))  # a pattern that is none is told before anything is read
    asked = _Asked(environment, names, options, filters, QuotesOf(about, kind, min_words), aliases)
    if by_speaker:
        others = {"--columns": columns, "--sort": sort, "--reverse": reverse, "--distinct": distinct}
        if given := next((name for name, value in others.items() if value), None):
            raise click.UsageError(f"--by-speaker has columns and an order of its own; leave {given} out.")
        write_quoters(asked.by_speaker(), environment, limit, as_json=as_json)
        return
    if not as_json and columns is None:
        columns = DEFAULT
    naming = columns is None or sort == "person" or "person" in columns
    found = asked.quotations(naming=naming or distinct or bool(filters.speaker))
    if distinct:
        found = _each_wording(found)
    if sort is not None:
        found = iter(in_order(found, lambda each: cells_of(each, (sort,))[0], reverse=reverse))
    elif reverse:
        found = reversed(list(found))
    _write(at_most(limit, found), columns, environment, as_json=as_json)
    if filters.speaker:
        for _ in found:  # beyond the limit, so that all are counted whom the filter took
            pass
    tell_whom(asked.taken, filters, environment)


class _Asked:
    """What is asked of a corpus; ``taken`` counts whose quotes were found for the speaker asked for."""

    def __init__(
        self,
        environment: Environment,
        names: tuple[str, ...],
        options: Options,
        filters: Filters,
        work: QuotesOf,
        aliases: Aliases,
    ) -> None:
        self.taken: Counter[str] = Counter()
        self._environment = environment
        self._names = names
        self._options = options
        self._filters = filters
        self._work = work
        self._aliases = aliases

    def quotations(self, *, naming: bool) -> Iterator[Quotation]:
        """Yield the quotes as records; with ``naming``, which may take all of the corpus, with their persons."""
        if naming:
            return (quotation for _, _, quotation in self._named())
        corpus = open_corpus(self._environment, self._names, self._options)
        results = watched(corpus.map(Filtering(self._work, self._filters)), corpus.tally, self._environment)
        some = kept(results, self._filters, self._environment)
        return (quotation for result in some for quotation in _decode(result))

    def _named(self) -> Iterator[tuple[int, People, Quotation]]:
        """Yield the quotes of the speakers asked for, with their persons, and the number of the article."""
        wanted = None
        for speech in speeches(
            self._environment, self._names, self._options, self._filters, self._work, self._aliases
        ):
            if wanted is None and self._filters.speaker:
                wanted = Wanted(speech.people, self._filters.speaker)
            for quotation in _decode(speech.result):
                speaker = quotation["speaker"]
                if wanted is not None and not wanted.takes(speech.article, speaker):
                    continue
                person = speech.people.meant(speech.article, speaker)
                quotation["person"] = person and person.name
                if wanted is not None:
                    self.taken[quotation["person"] or speaker] += 1
                yield speech.article, speech.people, quotation

    def by_speaker(self) -> list[Person]:
        """Return who is quoted; from the tables of a database where that is asked for all of it."""
        database = database_named(self._environment, self._names, self._options)
        everything = not self._filters and self._work == QuotesOf() and not self._aliases
        if database is not None and everything and self._options.date_from is None:
            return people_in(database).persons
        return count_quoters(self._named())


def _each_wording(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """Yield the first of the quotes in which somebody says the same."""
    seen: set[tuple[str | None, int]] = set()
    for quotation in quotations:
        key = quotation["person"] or quotation["speaker"], wording(quotation["text"])
        if key not in seen:
            seen.add(key)
            yield quotation


def _write(
    quotations: Iterable[Quotation],
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
