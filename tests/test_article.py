"""The record: key order, JSON in and out, and the schema."""

import json

import jsonschema
import pytest

from newsctl.article import (
    Article,
    Dateline,
    Link,
    Quote,
    Span,
    find_quotes,
    from_json,
    json_schema,
    quotes_by_paragraph,
    to_json,
)
from newsctl.parsing import parse

KEYS = (
    "path url headline subheadline dateline authors published date date_source label body quotes links words"
)

ARTICLE = Article(
    path="a.txt",
    headline="Ferry \N{EM DASH} \N{FERRY}",
    dateline=Dateline("Oban (CP) -", "Oban", "CP", None, 9, 20),
    authors=["Ada Lindqvist"],
    body=["\"No,\" he said."],
    quotes=[
        Quote("No,", 22, 25, 0, "full", "Tom Okoro", ["Ida Berg"], Span("he", 27, 29), None, "post-posed"),
    ],
    links=[Link("Next", None, "Read more", 40, 44)],
    words=3,
)  # fmt: skip


def test_quotes_stand_where_their_words_do_one_behind_the_other() -> None:
    said = [
        Quote(text, 0, 0, paragraph, "full", None, [], None, None, "before")
        for text, paragraph in [("Up", None), ("No", 1), ("Gone", 1), ("", 1), ("No", 1), ("No", 1)]
    ]
    article = Article(headline="“Up”", body=["", "“No”, he said. “No”."], quotes=said)
    quotes = quotes_by_paragraph(article)
    assert list(quotes) == [None, 1]
    assert [(start, end) for start, end, _ in find_quotes(quotes[1], article.body[1])] == [(1, 3), (16, 18)]
    assert list(find_quotes(quotes[None], "“Up”")) == [(1, 3, said[0])]


def test_keys_stand_in_the_order_of_the_record() -> None:
    record = json.loads(to_json(ARTICLE))
    orders = {
        "article": KEYS,
        "dateline": "text place agency date start end",
        "quote": "text start end paragraph kind speaker also mention cue rule",
        "mention": "text start end",
        "link": "title url label start end",
    }
    structs = {
        "article": record,
        "dateline": record["dateline"],
        "quote": record["quotes"][0],
        "mention": record["quotes"][0]["mention"],
        "link": record["links"][0],
    }
    assert orders == {name: " ".join(struct) for name, struct in structs.items()}


def test_nothing_is_left_out_when_it_is_unknown() -> None:
    empty = dict.fromkeys(KEYS.split()) | {"authors": [], "body": [], "quotes": [], "links": [], "words": 0}
    assert empty == json.loads(to_json(parse("")))


def test_json_is_utf8_and_ascii_on_request() -> None:
    assert "\N{FERRY}".encode() in to_json(ARTICLE)
    assert to_json(ARTICLE, ascii_only=True).isascii()
    assert ARTICLE == from_json(to_json(ARTICLE, ascii_only=True)) == from_json(to_json(ARTICLE))


@pytest.mark.parametrize("article", [Article(), ARTICLE, parse('Head\n\nOBAN (AP) - "No," said Tom Okoro.')])
def test_a_record_fits_the_schema(article: Article) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(article)), schema)


def test_the_schema_refuses_what_is_no_article() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"quotes": "none"}, json_schema())
