"""What is found of a clause that reports somebody, in words of its passage."""

import msgspec

__all__ = ["Report", "Sentence"]

from newsctl.parsing.reported.passages import Passage


class Report(msgspec.Struct, frozen=True, gc=False):
    """Reported speech by one ``rule``: the words ``first`` up to ``last`` name the source.

    ``cue`` is the verb, or "according"; the clause goes from ``begin`` up to ``end``; ``relative`` is the
    "who" that stands for the source at the verb (-1: none).
    """

    rule: str
    first: int
    last: int
    cue: int
    begin: int
    end: int
    relative: int = -1


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """The sentence of a verb of speech, or its part between semicolons: the words ``since`` up to ``until``.

    ``said`` is what was reported last in the same sentence.
    """

    passage: Passage
    since: int
    until: int
    said: Report | None = None
