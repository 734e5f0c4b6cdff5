"""The words that name a speaker, as short as they stand: no office before a name, no aside."""

from newsctl.parsing.attribution.names import (
    is_many,
    name_before,
    name_behind,
    name_beside,
    personal_name,
)
from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import AND, DETERMINERS, HES, NAME, OF, letters
from newsctl.parsing.characters import APOSTROPHES, RIGHT_SINGLE
from newsctl.parsing.lexicon import entries

__all__ = ["mention_of", "shorten"]

_OFFICE = TagPattern("""
    # Secretary of State Jane Roe
    (?P<office> name{1,4} ) of name{3,5}
""")
_AUTHOR = TagPattern("""
    # a study conducted by Jane Roe of Ohio
    PHRASE{1,5} waited of (?P<name> name{2,4} ) (?: of .* )?
""")
_WORDS = TagPattern("""
    # his words; the mayor's blunt words
    (?P<source> his | [the name word]{0,4} owner ) word{0,2} statement
""")
_OWNS = tuple(f"{mark}s" for mark in APOSTROPHES)
_NO_NAMES = letters("word number")


def mention_of(
    tagged: Tagged, first: int, last: int, short: tuple[int, int], cue: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the offsets of the mention in the words ``first`` up to ``last``, and of those to name it by.

    ``short`` is what :func:`shorten` made of the words; the latter have the titles before it too, which tell
    more of the person. A possessive ending beside the ``cue`` is part of the name: Sotheby's | said.
    """
    begin, after = short
    start, end = tagged.span(begin, after)
    words = tagged.text[start:end]
    if tagged.tags[after - 1] == HES:
        end = start + words.replace(RIGHT_SINGLE, "'").index("'")  # he | 's
    elif cue not in (begin - 1, after):
        end -= 2 if words.endswith(_OWNS) else words[-1] in APOSTROPHES
    if first < begin and after <= last and OF not in tagged.tags[first:begin]:
        return (start, end), (tagged.span(first, last)[0], end)
    return (start, end), (start, end)


def shorten(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """Return the part of the words ``first`` up to ``last`` that names the speaker.

    ``former South Carolina Gov. Jim Hodges`` becomes ``Jim Hodges``, ``one person in the hall on Monday``
    becomes ``one person in the hall``. A description with a name set beside it gives way to the name:
    ``an expert on trade, Jane Roe,``.
    """
    tags = tagged.tags
    if name := name_before(tagged, first, last):
        return name
    if last - first < 2 and tags[first] not in _NO_NAMES:
        return first, last
    return _own_words(tags, first, last) or _shorten(tagged, first, last)


def _own_words(tags: str, first: int, last: int) -> tuple[int, int] | None:
    """Return whose words these are: his | words."""
    match = _WORDS.fullmatch(tags, first, last)
    return match and match.span("source")


def _shorten(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    tags = tagged.tags
    chunk = tags[first:last]
    if AND in chunk:
        return first, last  # Jane Roe and John Doe
    if (match := _OFFICE.fullmatch(chunk)) and tagged.word(first + match.end("office") - 1) in entries(
        "roles"
    ):
        return last - 2, last  # Secretary of State | Jane Roe
    if (match := _AUTHOR.fullmatch(chunk)) and tagged.word(first + match.start("name") - 1) == "by":
        return first + match.start("name"), first + match.end("name")  # a study conducted by | Jane Roe
    preposition = chunk.find(OF)
    if preposition > 0 and (name := name_behind(tagged, first, first + preposition, last)):
        return name
    head = first + preposition if preposition > 0 else last
    if tags[head - 1] == NAME and not _is_body(tags[first:head]) and not is_many(tagged, first, head):
        return personal_name(tagged, first, head)
    if beside := name_beside(tagged, last):
        return beside
    for at in range(head, last):
        if tags[at] == OF and tagged.word(at) in entries("loose-prepositions"):
            return first, at
    return first, last


def _is_body(chunk: str) -> bool:
    """Whether this is an article with a proper noun: the World Bank, the Taliban."""
    return chunk[0] in DETERMINERS and chunk.strip(DETERMINERS + NAME) == ""
