"""Articles and their names are anybody's: nothing in them steers a terminal, whatever command shows them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsctl.article import Article, Dateline, Link, Quote, Span, to_json

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

PAYLOADS = {
    "colour": "\x1b[31mred",
    "clear the screen": "\x1b[2J\x1b[H",
    "report the mouse": "\x1b[?1003h",
    "set the clipboard": "\x1b]52;c;bmV3cw==\x07",
    "set the title": "\x1b]2;news\x1b\\",
    "link elsewhere": "\x1b]8;;http://example.org/\x1b\\here\x1b]8;;\x1b\\",
    "draw a picture": "\x1bPq#1~~\x1b\\",
    "send a command": "\x1b_Ga=T;AAAA\x1b\\",
    "the same in 8 bits": "\x9b2J\x9d2;news\x9c\x90q\x9c\x9fG\x9c",
    "bell, backspace, delete": "\x07\x08\x08\x7f",
    "nothing at all": "a\x00b",
    "begin the line again": "good\revil",
    "other lines": "a\x0bb\x0cc\x85d\u2028e\u2029f",
    "from right to left": "\u202egnp.exe\u202c",
    "isolated": "\u2067abc\u2069\u2066d\u2068e\u2069",
    "marked": "a\u200eb\u200fc\u061cd",
    "other digits and shapes": "\u206a1\u206f",
    "annotated": "\ufff9a\ufffab\ufffb",
    "tags": "x\U000e0001\U000e0041\U000e007f",
    "letters that are blank": "a\u115f\u1160\u3164\uffa0b",
}
"""By what they would do."""

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u200e\u200f\u2028-\u202e\u2066-\u206f\u3164\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
JSON = [
    *("show --json", "show --json --part quotes", "list --json", "list --count-by speaker --json"),
    *("grep --json e", "export", "export -f json", "export -o /dev/stdout"),
]
TEXT = [
    *(
        "show",
        "show --part quotes",
        "show --part body",
        "show --part links",
        "list",
        "list --count-by author",
    ),
    "list --columns date,filed,place,agency,authors,speakers,headline,subheadline,label,published,url,path",
    *(
        "grep e",
        "grep e --no-heading",
        "grep -c e",
        "grep -l e",
        "grep -o e.*",
        "grep --kwic e",
        "grep -C 1 e",
    ),
    *("export -f csv", "export -f tsv", "export -f md", "export -f csv --table quotes"),
    *("export -f tsv --table links", "export -f md -o /dev/stdout"),
]


def _article(payload: str) -> Article:
    said = Span(payload, 0, 1)
    text = f"The ferry {payload} left."
    return Article(
        path=f"ferry-{payload}.txt",
        url=payload,
        headline=text,
        subheadline=text,
        dateline=Dateline(payload, payload, payload, payload, 0, 1),
        authors=[payload],
        published=payload,
        date=payload,
        label=payload,
        body=[text, "A second one.", text],
        quotes=[Quote(text, 0, 1, 0, "full", payload, [payload], said, said, payload)],
        links=[Link(text, f"http://example.org/{payload}", payload, 0, 1)],
    )


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(b"".join(to_json(_article(payload)) + b"\n" for payload in PAYLOADS.values()))
    return path


def test_all_payloads_steer() -> None:
    assert [name for name, payload in PAYLOADS.items() if not STEERING.search(payload)] == []


@pytest.mark.parametrize("command", [*JSON, *TEXT])
def test_nothing_steers_a_terminal(on_terminal: Terminal, dump: Path, command: str) -> None:
    status, sent = on_terminal(*command.split(), dump.name, env={"NO_COLOR": "1", "PAGER": "cat"})
    assert status == 0
    assert set(STEERING.findall(sent)) == set()
    assert sent


@pytest.mark.parametrize("command", JSON)
def test_json_on_a_terminal_has_the_values_it_has_in_a_pipe(
    run: Run, on_terminal: Terminal, dump: Path, command: str
) -> None:
    piped = run(*command.split(), dump.name)[1]
    sent = on_terminal(*command.split(), dump.name, env={"NO_COLOR": "1", "PAGER": "cat"})[1]
    assert STEERING.search(piped)
    assert values(sent) == values(piped)


def values(text: str) -> list[object]:
    """The JSON values in ``text``, a line each or set in."""
    found = []
    while text := text.lstrip():
        value, end = json.JSONDecoder().raw_decode(text)
        found.append(value)
        text = text[end:]
    return found


@pytest.mark.parametrize("command", ["list -Z", "grep -lZ e", "grep -cZ e"])
def test_names_for_other_programs_steer_no_terminal_either(
    on_terminal: Terminal, dump: Path, command: str
) -> None:
    status, sent = on_terminal(*command.split(), dump.name)
    assert (status, sent.count("\0")) == (0, len(PAYLOADS))
    assert STEERING.findall(sent.replace("\0", "")) == []


@pytest.mark.parametrize("name", [name for name, payload in PAYLOADS.items() if "\0" not in payload])
def test_a_name_that_shows_as_escapes_can_be_given_back(
    run: Run, on_terminal: Terminal, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{PAYLOADS[name].replace('/', '')}.txt"
    path.write_text("Ferry aground\n\nIt ran aground.\n")
    shown = on_terminal("grep", "-l", "ran", "--color", "never")[1].strip()
    assert run("show", "--part", "headline", shown) == (0, "Ferry aground\n", "")


def test_json_in_a_pipe_has_the_characters_themselves(run: Run, dump: Path) -> None:
    status, out, err = run("export", dump.name)
    records = [{**json.loads(line), "path": ""} for line in out.removesuffix("\n").split("\n")]
    assert records == [{**json.loads(line), "path": ""} for line in dump.read_bytes().splitlines()]
    assert (status, err, set(STEERING.findall(out))) == (0, "", set(STEERING.findall(dump.read_text())))
    assert run("show", "--json", dump.name) == (status, out, err)


def test_tables_on_a_terminal_keep_their_form(run: Run, on_terminal: Terminal, news: Path) -> None:
    for form in ("csv", "tsv", "md"):
        assert on_terminal("export", news.name, "-f", form) == run("export", news.name, "-f", form)[:2]
