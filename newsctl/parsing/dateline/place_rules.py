"""Datelines that rest on the place alone: a list, a region, its form or the story itself must know it."""

from newsctl.parsing.dateline.openings import Head
from newsctl.parsing.dateline.place_names import has_region, is_label, names_town
from newsctl.parsing.dateline.towns import SHORT_SENTENCE, could_be_town, is_somebody, reads_like_news
from newsctl.parsing.lexicon import entries
from newsctl.parsing.patterns import compiled
from newsctl.parsing.places import is_city, is_region

__all__ = ["place_alone", "place_and_colon", "place_and_dash", "place_and_stop"]

SPOKEN = 90  # characters of a speech in which the speaker says I, we or you
_SPEAKER_LINE = r"(?m)^\ufeff?([^\W\d_][\w.' -]{1,40}):\s"
_FIRST_PERSON = r"\b(?:I|I['’]m|I['’]ve|we|We|you|You|my|My|our|Our|me|us|Well|Thank|Thanks)(?=[ ,?!;'’])"
_PRONOUN_SAID = r"[,.?!][\"”'’] (?:he|she|they) "
_TITLE = (  # of a book or a film
    r"The (?:film|movie|book|novel|series|musical|album) (?:is|was|opens|opened|stars|tells|follows)\b"
    r"|(?:The|An?) (?:[A-Z][\w’'-]+ ){1,4}of an? [A-Z]"
    r"|(?:[A-Z][\w’'-]*,? |of |and |a |the |in ){1,6}?(?:by [A-Z]\w+ [A-Z]|(?:is|was) an? [^.]{0,40}?"
    r"\b(?:film|book|novel|series|album|memoir|musical|play|documentary|show|game)\b)"
)
_LONG_SENTENCE = r"(?:[^\s.]+ ){5}"


def place_and_dash(head: Head) -> bool:
    """``CHICAGO—``, ``HUNTSVILLE, Alabama -``, ``ABU DHABI //``, ``LAGOS-The``, ``(Beirut) –``."""
    separator = head.last.separator
    if head.kinds.rstrip("r") != "p" or not head.last.is_cut_off or separator in ":;":
        return False
    if not head.opens_sentence or (head.is_closed_up and not _may_close_up(head, separator)):
        return False
    if head.is_caps:
        return (head.is_known and not is_label(head.place)) or could_be_town(head, name=head.town)
    if not names_town(head.place) or len(head.town.split()) > 4:
        return False
    return (
        ("r" not in head.kinds or has_region(head.place)) and not head.is_apposition and not _is_title(head)
    )


def place_and_colon(head: Head) -> bool:
    """``BEIJING:``, ``Chandigarh:``, ``MANGALURU/UDUPI:``, ``Washington, DC, United States:``."""
    if head.kinds.rstrip("r") != "p" or head.last.separator != ":" or head.fields[0].enclosed:
        return False
    if not head.rest or not head.opens_sentence or len(head.place) < 3 or is_label(head.place):
        return False
    if head.is_closed_up and not head.is_caps:
        return False
    if not names_town(head.place) and not (
        head.is_caps and not is_region(head.place) and could_be_town(head, name=head.place)
    ):
        return False
    return not (_is_title(head) or _is_speech(head) or is_somebody(head.text, head.town))


def place_and_stop(head: Head) -> bool:
    """``Dodoma. The bank``: a town, a full stop, and news in a sentence that does not point back to it."""
    if head.kinds != "p" or head.last.separator != "." or head.fields[0].enclosed:
        return False
    return (
        is_city(head.place)
        and not is_label(head.place)
        and head.rest[:1].isupper()
        and compiled(_LONG_SENTENCE).match(head.rest) is not None
        and head.rest.split(None, 1)[0].lower() not in entries("not-after-places")
        and reads_like_news(head)
    )


def place_alone(head: Head) -> bool:
    """``ANKARA`` alone on its line."""
    if head.kinds.rstrip("r") != "p" or head.last.separator or head.rest or len(head.place) > 40:
        return False
    known = all(map(is_city, head.town.split("/")))
    return head.is_caps and (known or (has_region(head.place) and len(head.place.rpartition(",")[2]) > 3))


def _may_close_up(head: Head, separator: str) -> bool:
    """Whether a dash without white space may close a dateline: in death notices it follows a surname."""
    if separator == "-":
        return head.is_caps and is_city(head.place) and not head.rest.startswith(("Based", "Born"))
    if separator != "--" or "," in head.place:
        return True
    return (" " in head.place or is_city(head.place)) and not compiled(SHORT_SENTENCE).match(head.rest)


def _is_title(head: Head) -> bool:
    """Whether what follows a town in mixed case is of a book or a film, or goes on with its title."""
    return not head.is_caps and compiled(_TITLE).match(head.rest) is not None


def _is_speech(head: Head) -> bool:
    """Whether what follows the colon is what somebody of that name says."""
    text, at = head.text, head.last.after
    said = text[at : head.end].strip()
    if said[0] in "\"“'‘":
        return said[-1] in "\"”'’" or compiled(_PRONOUN_SAID).search(said[:400]) is not None
    first_person = compiled(_FIRST_PERSON).search(said[:SPOKEN])
    if first_person and not any(mark in said[: first_person.start()] for mark in '"“'):
        return True
    if text.count(":") < 4:
        return False
    labels = entries("link-labels")
    return sum(name.lower() not in labels for name in compiled(_SPEAKER_LINE).findall(text)) > 3
