"""``newsctl index``: a corpus as an SQLite database, to search it at once."""

from collections.abc import Sequence

import click
from msgspec import structs

from newsctl import __version__
from newsctl.cli.environment import Environment
from newsctl.cli.options import corpora, manners
from newsctl.cli.progress import watched
from newsctl.corpus import Corpus, Options, names_or_default
from newsctl.corpus.walking import same_file
from newsctl.errors import OutputError

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  newsctl index archive/ -o news.db     make news.db, or bring it up to date
  newsctl grep JCPOA news.db            every command reads it like the folder
  export NEWSCTL_CORPUS=$PWD/news.db    from any folder, without naming it
  sqlite3 news.db 'SELECT speaker, count(*) FROM who_said_what GROUP BY 1'
"""


@click.command("index", epilog=EXAMPLES)
@click.option("-o", "--output", metavar="FILE", required=True, help="The database.")
@click.option(
    "--phrases",
    is_flag=True,
    help="Let SQL and Datasette search for phrases as well (US-Iran is one); a third of the texts larger.",
)
@click.option(
    "--status", is_flag=True, help="Say what FILE holds, and what has changed since; write nothing."
)
@click.option("--check", is_flag=True, help="Say whether FILE is sound.")
@corpora
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    output: str,
    phrases: bool,
    status: bool,
    check: bool,
    options: Options,
) -> None:
    """Make an SQLite database of a corpus, or bring it up to date.

    Only files that are new or have changed are parsed, all when another version of newsctl parsed them; what
    is no longer there is dropped. Others can read the database meanwhile, and see it as it was until all is
    done.
    """
    if status and check:
        raise click.UsageError("--status and --check exclude each other.")
    if status or check:
        if names:
            raise click.UsageError("--status and --check look at FILE alone; leave CORPUS out.")
        _inspect(environment, output, check=check)
        return
    if not names and options.files_from is None:
        environment.leaves_input_unread()
    names = tuple(names_or_default(names, environment.env))
    if any(same_file(name, output) for name in names):
        raise OutputError(output, "cannot be made from itself; name the folder or files that it is made of")
    _update(environment, names, structs.replace(options, output=output), output, phrases=phrases)


def _update(
    environment: Environment, names: Sequence[str], options: Options, output: str, *, phrases: bool
) -> None:
    from newsctl.corpus.indexing import packed, updating

    with updating(output, _sound, phrases=phrases, notice=environment.notice) as index:
        corpus = Corpus(
            index.in_place(names),
            options,
            report=environment.report,
            notice=environment.notice,
            stdin=environment.stdin,
            choose=index.changed,
        )
        for article in watched(corpus.map(packed), corpus.tally, environment, held_back=True):
            index.add(article)
        changes = index.finish()
    environment.notice(
        output,
        f"{changes.added:,} files added, {changes.changed:,} changed, {changes.gone:,} gone,"
        f" {changes.unchanged:,} as they were; {changes.articles:,} articles parsed",
    )


def _sound(word: str) -> str:
    from newsctl.search.spelling import skeleton  # of which an update that finds nothing new has no need

    return skeleton(word)


def _inspect(environment: Environment, path: str, *, check: bool) -> None:
    from pathlib import Path

    from newsctl.corpus.inspecting import faults, holdings, parser

    if not Path(path).is_file():
        raise OutputError(path, "no such database; without --status and --check it is made")
    if check:
        for fault in faults(path):
            environment.report(path, fault)
        if not environment.failed:
            environment.print(f"{path}: sound")
        return
    for name, number in holdings(path):
        environment.print(f"{name:<14}{number:>12,}")
    version = parser(path)
    environment.print(f"{'newsctl':<14}{version or 'unknown':>12}")
    if version != __version__:
        environment.notice(path, f"this is newsctl {__version__}; the next `newsctl index` parses all again")
