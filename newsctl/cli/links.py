"""``newsctl links``: which article of the corpus each "read more" title means."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from newsctl.article import Article, Link
from newsctl.cli.columns import Cell
from newsctl.cli.environment import Environment
from newsctl.cli.filtering import Filtering, Left, Quoted, kept
from newsctl.cli.inputs import corpora, open_corpus
from newsctl.cli.options import filters, manners
from newsctl.cli.progress import counted, watched
from newsctl.cli.rows import write_rows
from newsctl.cli.visible import visible_lines
from newsctl.corpus import Document, Options
from newsctl.matching.filters import Filters

if TYPE_CHECKING:
    from newsctl.across.links import Edge, LinkGraph, Page

__all__ = ["LinksOf", "WithPage", "command"]

EXAMPLES = """\b
Examples:
  newsctl links archive/
  newsctl links archive/ --dangling --most-linked | head
  newsctl links archive/ --graphml --quiet > archive.graphml
"""

_COLUMNS = ("from", "title", "to")
_KEYS = ("from", "title", "label", "url", "to", "headline", "score", "rule", "also")
_WHY = ("rule", "score", "also", "why")


class LinksOf(msgspec.Struct, frozen=True):
    """The work on one article that the filters keep: its links."""

    def __call__(self, article: Article) -> list[Link]:
        """Return the links of the article."""
        return article.links


class WithPage(msgspec.Struct, frozen=True):
    """The work on one document: its links if the filters keep it, and in any case what links may lead to."""

    links: Filtering[list[Link]]

    def __call__(self, document: Document) -> "tuple[Page, list[Link] | Quoted[list[Link]] | Left]":
        """Return both."""
        from newsctl.across.links import Page

        article = document.article if self.links.filters.needs_quotes else document.unquoted
        document.parsed = article  # once for both
        return Page(document.name, article.headline, article.date, article.url), self.links(document)


@click.command("links", epilog=EXAMPLES)
@corpora
@click.option("--dangling", is_flag=True, help="Only links that lead to no article of the corpus.")
@click.option("--self", "own", is_flag=True, help="Only links by which an article leads to itself.")
@click.option(
    "--most-linked",
    is_flag=True,
    help="Count the articles that link to another, the most linked first; with --dangling, to a title.",
)
@click.option("--why", is_flag=True, help="Say which rule decided, or what spoke against the nearest title.")
@click.option("--dot", "form", flag_value="dot", help="The articles as a graph for Graphviz.")
@click.option("--graphml", "form", flag_value="graphml", help="The same for Gephi, networkx and yEd.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@filters
@manners
@click.pass_obj
def command(
    environment: Environment,
    names: tuple[str, ...],
    options: Options,
    dangling: bool,
    own: bool,
    most_linked: bool,
    why: bool,
    form: str | None,
    as_json: bool,
    filters: Filters,
) -> None:
    """Match "read more" titles to the articles they name.

    One line a link: the article that has it, its title, and the article it leads to, which is empty where
    the corpus holds none. Filters choose the articles whose links are told; any article may be their target.

    Of articles with one headline, the nearest earlier one is meant.
    """
    _refuse(dangling=dangling, own=own, most_linked=most_linked, why=why, form=form, as_json=as_json)
    graph = _graph_of(environment, names, options, filters)
    edges = counted(graph.edges(), len(graph), "links matched", environment, held_back=most_linked)
    if form is not None:
        _write_graph(form, edges, environment)
        return
    if dangling:
        edges = (edge for edge in edges if edge.target is None)
    elif own:
        edges = (edge for edge in edges if edge.leads_to_itself)
    if most_linked:
        columns: tuple[str, ...] = ("articles", "title") if dangling else ("articles", "headline", "path")
        rows = _most_linked(edges, by_title=dangling)
    else:
        columns = ((*_KEYS, "why") if why else _KEYS) if as_json else (*_COLUMNS, *_WHY) if why else _COLUMNS
        rows = ([_told(edge)[name] for name in columns] for edge in edges)
    write_rows(columns, rows, environment, as_json=as_json)


def _refuse(
    *, dangling: bool, own: bool, most_linked: bool, why: bool, form: str | None, as_json: bool
) -> None:
    """Raise UsageError for options of which one leaves nothing of the other."""
    if dangling and own:
        raise click.UsageError("--dangling and --self: a link cannot lead nowhere and to itself.")
    if own and most_linked:
        raise click.UsageError("--most-linked counts the links of others; leave --self out.")
    if why and most_linked:
        raise click.UsageError("--most-linked counts; leave --why out.")
    others = {
        "--json": as_json, "--why": why, "--dangling": dangling, "--self": own, "--most-linked": most_linked
    }  # fmt: skip
    for name, given in others.items():
        if form is not None and given:
            raise click.UsageError(f"--{form} writes a graph of the articles; leave {name} out.")


def _graph_of(
    environment: Environment, names: tuple[str, ...], options: Options, filters: Filters
) -> "LinkGraph":
    """Read the corpus; it is read whole, since an article that the filters drop may be linked to."""
    from newsctl.across.links import LinkGraph

    graph = LinkGraph()
    corpus = open_corpus(environment, names, options)
    work = WithPage(Filtering(LinksOf(), filters, needs_quotes=False, naming=False))
    results = watched(corpus.map(work), corpus.tally, environment, held_back=True)
    pages: list[Page] = []  # of the one article that kept() looks at

    def links() -> Iterator[list[Link] | Quoted[list[Link]] | Left]:
        for page, found in results:
            if isinstance(found, Left):
                graph.add(page)
            else:
                pages.append(page)
            yield found

    for found in kept(links(), filters, environment):
        graph.add(pages.pop(), found)
    return graph


def _told(edge: "Edge") -> dict[str, Cell]:
    """Return what is told of a link, by its key."""
    target = edge.target
    return {
        "from": edge.source.path,
        "title": edge.title,
        "label": edge.label,
        "url": edge.url,
        "to": target.path if target else None,
        "headline": target.headline if target else None,
        "score": edge.score,
        "rule": edge.rule,
        "also": edge.also,
        "why": edge.why,
    }


def _most_linked(edges: "Iterable[Edge]", *, by_title: bool) -> Iterator[list[Cell]]:
    """Yield the articles that others link to, or titles, with the number of these, the most linked first."""
    linked: dict[str, tuple[list[Cell], set[str]]] = {}
    for edge in edges:
        if edge.target is None:
            if by_title:
                key = " ".join(edge.title.split()).casefold()
                linked.setdefault(key, ([edge.title], set()))[1].add(edge.source.path)
        elif not edge.leads_to_itself:
            cells: list[Cell] = [edge.target.headline, edge.target.path]
            linked.setdefault(edge.target.path, (cells, set()))[1].add(edge.source.path)
    for cells, sources in sorted(linked.values(), key=lambda item: -len(item[1])):
        yield [len(sources), *cells]


def _write_graph(form: str, edges: "Iterable[Edge]", environment: Environment) -> None:
    """Write the links from one article to another as a graph, and say how many are no part of it."""
    from newsctl.across.links import dot, graphml

    left: Counter[str] = Counter()

    def between() -> "Iterator[Edge]":
        for edge in edges:
            if edge.target is None:
                left["lead to no article of the corpus"] += 1
            elif edge.leads_to_itself:
                left["lead to the article that has them"] += 1
            else:
                yield edge

    for line in (dot if form == "dot" else graphml)(between()):
        shown = visible_lines(line) if environment.is_terminal else line
        environment.write(shown.encode("utf-8", "backslashreplace") + b"\n")
    if left:
        parts = " and ".join(f"{number:,} that {what}" for what, number in left.items())
        environment.remark(f"left out of the graph: links, {parts}")
