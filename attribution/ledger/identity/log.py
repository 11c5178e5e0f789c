"""The log of merges and splits: appended to, never changed; the schema sees to that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from attribution.ledger.storable import shown

RULES = "rules"
"""Who decided where nobody did."""


def now() -> str:
    """The time for logs, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def log(
    connection: sqlite3.Connection,
    *,
    action: str,
    who: str,
    why: str,
    person: int,
    moved: Sequence[tuple[int, int | None, int | None]],
    other: int | None = None,
    score: float | None = None,
    proposal: int | None = None,
    undoes: int | None = None,
) -> int:
    """One more row of the log, with what each speaker was before; returns its number."""
    row = connection.execute(
        "INSERT INTO decisions (action, who, at, why, score, person, other, proposal, speakers,"
        " undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            action,
            shown(who),
            now(),
            shown(why),
            score,
            person,
            other,
            proposal,
            json.dumps(moved, separators=(",", ":")),
            undoes,
        ),
    ).lastrowid
    assert row is not None
    return row
