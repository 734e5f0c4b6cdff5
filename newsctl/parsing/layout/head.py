"""What stands between headline and body: standfirst, byline, dates, captions, highlights."""

import msgspec

from newsctl.parsing.blocks import Piece
from newsctl.parsing.byline import bare_byline, is_desk, read_byline
from newsctl.parsing.dates import find_stamp, stamp_of
from newsctl.parsing.layout.dated import is_dated
from newsctl.parsing.layout.furniture import addresses_reader, is_credit
from newsctl.parsing.layout.headline import repeats_title
from newsctl.parsing.layout.roles import FURNITURE, Role
from newsctl.parsing.layout.scenes import is_credited, is_scene, shares_words
from newsctl.parsing.lexicon import entries

__all__ = ["Head", "last_mark", "role_in_head"]

MOST_PROSE = 3  # paragraphs that may stand above a byline or date
REACH = 14  # pieces below the headline among which the last byline or date is looked for
SHORT = 60  # words that a standfirst or caption may have
MOST_POINTS = 6  # highlights of a story
BULLET = 16  # words of a highlight
BYLINE_LABELS = frozenset((
    "author:", "authors:", "by", "by:", "byline:", "reporter:", "writer:", "written by", "words by",
))  # fmt: skip


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
            prose == 0 or head.dated or _prose_count(head.letters, number) > prose
        ):
            mark = number
    return mark


def role_in_head(head: Head, number: int) -> Role | None:
    """Return what the piece below the headline is, None when the body starts with it."""
    for rule in RULES:
        role = rule(head, number)
        if role is not None:
            if role[0] == "subheadline":
                head.standfirst = number
            return role
    return None


def _is_mark(head: Head, number: int, *, firm: bool) -> bool:
    letter, line = head.letters[number], head.pieces[number].text
    if letter == "b":
        return True
    if letter == "d":
        stamp = stamp_of(line) if firm else None
        return not firm or (stamp is not None and bool(stamp.day or stamp.clock))
    if letter == "n":
        return _is_author(head, number, firm=firm) or head.letters[number + 1 : number + 2] in tuple("xcgu")
    return letter in "tq" and is_dated(line)


def _repeated_title(head: Head, number: int) -> Role | None:
    if head.letters[number] in "tnqp" and repeats_title(head.pieces[number].text, head.title):
        return "headline", "headline-again"
    return None


def _byline_label(head: Head, number: int) -> Role | None:
    """Take ``Author:`` on a line of its own, the name below."""
    return ("byline", "byline-label") if head.pieces[number].text.lower() in BYLINE_LABELS else None


def _dated_line(head: Head, number: int) -> Role | None:
    """Take a date with what pages set beside it: the outlet, the section, ``Source: …``."""
    line = head.pieces[number].text
    if head.letters[number] not in "etq":
        return None
    if is_dated(line) or (line.startswith(("Source", "SOURCE")) and find_stamp(line)[1]):
        return "published", "date-line"
    return None


def _about_author(head: Head, number: int) -> Role | None:
    """Take ``Ann Lee is a senior reporter for the Post.`` below her byline."""
    piece = head.pieces[number]
    if head.letters[number] not in "tq" or not _is_below_byline(head, number):
        return None
    jobs = entries("byline-jobs")
    for place, (kind, _) in head.roles.items():
        line = head.pieces[place].text
        byline = bare_byline(line) or read_byline(line) if kind == "byline" else None
        for name in byline.authors if byline else ():
            words = piece.text[len(name) :].lower().strip(".").split()
            if piece.text.startswith(f"{name} ") and not jobs.isdisjoint(words):
                return "boilerplate", "about-the-author"
    return None


def _desk_line(head: Head, number: int) -> Role | None:
    """Take the job or outlet below the name."""
    above = head.roles.get(number - 1, head.roles.get(number - 2))
    if above is None or above[0] != "byline" or head.letters[number] not in "tnqx":
        return None
    return ("byline", "desk-line") if is_desk(head.pieces[number].text) else None


