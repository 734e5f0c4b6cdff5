"""Names before, behind and beside the words that were found: the name says more than the office."""

from newsctl.parsing.attribution.tag_patterns import TagPattern
from newsctl.parsing.attribution.tagging import PARTIES, Tagged
from newsctl.parsing.attribution.tagset import COMMA, DETERMINERS, NAME, OF, QUOTE, WORD, letters
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries

__all__ = ["is_many", "name_before", "name_behind", "name_beside", "opens", "personal_name"]

_BESIDE = TagPattern("""
    # of them, the rector Jane Roe; , Jane Roe
    (?: of him )?
    (?: comma (?P<office> the NOUN{0,3} (?= [name he]{2} ) | ) )
    (?P<name> name{2,4} ) (?= [comma stop semicolon colon quote] | $ )
""")
_ASIDE_OPENS = letters("comma open")
_MEMBER = TagPattern("""
    # , Norvane board member Jane Roe,
    comma (?P<member> PHRASE{3,10} ) comma
""")
_OPENERS = letters("quote stop halfstop")


def name_before(tagged: Tagged, first: int, last: int) -> tuple[int, int] | None:
    """Return the full name that these words are only put behind: Jane Roe, | director of the bank."""
    tags = tagged.tags
    if not first or tags[first - 1] not in _ASIDE_OPENS:
        return None
    begin = first - 1
    while begin > 0 and tags[begin - 1] == NAME:
        begin -= 1
    given = next((at for at in range(begin, first - 2) if is_given_name(tagged.word(at))), -1)
    if given < 0:
        return None
    if tags[first] in DETERMINERS:
        # "…," Jane Roe, | a clerk at the bank; but not: After Jane Roe, | a clerk
        return (given, first - 1) if opens(tags, begin) and _is_indefinite(tagged, first) else None
    head = tags.find(OF, first, last)
    described = tagged.word((head if head > first else last) - 1) in entries("roles") or (
        tagged.words[first][:2] in PARTIES  # Jane Roe, D-Mo.
    )
    return (given, first - 1) if described and tags[begin - 1 : begin] != OF else None


def opens(tags: str, at: int) -> bool:
    """Whether the words at ``at`` open a sentence, or stand right behind a quotation."""
    return at == 0 or tags[at - 1] in _OPENERS or (tags[at - 1] == COMMA and tags[at - 2 : at - 1] == QUOTE)


def _is_indefinite(tagged: Tagged, at: int) -> bool:
    return tagged.word(at) in ("a", "an", "one")


def name_behind(tagged: Tagged, first: int, of: int, last: int) -> tuple[int, int] | None:
    """Return the name behind an office that has the preposition at ``of``.

    ``attorney for Ohio | Jane Roe``, ``Bank of Ohio president | Jane Roe``.
    """
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
    if office < 0 or last - office < 3 or set(tags[first:of]) != {NAME} or is_many(tagged, first, of):
        return None
    return office + 1, last


def personal_name(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
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


def name_beside(tagged: Tagged, last: int) -> tuple[int, int] | None:
    """Return the name between commas right after a description, with or without an office before it."""
    tags = tagged.tags
    match = _BESIDE.match(tags, last)
    if match is None:
        return _name_of_member(tagged, last)
    if match["office"] and match.end("name") == len(tags):
        return None
    first, end = match.span("name")
    return personal_name(tagged, first, end) if match["office"] else (first, end)


def _name_of_member(tagged: Tagged, last: int) -> tuple[int, int] | None:
    """Return the name between commas behind its office: the host, Norvane board member | Jane Roe."""
    match = _MEMBER.match(tagged.tags, last)
    if match is None:
        return None
    first, end = match.span("member")
    roles = entries("roles")
    given = next((at for at in range(first + 1, end - 1) if is_given_name(tagged.word(at))), -1)
    named = given >= 0 and set(tagged.tags[given:end]) == {NAME} and tagged.word(given - 1) in roles
    return (given, end) if named else None


def is_many(tagged: Tagged, first: int, head: int) -> bool:
    """Whether this is no name but a plural with the capital of the sentence: Analysts | at the bank."""
    return head - first == 1 and head < len(tagged.tags) and tagged.word(first) in entries("plural-sources")
