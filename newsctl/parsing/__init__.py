"""From the text of one article to its record.

Everything below this package is pure: text in, records out; no files, no printing, and no exception for
any string.
"""

from functools import lru_cache

from newsctl.article import Article, stated_date
from newsctl.parsing.blocks import Block, folded
from newsctl.parsing.layout import Reading, lay_out
from newsctl.parsing.line_ends import unified

__all__ = ["Block", "Reading", "parse", "read"]


NO_FURNITURE: frozenset[str] = frozenset()
NOTHING: frozenset[str] = frozenset()


def parse(
    text: str,
    path: str | None = None,
    *,
    quoting: bool = True,
    reported: bool = False,
    furniture: frozenset[str] = NO_FURNITURE,
    stated: frozenset[str] = NOTHING,
) -> Article:
    """Return the record of the article that ``text`` holds; ``path`` is only written down in it.

    Without ``quoting`` its quotes are left out: to find them and their speakers is two thirds of the work.
    With ``reported`` it has reported speech as well, which needs its quotes.
    Lines that equal one of ``furniture`` are the page's: no field is read off them. White space counts as one
    space, and capitals count: of a town, they may be its dateline where small letters are a menu's.
    No line is taken for a field in ``stated``, ``headline`` or ``subheadline``: it is known from elsewhere.
    Raises TypeError when ``text`` is no string, and nothing for any string.
    """
    return read(text, path, quoting=quoting, reported=reported, furniture=furniture, stated=stated).article


def read(
    text: str,
    path: str | None = None,
    *,
    quoting: bool = True,
    reported: bool = False,
    why: bool = False,
    furniture: frozenset[str] = NO_FURNITURE,
    stated: frozenset[str] = NOTHING,
) -> Reading:
    """Return the record together with the blocks that tile ``text``, each with the rule that named it.

    If asked ``why``, there is also a decision for each stretch in quotation marks, whether or not it became a
    quote: where its speaker was decided, and what was weighed; and for each line that the model of the layout
    decided, what its signs weigh. Of ``reported``, ``furniture`` and ``stated`` see :func:`parse`. Raises
    TypeError when ``text`` is no string.
    """
    if not isinstance(text, str):
        raise TypeError(_what_instead(text))
    text, line_ends = unified(text)
    reading = lay_out(text, _all_folded(furniture) if furniture else furniture, stated, why=why)
    article = reading.article
    article.path = path
    if quoting:
        from newsctl.parsing.attribution import quotes_of, read_quotations  # a third of the start, too

        findings = read_quotations(text, reading.blocks)
        if reported:
            from newsctl.parsing.reported import quotes_and_reported  # few ask for it

            quotes, statements = quotes_and_reported(text, reading.blocks, article.authors, findings)
            article.quotes, article.reported = quotes, statements
        else:
            article.quotes = quotes_of(text, reading.blocks, article.authors, findings)
        if why:
            from newsctl.parsing.attribution.decisions import decisions

            reading.decisions = decisions(findings)
    article.date, article.date_source = stated_date(article)
    article.words = sum(len(paragraph.split()) for paragraph in article.body)
    if line_ends is not None:
        line_ends.restore(article, [*reading.blocks, *reading.decisions, *reading.weighings])
    return reading


@lru_cache(maxsize=4)  # the same for all articles of a run
def _all_folded(furniture: frozenset[str]) -> frozenset[str]:
    return frozenset(map(folded, furniture)) - {""}


def _what_instead(value: object) -> str:
    """Say how to get at the text of what is none."""
    kind = type(value).__name__
    if isinstance(value, bytes | bytearray):
        return f"the article must be a str, not {kind}: decode it first, as in text.decode('utf-8')"
    if hasattr(value, "__fspath__"):
        return f"the article must be a str, not {kind}: read the file first, as in path.read_text('utf-8')"
    return f"the article must be a str, not {kind}"
