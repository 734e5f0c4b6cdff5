"""Filters: which articles count."""

import pytest

from newsctl import Article, Dateline, Link
from newsctl.errors import FilterError
from newsctl.matching import Filters

ARTICLE = Article(
    dateline=Dateline("OSLO, Norway (NNA) -", "OSLO, Norway", "NNA", "2021-03-09", 0, 20),
    authors=["Mina Okafor"],
    published="2021-03-10T08:30",
    date="2021-03-10",
    date_source="published",
    links=[Link("Old ferry sold", None, None, 0, 0)],
)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), True),
        (Filters(place=("oslo",)), True),
        (Filters(place=("Bergen", "Oslo")), True),
        (Filters(place=("Bergen",)), False),
        (Filters(agency=("NNA",)), True),
        (Filters(author=("Okafor",)), True),
        (Filters(author=("Berg",)), False),
        (Filters(speaker=("Okafor",)), False),
        (Filters(since="2021"), True),
        (Filters(since="2021-03-10"), True),
        (Filters(since="2021-03-11"), False),
        (Filters(until="2021-03-10"), True),
        (Filters(until="2021-03"), True),
        (Filters(until="2021-03-09"), False),
        (Filters(since="2020", until="2020-12"), False),
        (Filters(has=("links",)), True),
        (Filters(has=("links", "quotes")), False),
        (Filters(place=("Oslo",), author=("Berg",)), False),
    ],
)
def test_keeps(filters: Filters, expected: bool) -> None:
    assert expected == filters.keeps(ARTICLE)


def test_no_date_is_not_in_time() -> None:
    assert not Filters(since="1900").keeps(Article())
    assert not Filters(since="1900").keeps(
        Article(dateline=Dateline("Oslo, May 3 -", "Oslo", None, "May 3", 0, 13))
    )


@pytest.mark.parametrize("filters", [{"since": "03/10/2021"}, {"until": "2021-13"}, {"has": ("lede",)}])
def test_what_cannot_be_understood(filters: dict[str, str]) -> None:
    with pytest.raises(FilterError):
        Filters(**filters)  # type: ignore[arg-type]  # that is what is tested
