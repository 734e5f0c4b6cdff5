"""A newsctl database: articles in plain SQLite tables, with a full-text index, as one more kind of corpus.

``schema`` has the tables, ``connecting`` and ``opening`` open them for reading and say what is wrong with
them, ``articles`` puts articles together again, ``searching`` answers a search, ``holdings`` and
``checking`` look at the whole; ``handing_on`` writes the tables for others, ``metadata`` describes them to
Datasette; ``updating`` makes a database or brings it up to date: ``provenance`` is what it was made of,
``sources`` are its files (``known_files``), ``indexing`` writes down their articles, as ``rows`` that the
workers made, and ``words`` all words there are.
"""

__all__: list[str] = []
