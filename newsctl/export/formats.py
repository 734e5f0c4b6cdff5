"""The formats that newsctl writes; a new one is a module beside this one and a line below."""

from newsctl.errors import FormatError
from newsctl.export.brat import BRAT
from newsctl.export.compressing import inner_name
from newsctl.export.format import Format
from newsctl.export.markdown import MARKDOWN
from newsctl.export.parquet import PARQUET
from newsctl.export.records import JSON, JSON_LINES
from newsctl.export.report import HTML
from newsctl.export.sqlite import SQLITE
from newsctl.export.tables import CSV, TSV

__all__ = ["FORMATS", "format_for", "format_named"]

FORMATS = {form.name: form for form in (JSON_LINES, JSON, CSV, TSV, MARKDOWN, PARQUET, SQLITE, HTML, BRAT)}


def format_named(name: str) -> Format:
    """Return the format called ``name``, such as ``csv``; raises FormatError when there is none."""
    if name not in FORMATS:
        raise FormatError(f"unknown format {name!r}; newsctl writes {', '.join(FORMATS)}")
    return FORMATS[name]


def format_for(path: str) -> Format:
    """Return the format that the suffix of ``path`` names, before one of compression.

    Raises FormatError when it names none.
    """
    name = inner_name(path).lower()
    for form in FORMATS.values():
        if name.endswith(form.suffixes):
            return form
    raise FormatError(f"{path}: the suffix names no format; say -f with one of {', '.join(FORMATS)}")
