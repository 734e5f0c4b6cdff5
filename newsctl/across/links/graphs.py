"""Edges as a graph for other programs: Graphviz reads DOT, Gephi and networkx GraphML."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from newsctl.across.links.edges import Edge, Page

__all__ = ["dot", "graphml"]

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NODE_KEYS = ("path", "headline", "date")
_EDGE_KEYS = ("title", "label", "url", "rule", "score")


def dot(edges: Iterable[Edge]) -> Iterator[str]:
    """Yield the lines of a digraph in DOT: articles by their paths, with the headline as label."""
    yield "digraph links {"
    yield "  node [shape=box];"
    known: set[str] = set()
    for edge, source, target in _ends(edges):
        for page in (source, target):
            if page.path not in known:
                known.add(page.path)
                yield f"  {_quoted(page.path)} [label={_quoted(page.headline or page.path)}];"
        yield f"  {_quoted(source.path)} -> {_quoted(target.path)} [tooltip={_quoted(edge.title)}];"
    yield "}"


def graphml(edges: Iterable[Edge]) -> Iterator[str]:
    """Yield the lines of a directed graph in GraphML; an edge stands below the articles that it joins."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for of, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            kind = "int" if key == "score" else "string"
            yield f'<key id="{key}" for="{of}" attr.name="{key}" attr.type="{kind}"/>'
    yield '<graph edgedefault="directed">'
    known: dict[str, str] = {}
    for number, (edge, source, target) in enumerate(_ends(edges)):
        for page in (source, target):
            if page.path not in known:
                known[page.path] = f"a{len(known)}"
                facts = {key: getattr(page, key) for key in _NODE_KEYS}
                yield f'<node id="{known[page.path]}">{_data(facts)}</node>'
        ends = f"source={quoteattr(known[source.path])} target={quoteattr(known[target.path])}"
        facts = {key: getattr(edge, key) for key in _EDGE_KEYS}
        yield f'<edge id="l{number}" {ends}>{_data(facts)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _ends(edges: Iterable[Edge]) -> Iterator[tuple[Edge, Page, Page]]:
    """Yield the edges that have two ends, with both."""
    return ((edge, edge.source, edge.target) for edge in edges if edge.target is not None)


def _quoted(text: str) -> str:
    """Return ``text`` as a string of DOT, in which a backslash would begin an escape."""
    inner = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _data(facts: dict[str, object]) -> str:
    return "".join(
        f'<data key="{key}">{escape(_NOT_IN_XML.sub(_UNKNOWN, str(value)))}</data>'
        for key, value in facts.items()
        if value is not None
    )
