"""Links across the corpus: from the title that an outlet shows to the article that carries it.

``titles`` folds a title to words, ``readings`` takes labels and outlets off, ``headlines`` finds what may be
meant, ``likeness`` guards against near misses, ``matching`` asks the rules in order, ``edges`` does it for a
corpus, ``graphs`` writes the result for other programs.
"""

from newsctl.across.links.edges import Edge, LinkGraph, Page
from newsctl.across.links.graphs import dot, graphml

__all__ = ["Edge", "LinkGraph", "Page", "dot", "graphml"]
