"""Read all articles of a folder, with as many processes as pay, and do nothing: what reading costs."""

import sys

import msgspec

from newsctl.corpus import Corpus, Document, Options

__all__ = ["Look"]


class Look(msgspec.Struct, frozen=True):
    """The least work: take the text."""

    def __call__(self, document: Document) -> bytes:
        """Return nothing of the text."""
        return b"" if document.text else b"-"


if __name__ == "__main__":
    corpus = Corpus(sys.argv[1:], Options(), report=print)
    for _ in corpus.map(Look()):
        pass
