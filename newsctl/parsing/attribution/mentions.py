"""The words that name a speaker, as short as they stand: no office before a name, no aside."""

from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import AND, DETERMINERS, HES, NAME, OF, WORD, letters
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
_BESIDE = TagPattern("""
    # of them, the rector Jane Roe; , Jane Roe
    (?: of him )?
    (?: comma (?P<office> the NOUN{0,3} (?= [name he]{2} ) | ) )
    (?P<name> name{2,4} ) (?= [comma stop semicolon colon quote] | $ )
""")
_OWNS = tuple(f"{mark}s" for mark in APOSTROPHES)
_NO_NAMES = letters("word number")


def mention_of(tagged: Tagged, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the offsets of the mention in the words ``first`` up to ``last``, and of those to name it by.

    The latter have the titles before it too, which tell more of the person.
    """
    begin, after = shorten(tagged, first, last)
    start, end = tagged.span(begin, after)
    words = tagged.text[start:end]
    if tagged.tags[after - 1] == HES:
        end = start + words.replace(RIGHT_SINGLE, "'").index("'")  # he | 's
    else:
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
    if last - first < 2 and tags[first] not in _NO_NAMES:
        return first, last
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
    head = first + preposition if preposition > 0 else last
    if tags[head - 1] == NAME and not _is_body(tags[first:head]) and not _is_many(tagged, first, head):
        return _name(tagged, first, head)
    if beside := _name_beside(tagged, last):
        return beside
    for at in range(head, last):
        if tags[at] == OF and tagged.word(at) in entries("loose-prepositions"):
            return first, at
    return first, last


def _is_body(chunk: str) -> bool:
    """Whether this is an article with a proper noun: the World Bank, the Taliban."""
    return chunk[0] in DETERMINERS and chunk.strip(DETERMINERS + NAME) == ""


def _is_many(tagged: Tagged, first: int, head: int) -> bool:
    """Whether this is no name but a plural with the capital of the sentence: Analysts | at the bank."""
    return head - first == 1 and head < len(tagged.tags) and tagged.word(first) in entries("plural-sources")


def _name(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """Return the personal name that the words from ``first`` up to ``last`` end in."""
    tags = tagged.tags
    roles, particles = entries("roles"), entries("name-particles") | {"e"}
    begin = last - 1
    while begin > first:
        if tags[begin - 1] == NAME:
            before = _without_stop(tagged, first, begin)
            if tagged.word(before) in roles:
                break
            begin = before
        elif begin - 1 > first and tags[begin - 2] in NAME + WORD and tagged.word(begin - 1) in particles:
            begin -= 1
        else:
            break
    if tagged.word(last - 1) in roles:
        return first, last
    if begin > first and tagged.word(before := _without_stop(tagged, first, begin)) in entries("honorifics"):
        begin = before
    return begin, last


def _without_stop(tagged: Tagged, first: int, begin: int) -> int:
    """Return the number of the word before ``begin``, whether or not a full stop shortens it: Gov."""
    return begin - 2 if begin - 2 >= first and tagged.words[begin - 1] == "." else begin - 1


def _name_beside(tagged: Tagged, last: int) -> tuple[int, int] | None:
    """Return the name between commas right after a description, with or without an office before it."""
    tags = tagged.tags
    match = _BESIDE.match(tags, last)
    if match is None or (match["office"] and match.end("name") == len(tags)):
        return None
    first, end = match.span("name")
    return _name(tagged, first, end) if match["office"] else (first, end)
