"""Learns the weights of the layout's model from articles with a role for every line.

    python -m newsctl.parsing.layout.train FILE... [--coarse SETS] [--folds 5] [--into WEIGHTS]

Each FILE has one JSON object an article: ``{file, set, outlet, lines: [{text, gap, role}]}``, a role for
every line that is not empty; ``gap`` says that an empty line stands before it. tests/pages has such files of
our own. A FILE that is named more than once weighs as often: the shipped weights have cases.jsonl three
times, lest long pages outweigh what its short texts show. Where a set is named by ``--coarse``, its furniture
may be any role outside the story. Printed are figures by folds, each of which leaves whole outlets out, and
with ``--into`` the weights of all articles are written. Needs the extra ``newsctl[train]``, python-crfsuite;
reading the weights needs nothing.
"""

import argparse
import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from newsctl.parsing.layout.labels import OUTSIDE, STORY, LabelledPage, read_pages
from newsctl.parsing.layout.learning import LEAST_OUTLETS, SETTINGS, train, written
from newsctl.parsing.layout.states import STATES

__all__ = ["figures", "main", "predicted"]


def fold_of(outlet: str, folds: int) -> int:
    """Return the fold of an outlet, the same in every run."""
    return int(hashlib.md5(outlet.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def predicted(pages: Sequence[LabelledPage], folds: int) -> list[list[str]]:
    """Return the roles of each page's lines as a model trained without its outlet decides them."""
    roles: list[list[str]] = [[] for _ in pages]
    for fold in range(folds):
        model = train([page for page in pages if fold_of(page.outlet, folds) != fold])
        for number, page in enumerate(pages):
            if fold_of(page.outlet, folds) == fold:
                states = model.decide(page.signs, page.certain)
                roles[number] = [STATES[state][0] for state in states]
    return roles


def figures(pages: Sequence[LabelledPage], roles: Sequence[Sequence[str]]) -> list[str]:
    """Return lines with how right the roles are, by set, and what is most often taken for what."""
    lines = []
    for group in sorted({page.group for page in pages}):
        chosen = [(page, found) for page, found in zip(pages, roles, strict=True) if page.group == group]
        right, total, confused = _counted(chosen)
        cells = (
            f"{name} {100 * right[name] / count:.1f} ({count:,})" for name, count in sorted(total.items())
        )
        lines.append(f"{group}, {len(chosen)} articles: {', '.join(cells)}")
        often = (f"{want} for {got} {count}" for (want, got), count in confused.most_common(12))
        lines.append(f"{group}, confused: {', '.join(often)}")
    return lines


def _counted(
    chosen: Sequence[tuple[LabelledPage, Sequence[str]]],
) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for page, found in chosen:
        for want, got in zip(page.roles, found, strict=True):
            same = want == got or (page.coarse and want == "furniture" and got in OUTSIDE)
            total[want] += 1
            right[want] += same
            if not same:
                confused[want, got] += 1
        story = [number for number, role in enumerate(page.roles) if role in STORY]
        body = [number for number, role in enumerate(found) if role in STORY]
        checks = {"FIRST": story[:1] == body[:1], "LAST": story[-1:] == body[-1:], "CLEAN": story == body}
        if "headline" in page.roles:
            titles = {page.lines[number] for number, role in enumerate(page.roles) if role == "headline"}
            checks["HEADLINE"] = "headline" in found and page.lines[list(found).index("headline")] in titles
        for name, same in checks.items():
            total[name] += 1
            right[name] += same
    return right, total, confused


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by folds, and write what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m newsctl.parsing.layout.train", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument(
        "--coarse", default="pages", help="sets whose furniture is any role outside the story"
    )
    parser.add_argument("--folds", type=int, default=5, help="0 for none")
    parser.add_argument("--into", type=Path)
    chosen = parser.parse_args(arguments)
    if find_spec("pycrfsuite") is None:
        parser.error("needs python-crfsuite: pip install 'newsctl[train]'")
    pages = read_pages(chosen.files, chosen.coarse.split(","))
    lines = figures(pages, predicted(pages, chosen.folds)) if chosen.folds else []
    print("\n".join(lines))
    if chosen.into:
        data = hashlib.sha256(b"".join(file.read_bytes() for file in chosen.files)).hexdigest()[:16]
        head = [
            "Weights of the signs of lines, learned by layout/train.py: hundredths of a log odds by state,",
            "which is a role and a zone (layout/states.py). Lines that begin with `after` are transitions.",
            f"data: {', '.join(file.name for file in chosen.files)}, sha256 {data}, {len(pages)} articles of "
            f"{len({page.outlet for page in pages})} outlets",
            f"settings: {json.dumps(SETTINGS)}, signs of at least {LEAST_OUTLETS} outlets",
            f"date: {datetime.datetime.now(datetime.UTC).date()}",
            f"folds: {chosen.folds}, by outlet",
            *lines,
        ]
        chosen.into.write_text(written(pages, head), encoding="utf-8")


if __name__ == "__main__":
    main()
