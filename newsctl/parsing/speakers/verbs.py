"""Verbs beside a name: which show that somebody acts, and which that somebody speaks."""

from functools import cache

from newsctl.parsing.lexicon import entries

__all__ = ["is_speech_verb", "may_be_verb"]


def may_be_verb(word: str) -> bool:
    """Whether a word behind a name may be the verb of its sentence: ``has``, ``went``, ``voted``."""
    return (
        word.endswith(("ed", "s"))
        or word in entries("auxiliaries")
        or word in entries("irregular-pasts")
        or is_speech_verb(word)
    )


def is_speech_verb(word: str) -> bool:
    """Whether a word is a verb of speech in a form that has a subject: ``says``, ``said``."""
    return word in _speech_verbs()


@cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(
        form for line in entries("speech-verbs") for form in line.split() if not form.endswith("ing")
    )
