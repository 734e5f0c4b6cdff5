"""Looking for a few texts in many: what has nothing of them need not be kept."""

from collections.abc import Iterable

from newsctl.across.similar.shingles import numbers_alike, sample, shingles
from newsctl.across.similar.texts import Text

__all__ = ["Resembling"]


class Resembling:
    """Whether a text may be like one of ``texts``, in its words or its headline."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._prints = {text.fingerprint for text in texts}
        self._shingles = set().union(*(shingles(each.words) for each in self._prints))
        self._headlines = ...

    def __call__(self, text: Text) -> bool:
        """Whether some of the sample of ``text`` is in one of them, or it is the same word for word."""
        fingerprint = text.fingerprint
        return fingerprint in self._prints or not self._shingles.isdisjoint(sample(fingerprint.words))
