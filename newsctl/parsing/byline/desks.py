"""Outlets, desks and jobs: what a byline says of a writer beside the name."""

from newsctl.parsing.characters import RIGHT_DOUBLE
from newsctl.parsing.given_names import is_given_name
from newsctl.parsing.lexicon import entries
from newsctl.parsing.places import is_city

__all__ = ["has_outlet_word", "is_desk", "is_outlet", "is_outlet_or_job", "without_desk", "without_job"]

LONGEST = 90  # characters of a line that says for whom somebody writes


def is_desk(line: str) -> bool:
    """Whether a line may say for whom the one named above writes: ``News reporter``, ``The Post, Lagos``."""
    if not line or len(line) > LONGEST or line[-1] in f'.!?:;"{RIGHT_DOUBLE}' or not line[0].isupper():
        return False
    words = line.lower().replace(",", " ").split()
    if len(words) > 6:
        return False
    if words[-1] in entries("byline-jobs") or line.lower() in entries("agencies"):
        return True
    if len(words) <= 4 and words[-1] in entries("agencies") and is_city(line.rpartition(" ")[0].strip(",")):
        return True
    if words[0] == "special" and words[1:2] in (["to"], ["for"]):
        return True
    in_capitals = all(word[0].isupper() or word in entries("name-joiners") for word in line.split())
    return in_capitals and has_outlet_word(line.replace("-", " "))


def is_outlet(name: str) -> bool:
    """Whether a byline's name is an outlet's or agency's and no person's."""
    return name.lower() in entries("agencies") or has_outlet_word(name.replace("-", " "))


def is_outlet_or_job(part: str) -> bool:
    """Whether a part of a byline is no writer: an agency or outlet, a school, or what somebody is."""
    small = part.lower().strip(".")
    return (
        small in entries("agencies")
        or has_outlet_word(part)
        or any(word in entries("byline-jobs") or word in entries("schools") for word in small.split())
        or (part.isupper() and len(part) <= 5)
        or _is_site(part.strip())
    )


def has_outlet_word(words: str) -> bool:
    """Whether one of the words is such as outlets are named with: ``News``, ``Herald``."""
    return any(word.lower().strip(".,") in entries("outlet-words") for word in words.split())


def _is_site(part: str) -> bool:
    """Whether a part of a byline is an outlet named by its address: ``ellery.com``."""
    name, _, domain = part.rpartition(".")
    return len(name) > 2 and " " not in part and domain.islower() and 2 <= len(domain) <= 4


def without_desk(words: list[str]) -> list[str]:
    """Return a name without the desk before it: ``AP Business Writer Ann Lee``."""
    for number, word in enumerate(words[:4]):
        small = word.lower()
        if small in entries("byline-jobs"):
            return words[number + 1 :] or words
        if not (small in entries("agencies") or small in entries("outlet-words") or _is_role(small)):
            break
    return words


def without_job(words: list[str]) -> list[str]:
    """Return a name without the job, agency or outlet that stands behind it without a comma."""
    if not words:
        return words
    if words[-1].lower().strip(".") in entries("byline-jobs"):
        end = len(words)
        while end and words[end - 1].lower().strip(".") in entries("byline-jobs"):
            end -= 1
        jobs = end
        while end and _is_role(words[end - 1].lower().strip(".")):
            end -= 1
        if end == jobs and end > 2 and not is_given_name(words[1]):
            end -= 1  # a field that no list knows: Municipal reporter
        words = words[:end]
    return _without_outlet(words)


def _without_outlet(words: list[str]) -> list[str]:
    """Return a name without the agency or outlet that stands behind it without a comma."""
    for count in (3, 2, 1):
        if len(words) >= count + 2:
            tail = " ".join(words[-count:]).lower()
            if tail in entries("agencies") or tail.removeprefix("the ") in entries("agencies"):
                return words[:-count]
    if len(words) >= 3 and words[-1][:3].isupper() and words[-1][-2:].islower():
        return words[:-1]  # FOXBusiness
    if len(words) >= 4 and words[-1].lower() in entries("outlet-words"):
        return words[
            : 3 if len(words[1].strip(".")) == 1 or words[1].lower() in entries("name-particles") else 2
        ]
    return words


def _is_role(word: str) -> bool:
    return word in entries("byline-roles") or word in entries("byline-jobs") or word in entries("sections")
