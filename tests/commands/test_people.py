"""`newsctl people`: the persons behind the names, why, which are unsure, and what the user knows better."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from newsctl.article import Article, Quote, to_json
from tests.commands.conftest import newsctl

Run = Callable[..., tuple[int, str, str]]

CASTS: Sequence[Sequence[str]] = (
    ["Robert Holm", "Holm", "a neighbour"],
    ["Bob Holm", "Eva Lind"],
    ["Robert Holm", "Democrats"],
    ["Eva M. Lind", "Eva K. Lind", "Mr. Lind"],
    ["the NFA", "Holm"],
    ["the National Ferry Association"],
)


def dump(casts: Sequence[Sequence[str]]) -> bytes:
    """Records in which each of a cast says one thing."""
    articles = (
        Article(
            path=f"{number}.txt",
            headline=f"Story {number}",
            date=f"2024-03-{number:02}",
            date_source="published",
            body=[f"“Word {number} {at},” said {speaker}." for at, speaker in enumerate(cast)],
            quotes=[
                Quote(f"Word {number} {at},", 1, 9, at, "full", speaker, [], None, None, "after")
                for at, speaker in enumerate(cast)
            ],
            words=6,
        )
        for number, cast in enumerate(casts, 1)
    )
    return b"".join(to_json(article) + b"\n" for article in articles)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dump of the articles, and a database of that."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "dump.jsonl").write_bytes(dump(CASTS))
    assert newsctl("index", "-q", "dump.jsonl", "-o", "news.db", cwd=folder) == (0, "", "")
    return folder


@pytest.fixture(params=["dump.jsonl", "news.db"])
def corpus(request: pytest.FixtureRequest, made: Path) -> str:
    return str(made / request.param)


ALL = """\
4	4	2024-03-01	2024-03-03	Robert Holm	Robert Holm; Bob Holm; Holm
2	2	2024-03-05	2024-03-06	the NFA	the NFA; the National Ferry Association
1	1	2024-03-04	2024-03-04	Eva K. Lind	Eva K. Lind
1	1	2024-03-02	2024-03-02	Eva Lind	Eva Lind
1	1	2024-03-04	2024-03-04	Eva M. Lind	Eva M. Lind
1	1	2024-03-05	2024-03-05	Holm	Holm
1	1	2024-03-04	2024-03-04	Mr. Lind	Mr. Lind
"""


def test_who_is_quoted(run: Run, corpus: str) -> None:
    rows = ALL.replace("4\t4\t", "4\t3\t")
    assert run("people", corpus) == (0, rows, "")
    assert run("people", corpus, "--limit", "1") == (0, rows.partition("\n")[0] + "\n", "")
    assert run("people", corpus, "--since", "2024-03-05") == (
        0,
        "2\t2\t2024-03-05\t2024-03-06\tthe NFA\tthe NFA; the National Ferry Association\n"
        "1\t1\t2024-03-05\t2024-03-05\tHolm\tHolm\n",
        "",
    )


def test_one_person_as_a_record(run: Run, corpus: str) -> None:
    status, out, err = run("people", corpus, "Bob Holm", "--json")
    assert (status, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "person": "Robert Holm",
            "quotes": 4,
            "articles": 3,
            "first": "2024-03-01",
            "last": "2024-03-03",
            "spellings": [
                {"speaker": "Robert Holm", "quotes": 2, "rule": "name"},
                {"speaker": "Bob Holm", "quotes": 1, "rule": "nickname"},
                {"speaker": "Holm", "quotes": 1, "rule": "short-name"},
            ],
            "unsure": True,
        }
    ]


def test_nobody_of_that_name(run: Run, corpus: str) -> None:
    assert run("people", corpus, "Homl") == (
        0,
        "",
        "newsctl: nobody here is called Homl; the nearest is Holm\n",
    )


def test_why(run: Run, corpus: str) -> None:
    assert run("people", corpus, "=Robert Holm", "--why") == (
        0,
        """\
Robert Holm  4 quotes, 3 articles, 2024-03-01 to 2024-03-03
  Robert Holm  2 quotes, name: the name that is used most
  Bob Holm  1 quote, nickname: is short for the given name
  Holm  1 quote, short-name: the only one with that family name among the speakers of the article
""",
        "",
    )
    assert run("people", corpus, "=Eva Lind", "--why") == (
        0,
        """\
Eva Lind  1 quote, 1 article, 2024-03-02
  Eva Lind  1 quote, name: the name that is used most
  not joined: Eva K. Lind and Eva Lind  middle-name, but somebody else could be meant
  not joined: Eva M. Lind and Eva Lind  middle-name, but somebody else could be meant
""",
        "",
    )


def test_what_is_unsure(run: Run, corpus: str) -> None:
    assert run("people", corpus, "--unsure") == (
        0,
        "1\tBob Holm\tnickname\tRobert Holm\n1\tthe National Ferry Association\tinitials\tthe NFA\n",
        "",
    )
    assert run("people", corpus, "--unsure", "--strict") == (0, "", "")


def test_strict_and_no_merge(run: Run, corpus: str) -> None:
    def persons(*args: str) -> list[str]:
        return [json.loads(line)["person"] for line in run("people", corpus, "--json", *args)[1].splitlines()]

    assert persons("--strict", "Holm") == ["Robert Holm", "Bob Holm", "Holm"]
    assert persons("--no-merge", "Holm") == ["Holm", "Robert Holm", "Bob Holm"]


SUGGESTED = """\
# Who is who: correct this, and give it to `newsctl people --aliases` and `newsctl quotes --aliases`.
# Names below one [[person]] are that person's; with in = ["path/*"] only in these articles.
# Names in one list of apart are different persons'. Who is in ignore is nobody.

