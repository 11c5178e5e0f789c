"""The people and bodies of a ledger: found by any of their names, and counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attribution.ledger.identity.names import name_key
from attribution.ledger.storable import shown


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body across articles."""

    person: int
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much somebody is quoted, where, from when to when."""

    person: int
    name: str
    type: str
    statements: int
    direct: int
    indirect: int
    mixed: int
    attitudes: int
    articles: int
    first: str | None
    last: str | None
    outlets: tuple[str, ...]
    names: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        fields = ("person", "name", "type", "statements", "direct", "indirect", "mixed")
        rest = ("attitudes", "articles", "first", "last")
        return {key: getattr(self, key) for key in fields + rest} | {
            "outlets": list(self.outlets),
            "names": list(self.names),
        }


def matching(connection: sqlite3.Connection, who: str) -> list[Person]:
    """People one of whose names has all the words of `who`; a last name alone is enough.

    Case, accents and titles do not matter. A number after `#` names one person by number.
    """
    if who.startswith("#") and who[1:].isdecimal() and len(who) < 19:
        rows = connection.execute(
            "SELECT person, name, type FROM people WHERE person = ?", (int(who[1:]),)
        )
        return [Person(*row) for row in rows]
    words = name_key(shown(who).replace("\ufffd", " ")).split()[:50]
    plain = " ".join(f'"{word}"' for word in words if any(c.isalnum() for c in word))
    if not plain:
        return []
    given = " ".join(f'"{w}"' for w in _words(who))
    rows = connection.execute(
        "SELECT person, name, type FROM people WHERE person IN (SELECT person FROM names_fts AS f"
        " JOIN names AS n ON n.number = f.rowid WHERE names_fts MATCH ?) ORDER BY person",
        (f"({plain}) OR ({given})" if given else plain,),
    )
    return [Person(*row) for row in rows]


def _words(who: str) -> list[str]:
    """The words as they were typed, which a name with a title may have too."""
    plain = shown(who).replace('"', " ").replace("\ufffd", " ")
    return [w for w in plain.split()[:50] if any(c.isalnum() for c in w)]


def count_people(
    connection: sqlite3.Connection,
    *,
    types: Sequence[str] = (),
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    least: int = 1,
    limit: int | None = None,
) -> list[Counts]:
    """People with at least `least` statements or attitudes, the most quoted first."""
    where: list[str] = [
        "k.person IS NOT NULL",
        "k.direct + k.indirect + k.mixed + k.attitudes > 0",
    ]
    values: list[Any] = []
    for condition, value in (
        ("a.outlet = ? COLLATE NOCASE", None if outlet is None else shown(outlet)),
        ("a.published >= ?", since),
        ("a.published <= ?", None if until is None else until + "\uffff"),
    ):
        if value is not None:
            where.append(condition)
            values.append(value)
    if types:
        where.append(f"k.person IN (SELECT person FROM people WHERE type IN ({_marks(types)}))")
        values += types
    # `+` keeps SQLite from visiting articles in the order of people, which is no order at all.
    rows = connection.execute(
        "SELECT k.person, SUM(k.direct + k.indirect + k.mixed) AS stated, SUM(k.direct),"
        " SUM(k.indirect), SUM(k.mixed), SUM(k.attitudes) AS attitudes,"
        " COUNT(DISTINCT k.article), MIN(a.published), MAX(a.published)"
        " FROM speakers AS k JOIN articles AS a USING (article)"
        f" WHERE {' AND '.join(where)} GROUP BY +k.person HAVING stated + attitudes >= ?"
        " ORDER BY stated DESC, k.person LIMIT ?",
        (*values, least, -1 if limit is None else limit),
    ).fetchall()
    return [_described(connection, row) for row in rows]


def _described(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Counts:
    """Counts of a person with its name, outlets and names."""
    person, stated, direct, indirect, mixed, attitudes, articles, first, last = row
    name, type = connection.execute(
        "SELECT name, type FROM people WHERE person = ?", (person,)
    ).fetchone()
    outlets = connection.execute(
        "SELECT outlet FROM speakers JOIN articles USING (article)"
        " WHERE person = ? AND outlet IS NOT NULL GROUP BY outlet ORDER BY COUNT(*) DESC, outlet",
        (person,),
    )
    names = connection.execute("SELECT name FROM names WHERE person = ? ORDER BY name", (person,))
    return Counts(
        person=person,
        name=name,
        type=type,
        statements=stated,
        direct=direct,
        indirect=indirect,
        mixed=mixed,
        attitudes=attitudes,
        articles=articles,
        first=first,
        last=last,
        outlets=tuple(outlet for (outlet,) in outlets),
        names=tuple(name for (name,) in names),
    )


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
