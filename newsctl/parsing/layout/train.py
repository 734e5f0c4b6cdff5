"""Learns the weights of the layout's model from articles with a role for every line.

    python -m newsctl.parsing.layout.train FILE... [--coarse SETS] [--folds 5] [--into WEIGHTS]

Each FILE has one JSON object an article: ``{file, set, outlet, lines: [{text, gap, role}]}``, a role for
every line that is not empty; ``gap`` says that an empty line stands before it. tests/pages has such files of
our own. Where a set is named by ``--coarse``, its furniture may be any role outside the story. Printed are
figures by folds, each of which leaves whole outlets out, and with ``--into`` the weights of all articles are
written. Needs the extra ``newsctl[train]``, python-crfsuite; reading the weights needs nothing.
"""

import argparse
import datetime
import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from newsctl.parsing.blocks import cut
from newsctl.parsing.layout.certain import Certain, find_certain
from newsctl.parsing.layout.model import Model
from newsctl.parsing.layout.reading import signs_of
from newsctl.parsing.layout.states import STATES
from newsctl.parsing.lines.forms import forms_of

__all__ = ["Page", "main", "read_pages", "train", "written"]

LEAST_OUTLETS = 3  # outlets whose articles must show a sign
SETTINGS = {"c1": 0.6, "c2": 0.3, "max_iterations": 80, "feature.possible_transitions": True}
STORY = ("body", "subhead")
OUTSIDE = ("caption", "credit", "link", "link-label", "link-note", "tag", "furniture")
ZONED = tuple({role for role, zone in STATES if zone == "end"} - {"tag"})
LEAST_WEIGHT = 2  # hundredths; a smaller one is left out


class Page(msgspec.Struct):
    """An article for training: the signs and the role of each piece."""

    name: str
    outlet: str
    coarse: bool
    lines: list[str]
    signs: list[list[str] | None]
    certain: Certain
    roles: list[str]

    @property
    def group(self) -> str:
        """The set that the article is of."""
        return self.name.partition("/")[0]


def read_pages(files: Iterable[Path], coarse: Sequence[str] = ()) -> list[Page]:
    """Return the articles of ``files``, their lines joined to a text and cut into pieces again."""
    pages = []
    for file in files:
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            ends, text = [], ""
            for line in row["lines"]:
                text += ("\n" if line["gap"] and text else "") + ("\n" if text else "")
                text += line["text"]
                ends.append((len(text), line["role"]))
            pieces = cut(text)
            labels = [next(role for end, role in ends if end > piece.start) for piece in pieces]
            forms = forms_of(text, pieces)
            certain = find_certain(text, pieces, forms)
            name = f"{row['set']}/{row['file']}"
            signs = signs_of(text, pieces, forms, certain)
            pages.append(
                Page(
                    name,
                    row["outlet"],
                    row["set"] in coarse,
                    [piece.text for piece in pieces],
                    signs,
                    certain,
                    labels,
                )
            )
    return pages


def states_of(roles: Sequence[str]) -> list[str]:
    """Return the state of each line: its role, and the zone that headline and body show it to stand in."""
    story = [number for number, role in enumerate(roles) if role in STORY]
    first, last = (story[0], story[-1]) if story else (len(roles), len(roles))
    title = roles.index("headline") if "headline" in roles else -1
    states = []
    for number, role in enumerate(roles):
        if role in ("headline", "standfirst"):
            zone = "head"
        elif role in STORY:
            zone = "body"
        elif role == "tag" or number > last:
            zone = "end"
        elif number >= first:
            zone = "body"
        else:
            zone = "top" if role == "furniture" and number < title else "head"
        states.append(f"{role}/{zone}")
    return states


def train(pages: Sequence[Page]) -> Model:
    """Return the model of ``pages``. Raises ImportError without python-crfsuite."""
    return Model(written(pages))


def written(pages: Sequence[Page], head: Sequence[str] = ()) -> str:
    """Return the weights of ``pages`` as :class:`Model` reads them, below ``head`` as comments.

    They are learned twice: first of the pages with fine labels, whose tagger makes the coarse ones finer.
    """
    known = _known_signs(pages)
    rows = [_rows(page, known) for page in pages]
    roles = [_settled(page) for page in pages]
    fine = [number for number, page in enumerate(pages) if not page.coarse]
    if fine and len(fine) < len(pages):
        finer = _tagger([(rows[number], states_of(roles[number])) for number in fine])
        for number in sorted(set(range(len(pages))) - set(fine)):
            roles[number] = _made_finer(finer, rows[number], roles[number])
    labelled = [(row, states_of(labels)) for row, labels in zip(rows, roles, strict=True)]
    info = _tagger(labelled).info()
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    for (sign, state), weight in info.state_features.items():
        weights[sign][state] = round(100 * weight)
    for (above, state), weight in info.transitions.items():
        weights[f"after {above}"][state] = round(100 * weight)
    lines = [f"# {line}" if line else "#" for line in head]
    for sign in sorted(weights):
        values = sorted(
            (state, weight) for state, weight in weights[sign].items() if abs(weight) >= LEAST_WEIGHT
        )
        if values:
            lines.append(f"{sign}\t{', '.join(f'{state} {weight}' for state, weight in values)}")
    return "\n".join(lines) + "\n"


def _rows(page: Page, known: set[str]) -> list[list[str]]:
    return [[sign for sign in line if sign in known] if line else ["certain"] for line in page.signs]


def _settled(page: Page) -> list[str]:
    """Return the roles of a page's lines, those of certain lines as they will be decided."""
    return [
        STATES[page.certain.states[number]][0] if number in page.certain.states else role
        for number, role in enumerate(page.roles)
    ]


def _known_signs(pages: Sequence[Page]) -> set[str]:
    """Return the signs that articles of at least three outlets show."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for line in page.signs:
            for sign in line or ():
                outlets[sign].add(page.outlet)
    return {sign for sign, names in outlets.items() if len(names) >= LEAST_OUTLETS}


def _tagger(labelled: Sequence[tuple[list[list[str]], list[str]]]) -> Any:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for signs, states in labelled:
        trainer.append(signs, states)
    trainer.set_params(SETTINGS)
    tagger = pycrfsuite.Tagger()
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger.open(file.name)
    return tagger


def _made_finer(tagger: Any, signs: list[list[str]], roles: Sequence[str]) -> list[str]:
    """Return the roles with each coarse ``furniture`` made the role outside the story that is likeliest."""
    tagger.set(signs)
    states = tagger.labels()
    return [
        role
        if role != "furniture"
        else max(
            OUTSIDE,
            key=lambda other, at=number: sum(  # type: ignore[misc]  # the default binds the loop's number
                tagger.marginal(state, at) for state in states if state.startswith(f"{other}/")
            ),
        )
        for number, role in enumerate(roles)
    ]


def fold_of(outlet: str, folds: int) -> int:
    """Return the fold of an outlet, the same in every run."""
    return int(hashlib.md5(outlet.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def predicted(pages: Sequence[Page], folds: int) -> list[list[str]]:
    """Return the roles of each page's lines as a model trained without its outlet decides them."""
    roles: list[list[str]] = [[] for _ in pages]
    for fold in range(folds):
        model = train([page for page in pages if fold_of(page.outlet, folds) != fold])
        for number, page in enumerate(pages):
            if fold_of(page.outlet, folds) == fold:
                states = model.decide(page.signs, page.certain)
                roles[number] = [STATES[state][0] for state in states]
    return roles


def figures(pages: Sequence[Page], roles: Sequence[Sequence[str]]) -> list[str]:
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
    chosen: Sequence[tuple[Page, Sequence[str]]],
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
