"""``newsctl grep``: search paragraphs and fields, in the manner of grep."""

import time
from collections.abc import Iterator
from functools import partial

import click
import msgspec
from msgspec import structs

from newsctl.article import Article
from newsctl.cli.amounts import amount
from newsctl.cli.environment import Environment
from newsctl.cli.exit import Exit
from newsctl.cli.filtering import Left, Quoted, kept
from newsctl.cli.grep_options import SILENT, Display, GrepCommand, display, query
from newsctl.cli.grep_output import show
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import manners
from newsctl.corpus import Corpus, Document, Options
from newsctl.matching.query import Answer, Query

__all__ = ["AnswerOf", "Search", "command"]

EXAMPLES = """\b
Examples:
  newsctl grep JCPOA                        in the articles of this folder
  newsctl grep -i 'sanctions?' news/ -C 1   with the paragraphs around each match
  newsctl grep ceasefire --speaker Rouhani  only where this person says it
"""


@click.command("grep", cls=GrepCommand, epilog=EXAMPLES)
@query
@display
@corpora
@partial(manners, quiet=SILENT)
@click.pass_context
def command(
    click_context: click.Context, names: tuple[str, ...], query: Query, display: Display, options: Options
) -> Exit:
    """Search paragraphs, headlines, quotes and other fields of articles.

    PATTERN is a regular expression (Python's). Each match is shown in its paragraph, with the paragraph's
    number, or in another field, with its name. With --speaker only matches inside that person's quotes
    count; all of them do where PATTERN is left out. The exit status is 0 if there is a match, 1 if there is
    none, 2 after an error.
    """
    if query.invert and display.mode == "kwic":
        raise click.UsageError("--kwic shows matches, and -v what has none; leave one of them out.")
    environment: Environment = click_context.obj
    without = display.mode == "without"
    first_tells = display.silent or (display.mode in ("with", "without") and display.sort == "order")
    if first_tells and not display.stats:
        query = structs.replace(query, limit=1)
    names_speakers = display.as_json or display.has_headings(on_terminal=environment.is_terminal)
    query = structs.replace(query, with_speakers=names_speakers and not display.silent)
    # A named encoding may write letters in any bytes.
    prefilter = None if without or options.encoding else query.prefilter()
    search = Search(open_corpus(environment, names, options, prefilter), query, environment, without=without)
    if not display.silent:
        show(search.answers(), environment, display, context=bool(query.before or query.after))
    else:
        for _ in search.answers():
            if not display.stats:
                click_context.exit(Exit.DONE)  # as in grep: a match tells, whatever could not be read
    if display.stats:
        environment.complain(search.summary())
    if search.articles:
        return Exit.DONE
    if not without and query.patterns != ():
        from newsctl.cli.nothing_found import tell_nearest

        tell_nearest(environment, names, options, query)
    return Exit.NOTHING_FOUND


class AnswerOf(msgspec.Struct, frozen=True):
    """The work on one article: what the ``query`` finds in it, or that it finds nothing (``without``)."""

    query: Query
    without: bool

    def __call__(self, document: Document) -> Answer | Quoted[Answer] | Left:
        """Return the answer of one article if it is one to show."""
        query = self.query
        article = document.article if query.needs_quotes else document.unquoted
        answer = self._answer(query, article)
        if answer is None and query.filters.would_keep(article):
            anytime = structs.replace(query, filters=query.filters.keeping_undated)
            return Left.UNDATED if self._answer(anytime, article) else Left.OUT
        if answer is None:
            return Left.OUT
        answer = structs.replace(answer, path=document.name)
        if not query.filters.speaker:
            return answer
        return Quoted(answer, [name for finding in answer.findings for name in finding.speakers if name])

    def _answer(self, query: Query, article: Article) -> Answer | None:
        answer = query.search(article)
        return answer if answer is not None and bool(answer.findings) != self.without else None


class Search:
    """A run of a query over a corpus; it counts what it finds."""

    def __init__(self, corpus: Corpus, query: Query, environment: Environment, *, without: bool) -> None:
        self.articles = self.passages = self.matches = 0
        self._corpus = corpus
        self._environment = environment
        self._work = AnswerOf(query, without)
        self._started = time.monotonic()

    def answers(self) -> Iterator[Answer]:
        """Yield the answers that have something to show, in the order of the corpus."""
        results = self._corpus.map(self._work)
        for answer in kept(results, self._work.query.filters, self._environment):
            self.articles += 1
            self.passages += answer.passages
            self.matches += sum(len(finding.hits) for finding in answer.findings)
            yield answer

    def summary(self) -> str:
        """Say how much was found, and in how much."""
        seconds = time.monotonic() - self._started
        return (
            f"{amount(self.matches, 'match')} in {amount(self.passages, 'passage')}"
            f" of {amount(self.articles, 'article')},"
            f" of {self._corpus.tally.articles:,} searched in {seconds:.2f} s"
        )
