"""The rules by which a speaker means a person, by name, and why in a line."""

__all__ = ["WHY"]

WHY = {
    "name": "the name that is used most",
    "letters": "differs in capitals, accents or marks alone",
    "alias": "the file of aliases says so",
    "middle-name": "has a middle name or initial more or less, and no other",
    "order": "has the same three names or more in another order",
    "suffix": "is without Jr., and has the same initial",
    "sound": "is romanized in another way",
    "nickname": "is short for the given name",
    "typo": "has one wrong letter in the given name, and is rare",
    "short-name": "the only one with that family name among the speakers of the article",
    "given-name": "the only one with that given name among the speakers of the article",
    "short-typo": "has one wrong letter, and fits one speaker of the article",
    "owner": "quoted in nine of ten articles that quote somebody of that name, and in five or more",
    "initials": "has the initials of that name alone",
    "beginning": "goes on in another quote of the same article",
    "alone": "nobody of that name in full is known here: one in this article",
}
"""For each rule what the spelling is, or who the person."""
