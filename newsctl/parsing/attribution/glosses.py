"""What a feature says, in words: the way back from :mod:`.features`, for people who ask why.

A feature is a few parts with a space between. The forms below are in the order in which features are made.
"""

from collections.abc import Callable, Sequence

from newsctl.parsing.attribution.tagset import LETTERS

__all__ = ["CANDIDATE_FORMS", "NOBODY_FORMS", "Form", "gloss", "tag_name"]

_ARCHETYPES = {letter: archetype for archetype, letter in LETTERS.items()}
_EDGES = {"^": "start", "$": "end", "~": "…", "+": "goes on", "x": "no mark"}
_FIRST = {"U": "capital", "l": "small letter", "T": "capitals of a title"}
_LENGTHS = {
    "1": "1 word", "2": "2 words", "3": "3-4 words", "6": "5-8 words", "s": "9-15 words",
    "l": "16 words or more",
}  # fmt: skip
_NOUNS = {"D": "after the", "1": "alone", "2": "in company", "s": "plural"}

Part = Callable[[str], str]


def tag_name(letter: str) -> str:
    """Return the archetype of a tag; what is none, such as an edge of the paragraph, by a name of its own."""
    return _ARCHETYPES.get(letter) or _EDGES.get(letter, letter)


def _sign(part: str) -> str:
    """Return nothing: the part only keeps features of one form apart from those of another."""
    return ""


def _as_is(part: str) -> str:
    return part


def _quoted(part: str) -> str:
    return f"“{part}”" if part != "-" else "none"


def _tags(part: str) -> str:
    return " ".join(map(tag_name, part)) or "nothing"


def _verb(part: str) -> str:
    return tag_name(part) if part != "-" else "none"


def _way(part: str) -> str:
    """Return tags of which all kinds of noun are one."""
    return _tags(part).replace("name", "noun")


def _word(part: str) -> str:
    """Return a word, which is in small letters, or the tag that stands for a name or an edge."""
    return f"“{part}”" if part.islower() else " ".join(dict.fromkeys(map(tag_name, part)))


def _source(part: str) -> str:
    """Return a pronoun as it is, or a noun's tag; the letter i is the pronoun far more often."""
    return tag_name(part) if len(part) == 1 and part != "i" else part


def _kind(part: str) -> str:
    """Return a pronoun or a kind of being as it is, or a noun's tag and what it looks like."""
    if len(part) == 2 and part[0] in _ARCHETYPES and part[1] in _NOUNS:
        return f"{tag_name(part[0])} {_NOUNS[part[1]]}"
    return _source(part)


def _rank(part: str) -> str:
    return f"rank {part[0]}, finite verbs passed {part[1]}"


def _verbs_before(part: str) -> str:
    kinds = ("a verb of speech", "a framing verb")
    names = [kind for kind, there in zip(kinds, part, strict=True) if there == "1"]
    return f"{' and '.join(names) or 'no such verb'} before"


def _nearest(part: str) -> str:
    return "another nearer" if part == "True" else "the nearest"


def _first(part: str) -> str:
    return _FIRST[part]


def _last_and_next(part: str) -> str:
    return f"{_EDGES.get(part[0], part[0])}, then {tag_name(part[1])}"


def _sides(part: str) -> str:
    return f"between {tag_name(part[0])} and {tag_name(part[1])}, {_first(part[2])}"


def _looks(part: str) -> str:
    """Return the length of the words, their first letter, and where it is given the mark at their end."""
    marks = [f"end {_EDGES.get(mark, mark)}" for mark in part[2:]]
    return ", ".join([_LENGTHS[part[0]], _first(part[1]), *marks])


Form = Sequence[tuple[str, Part]]
"""What each part of a feature is, if its value does not say so, and how to read it."""

CANDIDATE_FORMS: Sequence[Form] = (
    (("", _as_is),),
    (("", _as_is), ("end", _last_and_next)),
    (("", _as_is), ("verb", _verb), ("way", _way)),
    (("verb", _verb), ("auxiliary", _quoted), ("next", _tags)),
    (("verb", _verb), ("", _quoted), ("", _nearest)),
    (("", _as_is), ("source", _source), ("after", _tags)),
    (("", _as_is), ("on the way", _tags), ("", _first)),
    (("", _rank), ("verb", _verb), ("source after", _tags)),
    (("", _sign), ("source", _kind)),
)
NOBODY_FORMS: Sequence[Form] = (
    (("", _as_is),),
    (("", _as_is), ("", _looks)),
    (("", _as_is), ("", _sign), ("", _verbs_before), ("", _looks)),
    (("", _as_is), ("", _sides)),
    (("", _as_is), ("after", _word), ("", _looks)),
    (("", _as_is), ("after", _word), ("", _word), ("", _first)),
    (("", _as_is), ("", _sign), ("before", _word), ("", _first)),
)


def gloss(feature: str, form: Form) -> str:
    """Return what a feature of this form says: ``pre-posed, verb said, way that``.

    Raises ValueError when the feature has other parts than its form.
    """
    parts = [(label, read(part)) for (label, read), part in zip(form, feature.split(" "), strict=True)]
    return ", ".join([f"{label} {value}".strip() for label, value in parts if value])
