"""When the article appeared: the dates of its date lines and bylines compete."""

from newsctl.parsing.blocks import Block, flatten
from newsctl.parsing.dates import Stamp, find_stamp, stamp_of
from newsctl.parsing.days import puts_month_first

__all__ = ["published_of"]

MOST_OPEN = 8  # dates in figures for which the text is searched
REACH = 20_000  # characters in which another date may settle the order of figures


def published_of(text: str, blocks: list[Block]) -> str | None:
    """Return the first date that is no update's, with the time of the line below; else an update's.

    Days in figures that leave the month open count where another date of the text settles it.
    """
    stamps = _stamps(text, blocks)
    stamps[:MOST_OPEN] = [_settled(stamp, text) for stamp in stamps[:MOST_OPEN]]
    for updated in (False, True):
        for number, stamp in enumerate(stamps):
            if stamp.iso and stamp.updated == updated:
                after = stamps[number + 1] if number + 1 < len(stamps) else None
                if stamp.clock is None and after and after.day is None and after.clock and not after.updated:
                    return f"{stamp.day}T{after.clock}"
                return stamp.iso
    return None


def _stamps(text: str, blocks: list[Block]) -> list[Stamp]:
    stamps = []
    for block in blocks:
        if block.kind in ("published", "byline"):
            line = flatten(text[block.start : block.end])
            stamp = stamp_of(line) if block.kind == "published" else None
            stamp = stamp or find_stamp(line)[1]
            if stamp:
                stamps.append(stamp)
    return stamps


def _settled(stamp: Stamp, text: str) -> Stamp:
    """Return the stamp with its day, where figures left it open and the text tells; else as it is."""
    if stamp.day is None or stamp.american is None:
        return stamp
    first = puts_month_first(text[:REACH], stamp.day, stamp.american)
    if first is None:
        return stamp
    return Stamp(stamp.american if first else stamp.day, stamp.clock, stamp.updated)
