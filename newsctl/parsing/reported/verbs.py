"""Which verbs of speech report somebody: those that are not denied, not passive, and no mere wish."""

from newsctl.parsing.attribution.subjects import is_noun, is_verb
from newsctl.parsing.attribution.tagging import speech_nouns
from newsctl.parsing.attribution.tagset import ALSO, BASE, OF, SAID, WAS, letters
from newsctl.parsing.characters import RIGHT_SINGLE
from newsctl.parsing.lexicon import entries
from newsctl.parsing.reported.passages import Passage

__all__ = ["INVERTED", "reports"]

INVERTED = frozenset(("said", "say", "says"))
"""Verbs of speech that stand before any source; others only before a name: …, argued Roe."""

_BETWEEN = ALSO + WAS + OF  # what a verb may have before it: has not yet
_NEAR = 4  # words
_BEFORE_NOUN = tuple(letters("said called waited saying calling waiting and of"))  # heard | reports
_NO_VERB = letters("of was the his him")
_DENIALS = frozenset(("not", "never", "n't", "nor", "neither"))
_SHORT_DENIALS = ("n't", f"n{RIGHT_SINGLE}t")
_NOT_SAID = frozenset(
    ("can", "could", "did", "do", "does", "let", "may", "might", "must", "should", "to", "would")
)
"""What stands before a base form that tells of nothing said: would say, wants to say."""


def reports(passage: Passage, cue: int, since: int) -> bool:
    """Whether the verb at ``cue``, in the sentence from ``since``, tells that something was said."""
    tags = passage.tags
    if is_noun(passage, cue) or (tags[cue - 1 : cue] in _BEFORE_NOUN and passage.word(cue) in speech_nouns()):
        return False
    before = cue - 1
    while before >= since and cue - before < _NEAR and tags[before] in _BETWEEN:
        word = passage.word(before)
        if word in _DENIALS or word.endswith(_SHORT_DENIALS):
            return False
        before -= 1
    if tags[cue] in BASE:
        return _is_told(passage, cue, since)
    adverb = tags[cue - 1 : cue] == ALSO
    auxiliary = cue - 1 - adverb
    return tags[cue] != SAID or auxiliary < since or passage.word(auxiliary) not in entries("forms-of-be")


def _is_told(passage: Passage, cue: int, since: int) -> bool:
    """Whether a base form tells of something said: officials say; he went on to say."""
    if cue <= since:
        return False
    before = cue - 2 if passage.tags[cue - 1] == ALSO and cue - 1 > since else cue - 1
    word = passage.word(before)
    if word in _NOT_SAID:
        return word == "to" and passage.word(before - 1) == "on"
    return is_verb(passage, cue, since) or (
        # "say" is hardly ever a noun: the officials whose laws were struck down | say
        passage.word(cue) == "say" and passage.tags[cue - 1] not in _NO_VERB
    )
