"""Links to other stories: a label with the titles behind or under it, in the notations that outlets use."""

import re
from functools import cache

from newsctl.article import Link
from newsctl.parsing.blocks import BULLETS, EDGES, flatten
from newsctl.parsing.characters import (
    APOSTROPHES,
    DASHES,
    ELLIPSIS,
    NO_BREAK_SPACE,
    OPENING_MARKS,
    RIGHT_ANGLE,
    RIGHT_SINGLE,
)
from newsctl.parsing.lexicon import any_of, entries
from newsctl.parsing.patterns import compiled

__all__ = ["is_label", "read_item", "read_link"]

LONGEST_TITLE = 200
_URL = r"(?:https?://|www\.)[^\s<>()\[\]]+"
_ANGLES = f">{RIGHT_ANGLE}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_ARROW, _POINTER = "\N{RIGHTWARDS ARROW}", "\N{BLACK RIGHT-POINTING POINTER}"
_DOTS = "\N{BULLET}\N{MIDDLE DOT}\N{BLACK SMALL SQUARE}"
_POINTERS = (
    f"*#>{RIGHT_ANGLE}{_ARROW}{_POINTER}\N{BLACK RIGHT-POINTING TRIANGLE}\N{BLACK RIGHTWARDS ARROWHEAD}"
)
_AROUND = f"[](){{}}{_POINTERS}|:-{DASHES}.{ELLIPSIS}! {NO_BREAK_SPACE}"  # a label
_LABEL = (
    rf"[\[({_POINTERS}{_DOTS} -]{{0,4}}([^\W\d_][\w.{APOSTROPHES} -]{{1,38}}?)"
    rf"\s*([:|{_ANGLES}{DASHES}{_ARROW}{ELLIPSIS}]|\s-\s|\.\.\.)\s*(?=\S)"
)
_BULLET = (
    f"(?:[-*{_DOTS}\N{TRIANGULAR BULLET}\N{BLACK CIRCLE}{DASHES}{_ARROW}{_POINTER}{RIGHT_ANGLE}>]+"
    r"|\(?\d{1,2}[.)]|list \d{1,2} of \d{1,2})\s*"
)
# Where a page leads to the story before or behind: Previous articleTitle, NEXT Title.
_STEP = (
    r"(?:[Pp]revious|[Nn]ext) (?:article|post|story):?\s*(?=[^\W\da-z_])"
    r"|(?:PREVIOUS|NEXT|Visit)\s+(?=[A-Z])"
)
_MARKDOWN = (
    r"\[(?P<title>[^\]]+)\]\s?\(\s*(?P<url>[^\s)]+)[^)]*\)"
    r"|<a\s[^<>]{0,200}?href=[\"']?(?P<address>[^\"'\s<>]+)[^<>]{0,200}>(?P<anchor>[^<>]+)</a>"
)
_WITH_URL = rf"(?s)(?P<title>\S.*?)\s*[{DASHES}:|-]?\s*[(<\[]?\s?(?P<url>{_URL})\s?[)>\]]?\.?$"


def is_label(line: str) -> bool:
    """Whether a line is a link label and nothing else: ``Read More:``, ``RELATED ARTICLES``."""
    if len(line) > 45:
        return False
    words = line.strip(_AROUND).replace(RIGHT_SINGLE, "'")
    if words.lower() not in entries("link-labels"):
        return _names_outlet(words) and line[-1] != "."
    return (
        words.lower() not in entries("one-word-labels")
        or line.rstrip(" \N{NO-BREAK SPACE}")[-1] in ":|"
        or words.isupper()
    )


def _names_outlet(words: str) -> bool:
    """Whether a label says where the titles are from, or what they are about: ``More from EBC News``."""
    opening = compiled(_opening()).match(words)
    named = words[opening.end() :].split() if opening else []
    return 1 <= len(named) <= 4 and named[-1][0].isupper()


@cache
def _opening() -> str:
    """Return the pattern of a label's words before the outlet that it names."""
    return f"(?i:{any_of('outlet-label-openings')}) "


@cache
def _label_run_in() -> str:
    """Return the pattern of a label that runs into its title, with no mark between."""
    labels = any_of("run-in-labels").replace("'", f"[{APOSTROPHES}]")
    return (
        rf"((?i:{labels})"
        r"|(?:READ|MORE|RELATED|WATCH)(?: (?:ALSO|MORE|NEXT|NOW|HERE))?"
        r"(?: (?:ON|FROM|IN)(?: [A-Z]{2,}){1,2})?)"
        rf"\s+(?=[{OPENING_MARKS}\[]?[A-Z])(?![A-Z]{{2,}}(?:\s|$))"
    )


