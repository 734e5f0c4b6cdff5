"""Looking for a few texts in many: what has nothing of them need not be kept."""

from collections.abc import Iterable

from newsctl.across.similar.shingles import numbers_alike, sample, shingles
from newsctl.across.similar.texts import Text

__all__ = ["Resembling"]


class Resembling:
    """Whether a text may be like one of ``texts``, in its words or its headline."""

    def __init__(self, texts: Iterable[Text]) -> None:
        texts = list(texts)
        self._prints = {text.fingerprint for text in texts}
        self._headlines = {text.headline_words for text in texts} - {""}
        self._shingles = {shingle for each in self._prints for shingle in shingles(numbers_alike(each).words)}

    def __call__(self, text: Text) -> bool:
        """Whether ``text`` shares some of its sample, its headline, or all of its words with one of them."""
        return (
            text.fingerprint in self._prints
            or not self._shingles.isdisjoint(sample(numbers_alike(text.fingerprint).words))
            or bool(self._headlines and text.headline_words in self._headlines)
        )
