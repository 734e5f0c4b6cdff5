"""Which headline a title means, by the first rule that finds one."""

from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz import fuzz, process

from newsctl.across.links.headlines import Headlines
from newsctl.across.links.likeness import denials_of, figures_of, objection
from newsctl.across.links.readings import Reading, readings
from newsctl.across.links.titles import Title, content_of, fold_title, slug_title
from newsctl.parsing.lexicon import entries

__all__ = ["RULES", "Match", "Matcher"]

RULES = {
    "same-url": "its address is the article's own",
    "same-title": "it has the words of the headline",
    "label": "it has them but for a label, a series or an outlet",
    "turned": "it has the clauses of the headline the other way round",
    "cut": "it is the beginning of this headline and no other",
    "slug": "the words in its address are those of the headline",
    "reworded": "it differs in small words, first names, and the form of one word at most",
}
"""The rules in the order in which they are asked, each with what it says of the title."""

_REMEMBERED = 1 << 16  # titles
_ALIKE = 60.0  # of 100, below which titles of one story do not fall
_COMPARED = 25  # of the nearest headlines
_LEAST_BEFORE_A_CUT = 3  # words
_LEAST_UNCUT = 4
_BEGUN = 50  # headlines that begin in one way, of which nobody knows which is meant
_MISSING = 3  # words, behind a title that does not say it is cut
_LEAST_OF_SLUG = 4


class Match(Struct, frozen=True):
    """The headline that a title means, by number, or None; ``why`` says what spoke for or against it.

    Without one, ``near`` is the headline that came nearest. ``score`` is how alike the two texts are, of 100.
    """

    headline: int | None
    rule: str | None
    score: int
    why: str
    near: int | None = None


class Matcher:
    """Finds the headline that a title means; recent answers are remembered, for titles come in heaps."""

    def __init__(self, headlines: Headlines) -> None:
        self._headlines = headlines
        self._of_title = lru_cache(_REMEMBERED)(self._by_title)
        self._of_address = lru_cache(_REMEMBERED)(self._by_address)
        self._nearest = lru_cache(_REMEMBERED)(self._reworded)

    def match(self, text: str, url: str | None = None) -> Match:
        """Return the headline that the title ``text`` means, else the one that the path of ``url`` spells.

        A title may be an address itself.
        """
        if text.startswith(("http://", "https://")):
            return self._of_address(text) or self._nearest(_spelt(text))
        return self._of_title(text) or (self._of_address(url) if url else None) or self._nearest(text)

    def _by_title(self, text: str) -> Match | None:
        return _by_title(fold_title(text), self._headlines)

    def _by_address(self, url: str) -> Match | None:
        spelt = slug_title(url)
        return _by_slug(spelt, self._headlines) if spelt else None

    def _reworded(self, text: str) -> Match:
        return _reworded(fold_title(text), self._headlines)


def _spelt(url: str) -> str:
    title = slug_title(url)
    return title.text if title else ""


def _by_title(title: Title, headlines: Headlines) -> Match | None:
    if (number := headlines.whole(title)) is not None:
        return _found(number, "same-title", title, headlines)
    read = list(readings(title))
    for reading in read:
        if (number := headlines.whole(reading.title)) is not None:
            return _found(number, "label", title, headlines, f"without '{reading.beside}'")
    if (number := headlines.part(title)) is not None:
        return _found(number, "label", title, headlines, "which the headline has")
    if (number := headlines.turned(title)) is not None:
        return _found(number, "turned", title, headlines)
    for reading in (Reading(title), *read):
        if reading.sure and (number := _begun(reading.title, headlines)) is not None:
            return _found(number, "cut", title, headlines)
    return None


def _begun(title: Title, headlines: Headlines) -> int | None:
    """Return the one headline of which ``title`` is the beginning.

    Where no ellipsis says that it was cut, it has to be nearly whole, and what it lacks changes nothing: a
    denial would, a number, and the time in a headline that comes every day, unless a small word is left over
    that asked for it.
    """
    words = title.words
    if len(words) < (_LEAST_BEFORE_A_CUT if title.cut else _LEAST_UNCUT):
        return None
    begun = headlines.beginning(title, _BEGUN)
    if len(begun) == _BEGUN:
        return None
    if not title.cut:
        begun = [number for number in begun if _is_nearly_whole(words, headlines.titles[number].words)]
    elif words[-1][-1:].isdigit():
        begun = [number for number in begun if headlines.titles[number].words[: len(words)] == words]
    return begun[0] if len(begun) == 1 else None


def _is_nearly_whole(words: tuple[str, ...], headline: tuple[str, ...]) -> bool:
    missing = headline[len(words) :]
    return (
        headline[: len(words)] == words
        and len(missing) <= _MISSING
        and not figures_of(missing)
        and not denials_of(missing)
        and (not _times().intersection(content_of(missing)) or not content_of(words[-1:]))
    )


@cache
def _times() -> frozenset[str]:
    """Return the words behind which a headline that is told again and again is another one each time."""
    return entries("english-months") | entries("weekdays") | entries("times-of-trading")


def _by_slug(title: Title, headlines: Headlines) -> Match | None:
    content = content_of(title.words)
    if len(content) < _LEAST_OF_SLUG - 1:
        return None
    found = headlines.of_slug(content, 2)
    whole = [number for number in found if content_of(headlines.titles[number].words) == content]
    if whole or (len(found) == 1 and len(content) >= _LEAST_OF_SLUG):
        return _found((whole or found)[0], "slug", title, headlines)
    return None


def _reworded(title: Title, headlines: Headlines) -> Match:
    """Return the nearest headline that no guard objects to, if it is the only one."""
    near = headlines.near(title)
    texts = {number: headlines.titles[number].text for number in sorted(near)}
    ranked = process.extract(title.text, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_COMPARED)
    objections: list[tuple[int, str]] = []
    found: list[int] = []
    for _, _, number in ranked:
        against = _objection(title, headlines.titles[number], headlines)
        if against is None:
            found.append(number)
        else:
            objections.append((number, against))
    if len(found) == 1:
        return _found(found[0], "reworded", title, headlines)
    if found:
        why = f"{len(found)} headlines are as near as this one"
        return Match(None, None, 0, why, found[0])
    if objections:
        number, against = objections[0]
        return Match(None, None, 0, against, number)
    return Match(None, None, 0, "no headline is near")


def _objection(title: Title, headline: Title, headlines: Headlines) -> str | None:
    """Return why ``title`` is not ``headline``, with known labels and without."""
    first = objection(title.words, headline.words, headlines)
    if first is None:
        return None
    for one in _without_labels(title):
        for other in _without_labels(headline):
            if objection(one.words, other.words, headlines) is None:
                return None
    return first


def _without_labels(title: Title) -> Iterator[Title]:
    yield title
    yield from (reading.title for reading in readings(title) if reading.sure)


def _found(number: int, rule: str, title: Title, headlines: Headlines, more: str = "") -> Match:
    score = round(fuzz.ratio(title.text, headlines.titles[number].text))
    return Match(number, rule, score, f"{RULES[rule]} ({more})" if more else RULES[rule])
