"""What single words of a name or title are: a role, an initial, a word that a description ends before."""

from functools import lru_cache

from newsctl.parsing.characters import RIGHT_SINGLE
from newsctl.parsing.lexicon import entries

__all__ = ["bare", "ends_description", "gender_of_role", "is_initial", "is_particle", "is_role"]

_PLAIN = str.maketrans(f"áàâäãåéèêëíìîïóòôöõøúùûüñçý{RIGHT_SINGLE}", "aaaaaaeeeeiiiioooooouuuuncy'")
_ROLES = entries("roles")
_FEMALE_ROLES = entries("roles-female")
_MALE_ROLES = entries("roles-male")
_PARTICLES = entries("name-particles")
_POSTMODIFIERS = entries("prepositions") | entries("relative-pronouns")


@lru_cache(maxsize=16384)
def bare(word: str) -> str:
    """``word`` in lower case, without accents, possessive ending and full stop, as the lists have it."""
    word = word.lower()
    if not word.isascii():
        word = word.translate(_PLAIN)
    return word.removesuffix("'s").rstrip("'.")


def is_role(word: str) -> bool:
    """Whether the word, as :func:`bare` gives it, says what a person is: ``senator``, ``spokeswoman``."""
    return word in _ROLES


def gender_of_role(word: str) -> str:
    """Return ``f`` or ``m`` for a woman's or a man's role, as :func:`bare` gives it, else empty."""
    if word in _FEMALE_ROLES:
        return "f"
    return "m" if word in _MALE_ROLES else ""


def is_initial(word: str) -> bool:
    """Whether a word of a name may stand for a given name: ``J.``, ``J.J.``, ``JD``."""
    return len(word) <= 2 or word.endswith(".")


def is_particle(word: str) -> bool:
    """Whether a word of a name is one like ``van`` or ``Abu``, which many people's names open with."""
    return bare(word) in _PARTICLES


def ends_description(word: str) -> bool:
    """Whether a description's core ends before the word; names after it are not whom it is about."""
    return word.lower() in _POSTMODIFIERS
