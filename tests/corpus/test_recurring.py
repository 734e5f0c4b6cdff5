"""Which lines of a corpus are furniture: they recur, and nowhere are they prose of the story."""

from newsctl.corpus import Document
from newsctl.corpus.recurring import Recurring, ShortLines, short_lines

TOWNS = ("Lund", "Ystad", "Malmo", "Kivik", "Trelleborg", "Simrishamn")
PROMO = "The port of the town lies on the sea, and it has had a ferry for a hundred years."


def story(town: str, *, top: str = "", amid: str = "", end: str = "") -> str:
    lines = [
        top,
        f"Bread is dearer than cake in {town}",
        f"The price of a loaf rose by a fifth in {town} in May, the bakers of the town said on Monday.",
        f"The mill of {town} has raised its own prices twice, and that of flour has doubled in a year.",
        amid,
        f"Nobody in {town} knows whether it will fall again before the harvest is in, the bakers said.",
        f"The mayor of {town} said on Tuesday that the town would look into what the mill had asked for.",
        end,
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def furniture_of(texts: list[str], least: int = 5, **options: float) -> list[str]:
    recurring = Recurring()
    for text in texts:
        article = short_lines(Document("a.txt", text))
        assert article is not None
        recurring.add(article)
    return recurring.furniture(least, **options)


def test_what_is_prose_between_paragraphs_of_one_story_is_none() -> None:
    assert furniture_of([story(town, amid=PROMO) for town in TOWNS]) == []
    assert furniture_of([story(town, end=PROMO) for town in TOWNS]) == [PROMO]
    once = [story(town, end=PROMO) for town in TOWNS] + [story("Vik", amid=PROMO)]
    assert furniture_of(once) == []


def test_prose_beside_what_recurs_may_be_furniture() -> None:
    block = "The paper of the town is on sale at the kiosk by the quay, and the boy there knows the tides."
    assert set(furniture_of([story(town, amid=f"{PROMO}\n\n{block}") for town in TOWNS])) == {PROMO, block}


def test_who_wrote_it_and_when_is_none() -> None:
    pages = [story(town).replace("\n\nThe price", "\n\nBy Ida Holm\n\nThe price") for town in TOWNS]
    assert furniture_of(pages) == []


def test_copies_of_a_story_count_once() -> None:
    """A wire's story stands in many papers word for word, and all of its lines recur."""
    copies = [story("Lund", top=f"The {name} Post", end="Most read") for name in TOWNS]
    assert furniture_of(copies, 2) == []
    assert furniture_of([*copies, story("Ystad", end="Most read")], 2) == ["Most read"]


def test_the_commonest_come_first_and_a_line_counts_once_an_article() -> None:
    pages = [story(town, top="Menu", end="Menu\n\nMenu") for town in TOWNS[:5]]
    pages += [story(town, top="About us") for town in ("Arild", "Torekov", "Viken", "Bastad", "Molle", "Rya")]
    assert furniture_of(pages) == ["About us", "Menu"]
    assert furniture_of(pages, 2, share=0.5) == ["About us"]


def test_long_lines_and_marks_are_not_counted() -> None:
    assert furniture_of([story(town, top="* * *", end="cookies " * 40) for town in TOWNS]) == []


def test_the_rarest_lines_make_room() -> None:
    recurring = Recurring(most=50)
    for number in range(1000):
        lines = ["Most read", *(f"line {number} {each}" for each in range(20))]
        recurring.add(ShortLines(lines, [], [], []))
        assert len(recurring._lines) <= 50
    assert recurring.furniture(1000) == ["Most read"]


def test_a_record_has_no_lines() -> None:
    assert short_lines(Document("a.txt")) is None
