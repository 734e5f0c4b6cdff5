"""What every kind of search is: a matcher, which finds hits in a text."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsctl.matching.literals import Literals

if TYPE_CHECKING:
    from newsctl.matching.vocabulary import Vocabulary

__all__ = ["Hit", "Matcher"]


class Hit(NamedTuple):
    """What was found: ``text[start:end]``, in code points; ``score`` is 0 to 100, None unless fuzzy."""

    start: int
    end: int
    score: float | None = None


class Matcher(Protocol):
    """Finds in a text what the user asked for."""

    literals: Literals | None
    """A text that matches has at least one of these strings in it; None when that cannot be told."""
    ignore_case: bool
    """Whether the literals may stand in other cases."""

    def find(self, text: str) -> list[Hit]:
        """Return the hits in ``text``, in order and without overlap."""

    def ways(self, vocabulary: "Vocabulary") -> list[list[list[str]]] | None:
        """Return the ways in which words of a database make a match: each is lists of words, one of each.

        A passage that matches has such words; None when that cannot be told.
        """
