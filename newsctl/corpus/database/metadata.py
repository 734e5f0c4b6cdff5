"""What Datasette shows of a newsctl database: titles, facets, labels, questions asked ready."""

import json
import os
from typing import Any

from newsctl import __version__

__all__ = ["is_metadata", "metadata_of"]

_MADE_BY = "newsctl"

_ABOUT = """
SELECT speakers.name AS speaker, quotes.text, articles.headline, articles.date, articles.path
FROM passages_fts
JOIN passages ON passages.id = passages_fts.rowid
JOIN quotes ON quotes.article_id = passages.article_id
    AND passages.field = 'body' AND quotes.paragraph = passages.number
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id
WHERE passages_fts MATCH '"' || replace(:words, '"', '""') || '"'
    AND (:speaker = '' OR instr(lower(speakers.name), lower(:speaker)))
ORDER BY articles.date, quotes.id
"""

_ABOUT_SMALL = """
SELECT speaker, text, headline, date, path
FROM who_said_what
WHERE instr(lower(text), lower(:words)) AND (:speaker = '' OR instr(lower(speaker), lower(:speaker)))
ORDER BY date, id
"""

_SPEAKERS = """
SELECT persons.name, quotes, articles, first, last FROM persons ORDER BY quotes DESC
"""

_MONTHS = """
SELECT substr(date, 1, 7) AS month, count(*) AS articles FROM articles GROUP BY 1 ORDER BY 1
"""


def metadata_of(path: str, *, phrases: bool) -> dict[str, Any]:
    """Return the metadata for ``datasette PATH --metadata FILE``; ``phrases`` says how words can be found."""
    name = os.path.splitext(os.path.basename(path))[0]
    tables: dict[str, dict[str, Any]] = {
        "articles": {
            "label_column": "title",
            "facets": ["place", "agency", "label"],
            "sort_desc": "date",
            "description": "A row an article: headline, dateline, dates.",
        },
        "passages": {
            "facets": ["field"],
            "fts_table": "passages_fts",
            "fts_pk": "id",
            "description": "All that is searched: paragraphs, headlines, authors, titles of links.",
        },
        "quotes": {
            "facets": ["speaker_id", "kind"],
            "label_column": "text",
            "description": "A row a quote.",
        },
        "speakers": {"label_column": "name", "description": "Who is quoted, under each name."},
        "persons": {
            "label_column": "name",
            "sort_desc": "quotes",
            "description": "The persons and bodies behind the names.",
        },
        "links": {"label_column": "title", "description": "Read-more links."},
        "who_said_what": {"facets": ["person", "place"], "description": "Quotes with their speakers."},
    }
    for hidden in ("about", "corpora", "fingerprints", "meant", "name_words", "vocabulary"):
        tables[hidden] = {"hidden": True}
    queries = {
        "who_said_what_about": {
            "title": "Who said what about …",
            "description": "Quotes in paragraphs with these words; who says it may stay open.",
            "sql": (_ABOUT if phrases else _ABOUT_SMALL).strip(),
            "params": ["words", "speaker"],
        },
        "most_quoted": {"title": "Who is quoted most", "sql": _SPEAKERS.strip()},
        "articles_a_month": {"title": "Articles a month", "sql": _MONTHS.strip()},
    }
    return {
        "title": "News articles",
        "description": "Who said what, where and when.",
        "source": f"{_MADE_BY} {__version__}",
        "databases": {name: {"tables": tables, "queries": queries}},
    }


def is_metadata(path: str) -> bool:
    """Whether the file ``path`` is metadata that newsctl wrote."""
    try:
        with open(path, "rb") as file:
            return str(json.load(file)["source"]).startswith(_MADE_BY)
    except (OSError, ValueError, LookupError, TypeError):
        return False
