"""The words that name a speaker, as short as they stand: no office before a name, no aside."""

from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import Tagged
from newsctl.parsing.attribution.tagset import AND, COMMA, DETERMINERS, NAME, OF, QUOTE, WORD, letters
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries

__all__ = ["shorten"]

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
_WORDS = TagPattern("""
    # his words; the mayor's blunt reply
    (?P<source> his | [the name word]{0,4} owner ) word{0,2} statement
""")
_NO_NAMES = letters("word number")
_OPENERS = letters("quote stop halfstop")


def shorten(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """Return the part of the words ``first`` up to ``last`` that names the speaker.

    ``former South Carolina Gov. Jim Hodges`` becomes ``Jim Hodges``, ``one person in the hall on Monday``
    becomes ``one person in the hall``. A description with a name set beside it gives way to the name:
    ``an expert on trade, Jane Roe,``.
    """
    tags = tagged.tags
    if name := _name_before(tagged, first, last):
        return name
    if last - first < 2 and tags[first] not in _NO_NAMES:
        return first, last
    chunk = tags[first:last]
    if match := _WORDS.fullmatch(chunk):
        return first, first + match.end("source")  # his | words
    if AND in chunk:
        return first, last  # Jane Roe and John Doe
    if (match := _OFFICE.fullmatch(chunk)) and tagged.word(first + match.end("office") - 1) in entries(
        "roles"
    ):
        return last - 2, last  # Secretary of State | Jane Roe
    if (match := _AUTHOR.fullmatch(chunk)) and tagged.word(first + match.start("name") - 1) == "by":
        return first + match.start("name"), first + match.end("name")  # a study conducted by | Jane Roe
    preposition = chunk.find(OF)
    if preposition > 0 and (name := _behind_office(tagged, first, first + preposition, last)):
        return name
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


def _name_before(tagged: Tagged, first: int, last: int) -> tuple[int, int] | None:
    """Return the full name that these words are only put behind: Jane Roe, | director of the bank."""
    tags = tagged.tags
    if tags[first - 1 : first] != COMMA:
        return None
    begin = first - 1
    while begin > 0 and tags[begin - 1] == NAME:
        begin -= 1
    given = next((at for at in range(begin, first - 2) if is_given_name(tagged.word(at))), -1)
    if given < 0:
        return None
    if tags[first] in DETERMINERS:
        # "…," Jane Roe, | a clerk at the bank; but not: After Jane Roe, | a clerk
        return (given, first - 1) if _opens(tags, begin) and _is_indefinite(tagged, first) else None
    head = tags.find(OF, first, last)
    described = tagged.word((head if head > first else last) - 1) in entries("roles")
    return (given, first - 1) if described and tags[begin - 1 : begin] != OF else None


def _opens(tags: str, at: int) -> bool:
    """Whether the words at ``at`` open a sentence, or stand right behind a quotation."""
    return at == 0 or tags[at - 1] in _OPENERS or (tags[at - 1] == COMMA and tags[at - 2 : at - 1] == QUOTE)


def _is_indefinite(tagged: Tagged, at: int) -> bool:
    return tagged.word(at) in ("a", "an", "one")


def _behind_office(tagged: Tagged, first: int, of: int, last: int) -> tuple[int, int] | None:
    """Return the name behind an office with "of" in it: attorney for Ohio | Jane Roe; Bank of Ohio head | Roe."""
    tags, roles = tagged.tags, entries("roles")
    if _is_indefinite(tagged, first) or tags[last - 1] != NAME:
        return None
    begin = tags.rfind(OF, of, last) + 1
    begin = next((at + 1 for at in range(last - 1, begin - 1, -1) if tags[at] != NAME), begin)
    office = next((at for at in range(last - 1, begin - 1, -1) if tagged.word(at) in roles), -1)
    if tagged.word(of - 1) in roles:
        names = range(begin + 1, last - 1) if office < 0 else range(0)
        given = next((at for at in names if is_given_name(tagged.word(at))), -1)
        return (given, last) if given >= 0 else None
    if office < 0 or last - office < 3 or set(tags[first:of]) != {NAME} or _is_many(tagged, first, of):
        return None
    return office + 1, last


def _name_beside(tagged: Tagged, last: int) -> tuple[int, int] | None:
    """Return the name between commas right after a description, with or without an office before it."""
    tags = tagged.tags
    match = _BESIDE.match(tags, last)
    if match is None or (match["office"] and match.end("name") == len(tags)):
        return None
    first, end = match.span("name")
    return _name(tagged, first, end) if match["office"] else (first, end)
