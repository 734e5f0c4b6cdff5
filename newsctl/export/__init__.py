"""Articles into files for other programs: one writer a format, in a table."""

from newsctl.export.compressing import compressing, inner_name
from newsctl.export.folders import MANIFEST, Manifest, replacing_folder, write_manifest
from newsctl.export.format import Format, Records, Settings, stream
from newsctl.export.formats import FORMATS, format_for, format_named
from newsctl.export.ordering import SortedRow, in_order, sorted_by
from newsctl.export.recognising import refuse_others
from newsctl.export.replacing import descriptor_of, replacing
from newsctl.export.rows import columns_of

__all__ = [
    "FORMATS",
    "MANIFEST",
    "Format",
    "Manifest",
    "Records",
    "Settings",
    "SortedRow",
    "columns_of",
    "compressing",
    "descriptor_of",
    "format_for",
    "format_named",
    "in_order",
    "inner_name",
    "refuse_others",
    "replacing",
    "replacing_folder",
    "sorted_by",
    "stream",
    "write_manifest",
]
