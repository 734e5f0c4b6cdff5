"""A paragraph as a string of tags, one a word, mark or quotation, so that small patterns can read it.

The idea is talon's, which matches the structure of a mail with one regular expression over one letter a
line. Here each word of the reporter's own text becomes the tag of what it does in the sentence, and each
quotation is one tag whatever it holds: ``Q,NNC.Q`` is ``"…," Jane Roe said. "…"``. The tags: :mod:`.tagset`.
"""

from bisect import bisect_left
from functools import cache

from newsctl.parsing.attribution.bodies import keep_whole
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagset import (
    ALSO,
    CALL,
    CALLED,
    CALLING,
    CLASSES,
    CLOSE,
    HALFSTOP,
    LETTERS,
    NAME,
    NUMBER,
    OWNER,
    QUOTE,
    SAID,
    SAY,
    SAYING,
    STATEMENT,
    STOP,
    TAGSET,
    WAITED,
    WAITING,
    WORD,
)
from newsctl.parsing.characters import APOSTROPHES, DASHES, HORIZONTAL_BAR
from newsctl.parsing.lexicon import entries, list_text
from newsctl.parsing.patterns import compiled
from newsctl.parsing.quotations import Quotation

__all__ = ["PARTIES", "Tagged", "speech_nouns", "tag_of"]

_TOKEN = (
    rf"[\w@#$]++(?:[.{APOSTROPHES}&/-]\w++|,\d++)*+[{APOSTROPHES}]?+"
    rf"|--?|[],;:.?!()[{DASHES}{HORIZONTAL_BAR}]"
)
_ASKED = "!!"
"""Stands among the words for the end of a sentence that a quotation's question or exclamation mark makes."""
_MARKS = {
    "": QUOTE,
    _ASKED: HALFSTOP,
    **{mark: tag for tag, _, _, marks in TAGSET if not tag.isalpha() for mark in marks.split()},
}
_SHORTENED = LETTERS["Mr"]
# A verb in capitals: at the head of a sentence a verb, else a word of a name or a title (Mr Will).
_IN_CAPITALS = {LETTERS[word.lower()]: LETTERS[word] for word in CLASSES["CAPITAL"].split()}
_RESTORED = str.maketrans({capital: tag for tag, capital in _IN_CAPITALS.items()})
# A name all the same: "…," May said, inside of a sentence; Will said, Judge Roe, at its head.
_INSIDE = TagPattern("CAPITAL (?<= [^ stop halfstop] . ) | [Was Waited] (?= said ) | [Say Call] (?= name )")
_CAPITALS = frozenset(_IN_CAPITALS.values())
# A noun all the same: the filing says.
_GERUND = TagPattern("(?<= [the his owner] ) [saying calling] (?= [said say stop] )")
_VERBS = (("framing-verbs", CALL, CALLED, CALLING), ("speech-verbs", SAY, SAID, SAYING))
PARTIES = frozenset(("D-", "I-", "R-"))  # and the state after it, with a full stop
_POSSESSIVE = tuple(ending for mark in APOSTROPHES for ending in (f"{mark}s", f"s{mark}"))
_KEPT = 50_000  # words whose tags are remembered
_LONGEST = 200  # words; of a longer sentence only so many before and after a quotation are read


class _Tags(dict[str, str]):
    """The tag of each word met so far, as written.

    Only the ``listed`` words tell of one with a capital: what others were met before tells nothing of it.
    """

    def __init__(self, listed: dict[str, str]) -> None:
        super().__init__(listed)
        self.listed = listed

    def __missing__(self, word: str) -> str:
        tag = self.listed.get(word.lower(), "") if word[0].isupper() else ""
        if tag in ("", NAME, OWNER, _SHORTENED):
            tag = _guess(word)
        elif len(word) > 1 and word.isupper():
            tag = NAME  # US is no pronoun, WHO asks nothing.
        else:
            tag = _IN_CAPITALS.get(tag, tag)
        if len(self) < _KEPT:
            self[word] = tag
        return tag


@cache
def _tags() -> _Tags:
    """Return what each listed word does in a sentence."""
    tags = dict(_MARKS)
    # In the order of the lists: of a word that stands in two lines, the later one tells.
    for name, base, finite, going in _VERBS:
        for line in _lines(name):
            forms = line.split()
            tags[forms[0]] = base
            for form in forms[1:]:
                tags[form] = going if form.endswith("ing") else finite
            # A past form that is the base form as well: put, cut, read.
            if forms[2] == forms[0]:
                tags[forms[0]] = finite
    verbs = frozenset(tags)
    for line in _lines("function-words"):
        tag, *words = line.split()
        for word in words:
            if tag not in (CALLED, STATEMENT) or word not in verbs:
                tags[word] = tag
    return _Tags(tags)


@cache
def speech_nouns() -> frozenset[str]:
    """Return the nouns of speech; some are verbs as well, and have a verb's tag: claims."""
    lines = (line.split() for line in _lines("function-words"))
    return frozenset(word for tag, *words in lines for word in words if tag == STATEMENT)


def _lines(name: str) -> list[str]:
    return [line for line in list_text(name).split("\n") if line and line[0] != "#"]


