"""Small invented articles for ledgers, from short snippets."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.errors import AttributionError
from attribution.ledger.database import reading, writing
from attribution.ledger.store import Added, add_documents
from attribution.schema import Document, Kind, Span, Speaker, SpeakerType, Statement


def article(
    id: str, text: str, *names: str, type: SpeakerType = SpeakerType.PERSON, **more: Any
) -> Document:
    """A document whose speakers are `names`, each with all its mentions.

    A quotation in the text is the statement of the first name after it (else of the last before).
    """
    speakers = []
    for number, name in enumerate(names, 1):
        found = tuple(Span(*m.span()) for m in re.finditer(re.escape(name), text))
        speakers.append(Speaker(f"p{number}", name, type, found, more.get("extra", {})))
    statements = []
    for number, quote in enumerate(re.finditer("“[^”]+”", text), 1):
        said = [(s.mentions[0].start < quote.end(), s.mentions[0].start, s.id) for s in speakers]
        who = (min(said)[2],) if said else ()
        content = (Span(*quote.span()),)
        statements.append(Statement(f"s{number}", content, kind=Kind.DIRECT, speaker=who))
    meta = {key: more[key] for key in ("published", "outlet", "title", "url") if key in more}
    return Document(id, text, tuple(statements), tuple(speakers), meta)


def add(path: Path, *documents: Document) -> Added:
    """Adds documents and fails the test if one could not be."""

    def fail(error: AttributionError) -> None:
        raise error

    with writing(path, create=True) as connection:
        return add_documents(connection, documents, fail)


def rows(path: Path, query: str, *values: object) -> list[Any]:
    """What a query gives; single columns as bare values."""
    with reading(path) as connection:
        found = connection.execute(query, values).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]


def people(path: Path) -> dict[str, set[str]]:
    """The articles that each person's speakers stand in, by the person's name and number."""
    found: dict[str, set[str]] = {}
    for name, person, id in rows(
        path,
        "SELECT p.name, p.person, a.id FROM speakers JOIN people AS p USING (person)"
        " JOIN articles AS a USING (article)",
    ):
        found.setdefault(f"{name} #{person}", set()).add(id)
    return found


def together(path: Path) -> set[frozenset[str]]:
    """The partition of speakers, as `article/id`, that people make."""
    groups: dict[int, set[str]] = {}
    for person, id, speaker in rows(
        path,
        "SELECT person, a.id, k.id FROM speakers AS k JOIN articles AS a USING (article)",
    ):
        groups.setdefault(person, set()).add(f"{id}/{speaker}")
    return {frozenset(group) for group in groups.values()}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "who.db"


@pytest.fixture
def connection(db: Path) -> Iterator[sqlite3.Connection]:
    with writing(db, create=True) as connection:
        yield connection
