"""The pages of a report, as a folder of them in parts or as one file, made by Jinja2's templates.

Text of articles is untrusted: Jinja2 escapes all of it, what could steer a reader's screen is a picture of
itself, and addresses lead only to the web. Needs the extra ``newsctl[report]``.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import msgspec

from newsctl import __version__
from newsctl.article import Article, Quote, find_quotes, quotes_by_paragraph, to_json
from newsctl.export.format import Format, Settings
from newsctl.export.report.gathering import Person, gather
from newsctl.export.report.pictures import HEIGHT, timeline
from newsctl.parsing.characters import ANGLES, CLOSING_MARKS, OPENING_MARKS

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["HTML"]

T = TypeVar("T")

ARTICLES = 40  # on a page: some 300 kB
PEOPLE = 100
SAYINGS = 200  # of one person; all of them are in the articles
SEARCHED = 500  # articles in a part of what is searched
SHOWN = 500  # people, places and titles in the lists of the front page

_MARKS = frozenset(OPENING_MARKS + CLOSING_MARKS + ANGLES)  # shown with the words between them
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0x2426)
_CONTROLS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0x2426)  # they turn text around


def _shown(value: object) -> object:
    """Return text without what could steer a screen: each control character as its picture."""
    return value.translate(_CONTROLS) if isinstance(value, str) else value


class _Piece(msgspec.Struct, frozen=True):
    """A piece of a paragraph: a quotation, where ``quote`` is there, or what stands between."""

    text: str
    quote: Quote | None = None


class _Places:
    """Where on the pages articles and people are; in one file everything is on the same page."""

    def __init__(self, people: Sequence[Person], *, apart: bool) -> None:
        self.apart = apart
        self._numbers = {person.name: person.number for person in people}

    def article(self, number: int) -> str:
        """Return the address of an article."""
        page = f"articles-{1 + (number - 1) // ARTICLES}.html" if self.apart else ""
        return f"{page}#a{number}"

    def person(self, name: str) -> str | None:
        """Return the address of somebody who is quoted; None for others."""
        number = self._numbers.get(name)
        if number is None:
            return None
        page = f"people-{1 + (number - 1) // PEOPLE}.html" if self.apart else ""
        return f"{page}#p{number}"


def _pieces(article: Article) -> list[list[_Piece]]:
    """Return the paragraphs of ``article``, each cut where its quotations begin and end."""
    quotes = quotes_by_paragraph(article)
    return [[*_cut(text, quotes.get(number, []))] for number, text in enumerate(article.body)]


def _cut(text: str, quotes: Sequence[Quote]) -> Iterator[_Piece]:
    at = 0
    for start, end, quote in find_quotes(quotes, text):
        start -= text[max(at, start - 1) : start] in _MARKS
        end += text[end : end + 1] in _MARKS
        if start > at:
            yield _Piece(text[at:start])
        yield _Piece(text[start:end], quote)
        at = end
    if at < len(text):
        yield _Piece(text[at:])


def _is_of_the_web(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def _environment(places: _Places, policy: str) -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("newsctl.export.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals |= {
        "apart": places.apart,
        "article_at": places.article,
        "height": HEIGHT,
        "is_of_the_web": _is_of_the_web,
        "most_sayings": SAYINGS,
        "most_shown": SHOWN,
        "person_at": places.person,
        "pieces": _pieces,
        "policy": policy,
        "version": __version__,
    }
    return environment


def _asset(name: str) -> str:
    return files("newsctl.export.report").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(*, apart: bool) -> str:
    """Return the Content-Security-Policy: nothing from elsewhere, no script and no style but newsctl's."""
    if apart:
        script = style = "'self'"
    else:
        script, style = (
            f"'sha256-{b64encode(hashlib.sha256(_asset(name).encode()).digest()).decode()}'"
            for name in ("search.js", "style.css")
        )
    return f"default-src 'none'; script-src {script}; style-src {style}; base-uri 'none'; form-action 'none'"


def _fill(folder: str, articles: Iterable[bytes], settings: Settings) -> int:
    """Write the report as pages in parts into ``folder``."""
    place = Path(folder)
    with TemporaryFile(dir=folder) as spool:
        gathered = gather(articles, spool)
        places = _Places(gathered.people, apart=True)
        environment = _environment(places, _policy(apart=True))
        for name in ("style.css", "search.js"):
            place.joinpath(name).write_text(_asset(name), encoding="utf-8")

        def write(name: str, template: str, **values: Any) -> None:
            page = environment.get_template(template).render(gathered=gathered, **values)
            place.joinpath(name).write_bytes(page.encode("utf-8", "replace"))

        parts = len(range(0, len(gathered.titles), SEARCHED))
        write("index.html", "index.html", bars=timeline(gathered.months), searched=parts)
        for number, part in enumerate(_parts(gathered.articles(), ARTICLES), 1):
            pages = -(-len(gathered.titles) // ARTICLES)
            write(f"articles-{number}.html", "articles.html", articles=part, number=number, pages=pages)
        for number, people in enumerate(_parts(gathered.people, PEOPLE), 1):
            pages = -(-len(gathered.people) // PEOPLE)
            write(f"people-{number}.html", "people.html", people=people, number=number, pages=pages)
        for number, part in enumerate(_parts(gathered.articles(), SEARCHED), 1):
            lines = b",\n".join(
                to_json(_searched(at, article, places), ascii_only=True) for at, article in part
            )
            place.joinpath(f"search-{number}.js").write_bytes(b"found([\n" + lines + b"\n]);\n")
    return len(gathered.titles)


def _searched(number: int, article: Article, places: _Places) -> list[str]:
    """Return what the search in the page knows of an article: where it is, its headline, date, words."""
    text = " ".join([*article.body, *(quote.speaker or "" for quote in article.quotes), *article.authors])
    headline = str(_shown(article.headline or article.path or "Untitled"))
    return [places.article(number), headline, article.date or "", str(_shown(" ".join(text.split())))]


def _write(out: BinaryIO, articles: Iterable[bytes], settings: Settings) -> None:
    """Write the report as one page that holds all of it."""
    with TemporaryFile() as spool:
        gathered = gather(articles, spool)
        environment = _environment(_Places(gathered.people, apart=False), _policy(apart=False))
        page = environment.get_template("single.html").stream(
            gathered=gathered,
            bars=timeline(gathered.months),
            style=_asset("style.css"),
            script=_asset("search.js"),
        )
        page.enable_buffering(200)
        for piece in page:
            out.write(piece.encode("utf-8", "replace"))


def _parts(things: Iterable[T], size: int) -> Iterator[list[T]]:
    part: list[T] = []
    for thing in things:
        part.append(thing)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _line(article: Article, settings: Settings) -> bytes:
    return to_json(article) + b"\n"


def _needs() -> str | None:
    return None if find_spec("jinja2") else "html needs Jinja2: pip install 'newsctl[report]'"


HTML = Format("html", (".html", ".htm"), _line, write=_write, fill=_fill, needs=_needs)
