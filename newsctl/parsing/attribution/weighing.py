"""Which candidate is right: a linear model over what the sieves saw.

Every feature is a short string; its weight stands in the lexicon (attribution-weights.txt), learned by
:mod:`.train` from articles with labelled quotations. The candidate with the greatest sum wins, against
one more candidate that always stands: nobody, for words in quotation marks that are owed to no source.
"""

from collections.abc import Sequence
from functools import cache

from newsctl.parsing.attribution.shapes import Shape
from newsctl.parsing.attribution.sieves import Candidate
from newsctl.parsing.lexicon import entries

__all__ = ["NOBODY", "choose", "condense", "features", "look", "nobody_features", "weights"]

NOBODY = -1

Look = tuple[str, str, str, str, str]
"""The length of a quotation, its first letter, its last, and the letters beside it."""

_CONDENSED = str.maketrans({"S": "N", "w": "N", "n": "N", "F": "N", "D": "N", "M": "N", "A": None, "i": "N", "h": "H"})


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature."""
    table = {}
    for line in entries("attribution-weights"):
        feature, _, weight = line.rpartition(" ")
        table[feature] = float(weight)
    return table


def look(shape: Shape, at: int) -> Look:
    """What a quotation looks like: its length, its first letter, its last, and the words beside it."""
    text = shape.text
    quotation = shape.quotation(at)
    start, end = quotation.start, quotation.end
    words = text.count(" ", start, end) + 1
    length = "1" if words == 1 else "2" if words == 2 else "3" if words < 5 else "6" if words < 9 else "s" if words < 16 else "l"
    head = text[start]
    if head.isupper():
        head = "T" if 1 < words < 9 and _is_title(text[start:end]) else "U"
    else:
        head = "l"
    tail = text[end - 1]
    tail = tail if tail in ",.?!" else "x"
    before = shape.letters[at - 1] if at else "^"
    after = shape.letters[at + 1 : at + 2] or "$"
    return length, head, tail, before, after


def _is_title(words: str) -> bool:
    """Whether every word but the short ones inside is capitalized, and no comma or stop stands inside."""
    *inner, final = words.split()
    if not (final[0].isupper() or final[0].isdigit()):
        return False
    return all((word[0].isupper() or len(word) < 5) and word[-1] not in ",.;" for word in inner)


def condense(between: str) -> str:
    """A stretch of letters with each run of words that make up a noun as one, no more than six letters."""
    short = between.translate(_CONDENSED)
    while "NN" in short:
        short = short.replace("NN", "N")
    return short[-6:]


def features(shape: Shape, seen: Look, candidate: Candidate) -> list[str]:
    """The features of one candidate for a quotation."""
    rule, first, last, cue, between, rank, _, _ = candidate
    length, head, tail, before, after = seen
    letters = shape.letters
    if cue >= 0:
        verb = shape.word(cue)
        kind = letters[cue]
    else:
        verb = kind = "-"
    helper = shape.word(cue - 1) if cue > 0 and letters[cue - 1] == "H" else "-"  # was called, has called
    who = letters[last - 1] if last > 0 else "-"
    if who == "R":
        who = shape.word(last - 1)
    if rule == "chained":
        short = condense(between) if len(between) < 12 else condense(between[:4]) + "~" + condense(between[-4:])
    else:
        short = condense(between)
    verbs = min(3, between.count("C") + between.count("E") + between.count("V") + between.count("H"))
    ranked = f"{min(rank, 3)}{verbs}"
    context = letters[first - 1] if first > 0 else "^"
    far = ("T" if "T" in between else "") + ("," if "," in between else "") + ("Q" if "Q" in between else "")
    return [
        rule,
        f"{rule} {length}{head}",
        f"{rule} {tail}{after}",
        f"{rule} {before}{head}",
        f"{rule} {kind} {short}",
        f"{rule} {kind} {short[-2:]} {length}{head}",
        f"{rule} {kind} {between[:2]} {head}",
        f"{rule} {verb}",
        f"{kind} {helper} {between[:1]}",
        f"{kind} {verb} {rank > 0}",
        f"{rule} {who} {context}",
        f"{rule} {ranked} {head}",
        f"{rule} {kind} {ranked} {context}",
        f"{rule} {far} {head}",
        f"{ranked} {kind} {context}",
    ]


def nobody_features(shape: Shape, at: int, seen: Look, sibling: str) -> list[str]:
    """The features of words that nobody said: a title, a term, a nickname."""
    length, head, tail, before, after = seen
    word = shape.word(at - 1) if at and before not in ".Q" else before
    owner = shape.word(at - 2) if at > 1 and before not in ".Q" and shape.letters[at - 2] not in ".Q" else "-"
    following = shape.word(at + 1) if at + 1 < len(shape.letters) and after not in ".!Q" else after
    return [
        "nobody",
        f"nobody {length}{head}",
        f"nobody {head}{tail}{after}",
        f"nobody {before}{head}{length}",
        f"nobody {before}{after}{head}",
        f"nobody {word} {head}",
        f"nobody {word} {length}{head}{tail}",
        f"nobody {owner} {word} {head}",
        f"nobody next {following} {head}",
        f"nobody sibling {sibling} {length}",
        f"nobody 2 {condense(shape.letters[max(0, at - 4):at])} {head}",
    ]


def choose(scored: Sequence[float], nobody: float) -> int:
    """The index of the best candidate, or NOBODY."""
    best, winner = nobody, NOBODY
    for index, score in enumerate(scored):
        if score > best:
            best, winner = score, index
    return winner
