"""``newsctl list``: one line an article."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
from newsctl.search.filters import Filters

__all__ = ["CellsOf", "GroupsOf", "command"]

EXAMPLES = """\b
Examples:
  newsctl list archive/ --since 2020-10 --has quotes
  newsctl list archive/ --columns date,speakers,path --sort date -r --limit 20
  newsctl list archive/ --count-by speaker | head
"""

_PATHS = ("path",)


class CellsOf(msgspec.Struct, frozen=True):
    """The work on one article for a row of ``columns``: its cells."""

    columns: tuple[str, ...]

    def __call__(self, article: Article) -> Row:
        """Return the row of the article."""
        return [COLUMNS[name](article) for name in self.columns]


class GroupsOf(msgspec.Struct, frozen=True):
    """The work on one article for counts: the groups it counts in, once for each time."""

    group: str

    def __call__(self, article: Article) -> list[str | None]:
        """Return the groups of the article."""
        return list(GROUPS[self.group](article))


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
    "--count-by", type=click.Choice(tuple(GROUPS)), help="Count quotes by speaker, or articles by another."
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
    count_by: str | None,
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
    if count_by == "speaker":
        from newsctl.cli.speakers import count_speakers

        columns = ("count", count_by)
        rows = _counts([list(count_speakers(environment, names, options, filters))], in_time=False)
    elif count_by:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        columns = ("count", count_by)
        work = Filtering(GroupsOf(count_by), filters, needs_quotes=False, naming=False)
        groups = watched(corpus.map(work), corpus.tally, environment, held_back=True)
        rows = _counts(kept(groups, filters, environment), in_time=count_by in TIMES)
    else:
        corpus = open_corpus(environment, names, options, filters.prefilter())
        rows = _rows(corpus, columns, sort, reverse, filters, environment)
    rows = at_most(limit, rows)
    if count_by and not as_json:
        rows = _with_names(rows, f"(no {'date' if count_by in TIMES else count_by})")
    if null_output:
        for path, *_ in rows:
            environment.write_name(str(path))
    else:
        write_rows(columns, rows, environment, as_json=as_json)


def _paths_alone(columns: tuple[str, ...], *, count_by: str | None, as_json: bool) -> tuple[str, ...]:
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


def _counts(groups: Iterable[list[str | None]], *, in_time: bool) -> Iterator[Row]:
    """Yield each group with its count: ``in_time`` in its order, others the largest first.

    None counts what has none; in time it comes last.
    """
    counts = Counter(name for names in groups for name in names)
    order: Callable[[tuple[str | None, int]], tuple[Any, ...]] = (
        (lambda item: (item[0] is None, item[0])) if in_time else (lambda item: (-item[1], item[0] or ""))
    )
    for name, count in sorted(counts.items(), key=order):
        yield [count, name]


def _with_names(counts: Iterable[Row], nothing: str) -> Iterator[Row]:
    """Yield ``counts``, what has no group called ``nothing``."""
    return ([count, nothing if name is None else name] for count, name in counts)
