"""Where in an article its people are named."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsctl.parsing.blocks import Block
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.speakers.cast import Cast
from newsctl.parsing.speakers.name_words import bare, is_role
from newsctl.parsing.speakers.names import RUN, find_run, personal_part
from newsctl.parsing.speakers.people import Person

__all__ = ["Appearance", "Appearances", "start_of"]

_AGE = re.compile(r",\s\d{1,2},")
_BODY = frozenset(("paragraph", "caption"))
_HEADLINES = frozenset(("headline", "subheadline", "subhead"))


class Appearance:
    """One mention in the text of a person by name, without title.

    ``weight`` says how the person stands out there, and ``beside`` are the words put beside the name, both
    once somebody asked.
    """

    __slots__ = ("beside", "end", "person", "start", "weight")

    def __init__(self, start: int, end: int, person: Person) -> None:
        self.start = start
        self.end = end
        self.person = person
        self.weight: int | None = None
        self.beside: frozenset[str] | None = None


class Appearances:
    """Where the people of an article are named, in the order of the text; ``cast`` says who they are.

    Names are read at once, for the full one may stand anywhere. Where they stand is only looked up in the
    blocks that somebody asks about.
    """

    __slots__ = ("_body", "_found", "_runs", "_starts", "_text", "cast")

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self._text = text
        self._body = [block for block in blocks if block.kind in _BODY]
        self._starts = [block.start for block in self._body]
        self._found: dict[int, list[Appearance]] = {}
        self._runs = _runs(text, self._body)
        self.cast = Cast(self._runs, _runs(text, [block for block in blocks if block.kind in _HEADLINES]))

    def between(self, start: int, end: int) -> list[Appearance]:
        """Return where people of the body are named from ``start`` up to ``end``, in full or short."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[Appearance] = []
        for number in range(first, bisect_left(self._starts, end, first)):
            here = self._named_in(number)
            low = bisect_left(here, start, key=start_of)
            found += here[low : bisect_left(here, end, low, key=start_of)]
        return found

    def before(self, at: int) -> Iterator[tuple[int, int, list[Appearance]]]:
        """Find the blocks of the body before ``at``, the last first: start, end, who is named there."""
        for number in range(bisect_left(self._starts, at) - 1, -1, -1):
            yield self._starts[number], self._body[number].end, self._named_in(number)

    def _named_in(self, number: int) -> list[Appearance]:
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = []
            at = self._starts[number]
            for run in self._runs[number]:
                at = find_run(self._text, run, at)
                if who := self._appear(run, at):
                    found.append(who)
                at += len(run)
        return found

    def _appear(self, run: str, at: int) -> Appearance | None:
        """Know a person again in the full name, and in ``Mr. Roe`` and ``Roe`` after it."""
        key = bare(run)
        if run.isalnum() and key not in self.cast.by_word and not is_given_name(key):
            return None
        name, titles = personal_part(run)
        if len(name) > 1:
            person = self.cast.in_full(name)
        elif name:
            person = self.cast.find(name, titles)
            if person is None and any(map(is_role, titles)):
                person = self.cast.introduce(name)
                person.entitle(titles)
        else:
            # A family name that is a common word too: Cuban, after Mark Cuban.
            name = (run,)
            person = self.cast.of_family(key)
        if person is None:
            return self._newcomer(run, at)
        if len(person.words) == 1 and not titles:
            return None  # may be a place or a paper
        if len(titles) == 1 or not person.titles:
            person.entitle(titles)
        return Appearance(at + run.find(name[0]), at + len(run), person)

    def _newcomer(self, run: str, at: int) -> Appearance | None:
        """Tell a person by the words beside the name: ``Asia Roe, 14,``; ``a son, Ali,``; ``named Asia``."""
        end = at + len(run)
        words = tuple(run.split())
        if 1 < len(words) < 4 and _AGE.match(self._text, end):
            return Appearance(at, end, self.cast.meet(words))
        beside = self._text[max(0, at - 30) : at].rstrip(", ").rpartition(" ")[2]
        told = beside == "named" or (beside.islower() and is_role(bare(beside)))
        if len(words) == 1 and told and is_given_name(bare(words[0])):
            person = self.cast.introduce(words)
            person.entitle((bare(beside),))
            return Appearance(at, end, person)
        return None


def start_of(appearance: Appearance) -> int:
    """Return the key by which appearances are searched."""
    return appearance.start


def _runs(text: str, blocks: list[Block]) -> list[list[str]]:
    """Return the runs of capitalised words in each block."""
    return [RUN.findall(text, block.start, block.end) for block in blocks]
