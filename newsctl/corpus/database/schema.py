"""The tables of a newsctl database, and what marks a file as one."""

from newsctl.corpus.database.tokens import TOKENIZER

__all__ = ["APPLICATION_ID", "INDEXES", "SCHEMA", "SCHEMA_VERSION", "STATEMENTS"]

APPLICATION_ID = 0x6E777363
"""``nwsc``: by it (in SQLite's header) newsctl and ``file`` tell its databases from others."""

SCHEMA_VERSION = 4

SCHEMA = f"""
CREATE TABLE about (
    newsctl TEXT NOT NULL,       -- the version that parsed all there is
    folder NOT NULL,             -- from which relative paths are seen; bytes where it is not UTF-8
    options TEXT NOT NULL        -- how it was read, as JSON
);
CREATE TABLE corpora (           -- what was named to index, by which it is brought up to date
    place INTEGER PRIMARY KEY,   -- in the order given, from 0
    name NOT NULL,               -- as it was given; bytes where it is not UTF-8
    path NOT NULL,               -- the same from the root
    kind TEXT NOT NULL           -- corpus; or list, a file of names, one a line; or list0, each ended by NUL
);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,   -- the file, as it was named
    place INTEGER NOT NULL,      -- in the order of reading, which is that of places, then of paths
    size INTEGER NOT NULL,       -- in bytes
    modified INTEGER NOT NULL,   -- nanoseconds since 1970
    hash BLOB NOT NULL,          -- BLAKE2b of its bytes, as UTF-8 if it is one text
    articles INTEGER NOT NULL    -- how many it holds
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id),
    path TEXT, url TEXT, headline TEXT, subheadline TEXT,
    dateline TEXT, place TEXT, agency TEXT, dateline_date TEXT, -- as written, or ISO
    dateline_start INTEGER, dateline_end INTEGER,
    published TEXT,
    date TEXT, date_source TEXT, -- the day to sort and filter by, and what states it
    label TEXT,
    words INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL, quotes INTEGER NOT NULL, links INTEGER NOT NULL, -- how many it has
    title TEXT AS (coalesce(headline, path))  -- takes no space; Datasette shows it where an article is named
);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_path ON articles (path);
CREATE TABLE passages (          -- all that is searched: paragraphs, headlines, authors, titles of links
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    field TEXT NOT NULL,         -- the key of the record that holds it
    number INTEGER NOT NULL,     -- within its field, from 0
    text TEXT NOT NULL
);
CREATE INDEX passages_article ON passages (article);
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    text, content="passages", content_rowid="id", detail=none, columnsize=0, -- as Datasette looks for it
    tokenize="{TOKENIZER}"
);
CREATE TABLE speakers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    paragraph INTEGER,           -- of the body, from 0
    speaker INTEGER REFERENCES speakers (id),
    text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    also TEXT,                   -- who says it with the speaker, a name a line
    mention TEXT, mention_start INTEGER, mention_end INTEGER,
    cue TEXT, cue_start INTEGER, cue_end INTEGER,
    rule TEXT NOT NULL
);
CREATE INDEX quotes_article ON quotes (article);
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE TABLE persons (           -- the persons and bodies behind the speakers, those with most quotes first
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,          -- the one used most
    quotes INTEGER NOT NULL, wordings INTEGER NOT NULL, -- with and without those that repeat another
    articles INTEGER NOT NULL,
    first TEXT, last TEXT,       -- days
    alone INTEGER NOT NULL       -- 1 for a short name that means nobody known, and one in its article
);
CREATE TABLE spellings (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES persons (id),
    speaker INTEGER NOT NULL REFERENCES speakers (id),
    quotes INTEGER NOT NULL,
    rule TEXT NOT NULL           -- by which the person is meant
);
CREATE INDEX spellings_person ON spellings (person);
CREATE TABLE meant (             -- whom a speaker means; who is not here means nobody
    id INTEGER PRIMARY KEY,
    speaker INTEGER NOT NULL REFERENCES speakers (id),
    article INTEGER REFERENCES articles (id), -- NULL for all in which nobody else is meant
    person INTEGER NOT NULL REFERENCES persons (id)
);
CREATE INDEX meant_speaker ON meant (speaker);
CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    title TEXT NOT NULL, url TEXT, label TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX links_article ON links (article);
CREATE TABLE fingerprints (      -- by which texts are compared without being read
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    words BLOB NOT NULL,         -- a byte for each word of the body
    numbers BLOB NOT NULL,       -- two bytes for each different word with a figure in it, sorted
    sum INTEGER NOT NULL         -- CRC-32 of all words
);
CREATE TABLE name_words (        -- the words of the names of speakers, one a line, and how each sounds
    words TEXT NOT NULL,
    sounds TEXT NOT NULL
);
CREATE TABLE vocabulary (        -- the words of passages_fts in blocks, one a line, and how each sounds
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    sounds TEXT NOT NULL
);
CREATE VIEW paragraphs AS
    SELECT passages.id, passages.article, articles.path, articles.headline, number, text
    FROM passages JOIN articles ON articles.id = passages.article WHERE field = 'body';
CREATE VIEW authors AS
    SELECT text AS name, passages.article, articles.path, articles.headline
    FROM passages JOIN articles ON articles.id = passages.article WHERE field = 'authors';
CREATE VIEW who_said_what AS
    SELECT speakers.name AS speaker, quotes.text, cue, articles.path, articles.headline, articles.place,
        articles.date, quotes.id, quotes.article
    FROM quotes
    JOIN articles ON articles.id = quotes.article
    LEFT JOIN speakers ON speakers.id = quotes.speaker;
"""

STATEMENTS = [statement.strip() for statement in SCHEMA.split(";\n")]
"""Each by itself: executescript() would end the transaction."""

INDEXES = [statement for statement in STATEMENTS if statement.startswith("CREATE INDEX")]
"""Which are quicker to make, and take the room that merging the full-text index leaves, at the end."""
