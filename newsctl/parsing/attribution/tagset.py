"""The tagset: what each word and mark of a paragraph does in its sentence, one tag a kind.

Tagging is the field's word for it. Our tags are single letters, so that a paragraph is a string and a regular
expression can read it. Patterns are written with the words of the table below, each an archetype of its kind
(``said`` stands for every verb of speech: says, told, replied), or with the name of one of the ``CLASSES``.
"""

from newsctl.parsing.characters import EM_DASH, EN_DASH, HORIZONTAL_BAR

__all__ = [
    "ACCORDING", "ALSO", "AND", "BASE", "CALL", "CALLED", "CALLING", "CLASSES", "CLOSE", "COLON", "COMMA",
    "DASH", "DETERMINERS", "FINITE", "GOING", "HALFSTOP", "HE", "HES", "HIS", "LETTERS", "NAME", "NUMBER",
    "OF", "OWNER", "PAST", "QUOTE", "SAID", "SAY", "SAYING", "SEMICOLON", "SPOKEN", "STATEMENT", "STOP",
    "TAGSET", "THAT", "THE", "WAITED", "WAITING", "WAS", "WHO", "WORD", "Tag", "letters",
]  # fmt: skip


Tag = tuple[str, str, str, str]
"""(its letter, its archetype, what it stands for, examples parted by white space)"""

TAGSET: tuple[Tag, ...] = (
    ("Q", "quote", "a quotation in its marks, however long", '"…"'),
    # Nouns, and what stands before them
    ("N", "name", "a word with a capital, as in a name; an initial", "Roe Ohio Council J. U.S."),
    ("S", "owner", "a possessive, of a name or not", "Roe's Roes' spokesman's"),
    ("w", "word", "another word in small letters: most are nouns or adjectives", "spokesman new council"),
    ("n", "number", "a number, in figures or in words", "51 1,000 $5 three half"),
    ("F", "statement", "a noun of speech that is no verb as well", "statement interview speech"),
    ("D", "the", "a determiner", "the a this some several"),
    ("M", "his", "a possessive pronoun", "his her their my"),
    # Pronouns
    ("R", "he", "a pronoun as a subject", "he she they I you"),
    ("O", "him", "a pronoun as an object", "him them us themselves"),
    ("h", "hes", "a pronoun with its auxiliary", "he's she'd they've"),
    ("W", "who", "a relative or interrogative", "who which what where"),
    ("T", "that", '"that", whatever it does', "that"),
    # Verbs, in the forms: finite or participle, -ing, base form
    ("C", "said", "a verb of speech", "said says told"),
    ("G", "saying", "a verb of speech in -ing", "saying telling adding"),
    ("I", "say", "a verb of speech in its base form; many are nouns as well", "say tell claim"),
    ("E", "called", "a framing verb, which sets up words in quotation marks", "called described branded"),
    ("g", "calling", "a framing verb in -ing", "calling describing"),
    ("i", "call", "a framing verb in its base form; many are nouns as well", "call slam describe"),
    ("V", "waited", "another verb in its past form or participle", "waited elected brought"),
    ("v", "waiting", "another word in -ing", "waiting helping"),
    ("H", "was", "an auxiliary", "was has will isn't"),
    # Words that join and place
    ("P", "of", "a preposition", "of to by in"),
    ("K", "according", '"according", whose preposition follows', "according"),
    ("J", "and", "a conjunction between equals", "and or but"),
    ("B", "while", "a conjunction that opens a clause", "while because after if"),
    ("A", "also", "an adverb", "also later quickly"),
    ("t", "monday", "a word of time", "Monday week yesterday last"),
    # Marks
    (",", "comma", "a comma", ","),
    (";", "semicolon", "a semicolon", ";"),
    (":", "colon", "a colon", ":"),
    ("-", "dash", "a dash or hyphen, of any length", f"- -- {EM_DASH} {EN_DASH} {HORIZONTAL_BAR}"),
    ("(", "open", "an opening bracket, round or square", "( ["),
    (")", "close", "a closing bracket, round or square", ") ]"),
    (".", "stop", "the end of a sentence", ". ? !"),
    ("!", "halfstop", "a quotation's own ? or ! before a capital: the end of the sentence, or not", ""),
    # While a paragraph is being tagged: a listed word with a capital is itself at the head of a sentence, and
    # else a part of a name or title. None of these is left in the end.
    ("a", "Said", "said, with a capital", "Said"),
    ("b", "Saying", "saying, with a capital", "Saying"),
    ("c", "Say", "say, with a capital", "Say"),
    ("d", "Called", "called, with a capital", "Called"),
    ("e", "Calling", "calling, with a capital", "Calling"),
    ("f", "Call", "call, with a capital", "Call"),
    ("j", "Statement", "statement, with a capital", "Statement"),
    ("l", "Was", "was, with a capital", "Will"),
    ("m", "Waited", "waited, with a capital", "Drew"),
    ("k", "Mr", "what a full stop shortens, which ends no sentence", "Mr"),
)  # fmt: skip

CLASSES = {
    # The words of a noun phrase, each class with more of them than the one before.
    "NOUN": "name owner word number",
    "PHRASE": "NOUN the his",
    "DESCRIPTION": "PHRASE statement",  # the speech writer of the mayor
    "VERBAL": "waited waiting say call",  # adjectives or nouns as well: the acting chief
    "NOMINAL": "DESCRIPTION VERBAL monday him of also",  # taken generously: subjects.noun trims it
    # Other kinds.
    "FILLER": "also was number monday",  # between a subject and its verb: will on Monday also
    "SEQUEL": "stop comma semicolon of while also that the name monday",  # after "Roe said", no part of it
    "PAUSE": "comma halfstop dash",
    "CAPITAL": "Said Saying Say Called Calling Call Statement Was Waited",
}
"""What patterns name by one word in capitals: any one of these."""


LETTERS = {word: letter for letter, word, _, _ in TAGSET}
"""The letter of each archetype."""


def letters(words: str) -> str:
    """Return the letters of archetypes and classes: CE for ``said called``. Raises KeyError for another."""
    return "".join([letters(CLASSES[word]) if word in CLASSES else LETTERS[word] for word in words.split()])


# The tags and groups of tags that code asks for outside of patterns, by the same names.
QUOTE = letters("quote")
NAME, OWNER, WORD, NUMBER, STATEMENT = map(letters, ("name", "owner", "word", "number", "statement"))
THE, HIS, HE, HES, WHO, THAT = map(letters, ("the", "his", "he", "hes", "who", "that"))
SAY, SAID, SAYING, CALL, CALLED, CALLING = map(
    letters, ("say", "said", "saying", "call", "called", "calling")
)
WAS, WAITED, WAITING = map(letters, ("was", "waited", "waiting"))
OF, ACCORDING, AND, ALSO = map(letters, ("of", "according", "and", "also"))
COMMA, COLON, DASH, CLOSE = map(letters, ("comma", "colon", "dash", "close"))
STOP, HALFSTOP, SEMICOLON = map(letters, ("stop", "halfstop", "semicolon"))

DETERMINERS = letters("the his")
SPOKEN = letters("said called")
PAST = letters("said called waited")
FINITE = letters("said called waited was hes")
BASE = letters("say call")
GOING = letters("saying calling")
