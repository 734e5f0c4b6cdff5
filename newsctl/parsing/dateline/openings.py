"""What may be the dateline of a paragraph: its first fields up to a separator, and what follows."""

from collections.abc import Iterator

import msgspec

from newsctl.article import Dateline
from newsctl.parsing.blocks import EDGES, flatten
from newsctl.parsing.dateline.place_names import is_caps, is_known, is_outlet_name
from newsctl.parsing.dateline.tokenizer import BLANKS, Field, next_fields

__all__ = ["Head", "heads"]

MOST = 8  # fields in a dateline


class Head(msgspec.Struct, gc=False):
    """The first fields of the paragraph ``text[start:end]``, read as a dateline that ends behind the last.

    ``kinds`` are the letters of the fields, ``place`` is as written and empty where no field is one, and
    ``rest`` is how the paragraph goes on.
    """

    text: str
    start: int
    end: int
    fields: list[Field]
    kinds: str
    last: Field
    agency: Field | None
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
        """Whether a separator or a capital shows that the sentence begins behind the head."""
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
        """Return the dateline that the fields make."""
        text, agency = self.text, self.agency
        dated = self.kinds.find("d")
        day = self.fields[dated] if dated >= 0 else None
        end = self.start + len(text[self.start : self.last.after].rstrip(EDGES + "\n"))
        return Dateline(
            flatten(text[self.start : end]),
            " ".join(self.place.split()) or None,
            " ".join(text[agency.start : agency.end].strip(EDGES + "\n-–/").split()) if agency else None,
            (day.iso or " ".join(text[day.start : day.end].split())) if day else None,
            self.start,
            end,
        )


def heads(text: str, start: int, end: int) -> Iterator[Head]:
    """Yield what may be the dateline of the paragraph ``text[start:end]``, the longest first."""
    fields = _fields(text, start, end)
    while fields:
        last = fields[-1]
        if (
            last.is_cut_off
            or last.enclosed
            or last.kind in "aud"
            or last.separator == "."
            or last.after >= end
        ):
            kinds = "".join([field.kind for field in fields])
            signed = max(kinds.find("a"), kinds.find("u"))
            agency = fields[signed] if signed >= 0 else None
            rest = text[last.after : min(last.after + 60, end)].lstrip(BLANKS)
            yield Head(text, start, end, fields, kinds, last, agency, _place(text, fields, kinds), rest)
        fields = fields[:-1]


def _place(text: str, fields: list[Field], kinds: str) -> str:
    """Return the words from the place's first field to its last, without a full stop that ends them."""
    first, last = kinds.find("p"), max(kinds.rfind("p"), kinds.rfind("r"))
    if first < 0:
        return ""
    place = text[fields[first].start : fields[last].end].strip(BLANKS)
    if place.endswith(".") and place.count(".") == 1 and "," not in place:
        place = place[:-1]  # MOSCOW. March 3 (Interfax) -
    return place


def _fields(text: str, start: int, end: int) -> list[Field]:
    """Return the fields that open ``text[start:end]``, none where its first words can be no dateline."""
    fields: list[Field] = []
    last, kinds = None, ""
    at = start
    while len(fields) < MOST:
        while at < end and text[at] in BLANKS:
            at += 1
        if at >= end:
            break
        if last and last.is_cut_off and text[at].isalpha() and _is_complete(last, kinds):
            break
        more = next_fields(text, at, end, last, kinds)
        if not more:
            break
        fields += more
        kinds += more[0].kind if len(more) == 1 else more[0].kind + more[1].kind
        last = fields[-1]
        at = last.after
    return fields


def _is_complete(last: Field, kinds: str) -> bool:
    """Whether only a bracket may still follow: a dash stands behind a place and what vouches for it."""
    return "p" in kinds and ("d" in kinds or last.enclosed) and last.separator not in "|•/"
