"""The model of the layout: a linear chain over the lines, with whole numbers for weights.

A line scores in a state the sum of the weights of its signs, a pair of lines that of the transition, and the
states chosen have the highest sum over all lines (Viterbi 1967). layout/train.py learns the weights as
those of a conditional random field (Lafferty, McCallum and Pereira 2001). They are kept in
lexicon/layout-weights.txt, in hundredths, so that sums are exact and the same on every Python.
"""

import struct
from collections.abc import Sequence
from functools import cache

import msgspec

from newsctl.parsing.layout.certain import Certain
from newsctl.parsing.layout.states import STATES, follows, role_of
from newsctl.parsing.lexicon import list_text

__all__ = ["Model", "Weighing", "model"]

MARGIN = 500  # hundredths that a state may stand behind the best of its line and still be tried
BEAM = 500  # hundredths that the sum of a state may stand behind the best sum


# The weights of a sign are one whole number, of which each state has 32 bits: to add up the signs of a line
# takes one addition a sign. A sum gets ``ZERO`` in each state, so that none is below nothing.
ZERO = 1 << 31
_LANES = struct.Struct(f"<{len(STATES)}I")
_ZEROS = sum(ZERO << 32 * state for state in range(len(STATES)))


class Weighing(msgspec.Struct):
    """What the signs of the line at ``start`` to ``end`` weigh by themselves, without the lines around it.

    ``state`` is what the line is, role and zone, and ``second`` the best state of another role; ``signs`` has
    what each sign gives to the one over the other, in hundredths of a log odds, the greatest first.
    """

    start: int
    end: int
    state: str
    second: str
    signs: list[tuple[str, int]]


class _Weights(dict[str, int]):
    """Weights by sign, in lanes, each read when the first line needs it; those of an unknown sign are 0."""

    def __init__(self, lines: dict[str, str], numbers: dict[str, int]) -> None:
        self._lines, self._numbers = lines, numbers

    def __missing__(self, sign: str) -> int:
        if sign not in self._lines:  # and is not kept, for a page may have any number of them
            return 0
        self[sign] = sum(weight << 32 * state for state, weight in _read(self._lines[sign], self._numbers))
        return self[sign]


def _read(values: str, numbers: dict[str, int]) -> list[tuple[int, int]]:
    """Return the states and their weights that a line of the file names."""
    weights = []
    for value in values.split(", "):
        state, _, weight = value.rpartition(" ")
        weights.append((numbers[state], int(weight)))
    return weights


class Model:
    """Weights by sign, and of transitions from state to state."""

    def __init__(self, text: str) -> None:
        """Read what ``written`` in layout/train.py writes; the line of a sign when it is first met."""
        numbers = {f"{role}/{zone}": number for number, (role, zone) in enumerate(STATES)}
        lines: dict[str, str] = {}
        pairs: list[dict[int, int]] = [
            {above: 0 for above in range(len(STATES)) if follows(state, above)}
            for state in range(len(STATES))
        ]
        for line in text.split("\n"):
            name, tab, values = line.partition("\t")
            if name.startswith("after "):
                above = numbers[name[6:]]
                for state, weight in _read(values, numbers):
                    if above in pairs[state]:
                        pairs[state][above] = weight
            elif tab:
                lines[name] = values
        self._after = pairs
        self._weights = _Weights(lines, numbers)

    def scores(self, signs: Sequence[str]) -> list[int]:
        """Return the score of a line with these signs in each state."""
        total = sum(map(self._weights.__getitem__, signs), _ZEROS)
        return [lane - ZERO for lane in _LANES.unpack(total.to_bytes(_LANES.size, "little"))]

    def decide(self, lines: Sequence[Sequence[str] | None], certain: Certain) -> list[int]:
        """Return the state of each line of an article: its signs decide, or what is ``certain``.

        ``lines`` has None for the signs of a certain one. Of equal sums the earlier state is taken, from the
        last line upwards.
        """
        best: dict[int, int] = {}
        back: list[dict[int, int]] = []
        for number, signs in enumerate(lines):
            if signs is None:
                own = {certain.states[number]: 0}
            else:
                scores = self.scores(signs)
                states = certain.allowed[number] or range(len(scores))
                least = max(scores[state] for state in states) - MARGIN
                own = {state: scores[state] for state in sorted(states) if scores[state] >= least}
            reached, came = self._step(best, own)
            if not reached and signs is not None:  # the margin left nothing that may follow
                reached, came = self._step(best, {state: scores[state] for state in states})
            if not reached:
                reached, came = own, dict.fromkeys(own, max(best, key=best.__getitem__))
            least = max(reached.values()) - BEAM
            best = {state: total for state, total in reached.items() if total >= least}
            back.append(came)
        return _traced(best, back)

    def _step(self, best: dict[int, int], own: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
        """Return the best sum of each state of a line, and the state above by which it is reached."""
        if not best:
            return own, {}
        reached: dict[int, int] = {}
        came: dict[int, int] = {}
        for state, score in own.items():
            after = self._after[state]
            sums = [(total + after[above], -above) for above, total in best.items() if above in after]
            if sums:
                total, source = max(sums)
                reached[state] = total + score
                came[state] = -source
        return reached, came

    def weighing(self, start: int, end: int, signs: Sequence[str], state: int) -> Weighing:
        """Return what the signs of the line at ``start`` to ``end`` weigh for its ``state``."""
        sums = self.scores(signs)
        others = [number for number in range(len(STATES)) if role_of(number) != role_of(state)]
        second = max(others, key=lambda number: (sums[number], -number))
        gains = {sign: scores[state] - scores[second] for sign in signs for scores in [self.scores([sign])]}
        told = sorted((item for item in gains.items() if item[1]), key=lambda item: (-abs(item[1]), item[0]))
        return Weighing(start, end, "/".join(STATES[state]), "/".join(STATES[second]), told)


def _traced(best: dict[int, int], back: list[dict[int, int]]) -> list[int]:
    if not back:
        return []
    state = max(best, key=lambda state: (best[state], -state))
    states = [state]
    for came in reversed(back[1:]):
        state = came[state]
        states.append(state)
    return states[::-1]


@cache
def model() -> Model:
    """Return the model that newsctl comes with."""
    return Model(list_text("layout-weights"))
