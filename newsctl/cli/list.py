"""``newsctl list``: one line an article."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import click
import msgspec

from newsctl.article import Article
from newsctl.cli.columns import COLUMNS, DEFAULT, GROUPS, OF_QUOTES, TIMES
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners
from newsctl.cli.progress import watched
from newsctl.cli.rows import Row, at_most, columns_among, in_order, write_rows
from newsctl.corpus import Corpus, Options
from newsctl.matching.filters import Filters

__all__ = ["CellsOf", "GroupsOf", "command"]

EXAMPLES = """\b
Examples:
  newsctl list archive/ --since 2020-10 --has quotes
  newsctl list archive/ --columns date,speakers,path --sort date -r --limit 20
  newsctl list archive/ --count-by speaker | head
"""

Group = tuple[str | None, ...]

_PATHS = ("path",)
_MOST_KEYS = 2


class CellsOf(msgspec.Struct, frozen=True):
    """The work on one article for a row of ``columns``: its cells."""

    columns: tuple[str, ...]

    def __call__(self, article: Article) -> Row:
        """Return the row of the article."""
        return [COLUMNS[name](article) for name in self.columns]


class GroupsOf(msgspec.Struct, frozen=True):
    """The work on one article for counts: the groups it counts in, once for each time."""

    keys: tuple[str, ...]

    def __call__(self, article: Article) -> list[Group]:
        """Return the groups of the article: a value for each key."""
        return list(product(*(GROUPS[key](article) for key in self.keys)))


def _keys(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in value.split(",")) if value is not None else ()
    for key in keys:
        if key not in GROUPS:
            raise click.BadParameter(f"{key!r} is none of {', '.join(GROUPS)}.")
    if len(keys) > _MOST_KEYS or len(set(keys)) < len(keys):
        raise click.BadParameter("one key, or two different ones: speaker,month.")
    return keys


@click.command("list", epilog=EXAMPLES)
@corpora
@click.option(
    "--columns",
    metavar="A,B,…",
    callback=columns_among(COLUMNS),
    default=",".join(DEFAULT),
    show_default=True,
    help=f"What to tell of an article: {', '.join(COLUMNS)}.",
)
@click.option(
    "--sort",
    metavar="COLUMN",
    type=click.Choice(tuple(COLUMNS)),
    help="Sort by any column, not as they come.",
)
@click.option("-r", "--reverse", is_flag=True, help="Sort downwards.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="N lines at most.")
@click.option(
    "--count-by",
    metavar="KEY[,KEY]",
    callback=_keys,
    help="Count quotes by speaker, or articles by another, or by two together, as speaker,month:"
    f" {', '.join(GROUPS)}. Times stand in their order, others with the largest count first.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@click.option("-Z", "--null-output", is_flag=True, help="The paths alone, each ended by NUL, for xargs -0.")
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    columns: tuple[str, ...],
    sort: str | None,
    reverse: bool,
    limit: int | None,
    count_by: tuple[str, ...],
    as_json: bool,
    null_output: bool,
    filters: Filters,
) -> None:
    """List articles, one a line.

    On a terminal this is a table with a head, cut to its width. In a pipe the same cells stand whole, with
    tabs between them and no head, so that every line is an article. Authors and speakers are joined by "; ".
    """
    if null_output:
        columns = _paths_alone(columns, count_by=count_by, as_json=as_json)
    if "speaker" in count_by:
        from newsctl.cli.speakers import count_speakers

        columns = ("count", *count_by)
        groups = count_speakers(environment, names, options, filters, count_by)
        rows = _counts([list(groups)], count_by)
    elif count_by:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        columns = ("count", *count_by)
        work = Filtering(GroupsOf(count_by), filters, needs_quotes=False, naming="folder" in count_by)
        counted = watched(corpus.map(work), corpus.tally, environment, held_back=True)
        rows = _counts(kept(counted, filters, environment), count_by)
    else:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        rows = _rows(corpus, columns, sort, reverse, filters, environment)
    rows = at_most(limit, rows)
    if count_by and not as_json:
        rows = _with_names(rows, count_by)
    _write(columns, rows, environment, as_json=as_json, null_output=null_output)


def _write(
    columns: tuple[str, ...],
    rows: Iterable[Row],
    environment: Environment,
    *,
    as_json: bool,
    null_output: bool,
) -> None:
    """Write ``rows`` as paths that end in NUL, as JSON, as a table on a terminal, else with tabs between."""
    if null_output:
        for path, *_ in rows:
            environment.write_name(str(path))
    else:
        write_rows(columns, rows, environment, as_json=as_json)


def _paths_alone(columns: tuple[str, ...], *, count_by: tuple[str, ...], as_json: bool) -> tuple[str, ...]:
    """Return the one column that there is with -Z; raises UsageError when others were asked for."""
    others = {"--count-by": count_by, "--json": as_json, "--columns": columns not in (DEFAULT, _PATHS)}
    for name, given in others.items():
        if given:
            raise click.UsageError(f"-Z prints paths alone; leave {name} out.")
    return _PATHS


def _rows(
    corpus: Corpus,
    columns: tuple[str, ...],
    sort: str | None,
    reverse: bool,
    filters: Filters,
    environment: Environment,
) -> Iterator[Row]:
    """Yield the rows of ``corpus`` as they come, or all together by the column ``sort``, empty cells last."""
    told = (*columns, sort) if sort else columns
    work = Filtering(
        CellsOf(told), filters, needs_quotes=not OF_QUOTES.isdisjoint(told), naming="path" in told
    )
    held_back = sort is not None or reverse
    found = watched(corpus.map(work), corpus.tally, environment, held_back=held_back)
    rows = kept(found, filters, environment)
    if sort is None:
        return rows if not reverse else reversed(list(rows))
    return (row[:-1] for row in in_order(rows, lambda row: row[-1], reverse=reverse))


def _counts(groups: Iterable[list[Group]], keys: tuple[str, ...]) -> Iterator[Row]:
    """Yield the groups by ``keys``, each with its count.

    Of each key the values stand in the order of time, or that of their counts, the largest first; of two keys
    that are no time, pairs stand so. None counts what has none; in time it comes last.
    """
    counts = Counter(group for of_one in groups for group in of_one)
    totals = [Counter[str | None]() for _ in keys]
    for group, count in counts.items():
        for total, value in zip(totals, group, strict=True):
            total[value] += count

    def order(group: Group) -> tuple[Any, ...]:
        if TIMES.isdisjoint(keys):
            return (-counts[group], *(value or "" for value in group))
        return tuple(
            (value is None, value or "") if key in TIMES else (-total[value], value or "")
            for key, total, value in zip(keys, totals, group, strict=True)
        )

    for group in sorted(counts, key=order):
        yield [counts[group], *group]


def _with_names(counts: Iterable[Row], keys: tuple[str, ...]) -> Iterator[Row]:
    """Yield ``counts``, what is blank called after its key: ``(no speaker)``, ``(no date)``."""
    blanks = [f"(no {'date' if key in TIMES else key})" for key in keys]
    for count, *values in counts:
        yield [
            count,
            *(blank if value is None else value for value, blank in zip(values, blanks, strict=True)),
        ]
