"""brat standoff: for each article its text, and who said what in it.

A folder of pairs, ``.txt`` and ``.ann`` (https://brat.nlplab.org/standoff.html), with the names that the
corpora of attribution use (PARC 3, Pareti 2012; PolNeAR, Newell et al. 2018): Source, Cue and Content, bound
by an event Attribution, which stands on the cue, else on the content. A note holds the speaker's full name.
The text is headline, standfirst and body, a line each, so that articles of every corpus have one.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from newsctl.article import Article, Quote, Span, find_quotes, quotes_by_paragraph
from newsctl.export.format import Format, Settings

__all__ = ["BRAT", "standoff"]

CONFIGURATION = """\
[entities]
Source
Cue
Content

[relations]

[events]
Attribution\tContent:Content, Source?:Source, Cue?:Cue

[attributes]
"""
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 200  # bytes; file systems take 255, the number and the suffix included
_LINE_ENDS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


class _Page(msgspec.Struct, array_like=True):
    """An article's file name without number and suffix, its text, and what is said of it."""

    name: str
    text: str
    annotations: str


def standoff(article: Article) -> tuple[str, str]:
    """Return the text of ``article`` for brat, and the annotations; offsets are code points into the text."""
    lines = [line for line in (article.headline, article.subheadline) if line]
    starts, at = [], 0
    for number, line in enumerate([*lines, *article.body]):
        if number >= len(lines):
            starts.append(at)
        at += len(line) + 1
    text = "".join(f"{_LINE_ENDS.sub(' ', line)}\n" for line in [*lines, *article.body])
    return text, "".join(f"{line}\n" for line in _annotations(article, text, starts))


def _annotations(article: Article, text: str, starts: list[int]) -> Iterator[str]:
    """Yield the lines of the ``.ann`` file; ``starts`` says where in ``text`` the paragraphs begin."""
    entities = events = 0
    for paragraph, quotes in quotes_by_paragraph(article).items():
        if paragraph is None or paragraph >= len(starts):
            continue
        for start, end, quote in find_quotes(quotes, article.body[paragraph]):
            begin, stop = starts[paragraph] + start, starts[paragraph] + end
            spans = {"Content": (begin, stop)}
            for role, span in (("Source", quote.mention), ("Cue", quote.cue)):
                if span is not None and (place := _place(text, span, quote, begin)) is not None:
                    spans[role] = place
            numbers = {}
            for role, (first, last) in spans.items():
                entities += 1
                numbers[role] = entities
                yield f"T{entities}\t{role} {first} {last}\t{text[first:last]}"
            entities, events = entities + 1, events + 1
            first, last = spans.get("Cue", spans["Content"])
            yield f"T{entities}\tAttribution {first} {last}\t{text[first:last]}"
            roles = " ".join(f"{role}:T{number}" for role, number in numbers.items())
            yield f"E{events}\tAttribution:T{entities} {roles}"
            if quote.speaker:
                yield f"#{events}\tAnnotatorNotes E{events}\t{_LINE_ENDS.sub(' ', quote.speaker)}"


def _place(text: str, span: Span, quote: Quote, begin: int) -> tuple[int, int] | None:
    """Return where ``span`` stands in ``text``: of its words' places the one as far from the quote as there.

    None when they are not in the text, as those of a caption are not.
    """
    meant = begin + span.start - quote.start
    before = text.rfind(span.text, 0, max(0, meant + len(span.text)))
    after = text.find(span.text, max(0, meant))
    found = [place for place in (before, after) if place >= 0]
    if not found or not span.text:
        return None
    nearest = min(found, key=lambda place: (abs(place - meant), place))
    return nearest, nearest + len(span.text)


def _page(article: Article, settings: Settings) -> bytes:
    text, annotations = standoff(article)
    name = _UNSAFE.sub("_", (article.path or "").removesuffix(".txt")).encode("utf-8", "replace")[
        -_LONGEST_NAME:
    ]
    return msgspec.msgpack.encode(_Page(name.decode("utf-8", "ignore").strip("._"), text, annotations))


def _fill(folder: str, articles: Iterable[bytes], settings: Settings) -> int:
    """Write the pairs into ``folder``, named by their paths and, where two are alike, by their number."""
    place = Path(folder)
    place.joinpath("annotation.conf").write_text(CONFIGURATION, encoding="utf-8")
    decode = msgspec.msgpack.Decoder(_Page).decode
    taken: set[str] = set()
    number = 0
    for number, data in enumerate(articles, 1):
        page = decode(data)
        name = page.name or f"article_{number}"
        while name.lower() in taken:  # lower: to some file systems A and a are one
            name = f"{name}_{number}"
        taken.add(name.lower())
        for suffix, content in ((".txt", page.text), (".ann", page.annotations)):
            place.joinpath(name + suffix).write_bytes(content.encode("utf-8", "replace"))  # of equal length
    return number


BRAT = Format("brat", (), _page, fill=_fill)
