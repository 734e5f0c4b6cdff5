"""brat's standoff: every annotation is of the words that stand there, by the rules of brat's format."""

import re
from pathlib import Path

import pytest

from newsctl.article import Article, Quote, Span, from_json
from newsctl.export import FORMATS, Settings
from newsctl.export.brat import standoff
from newsctl.parsing import parse

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
TEXT_BOUND = re.compile(r"(T\d+)\t(Source|Cue|Content|Attribution) (\d+) (\d+)\t([^\n]*)")
EVENT = re.compile(r"(E\d+)\tAttribution:(T\d+)((?: (?:Source|Cue|Content):T\d+)+)")
NOTE = re.compile(r"#\d+\tAnnotatorNotes (E\d+)\t[^\n]+")


def check(text: str, annotations: str) -> int:
    """Hold the annotations against brat's rules, and return how many events there are."""
    entities: dict[str, str] = {}
    events: dict[str, str] = {}
    for line in annotations.splitlines():
        if bound := TEXT_BOUND.fullmatch(line):
            number, kind, start, end, words = bound.groups()
            assert number not in entities
            assert text[int(start) : int(end)] == words
            assert words.strip()
            entities[number] = kind
        elif event := EVENT.fullmatch(line):
            number, trigger, roles = event.groups()
            assert entities[trigger] == "Attribution"
            for role in roles.split():
                name, _, target = role.partition(":")
                assert entities[target] == name
            assert "Content:" in roles
            events[number] = trigger
        else:
            note = NOTE.fullmatch(line)
            assert note, line
            assert note[1] in events
    return len(events)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples_keep_brats_rules(file: Path) -> None:
    article = parse(file.read_bytes().decode("utf-8", "replace"))
    text, annotations = standoff(article)
    in_body = [quote for quote in article.quotes if quote.paragraph is not None]
    assert check(text, annotations) == len(in_body)


def test_a_mention_is_found_where_it_stands_beside_its_quote() -> None:
    body = ["Berg was there.", '"A bump," said Berg. "No more."']
    source = "Head\n\n" + "\n\n".join(body)
    start, berg = source.index("A bump"), source.rindex("Berg")
    said = Span("said", source.index("said"), source.index("said") + 4)
    quote = Quote(
        "A bump,", start, start + 7, 1, "full", "Ida Berg", [], Span("Berg", berg, berg + 4), said, "r"
    )
    text, annotations = standoff(Article(headline="Head", body=body, quotes=[quote]))
    assert text == 'Head\nBerg was there.\n"A bump," said Berg. "No more."\n'
    assert annotations == (
        "T1\tContent 22 29\tA bump,\n"
        "T2\tSource 36 40\tBerg\n"
        "T3\tCue 31 35\tsaid\n"
        "T4\tAttribution 31 35\tsaid\n"
        "E1\tAttribution:T4 Content:T1 Source:T2 Cue:T3\n"
        "#1\tAnnotatorNotes E1\tIda Berg\n"
    )


def test_a_mention_that_the_text_lacks_is_left_out() -> None:
    quote = Quote("Yes.", 9, 13, 0, "full", "A\nB", [], Span("Caption Man", 90, 101), None, "r")
    text, annotations = standoff(Article(body=["He: “Yes.”"], quotes=[quote]))
    assert check(text, annotations) == 1
    assert "Source" not in annotations
    assert annotations.endswith("#1\tAnnotatorNotes E1\tA B\n")


def test_names_of_files_are_safe_and_told_apart(tmp_path: Path) -> None:
    brat = FORMATS["brat"]
    assert brat.fill is not None
    paths = ["../../etc/x.txt", "a/b.txt", "A/B.txt", "a_b", "", "ü" * 300 + ".txt", "a\x1b\n/..txt"]
    pages = [brat.encode(Article(path=path or None, body=["x"]), Settings()) for path in paths]
    assert brat.fill(str(tmp_path), pages, Settings()) == len(paths)
    names = sorted(file.name for file in tmp_path.iterdir())
    assert len(names) == 2 * len(paths) + 1
    assert all(re.fullmatch(r"[\w.-]+", name) and not name.startswith(".") for name in names)
    texts = {file.stem for file in tmp_path.glob("*.txt")}
    assert texts == {file.stem for file in tmp_path.glob("*.ann")}


def test_a_record_that_was_read_back_has_them_too() -> None:
    record = from_json(
        b'{"body":["x \\u201cY.\\u201d"],"quotes":[{"text":"Y.","start":0,"end":2,"paragraph":0,'
        b'"kind":"full","speaker":null,"mention":null,"cue":null,"rule":"r"}]}'
    )
    assert check(*standoff(record)) == 1
