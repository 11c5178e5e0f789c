"""Names that a human says are someone's: *Мария Захарова* is Maria Zakharova."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from attribution.errors import AttributionError, InvalidLine
from attribution.io.decoding import decode
from attribution.ledger.identity.evidence import Evidence
from attribution.ledger.identity.names import block_of, name_key
from attribution.ledger.storable import shown
from attribution.schema import SpeakerType


@dataclass(frozen=True, slots=True)
class Alias:
    """`name` as articles have it, `canonical` as it is to be taken."""

    name: str
    canonical: str
    wikidata: str | None = None


def read_aliases(connection: sqlite3.Connection) -> dict[str, Alias]:
    """The ledger's aliases by the key of the name."""
    return {
        key: Alias(name, canonical, wikidata)
        for key, name, canonical, wikidata in connection.execute(
            "SELECT key, name, canonical, wikidata FROM aliases"
        )
    }


def load_aliases(path: Path) -> list[Alias]:
    """Aliases of a CSV file with the columns name, canonical and, if wanted, wikidata.

    Raises InvalidLine that names file and line, UnreadableInput for what is no text.
    """
    named = str(path)
    try:
        text = decode(path.read_bytes(), named)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise AttributionError(f"{path}: {reason}") from None
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    found: dict[str, Alias] = {}
    try:
        missing = {"name", "canonical"} - set(rows.fieldnames or ())
        if missing:
            raise InvalidLine(named, 1, f"no column {' and '.join(sorted(missing))}")
        for row in rows:
            alias = _alias(row, named, rows.line_num)
            old = found.setdefault(name_key(alias.name), alias)
            if old != alias and (old.canonical, old.wikidata) != (alias.canonical, alias.wikidata):
                raise InvalidLine(
                    named, rows.line_num, f"{alias.name!r} was {old.canonical!r} further up"
                )
    except csv.Error as error:
        raise InvalidLine(named, rows.line_num, f"not CSV: {error}") from None
    return list(found.values())


def _alias(row: dict[str, str | None], path: str, line: int) -> Alias:
    if None in row:
        raise InvalidLine(path, line, "more fields than columns")
    name, canonical = ((row[column] or "").strip() for column in ("name", "canonical"))
    for column, value in (("name", name), ("canonical", canonical)):
        if not name_key(value):
            raise InvalidLine(path, line, f"the column {column} is empty")
    wikidata = (row.get("wikidata") or "").strip()
    if wikidata and not re.fullmatch(r"Q[1-9]\d{0,11}", wikidata):
        raise InvalidLine(path, line, f"wikidata is {wikidata[:20]!r}, not an item such as Q42")
    return Alias(name, canonical, wikidata or None)


def put_aliases(connection: sqlite3.Connection, aliases: list[Alias], who: str, at: str) -> int:
    """Keeps aliases and marks what they concern to be settled; returns how many are new.

    Speakers of articles that are there already are compared by their new names from now on.
    """
    new = 0
    for alias in aliases:
        key = name_key(alias.name)
        new += connection.execute(
            "INSERT INTO aliases VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO UPDATE SET"
            " name = ?2, canonical = ?3, wikidata = ?4, who = ?5, at = ?6"
            " WHERE canonical != ?3 OR wikidata IS NOT ?4",
            (key, alias.name, alias.canonical, alias.wikidata, shown(who), at),
        ).rowcount
        for speaker, type, roles, block in connection.execute(
            "SELECT speaker, type, roles, block FROM speakers WHERE key = ?", (key,)
        ).fetchall():
            known = Evidence.from_json(roles, None)
            moved = block_of(alias.canonical, SpeakerType(type), known.places)
            if moved is None:
                continue
            connection.execute(
                "UPDATE speakers SET block = ?1,"
                " person = CASE WHEN block IS ?1 THEN person ELSE pinned END WHERE speaker = ?2",
                (moved, speaker),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO unsettled VALUES (?)", [(b,) for b in {block, moved} if b]
            )
    connection.execute(
        "DELETE FROM people WHERE NOT EXISTS"
        " (SELECT 1 FROM speakers AS k WHERE k.person = people.person OR k.pinned = people.person)"
    )
    return new