def tag_of(word: str) -> str:
    """Return the tag of one word."""
    tag = _tags()[word].translate(_RESTORED)
    return NAME if tag == _SHORTENED else tag


class Tagged:
    """The tags of one paragraph: ``tags[i]`` is for ``words[i]``, ``at[k]`` its k-th quotation."""

    __slots__ = ("_stretches", "at", "tags", "text", "words")

    def __init__(self, text: str, start: int, end: int, quotations: list[Quotation]) -> None:
        self.text = text
        self.words: list[str] = []
        self.at: list[int] = []
        # The words between two quotations: the numbers of the first and after the last, and where they stand.
        self._stretches: list[tuple[int, int, int, int]] = []
        words, tokens = self.words, compiled(_TOKEN)
        here, first = start, 0
        for quotation in quotations:
            until = max(here, quotation.opened)
            words += tokens.findall(text, here, until)
            self._stretches.append((first, len(words), here, until))
            self.at.append(len(words))
            words.append("")
            here = quotation.closed
            if boundary := _ends_sentence(text, quotation, end):
                words.append(boundary)
            first = len(words)
        words += tokens.findall(text, here, end)
        self._stretches.append((first, len(words), here, end))
        tags = "".join(map(_tags().__getitem__, words)).replace(STOP + CLOSE, NAME + CLOSE)
        if _SHORTENED in tags:
            tags = tags.replace(_SHORTENED + STOP, NAME + NAME).replace(_SHORTENED, NAME)
        if WORD not in tags and _is_title(words):
            tags = "".join(map(_plain_tag, words)).replace(_SHORTENED, NAME)
        if not _CAPITALS.isdisjoint(tags):
            tags = _INSIDE.sub(NAME, tags).translate(_RESTORED)
        if SAYING in tags or CALLING in tags:
            tags = _GERUND.sub(WORD, tags)
        self.tags = keep_whole(tags, words)

    def word(self, at: int) -> str:
        """Return the word at ``at`` in lower case."""
        return self.words[at].lower()

    def sentence(self, at: int) -> int:
        """Return the index where the sentence of ``tags[at]`` begins, or where reading back ends."""
        low = max(0, at - _LONGEST)
        return max(low, self.tags.rfind(STOP, low, at) + 1)

    def sentence_end(self, at: int) -> int:
        """Return the index of the stop after ``tags[at]``, or where reading on ends."""
        high = min(len(self.tags), at + _LONGEST)
        stop = self.tags.find(STOP, at, high)
        return high if stop < 0 else stop

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words ``first`` up to, not including, ``last`` stand in the text.

        No quotation may stand among them.
        """
        begin, after, here, until = self._stretches[bisect_left(self._stretches, (first + 1,)) - 1]
        # Only white space and the like stands between words: the next one found is the next one.
        words, find, rfind = self.words, self.text.find, self.text.rfind
        if first - begin <= after - last:
            for word in words[begin:first]:
                here = find(word, here) + len(word)
            start = here = find(words[first], here)
            for word in words[first:last]:
                here = find(word, here) + len(word)
            return start, here
        for number in range(after - 1, last - 1, -1):
            until = rfind(words[number], here, until)
        stop = until = rfind(words[last - 1], here, until) + len(words[last - 1])
        for number in range(last - 1, first - 1, -1):
            until = rfind(words[number], here, until)
        return until, stop


def _is_title(words: list[str]) -> bool:
    """Whether all words of some length have capitals, as in a title: they tell no name there."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) > 3 and len(words) > 5 and not any(word[0].islower() for word in long)


def _plain_tag(word: str) -> str:
    """Return the tag of a word of a title: that of a listed one in small letters, else a name's."""
    tags = _tags()
    tag = tags[word]
    told = tag == NAME or tag in _CAPITALS
    return tags[word.lower()] if told and word.lower() in tags.listed else tag


def _guess(word: str) -> str:
    """Return the tag of a word that no list holds."""
    head = word[0]
    if head.isdigit() or head == "$":
        return NUMBER
    if head.isupper() and (len(word) == 1 or "." in word or word[:2] in PARTIES):
        return _SHORTENED  # an initial, U.S, R-Fla
    if word.endswith(_POSSESSIVE):
        return OWNER
    if word.endswith(tuple(entries("adverb-endings"))):
        return ALSO
    if head.isupper() or head in "@#":
        return NAME
    if word.endswith("ing") and len(word) > 5:
        return WAITING
    if word.endswith("ed") and len(word) > 4:
        return WAITED
    if word.endswith("ly"):
        return ALSO
    return WORD


def _ends_sentence(text: str, quotation: Quotation, end: int) -> str:
    """Return the word for the sentence end that a quotation brings with it, or an empty string."""
    last = text[quotation.end - 1]
    if last in APOSTROPHES and quotation.end - quotation.start > 1:
        last = text[quotation.end - 2]
    if last not in ".?!\N{HORIZONTAL ELLIPSIS}":
        return ""
    after = quotation.closed
    while after < end and text[after] in " \t\n\N{NO-BREAK SPACE}":
        after += 1
    if after >= end or text[after] in f",;:{DASHES}-.)" or text[after].islower():
        return ""
    return "." if last in ".\N{HORIZONTAL ELLIPSIS}" else _ASKED
