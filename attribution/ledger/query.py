"""Statements found by words, speaker, kind, outlet and date; what a search gives back."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from attribution.ledger import meta
from attribution.ledger.errors import LedgerError
from attribution.ledger.people import matching
from attribution.ledger.storable import shown, unescaped

_TERM = re.compile(r'"([^"]*)"?|[^\s"]+')
_MOST_TERMS = 200
_AFTER_ALL = "\uffff"
"""Sorts after whatever a date goes on with."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What statements must have; `act` None is either. Dates are ISO, whole or their beginning."""

    speaker: str | None = None
    kind: str | None = None
    act: str | None = "statement"
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with its article; `speakers` are people, `named` what the article calls them."""

    row: int
    article: str
    statement: str
    text: str
    kind: str
    act: str
    speakers: tuple[str, ...]
    people: tuple[int, ...]
    named: str | None
    start: int
    end: int
    cue: str | None
    source: str | None
    confidence: float | None
    speaker_confidence: float | None
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None

    @property
    def speaker(self) -> str | None:
        """Names joined by ' and '; None if the article does not tell."""
        return " and ".join(self.speakers) or None

    def to_json(self) -> dict[str, Any]:
        return {
            "article": self.article,
            "statement": self.statement,
            "text": self.text,
            "speaker": self.speaker,
            "speakers": list(self.speakers),
            "people": list(self.people),
            "named": self.named,
            "kind": self.kind,
            "act": self.act,
            "start": self.start,
            "end": self.end,
            "cue": self.cue,
            "source": self.source,
            "confidence": self.confidence,
            "speaker_confidence": self.speaker_confidence,
            "published": self.published,
            "outlet": self.outlet,
            "title": self.title,
            "url": self.url,
        }


def match_expression(query: str) -> str | None:
    """A query of words and "phrases" in FTS5's syntax, every part quoted; None if it has no word.

    Nothing that a user types is taken for syntax: `NEAR(`, `*` and `-` are letters or nothing.
    """
    terms = []
    for found in _TERM.finditer(shown(query).replace("\ufffd", " ")):
        term = found[1] if found[1] is not None else found[0]
        if any(c.isalnum() for c in term):
            terms.append(f'"{term}"')
    if len(terms) > _MOST_TERMS:
        raise LedgerError(f"the query has {len(terms)} words, {_MOST_TERMS} are the most")
    return " ".join(dict.fromkeys(terms)) or None


def search(
    connection: sqlite3.Connection,
    query: str,
    filter: Filter = Filter(),
    *,
    by_date: bool = False,
    oldest_first: bool = False,
    limit: int | None = 20,
) -> Iterator[Found]:
    """Statements whose content holds all the words, the best first, or the latest.

    A blank query lists, by date; one of signs only finds nothing.
    """
    words = match_expression(query)
    if words is None and query.strip():
        return
    where, values = conditions(connection, filter)
    tables = "statements AS s JOIN articles AS a USING (article)"
    order = "a.published DESC, a.article DESC, s.number"
    if oldest_first:
        order = "a.published, a.article, s.number"
    if words is not None:
        # CROSS JOIN keeps SQLite from walking through all statements first.
        tables = (
            "statements_fts AS f CROSS JOIN statements AS s ON s.statement = f.rowid"
            " CROSS JOIN articles AS a ON a.article = s.article"
        )
        where.insert(0, "statements_fts MATCH ?")
        values.insert(0, words)
        if not by_date:
            order = "f.rank, s.statement"
    elif filter.speaker is None and filter.article is None:
        tables = "articles AS a CROSS JOIN statements AS s ON s.article = a.article"
    yield from fetch(connection, tables, where, values, order, limit)


def conditions(connection: sqlite3.Connection, filter: Filter) -> tuple[list[str], list[Any]]:
    """SQL conditions on statements `s` and articles `a`, and their values."""
    where: list[str] = []
    values: list[Any] = []

    def add(condition: str, *given: Any) -> None:
        where.append(condition)
        values.extend(given)

    if filter.speaker is not None:
        people = [person.person for person in matching(connection, filter.speaker)]
        add(
            "s.statement IN (SELECT statement FROM said JOIN speakers AS k USING (speaker)"
            " WHERE k.person IN (SELECT value FROM json_each(?)))",
            json.dumps(people),
        )
    for column, value in (("s.kind", filter.kind), ("s.act", filter.act)):
        if value is not None:
            add(f"{column} = ?", value)
    if filter.outlet is not None:
        add("a.outlet = ? COLLATE NOCASE", shown(filter.outlet))
    if filter.since is not None:
        add("a.published >= ?", filter.since)
    if filter.until is not None:
        add("a.published <= ?", filter.until + _AFTER_ALL)
    if filter.min_confidence is not None:
        add("s.confidence >= ?", filter.min_confidence)
    if filter.article is not None:
        add("s.article = ?", filter.article)
    return where, values


def date(text: str) -> str:
    """A date of a command line in the form that the ledger has; raises LedgerError."""
    found = meta.published(text)
    if found is None:
        raise LedgerError(f"{text!r} is not a date such as 2031-03-03, 2031-03 or 2031")
    return found


def fetch(
    connection: sqlite3.Connection,
    tables: str,
    where: Sequence[str],
    values: Sequence[Any],
    order: str,
    limit: int | None,
) -> Iterator[Found]:
    """Statements of any selection, with their people."""
    rows = connection.execute(
        "SELECT s.statement, a.id, s.id, s.content, s.kind, s.act, s.speaker, s.start, s.end,"
        " s.cue, s.source, s.confidence, s.speaker_confidence, a.published, a.outlet, a.title,"
        f" a.url FROM {tables} WHERE {' AND '.join(where) or '1'} ORDER BY {order} LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    for row in rows:
        people = connection.execute(
            "SELECT DISTINCT p.person, COALESCE(p.name, k.name) FROM said"
            " JOIN speakers AS k USING (speaker) LEFT JOIN people AS p ON p.person = k.person"
            " WHERE said.statement = ? ORDER BY said.place",
            (row[0],),
        ).fetchall()
        number, article, statement, text, kind, act, named, *rest = row
        yield Found(
            number,
            unescaped(article),
            unescaped(statement),
            text,
            kind,
            act,
            tuple(name for _, name in people),
            tuple(person for person, _ in people if person is not None),
            named,
            *rest,
        )


def around(connection: sqlite3.Connection, found: Found, width: int = 120) -> tuple[str, str]:
    """What stands before and after a statement in its article, up to `width` characters."""
    (text,) = connection.execute(
        "SELECT text FROM articles JOIN statements USING (article) WHERE statement = ?",
        (found.row,),
    ).fetchone()
    before, after = text[max(0, found.start - width) : found.start], text[found.end :][:width]
    if found.start > width:
        before = "…" + before.partition(" ")[2]
    if found.end + width < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before, after
