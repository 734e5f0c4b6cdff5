"""Parquet: the records as they are, quotes and links nested, or a table of flat rows.

Workers write JSON Lines, of which Arrow's own reader makes columns, so that a row costs no Python; row groups
are written as they fill. The format: https://parquet.apache.org/docs/file-format/. Needs pyarrow, the extra
``newsctl[parquet]``.
"""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any, BinaryIO

import msgspec
from msgspec import UNSET, inspect
from msgspec.structs import replace

from newsctl.article import Article, to_json
from newsctl.export.format import Format, Settings
from newsctl.export.rows import COLUMNS, NUMBERS, rows_of

__all__ = ["PARQUET"]

GROUP = 32 * 1024 * 1024
"""Bytes of JSON of which a row group is made: some 10,000 articles, a sixth of it in the file."""


def _lines(article: Article, settings: Settings) -> bytes:
    if settings.records == "articles":
        if not settings.reported and article.reported is not UNSET:
            article = replace(article, reported=UNSET)  # no column for what a dump has brought along
        return to_json(article) + b"\n"
    columns = COLUMNS[settings.records]
    rows = rows_of(article, settings)
    return b"".join(to_json(dict(zip(columns, row, strict=True))) + b"\n" for row in rows)


def _write(out: BinaryIO, articles: Iterable[bytes], settings: Settings) -> None:
    from pyarrow import BufferReader, json, parquet

    schema = _schema(settings)
    parsing = json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(articles):
            # A block for all of it: Arrow refuses a line that is longer than two blocks.
            reading = json.ReadOptions(block_size=len(group))
            table = json.read_json(BufferReader(group), parse_options=parsing, read_options=reading)
            writer.write_table(table.cast(schema))


def _groups(articles: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of as many articles as make a row group."""
    group: list[bytes] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article)
        if size >= GROUP:
            yield b"".join(group)
            group, size = [], 0
    if size:
        yield b"".join(group)


def _schema(settings: Settings) -> Any:
    import pyarrow

    records = settings.records
    if records != "articles":
        return pyarrow.schema(
            [(name, pyarrow.int64() if name in NUMBERS else pyarrow.string()) for name in COLUMNS[records]]
        )
    return pyarrow.schema(
        [
            field
            for field in _arrow_type(inspect.type_info(Article))
            if settings.reported or field.name != "reported"
        ]
    )


def _arrow_type(kind: inspect.Type) -> Any:
    """Return the type that columns of a record's fields have: the record's own, so that both stay one."""
    import pyarrow

    if isinstance(kind, inspect.UnionType):  # something or null, which every column may be
        return _arrow_type(next(each for each in kind.types if not isinstance(each, inspect.NoneType)))
    if isinstance(kind, inspect.ListType):
        return pyarrow.list_(_arrow_type(kind.item_type))
    if isinstance(kind, inspect.StructType):
        return pyarrow.struct([(field.encode_name, _arrow_type(field.type)) for field in kind.fields])
    if isinstance(kind, inspect.IntType):
        return pyarrow.int64()
    if isinstance(kind, inspect.StrType | inspect.LiteralType):
        return pyarrow.string()
    raise msgspec.ValidationError(f"no column holds {kind}")


def _needs() -> str | None:
    return None if find_spec("pyarrow") else "parquet needs pyarrow: pip install 'newsctl[parquet]'"


PARQUET = Format(
    "parquet", (".parquet",), _lines, has_tables=True, takes_reported=True, write=_write, needs=_needs
)
