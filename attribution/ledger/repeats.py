"""Statements that several articles carry: found once, stored, and shown with their wordings.

Exact repetitions (the same words) are found by a fingerprint; reworded ones by MinHash bands and a
comparison of the pairs that meet. What was compared is remembered: a later run looks at new
statements only. Clusters grow and join; they come apart only when an article is replaced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from attribution.ledger.database import transaction
from attribution.ledger.errors import LedgerError
from attribution.ledger.query import Found, fetch
from attribution.ledger.signatures import Signer
from attribution.ledger.storable import escaped
from attribution.ledger.wording import (
    ALIKE,
    LEAST_WORDS,
    changes,
    fingerprint,
    likeness,
    shingles,
    words,
)

_BATCH = 2000
_MEETING = 40
"""Statements of a band that a new one is compared with, at most."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A statement that several articles carry; the first carrier comes first."""

    cluster: int
    carriers: tuple[Found, ...]

    @property
    def articles(self) -> int:
        return len({carrier.article for carrier in self.carriers})

    @property
    def conflicting(self) -> bool:
        """Whether articles give it to different people."""
        return len({carrier.people for carrier in self.carriers if carrier.people}) > 1

    def to_json(self) -> dict[str, Any]:
        first = self.carriers[0]
        return {
            "text": first.text,
            "articles": self.articles,
            "first": first.article,
            "conflicting_speakers": self.conflicting,
            "carriers": [
                carrier.to_json()
                | {
                    "changes": [
                        {"what": change.what, "text": change.text}
                        for change in changes(first.text, carrier.text)
                        if change.what != "same"
                    ]
                }
                for carrier in self.carriers
            ],
        }


def link(connection: sqlite3.Connection, *, exact: bool) -> None:
    """Links what was added since the last time; raises MissingExtra unless `exact`."""
    signer = None if exact else Signer()
    _step(connection, "exact", None)
    if signer is not None:
        _step(connection, "near", signer)


def _step(connection: sqlite3.Connection, step: str, signer: Signer | None) -> None:
    while True:
        with transaction(connection):
            row = connection.execute(
                "SELECT statement FROM progress WHERE step = ?", (step,)
            ).fetchone()
            done = row[0] if row else 0
            batch = connection.execute(
                "SELECT statement, content FROM statements WHERE statement > ?"
                " ORDER BY statement LIMIT ?",
                (done, _BATCH),
            ).fetchall()
            if not batch:
                return
            for statement, content in batch:
                text = words(content)
                if len(text) < LEAST_WORDS:
                    continue
                if signer is None:
                    _link_exact(connection, statement, fingerprint(text))
                else:
                    _link_near(connection, statement, text, signer)
            connection.execute(
                "INSERT OR REPLACE INTO progress VALUES (?, ?)", (step, batch[-1][0])
            )


def _link_exact(connection: sqlite3.Connection, statement: int, print: int) -> None:
    same = connection.execute(
        "SELECT statement FROM prints WHERE print = ? ORDER BY statement LIMIT 1", (print,)
    ).fetchone()
    connection.execute("INSERT INTO prints VALUES (?, ?)", (statement, print))
    if same is not None:
        _join(connection, same[0], statement)


def _link_near(
    connection: sqlite3.Connection, statement: int, text: Sequence[str], signer: Signer
) -> None:
    own = shingles(text)
    earlier = connection.execute(
        "SELECT statement FROM prints WHERE print = ? AND statement < ? ORDER BY statement LIMIT 1",
        (fingerprint(text), statement),
    ).fetchone()
    if earlier is not None and _has_bands(connection, earlier[0]):
        return  # the same words have met their like already, and are linked to this
    bands = signer.bands(own)
    meeting: set[int] = set()
    for band in bands:
        meeting.update(
            other
            for (other,) in connection.execute(
                "SELECT statement FROM bands WHERE band = ? LIMIT ?", (band, _MEETING)
            )
        )
    connection.executemany(
        "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, statement) for band in bands]
    )
    for other in sorted(meeting):
        (content,) = connection.execute(
            "SELECT content FROM statements WHERE statement = ?", (other,)
        ).fetchone()
        if likeness(own, shingles(words(content))) >= ALIKE:
            _join(connection, other, statement)


def _has_bands(connection: sqlite3.Connection, statement: int) -> bool:
    return (
        connection.execute(
            "SELECT 1 FROM bands WHERE statement = ? LIMIT 1", (statement,)
        ).fetchone()
        is not None
    )


def _join(connection: sqlite3.Connection, a: int, b: int) -> None:
    clusters: set[tuple[int]] = set()
    for statement in (a, b):
        connection.execute("INSERT OR IGNORE INTO repeats VALUES (?1, ?1)", (statement,))
        clusters.update(
            connection.execute("SELECT cluster FROM repeats WHERE statement = ?", (statement,))
        )
    (kept,) = min(clusters)
    connection.executemany(
        "UPDATE repeats SET cluster = ? WHERE cluster = ?",
        [(kept, cluster) for (cluster,) in clusters if cluster != kept],
    )


def find_statement(connection: sqlite3.Connection, article: str, statement: str) -> int:
    """The row of a statement that is named by its article and id; raises LedgerError."""
    row = connection.execute(
        "SELECT statement FROM statements AS s JOIN articles AS a USING (article)"
        " WHERE a.id = ? AND s.id = ?",
        (escaped(article), escaped(statement)),
    ).fetchone()
    if row is None:
        raise LedgerError(f"no article {article!r} has a statement {statement!r}")
    return int(row[0])


def repeated(
    connection: sqlite3.Connection,
    *,
    least: int = 2,
    statement: int | None = None,
    limit: int | None = None,
) -> Iterator[Repeated]:
    """Statements in at least `least` articles, the most carried first; or the one of a statement.

    The first carrier is the one with the earliest date; articles without a date come last.
    """
    where = (
        ""
        if statement is None
        else ("WHERE cluster = (SELECT cluster FROM repeats WHERE statement = ?) ")
    )
    clusters = connection.execute(
        "SELECT cluster, COUNT(DISTINCT article) AS articles FROM repeats"
        f" JOIN statements USING (statement) {where}GROUP BY cluster HAVING articles >= ?"
        " ORDER BY articles DESC, cluster LIMIT ?",
        (*(() if statement is None else (statement,)), least, -1 if limit is None else limit),
    ).fetchall()
    for cluster, _ in clusters:
        found = fetch(
            connection,
            "repeats AS r JOIN statements AS s USING (statement)"
            " JOIN articles AS a USING (article)",
            ["r.cluster = ?"],
            [cluster],
            "a.published IS NULL, a.published, a.id, s.number",
            None,
        )
        yield Repeated(cluster, tuple(found))
