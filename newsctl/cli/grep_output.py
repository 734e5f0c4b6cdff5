"""How ``newsctl grep`` shows what it found.

For people there are two layouts of the same lines: each begins with its path and where it stands in it, as
grep's do, or the matches of an article stand under a heading. Terminals get the second; both can be asked for
anywhere.
"""

from collections.abc import Iterable, Iterator

from newsctl.cli.concordance_output import show_concordance
from newsctl.cli.dates import spoken_date
from newsctl.cli.environment import Environment
from newsctl.cli.grep_options import Display
from newsctl.cli.page import Line, Run, Style, blank, facts_line, speaker_name
from newsctl.cli.paging import write_page, write_rows_of
from newsctl.cli.visible import visible_name
from newsctl.matching.matches import Finding, as_matches
from newsctl.matching.query import Answer

__all__ = ["show"]

_INDENT = 5
"""Columns before the text of a passage under a heading: the number of its paragraph, mostly."""


def show(answers: Iterable[Answer], environment: Environment, display: Display, *, context: bool) -> None:
    """Write ``answers`` as ``display`` says, each as it comes unless they have to be sorted first."""
    if display.mode == "kwic":
        show_concordance(answers, environment, display)
        return
    answers = _ranked(answers, display)
    if display.as_json:
        for answer in answers:
            for finding in answer.findings:
                for match in as_matches(answer.path, answer.headline, finding):
                    environment.write_json(match, ascii_only=display.ascii_only)
    elif display.null_output:
        _write_after_names(answers, environment, display)
    elif display.mode in ("count", "with", "without"):
        write_rows_of(_summaries(answers, counted=display.mode == "count"), environment)
    elif display.has_headings(on_terminal=environment.is_terminal):
        write_page(_under_headings(answers, display, context=context), environment, pager=False)
    else:
        write_rows_of(_with_paths(answers, display, context=context), environment)


def _ranked(answers: Iterable[Answer], display: Display) -> Iterable[Answer]:
    return sorted(answers, key=lambda answer: -answer.score) if display.sort == "score" else answers


def _write_after_names(answers: Iterable[Answer], environment: Environment, display: Display) -> None:
    """Write lines as grep -Z does: a NUL ends each path, in place of the colon or of the line."""
    for answer in answers:
        name = answer.path or ""
        if display.mode in ("with", "without"):
            environment.write_name(name)
        elif display.mode == "count":
            environment.write_name(name)
            environment.print(str(answer.passages))
        else:
            for finding in answer.findings:
                mark = ":" if finding.hits else "-"
                for runs in _texts(finding, display):
                    environment.write_name(name)
                    environment.print(Line([(f"{finding.passage.reference}{mark}", "aside"), *runs]).text)


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
    """Yield for each article its headline, date, place and path, and under it a line for each passage.

    Below what somebody says stands who it is.
    """
    for number, answer in enumerate(answers):
        if number:
            yield blank()
        if answer.headline:
            yield Line([(answer.headline, "headline")])
        date = answer.date and spoken_date(answer.date)
        yield facts_line(date, answer.place, visible_name(answer.path or ""), whole=True)
        before: Finding | None = None
        for finding in answer.findings:
            if context and before and _apart(before, finding):
                yield Line([("--", "aside")], indent=2)
            before = finding
            mark = f"{finding.passage.reference}{':' if finding.hits else '-'} "
            for runs in _texts(finding, display):
                yield Line(runs, mark=f"{mark:>{_INDENT}}")
            for name in dict.fromkeys(filter(None, finding.speakers)):
                yield Line([speaker_name(name)], indent=_INDENT, mark="— ")


def _path(answer: Answer) -> tuple[str, Style]:
    return visible_name(answer.path or ""), "path"


def _apart(before: Finding, after: Finding) -> bool:
    """Whether paragraphs are left out between two findings of one article."""
    if after.passage.field != "body":
        return False
    last = before.passage.paragraph if before.passage.field == "body" else -1
    return (after.passage.paragraph or 0) - (-1 if last is None else last) > 1


def _texts(finding: Finding, display: Display) -> Iterator[list[Run]]:
    """Yield the text of a passage with its hits marked; or each hit alone, where only matches are wanted."""
    text = finding.passage.text
    if display.mode == "only":
        for hit in finding.hits:
            if hit.start < hit.end:
                yield [(text[hit.start : hit.end], "match")]
        return
    runs: list[Run] = []
    done = 0
    for hit in finding.hits:
        runs += [(text[done : hit.start], "text"), (text[hit.start : hit.end], "match")]
        done = hit.end
    yield [run for run in [*runs, (text[done:], "text")] if run[0]]
