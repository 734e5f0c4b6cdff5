"""An article set as a page for people: headline on top, quotes marked, speakers named, links at the foot.

A page is lines of styled runs, not yet wrapped. On a terminal newsctl.cli.terminal wraps and colours them; in
a pipe they are written as they are. So both carry the same words in the same order.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

import msgspec

from newsctl.article import Article, Link, Quote, Statement, find_quotes, quotes_by_paragraph
from newsctl.cli.dates import spoken_date
from newsctl.cli.visible import visible_name
from newsctl.parsing.characters import LEFT_ANGLE, OPENING_MARKS, RIGHT_ANGLE, RIGHT_DOUBLE, RIGHT_SINGLE

__all__ = [
    "Line",
    "Run",
    "Style",
    "article_page",
    "blank",
    "facts_line",
    "marked",
    "part_page",
    "path_line",
    "speaker_name",
]

Style = Literal["text", "headline", "standfirst", "quote", "speaker", "aside", "link", "path", "match"]

Run = tuple[str, Style]

_FROM_FILE = {"path": "by its path", "mtime": "when the file was changed"}
# German and others close with what opens in English, and Swedish opens with what closes.
_EITHER = f"{OPENING_MARKS}{RIGHT_DOUBLE}{RIGHT_SINGLE}"
_LOW = "\N{DOUBLE LOW-9 QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
_REVERSED = "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
_OPENING = f"{_EITHER}{_LOW}{_REVERSED}{LEFT_ANGLE}\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
_CLOSING = f"{_EITHER}{RIGHT_ANGLE}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


class Line(msgspec.Struct):
    """A line before wrapping: runs of text with the style of each, set in by ``indent`` columns.

    ``mark`` hangs before the text, as a bullet does: when the line is wrapped, all rows begin behind it. What
    is to be copied, a path or an address, is ``whole``: a terminal that is too narrow breaks it by itself,
    which leaves no space in the copy.
    """

    runs: list[Run]
    indent: int = 0
    mark: str = ""
    whole: bool = False

    @property
    def text(self) -> str:
        """The line as it stands where nothing is wrapped."""
        return " " * self.indent + self.mark + "".join(text for text, _ in self.runs)


def blank() -> Line:
    """Return an empty line."""
    return Line([])


def article_page(article: Article) -> Iterator[Line]:
    """Yield the lines of ``article``: its top, its paragraphs and its links, a blank line between them."""
    quotes_in = quotes_by_paragraph(article)
    reported_in = _by_paragraph(article.reported or [])
    sections = [list(_top(article, quotes_in.get(None, [])))]
    for index, paragraph in enumerate(article.body):
        quotes = quotes_in.get(index, [])
        sections.append(
            [Line(marked(paragraph, quotes)), *_speakers(quotes), *_reported(reported_in.get(index, []))]
        )
    sections.append(list(_links(article.links)))
    first = True
    for section in filter(None, sections):
        if not first:
            yield blank()
        first = False
        yield from section


def _top(article: Article, outside: list[Quote]) -> Iterator[Line]:
    """Yield what stands above the story, down to the line of place, agency, date, authors and publication."""
    if article.label:
        yield Line([(article.label, "aside")])
    if article.headline:
        yield Line([(article.headline, "headline")])
    if article.subheadline:
        yield Line([(article.subheadline, "standfirst")])
    titles = f"{article.headline}\n{article.subheadline}"
    yield from _speakers([quote for quote in outside if quote.speaker and quote.text in titles])
    dateline = article.dateline
    facts = [dateline.place, dateline.agency, _spoken(dateline.date)] if dateline else []
    facts += article.authors
    if article.published:
        facts.append(f"published {_spoken(article.published)}")
    if article.date_source in _FROM_FILE:
        facts.append(f"{_spoken(article.date)} {_FROM_FILE[article.date_source]}")
    if any(facts):
        yield facts_line(*facts)


def facts_line(*facts: str | None, whole: bool = False) -> Line:
    """Return the line of what is known of an article."""
    return Line([(" · ".join(filter(None, facts)), "aside")], whole=whole)


def _spoken(date: str | None) -> str | None:
    return date and spoken_date(date)


def marked(text: str, quotes: Iterable[Quote]) -> list[Run]:
    """Return ``text`` as runs in which ``quotes`` stand out together with the marks around them."""
    runs: list[Run] = []
    done = 0
    for start, end, _ in find_quotes(quotes, text):
        start = max(start, done)  # it may begin with a mark that closes the one before
        while start > done and text[start - 1] in _OPENING:
            start -= 1
        while end < len(text) and text[end] in _CLOSING:
            end += 1
        runs += [(text[done:start], "text"), (text[start:end], "quote")]
        done = end
    return [run for run in [*runs, (text[done:], "text")] if run[0]]


def _speakers(quotes: list[Quote]) -> Iterator[Line]:
    """Yield a line for each speaker of the paragraph above, in the order they speak."""
    for speaker, spoken in groupby(quotes, key=lambda quote: quote.speaker):
        cues = dict.fromkeys(quote.cue.text for quote in spoken if quote.cue)
        name = speaker_name(speaker)
        verbs: list[Run] = [(f" ({', '.join(cues)})", "aside")] if cues else []
        yield Line([name, *verbs], indent=4, mark="— ")


def _by_paragraph(statements: list[Statement]) -> dict[int | None, list[Statement]]:
    found: dict[int | None, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.paragraph, []).append(statement)
    return found


def _reported(statements: list[Statement]) -> Iterator[Line]:
    """Yield a line for each statement in the paragraph above: who says what, and with which verb."""
    for statement in statements:
        verb: list[Run] = [(f" ({statement.cue.text})", "aside")] if statement.cue else []
        said: list[Run] = [(": ", "aside"), (statement.text, "text")]
        yield Line([speaker_name(statement.speaker), *verb, *said], indent=4, mark="~ ")


def speaker_name(speaker: str | None) -> Run:
    """Return the run that names ``speaker``."""
    return (speaker, "speaker") if speaker else ("speaker not named", "aside")


def _links(links: list[Link]) -> Iterator[Line]:
    """Yield the links, numbered, each with its label, title and address."""
    digits = len(str(len(links)))
    for number, link in enumerate(links, 1):
        label: list[Run] = [(f"{link.label}: ", "aside")] if link.label else []
        mark = f"{number:{digits}}  "
        yield Line([*label, (link.title, "link")], mark=mark)
        if link.url:
            yield Line([(link.url, "aside")], indent=len(mark), whole=True)


def part_page(article: Article, part: str) -> Iterator[Line]:
    """Yield one field of ``article``: a line each where there are several, nothing where there is none."""
    value = getattr(article, part)
    if part == "quotes":
        yield from _minutes(article.quotes)
    elif part == "reported":
        for statement in article.reported or []:
            yield Line([speaker_name(statement.speaker), (": ", "aside"), (statement.text, "text")])
    elif part == "links":
        yield from _links(article.links)
    elif part == "dateline":
        yield from _plain([value.text] if value else [])
    elif part == "body":
        for number, paragraph in enumerate(article.body):
            yield from [blank()] if number else []
            yield from _plain([paragraph])
    else:
        yield from _plain(value if isinstance(value, list) else [value] if value else [])


def _plain(texts: list[str]) -> Iterator[Line]:
    return (Line([(text, "text")]) for text in texts)


def _minutes(quotes: list[Quote]) -> Iterator[Line]:
    """Yield ``quotes`` like the minutes of a meeting: ``Jane Roe: “We are ready.”``."""
    for quote in quotes:
        yield Line([speaker_name(quote.speaker), (": ", "aside"), (f"“{quote.text}”", "quote")])


def path_line(path: str) -> Line:
    """Return the line that says which file the page below it shows."""
    return Line([(visible_name(path), "aside")], whole=True)
