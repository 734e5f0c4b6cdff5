"""Titles matched to headlines: cases as data, and what holds for any number of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.across.links import Edge, LinkGraph, Page
from newsctl.across.links.headlines import Headlines
from newsctl.across.links.matching import RULES, Match, Matcher
from newsctl.across.links.titles import fold_title, same_address
from newsctl.article import Link
from tests.bench.titles import headlines, titles

CASES = json.loads(Path(__file__).with_name("titles-linked.json").read_text(encoding="utf-8"))


def matched(title: str, *texts: str, url: str | None = None) -> Match:
    known = Headlines()
    for text in texts:
        known.add(text)
    known.close()
    return Matcher(known).match(title, url)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['title']}")
def test_a_title_means_its_headline_by_the_rule_that_finds_it(case: dict[str, str]) -> None:
    found = matched(case["title"], case["headline"], url=case.get("url"))
    assert found.rule == case["rule"]
    assert found.headline == (None if case["rule"] is None else 0)
    if "why" in case:
        assert found.why == case["why"]


def test_every_rule_has_cases() -> None:
    assert {case["rule"] for case in CASES} == {*RULES, None} - {"same-url"}


def test_a_title_that_begins_several_headlines_means_none() -> None:
    assert (
        matched("Storm closes harbour…", "Storm closes harbour in Lund", "Storm closes harbour wall").rule
        is None
    )


def test_a_beginning_is_looked_for_among_all_that_begin_so() -> None:
    texts = [
        f"Storm closes the harbour {tail}" for tail in ("and all of the old town", "at Lund", "by night")
    ]
    assert matched("Storm closes the harbour", *texts).rule is None
    assert matched("Storm closes the harbour", *texts[:2]).headline == 1


def test_a_title_as_near_to_two_headlines_means_none() -> None:
    found = matched(
        "Torp wins vote on the wall", "Ida Torp wins vote on the wall", "Hans Torp wins vote on the wall"
    )
    assert (found.headline, found.why) == (None, "2 headlines are as near as this one")


def test_a_last_name_left_out_is_known_from_other_headlines() -> None:
    others = [f"Ida Torp visits {place}" for place in ("Lund", "Oslo", "Vienna", "Lima", "Quito")]
    title, headline = (
        "Wall divides council, Ida tells the press",
        "Wall divides council, Ida Torp tells the press",
    )
    assert matched(title, headline, *others).rule == "reworded"
    assert matched(title, headline).rule is None


def edges(*pages: Page, links: list[Link]) -> list[Edge]:
    graph = LinkGraph()
    for page in pages[:-1]:
        graph.add(page)
    graph.add(pages[-1], links)
    return list(graph.edges())


def link(title: str, url: str | None = None) -> Link:
    return Link(title, url, None, 0, 0)


def test_of_equal_headlines_the_nearest_earlier_date_is_meant() -> None:
    days = ["2024-03-09", "2024-03-01", "2024-03-04", None, "2024-03-04"]
    pages = [Page(f"{number}.txt", "Snow closes the pass", day, None) for number, day in enumerate(days)]
    for day, target in {
        "2024-03-05": "2.txt",
        "2024-03-04": "2.txt",
        "2024-03": "0.txt",
        "2024-02": "1.txt",
        "2023-01-01": "1.txt",
        "2025": "0.txt",
        None: "0.txt",
    }.items():
        (edge,) = edges(*pages, Page("x.txt", "Mail", day, None), links=[link("Snow closes the pass")])
        assert edge.target is not None
        assert (edge.target.path, edge.also) == (target, 4), day


def test_the_article_itself_is_said_to_be_itself() -> None:
    older = Page("a.txt", "Snow closes the pass", "2024-03-01", None)
    (edge,) = edges(
        older, Page("b.txt", "Snow closes the pass", "2024-03-02", None), links=[link("Snow closes the pass")]
    )
    assert edge.leads_to_itself
    assert edge.also == 1


def test_an_address_goes_before_a_title() -> None:
    pages = Page("a.txt", "Snow", None, "https://www.courier.example/a/1/"), Page("b.txt", "Rain", None, None)
    (edge,) = edges(*pages, links=[link("Rain", "http://courier.example/a/1?utm_source=x#top")])
    assert (edge.target, edge.rule) == (pages[0], "same-url")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/b", "http://www.a.example/b/#c", True),
        ("https://a.example/b?id=1", "https://a.example/b?id=2", False),
        ("https://A.example/b", "https://a.example/B", False),
    ],
)
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert (same_address(one) == same_address(other)) == same


def test_invented_titles_find_their_headlines_and_near_misses_none() -> None:
    known = headlines(2_000)
    pairs = list(titles(known, 1_600))
    found = edges(
        *(Page(f"{number}.txt", text, None, None) for number, text in enumerate(known)),
        Page("x.txt", None, None, None),
        links=[link(title) for title, _ in pairs],
    )
    got = [edge.target.headline if edge.target else None for edge in found]
    assert not [pair for pair, text in zip(pairs, got, strict=True) if text not in (pair[1], None)]
    right = sum(text == wanted for text, (_, wanted) in zip(got, pairs, strict=True))
    assert right >= 1_580


def test_looking_near_is_bounded_by_what_few_headlines_share() -> None:
    known = Headlines()
    for number in range(25_000):
        known.add(f"Rainfall report of station x{number} in the north of the land")
    known.close()
    assert len(known.near(fold_title("Rainfall report of station x7 in the north of the land"))) == 1
    assert not known.near(fold_title("Rainfall report of station x7y in the north of the land"))


@given(st.text(), st.lists(st.text(), max_size=4), st.none() | st.text())
def test_any_text_is_a_title_and_a_headline_means_itself(
    title: str, texts: list[str], url: str | None
) -> None:
    found = edges(
        *(Page(f"{number}", text, None, None) for number, text in enumerate([title, *texts])),
        Page("x", None, None, None),
        links=[link(title), link("", url)],
    )
    assert len(found) == 2
    if fold_title(title).words and not title.startswith("http"):
        assert found[0].rule == "same-title"
