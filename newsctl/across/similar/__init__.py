"""Which articles run the same text, as far as their fingerprints tell.

``texts`` are what is compared, wherever they come from; ``shingles`` says how two overlap; ``postings`` finds
those that may, without comparing all with all; ``grouping`` decides. Where a few texts alone are looked for,
``resembling`` says what may be like them.
"""

from newsctl.across.similar.grouping import Group, Kind, Pair, chosen, same_headline, same_text, templates
from newsctl.across.similar.resembling import Resembling
from newsctl.across.similar.shingles import Overlap
from newsctl.across.similar.texts import Text, as_text, in_order, named_once, packed_text

__all__ = [
    "Group",
    "Kind",
    "Overlap",
    "Pair",
    "Resembling",
    "Text",
    "as_text",
    "chosen",
    "in_order",
    "named_once",
    "packed_text",
    "same_headline",
    "same_text",
    "templates",
]
