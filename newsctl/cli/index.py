"""``newsctl index``: a corpus as an SQLite database, to search it at once."""

import os
from typing import TYPE_CHECKING

import click

from newsctl import __version__
from newsctl.cli.environment import Environment
from newsctl.cli.inputs import corpora
from newsctl.cli.options import manners
from newsctl.cli.outputs import writing_database
from newsctl.cli.progress import watched
from newsctl.corpus import Corpus, Options
from newsctl.corpus.walking import default_names
from newsctl.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsctl.corpus.database.people import PeopleRows, SaidIn
    from newsctl.corpus.database.provenance import Keeping
    from newsctl.corpus.database.sources import Changes

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  newsctl index archive/ -o news.db     make news.db of a folder
  newsctl index -o news.db              bring it up to date
  newsctl grep JCPOA news.db            every command reads it like the folder
  export NEWSCTL_CORPUS=$PWD/news.db    from any folder, without naming it
  sqlite3 news.db 'SELECT speaker, count(*) FROM who_said_what GROUP BY 1'
"""


@click.command("index", epilog=EXAMPLES)
@click.option("-o", "--output", metavar="FILE", required=True, help="The database.")
@click.option("--add", is_flag=True, help="Add CORPUS to what FILE was made of.")
@click.option("--replace", is_flag=True, help="Put CORPUS in place of what FILE was made of.")
@click.option("--prune", is_flag=True, help="Drop what is gone, though it is more than half.")
@click.option(
    "--phrases",
    is_flag=True,
    help="Let SQL and Datasette search for phrases as well (US-Iran is one); a third of the texts larger.",
)
@click.option(
    "--status", is_flag=True, help="Say what FILE holds, and what has changed since; write nothing."
)
@click.option("--check", is_flag=True, help="Say whether FILE is sound; write nothing.")
@corpora
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    output: str,
    add: bool,
    replace: bool,
    prune: bool,
    phrases: bool,
    status: bool,
    check: bool,
    options: Options,
) -> None:
    """Make an SQLite database of a corpus, or bring it up to date.

    FILE remembers what it was made of: without CORPUS, that is looked at again. Only files that are new or
    have changed are parsed, all when another version of newsctl parsed them or they are to be read in another
    way. What is no longer there is dropped; what cannot be read stays as it was. Others can read the database
    meanwhile, and see it as it was until all is done.
    """
    if status and check:
        raise click.UsageError("--status and --check exclude each other.")
    if status or check:
        if names:
            raise click.UsageError("--status and --check look at FILE alone; leave CORPUS out.")
        _inspect(environment, output, check=check)
        return
    if add and replace:
        raise click.UsageError("--add and --replace exclude each other.")
    options = writing_database(output, names, options)
    if not names and options.files_from is None:
        environment.leaves_input_unread()
        if add or replace:
            raise click.UsageError("--add and --replace need a CORPUS.")
        if not os.path.lexists(output):
            names = tuple(default_names(environment.env))
            if not names:
                raise click.UsageError(f"{output} is to be made: name the CORPUS to make it of.")
    keeping: Keeping = "both" if add else "new" if replace else "same"
    _update(environment, names, options, output, keeping=keeping, phrases=phrases, prune=prune or replace)


def _update(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    output: str,
    *,
    keeping: "Keeping",
    phrases: bool,
    prune: bool,
) -> None:
    from newsctl.corpus.database.indexing import packed
    from newsctl.corpus.database.provenance import Provenance
    from newsctl.corpus.database.updating import updating

    named = Provenance.of_run(names, options)
    notice = environment.notice
    with updating(output, named, _sound, _people, keeping=keeping, phrases=phrases, notice=notice) as index:
        corpus = Corpus(
            index.provenance.names,
            index.provenance.options,
            report=lambda path, reason: environment.report(index.shown(path), reason),
            notice=lambda path, remark: environment.notice(index.shown(path), remark),
            trace=environment.trace,
            stdin=environment.stdin,
            choose=index.changed,
            heed=index.heed,
        )
        for article in watched(corpus.map(packed), corpus.tally, environment, held_back=True):
            index.add(article)
        changes = index.finish(prune=prune)
    environment.notice(output, _said(changes))


def _said(changes: "Changes") -> str:
    """Say what an update did."""
    unread = f", {changes.unread:,} kept that could not be read" if changes.unread else ""
    if not (changes.added or changes.changed or changes.gone):
        return f"nothing has changed; {changes.unchanged:,} as they were{unread}"
    return (
        f"{changes.added:,} files added, {changes.changed:,} changed, {changes.gone:,} gone,"
        f" {changes.unchanged:,} as they were{unread}; {changes.articles:,} articles parsed"
    )


def _sound(word: str) -> str:
    from newsctl.matching.spelling import skeleton  # of which an update that finds nothing new has no need

    return skeleton(word)


def _people(said: "Iterable[SaidIn]") -> "PeopleRows":
    from newsctl.across.keeping import find_rows  # likewise

    return find_rows(said)


def _inspect(environment: Environment, path: str, *, check: bool) -> None:
    from pathlib import Path

    from newsctl.corpus.database.checking import faults
    from newsctl.corpus.database.holdings import corpora_of, holdings, parser

    if not Path(path).is_file():
        raise OutputError(path, "no such database; without --status and --check it is made")
    if check:
        for fault in faults(path, _sound):
            environment.report(path, fault)
        if not environment.failed:
            environment.print(f"{path}: sound")
        return
    for name, number in holdings(path):
        environment.print(f"{name:<14}{number:>12,}")
    version = parser(path)
    environment.print(f"{'newsctl':<14}{version or 'unknown':>12}")
    for corpus in corpora_of(path):
        environment.print(f"{'made of':<14}{corpus}")
    if version != __version__:
        environment.notice(path, f"this is newsctl {__version__}; the next `newsctl index` parses all again")