def _by_form(head: Head, number: int) -> Role | None:
    letter = head.letters[number]
    return FURNITURE[letter] if letter in FURNITURE and letter != "k" else None


def _page_line(head: Head, number: int) -> Role | None:
    """Take what the page says to its reader before the story begins."""
    line = head.pieces[number].text
    if head.letters[number] in "tqp" and len(line) < 300 and _prose_count(head.letters, number) > 1:
        return FURNITURE["x"] if addresses_reader(line.lower()) else None
    return None


def _names(head: Head, number: int) -> Role | None:
    if head.letters[number] != "n" or not _prose_count(head.letters, number):
        return None
    above = head.roles.get(number - 1)
    if above and above[0] == "caption" and "/" in head.pieces[number].text:
        return FURNITURE["g"]
    return ("byline", "bare-byline") if _is_author(head, number) else ("caption", "bare-name")


def _highlights(head: Head, number: int) -> Role | None:
    """Take list items above the body, or lines below ``Key points``."""
    letter, above = head.letters[number], head.roles.get(number - 1)
    if letter == "i" and _prose_count(head.letters, number):
        return ("boilerplate", "highlights") if head.dated or _are_highlights(head, number) else None
    if above and above[1] == "highlights" and (letter == "t" or (letter == "q" and _is_point(head, number))):
        return "boilerplate", "highlights"
    return None


def _is_point(head: Head, number: int) -> bool:
    """Whether a sentence under highlights is one more: no body yet, or nothing but a line break between."""
    near = head.pieces[number : number + MOST_POINTS]
    return _is_above(head, number) or (not near[0].apart and any(piece.apart for piece in near))


def _are_highlights(head: Head, number: int) -> bool:
    """Whether list items before any prose are highlights or breadcrumbs."""
    if len(head.pieces[number].text.split()) <= 5:
        return True
    if any(rule == "highlights" for _, rule in head.roles.values()):
        return True
    above = head.roles.get(number - 1)
    if above and above[0] in ("byline", "published", "subheadline"):
        items = len(head.letters[number:]) - len(head.letters[number:].lstrip("i"))
        return items <= MOST_POINTS and _prose_count(head.letters, number) > 1
    return head.letters[number - 1] == "d" or head.letters[number:].lstrip("i")[:1] in "dbnscg"


def _title_line(head: Head, number: int) -> Role | None:
    """Name a line without a full stop: kicker, caption, highlight or standfirst."""
    piece = head.pieces[number]
    if head.letters[number] not in "tk" or not _may_be_head(head, number):
        return None
    if piece.text[-1] == ":" and not _is_above(head, number):
        return None
    if len(piece.text.split()) <= 3:
        return "boilerplate", "kicker"
    if _is_with_picture(head, number):
        return "caption", "caption-above-body"
    if head.standfirst is not None or is_credited(piece.text) or _is_beside_picture(head, number):
        return "caption", "caption-above-body"
    if _run_of_titles(head, number):
        return "boilerplate", "highlights"
    if is_scene(piece.text) and _is_scene_here(head, number):
        return "caption", "caption-above-body"
    return "subheadline", "standfirst"


def _sentence(head: Head, number: int) -> Role | None:
    """Name prose above the body: a standfirst or caption, where what follows shows that no body has begun."""
    line = head.pieces[number].text
    words = len(line.split())
    if head.letters[number] not in "pq" or words > SHORT or not _may_be_head(head, number):
        return None
    above = _is_above(head, number)
    if is_credited(line) or _is_with_picture(head, number):
        return "caption", "caption-above-body"
    if not above:
        if not (_is_restated(head, number, words) or _is_before_lede(head, number, words)):
            return None
    elif words <= 3:
        return "boilerplate", "kicker"
    elif is_credit(line):
        return "credit", "desk-credit"
    if head.standfirst is not None or (is_scene(line) and _is_scene_here(head, number)):
        return "caption", "caption-above-body"
    return "subheadline", "standfirst-sentence"


