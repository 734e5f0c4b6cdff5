"""How ``newsctl grep`` shows what it found.

For people there are two layouts of the same lines: each begins with its path and where it stands in it, as
grep's do, or the matches of an article stand under a heading. Terminals get the second; both can be asked for
anywhere.
"""

from collections.abc import Iterable, Iterator

from newsctl.cli.environment import Environment
from newsctl.cli.grep_options import Display
from newsctl.cli.page import Line, Style, blank
from newsctl.cli.visible import visible_name
from newsctl.matching.concordance import Row, cut_left, cut_right, rows, sorted_rows, width_of
from newsctl.matching.matches import Finding, as_matches
from newsctl.matching.query import Answer

__all__ = ["show"]

Runs = list[tuple[str, Style]]

_LONGEST_KEYWORD = 40
_NARROWEST_CONTEXT = 15


def show(answers: Iterable[Answer], environment: Environment, display: Display, *, context: bool) -> None:
    """Write ``answers`` as ``display`` says, each as it comes unless they have to be sorted first."""
    if display.mode == "json":
        for answer in _ranked(answers, display):
            for finding in answer.findings:
                for match in as_matches(answer.path, answer.headline, finding):
                    environment.write_json(match, ascii_only=display.ascii_only)
        return
    if display.mode == "kwic":
        found = (row for answer in answers for row in rows(answer))
        widest = environment.width // 3 if environment.is_terminal else None
        lines = _concordance(sorted_rows(found, display.sort), environment.width, widest)
        _write(lines, environment, wrap=False)
        return
    if display.null_output:
        for answer in _ranked(answers, display):
            environment.write_name(answer.path or "")
            environment.write(b"%d\n" % answer.passages if display.mode == "count" else b"")
        return
    heading = environment.is_terminal if display.heading is None else display.heading
    if display.mode in ("count", "with", "without"):
        lines = _summaries(_ranked(answers, display), counted=display.mode == "count")
    elif heading:
        lines = _under_headings(_ranked(answers, display), display, context=context)
    else:
        lines = _with_paths(_ranked(answers, display), display, context=context)
    _write(lines, environment, wrap=heading)


def _ranked(answers: Iterable[Answer], display: Display) -> Iterable[Answer]:
    return sorted(answers, key=lambda answer: -answer.score) if display.sort == "score" else answers


def _write(lines: Iterable[Line], environment: Environment, *, wrap: bool) -> None:
    if environment.is_terminal or environment.color:
        from newsctl.cli.terminal import wrapped

        for rows_of_line in wrapped(lines, environment, wrap=wrap):
            environment.write(rows_of_line)
    else:
        for line in lines:
            environment.print(line.text)


def _summaries(answers: Iterable[Answer], *, counted: bool) -> Iterator[Line]:
    for answer in answers:
        path = _path(answer)
        yield Line([path, (f":{answer.passages}", "text")] if counted else [path])


def _with_paths(answers: Iterable[Answer], display: Display, *, context: bool) -> Iterator[Line]:
    """Yield ``path:2:text`` for a match and ``path-3-text`` for its context, groups apart by ``--``."""
    before: tuple[Answer, Finding] | None = None
    for answer in answers:
        for finding in answer.findings:
            if context and before and (before[0] is not answer or _apart(before[1], finding)):
                yield Line([("--", "aside")])
            before = (answer, finding)
            mark = ":" if finding.hits else "-"
            for runs in _texts(finding, display):
                reference = f"{mark}{finding.passage.reference}{mark}"
                yield Line([_path(answer), (reference, "aside"), *runs])


def _under_headings(answers: Iterable[Answer], display: Display, *, context: bool) -> Iterator[Line]:
    """Yield for each article its path and headline, and under it a line for each passage."""
    for number, answer in enumerate(answers):
        if number:
            yield blank()
        headline: Runs = [("  ", "text"), (answer.headline, "headline")] if answer.headline else []
        yield Line([_path(answer), *headline])
        before: Finding | None = None
        for finding in answer.findings:
            if context and before and _apart(before, finding):
                yield Line([("--", "aside")], indent=2)
            before = finding
            mark = f"{finding.passage.reference}{':' if finding.hits else '-'} "
            for runs in _texts(finding, display):
                yield Line(runs, mark=f"{mark:>5}")


def _path(answer: Answer) -> tuple[str, Style]:
    return visible_name(answer.path or ""), "path"


def _apart(before: Finding, after: Finding) -> bool:
    """Whether paragraphs are left out between two findings of one article."""
    if after.passage.field != "body":
        return False
    last = before.passage.paragraph if before.passage.field == "body" else -1
    return (after.passage.paragraph or 0) - (-1 if last is None else last) > 1


def _texts(finding: Finding, display: Display) -> Iterator[Runs]:
    """Yield the text of a passage with its hits marked; or each hit alone, where only matches are wanted."""
    text = finding.passage.text
    if display.mode == "only":
        for hit in finding.hits:
            if hit.start < hit.end:
                yield [(text[hit.start : hit.end], "match")]
        return
    runs: Runs = []
    done = 0
    for hit in finding.hits:
        runs += [(text[done : hit.start], "text"), (text[hit.start : hit.end], "match")]
        done = hit.end
    yield [run for run in [*runs, (text[done:], "text")] if run[0]]


def _concordance(found: list[Row], width: int, widest: int | None) -> Iterator[Line]:
    """Yield a line for each row: left context, keyword, right context and, in a column, the reference.

    Of a reference wider than ``widest``, the end is shown: that is where the file's name is.
    """
    keyword = min(max((width_of(row.keyword) for row in found), default=0), _LONGEST_KEYWORD)
    room = max((width_of(row.reference) for row in found), default=0)
    room = room if widest is None else min(room, widest)
    half = max((width - keyword - room - 2) // 2, _NARROWEST_CONTEXT)
    for row in found:
        # The keyword begins in one column; what it does not fill, the right context has.
        shown = cut_right(row.keyword, keyword).rstrip() if width_of(row.keyword) > keyword else row.keyword
        rest = cut_right(row.right, half + keyword - width_of(shown))
        where = row.reference if width_of(row.reference) <= room else f"…{cut_left(row.reference, room - 1)}"
        yield Line(
            [(cut_left(row.left, half), "text"), (shown, "match"), (f"{rest}  ", "text"), (where, "path")]
        )
