"""What can be told of an article in a cell of a table, and what articles can be counted by."""

from collections.abc import Callable, Iterable, Sequence

from newsctl.article import Article
from newsctl.cli.visible import visible, visible_name

__all__ = [
    "COLUMNS",
    "DEFAULT",
    "GROUPS",
    "NUMBERS",
    "OF_QUOTES",
    "PATHS",
    "TIMES",
    "Cell",
    "written",
    "written_row",
]

Cell = str | int | list[str] | None

DEFAULT = ("date", "place", "headline", "quotes", "path")

NUMBERS = frozenset({
    *("words", "quotes", "links", "count", "group", "contained", "articles", "score", "also"),
    *("distinct", "start", "end", "paragraph"),
})  # fmt: skip

PATHS = frozenset({"path", "from", "to"})
OF_QUOTES = frozenset({"quotes", "speakers", "speaker"})
"""The columns and groups that are read off quotes, which take most of the time to find."""


def _filed(article: Article, field: str) -> str | None:
    """Return a field of the dateline."""
    value: str | None = getattr(article.dateline, field, None)
    return value


def _folder(path: str) -> str:
    return path.rpartition("/")[0] or ("/" if path.startswith("/") else ".")


def _speakers(article: Article) -> list[str]:
    """Return everybody who is quoted, once, in the order they speak first."""
    return list(dict.fromkeys(quote.speaker for quote in article.quotes if quote.speaker))


COLUMNS: dict[str, Callable[[Article], Cell]] = {
    "date": lambda article: article.date,
    "date_source": lambda article: article.date_source,
    "place": lambda article: _filed(article, "place"),
    "agency": lambda article: _filed(article, "agency"),
    "authors": lambda article: article.authors,
    "filed": lambda article: _filed(article, "date"),
    "headline": lambda article: article.headline,
    "subheadline": lambda article: article.subheadline,
    "label": lambda article: article.label,
    "published": lambda article: article.published,
    "speakers": _speakers,
    "words": lambda article: article.words,
    "quotes": lambda article: len(article.quotes),
    "links": lambda article: len(article.links),
    "url": lambda article: article.url,
    "path": lambda article: article.path,
}


GROUPS: dict[str, Callable[[Article], Iterable[str | None]]] = {
    "speaker": lambda article: (quote.speaker for quote in article.quotes),
    "place": lambda article: [_filed(article, "place")],
    "agency": lambda article: [_filed(article, "agency")],
    "author": lambda article: article.authors or [None],
    "folder": lambda article: [_folder(article.path or "")],
    "year": lambda article: [article.date and article.date[:4]],
    "month": lambda article: [article.date and article.date[:7]],
    "day": lambda article: [article.date],
}


TIMES = frozenset({"year", "month", "day"})
"""The groups that stand in the order of time."""


def written(cell: Cell) -> str:
    """Return ``cell`` as it stands in a row of text, which no tab or line end may break."""
    text = "; ".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)
    return text if text.isprintable() else visible(" ".join(text.split()))


def written_row(columns: Sequence[str], row: Iterable[Cell]) -> list[str]:
    """Return the cells of a row of text, under ``columns``; paths so that they can be given back."""
    return [
        visible_name(cell) if name in PATHS and isinstance(cell, str) else written(cell)
        for name, cell in zip(columns, row, strict=True)
    ]
