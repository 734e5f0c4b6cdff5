"""How long it takes to find the articles that the titles of links mean."""

import resource
import time
from collections.abc import Iterator

from newsctl.across.links import LinkGraph, Page
from newsctl.article import Link
from tests.bench.table import Ground, Row
from tests.bench.titles import headlines, titles

__all__ = ["linking"]


def linking(ground: Ground) -> Iterator[Row]:
    """Match half as many titles as there are headlines, ten headlines for each article of the ground."""
    known = headlines(10 * ground.number)
    shown = [title for title, _ in titles(known, 5 * ground.number)]
    began = time.process_time()
    graph = LinkGraph()
    for number, headline in enumerate(known):
        graph.add(Page(f"{number}.txt", headline, None, None))
    graph.add(Page("links.txt", None, None, None), [Link(title, None, None, 0, 0) for title in shown])
    found = sum(edge.target is not None for edge in graph.edges())
    spent = time.process_time() - began
    work = f"links, {len(shown):,} titles, {len(known):,} headlines"
    share = f"{found / len(shown):.3f} found"
    yield Row(work, f"{spent:.1f} s computing", share, "", "<= 30 s for 100,000, 200,000")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row("the same: memory", f"{memory:.0f} MB", "", "", "<= 500 MB")
