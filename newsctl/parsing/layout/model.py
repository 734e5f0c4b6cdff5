"""The model of the layout: a linear chain over the lines, with whole numbers for weights.

A line scores in a state the sum of the weights of its signs, a pair of lines that of the transition, and the
states chosen have the highest sum over all lines (Viterbi 1967). layout/train.py learns the weights as
those of a conditional random field (Lafferty, McCallum and Pereira 2001). They are kept in
lexicon/layout-weights.txt, in hundredths, so that sums are exact and the same on every Python.
"""

import struct
from collections.abc import Sequence
from functools import cache

from newsctl.parsing.layout.certain import Certain
from newsctl.parsing.layout.states import STATES, follows
from newsctl.parsing.lexicon import list_text

__all__ = ["Model", "model"]

MARGIN = 500  # hundredths that a state may stand behind the best of its line and still be tried
BEAM = 500  # hundredths that the sum of a state may stand behind the best sum


# The weights of a sign are one whole number, of which each state has 32 bits: to add up the signs of a line
# takes one addition a sign. A weight has ``ZERO`` on top, so that none is below nothing.
ZERO = 1 << 15
_LANES = struct.Struct(f"<{len(STATES)}I")


class Model:
    """Weights by sign, and of transitions from state to state."""

    def __init__(self, text: str) -> None:
        """Read what ``written`` in layout/train.py writes; the line of a sign when it is first met."""
        self._numbers = {f"{role}/{zone}": number for number, (role, zone) in enumerate(STATES)}
        self._lines: dict[str, str] = {}
        self._weights: dict[str, int] = {}  # by sign, in lanes
        count = len(STATES)
        pairs = [[0] * count for _ in STATES]
        for line in text.split("\n"):
            name, tab, values = line.partition("\t")
            if not tab:
                continue
            if name.startswith("after "):
                for state, weight in enumerate(self._read(values)):
                    pairs[state][self._numbers[name[6:]]] = weight
            else:
                self._lines[name] = values
        self._after = [
            {above: pairs[state][above] for above in range(count) if follows(state, above)}
            for state in range(count)
        ]

    def _read(self, values: str) -> list[int]:
        weights = [0] * len(STATES)
        for value in values.split(", "):
            state, _, weight = value.rpartition(" ")
            weights[self._numbers[state]] = int(weight)
        return weights

    def _known(self, signs: Sequence[str]) -> list[str]:
        """Return those of the signs that have weights, which are read when the first line needs them."""
        known = []
        for sign in signs:
            if sign in self._weights:
                known.append(sign)
            elif sign in self._lines:
                lanes = [weight + ZERO for weight in self._read(self._lines[sign])]
                self._weights[sign] = int.from_bytes(_LANES.pack(*lanes), "little")
                known.append(sign)
        return known

    def scores(self, signs: Sequence[str]) -> list[int]:
        """Return the score of a line with these signs in each state."""
        known = self._known(signs)
        total = sum([self._weights[sign] for sign in known])
        nothing = len(known) * ZERO
        return [lane - nothing for lane in _LANES.unpack(total.to_bytes(_LANES.size, "little"))]

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

    def telling(self, signs: Sequence[str], state: int) -> str:
        """Return the sign that weighs most for ``state``, the first of equal ones; ``none`` without any."""
        known = self._known(signs)
        lane = 32 * state
        weights = [self._weights[sign] >> lane & 0xFFFFFFFF for sign in known]
        return known[weights.index(max(weights))] if known else "none"


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
