"""Which articles count at all, the same for every command."""

import re
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
from msgspec import structs

from newsctl.article import Article, Quote
from newsctl.errors import FilterError
from newsctl.matching.names import holds_words, same_person
from newsctl.matching.quoting import SpeakerPrefilter

__all__ = ["Filters", "Undated"]

Undated = Literal["keep", "drop"]

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class Filters(msgspec.Struct, frozen=True):
    """What an article must have to be kept; a filter that is empty or None keeps all.

    ``speaker`` and ``author`` are names in any spelling, of which a last name is enough, or with ``=`` before
    it one name as it is; any of several will do, as with ``place`` and ``agency``, which are words of the
    dateline. ``since`` and ``until`` are a day, a month or a year (``2020-10-05``, ``2020-10``, ``2020``),
    both inclusive; they drop articles that have no date, unless ``undated`` is ``keep``. Of ``has``, which
    names fields of the record, all must be there.

    Raises FilterError for a date in another form, for a time that ends before it begins, and for an unknown
    field.
    """

    speaker: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    undated: Undated | None = None
    has: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date is not None and not _DATE.fullmatch(date):
                raise FilterError(
                    f"{date!r} is no date; write a day, month or year: 2020-10-05, 2020-10, 2020"
                )
        if self.since and self.until and not _reaches(self.until, self.since):
            raise FilterError(f"--since {self.since} is after --until {self.until}: nothing can be between")
        for field in self.has:
            if field not in Article.__struct_fields__:
                known = ", ".join(Article.__struct_fields__[1:])
                raise FilterError(f"an article has no {field!r}; it may have {known}")

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def by_date(self) -> bool:
        """Whether an article must have a date to be kept."""
        return self.undated != "keep" and not self.since is self.until is None

    @property
    def needs_quotes(self) -> bool:
        """Whether they ask for the quotes of an article."""
        return bool(self.speaker) or "quotes" in self.has

    @property
    def needs_texts(self) -> bool:
        """Whether they ask for more than there is one of in an article: its authors, quotes or links."""
        return bool(self.author or self.has) or self.needs_quotes

    def keeps(self, article: Article) -> bool:
        """Whether ``article`` has all that is asked for."""
        dateline = article.dateline
        return (
            all(getattr(article, field) for field in self.has)
            and _any(holds_words, self.place, [dateline.place if dateline else None])
            and _any(holds_words, self.agency, [dateline.agency if dateline else None])
            and self._in_time(article)
            and _any(same_person, self.author, article.authors)
            and (not self.speaker or any(map(self.says, article.quotes)))
        )

    def says(self, quote: Quote) -> bool:
        """Whether ``quote`` is one of those whose speaker is asked for."""
        return _any(same_person, self.speaker, [quote.speaker])

    def prefilter(self, *, texts: bool = True) -> SpeakerPrefilter | None:
        """Return what tells the articles of a database that cannot be kept; None when nothing does.

        Without ``texts``, who asks looks at fingerprints in their place.
        """
        if texts:
            return SpeakerPrefilter(self.speaker) if self.speaker else None
        return SpeakerPrefilter(self.speaker, needs_quotes=self.needs_quotes, needs_texts=self.needs_texts)

    def would_keep(self, article: Article) -> bool:
        """Whether ``article`` is left out for want of a date alone."""
        return self.by_date and article.date is None and self.keeping_undated.keeps(article)

    @property
    def keeping_undated(self) -> "Filters":
        """The same filters, but for articles without a date, which pass."""
        return structs.replace(self, undated="keep")

    def _in_time(self, article: Article) -> bool:
        date = article.date
        if date is None:
            return not self.by_date
        return (not self.since or _reaches(date, self.since)) and (
            not self.until or _reaches(self.until, date)
        )


def _reaches(date: str, since: str) -> bool:
    """Whether ``date`` or some of it is of ``since`` or later; a month holds its days, ISO sorts as text."""
    length = min(len(date), len(since))
    return date[:length] >= since[:length]


def _any(agree: Callable[[str, str], bool], wanted: tuple[str, ...], values: Iterable[str | None]) -> bool:
    return not wanted or any(agree(each, value) for value in values if value for each in wanted)
