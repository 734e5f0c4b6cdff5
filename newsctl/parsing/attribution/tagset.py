"""The tagset: what each word and mark of a paragraph does in its sentence, one tag a kind.

Tagging is the field's word for it. Our tags are single letters, so that a paragraph is a string and a regular
expression can read it. Patterns are written with the words of the table below, each an archetype of its kind
(``said`` stands for every verb of speech: says, told, replied), or with the name of one of the ``CLASSES``.
"""

from functools import cache
from typing import NamedTuple

__all__ = ["CLASSES", "TAGSET", "Tag", "letters"]


class Tag(NamedTuple):
    """A kind of word or mark: its letter, its archetype, what it stands for, and examples."""

    letter: str
    word: str
    meaning: str
    examples: str


TAGSET = (
    Tag("Q", "quote", "a quotation in its marks, however long", '"…"'),
    # Nouns, and what stands before them
    Tag("N", "name", "a word with a capital, as in a name; an initial", "Roe Ohio Council J. U.S."),
    Tag("S", "owner", "a possessive, of a name or not", "Roe's Roes' spokesman's"),
    Tag("w", "word", "another word in small letters: most are nouns or adjectives", "spokesman new council"),
    Tag("n", "number", "a number, in figures or in words", "51 1,000 $5 three half"),
    Tag("F", "statement", "a noun of speech that is no verb as well", "statement interview speech"),
    Tag("D", "the", "a determiner", "the a this some several"),
    Tag("M", "his", "a possessive pronoun", "his her their my"),
    # Pronouns
    Tag("R", "he", "a pronoun as a subject", "he she they I you"),
    Tag("O", "him", "a pronoun as an object", "him them us themselves"),
    Tag("h", "hes", "a pronoun with its auxiliary", "he's she'd they've"),
    Tag("W", "who", "a relative or interrogative", "who which what where"),
    Tag("T", "that", '"that", whatever it does', "that"),
    # Verbs, in the forms: finite or participle, -ing, base form
    Tag("C", "said", "a verb of speech", "said says told"),
    Tag("G", "saying", "a verb of speech in -ing", "saying telling adding"),
    Tag("I", "say", "a verb of speech in its base form; many are nouns as well", "say tell claim"),
    Tag("E", "called", "a framing verb, which sets up words in quotation marks", "called described branded"),
    Tag("g", "calling", "a framing verb in -ing", "calling describing"),
    Tag("i", "call", "a framing verb in its base form; many are nouns as well", "call slam describe"),
    Tag("V", "waited", "another verb in its past form or participle", "waited elected brought"),
    Tag("v", "waiting", "another word in -ing", "waiting helping"),
    Tag("H", "was", "an auxiliary", "was has will isn't"),
    # Words that join and place
    Tag("P", "of", "a preposition", "of to by in"),
    Tag("K", "according", '"according", whose preposition follows', "according"),
    Tag("J", "and", "a conjunction between equals", "and or but"),
    Tag("B", "while", "a conjunction that opens a clause", "while because after if"),
    Tag("A", "also", "an adverb", "also later quickly"),
    Tag("t", "monday", "a word of time", "Monday week yesterday last"),
    # Marks
    Tag(",", "comma", "a comma", ","),
    Tag(";", "semicolon", "a semicolon", ";"),
    Tag(":", "colon", "a colon", ":"),
    Tag("-", "dash", "a dash or hyphen between words, of any length", "- — --"),
    Tag("(", "open", "an opening bracket, round or square", "( ["),
    Tag(")", "close", "a closing bracket, round or square", ") ]"),
    Tag(".", "stop", "the end of a sentence", ". ? !"),
    Tag("!", "halfstop", "a quotation's own ? or ! before a capital: the end of the sentence, or not", ""),
    # While a paragraph is being tagged: a listed word with a capital is itself at the head of a sentence, and
    # else a part of a name or title. None of these is left in the end.
    Tag("a", "Said", "said, with a capital", "Said"),
    Tag("b", "Saying", "saying, with a capital", "Saying"),
    Tag("c", "Say", "say, with a capital", "Say"),
    Tag("d", "Called", "called, with a capital", "Called"),
    Tag("e", "Calling", "calling, with a capital", "Calling"),
    Tag("f", "Call", "call, with a capital", "Call"),
    Tag("j", "Statement", "statement, with a capital", "Statement"),
    Tag("l", "Was", "was, with a capital", "Will"),
    Tag("k", "Mr", "what a full stop shortens, which ends no sentence", "Mr"),
)  # fmt: skip

CLASSES = {
    "NOUN": "name owner word number",
    "NOMINAL": "NOUN monday statement the his waited call say waiting him of also",
    "PAUSE": "comma halfstop dash",
    "CAPITAL": "Said Saying Say Called Calling Call Statement Was",
}
"""What patterns name by one word in capitals: any one of these."""


@cache
def _letters() -> dict[str, str]:
    """Return the letter of each archetype, and of each class its own."""
    letters = {tag.word: tag.letter for tag in TAGSET}
    for name, words in CLASSES.items():
        letters[name] = "".join([letters[word] for word in words.split()])
    return letters


def letters(words: str) -> str:
    """Return the letters of archetypes and classes: ``said called`` is ``CE``.

    Raises ValueError for a word that is neither.
    """
    known = _letters()
    unknown = [word for word in words.split() if word not in known]
    if unknown:
        raise ValueError(f"no tag or class is called {unknown[0]!r}")
    return "".join([known[word] for word in words.split()])
