"""Articles into files for other programs: one writer a format, in a table."""

from newsctl.export.format import Format, Records, Settings, stream
from newsctl.export.formats import FORMATS, format_for, format_named
from newsctl.export.replacing import descriptor_of, replacing

__all__ = [
    "FORMATS",
    "Format",
    "Records",
    "Settings",
    "descriptor_of",
    "format_for",
    "format_named",
    "replacing",
    "stream",
]
