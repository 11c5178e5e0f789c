"""Whatever is done to a ledger in whatever order, it adds up, and what is undone is undone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.ledger.database import reading, transaction, writing
from attribution.ledger.identity import decisions
from attribution.ledger.identity.aliases import Alias, put_aliases
from attribution.ledger.identity.decisions import pending
from attribution.ledger.identity.settle import settle
from attribution.ledger.people import count_people, matching
from attribution.ledger.query import Filter, search
from attribution.ledger.store import documents
from attribution.schema import Document, SpeakerType
from tests.ledger.conftest import add, article, rows

IDS = [f"a{n}" for n in range(6)]
NAMES = ["Galina Petrenko", "G. Petrenko", "Galyna Petrenko", "Petrenko", "Dr. Gala Petrenko",
         "Jo O'Neil", "J. O’Neil", "O'Neil Jr"]  # fmt: skip
BODIES = ["Blue Meridian Lines", "BML"]
ROLES = ["", ", a plumber,", ", the mayor of Velmar,", ", the mayor of Faro,"]


@st.composite
def articles(draw: st.DrawFn, id: str) -> Document:
    """Up to four people or bodies, each with a statement, perhaps a role and a date."""
    text, names = "", draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    for number, name in enumerate(names):
        text += f"“We have {number} boats today”, said {name}{draw(st.sampled_from(ROLES))} here. "
    day = draw(st.none() | st.integers(1, 3))
    dated = {} if day is None else {"published": f"2031-03-{day:02}", "outlet": "Velmar Post"}
    given = article(id, text, *names, **dated)
    if not draw(st.booleans()):
        return given
    body = article("", f"“No”, said {(name := draw(st.sampled_from(BODIES)))}.", name,
                   type=SpeakerType.ORGANIZATION).speakers[0]  # fmt: skip
    return replace(given, speakers=(*given.speakers, replace(body, id="body", mentions=())))


def libraries() -> st.SearchStrategy[list[Document]]:
    return st.lists(st.sampled_from(IDS), min_size=1, unique=True).flatmap(
        lambda ids: st.tuples(*map(articles, ids)).map(list)
    )


def identities(db: Path) -> tuple[Any, ...]:
    """Who is who, with names, pins and what waits; people by their speakers, not by number."""
    with reading(db) as connection:
        speakers: dict[int, list[Any]] = {}
        for person, *speaker in connection.execute(
            "SELECT person, a.id, k.id, pinned IS NOT NULL FROM speakers AS k"
            " JOIN articles AS a USING (article) ORDER BY a.id, k.id"
        ):
            speakers.setdefault(person, []).append(tuple(speaker))
        people = {
            (*speakers.get(person, ()), name, type, wikidata, names)
            for person, name, type, wikidata, names in connection.execute(
                "SELECT person, name, type, wikidata, (SELECT group_concat(n.name, '|') FROM"
                " (SELECT name FROM names WHERE names.person = p.person ORDER BY name) AS n)"
                " FROM people AS p"
            )
        }
        waiting = {
            (frozenset((*speakers[one.person], *speakers[one.other])), one.score, one.why)
            for one in pending(connection)
        }
    return people, waiting


def check(db: Path, there: dict[str, Document]) -> None:
    """All that must hold whatever was done."""
    with writing(db, create=False) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("statements_fts", "names_fts"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    with reading(db) as connection:
        assert {one.id: one for one in documents(connection)} == there
        statements = [(d.id, s.id) for d in there.values() for s in d.statements]
        found = [*search(connection, "", Filter(act=None), limit=None)]
        assert sorted((one.article, one.statement) for one in found) == sorted(statements)
        assert all(one.speakers for one in found)
        assert sum(one.statements for one in count_people(connection)) == len(statements)
        for person, name in connection.execute("SELECT person, name FROM names").fetchall():
            assert person in [one.person for one in matching(connection, name)]
        _check_people(connection)


def _check_people(connection: sqlite3.Connection) -> None:
    for nothing in (
        "speakers WHERE person IS NULL OR pinned != person",
        "people AS p WHERE NOT EXISTS (SELECT 1 FROM speakers AS k WHERE k.person = p.person)",
        "people AS p WHERE name NOT IN (SELECT name FROM names AS n WHERE n.person = p.person)",
        "proposals WHERE state = 'pending' AND (person NOT IN (SELECT person FROM people)"
        " OR other NOT IN (SELECT person FROM people))",
        "unsettled",
        # Names that are neither a speaker's nor an alias's.
        "names AS n WHERE name NOT IN (SELECT name FROM speakers AS k WHERE k.person = n.person"
        " UNION SELECT canonical FROM aliases)",
    ):
        assert connection.execute(f"SELECT * FROM {nothing}").fetchall() == [], nothing


def alias(db: Path, name: str, canonical: str) -> None:
    with writing(db, create=True) as connection:
        with transaction(connection):
            put_aliases(connection, [Alias(name, canonical)], "me", "now")
        settle(connection)


def decide(db: Path, data: st.DataObject) -> int | None:
    """A decision about something that is there; None if there is nothing to decide."""
    with reading(db) as connection:
        waiting = [one.proposal for one in pending(connection)]
        groups: dict[int, list[int]] = {}
        for person, speaker in connection.execute("SELECT person, speaker FROM speakers"):
            groups.setdefault(person, []).append(speaker)
    split = [(person, speakers) for person, speakers in groups.items() if len(speakers) > 1]
    options = [("accept", n) for n in waiting] + [("reject", n) for n in waiting]
    choice = data.draw(st.sampled_from([*options, *split, None]))
    if choice is None:
        return None
    with writing(db, create=False) as connection:
        with transaction(connection):
            if choice[0] == "accept":
                decision = decisions.accept(connection, choice[1], "me", "because")
            elif choice[0] == "reject":
                decision = decisions.reject(connection, choice[1], "me", "because")
            else:
                leaving = data.draw(st.integers(1, len(choice[1]) - 1))
                decision, _ = decisions.split(
                    connection, choice[0], choice[1][:leaving], "me", "because"
                )
        settle(connection)
    return decision


def undo(db: Path, decision: int) -> int:
    with writing(db, create=False) as connection:
        with transaction(connection):
            number = decisions.undo(connection, decision, "me", "because")
        settle(connection)
    return number


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_it_adds_up_and_undoing_restores(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    db = tmp_path_factory.mktemp("ledger") / "who.db"
    there: dict[str, Document] = {}
    for _ in range(data.draw(st.integers(1, 3))):
        added = data.draw(libraries())
        add(db, *added)
        there |= {one.id: one for one in added}
        if data.draw(st.booleans()):
            alias(db, *data.draw(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))))
        check(db, there)
        before = identities(db)
        made = [n for _ in range(data.draw(st.integers(0, 4))) if (n := decide(db, data))]
        after = identities(db)
        check(db, there)
        undone = [undo(db, decision) for decision in reversed(made)]
        assert identities(db) == before
        if data.draw(st.booleans()):
            for decision in reversed(undone):
                undo(db, decision)
            assert identities(db) == after
        check(db, there)
        # The same again changes no row.
        tables = ("articles", "documents", "statements", "speakers", "people", "proposals", "names")
        rows_before = [rows(db, f"SELECT * FROM {table}") for table in tables]
        assert add(db, *there.values()).unchanged == len(there)
        assert [rows(db, f"SELECT * FROM {table}") for table in tables] == rows_before


@settings(max_examples=25, deadline=None)
@given(data=st.data(), given=libraries(), aliased=st.booleans())
def test_the_order_of_adding_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
    given: list[Document],
    aliased: bool,
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    # One ledger gets all at once and the alias last, the other piece by piece, with some articles
    # in an earlier wording first.
    one, other = folder / "one.db", folder / "other.db"
    add(one, *given)
    if aliased:
        alias(one, "G. Petrenko", "Gala Petrenko")
        alias(other, "G. Petrenko", "Gala Petrenko")
    for document in data.draw(st.permutations(given)):
        if data.draw(st.booleans()):
            add(other, data.draw(articles(document.id)))
        add(other, document)
    assert identities(other) == identities(one)
