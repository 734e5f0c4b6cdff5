"""What the fuzzers begin with, and what they have found: see tests/fuzz."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

FINDS = sorted(path for path in (Path(__file__).parent / "fuzz" / "finds").glob("*/*"))


@pytest.mark.parametrize("name", TARGETS)
def test_no_seed_breaks_a_promise(name: str) -> None:
    seeds = [*TARGETS[name].seeds()]
    for seed in seeds:
        TARGETS[name].check(seed)
    assert seeds


@pytest.mark.parametrize("find", FINDS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_find_breaks_one_again(find: Path) -> None:
    TARGETS[find.parent.name].check(find.read_bytes())
