"""Datelines that rest on the place alone: a list, a region, its form or the story itself must know it."""

from functools import cache

from newsctl.parsing.characters import APOSTROPHES, CLOSING_MARKS, LEFT_DOUBLE, OPENING_MARKS
from newsctl.parsing.dateline.openings import Opening
from newsctl.parsing.dateline.place_names import has_region, is_label, names_town
from newsctl.parsing.dateline.towns import SHORT_SENTENCE, could_be_town, is_somebody, reads_like_news
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["place_alone", "place_and_colon", "place_and_dash", "place_and_stop"]

SPOKEN = 90  # characters of a speech in which the speaker says I, we or you
_SPEAKER_LINE = r"(?m)^\ufeff?([^\W\d_][\w.' -]{1,40}):\s"
_FIRST_PERSON = (
    rf"\b(?:I|I[{APOSTROPHES}]m|I[{APOSTROPHES}]ve|we|We|you|You|my|My|our|Our|me|us|Well|Thank|Thanks)"
    rf"(?=[ ,?!;{APOSTROPHES}])"
)
_PRONOUN_SAID = rf"[,.?!][{CLOSING_MARKS}] (?:he|she|they) "
_LONG_SENTENCE = r"(?:[^\s.]+ ){5}"


def place_and_dash(opening: Opening) -> bool:
    """``CHICAGO—``, ``HUNTSVILLE, Alabama -``, ``ABU DHABI //``, ``LAGOS-The``, ``(Beirut) –``."""
    separator = opening.last.separator
    if opening.kinds.rstrip("r") != "p" or not opening.last.is_cut_off or separator in ":;":
        return False
    if not opening.opens_sentence or (opening.is_closed_up and not _may_close_up(opening, separator)):
        return False
    if opening.is_caps:
        return (opening.is_known and not is_label(opening.place)) or could_be_town(opening, name=opening.town)
    if not names_town(opening.place) or len(opening.town.split()) > 4:
        return False
    return (
        ("r" not in opening.kinds or has_region(opening.place))
        and not opening.is_apposition
        and not _is_title(opening)
    )


def place_and_colon(opening: Opening) -> bool:
    """``BEIJING:``, ``Chandigarh:``, ``MANGALURU/UDUPI:``, ``Washington, DC, United States:``."""
    if opening.kinds.rstrip("r") != "p" or opening.last.separator != ":" or opening.tokens[0].enclosed:
        return False
    if not opening.rest or not opening.opens_sentence or len(opening.place) < 3 or is_label(opening.place):
        return False
    if opening.is_closed_up and not opening.is_caps:
        return False
    if not names_town(opening.place) and not (
        opening.is_caps and not is_region(opening.place) and could_be_town(opening, name=opening.place)
    ):
        return False
    return not (_is_title(opening) or _is_speech(opening) or is_somebody(opening.text, opening.town))


def place_and_stop(opening: Opening) -> bool:
    """``Dodoma. The bank``: a town, a full stop, and news in a sentence that does not point back to it."""
    if opening.kinds != "p" or opening.last.separator != "." or opening.tokens[0].enclosed:
        return False
    return (
        is_city(opening.place)
        and not is_label(opening.place)
        and opening.rest[:1].isupper()
        and compiled(_LONG_SENTENCE).match(opening.rest) is not None
        and opening.rest.split(None, 1)[0].lower() not in entries("not-after-places")
        and reads_like_news(opening)
    )


def place_alone(opening: Opening) -> bool:
    """``ANKARA`` alone on its line."""
    if opening.kinds.rstrip("r") != "p" or opening.last.separator or opening.rest or len(opening.place) > 40:
        return False
    known = all(map(is_city, opening.town.split("/")))
    return opening.is_caps and (
        known or (has_region(opening.place) and len(opening.place.rpartition(",")[2]) > 3)
    )


def _may_close_up(opening: Opening, separator: str) -> bool:
    """Whether a dash without white space may close a dateline: in death notices it follows a surname."""
    if separator == "-":
        return opening.is_caps and is_city(opening.place) and not opening.rest.startswith(("Based", "Born"))
    if separator != "--" or "," in opening.place:
        return True
    return (" " in opening.place or is_city(opening.place)) and not compiled(SHORT_SENTENCE).match(
        opening.rest
    )


def _is_title(opening: Opening) -> bool:
    """Whether what follows a town in mixed case is of a book or a film, or goes on with its title."""
    return not opening.is_caps and compiled(_title()).match(opening.rest) is not None


@cache
def _title() -> str:
    """Return the pattern of how a sentence goes on behind the title of a work, or says what it is."""
    works = any_of("works")
    return (
        rf"The (?:{works}) (?:is|was|opens|opened|stars|tells|follows)\b"
        rf"|(?:The|An?) (?:[A-Z][\w{APOSTROPHES}-]+ ){{1,4}}of an? [A-Z]"
        rf"|(?:[A-Z][\w{APOSTROPHES}-]*,? |of |and |a |the |in ){{1,6}}?"
        rf"(?:by [A-Z]\w+ [A-Z]|(?:is|was) an? [^.]{{0,40}}?\b(?:{works}|play|show|game)\b)"
    )


def _is_speech(opening: Opening) -> bool:
    """Whether what follows the colon is what somebody of that name says."""
    text, at = opening.text, opening.last.after
    said = text[at : opening.end].strip()
    if said[0] in OPENING_MARKS:
        return said[-1] in CLOSING_MARKS or compiled(_PRONOUN_SAID).search(said[:400]) is not None
    first_person = compiled(_FIRST_PERSON).search(said[:SPOKEN])
    if first_person and not any(mark in said[: first_person.start()] for mark in f'"{LEFT_DOUBLE}'):
        return True
    if text.count(":") < 4:
        return False
    labels = entries("link-labels")
    return sum(name.lower() not in labels for name in compiled(_SPEAKER_LINE).findall(text)) > 3
