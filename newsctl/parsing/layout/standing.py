"""Where a piece below the headline stands: above a byline or date, beside a picture, before the story."""

import msgspec

from newsctl.parsing.blocks import Piece
from newsctl.parsing.byline import bare_byline, is_desk
from newsctl.parsing.dates import stamp_of
from newsctl.parsing.layout.dated import is_dated
from newsctl.parsing.layout.roles import Role
from newsctl.parsing.layout.scenes import is_scene
from newsctl.parsing.lexicon import entries

__all__ = [
    "MOST_POINTS",
    "SHORT",
    "Head",
    "is_above",
    "is_author",
    "is_below_byline",
    "is_beside_picture",
    "is_scene_here",
    "is_with_picture",
    "last_mark",
    "may_be_head",
    "prose_count",
]

MOST_PROSE = 3  # paragraphs that may stand above a byline or date
REACH = 14  # pieces below the headline among which the last byline or date is looked for
SHORT = 60  # words that a standfirst or caption may have
MOST_POINTS = 6  # highlights of a story


class Head(msgspec.Struct):
    """The pieces from ``start``, below the headline, up to ``stop``, while they are read downwards.

    ``mark`` is the last piece that says who wrote or when: what stands above it is not the body yet.
    ``dated`` says that the piece at ``stop`` opens with a dateline. ``roles`` are those found so far.
    """

    pieces: list[Piece]
    letters: str
    title: str
    start: int
    stop: int
    dated: bool
    roles: dict[int, Role]
    mark: int = -1
    standfirst: int | None = None


def last_mark(head: Head) -> int:
    """Return the number of the last byline or date above the body, -1 without one.

    Behind prose, one counts only where more prose follows than has come: stories have bylines at their
    end, and timelines dates within.
    """
    mark, prose = -1, 0
    is_told = False  # a paragraph below the byline, and then a date: the page has set it there
    for number in range(head.start, min(head.stop, head.start + REACH)):
        letter = head.letters[number]
        if letter == "d" and is_told:
            break
        if letter in "pq":
            prose += 1
            is_told = mark >= 0 and letter == "p" and head.letters[mark] == "b" and not head.dated
            if prose > MOST_PROSE or len(head.pieces[number].text.split()) > SHORT:
                break
        elif _is_mark(head, number, firm=prose > 0) and (
            prose == 0 or head.dated or prose_count(head.letters, number) > prose
        ):
            mark = number
    return mark


def _is_mark(head: Head, number: int, *, firm: bool) -> bool:
    letter, line = head.letters[number], head.pieces[number].text
    if letter == "b":
        return True
    if letter == "d":
        stamp = stamp_of(line) if firm else None
        return not firm or (stamp is not None and bool(stamp.day or stamp.clock))
    if letter == "n":
        return is_author(head, number, firm=firm) or head.letters[number + 1 : number + 2] in tuple("xcgu")
    return letter in "tq" and is_dated(line)


def is_author(head: Head, number: int, *, firm: bool = False) -> bool:
    """Whether a bare name is the writer's: a person who turns up in the story is its subject.

    Beside a date, or with a job or outlet below, a name is the writer's whatever the story says;
    with ``firm`` only then.
    """
    byline = bare_byline(head.pieces[number].text)
    if byline is None:
        return False
    name = byline.authors[0]
    below = number + 1
    if byline.stamp or (name.lower() in entries("agencies") and not firm):
        return True
    if "d" in head.letters[max(number - 1, 0) : number + 2]:
        return True
    if below < len(head.pieces):
        line = head.pieces[below].text
        if is_desk(line) or is_dated(line):
            return True
    surname = name.split()[-1]
    return not firm and not any(
        surname in piece.text
        for piece, letter in zip(head.pieces[below:], head.letters[below:], strict=True)
        if letter in "pqt"
    )


def prose_count(letters: str, number: int) -> int:
    """Return how many pieces of prose follow."""
    return letters.count("p", number + 1) + letters.count("q", number + 1)


def is_above(head: Head, number: int) -> bool:
    """Whether a byline, date or dateline below shows that the body has not begun."""
    return head.dated or number < head.mark


def _is_below_mark(head: Head) -> bool:
    kinds = [kind for place, (kind, _) in head.roles.items() if place >= head.start]
    return "byline" in kinds or "published" in kinds


def is_below_byline(head: Head) -> bool:
    """Whether a byline has been read already."""
    return any(kind == "byline" for place, (kind, _) in head.roles.items() if place >= head.start)


def is_with_picture(head: Head, number: int) -> bool:
    """Whether a picture's credit stands right above, with no blank line between as elsewhere."""
    near = head.pieces[number : number + MOST_POINTS]
    return (
        head.letters[number - 1 : number] == "g" and not near[0].apart and any(piece.apart for piece in near)
    )


def is_beside_picture(head: Head, number: int) -> bool:
    """Whether a bare credit follows, as it does a caption."""
    return head.letters[number + 1 : number + 2] == "g" and not is_above(head, number)


def may_be_head(head: Head, number: int) -> bool:
    """Whether the piece may stand above the body: prose follows, and there is a headline or a dateline."""
    if head.pieces[number].indent >= 2 or not prose_count(head.letters, number):
        return False
    return bool(head.title) or head.dated


def is_scene_here(head: Head, number: int) -> bool:
    """Whether a scene is a caption where it stands: below byline or date, or beside another text."""
    if _is_below_mark(head):
        return True
    others = range(number + 1, head.stop if head.dated else head.mark)
    return any(head.letters[other] in "tqp" and not is_scene(head.pieces[other].text) for other in others)
