"""The headlines of a corpus, to be found by all words, by their beginning, and by rare words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsctl.across.links.readings import readings, turned
from newsctl.across.links.titles import Title, content_of, fold_title

__all__ = ["Headlines", "joined"]

_NO_MARKS: dict[int, str] = {}
_USUAL = 5  # headlines
_RAREST = 3
_FEW = 40  # headlines that share one word and are all looked at
_MANY = 20_000  # that share a word which tells them apart no more


def joined(words: Sequence[str]) -> str:
    """Return ``words`` as one: "health care" and "healthcare" are the same, "1 2" and "12" are not."""
    text = " ".join(words)
    if text.isascii() and not any(char.isdigit() for char in text):
        return text.replace(" ", "")
    return "".join(f" {word} " if any(char.isdigit() for char in word) else word for word in words)


class Headlines:
    """Headlines by number, each wording once: ``find`` the number of a text, ``add`` it if there is none."""

    def __init__(self) -> None:
        self.titles: list[Title] = []
        self._words: dict[str, str] = {}
        self._whole: dict[str, int] = {}
        self._parts: dict[str, int | None] = {}
        self._terms: dict[str, list[int]] = {}
        self._texts: list[tuple[str, int]] = []
        self._slugs: list[tuple[str, int]] = []

    def add(self, text: str) -> int | None:
        """Return the number of the headline ``text``; None when it has no word."""
        title = fold_title(text)
        if not title.words:
            return None
        key = joined(title.words)
        number = self._whole.setdefault(key, len(self.titles))
        if number == len(self.titles):
            # Headlines share most of their words, and most have no marks: each is held once.
            words = tuple(self._words.setdefault(word, word) for word in title.words)
            self.titles.append(Title(words, title.marks or _NO_MARKS, title.cut))
        return number

    def close(self) -> None:
        """Make what finds headlines by parts of them, when all are there."""
        for number, title in enumerate(self.titles):
            content = content_of(title.words)
            self._texts.append((title.text, number))
            self._slugs.append((" ".join(content), number))
            for word in set(content):
                self._terms.setdefault(word, []).append(number)
            for reading in readings(title):
                key = joined(reading.title.words)
                known = self._parts.setdefault(key, number)
                if known != number:
                    self._parts[key] = None  # which of them is meant, nobody knows
        self._texts.sort()
        self._slugs.sort()

    def whole(self, title: Title) -> int | None:
        """Return the headline that has all words of ``title`` and no other."""
        return self._whole.get(joined(title.words)) if title.words else None

    def part(self, title: Title) -> int | None:
        """Return the one headline that is ``title`` with a label before it or an outlet behind it."""
        return self._parts.get(joined(title.words))

    def turned(self, title: Title) -> int | None:
        """Return the headline whose clauses ``title`` has in the other order."""
        for other in turned(title):
            number = self.whole(other)
            place = next(iter(other.marks))
            if number is not None and place in self.titles[number].marks:
                return number
        return None

    def beginning(self, title: Title, most: int) -> list[int]:
        """Return the headlines that begin as ``title``, whose last word may be cut; ``most`` of them."""
        text = title.text
        return list(_beginning(self._texts, text, most))

    def of_slug(self, content: tuple[str, ...], most: int) -> list[int]:
        """Return the headlines whose words, small ones left out, begin with ``content``; ``most`` of them."""
        return list(_beginning(self._slugs, " ".join(content), most))

    def frequency(self, word: str) -> int:
        """Return in how many headlines ``word`` is."""
        return len(self._terms.get(word, ()))

    def follows(self, word: str, first: str) -> bool:
        """Whether a third of the headlines with ``first``, and five at least, have ``word`` as well."""
        with_first = self._terms.get(first, ())
        both = len(set(with_first).intersection(self._terms.get(word, ())))
        return both >= max(_USUAL, len(with_first) / 3)

    def near(self, title: Title) -> set[int]:
        """Return the headlines that have two of the three rarest words of ``title``, or its rarest one.

        Which are all that differ from it in one word, unless these words are in very many.
        """
        known = {word: self._terms[word] for word in content_of(title.words) if word in self._terms}
        rarest = sorted(known.values(), key=len)[:_RAREST]
        if not rarest:
            return set()
        found = set(rarest[0] if len(rarest[0]) <= _FEW or len(rarest) == 1 else ())
        found = set(list(found)[:_MANY])
        for place, some in enumerate(rarest):
            for others in rarest[place + 1 :]:
                if len(others) <= _MANY:
                    found.update(set(some).intersection(others))
        return found


def _beginning(texts: list[tuple[str, int]], text: str, most: int) -> Iterator[int]:
    start = bisect_left(texts, (text, -1))
    for place in range(start, min(start + most, len(texts))):
        if not texts[place][0].startswith(text):
            return
        yield texts[place][1]
