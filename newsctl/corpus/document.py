"""What a corpus yields: documents, and troubles with what could not be read."""

from typing import TYPE_CHECKING

import msgspec

from newsctl.article import Article, stated_date
from newsctl.corpus.dating import DateFrom
from newsctl.corpus.naming import SourceState, leads_to_file, leads_to_source

if TYPE_CHECKING:
    from newsctl.corpus.fingerprint import Fingerprint

__all__ = ["Document", "Known", "Trouble"]


class Known(msgspec.Struct, frozen=True):
    """What the record around an article's text says of it: used where the text itself does not say."""

    headline: str | None = None
    published: str | None = None
    authors: list[str] = []
    url: str | None = None
    subheadline: str | None = None


class Document(msgspec.Struct):
    """One article as its source holds it, not yet parsed.

    ``path`` is where it came from, as given: a file, ``-`` for standard input, ``dump.jsonl#17`` for record
    17 of a dump (its line, from 1), ``news.zip#may/1.txt`` for a member of an archive. ``text`` is the
    decoded text without its byte order mark; None for a record of newsctl's own export, which holds no text.
    ``origin`` is where it was found, when that is not ``path``: records bring paths of their own. Out of a
    database, its ``source`` is the file that it was made of, as it was then, and ``number`` its own there.
    Where ``date_from`` gives dates, ``file`` is the name to ask for one, if it is neither. Lines of the text
    that are among ``furniture`` are the page's. With ``reported`` it is read for reported speech as well.
    Where the article comes without its texts, out of a database, its ``fingerprint`` stands for them.
    """

    path: str
    text: str | None = None
    known: Known | None = None
    parsed: Article | None = None
    origin: str | None = None
    source: SourceState | None = None
    date_from: DateFrom | None = None
    file: str | None = None
    furniture: frozenset[str] = frozenset()
    reported: bool = False
    number: int | None = None
    fingerprint: "Fingerprint | None" = None

    @property
    def name(self) -> str:
        """What it is called where it is printed, so that newsctl finds it when that is given back.

        This is its ``path`` if that leads from the current folder to the file it came from, else its
        ``origin``. Finding out may take a look at the disk: ask only for what is printed.
        """
        if self.origin is None or self.origin == self.path:
            return self.path
        leads = leads_to_source(self.path, self.source) if self.source else leads_to_file(self.path)
        return self.path if leads else self.origin

    @property
    def article(self) -> Article:
        """The record of the article; its text is parsed on first use."""
        if self.parsed is None:
            self.parsed = self._parse(quoting=True)
        return self._dated(self.parsed)

    @property
    def unquoted(self) -> Article:
        """The record, for those who do not look at its quotes: where it must be parsed, it has none."""
        return self._dated(self.parsed or self._parse(quoting=False))

    def _dated(self, article: Article) -> Article:
        if self.date_from is not None:
            self.date_from.complete(article, self.file or self.origin or self.path)
        return article

    def _parse(self, *, quoting: bool) -> Article:
        from newsctl.parsing import parse  # what comes parsed from a database does without

        text = self.text or ""
        stated = _stated(self.known, text) if self.known else frozenset[str]()
        article = parse(
            text,
            self.path,
            quoting=quoting,
            reported=self.reported,
            furniture=self.furniture,
            stated=stated,
        )
        if self.known is not None:
            _fill(article, self.known)
        return article


class Trouble(msgspec.Struct, frozen=True):
    """An input that could not be read, or, as a ``notice``, something worth saying about one.

    A notice does not change the exit status; ``skipped`` says whether the input was left out; ``trace`` is,
    for --debug, the traceback of what should not have happened.
    """

    path: str
    reason: str
    notice: bool = False
    skipped: bool = True
    trace: str | None = None


def _stated(known: Known, text: str) -> frozenset[str]:
    """Return the fields that ``known`` states and the text does not once more in its first line."""
    from newsctl.parsing.lines.titles import repeats_title  # with the parser

    first = text.lstrip().partition("\n")[0].strip()
    fields = {"headline": known.headline, "subheadline": known.subheadline}
    repeated = known.headline is not None and repeats_title(first, known.headline)
    return frozenset(
        field for field, value in fields.items() if value and not (field == "headline" and repeated)
    )


def _fill(article: Article, known: Known) -> None:
    """Give ``article`` what its text does not state."""
    article.headline = article.headline or known.headline
    article.subheadline = article.subheadline or known.subheadline
    if article.published is None and known.published:
        article.published = known.published
        if (date := stated_date(article)[0]) is not None:
            article.date, article.date_source = date, "record"
    article.authors = article.authors or list(known.authors)
    article.url = article.url or known.url
