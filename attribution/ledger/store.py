"""Documents into a ledger: what was added, whole, and the tables that are derived from it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attribution.codec import document_to_json, dumps
from attribution.errors import AttributionError, InvalidValue
from attribution.io.grouping import joined
from attribution.io.jsonl import OnError
from attribution.ledger import meta
from attribution.ledger.database import transaction
from attribution.ledger.identity.aliases import Alias, read_aliases
from attribution.ledger.identity.evidence import company, evidence
from attribution.ledger.identity.log import now
from attribution.ledger.identity.names import block_of, name_key
from attribution.ledger.identity.settle import forget_empty, settle
from attribution.ledger.storable import escaped, is_storable, shown
from attribution.schema import Act, Document, Fragments, Kind, Speaker, Statement, passages

_BATCH, _BATCH_CHARACTERS = 64, 4_000_000
_SETTLE_EVERY = 200
"""Batches after which names are settled, so that a long add leaves little to do at its end."""


@dataclass(slots=True)
class Added:
    """What an add did, in articles and in statements of the new and replaced ones."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    statements: int = 0
    people: int = 0

    def summary(self) -> str:
        parts = [f"{self.new} new", f"{self.replaced} replaced", f"{self.unchanged} unchanged"]
        return f"{', '.join(parts)}; {self.statements} statements, {self.people} new people"


def add_documents(
    connection: sqlite3.Connection, documents: Iterable[Document], on_error: OnError
) -> Added:
    """Adds every document that can be; the others go to `on_error`.

    Several documents share a transaction (a bounded number of them, read before it begins, so that
    a slow input keeps nobody waiting); each is in it whole or not at all. An article that is there
    with the same content stays as it is; one with other content is replaced. At the end, and now
    and then, speakers are settled: also those that an interrupted run has left.
    """
    added = Added()
    settled = 0
    for number, batch in enumerate(_batches(documents), 1):
        with transaction(connection):
            aliases = read_aliases(connection)
            for document in batch:
                connection.execute("SAVEPOINT article")
                try:
                    _add(connection, document, aliases, added)
                except (InvalidValue, RecursionError) as error:
                    connection.execute("ROLLBACK TO article")
                    on_error(AttributionError(f"{shown(document.id)}: {error}"))
                connection.execute("RELEASE article")
        if number % _SETTLE_EVERY == 0:
            settled += settle(connection)
    added.people = settled + settle(connection)
    return added


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _as_stored(document: Document) -> str:
    """The wire format, without the text where the articles table can hold that as it is."""
    dumps(document)  # raises InvalidValue for what would not be read back the same
    record = document_to_json(document)
    if is_storable(document.text):
        del record["text"]
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return line if is_storable(line) else json.dumps(record, separators=(",", ":"))


def _add(
    connection: sqlite3.Connection, document: Document, aliases: dict[str, Alias], added: Added
) -> None:
    stored = _as_stored(document)
    digest = hashlib.sha256(shown(document.text).encode() + b"\0" + stored.encode()).hexdigest()
    id = escaped(document.id)
    row = connection.execute("SELECT article, digest FROM articles WHERE id = ?", (id,)).fetchone()
    if row is not None and row[1] == digest:
        added.unchanged += 1
        return
    time = now()
    columns = {
        "title": meta.title(document.meta),
        "url": meta.url(document.meta),
        "outlet": meta.outlet(document.meta),
    }
    values = (
        *(None if value is None else shown(value) for value in columns.values()),
        meta.published(document.meta.get("published")),
        len(document.statements),
        time,
        digest,
        shown(document.text),
    )
    if row is None:
        article = connection.execute(
            "INSERT INTO articles (title, url, outlet, published, statement_count, changed, digest,"
            " text, id, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, id, time),
        ).lastrowid
        added.new += 1
    else:
        article = row[0]
        connection.execute(
            "UPDATE articles SET title = ?, url = ?, outlet = ?, published = ?,"
            " statement_count = ?, changed = ?, digest = ?, text = ? WHERE article = ?",
            (*values, article),
        )
        added.replaced += 1
    assert article is not None
    added.statements += len(document.statements)
    connection.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (article, stored))
    names = json.dumps(company(document.text), ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO contexts VALUES (?, ?)", (article, names))
    if row is not None:
        connection.execute("DELETE FROM statements WHERE article = ?", (article,))
    speakers = _put_speakers(connection, document, article, aliases)
    _put_statements(connection, document, article, speakers)


def _put_speakers(
    connection: sqlite3.Connection, document: Document, article: int, aliases: dict[str, Alias]
) -> dict[str, int]:
    """Speakers by id. One that was there under the same id and name keeps its row and its person.

    So a new run of a model does not undo what was decided about people.
    """
    before: set[tuple[int | None]] = set(
        connection.execute("SELECT person FROM speakers WHERE article = ?", (article,))
    )
    there = {
        id: (row, name, block)
        for id, row, name, block in connection.execute(
            "SELECT id, speaker, name, block FROM speakers WHERE article = ?", (article,)
        )
    }
    rows: dict[str, int] = {}
    unsettled: set[str | None] = set()
    for speaker in document.speakers:
        id, name = escaped(speaker.id), shown(speaker.name)
        values = _speaker_values(document, speaker, aliases)
        block = values[-1]
        unsettled.add(block)
        old = there.get(id)
        if old is not None and old[1] == name and (old[2] is None) == (block is None):
            del there[id]
            rows[speaker.id] = old[0]
            unsettled.add(old[2])
            connection.execute(
                "UPDATE speakers SET type = ?, roles = ?, wikidata = ?, key = ?, block = ?5,"
                " person = CASE WHEN block IS ?5 THEN person ELSE pinned END WHERE speaker = ?6",
                (*values, old[0]),
            )
            continue
        if old is not None:
            connection.execute("DELETE FROM speakers WHERE speaker = ?", (old[0],))
            unsettled.add(old[2])
            del there[id]
        person = None
        if block is None:
            person = connection.execute(
                "INSERT INTO people (name, type) VALUES (?, ?)", (name, speaker.type.value)
            ).lastrowid
            connection.execute(
                "INSERT INTO names (person, name, folded) VALUES (?, ?, ?)",
                (person, name, values[3]),
            )
        row = connection.execute(
            "INSERT INTO speakers (type, roles, wikidata, key, block, article, id, name, person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, article, id, name, person),
        ).lastrowid
        assert row is not None
        rows[speaker.id] = row
    for gone, _, block in there.values():
        connection.execute("DELETE FROM speakers WHERE speaker = ?", (gone,))
        unsettled.add(block)
    connection.executemany(
        "INSERT OR IGNORE INTO unsettled VALUES (?)", [(b,) for b in unsettled if b is not None]
    )
    forget_empty(connection, {person for (person,) in before})
    connection.executemany(
        "DELETE FROM mentions WHERE speaker = ?", [(row,) for row in rows.values()]
    )
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?)",
        [
            (rows[speaker.id], number, span.start, span.end)
            for speaker in document.speakers
            for number, span in enumerate(speaker.mentions, 1)
        ],
    )
    return rows


