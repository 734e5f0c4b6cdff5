"""Articles into files for other programs: one writer a format, in a table."""

from newsctl.export.compressing import compressing, inner_name
from newsctl.export.folders import MANIFEST, Manifest, replacing_folder, write_manifest
from newsctl.export.format import Format, Records, Settings, stream
from newsctl.export.formats import FORMATS, format_for, format_named
from newsctl.export.replacing import descriptor_of, replacing

__all__ = [
    "FORMATS",
    "MANIFEST",
    "Format",
    "Manifest",
    "Records",
    "Settings",
    "compressing",
    "descriptor_of",
    "format_for",
    "format_named",
    "inner_name",
    "replacing",
    "replacing_folder",
    "stream",
    "write_manifest",
]
