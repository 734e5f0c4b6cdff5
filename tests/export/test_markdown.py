"""Whatever an article says, Markdown shows it as it is."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsctl.article import Article, Dateline, Link, Quote
from newsctl.export import FORMATS, Settings
from newsctl.export.markdown import escape


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, and a - dash. Full stop!", "plain words, and a - dash. Full stop!"),
        ("[sic] *stars* _lines_ `code`", r"\[sic\] \*stars\* \_lines\_ \`code\`"),
        ("<script>alert(1)</script> &lt;", r"\<script\>alert(1)\</script\> \&lt;"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("12) no list", r"12\) no list"),
        ("1,500 people", "1,500 people"),
        ("=== no underline", r"\=== no underline"),
        ("back\\slash", "back\\\\slash"),
        ("two\nlines", "two lines"),
        ("Mac\rlines", "Mac lines"),
        ("a\r\r# no heading", "a # no heading"),
        ("a\r\n\r\n- no list", "a - no list"),
        ("\N{NO-BREAK SPACE}# no heading", r"\# no heading"),
        ("\N{LINE SEPARATOR}# no heading", r"\# no heading"),
        ("\v# no heading", r"\# no heading"),
        ("\f    no code", "no code"),
        ("a\x85    no code", "a     no code"),
        ("Sold out # #", r"Sold out # \#"),
        ("C#", "C#"),
        ("###", r"\###"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def _last_line(link: Link) -> str:
    page = FORMATS["md"].encode(Article(headline="Snow", links=[link]), Settings()).decode()
    return page.splitlines()[-1]


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("https://x.org/a", "1. [Dam](<https://x.org/a>)"),
        ("HTTP://x.org/a", "1. [Dam](<HTTP://x.org/a>)"),
        ("mailto:desk@x.org", "1. [Dam](<mailto:desk@x.org>)"),
        ("https://x.org/?a=1&copy=2", "1. [Dam](<https://x.org/?a=1&amp;copy=2>)"),
        ("https://x.org/\N{LINE SEPARATOR}\r\x85\x9b", "1. [Dam](<https://x.org/%E2%80%A8%0D%C2%85%C2%9B>)"),
        ("javascript:alert(1)", "1. Dam (javascript:alert(1))"),
        (" javascript:alert(1)", "1. Dam (javascript:alert(1))"),
        ("javascript&colon;alert(1)", r"1. Dam (javascript\&colon;alert(1))"),
        ("data:text/html,<b>", r"1. Dam (data:text/html,\<b\>)"),
        ("file:///etc/passwd", "1. Dam (file:///etc/passwd)"),
        ("www.x.org/a", "1. Dam (www.x.org/a)"),
        ("//x.org/a", "1. Dam (//x.org/a)"),
    ],
)
def test_addresses_are_links_on_the_web_and_to_mail_alone(address: str, line: str) -> None:
    assert _last_line(Link("Dam", address, None, 0, 0)) == line


def test_addresses_cannot_end_early() -> None:
    line = _last_line(Link("a [b](c)", "http://x.org/> <b>\n", None, 0, 0))
    assert line == r"1. [a \[b\](c)](<http://x.org/%3E%20%3Cb%3E%0A>)"


def test_an_article_without_anything_is_a_page_still() -> None:
    assert FORMATS["md"].encode(Article(), Settings()) == b"# Untitled\n"


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _elements(article: Article) -> Counter[str]:
    """What a reader of CommonMark, with tables and strikethrough besides, sees in the page of ``article``."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = FORMATS["md"].encode(article, Settings()).decode()
    return Counter(
        f"{token.type} {token.tag}"
        for token in _all(reader.parse(page))
        if token.type not in ("text", "inline")
    )


def _saying(text: str) -> Article:
    """An article that says ``text`` in every field."""
    return Article(
        path=text,
        headline=text,
        subheadline=text,
        dateline=Dateline(text, text, text, text, 0, 0),
        authors=[text, text],
        published=text,
        label=text,
        body=[text, text],
        quotes=[Quote(text, 0, 0, 0, "full", text, [], None, None, "")] * 2,
        links=[Link(text, f"https://x.org/{text}", text, 0, 0), Link(text, text, None, 0, 0)],
    )


_PLAIN = _elements(_saying("plain"))
_ENDS = [
    "\n",
    "\n\n",
    "\r",
    "\r\r",
    "\r\n\r\n",
    "\v",
    "\f",
    "\x1c",
    "\x85",
    "\u2028",
    "\u2029",
    "\u2028\u2029",
]


@pytest.mark.parametrize("end", _ENDS, ids=ascii)
@pytest.mark.parametrize(
    "markup",
    [
        *("# a heading", "- an item", "* an item", "+ an item", "1. an item", "1) an item", "> quoted"),
        *(
            "---",
            "===",
            "***",
            "    code",
            "\tcode",
            "```",
            "~~~",
            "| a | b |",
            "|---|---|",
            "[a]: http://x.org",
        ),
        *(
            "<script>alert(1)</script>",
            "<!-- a comment -->",
            "<http://x.org>",
            "![a picture](http://x.org/a.png)",
        ),
        *("[words](http://x.org)", "[words][a]", "`code`", "**bold**", "_bold_", "~~gone~~", "a\\", "a  "),
    ],
)
def test_no_text_becomes_markup(markup: str, end: str) -> None:
    for text in (f"{markup}{end}x", f"x{end}{markup}", f"x{end}{markup}{end}{markup}", f"\u00a0{markup} #"):
        assert _elements(_saying(text)) == _PLAIN


@given(st.lists(st.sampled_from([*"#-+*_=>`~|[]()<>&!:\\.019 \tax", *_ENDS]), min_size=1).map("".join))
def test_whatever_a_text_is_it_stays_text(text: str) -> None:
    assert _elements(_saying(f"{text}x")) == _elements(_saying(f"x{text}")) == _PLAIN
