"""CSV and TSV: one article a row, its text in a column."""

import csv
from collections.abc import Iterator

import msgspec

from newsctl.corpus.decoding import decode
from newsctl.corpus.document import Trouble
from newsctl.corpus.files import too_big
from newsctl.corpus.options import Options
from newsctl.corpus.pieces import Piece, Source
from newsctl.corpus.records import TEXT_FIELDS
from newsctl.errors import InputError

__all__ = ["cut_table"]


def cut_table(source: Source, options: Options) -> Iterator[Piece | Trouble]:
    """Yield the rows of a table whose first row names the columns.

    The path of each ends in ``#`` and its number, from 1, the header not counted: a row may have many lines.
    Raises InputError when no column can hold the text.
    """
    csv.field_size_limit(options.max_size)
    lines = _lines(source, options)
    header = next(lines, "")
    names = next(csv.reader([header], delimiter=(delimiter := _delimiter(header))), [])
    columns = [name.strip() if name.strip() == options.text_field else name.strip().lower() for name in names]
    wanted = (options.text_field,) if options.text_field else TEXT_FIELDS
    if not any(name in columns for name in wanted):
        has = ", ".join(columns[:8]) or "no columns"
        raise InputError(
            source.path, f"no column {wanted[0]}, only {has}; --text-field NAME says which holds the text"
        )
    rows = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        path = f"{source.path}#{number + 1}"
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            limit = "field limit" in str(error)
            yield Trouble(path, too_big(options.max_size) if limit else f"a broken row: {error}")
            continue
        if row:
            number += 1
            record = msgspec.json.encode(dict(zip(columns, row, strict=False)))
            yield Piece(path, data=record, form="record", named=source.named)
    if not number:
        yield Trouble(source.path, "a table without rows")


def _lines(source: Source, options: Options) -> Iterator[str]:
    """Yield the lines, each decoded by itself: one from elsewhere does not spoil the rest."""
    while line := source.stream.readline(options.max_size + 1):
        yield decode(line).text


def _delimiter(header: str) -> str:
    """Return what stands between the columns: Excel writes a semicolon where the decimal point is a comma."""
    return max("\t,;|", key=header.count) if header else ","