def read_link(text: str, start: int, end: int) -> tuple[Link, str] | None:
    """Return the link that the line ``text[start:end]`` is, label and title in one, with the rule's name."""
    line = text[start:end]
    if len(line) > LONGEST_TITLE + 250:
        return None
    if "](" in line or line.startswith("<a "):
        marked = compiled(_BULLET).match(text, start, end)
        named = compiled(_MARKDOWN).fullmatch(text, marked.end() if marked else start, end)
        if named:
            return _labelled_within(text, named), "related-markdown"
    bracketed = line[0] == "[" and line[-1] == "]"
    inner_start, inner_end = (start + 1, end - 1) if bracketed else (start, end)
    label = _label_at(text, inner_start, inner_end)
    if label:
        item = read_item(text, label.end(), inner_end, label[1])
        if item is None or not _is_title(item.title, label[1]):
            return None
        return item, "related-in-brackets" if bracketed else "related-line"
    if bracketed and _is_bare_title(line[1:-1]):
        return Link(flatten(line[1:-1]), None, None, inner_start, inner_end), "related-in-brackets"
    return None


def _labelled_within(text: str, named: re.Match[str]) -> Link:
    """Return a Markdown link; a label that opens its title is none of it: ``[Related: Title](address)``."""
    link = _link(text, named, None)
    label = _label_at(text, link.start, link.end)
    if label is None or not _is_title(flatten(text[label.end() : link.end]), label[1]):
        return link
    return Link(flatten(text[label.end() : link.end]), link.url, label[1], label.end(), link.end)


def _label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of a label with a separator, or of one that runs into its title."""
    labelled = compiled(_LABEL).match(text, start, end)
    if labelled and _is_label_words(labelled[1], labelled[2]):
        return labelled
    run_in = compiled(_label_run_in()).match(text, start, end)
    return run_in if run_in and (run_in[1].isupper() or " " in run_in[1]) else None


def read_item(text: str, start: int, end: int, label: str | None) -> Link | None:
    """Return the link that ``text[start:end]``, under or behind a label, names, without bullet or number."""
    marked = compiled(_BULLET).match(text, start, end)
    if marked and marked.end() < end:
        start = marked.end()
    start, end = _without_brackets(text, start, end)
    if step := compiled(_STEP).match(text, start, end):
        start = step.end()
    named = compiled(_MARKDOWN).fullmatch(text, start, end)
    if named is None and ("://" in text[start:end] or "www." in text[start:end]):
        named = compiled(_WITH_URL).fullmatch(text, start, end)
    if named is None:
        title = text[start:end]
        return Link(flatten(title), None, label, start, end) if title.strip() else None
    return _link(text, named, label)


def _without_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a title without the square brackets around it and the white space within them."""
    if text[start] != "[" or text[end - 1] != "]":
        return start, end
    inner = text[start + 1 : end - 1]
    title = inner.strip(EDGES)
    if not title:
        return start, end
    start += 1 + inner.index(title)
    return start, start + len(title)


def _link(text: str, named: re.Match[str], label: str | None) -> Link:
    title, url = ("anchor", "address") if named.groupdict().get("anchor") else ("title", "url")
    return Link(flatten(named[title].strip()), named[url], label, named.start(title), named.end(title))


def _is_label_words(words: str, separator: str) -> bool:
    small = flatten(words).replace(RIGHT_SINGLE, "'").lower()
    if small not in entries("link-labels"):
        return separator == ":" and _names_outlet(flatten(words))
    return small not in entries("one-word-labels") or separator in f":|{_ANGLES}"


def _is_title(title: str, label: str) -> bool:
    """Whether what stands behind a label is a title and not a paragraph that happens to open so."""
    words = len(title.split())
    if label.lower() in entries("one-word-labels") and not label.isupper():
        return 2 <= words <= 22 and not title.endswith(".") and ". " not in title
    return 1 <= words <= 35 and title.count(". ") < 2


def _is_bare_title(words: str) -> bool:
    return (
        4 <= len(words.split()) <= 25
        and words[0].isupper()
        and words[-1] not in ".]"
        and not words.startswith(BULLETS)
        and "[" not in words
        and not words.lower().startswith(("this ", *entries("note-openings")))
    )