def _may_be_head(head: Head, number: int) -> bool:
    """Whether the piece may stand above the body: prose follows, and there is a headline or a dateline."""
    if head.pieces[number].indent >= 2 or not _prose_count(head.letters, number):
        return False
    return bool(head.title) or head.dated


def _is_above(head: Head, number: int) -> bool:
    """Whether a byline, date or dateline below shows that the body has not begun."""
    return head.dated or number < head.mark


def _is_below_byline(head: Head, number: int) -> bool:
    return any(kind == "byline" for place, (kind, _) in head.roles.items() if place >= head.start)


def _is_below_mark(head: Head, number: int) -> bool:
    kinds = [kind for place, (kind, _) in head.roles.items() if place >= head.start]
    return "byline" in kinds or "published" in kinds


def _is_scene_here(head: Head, number: int) -> bool:
    """Whether a scene is a caption where it stands: below byline or date, or beside another text."""
    if _is_below_mark(head, number):
        return True
    others = range(number + 1, head.stop if head.dated else head.mark)
    return any(head.letters[other] in "tqp" and not is_scene(head.pieces[other].text) for other in others)


def _is_beside_picture(head: Head, number: int) -> bool:
    """Whether a bare credit follows, as it does a caption."""
    return head.letters[number + 1 : number + 2] == "g" and not _is_above(head, number)


def _is_with_picture(head: Head, number: int) -> bool:
    """Whether a picture's credit stands right above, with no blank line between as elsewhere."""
    near = head.pieces[number : number + MOST_POINTS]
    return (
        head.letters[number - 1 : number] == "g" and not near[0].apart and any(piece.apart for piece in near)
    )


def _run_of_titles(head: Head, number: int) -> bool:
    """Whether the line opens a run of highlights: more lines of their kind follow at once."""
    end = number
    while end < head.stop and head.letters[end] == "t" and 4 <= len(head.pieces[end].text.split()) <= BULLET:
        end += 1
    run = end - number
    if run == 2:  # a standfirst with the few words of a caption below it, or two highlights
        line, below = head.pieces[number].text, head.pieces[number + 1].text
        return not (is_scene(below) or is_credited(below) or 2 * len(below) <= len(line))
    return run > 2


def _is_restated(head: Head, number: int, words: int) -> bool:
    """Whether the next paragraph says the same again, as a lede does after a standfirst."""
    if head.letters[number] == "p" or words > 32 or head.letters[number + 1 : number + 2] not in ("p", "q"):
        return False
    shared, plain = shares_words(head.pieces[number].text, head.pieces[number + 1].text)
    return plain >= 5 and shared >= 0.65 * plain


def _is_before_lede(head: Head, number: int, words: int) -> bool:
    """Whether a picture follows, and behind it what must be the lede: it tells what the headline says."""
    if head.letters[number + 1 : number + 2] not in ("c", "g"):
        return False
    if words <= 18:
        return True
    below = head.letters[number + 1 :].lstrip("cg")
    lede = len(head.letters) - len(below)
    if words > 32 or below[:1] not in ("p", "q"):
        return False
    here, _ = shares_words(head.title, head.pieces[number].text)
    there, _ = shares_words(head.title, head.pieces[lede].text)
    return there >= 3 and there > here


def _prose_count(letters: str, number: int) -> int:
    """Return how many pieces of prose follow."""
    return letters.count("p", number + 1) + letters.count("q", number + 1)


def _is_author(head: Head, number: int, *, firm: bool = False) -> bool:
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


RULES = (
    _repeated_title,
    _byline_label,
    _dated_line,
    _desk_line,
    _about_author,
    _by_form,
    _page_line,
    _names,
    _highlights,
    _title_line,
    _sentence,
)
