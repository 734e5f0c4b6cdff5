"""What stands between headline and body: standfirst, byline, dates, captions, highlights."""

from newsctl.parsing.byline import bare_byline, is_desk, read_byline
from newsctl.parsing.dates import find_stamp
from newsctl.parsing.layout.dated import is_dated
from newsctl.parsing.layout.furniture import addresses_reader, is_credit
from newsctl.parsing.layout.headline import repeats_title
from newsctl.parsing.layout.roles import FURNITURE, Role
from newsctl.parsing.layout.scenes import is_credited, is_scene, shares_words
from newsctl.parsing.layout.standing import (
    MOST_POINTS,
    SHORT,
    Head,
    is_above,
    is_author,
    is_below_byline,
    is_beside_picture,
    is_scene_here,
    is_with_picture,
    may_be_head,
    prose_count,
)
from newsctl.parsing.lexicon import entries

__all__ = ["role_in_head"]

BULLET = 16  # words of a highlight
BYLINE_LABELS = frozenset((
    "author:", "authors:", "by", "by:", "byline:", "reporter:", "writer:", "written by", "words by",
))  # fmt: skip


def role_in_head(head: Head, number: int) -> Role | None:
    """Return what the piece below the headline is, None when the body starts with it."""
    for rule in RULES:
        role = rule(head, number)
        if role is not None:
            if role[0] == "subheadline":
                head.standfirst = number
            return role
    return None


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
    if head.letters[number] not in "tq" or not is_below_byline(head):
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
    if head.letters[number] in "tqp" and len(line) < 300 and prose_count(head.letters, number) > 1:
        return FURNITURE["x"] if addresses_reader(line.lower()) else None
    return None


def _names(head: Head, number: int) -> Role | None:
    if head.letters[number] != "n" or not prose_count(head.letters, number):
        return None
    above = head.roles.get(number - 1)
    if above and above[0] == "caption" and "/" in head.pieces[number].text:
        return FURNITURE["g"]
    return ("byline", "bare-byline") if is_author(head, number) else ("caption", "bare-name")


def _highlights(head: Head, number: int) -> Role | None:
    """Take list items above the body, or lines below ``Key points``."""
    letter, above = head.letters[number], head.roles.get(number - 1)
    if letter == "i" and prose_count(head.letters, number):
        return ("boilerplate", "highlights") if head.dated or _are_highlights(head, number) else None
    if above and above[1] == "highlights" and (letter == "t" or (letter == "q" and _is_point(head, number))):
        return "boilerplate", "highlights"
    return None


def _is_point(head: Head, number: int) -> bool:
    """Whether a sentence under highlights is one more: no body yet, or nothing but a line break between."""
    near = head.pieces[number : number + MOST_POINTS]
    return is_above(head, number) or (not near[0].apart and any(piece.apart for piece in near))


def _are_highlights(head: Head, number: int) -> bool:
    """Whether list items before any prose are highlights or breadcrumbs."""
    if len(head.pieces[number].text.split()) <= 5:
        return True
    if any(rule == "highlights" for _, rule in head.roles.values()):
        return True
    above = head.roles.get(number - 1)
    if above and above[0] in ("byline", "published", "subheadline"):
        items = len(head.letters[number:]) - len(head.letters[number:].lstrip("i"))
        return items <= MOST_POINTS and prose_count(head.letters, number) > 1
    return head.letters[number - 1] == "d" or head.letters[number:].lstrip("i")[:1] in "dbnscg"


def _title_line(head: Head, number: int) -> Role | None:
    """Name a line without a full stop: kicker, caption, highlight or standfirst."""
    piece = head.pieces[number]
    if head.letters[number] not in "tk" or not may_be_head(head, number):
        return None
    if piece.text[-1] == ":" and not is_above(head, number):
        return None
    if len(piece.text.split()) <= 3:
        return "boilerplate", "kicker"
    if is_with_picture(head, number):
        return "caption", "caption-above-body"
    if head.standfirst is not None or is_credited(piece.text) or is_beside_picture(head, number):
        return "caption", "caption-above-body"
    if _run_of_titles(head, number):
        return "boilerplate", "highlights"
    if is_scene(piece.text) and is_scene_here(head, number):
        return "caption", "caption-above-body"
    return "subheadline", "standfirst"


def _sentence(head: Head, number: int) -> Role | None:
    """Name prose above the body: a standfirst or caption, where what follows shows that no body has begun."""
    line = head.pieces[number].text
    words = len(line.split())
    if head.letters[number] not in "pq" or words > SHORT or not may_be_head(head, number):
        return None
    above = is_above(head, number)
    if is_credited(line) or is_with_picture(head, number):
        return "caption", "caption-above-body"
    if not above:
        if not (_is_restated(head, number, words) or _is_before_lede(head, number, words)):
            return None
    elif words <= 3:
        return "boilerplate", "kicker"
    elif is_credit(line):
        return "credit", "desk-credit"
    if head.standfirst is not None or (is_scene(line) and is_scene_here(head, number)):
        return "caption", "caption-above-body"
    return "subheadline", "standfirst-sentence"


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
