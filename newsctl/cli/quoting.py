"""The quotes of a corpus that are asked for, with the persons who say them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from newsctl.across.aliases import Aliases
from newsctl.across.keeping import persons_in
from newsctl.across.people import People, Person
from newsctl.across.wanted import Wanted
from newsctl.across.wording import wording
from newsctl.article import Article, QuoteKind
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import open_corpus
from newsctl.cli.progress import watched
from newsctl.cli.quoters import count_quoters
from newsctl.cli.who import database_named, speeches
from newsctl.corpus import Options
from newsctl.export.quotations import quotations
from newsctl.matching.filters import Filters
from newsctl.matching.query import Wording

__all__ = ["Asked", "Quotation", "QuotesOf", "each_wording"]

Quotation = dict[str, Any]


class QuotesOf(msgspec.Struct, frozen=True):
    """The work on one article: its quotes that are ``about`` a pattern, of a ``kind``, and long enough."""

    about: str | None = None
    kind: QuoteKind | None = None
    min_words: int = 1

    def check(self) -> None:
        """Raise PatternError if what they are to be about is no pattern."""
        if self.about is not None:
            _SMART.compile((self.about,))

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


class Asked:
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
        """Yield the quotes as records; with ``naming``, for which all may have to be read, with persons."""
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

    def by_speaker(self, limit: int | None) -> list[Person]:
        """Return who is quoted; from the tables of a database where that is asked for all of it."""
        database = database_named(self._environment, self._names, self._options)
        everything = not self._filters and self._work == QuotesOf() and not self._aliases
        if database is not None and everything and self._options.date_from is None:
            return persons_in(database, limit)
        return count_quoters(self._named())


def each_wording(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """Yield the first of the quotes in which somebody says the same."""
    seen: set[tuple[str | None, int]] = set()
    for quotation in quotations:
        key = quotation["person"] or quotation["speaker"], wording(quotation["text"])
        if key not in seen:
            seen.add(key)
            yield quotation
