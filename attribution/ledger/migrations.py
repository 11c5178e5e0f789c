"""The schema, as numbered steps: `PRAGMA user_version` says how many of them a file has had.

A step that has been released is never edited; what comes next is appended. Rows that people make
(decisions, aliases and, later, reviews) refer to articles by their row, which stays when an article
is added anew, and to statements and speakers by article and id, never to what a model's next run
deletes.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x41545242
"""`ATRB`: tells a ledger from any other SQLite file."""

_ARTICLES = """
-- One row an article; stays, with its number, when the article's predictions are replaced.
CREATE TABLE articles (
    article INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT, url TEXT, outlet TEXT,
    published TEXT,                 -- as in meta, in a form that sorts; UTC where it has an offset
    statement_count INTEGER NOT NULL,
    added TEXT NOT NULL, changed TEXT NOT NULL,
    digest TEXT NOT NULL,           -- of all that was added, to know the same article again
    text TEXT NOT NULL
);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_outlet ON articles (outlet COLLATE NOCASE, published);

-- What was added, whole, in the wire format; without `text` where articles.text is exactly that.
CREATE TABLE documents (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    json TEXT NOT NULL
);
-- Names that an article mentions: what identity compares.
CREATE TABLE contexts (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    names TEXT NOT NULL
);

-- Identities across articles.
CREATE TABLE people (
    person INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL, type TEXT NOT NULL, wikidata TEXT
);
CREATE TABLE names (
    number INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,           -- without titles, case and accents, for searches
    UNIQUE (person, name)
);

-- Speakers of one article; `person` is empty only between an add and its settling.
CREATE TABLE speakers (
    speaker INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
    roles TEXT NOT NULL,            -- JSON: titles and appositions around the mentions
    wikidata TEXT,
    key TEXT NOT NULL,              -- the name without titles, case and accents
    block TEXT,                     -- who is compared with whom; empty for those without a name
    person INTEGER REFERENCES people,
    pinned INTEGER REFERENCES people,   -- a human's word: rules never move this speaker
    direct INTEGER NOT NULL DEFAULT 0,  -- statements by kind, and attitudes, in this article
    indirect INTEGER NOT NULL DEFAULT 0,
    mixed INTEGER NOT NULL DEFAULT 0,
    attitudes INTEGER NOT NULL DEFAULT 0,
    UNIQUE (article, id)
);
CREATE INDEX speakers_person ON speakers (person);
CREATE INDEX speakers_pinned ON speakers (pinned) WHERE pinned IS NOT NULL;
CREATE INDEX speakers_block ON speakers (block);
CREATE INDEX speakers_key ON speakers (key);
CREATE TABLE mentions (
    speaker INTEGER NOT NULL REFERENCES speakers ON DELETE CASCADE,
    number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (speaker, number)
) WITHOUT ROWID;

CREATE TABLE statements (
    statement INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL, act TEXT NOT NULL,
    content TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    cue TEXT, source TEXT,
    speaker TEXT,                   -- names as the article has them, joined by ' and '
    confidence REAL, speaker_confidence REAL,
    UNIQUE (article, number), UNIQUE (article, id)
);
CREATE TABLE said (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    place INTEGER NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speakers ON DELETE CASCADE,
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE INDEX said_speaker ON said (speaker);
CREATE TABLE spans (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    role TEXT NOT NULL,             -- content, cue or source
    number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (statement, role, number)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content, content='statements', content_rowid='statement',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content) VALUES (new.statement, new.content);
END;
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content)
    VALUES ('delete', old.statement, old.content);
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF content ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content)
    VALUES ('delete', old.statement, old.content);
    INSERT INTO statements_fts (rowid, content) VALUES (new.statement, new.content);
