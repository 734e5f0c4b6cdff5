"""`newsctl show`: the page, its parts, its rules, and the record."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from newsctl.article import to_json
from newsctl.parsing import read

Run = Callable[..., tuple[int, str, str]]
Terminal = Callable[..., tuple[int, str]]

TEXT = """Ferry runs aground off Lund

LUND (NNA) -- A ferry ran aground on Tuesday.

"We felt a bump," said Ida Berg, who was on board.
"""

PAGE = """\
Ferry [sic] runs aground off Lund
All 40 passengers walk ashore
LUND · NNA · 2024-03-05 · Ida Holm · Per Ek · published 2024-03-06T08:30

A ferry ran aground on Tuesday.

"We felt a bump," said Ida Berg. "Then it was quiet." Its owner called it "a soft landing".
    — Ida Berg (said)
    — speaker not named (called)

1  Read More: A harbour too shallow: the report
   https://example.org/harbour

=Bread, dearer than cake

It is so.

Snow
OSLO · May 2

“Snow,” he said.
    — Ida Berg (said)
"""

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def test_page_in_a_pipe_has_a_line_for_each_paragraph_and_speaker(run: Run, news: Path) -> None:
    assert run("show", "news.jsonl") == (0, PAGE, "")


def test_page_on_a_terminal_has_the_same_words_in_the_same_order(on_terminal: Terminal, news: Path) -> None:
    for columns in (40, 80, 140):
        status, screen = on_terminal("show", "news.jsonl", columns=columns)
        plain = ESCAPES.sub("", screen)
        assert status == 0
        assert PAGE.split() == plain.split()
        assert max(map(len, plain.split("\n"))) <= min(columns, 92)


def test_quotations_and_speakers_stand_out_on_a_terminal(on_terminal: Terminal, news: Path) -> None:
    _, screen = on_terminal("show", "news.jsonl")
    assert '\x1b[35m"We felt a bump,"\x1b[0m said Ida Berg.' in screen
    assert "\x1b[2m— \x1b[0m\x1b[1;35mIda Berg\x1b[0m\x1b[2m (said)\x1b[0m\n" in screen
    assert "\x1b[1mFerry [sic] runs aground off Lund\x1b[0m\n" in screen


def test_several_files_are_titled_with_their_paths(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(
            f"Headline of {name}\n\nOne paragraph that ends here.\n", encoding="utf-8"
        )
    page = "{0}\nHeadline of {0}\n\nOne paragraph that ends here.\n"
    assert (0, page.format("a.txt") + "\n" + page.format("b.txt"), "") == run("show", "a.txt", "b.txt")


def test_json_is_the_record_one_article_a_line(run: Run, news: Path) -> None:
    status, out, err = run("show", "--json", "news.jsonl")
    assert (0, news.read_text(encoding="utf-8"), "") == (status, out, err)


def test_json_of_a_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = run("show", "--json", "ferry.txt")
    record = json.loads(out)
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert list(record)[:6] == ["path", "url", "headline", "subheadline", "dateline", "authors"]
    assert (
        record["path"],
        record["headline"],
        record["dateline"]["place"],
    ) == ("ferry.txt", "Ferry runs aground off Lund", "LUND")


def test_ascii_escapes_json(run: Run, news: Path) -> None:
    status, out, _ = run("show", "--json", "--ascii", "news.jsonl")
    assert status == 0
    assert out.isascii()
    assert [json.loads(line) for line in news.read_text(encoding="utf-8").split("\n") if line] == [
        json.loads(line) for line in out.split("\n") if line
    ]


def test_standard_input_is_a_file_called_dash(run: Run) -> None:
    status, out, _ = run("show", "--json", "-", input=TEXT)
    assert (status, json.loads(out)["path"]) == (0, "-")


def test_quotes_read_like_minutes(run: Run, news: Path) -> None:
    minutes = """\
Ida Berg: “We felt a bump,”
Ida Berg: “Then it was quiet.”
speaker not named: “a soft landing”
Ida Berg: “Snow,”
"""
    assert (0, minutes, "") == run("show", "--part", "quotes", "news.jsonl")


def test_parts_stand_alone(run: Run, news: Path) -> None:
    expected = {
        "headline": "Ferry [sic] runs aground off Lund\n=Bread, dearer than cake\nSnow\n",
        "subheadline": "All 40 passengers walk ashore\n",
        "dateline": "LUND (NNA) --\nOSLO,\n",
        "authors": "Ida Holm\nPer Ek\n",
        "published": "2024-03-06T08:30\n",
        "label": "",
        "links": "1  Read More: A harbour too shallow: the report\n   https://example.org/harbour\n",
    }
    assert expected == {part: run("show", "--part", part, "news.jsonl")[1] for part in expected}


def test_part_as_json_is_the_value_of_the_field(run: Run, news: Path) -> None:
    out = run("show", "--json", "--part", "authors", "news.jsonl")[1]
    assert out == '["Ida Holm","Per Ek"]\n[]\n[]\n'


def test_why_names_the_rule_of_every_block_and_quote(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = run("show", "--why", "ferry.txt")
    assert (status, err) == (0, "")
    headings = re.findall(r"^([a-z-]+)  [a-z-]+(?:: .+)?  (\d+-\d+)$", out, flags=re.MULTILINE)
    assert [kind for kind, _ in headings] == ["headline", "dateline", "paragraph", "paragraph"]
    assert re.search(
        r"^    — Ida Berg  [a-z-]+ \(plain\), full, mention “Ida Berg”, cue “said”  77-92$",
        out,
        flags=re.MULTILINE,
    )


WEIGHED = """Ferry sails again

