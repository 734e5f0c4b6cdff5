"""The people whom an article names: the forms of a name, the titles, man or woman."""

from newsctl.parsing.given_names import gender_of_given_name, is_given_name, longer_given_names
from newsctl.parsing.speakers.name_words import bare, gender_of_role, is_initial, is_particle, is_role

__all__ = ["Person", "Words", "can_be_one", "covers"]

Words = tuple[str, ...]


class Person:
    """Somebody whom the article names: ``forms`` are the ways it does, titles left out.

    ``titles`` are the roles that stand directly before the name; ``count`` is how often the article names
    the person, once somebody looked; ``shown`` the gender by a pronoun nearby.
    """

    __slots__ = ("_gender", "_words", "count", "forms", "key", "shown", "titles")

    def __init__(self, key: str, forms: dict[Words, None], titles: set[str]) -> None:
        self.key = key
        self.forms = forms
        self.titles = titles
        self.count = 0
        self.shown = ""
        self._gender: str | None = None
        self._words: Words = ()

    @property
    def name(self) -> str:
        """The fullest name, its words as the article has them."""
        return " ".join(self.words)

    @property
    def words(self) -> Words:
        """The fullest form: the longest, where ``Dismissed Ann Roe`` does not beat ``Ann Roe``."""
        if not self._words:
            forms = self.forms
            sound = [form for form in forms if len(forms) == 1 or not _is_padded(form, forms)]
            self._words = max(sound, key=_fullness)
        return self._words

    @property
    def is_surely_one(self) -> bool:
        """Whether the name alone, or a title, says that this is a person and no place or organisation."""
        if self.titles or self.shown:
            return True
        return any(is_given_name(bare(form[0])) or is_initial(form[0]) for form in self.forms)

    @property
    def gender(self) -> str:
        """``f``, ``m``, or empty where neither a title, a given name nor a pronoun nearby tells."""
        if self._gender is None:
            given = (gender_of_given_name(bare(word)) for form in self.forms for word in form[:-1][:2])
            titles = map(gender_of_role, sorted(self.titles))
            self._gender = next(filter(None, (*titles, *given)), "")
        return self._gender or self.shown

    def call(self, form: Words) -> None:
        """Add another form of the name."""
        self.forms[form] = None
        self._words = ()
        self._gender = None

    def entitle(self, titles: Words) -> None:
        """Add the roles among ``titles``."""
        for title in titles:
            if title not in self.titles and is_role(title):
                self.titles.add(title)
                self._gender = None


def can_be_one(one: Words, other: Words) -> bool:
    """Whether two full names with one family name can be one person's: Donald Roe, D.J. Roe, Don Roe."""
    first, second = bare(one[0]), bare(other[0])
    if first == second:
        return True
    # Abu Hassan Amer is not Sadeq Abu Amer.
    if (not is_particle(first) and first in map(bare, other[:-1])) or (
        not is_particle(second) and second in map(bare, one[:-1])
    ):
        return True
    if is_initial(one[0]) or is_initial(other[0]):
        return first[0] == second[0]
    if first in longer_given_names(second) or second in longer_given_names(first):
        return True
    return (
        len(one) == len(other)
        and min(len(first), len(second)) > 2
        and (first.startswith(second) or second.startswith(first))
    )


def covers(form: Words, wanted: set[str]) -> bool:
    """Whether a form of a name has all the wanted words, which are bare."""
    return wanted <= {bare(word) for word in form}


def _fullness(form: Words) -> tuple[int, bool, int]:
    """How full a form is: words first, not in capitals, letters."""
    return len(form), not form[-1].isupper(), sum(map(len, form))


def _is_padded(form: Words, forms: dict[Words, None]) -> bool:
    """Whether ``form`` is another form with words before it that are no given name."""
    return not (is_given_name(bare(form[0])) or is_initial(form[0])) and any(
        1 < len(other) < len(form) and form[-len(other) :] == other and is_given_name(bare(other[0]))
        for other in forms
    )