def _speaker_values(
    document: Document, speaker: Speaker, aliases: dict[str, Alias]
) -> tuple[str, str, str | None, str, str | None]:
    found = evidence(document, speaker)
    key = shown(name_key(speaker.name))
    alias = aliases.get(key)
    block = block_of(shown(alias.canonical if alias else speaker.name), speaker.type, found.places)
    return speaker.type.value, found.to_json(), found.wikidata, key, block


def _put_statements(
    connection: sqlite3.Connection, document: Document, article: int, speakers: dict[str, int]
) -> None:
    names = {speaker.id: speaker.name for speaker in document.speakers}
    said: list[tuple[int, int, int]] = []
    spans: list[tuple[int, str, int, int, int]] = []
    for number, statement in enumerate(document.statements, 1):
        row = connection.execute(
            "INSERT INTO statements (article, number, id, kind, act, content, start, end, cue,"
            " source, speaker, confidence, speaker_confidence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article, number, *_statement_values(document.text, statement, names)),
        ).lastrowid
        assert row is not None
        said += [(row, place, speakers[id]) for place, id in enumerate(statement.speaker, 1)]
        for role in ("content", "cue", "source"):
            fragments: Fragments = getattr(statement, role)
            spans += [(row, role, n, s.start, s.end) for n, s in enumerate(fragments, 1)]
    connection.executemany("INSERT INTO said VALUES (?, ?, ?)", said)
    _count(connection, document, speakers)
    connection.executemany("INSERT INTO spans VALUES (?, ?, ?, ?, ?)", spans)


def _count(connection: sqlite3.Connection, document: Document, speakers: dict[str, int]) -> None:
    """How much each speaker said, kept with the speaker: lists of people need no statements."""
    counts: Counter[tuple[str, str]] = Counter()
    for statement in document.statements:
        what = "attitudes" if statement.act is Act.ATTITUDE else statement.kind.value
        counts.update((id, what) for id in {*statement.speaker})
    connection.executemany(
        "UPDATE speakers SET direct = ?, indirect = ?, mixed = ?, attitudes = ? WHERE speaker = ?",
        [
            (*(counts[id, what] for what in (*Kind, "attitudes")), row)
            for id, row in speakers.items()
        ],
    )


def _statement_values(
    text: str, statement: Statement, names: dict[str, str]
) -> tuple[str | int | float | None, ...]:
    said = statement.confidence
    return (
        escaped(statement.id),
        statement.kind.value,
        statement.act.value,
        shown(passages(text, statement.content)),
        statement.content[0].start,
        statement.content[-1].end,
        shown(passages(text, statement.cue)) or None,
        shown(passages(text, statement.source)) or None,
        shown(joined(names[id] for id in statement.speaker)) if statement.speaker else None,
        None if said is None else said.statement,
        None if said is None else said.speaker,
    )


def documents(connection: sqlite3.Connection) -> Iterator[Document]:
    """Every document as it was added, in the order of the first time."""
    from attribution.codec import document_from_json

    for text, stored in connection.execute(
        "SELECT text, json FROM articles JOIN documents USING (article) ORDER BY article"
    ):
        record = json.loads(stored)
        yield document_from_json({"text": text} | record)