It fell, and Nora Quill, who runs it, called it “safe”. They watched “A Winter Abroad”.
"""

WHY = """\
headline  signs  0-17
Ferry sails again
      told by   +72  no title above, for headline/head over furniture/top
                +68  title, long around 0 0
                -53  small words 0
                +50  capital to letter

paragraph  signs  19-106
It fell, and Nora Quill, who runs it, called it “safe”. They watched “A Winter Abroad”.
      told by   +89  quotation mark, for body/body over furniture/end
                -63  verb False
                +46  above length 0
                -42  within, told 0, True
    — Nora Quill  pre-posed (weights), partial, mention “Nora Quill”, cue “called”  68-72
      It/he fell/waited , and/and Nora/name Quill/name , who/who runs/called it/he , called/called it/he … .
       +211  Nora Quill  pre-posed, “called”
        +45  Nora Quill  pre-posed, “runs”
        -16  nobody
      told by   +87  verb called, “called”, the nearest
                +37  pre-posed, on the way nothing, small letter
                +30  of the next: rank 1, finite verbs passed 1, verb called, source after and
                +26  pre-posed, verb called, way he
    — no quotation  “A Winter Abroad”  (weights)  89-104
      They/he watched/waited … .
       +265  nobody
        -46  Nora Quill  chained
       -145  They  pre-posed, “watched”
      told by  +120  nobody, 3-4 words, capitals of a title
                +88  nobody, no such verb before, 3-4 words, capitals of a title
                +57  nobody, before stop, capitals of a title
                +41  of the next: verb none, auxiliary none, next stop

signs  Weighed by the signs of all lines; those that told most stand below it.
pre-posed  The subject stands right before its verb: Roe said, “…”.
"""


def test_why_tells_what_was_weighed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(WEIGHED, encoding="utf-8")
    assert run("show", "--why", "ferry.txt") == (0, WHY, "")


def test_why_on_a_terminal_has_the_same_words(on_terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(WEIGHED, encoding="utf-8")
    for columns in (40, 80):
        status, screen = on_terminal("show", "--why", "ferry.txt", columns=columns)
        plain = ESCAPES.sub("", screen)
        assert (status, plain.split()) == (0, WHY.split())
        assert max(map(len, plain.split("\n"))) <= columns


def test_why_shows_a_few_candidates_and_json_has_all(run: Run, tmp_path: Path) -> None:
    text = (
        "Ferry sails again\n\nThe mayor told the board that Bo Lund had said that the crew believed the owner"
        " when he claimed that Nora Quill, who runs it, thought the crossing, as she says, a “safe” one.\n"
    )
    (tmp_path / "ferry.txt").write_text(text, encoding="utf-8")
    [decision] = json.loads(run("show", "--why", "--json", "ferry.txt")[1])["decisions"]
    more = len(decision["candidates"]) - 4
    assert more > 0
    assert f"\n             {more} more\n" in run("show", "--why", "ferry.txt")[1]


def test_why_with_json_has_the_decisions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(WEIGHED, encoding="utf-8")
    told = json.loads(run("show", "--why", "--json", "ferry.txt")[1])["decisions"]
    assert told == json.loads(to_json(read(WEIGHED, why=True).decisions))
    steps = [("weights", "pre-posed", True), ("weights", "unattributed", False)]
    assert steps == [(one["step"], one["rule"], one["kept"]) for one in told]
    best = {"rule": "pre-posed", "source": "Nora Quill", "cue": "called", "sum": 211, "chosen": True}
    assert best == told[0]["candidates"][0]


def test_why_says_at_the_end_what_each_rule_goes_by(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    legend = run("show", "--why", "ferry.txt")[1].rpartition("\n\n")[2]
    assert legend == (
        "title-above-story  The first line is a title, and the story begins below it.\n"
        "place-and-agency  A place and an agency: “NAPA, Calif. (AP) --”.\n"
        "behind-dateline  The paragraph that a dateline opens.\n"
        "signs  Weighed by the signs of all lines; those that told most stand below it.\n"
        "inverted  The verb and its subject follow: “…,” said Roe.\n"
    )


def test_why_with_json_adds_the_blocks_which_tile_the_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    record = json.loads(run("show", "--why", "--json", "ferry.txt")[1])
    edges = [0, *(block["end"] for block in record["blocks"])]
    assert edges == [*(block["start"] for block in record["blocks"]), len(TEXT)]


def test_why_needs_the_text(run: Run, news: Path) -> None:
    status, out, err = run("show", "--why", "news.jsonl")
    assert (status, out.strip()) == (2, "")
    assert (
        "newsctl: ferry.txt: a record without its text; --why needs the file that the article came from\n"
        in err
    )


def test_part_and_why_exclude_each_other(run: Run, news: Path) -> None:
    assert run("show", "--part", "body", "--why", "news.jsonl") == (
        2,
        "",
        "newsctl: --part and --why exclude each other; the rules of a whole article are shown."
        " See 'newsctl show --help'.\n",
    )


def test_long_page_goes_through_the_pager_on_a_terminal_alone(
    run: Run, on_terminal: Terminal, news: Path
) -> None:
    pager = {"PAGER": "sed s/^/|/"}
    assert all(
        line.startswith("|") for line in on_terminal("show", "news.jsonl", rows=5, env=pager)[1].splitlines()
    )
    assert "|" not in on_terminal("show", "news.jsonl", rows=50, env=pager)[1]
    assert "|" not in on_terminal("show", "--no-pager", "news.jsonl", rows=5, env=pager)[1]
    assert "|" not in run("show", "news.jsonl", env=pager)[1]
