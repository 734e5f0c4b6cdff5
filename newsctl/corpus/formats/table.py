"""CSV and TSV: one article a row, its text in a column."""

from collections.abc import Iterator

import msgspec

from newsctl.corpus.document import Trouble
from newsctl.corpus.entry import Entry, OpenFile
from newsctl.corpus.formats.known_fields import TEXT_FIELDS
from newsctl.corpus.formats.table_rows import Row, TableRows
from newsctl.corpus.options import Options
from newsctl.errors import InputError

__all__ = ["entries"]

_OWN = frozenset({"headline", "subheadline", "dateline", "authors", "published", "body", "quotes", "words"})
"""The columns by which a table of articles that newsctl exported is known, …"""

_OWN_PARTS = {
    "quotes": frozenset({"path", "paragraph", "speaker", "mention", "cue", "rule"}),
    "links": frozenset({"path", "label", "title", "url", "start", "end"}),
}
"""… and those of its quotes or links, which are no articles."""


def entries(file: OpenFile, options: Options) -> Iterator[Entry | Trouble]:
    """Yield the rows of a table whose first row names the columns.

    The path of each ends in ``#`` and its number, from 1, the header not counted: a row may have many lines.
    Raises InputError when no column can hold the text.
    """
    rows = TableRows(file.stream, options.max_size)
    if rows.is_empty:
        yield Trouble(file.path, "an empty file: no rows in it", notice=True)
        return
    columns = [_column(name, options) for name in rows.header]
    _must_hold_texts(columns, file, options)
    is_own = options.text_field is None and _OWN.issubset(columns)
    number = 0
    for number, row in enumerate(rows, 1):
        path = f"{file.path}#{number}"
        if isinstance(row, str):
            yield Trouble(path, row)
            continue
        if remark := row.remark or _too_wide(row, columns):
            yield Trouble(path, remark, skipped=False)
        fields = dict(zip(columns, row.cells, strict=False))
        record = msgspec.json.encode(_as_written(fields) if is_own else fields)
        yield Entry(path, data=record, form="row", named=file.named)
    if rows.remark:
        yield Trouble(file.path, rows.remark, notice=True, skipped=False)
    if not number:
        yield Trouble(file.path, "a table without rows", notice=True)


def _column(name: str, options: Options) -> str:
    return name.strip() if name.strip() == options.text_field else name.strip().lower()


def _must_hold_texts(columns: list[str], file: OpenFile, options: Options) -> None:
    """Raise InputError when no column of a table can hold the texts of articles."""
    if options.text_field is None:
        for part, known in _OWN_PARTS.items():
            if known.issubset(columns):
                raise InputError(
                    file.path,
                    f"a table of {part} that newsctl exported, not of articles; leave out --table",
                )
    wanted = (options.text_field,) if options.text_field else TEXT_FIELDS
    if not any(name in columns for name in wanted):
        has = ", ".join(columns[:8]) or "no columns"
        raise InputError(
            file.path, f"no column {wanted[0]}, only {has}; --text-field NAME says which holds the text"
        )


def _too_wide(row: Row, columns: list[str]) -> str | None:
    """Say that ``row`` has more cells than there are columns; None when it has not."""
    if not any(row.cells[len(columns) :]):
        return None
    told = f"{len(row.cells)} cells for {len(columns)} columns"
    return f"{told}, the last left out; is there a comma without quotation marks?"


def _as_written(fields: dict[str, str]) -> dict[str, object]:
    """Return a row that newsctl exported as the record of an article whose text has what the columns say."""
    opening = " ".join(filter(None, (fields.get("dateline"), fields.get("body"))))
    text = filter(None, (fields.get("headline"), fields.get("subheadline"), opening))
    return {
        "text": "\n\n".join(text),
        "headline": fields.get("headline"),
        "published": fields.get("published"),
        "authors": [name for name in fields.get("authors", "").split("; ") if name],
        "url": fields.get("url"),
    }
