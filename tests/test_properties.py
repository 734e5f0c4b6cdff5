"""What holds for any text whatever: parsing is total, blocks tile the text, and every span is true."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from newsctl.article import Article, Span, from_json, to_json
from newsctl.parsing import parse, read
from newsctl.parsing.blocks import folded, lines_of
from newsctl.parsing.line_ends import unified

# Fragments that set off rules, so that random texts reach into the parser instead of staying prose.
FRAGMENTS = [
    "PORT ELLEN, March 4 (AP) -",
    "Tehran (IP) -",
    "KIGALI:",
    "By Ada Lindqvist and Tom Okoro",
    "Written by Ada Lindqvist",
    "Read More:",
    "ALSO READ | Dam talks resume",
    "- [Ferry back](https://example.org/ferry)",
    "https://example.org/a?b=c",
    "(Reporting by Ada Lindqvist; Editing by Tom Okoro)",
    "Reuter",
    "Published 4 March 2021 17:41",
    "Title: A headline",
    '"We will sign," Okoro said.',
    "\N{LEFT DOUBLE QUOTATION MARK}We will\N{RIGHT DOUBLE QUOTATION MARK}, she added",
    "''Never,'' said the minister.",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}Non\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}Aye,\N{RIGHT SINGLE QUOTATION MARK} he said",
    "6'2\"",
    "the '90s",
    "OKORO: I did.",
    "Roe said that the plan was dead, but Okoro, the mayor, told her it was not.",
    "The ferry would sail, said Okoro, adding that",
    'He said it was "over," according to Roe; saying so, she',
    'Ministry spokesman Tom Okoro told reporters the plan was "dead".',
    "according to Ms. Lindqvist",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "    ",
    " ",
    "\t",
    "\N{NO-BREAK SPACE}",
    "\N{ZERO WIDTH SPACE}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\x00",
    "\x1b[31m",
    "---",
    "* * *",
    "&amp;",
]

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=40).map("\n".join),
)


def spans(article: Article) -> Iterator[tuple[str, int, int]]:
    if article.dateline:
        yield article.dateline.text, article.dateline.start, article.dateline.end
    for link in article.links:
        yield link.title, link.start, link.end
    for quote in article.quotes:
        yield quote.text, quote.start, quote.end
        for part in (quote.mention, quote.cue):
            if isinstance(part, Span):
                yield part.text, part.start, part.end
    for statement in article.reported or ():
        yield statement.text, statement.start, statement.end
        for part in (statement.mention, statement.cue):
            if isinstance(part, Span):
                yield part.text, part.start, part.end


def unbroken(value: str) -> str:
    """A stretch of source as a value has it: a line break, with the blanks around it, is one space."""
    return re.sub(r"\s*[\r\n]\s*", " ", value)


@given(texts)
def test_blocks_tile_the_text(text: str) -> None:
    blocks = read(text).blocks
    assert "".join(text[block.start : block.end] for block in blocks) == text
    ends = [0, *(block.end for block in blocks)]
    assert [block.start for block in blocks] == ends[:-1]


@given(texts, st.sets(st.sampled_from(FRAGMENTS)).map(frozenset))
def test_no_field_is_read_off_furniture(text: str, furniture: frozenset[str]) -> None:
    text = unified(text)[0]
    blocks = read(text, furniture=furniture).blocks
    assert text == "".join(text[block.start : block.end] for block in blocks)
    known = {folded(line) for line in furniture}
    for line in lines_of(text):
        if folded(line.text) in known:
            (block,) = (block for block in blocks if block.start <= line.start < block.end)
            assert (block.kind, block.rule) == ("boilerplate", "furniture-file")


@given(texts)
def test_every_span_is_true(text: str) -> None:
    for value, start, end in spans(parse(text, reported=True)):
        assert 0 <= start < end <= len(text)
        assert value == unbroken(text[start:end])


@given(texts)
def test_paragraph_of_a_quote_or_statement_holds_it(text: str) -> None:
    article = parse(text, reported=True)
    for stated in (*article.quotes, *(article.reported or ())):
        if stated.paragraph is not None:
            assert stated.text in article.body[stated.paragraph]


@given(texts)
def test_quotes_of_a_statement_stand_inside_it(text: str) -> None:
    article = parse(text, reported=True)
    for statement in article.reported or ():
        for number in statement.quotes:
            quote = article.quotes[number]
            assert statement.start <= quote.start < quote.end <= statement.end


@given(texts)
def test_a_record_survives_json(text: str) -> None:
    article = parse(text.encode("utf-8", "replace").decode(), reported=True)
    assert from_json(to_json(article)) == article
    assert from_json(to_json(article, ascii_only=True)) == article


def values(article: Article) -> object:
    """The article without its offsets."""
    return (
        article.headline,
        article.subheadline,
        article.dateline and (article.dateline.text, article.dateline.place, article.dateline.agency),
        article.authors,
        article.published,
        article.label,
        article.body,
        [(quote.text, quote.paragraph, quote.speaker, quote.rule) for quote in article.quotes],
        [(one.text, one.paragraph, one.speaker, one.rule, one.quotes) for one in article.reported or ()],
        [(link.title, link.url, link.label) for link in article.links],
    )


@given(texts)
def test_without_its_quotes_a_record_is_the_same(text: str) -> None:
    assert parse(text, quoting=False) == replace(parse(text), quotes=[])


@given(texts)
def test_without_reported_speech_a_record_is_the_same(text: str) -> None:
    assert parse(text) == replace(parse(text, reported=True), reported=UNSET)


@given(texts)
def test_line_ends_and_a_byte_order_mark_change_nothing(text: str) -> None:
    unix = text.replace("\r", "")
    expected = values(parse(unix, reported=True))
    for variant in (
        unix.replace("\n", "\r\n"),
        unix.replace("\n", "\r"),
        unix.replace("\n", "\r\r\n"),
        unix.replace("\n\n", "\n\r\n").replace(". \n", ". \r"),
        "\N{ZERO WIDTH NO-BREAK SPACE}" + unix,
    ):
        assert expected == values(parse(variant, reported=True))
