"""What is said of a text that is not one English article in its right letters; of others nothing is said."""

from pathlib import Path

import pytest

from newsctl.corpus.decoding import decode
from newsctl.corpus.misgivings import misgivings
from newsctl.parsing import bounds, parse
from newsctl.parsing.characters import EM_DASH, EN_DASH, LEFT_DOUBLE, LEFT_SINGLE, RIGHT_DOUBLE, RIGHT_SINGLE
from tests.corpus.conftest import read, texts

LOW_SINGLE = "\N{SINGLE LOW-9 QUOTATION MARK}"

SAMPLES = Path(__file__).parents[2] / "samples"

BODY = (
    "The council voted on Thursday to raise the wall, and the mayor said that work would begin in May.\n\n"
    "It is the third time this year that the harbour has been closed.\n"
)
FOREIGN = "{}; newsctl knows English only, and will have misread it"
SEVERAL = "looks like {} articles in one file, read as one; split it first"
GARBLED = "has “{}” in it: UTF-8 that somebody took for another encoding; ftfy mends it"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le conseil a voté lundi pour que la digue soit plus haute, et le maire est dans la salle avec"
            " les élus. Une réunion sur le port est prévue, mais cette fois par la région.",
            "looks like French",
        ),
        (
            "Der Rat hat am Montag für die Mauer gestimmt, und das ist nicht alles: mit dem Geld wird auch"
            " eine Brücke gebaut. Nach der Sitzung sagte er, die Arbeit sei für den Mai geplant.",
            "looks like German",
        ),
        (
            "El consejo votó el lunes por una muralla más alta, y la alcaldesa dijo que las obras se harán"
            " con los fondos del puerto, como en las otras ciudades. No fue fácil para su partido.",
            "looks like Spanish",
        ),
        ("Городской совет проголосовал в понедельник за новую стену.", "is in Cyrillic letters"),
        ("شورای شهر روز دوشنبه رای داد که دیوار بالا برود.", "is in Arabic letters"),
        ("市议会周一投票决定提高海堤。市长说，工程将于五月开始。", "is in Chinese or Japanese"),
    ],
)
def test_another_language(text: str, language: str) -> None:
    assert list(misgivings(text)) == [FOREIGN.format(language)]


@pytest.mark.parametrize(
    "text",
    [
        "Flood wall to rise",
        "LOS ANGELES — Los Lobos de la Calle play El Rey. Las Vegas and San Juan de los Lagos are next, said"
        " Luis de la Torre of La Opinión, the paper that has been with them from the start.",
        "1. Real Madrid 82 2. La Coruña 71 3. Las Palmas 60 4. El Ejido 55",
        "“Voilà,” the chef said of the “soupe de la mer”, which was on the menu at Le Bateau. " * 3,
    ],
)
def test_foreign_names_and_short_texts_are_none(text: str) -> None:
    assert list(misgivings(text)) == []


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
@pytest.mark.parametrize("letter", [RIGHT_SINGLE, LEFT_DOUBLE, "é", EN_DASH])
def test_letters_in_a_wrong_encoding(letter: str, encoding: str) -> None:
    garbled = letter.encode().decode(encoding, "ignore")
    [said] = misgivings(f"{BODY} It caf{garbled} s")
    assert said.startswith("has “")
    assert said.endswith(GARBLED.partition("}")[2])


def test_a_mark_that_could_not_be_saved() -> None:
    assert list(misgivings(f"{BODY} Itï¿½s")) == [GARBLED.format("ï¿½")]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEFT_DOUBLE}Naïve{RIGHT_DOUBLE} {EM_DASH} São Paulo{RIGHT_SINGLE}s",
        f"AÇÃO {EN_DASH} {LEFT_DOUBLE}MANHÔ",
        "Âge, â la carte, 5 × 3 √2",
        f"Ärger: {LOW_SINGLE}Ä{LEFT_SINGLE}",
    ],
)
def test_letters_that_are_meant(text: str) -> None:
    assert list(misgivings(BODY + text)) == []


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        (f"Wall\n\nFull text: {BODY}\n\nFerry\n\nFull text: {BODY}\n", 2),
        (f"Wall to rise\n\nLUND (NNA) - {BODY}\n-----\n\nFerry to go\n\nOSLO, May 3 (NNA) -- {BODY}", 2),
        (f"Wall to rise\n\nLUND -- {BODY}\n* * *\n\nFerry to go\n\nNEW YORK, N.Y. — {BODY}", 2),
    ],
)
def test_several_articles(text: str, articles: int) -> None:
    assert list(misgivings(text)) == [SEVERAL.format(articles)]


@pytest.mark.parametrize(
    "text",
    [
        f"{'_' * 40}\n\nWall\n\nFull text: {BODY}\nPublication date: May 3, 2012\n\n",
        f"1 of 1 DOCUMENTS\n\nWall\n\n{BODY}\nLoad-Date: May 4, 2012\n\nEnd of Document\n",
        f"Wall to rise\n\nLUND (NNA) - {BODY}\n_____\n\nWriters in OSLO helped.\n\n_____\n\nWrite to us.\n",
        f"Wall\n=====\n\n{BODY}\n-----\n\nFerry\n-----\n\n{BODY}",
    ],
)
def test_one_article(text: str) -> None:
    assert list(misgivings(text)) == []


def test_nothing_is_said_of_the_samples() -> None:
    said = {path.name: [*misgivings(decode(path.read_bytes()).text)] for path in SAMPLES.glob("*.txt")}
    assert {name: remarks for name, remarks in said.items() if remarks} == {}


def test_it_is_a_notice_and_the_article_is_read(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(f"Wall\n\nFull text: {BODY}\n\nFerry\n\nFull text: {BODY}\n")
    said = read(tmp_path / "two.txt")
    assert said.notices == [(str(tmp_path / "two.txt"), SEVERAL.format(2))]
    assert (said.reports, len(texts(said.documents))) == ([], 1)


@pytest.mark.parametrize("said", ['He said "we will go.\n\n', "“We go,” he said. "], ids=ascii)
def test_more_quotations_than_anybody_wrote(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(bounds, "MOST_MARKS", 40)
    text = f"Ferry\n\n{said * 20}"
    assert not [remark for remark in misgivings(text) if "marks" in remark]
    marks = [number for number, char in enumerate(said * 100) if char in '"“”«»']
    end = len("Ferry\n\n") + marks[40]
    remark = f"has over 50,000 quotation marks; quotes behind character {end:,} are left out"
    assert remark in [*misgivings(f"Ferry\n\n{said * 100}")]
    starts = [quote.start for quote in parse(f"Ferry\n\n{said * 100}").quotes]
    assert len(starts) > 10
    assert max(starts) < end
