"""What may be the dateline of a paragraph: its first tokens up to a separator, and what follows."""

from collections.abc import Iterator

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import EDGES, flatten
from newsctl.parsing.characters import BULLET, EN_DASH
from newsctl.parsing.dateline.agencies import is_outlet_name
from newsctl.parsing.dateline.place_names import is_caps, is_known
from newsctl.parsing.dateline.tokenizer import next_tokens
from newsctl.parsing.dateline.tokens import BLANKS, Token

__all__ = ["Opening", "openings"]

MOST = 8  # tokens in a dateline
_AROUND = f"{EDGES}\n-{EN_DASH}/"  # an agency


class Opening(msgspec.Struct, gc=False):
    """The first tokens of the paragraph ``text[start:end]``, read as a dateline that ends behind the last.

    ``kinds`` are the letters of the tokens, ``place`` is as written and empty where no token is one, and
    ``rest`` is how the paragraph goes on.
    """

    text: str
    start: int
    end: int
    tokens: list[Token]
    kinds: str
    last: Token
    agency: Token | None
    place: str
    rest: str

    @property
    def town(self) -> str:
        """The place without its region."""
        return self.place.split(",")[0]

    @property
    def is_caps(self) -> bool:
        """Whether the town is in capitals."""
        return is_caps(self.town)

    @property
    def is_known(self) -> bool:
        """Whether a list knows the place."""
        return is_known(self.place)

    @property
    def opens_sentence(self) -> bool:
        """Whether the paragraph goes on like a new sentence: it does not with a small letter."""
        return not self.rest[:1].islower()

    @property
    def goes_on(self) -> bool:
        """Whether a separator or a capital shows that the sentence begins behind the opening."""
        return self.last.is_cut_off or self.opens_sentence

    @property
    def is_closed_up(self) -> bool:
        """Whether the last separator has no white space on either side."""
        last, text = self.last, self.text
        before = last.after - len(last.separator) - 1
        return not text[before].isspace() and not text[last.after : last.after + 1].isspace()

    @property
    def is_apposition(self) -> bool:
        """Whether the last separator is the first dash of a pair."""
        at = self.last.after
        second = self.text.find(f" {self.last.separator} ", at, min(at + 120, self.end))
        return second >= 0 and "." not in self.text[at:second]

    @property
    def agency_is_name(self) -> bool:
        """Whether the agency has a name as outlets have: capitals, a figure or one of their words."""
        agency = self.agency
        return agency is not None and is_outlet_name(self.text[agency.start : agency.end])

    def dateline(self) -> Dateline:
        """Return the dateline that the tokens make."""
        text, agency = self.text, self.agency
        dated = self.kinds.find("d")
        day = self.tokens[dated] if dated >= 0 else None
        end = self.start + len(text[self.start : self.last.after].rstrip(EDGES + "\n"))
        return Dateline(
            flatten(text[self.start : end]),
            " ".join(self.place.split()) or None,
            " ".join(text[agency.start : agency.end].strip(_AROUND).split()) if agency else None,
            (day.iso or " ".join(text[day.start : day.end].split())) if day else None,
            self.start,
            end,
        )


def openings(text: str, start: int, end: int) -> Iterator[Opening]:
    """Yield what may be the dateline of the paragraph ``text[start:end]``, the longest first."""
    tokens = _tokens(text, start, end)
    while tokens:
        last = tokens[-1]
        if (
            last.is_cut_off
            or last.enclosed
            or last.kind in "aud"
            or last.separator == "."
            or last.after >= end
        ):
            kinds = "".join([token.kind for token in tokens])
            signed = max(kinds.find("a"), kinds.find("u"))
            agency = tokens[signed] if signed >= 0 else None
            rest = text[last.after : min(last.after + 60, end)].lstrip(BLANKS)
            yield Opening(text, start, end, tokens, kinds, last, agency, _place(text, tokens, kinds), rest)
        tokens = tokens[:-1]


def _place(text: str, tokens: list[Token], kinds: str) -> str:
    """Return the words from the place's first token to its last, without a full stop that ends them."""
    first, last = kinds.find("p"), max(kinds.rfind("p"), kinds.rfind("r"))
    if first < 0:
        return ""
    place = text[tokens[first].start : tokens[last].end].strip(BLANKS)
    if place.endswith(".") and place.count(".") == 1 and "," not in place:
        place = place[:-1]  # MOSCOW. March 3 (Interfax) -
    return place


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens that open ``text[start:end]``, none where its first words can be no dateline."""
    tokens: list[Token] = []
    last, kinds = None, ""
    at = start
    while len(tokens) < MOST:
        while at < end and text[at] in BLANKS:
            at += 1
        if at >= end:
            break
        if last and last.is_cut_off and text[at].isalpha() and _is_complete(last, kinds):
            break
        more = next_tokens(text, at, end, last, kinds)
        if not more:
            break
        tokens += more
        kinds += more[0].kind if len(more) == 1 else more[0].kind + more[1].kind
        last = tokens[-1]
        at = last.after
    return tokens


def _is_complete(last: Token, kinds: str) -> bool:
    """Whether only a bracket may still follow: a dash stands behind a place and what vouches for it."""
    return "p" in kinds and ("d" in kinds or last.enclosed) and last.separator not in f"|{BULLET}/"
