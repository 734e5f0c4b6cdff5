"""He and she: whom a pronoun means that says whether it is a woman or a man."""

from newsctl.parsing.speakers.discourse import Discourse, Voice
from newsctl.parsing.speakers.genders import look_at
from newsctl.parsing.speakers.people import Person
from newsctl.parsing.speakers.salience import agreement_of, most_salient

__all__ = ["pronounced"]

FAR = 6000  # code points back to the last person in focus


def pronounced(discourse: Discourse, at: int, gender: str) -> Voice | None:
    """Return whom ``he`` or ``she`` at offset ``at`` means; None where the article names nobody at all.

    Without anybody of that gender in sight, it is who was in focus last, however long ago.
    """
    who, _ = most_salient(discourse, at, gender)
    who = who or _in_focus(discourse, at, gender)
    if isinstance(who, Person):
        who.shown = who.shown or gender
        return Voice(at, who.name, who, gender)
    return Voice(at, who.name, None, gender) if who else None


def _in_focus(discourse: Discourse, at: int, gender: str) -> Person | Voice | None:
    """Return the last person before ``at`` whom a pronoun may mean, else of whom the article tells first."""
    for start, _, here in discourse.appearances.before(at):
        if start < at - FAR:
            break
        for appearance in reversed(here):
            person = appearance.person
            look_at(discourse, person, at)
            agrees = agreement_of(person.gender, gender) is not None
            if agrees and person.is_surely_one and appearance.start < at:
                return person
    return discourse.cast.first(gender)
