"""A paragraph as a string of letters, one for each word, mark and quotation, so that small patterns can read it.

The idea is talon's, which matches the structure of a mail with one regular expression over one letter a
line. Here each word of the reporter's own text becomes the letter of what it does in the sentence, and each
quotation is one letter whatever it holds: ``Q,NNC.Q`` is ``"…," Jane Roe said. "…"``.

=====  ==================================================================
letter what it stands for
=====  ==================================================================
Q      a quotation
N      a capitalized word, as in a name
S      a possessive: Roe's, the spokesman's
w n t  another word in lower case; a number; a word of time: week, Monday, last
R O    a subject pronoun, an object pronoun
D M    a determiner; his, her, their ...
P K    a preposition; "according"
T W    "that"; who, which, what ...
J B    and, or, but; while, after, because ...
A H h  an adverb; an auxiliary; a pronoun with one (he's)
C G I  a verb of speech: finite or participle, -ing, base form
E g i  a framing verb (called, slammed) in the same three forms
V v    another word in -ed; another word in -ing
F      a noun of speech: statement, remarks, vow
, ; :  marks; ``-`` a dash, ``.`` the end of a sentence, ``!`` a quotation's own question or
( ) .  exclamation mark before a capital: the end of a sentence, or not
=====  ==================================================================
"""

import re
from functools import cache

from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["Shape"]

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?=[\s,;:)’']|$)|\$?\d+(?:[.,]\d+)*(?![\w-])|[@#$]?[^\W_]+(?:[.'’&@/_-]+[^\W_]+)*['’]?|--|[.,;:!?()\[\]—–―…-]"
)
_MARKS = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "--": "-", "—": "-",
    "–": "-", "―": "-", ".": ".", "?": ".", "!": ".", "…": "",
}  # fmt: skip
_ABBREVIATED = frozenset(
    "mr mrs ms dr sen sens gov govs rep reps rev gen lt col sgt capt maj adm jr sr st prof hon pres vs no "
    "jan feb aug sept oct nov dec d-n.y ariz ark calif colo conn fla ga ill ind kan ky md mass mich minn miss "
    "mo mont neb nev okla ore pa tenn tex va vt wash wis wyo inc corp co ltd".split()
)


@cache
def _letters() -> dict[str, str]:
    """What each listed word does in a sentence."""
    letters: dict[str, str] = {}
    for name, (base, finite, going) in (("framing-verbs", "iEg"), ("speech-verbs", "ICG")):
        for line in entries(name):
            forms = line.split()
            letters[forms[0]] = base
            for form in forms[1:]:
                letters[form] = going if form.endswith("ing") else finite
            # A past form that is the base form as well: put, cut, read.
            if forms[2] == forms[0]:
                letters[forms[0]] = finite
    for line in entries("function-words"):
        letter, *words = line.split()
        for word in words:
            if letter != "E" or word not in letters:
                letters[word] = letter
    return letters


class Shape:
    """The letters of one paragraph, and where each one's word stands in the text.

    ``letters[i]`` is the word ``text[starts[i]:ends[i]]``; ``at[k]`` is the index of the paragraph's k-th
    quotation.
    """

    __slots__ = ("at", "ends", "letters", "starts", "text")

    def __init__(self, text: str, start: int, end: int, quotations: list[Quotation]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.at: list[int] = []
        letters: list[str] = []
        here = start
        for quotation in quotations:
            self._read(here, quotation.opened, letters)
            self.at.append(len(letters))
            letters.append("Q")
            self.starts.append(quotation.start)
            self.ends.append(quotation.end)
            here = quotation.closed
            boundary = _ends_sentence(text, quotation, end)
            if boundary:
                letters.append(boundary)
                self.starts.append(quotation.closed)
                self.ends.append(quotation.closed)
        self._read(here, end, letters)
        self.letters = "".join(letters)

    def _read(self, start: int, end: int, letters: list[str]) -> None:
        text, starts, ends = self.text, self.starts, self.ends
        known = _letters().get
        for match in _TOKEN.finditer(text, start, end):
            word = match[0]
            letter = _MARKS.get(word)
            if letter is None:
                letter = known(word.lower()) or _guess(word)
                # A verb's name in a title, or a person called Price: only function words keep their job in capitals.
                if letter in "CGIEgiF" and word[0].isupper() and letters and letters[-1] not in ".!Q":
                    letter = "N"
            elif letter == "." and text.startswith((")", "]"), match.end()):
                continue
            elif word == "." and letters and letters[-1] == "N" and ends[-1] == match.start() and _abbreviates(text, starts[-1], ends[-1]):
                continue
            elif not letter:
                continue
            letters.append(letter)
            starts.append(match.start())
            ends.append(match.end())

    def sentence(self, at: int) -> int:
        """The index where the sentence that holds ``letters[at]`` begins."""
        return self.letters.rfind(".", 0, at) + 1

    def word(self, at: int) -> str:
        """The word at ``at`` in lower case."""
        return self.text[self.starts[at] : self.ends[at]].lower()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words ``first`` up to, not including, ``last`` stand in the text."""
        return self.starts[first], self.ends[last - 1]


def _guess(word: str) -> str:
    """The letter of a word that no list holds."""
    head = word[0]
    if head.isdigit() or head == "$":
        return "n"
    if word.endswith(("'s", "’s", "s'", "s’")):
        return "S"
    if head.isupper() or head in "@#":
        return "N"
    if word.endswith("ing") and len(word) > 5:
        return "v"
    if word.endswith("ed") and len(word) > 4:
        return "V"
    if word.endswith("ly"):
        return "A"
    return "w"


def _abbreviates(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    return len(word) == 1 or word.lower() in _ABBREVIATED


def _ends_sentence(text: str, quotation: Quotation, end: int) -> str:
    """The letter of the sentence end that a quotation brings with it, or an empty string."""
    last = text[quotation.end - 1]
    if last in "'’" and quotation.end - quotation.start > 1:
        last = text[quotation.end - 2]
    if last not in ".?!…":
        return ""
    after = quotation.closed
    while after < end and text[after] in " \t\r\n\u00a0":
        after += 1
    if after >= end or text[after] in ",;:—–-.)" or text[after].islower():
        return ""
    return "." if last in ".…" else "!"
