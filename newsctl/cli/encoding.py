"""What ``newsctl export`` does with each article: write it in a format, wherever that is done."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from tempfile import TemporaryFile

import click
import msgspec
from msgspec.structs import replace

from newsctl.article import Article
from newsctl.export import FORMATS, Format, Settings, SortedRow, columns_of, in_order, sorted_by

__all__ = ["Encode", "EncodeRows", "Order", "check_order", "read_fields"]


class Encode(msgspec.Struct, frozen=True):
    """The work on one article: write it in a format."""

    format: str
    settings: Settings

    def __call__(self, article: Article) -> bytes:
        """Return the article as bytes."""
        return FORMATS[self.format].encode(article, self.settings)

    def named(self, article: Article, persons: Mapping[str, str]) -> bytes:
        """Return the same where the ``persons`` behind its speakers are known."""
        return FORMATS[self.format].encode(article, replace(self.settings, persons=persons))


class Order(msgspec.Struct, frozen=True):
    """Which rows are written first: by the column ``sort``, or as they come; ``limit`` of them at most."""

    sort: str | None = None
    reverse: bool = False
    limit: int | None = None

    def __bool__(self) -> bool:
        """Whether it makes a difference."""
        return self != Order()

    @property
    def holds_back(self) -> bool:
        """Whether all rows must be there before the first is written."""
        return self.sort is not None or self.reverse

    def arrange(self, articles: Iterable[list[SortedRow]]) -> Iterator[bytes]:
        """Yield the rows of ``articles`` in this order."""
        rows: Iterator[SortedRow] = (row for row in chain.from_iterable(articles) if row[1])
        most = None if self.limit is None else min(self.limit, sys.maxsize)
        if not self.holds_back:
            yield from (row for _, row in islice(rows, most))
            return
        if self.sort is None:
            rows = ((number, row) for number, (_, row) in enumerate(rows))
        with TemporaryFile() as spool:
            yield from islice(in_order(rows, spool, reverse=self.reverse), most)


class EncodeRows(msgspec.Struct, frozen=True):
    """The work on one article whose rows are put in an ``order``: write each of them in a format."""

    format: str
    settings: Settings
    order: Order

    def __call__(self, article: Article) -> list[SortedRow]:
        """Return the rows, each behind what it is sorted by."""
        return self.named(article, self.settings.persons)

    def named(self, article: Article, persons: Mapping[str, str]) -> list[SortedRow]:
        """Return the same where the ``persons`` behind its speakers are known."""
        settings = replace(self.settings, persons=persons)
        return sorted_by(self.order.sort, FORMATS[self.format], article, settings)


def read_fields(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return the names in ``A,B``, none for none; what there is to choose from is known with the format."""
    names = tuple(name.strip() for name in value.split(",")) if value is not None else ()
    if len(set(names)) < len(names):
        raise click.BadParameter("a field is named twice.")
    return names


def check_order(form: Format, settings: Settings, order: Order) -> None:
    """Raise UsageError for a field that the format has not, or a column that the table has not."""
    if settings.fields and form.fields_of is None:
        takers = ", ".join(each.name for each in FORMATS.values() if each.fields_of)
        raise click.UsageError(f"--fields goes with {takers}; {form.name} holds all there is.")
    known = form.fields_of(settings) if form.fields_of else ()
    for name in settings.fields:
        if name not in known:
            raise click.UsageError(f"--fields: no field {name!r}; there are {', '.join(known)}.")
    if order.sort is not None and order.sort not in columns_of(settings):
        columns = ", ".join(columns_of(settings))
        raise click.UsageError(f"--sort: no column {order.sort!r}; there are {columns}.")
