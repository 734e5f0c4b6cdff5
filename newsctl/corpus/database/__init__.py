"""A newsctl database: articles in plain SQLite tables, with a full-text index, as one more shape of a corpus.

``schema`` has the tables, ``opening`` opens them for reading and says what is wrong with them, ``articles``
puts articles together again, ``holdings`` and ``checking`` look at the whole; ``updating`` makes a database
or brings it up to date: ``provenance`` is what it was made of, ``sources`` are its files, ``indexing`` writes
down their articles, as ``rows`` that the workers made, and ``words`` all words there are.
"""

__all__: list[str] = []
