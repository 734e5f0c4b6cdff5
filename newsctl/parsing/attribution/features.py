"""The features of a candidate: what the sieves saw of it, as short strings.

The weight of each stands in the lexicon (attribution-weights.txt), learned from articles with labelled
quotations. What each string says in words: :mod:`.glosses`, in the same order.
"""

from functools import cache, lru_cache

from newsctl.parsing.attribution.candidates import Candidate
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.characters import APOSTROPHES
from newsctl.parsing.lexicon import entries
from newsctl.parsing.quotations import Quotation

__all__ = ["Look", "features", "has_title_case", "look", "nobody_features"]

Look = tuple[str, str, str, str, str]
"""The length of a quotation, its first letter, its last, and the tags beside it."""

_CONDENSED = str.maketrans(dict.fromkeys("SwnFDMi", "N") | {"A": None, "h": "H"})
_LENGTHS = ((1, "1"), (2, "2"), (4, "3"), (8, "6"), (15, "s"))  # words, at most


def look(tagged: Tagged, quotation: Quotation, at: int) -> Look:
    """Return what a quotation looks like; its first letter is T with a title's capitals, else U or l."""
    text, start, end = tagged.text, quotation.start, quotation.end
    words = text.count(" ", start, end) + 1
    length = next((letter for most, letter in _LENGTHS if words <= most), "l")
    head = "U" if text[start].isupper() else "l"
    if head == "U" and 1 < words < 9 and has_title_case(text[start:end]):
        head = "T"
    tail = text[end - 1]
    before = tagged.tags[at - 1] if at else "^"
    after = tagged.tags[at + 1 : at + 2] or "$"
    return length, head, tail if tail in ",.?!" else "x", before, after


def has_title_case(words: str) -> bool:
    """Whether all words but small ones inside have a capital or are numbers, with no comma or stop inside."""
    *inner, final = words.split()
    if not (final[0].isupper() or final[0].isdigit()):
        return False
    small = entries("small-words-in-titles")
    return all(
        (word[0].isupper() or word[0].isdigit() or word in small) and word[-1] not in ",.;" for word in inner
    )


@lru_cache(10_000)
def _condense(between: str) -> str:
    """Return a stretch of tags with the words that make up a noun as one, and of that the last six."""
    short = between.translate(_CONDENSED)
    while "NN" in short:
        short = short.replace("NN", "N")
    return short[-6:]


@cache
def _beings() -> dict[str, str]:
    """Return what kind of being a noun stands for."""
    beings = dict.fromkeys(entries("group-nouns"), "group")
    beings.update(dict.fromkeys(entries("plural-sources"), "people"))
    beings.update(dict.fromkeys(entries("roles"), "role"))
    return beings


def _source_class(tagged: Tagged, first: int, last: int) -> str:
    """Return what the words name: a pronoun itself, ``role``, ``people``, ``group``, else its tag."""
    tags = tagged.tags
    head = tags.find("P", first + 1, last)
    at = head - 1 if head > 0 else last - 1
    tag, word = tags[at], tagged.word(at)
    if tag == "R":
        return word
    if tag == "S":
        word = word.rstrip("s").rstrip(APOSTROPHES)
    if kind := _beings().get(word):
        return kind
    if tag in "NS":
        return tag + ("D" if tags[first] in "DM" else "1" if last - first == 1 else "2")
    return tag + ("s" if word.endswith("s") else "")


def features(tagged: Tagged, seen: Look, candidate: Candidate) -> list[str]:
    """Return the features of one candidate for a quotation."""
    rule, first, last, cue = candidate.rule, candidate.first, candidate.last, candidate.cue
    between, rank = candidate.between, candidate.rank
    _, head, tail, _, after = seen
    tags = tagged.tags
    verb = kind = helper = who = being = "-"
    if cue >= 0:
        verb, kind = tagged.word(cue), tags[cue]
        if cue > 0 and tags[cue - 1] == "H":
            helper = tagged.word(cue - 1)  # was called, has called
    if last > 0:
        being = _source_class(tagged, first, last)
        who = tags[last - 1]
        if who == "R":
            who = tagged.word(last - 1)
    if rule == "chained" and len(between) >= 12:
        short = f"{_condense(between[:4])}~{_condense(between[-4:])}"
    else:
        short = _condense(between)
    finite = min(3, between.count("C") + between.count("E") + between.count("V") + between.count("H"))
    ranked = f"{min(rank, 3)}{finite}"
    far = "".join([tag for tag in "T,QB" if tag in between])
    context = tags[first - 1] if first > 0 else "^"
    return [
        rule,
        f"{rule} {tail}{after}",
        f"{rule} {kind} {short}",
        f"{kind} {helper} {between[:1]}",
        f"{kind} {verb} {rank > 0}",
        f"{rule} {who} {context}",
        f"{rule} {far} {head}",
        f"{ranked} {kind} {context}",
        f"who {being}",
    ]


def _neighbour(tagged: Tagged, at: int) -> str:
    """Return a word beside a quotation; of a name only its tag, doubled for capitals as in ABC's."""
    tag = tagged.tags[at]
    if tag not in "NS":
        return tagged.word(at)
    return tag * 2 if tagged.words[at][:3].isupper() else tag


def nobody_features(tagged: Tagged, since: int, at: int, seen: Look) -> list[str]:
    """Return the features of words that nobody said: a title, a term, a nickname.

    ``since`` is where their sentence begins.
    """
    length, head, tail, before, after = seen
    tags = tagged.tags
    speech = f"{tags.find('C', since, at) >= 0:d}{tags.find('E', since, at) >= 0:d}"
    within = at > 0 and before not in ".Q"
    word = _neighbour(tagged, at - 1) if within else before
    owner = _neighbour(tagged, at - 2) if within and at > 1 and tags[at - 2] not in ".Q" else "-"
    following = _neighbour(tagged, at + 1) if at + 1 < len(tags) and after not in ".!Q" else after
    return [
        "nobody",
        f"nobody {length}{head}",
        f"nobody verbs {speech} {length}{head}",
        f"nobody {before}{after}{head}",
        f"nobody {word} {length}{head}{tail}",
        f"nobody {owner} {word} {head}",
        f"nobody next {following} {head}",
    ]
