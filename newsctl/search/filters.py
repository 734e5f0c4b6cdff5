"""Which articles count at all, the same for every command."""

import re
from collections.abc import Callable, Iterable

import msgspec

from newsctl.article import Article
from newsctl.errors import FilterError
from newsctl.search.names import holds_words, same_person

__all__ = ["Filters"]

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class Filters(msgspec.Struct, frozen=True):
    """What an article must have to be kept; a filter that is empty or None keeps all.

    ``speaker`` and ``author`` are names in any spelling, of which a last name is enough; any of several will
    do, as with ``place`` and ``agency``, which are words of the dateline. ``since`` and ``until`` are a day,
    a month or a year (``2020-10-05``, ``2020-10``, ``2020``), both inclusive; they drop articles that state
    no date. Of ``has``, which names fields of the record, all must be there.

    Raises FilterError for a date in another form, and for an unknown field.
    """

    speaker: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    has: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date is not None and not _DATE.fullmatch(date):
                raise FilterError(
                    f"{date!r} is no date; write a day, month or year: 2020-10-05, 2020-10, 2020"
                )
        for field in self.has:
            if field not in Article.__struct_fields__:
                known = ", ".join(Article.__struct_fields__[1:])
                raise FilterError(f"an article has no {field!r}; it may have {known}")

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def needs_quotes(self) -> bool:
        """Whether they ask for the quotes of an article."""
        return bool(self.speaker) or "quotes" in self.has

    def keeps(self, article: Article) -> bool:
        """Whether ``article`` has all that is asked for."""
        dateline = article.dateline
        return (
            all(getattr(article, field) for field in self.has)
            and _any(holds_words, self.place, [dateline.place if dateline else None])
            and _any(holds_words, self.agency, [dateline.agency if dateline else None])
            and (self.since is self.until is None or self._in_time(article))
            and _any(same_person, self.author, article.authors)
            and _any(same_person, self.speaker, (quote.speaker for quote in article.quotes))
        )

    def _in_time(self, article: Article) -> bool:
        date = article.published or (article.dateline.date if article.dateline else None)
        if not date or not _DATE.match(date):
            return False
        # ISO dates sort as strings; a month holds its days.
        return (not self.since or date[: len(self.since)] >= self.since) and (
            not self.until or date[: len(self.until)] <= self.until
        )


def _any(agree: Callable[[str, str], bool], wanted: tuple[str, ...], values: Iterable[str | None]) -> bool:
    return not wanted or any(agree(each, value) for value in values if value for each in wanted)
