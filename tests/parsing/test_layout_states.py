"""The states of a line: each a role and a zone, and zones come in order, each once."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsctl.parsing.layout.fields import KINDS
from newsctl.parsing.layout.states import BODY, ROLES, STATES, ZONES, follows, role_of, zone_of

NUMBERS = range(len(STATES))


def state(name: str) -> int:
    role, zone = name.split("/")
    return next(number for number in NUMBERS if (role_of(number), zone_of(number)) == (role, zone))


def test_states_are_told_apart() -> None:
    assert len(set(STATES)) == len(STATES)
    assert {role for role, _ in STATES} == set(ROLES)
    assert {zone for _, zone in STATES} == set(ZONES)
    assert STATES[BODY] == ("body", "body")


def test_each_role_makes_a_kind_of_block() -> None:
    assert set(KINDS) == set(ROLES)


@pytest.mark.parametrize(
    ("below", "above", "may"),
    [
        ("headline/head", "furniture/top", True),
        ("headline/head", "byline/head", True),
        ("body/body", "furniture/top", True),
        ("body/body", "standfirst/head", True),
        ("furniture/end", "headline/head", True),
        ("furniture/body", "body/body", True),
        ("body/body", "furniture/body", True),
        ("furniture/top", "date/head", True),  # dates and names may stand among a menu
        ("furniture/top", "headline/head", False),
        ("furniture/top", "standfirst/head", False),
        ("furniture/top", "body/body", False),
        ("standfirst/head", "body/body", False),
        ("headline/head", "furniture/end", False),
        ("body/body", "furniture/end", False),
        ("body/body", "credit/end", False),
    ],
)
def test_what_may_stand_below_what(below: str, above: str, may: bool) -> None:
    assert follows(state(below), state(above)) is may


def test_a_line_may_stand_below_its_like() -> None:
    assert all(follows(number, number) for number in NUMBERS)


def test_only_the_top_comes_back_and_only_from_the_head() -> None:
    for below, above in product(NUMBERS, NUMBERS):
        if ZONES.index(zone_of(below)) < ZONES.index(zone_of(above)) and follows(below, above):
            assert (zone_of(below), zone_of(above)) == ("top", "head")


@given(st.lists(st.sampled_from(NUMBERS), min_size=2, max_size=4))
def test_body_and_end_never_come_back(states: list[int]) -> None:
    if all(follows(below, above) for above, below in pairwise(states)):
        places = [max(1, ZONES.index(zone_of(number))) for number in states]
        assert sorted(places) == places
