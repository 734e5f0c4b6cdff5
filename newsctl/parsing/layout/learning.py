"""Learning the weights of the layout's model from labelled pages, as those of a conditional random field."""

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from newsctl.parsing.layout.labels import OUTSIDE, LabelledPage, states_of
from newsctl.parsing.layout.model import Model
from newsctl.parsing.layout.states import STATES

__all__ = ["LEAST_OUTLETS", "SETTINGS", "train", "written"]

LEAST_OUTLETS = 15  # outlets whose articles must show a sign
SETTINGS = {"c1": 3.0, "c2": 2.0, "max_iterations": 80, "feature.possible_transitions": True}
LEAST_WEIGHT = 2  # hundredths; a smaller one is left out
CERTAIN = "certain"  # stands for the signs of a certain line


def train(pages: Sequence[LabelledPage]) -> Model:
    """Return the model of ``pages``. Raises ImportError without python-crfsuite."""
    return Model(written(pages))


def written(pages: Sequence[LabelledPage], head: Sequence[str] = ()) -> str:
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
    weights.pop(CERTAIN, None)  # of a certain line nothing is weighed
    lines = [f"# {line}" if line else "#" for line in head]
    for sign in sorted(weights):
        values = sorted(
            (state, weight) for state, weight in weights[sign].items() if abs(weight) >= LEAST_WEIGHT
        )
        if values:
            lines.append(f"{sign}\t{', '.join(f'{state} {weight}' for state, weight in values)}")
    return "\n".join(lines) + "\n"


def _rows(page: LabelledPage, known: set[str]) -> list[list[str]]:
    return [[sign for sign in line if sign in known] if line else [CERTAIN] for line in page.signs]


def _settled(page: LabelledPage) -> list[str]:
    """Return the roles of a page's lines, those of certain lines as they will be decided."""
    return [
        STATES[page.certain.states[number]][0] if number in page.certain.states else role
        for number, role in enumerate(page.roles)
    ]


def _known_signs(pages: Sequence[LabelledPage]) -> set[str]:
    """Return the signs that articles of at least LEAST_OUTLETS outlets show."""
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
