"""Downloads of news databases: which lines of one are the headline, the byline, the date, the furniture.

One file a database, with the function that knows its form:

lexisnexis       LexisNexis and Nexis Uni: labels above and below the story, ``Body``, ``Load-Date:``
factiva          Factiva as it is shown: headline, byline, ``512 words``, the date, the source, its code
factiva_codes    Factiva with field codes: ``HD``, ``BY``, ``WC``, ``PD``, ``LP``, ``TD``
labelled         ProQuest, Gale, NewsBank and EBSCO: a label before each value
"""

from collections.abc import Callable, Sequence

from newsctl.parsing.layout.databases.certainty import Certainty, Known
from newsctl.parsing.layout.databases.factiva import read_factiva
from newsctl.parsing.layout.databases.factiva_codes import read_factiva_codes
from newsctl.parsing.layout.databases.labelled import read_labelled
from newsctl.parsing.layout.databases.lexisnexis import read_lexisnexis

__all__ = ["Certainty", "Known", "may_be_download", "read_database"]

_RECOGNISERS: tuple[Callable[[Sequence[str]], list[Certainty] | None], ...] = (
    read_factiva_codes,
    read_labelled,
    read_lexisnexis,
    read_factiva,
)

_HINTS = (
    "ocument", "DOCUMENT", "Length: ", "LENGTH: ", "Load-Date", "LOAD-DATE", "Record", "ccession Number",
    " words\n", "\nBody\n", "\nBODY", "\nWC", "\nPD",
)  # fmt: skip


def may_be_download(text: str) -> bool:
    """Whether ``text`` may come from a database: what is told at once of nearly all that do not."""
    return any(hint in text for hint in _HINTS)


def read_database(lines: Sequence[str]) -> list[Certainty] | None:
    """Return what certain lines of a download are, in order; all others are its story.

    ``lines`` are those of one article that are not blank. None when it is no download of a known database.
    """
    return next((found for read in _RECOGNISERS if (found := read(lines)) is not None), None)
