"""Where articles come from: files and folders, standard input, dumps and archives.

A :class:`Corpus` finds *entries* (an article's file, a line of a dump), reads each into a :class:`Document`,
and tells what it could not read; its parts are described in their modules, in the order walking, entries,
reading, decoding; ``formats`` has a module for each format, and one table of them.
"""

from newsctl.corpus.corpus import Corpus, Tally
from newsctl.corpus.dating import DateFrom
from newsctl.corpus.document import Document, Known, Trouble
from newsctl.corpus.options import MAX_SIZE, Options
from newsctl.corpus.output import Output
from newsctl.corpus.selection import Selection
from newsctl.corpus.walking import names_or_default

__all__ = [
    "MAX_SIZE",
    "Corpus",
    "DateFrom",
    "Document",
    "Known",
    "Options",
    "Output",
    "Selection",
    "Tally",
    "Trouble",
    "names_or_default",
]
