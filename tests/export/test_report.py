"""The report: pages that say what the records say, in which no article's text can do anything."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsctl.article import Article, Dateline, Link, Quote
from newsctl.export import FORMATS, Settings
from newsctl.export.format import Format

pytest.importorskip("jinja2", reason="Jinja2 is not installed: newsctl[report]")
HTML = FORMATS["html"]
ADDRESS = re.compile(r"[\w-]*(\.html)?#|[\w-]+\.html$|https?://|style\.css$")
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "\x1b]52;c;eA==\x07 \x00 \x9b31m",
    "left \u202e right",
    "javascript:alert(1)",
)


def quoted(text: str, speaker: str | None, paragraph: int | None = 0) -> Quote:
    return Quote(text, 0, len(text), paragraph, "full", speaker, [], None, None, "r")


def hostile(text: str) -> Article:
    return Article(
        path=text,
        url=text,
        headline=text,
        subheadline=text,
        dateline=Dateline(text, text, text, text, 0, 1),
        authors=[text],
        date="2024-05-01",
        body=[f"He said “{text}”"],
        quotes=[quoted(text, text)],
        links=[Link(text, text, text, 0, 1), Link("t", "https://example.org/?a=1&b=\"'", None, 0, 1)],
    )


class Tags(HTMLParser):
    """Every tag with its attributes, and the text of all."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(articles: Sequence[Article], folder: Path, form: Format = HTML) -> Iterator[tuple[str, str]]:
    """Write the report both ways, and yield the name and the text of each page."""
    assert form.fill is not None
    assert form.write is not None
    data = [form.encode(article, Settings()) for article in articles]
    place = folder / "report"
    place.mkdir()
    assert form.fill(str(place), data, Settings()) == len(articles)
    with (folder / "report.html").open("wb") as out:
        form.write(out, data, Settings())
    for file in [*sorted(place.glob("*.html")), folder / "report.html"]:
        yield file.name, file.read_text(encoding="utf-8")


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_text_of_articles_does_nothing(payload: str, tmp_path: Path) -> None:
    for name, page in pages([hostile(payload)], tmp_path):
        tags = Tags(page)
        scripts = [attributes for tag, attributes in tags.found if tag == "script"]
        assert scripts in ([], [{"src": "search.js"}], [{}]), name
        assert not [tag for tag, _ in tags.found if tag in ("img", "iframe", "object", "base")]
        for _, attributes in tags.found:
            assert not [key for key in attributes if key.startswith("on") or key == "style"]
            assert re.match(
                r"[\w-]*(\.html)?#|[\w-]+\.html$|https?://|style\.css", attributes.get("href") or "#"
            )
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
        assert page.lstrip().startswith("<!doctype html>")
    script = (tmp_path / "report" / "search-1.js").read_text()
    assert script.isascii()
    assert "\x1b" not in script


def test_every_link_leads_to_something(tmp_path: Path) -> None:
    articles = [
        Article(headline=f"H{number}", body=["“Yes.”"], quotes=[quoted("Yes.", f"Speaker {number % 120}")])
        for number in range(130)
    ]
    written = dict(pages(articles, tmp_path))
    targets = {
        (name, attributes["id"])
        for name, page in written.items()
        for _, attributes in Tags(page).found
        if "id" in attributes
    }
    led = 0
    for name, page in written.items():
        for tag, attributes in Tags(page).found:
            file, mark, anchor = (attributes.get("href") or "").partition("#")
            if tag == "a" and mark:
                assert (file or name, anchor) in targets
                led += 1
    assert led > 1_000
    assert set(written) == {
        *("index.html", "report.html", "people-1.html", "people-2.html"),
        *(f"articles-{number}.html" for number in range(1, 5)),
    }


def test_quotes_are_marked_and_their_speakers_named(tmp_path: Path) -> None:
    body = ["“Yes,” she said. 'No,' he said. “Why?”"]
    quotes = [quoted("Yes,", "Ida Berg"), quoted("No,", None), quoted("Why?", "Ida Berg")]
    for name, page in pages([Article(headline="H", body=body, quotes=quotes)], tmp_path):
        if name in ("articles-1.html", "report.html"):
            text = " ".join(Tags(page).text.split())
            assert "“Yes,” [Ida Berg] she said. 'No,' he said. “Why?” [Ida Berg]" in text
    people = (tmp_path / "report" / "people-1.html").read_text()
    assert "2 quotes" in people
    assert "1 article<" in people


def test_no_articles_are_a_report_too(tmp_path: Path) -> None:
    assert [name for name, _ in pages([], tmp_path)] == ["index.html", "report.html"]


@pytest.mark.parametrize(
    ("dates", "bars"),
    [
        (["2024-11-30", "2025-01-02", "2025-01", None], ["2024-11: 1", "2024-12: 0", "2025-01: 2"]),
        (
            ["2001-05-01", "2013-01-01"],
            [f"{year}: {int(year in (2001, 2013))}" for year in range(2001, 2014)],
        ),
    ],
)
def test_the_timeline_shows_empty_times(dates: list[str | None], bars: list[str], tmp_path: Path) -> None:
    written = dict(pages([Article(date=date) for date in dates], tmp_path))
    assert re.findall(r"<title>(\d[^<]*)</title>", written["index.html"]) == bars