END;
CREATE VIRTUAL TABLE names_fts USING fts5 (
    name, folded, content='names', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER names_in AFTER INSERT ON names BEGIN
    INSERT INTO names_fts (rowid, name, folded) VALUES (new.number, new.name, new.folded);
END;
CREATE TRIGGER names_out AFTER DELETE ON names BEGIN
    INSERT INTO names_fts (names_fts, rowid, name, folded)
    VALUES ('delete', old.number, old.name, old.folded);
END;
"""

_IDENTITY = """
CREATE TABLE unsettled (block TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE aliases (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, canonical TEXT NOT NULL, wikidata TEXT,
    who TEXT NOT NULL, at TEXT NOT NULL
);
-- Doubtful pairs. Pending ones are computed; the others were decided.
CREATE TABLE proposals (
    proposal INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL, other INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected')),
    score REAL NOT NULL, why TEXT NOT NULL,
    UNIQUE (person, other)
);
CREATE INDEX proposals_other ON proposals (other);
-- Every merge and split, the rules' own included. Never changed, never deleted.
CREATE TABLE decisions (
    decision INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'reject', 'undo')),
    who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, score REAL,
    person INTEGER NOT NULL, other INTEGER, proposal INTEGER,
    speakers TEXT NOT NULL,         -- JSON: [[speaker, person before, pinned before], ...]
    undoes INTEGER UNIQUE REFERENCES decisions
);
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
    SELECT RAISE (ABORT, 'decisions are never deleted');
END;
CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions BEGIN
    SELECT RAISE (ABORT, 'decisions are never changed; undo them');
END;
"""

_VIEWS = """
CREATE VIEW who_said_what AS
SELECT s.statement, a.published, a.outlet, a.title, s.speaker AS named, p.name AS person,
    p.type AS person_type, s.kind, s.act, s.content, s.cue, s.source, s.confidence,
    s.speaker_confidence, a.id AS article_id, s.id AS statement_id, s.start, s."end", a.url,
    p.person AS person_number
FROM statements AS s JOIN articles AS a ON a.article = s.article
LEFT JOIN said ON said.statement = s.statement
LEFT JOIN speakers AS k ON k.speaker = said.speaker
LEFT JOIN people AS p ON p.person = k.person;

CREATE VIEW people_counts AS
SELECT p.person, p.name, p.type, SUM(k.direct + k.indirect + k.mixed) AS statements,
    SUM(k.direct) AS direct, SUM(k.indirect) AS indirect, SUM(k.mixed) AS mixed,
    SUM(k.attitudes) AS attitudes, COUNT(DISTINCT k.article) AS articles,
    COUNT(DISTINCT a.outlet) AS outlets, MIN(a.published) AS first, MAX(a.published) AS last
FROM people AS p JOIN speakers AS k ON k.person = p.person
JOIN articles AS a ON a.article = k.article
WHERE k.direct + k.indirect + k.mixed + k.attitudes > 0
GROUP BY p.person;
"""

_REPEATS = """
-- How a statement's words hash: equal for the same words in the same order.
CREATE TABLE prints (
    statement INTEGER PRIMARY KEY REFERENCES statements ON DELETE CASCADE,
    print INTEGER NOT NULL
);
CREATE INDEX prints_print ON prints (print);
-- Bands of MinHash signatures; two statements that share one are compared.
CREATE TABLE bands (
    band INTEGER NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    PRIMARY KEY (band, statement)
) WITHOUT ROWID;
CREATE INDEX bands_statement ON bands (statement);
-- Statements that repeat each other share a cluster: the lowest statement that it began with.
CREATE TABLE repeats (
    statement INTEGER PRIMARY KEY REFERENCES statements ON DELETE CASCADE,
    cluster INTEGER NOT NULL
);
CREATE INDEX repeats_cluster ON repeats (cluster);
-- How far each way of comparing has come, by statement.
CREATE TABLE progress (step TEXT PRIMARY KEY, statement INTEGER NOT NULL) WITHOUT ROWID;
"""

MIGRATIONS = (_ARTICLES + _IDENTITY + _VIEWS, _REPEATS)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, upto: int = VERSION) -> None:
    """Brings a ledger, or an empty database, to version `upto`: all of it, or nothing.

    The connection must be in autocommit mode.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in MIGRATIONS[version:upto]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, upto)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """The script's statements one by one: `executescript` would commit between them."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found
