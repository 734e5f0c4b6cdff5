"""Whatever an article says, Markdown shows it as it is."""

import pytest

from newsctl.article import Article, Link
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
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_addresses_cannot_end_early() -> None:
    article = Article(headline="Snow", links=[Link("a [b](c)", "http://x.org/> <b>\n", None, 0, 0)])
    page = FORMATS["md"].encode(article, Settings()).decode()
    assert page.splitlines()[-1] == r"1. [a \[b\](c)](<http://x.org/%3E%20%3Cb%3E%0A>)"


def test_an_article_without_anything_is_a_page_still() -> None:
    assert FORMATS["md"].encode(Article(), Settings()) == b"# Untitled\n"
