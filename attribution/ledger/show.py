"""Everything that one person said, or one article holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from attribution.ledger.errors import LedgerError
from attribution.ledger.people import Person, matching
from attribution.ledger.query import Filter, Found, search
from attribution.ledger.storable import escaped, unescaped

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """What `ledger show` was asked for: an article, or a person."""

    article: int | None = None
    person: Person | None = None


def subject(connection: sqlite3.Connection, asked: str) -> Subject:
    """An article by its id, else a person by name or by `#` and number.

    Raises LedgerError if there is neither, or if the name fits several people.
    """
    row = connection.execute(
        "SELECT article FROM articles WHERE id = ?", (escaped(asked),)
    ).fetchone()
    if row is not None:
        return Subject(article=row[0])
    people = matching(connection, asked)
    if not people:
        raise LedgerError(f"no article and no speaker is called {asked!r}")
    exact = [person for person in people if person.name.casefold() == asked.casefold()]
    if len(exact) == 1:
        return Subject(person=exact[0])
    if len(people) > 1:
        named = ", ".join(f"{p.name} (#{p.person}, {p.type})" for p in people[:_MOST_NAMED])
        more = ", …" if len(people) > _MOST_NAMED else ""
        raise LedgerError(f"{asked!r} fits {len(people)} people: {named}{more}; ask by #number")
    return Subject(person=people[0])


def statements(
    connection: sqlite3.Connection, asked: Subject, filter: Filter, limit: int | None = None
) -> Iterator[Found]:
    """A person's statements by date, the oldest first; an article's in its order."""
    if asked.person is not None:
        filter = replace(filter, speaker=f"#{asked.person.person}")
    else:
        filter = replace(filter, article=asked.article)
    return search(connection, "", filter, limit=limit, oldest_first=True)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A speaker of one article: what `ledger split` takes apart."""

    speaker: int
    name: str
    article: str
    published: str | None
    roles: str
    pinned: bool


def speakers_of(connection: sqlite3.Connection, person: int) -> list[Mentioned]:
    """The speakers of articles that make up a person, by date."""
    return [
        Mentioned(row[0], row[1], unescaped(row[2]), row[3], row[4], bool(row[5]))
        for row in connection.execute(
            "SELECT speaker, name, a.id, published, roles, pinned IS NOT NULL FROM speakers"
            " JOIN articles AS a USING (article) WHERE person = ? ORDER BY published, speaker",
            (person,),
        )
    ]