apart = [
    # ["Eva K. Lind", "Eva Lind"],  # middle-name: somebody else could be meant
    # ["Eva M. Lind", "Eva Lind"],  # middle-name: somebody else could be meant
]
ignore = []

[[person]]
name = "Robert Holm"
also = [
    "Bob Holm",  # nickname
]

[[person]]
name = "the NFA"
also = [
    "the National Ferry Association",  # initials
]
"""


def test_what_is_suggested_can_be_given_back(run: Run, corpus: str, tmp_path: Path) -> None:
    assert run("people", corpus, "--suggest-aliases") == (0, SUGGESTED, "")
    (tmp_path / "people.toml").write_text(SUGGESTED, encoding="utf-8")
    assert run("people", corpus, "--aliases", "people.toml", "--unsure") == (0, "", "")
    assert run("people", corpus, "--aliases", "people.toml") == run("people", corpus)


def test_what_the_user_knows_better(run: Run, corpus: str, tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(
        'apart = [["Robert Holm", "Bob Holm"]]\nignore = ["the NFA"]\n'
        '[[person]]\nname = "Eva K. Lind"\nalso = ["Eva Lind", "a neighbour"]\n',
        encoding="utf-8",
    )
    rows = run("people", corpus, "--aliases", "people.toml")[1].splitlines()
    assert [row.split("\t")[4:] for row in rows] == [
        ["Eva K. Lind", "Eva K. Lind; Eva Lind; a neighbour"],
        ["Robert Holm", "Robert Holm; Holm"],
        ["Bob Holm", "Bob Holm"],
        ["Eva M. Lind", "Eva M. Lind"],
        ["Holm", "Holm"],
        ["Mr. Lind", "Mr. Lind"],
        ["the National Ferry Association", "the National Ferry Association"],
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("person = [", "no TOML: "),
        ("\ufffe".encode("utf-16").decode("latin-1"), "no TOML: "),
        (
            'people = ["A"]',
            "no file of aliases: object contains unknown field `people`; it has [[person]] with name,",
        ),
        ('[[person]]\nalso = ["A B"]', "no file of aliases: object missing required field `name`"),
        (
            '[[person]]\nname = "A B"\n[[person]]\nname = "C D"\nalso = ["A B"]',
            "contradicts itself: 'A B' is a name of 'A B' and of 'C D'\n",
        ),
        (
            '[[person]]\nname = "A B"\n[[person]]\nname = "A B"',
            "contradicts itself: 'A B' is the name of two persons\n",
        ),
        (
            'ignore = ["A B"]\n[[person]]\nname = "A B"',
            "contradicts itself: 'A B' is a name of 'A B' and ignored\n",
        ),
        (
            'apart = [["A B", "C B"]]\n[[person]]\nname = "A B"\nalso = ["C B"]',
            "contradicts itself: 'A B' and 'C B' are apart, and names of 'A B'\n",
        ),
        ('apart = [["A B"]]', "contradicts itself: apart has 'A B', and wants two names or more\n"),
    ],
)
def test_a_file_of_aliases_that_cannot_be(run: Run, tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "dump.jsonl").write_bytes(dump(CASTS))
    for command in ("people", "quotes"):
        status, out, err = run(command, "dump.jsonl", "--aliases", "a.toml")
        assert (status, out) == (2, "")
        assert err.startswith(f"newsctl: a.toml: {reason}")
        assert err.count("\n") == 1


def test_an_empty_corpus_and_one_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("people", "empty")[:2] == run("list", "empty")[:2]
    (tmp_path / "dump.jsonl").write_bytes(dump([["Ida Berg"]]))
    assert run("people", "dump.jsonl")[:2] == (0, "1\t1\t2024-03-01\t2024-03-01\tIda Berg\tIda Berg\n")
    (tmp_path / "none.jsonl").write_bytes(dump([[]]))
    assert run("people", "none.jsonl") == (0, "", "")


def test_a_missing_file_is_no_name(run: Run) -> None:
    status, out, err = run("people", "gone.jsonl")
    assert (status, out, err) == (2, "", "newsctl: gone.jsonl: no such file or folder\n")


def test_an_update_brings_the_persons_up_to_date(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_bytes(dump(CASTS[:1]))
    run("index", "-q", "dump.jsonl", "-o", "news.db")
    for casts in (CASTS, CASTS[3:], [*CASTS[:2], ["Robert J. Holm"]]):
        (tmp_path / "dump.jsonl").write_bytes(dump(casts))
        assert run("index", "-q", "-o", "news.db") == (0, "", "")
        assert run("people", "news.db", "--json") == run("people", "dump.jsonl", "--json")
        assert run("index", "--check", "-o", "news.db") == (0, "news.db: sound\n", "")


def test_a_name_cannot_steer_a_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_bytes(dump([["Ida \x1b[31mBerg", "Ida Berg [/b]"]]))
    out = run("people", "dump.jsonl")[1] + run("people", "dump.jsonl", "--why")[1]
    assert "\x1b" not in out
