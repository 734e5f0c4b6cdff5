"""A record is of its text alone, whatever was read before or done with other records, in whatever process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from newsctl.article import to_json
from newsctl.parsing import parse

CASES = Path(__file__).parent / "cases"
TEXTS = [case["text"] for path in sorted(CASES.rglob("*.json")) for case in json.loads(path.read_bytes())]

PARSE = """
import json, sys
from newsctl.article import to_json
from newsctl.parsing import parse

texts = json.load(sys.stdin)
json.dump({text: to_json(parse(text)).decode() for text in texts}, sys.stdout)
"""


def records(texts: list[str], seed: int = 0) -> dict[str, str]:
    """The record of each text, read in this order by a process that has read nothing else.

    ``seed`` shuffles the order in which the process goes through sets of words.
    """
    run = subprocess.run(
        [sys.executable, "-c", PARSE],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    read: dict[str, str] = json.loads(run.stdout)
    return read


def test_the_order_of_reading_changes_no_record() -> None:
    # A word in small letters that no list holds, and the same one in a name.
    more = ['The sluicing "went on," wardens said.', '"We dug on," Sluicing Watch said. The end was near.']
    texts = TEXTS + more
    assert records(texts) == records(texts[::-1])


def test_no_record_hangs_on_the_order_of_a_set() -> None:
    # "Premier" introduces a minister too: without an order, now he and now the other one was meant.
    weir = "The weir holds back the water of three valleys and of a lake. " * 16
    both = (
        f"Premier Lorne Hollis and Minister Jayant Tambe opened the weir on Monday.\n\n{weir}\n\n"
        'The minister was late.\n\n"The figures are the figures," the minister said.\n'
    )
    texts = [*TEXTS, both]
    assert len({tuple(records(texts, seed).items()) for seed in range(1, 6)}) == 1


def test_who_changes_a_record_changes_no_other() -> None:
    for text in TEXTS:
        article = parse(text)
        before = to_json(article)
        for values in (article.authors, article.body, article.quotes, article.links):
            values.clear()
        assert to_json(parse(text)) == before
