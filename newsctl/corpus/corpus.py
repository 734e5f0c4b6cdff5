"""Corpus: where articles come from, one idea for every command."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, TypeVar

import msgspec

from newsctl.article import Article
from newsctl.corpus.cutting import cut
from newsctl.corpus.decoding import printable
from newsctl.corpus.document import Document, Trouble
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece
from newsctl.corpus.reading import read

__all__ = ["Corpus", "Tally"]

T = TypeVar("T")
Report = Callable[[str, str], None]


class Tally(msgspec.Struct):
    """What a run has read so far: ``articles``, the ``size`` of their text in bytes, inputs ``skipped``."""

    articles: int = 0
    size: int = 0
    skipped: int = 0


class Corpus:
    """The articles behind ``names``: files, folders, patterns, containers, ``-`` for standard input.

    ``report(path, reason)`` is called for every input that could not be read, ``notice(path, remark)`` for
    what is worth saying but no error; both as soon as their turn comes, between the articles before and
    after.
    """

    def __init__(
        self,
        names: Sequence[str],
        options: Options,
        report: Report,
        notice: Report | None = None,
        stdin: BinaryIO | None = None,
    ) -> None:
        self.tally = Tally()
        self._names = names
        self._options = options
        self._report = report
        self._notice = notice
        self._stdin = stdin

    def documents(self) -> Iterator[Document]:
        """Yield the documents, unparsed, in the order given, then in the order of their paths."""
        for piece in self._pieces():
            for document in read(piece, self._options):
                if isinstance(document, Trouble):
                    self._tell(document)
                else:
                    self.tally.articles += 1
                    self.tally.size += len(document.text or "")
                    yield document

    def articles(self) -> Iterator[Article]:
        """Yield the parsed articles in the same order."""
        for document in self.documents():
            yield document.article

    def map(self, work: Callable[[Document], T]) -> Iterator[T]:
        """Yield ``work(document)`` for each document, in the same order, from as many processes as pay.

        ``work`` must be picklable, and what it returns small or bytes.
        """
        return map(work, self.documents())

    def _pieces(self) -> Iterator[Piece]:
        for piece in cut(self._names, self._options, self._stdin or sys.stdin.buffer):
            if isinstance(piece, Trouble):
                self._tell(piece)
            else:
                yield piece

    def _tell(self, trouble: Trouble) -> None:
        self.tally.skipped += trouble.skipped
        tell = self._notice if trouble.notice else self._report
        if tell is not None:
            tell(printable(trouble.path), trouble.reason)
