"""What humans decide about people: accept, reject, split, undo. All of it logged, none of it lost.

A decision pins the speakers that it is about: rules never move those again, and never merge two
people that a human has shaped. Undoing one puts back what each of its speakers was before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.ledger.errors import LedgerError
from attribution.ledger.identity.log import RULES, log
from attribution.ledger.identity.settle import forget_empty

Before = tuple[int, int | None, int | None]
"""A speaker's row, its person and its pin."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A doubtful pair of people that waits for a decision."""

    proposal: int
    person: int
    name: str
    other: int
    other_name: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision of the log, `by` whom."""

    decision: int
    action: str
    by: str
    at: str
    why: str
    person: int
    name: str | None
    speakers: tuple[str, ...]
    undone: bool


def pending(connection: sqlite3.Connection) -> list[Pending]:
    """Proposals that wait, the likeliest first."""
    return [
        Pending(*row)
        for row in connection.execute(
            "SELECT proposal, r.person, p.name, r.other, o.name, score, why FROM proposals AS r"
            " JOIN people AS p ON p.person = r.person JOIN people AS o ON o.person = r.other"
            " WHERE state = 'pending' ORDER BY score DESC, proposal"
        )
    ]


def history(connection: sqlite3.Connection, limit: int, *, rules: bool) -> list[Logged]:
    """The latest decisions, with or without those of the rules."""
    found = []
    for *shown, speakers, undone in connection.execute(
        "SELECT d.decision, action, who, at, why, d.person, p.name, speakers,"
        " EXISTS (SELECT 1 FROM decisions AS u WHERE u.undoes = d.decision)"
        " FROM decisions AS d LEFT JOIN people AS p ON p.person = d.person"
        " WHERE ?1 OR who != ?2 ORDER BY decision DESC LIMIT ?3",
        (rules, RULES, limit),
    ).fetchall():
        moved = json.loads(speakers)
        names = tuple(dict.fromkeys(_name(connection, speaker) for speaker, _, _ in moved[:50]))
        decision, action, by, at, why, person, name = shown
        found.append(Logged(decision, action, by, at, why, person, name, names, bool(undone)))
    return found


def _name(connection: sqlite3.Connection, speaker: int) -> str:
    row = connection.execute("SELECT name FROM speakers WHERE speaker = ?", (speaker,)).fetchone()
    return row[0] if row else f"speaker {speaker}, no longer there"


def accept(connection: sqlite3.Connection, proposal: int, who: str, why: str) -> int:
    """Merges the two people of a proposal; returns the decision's number."""
    a, b = _proposed(connection, proposal)
    before = _speakers(connection, a) + (_speakers(connection, b) if a != b else [])
    number = log(
        connection,
        action="merge",
        who=who,
        why=why,
        person=a,
        other=b,
        proposal=proposal,
        moved=before,
    )
    _decide(connection, proposal, "accepted", a, b)
    _place(connection, [(speaker, a, a) for speaker, _, _ in before])
    if a != b:
        forget_empty(connection, {b})
    return number


def reject(connection: sqlite3.Connection, proposal: int, who: str, why: str) -> int:
    """Keeps the two people of a proposal apart, for good."""
    a, b = _proposed(connection, proposal)
    if a == b:
        raise LedgerError(f"proposal {proposal}: both are person {a} by now")
    first, second = _speakers(connection, a), _speakers(connection, b)
    number = log(
        connection,
        action="reject",
        who=who,
        why=why,
        person=a,
        other=b,
        proposal=proposal,
        moved=first + second,
    )
    _decide(connection, proposal, "rejected", a, b)
    _place(connection, [(s, a, a) for s, _, _ in first] + [(s, b, b) for s, _, _ in second])
    return number


def split(
    connection: sqlite3.Connection, person: int, speakers: Sequence[int], who: str, why: str
) -> tuple[int, int]:
    """Makes a new person of some speakers of `person`; returns the decision and the new person."""
    there = _speakers(connection, person)
    if not there:
        raise LedgerError(f"no person has the number {person}")
    strangers = sorted(set(speakers) - {speaker for speaker, _, _ in there})
    if strangers:
        raise LedgerError(
            f"{'speaker' if len(strangers) == 1 else 'speakers'}"
            f" {', '.join(map(str, strangers))}: not of person {person}"
        )
    if len(set(speakers)) == len(there):
        raise LedgerError(f"those are all speakers of person {person}: nothing would be split off")
    return _split(connection, person, set(speakers), who, why)


def _split(
    connection: sqlite3.Connection,
    person: int,
    leaving: set[int],
    who: str,
    why: str,
    undoes: int | None = None,
) -> tuple[int, int]:
    there = _speakers(connection, person)
    new = connection.execute(
        "INSERT INTO people (name, type) SELECT name, type FROM people WHERE person = ?", (person,)
    ).lastrowid
    assert new is not None
    number = log(
        connection,
        action="split" if undoes is None else "undo",
        who=who,
        why=why,
        person=person,
        other=new,
        moved=there,
        undoes=undoes,
    )
    _keep_apart(connection, person, new)
    _place(
        connection,
        [(s, new, new) if s in leaving else (s, person, person) for s, _, _ in there],
    )
    return number, new


def undo(connection: sqlite3.Connection, decision: int, who: str, why: str) -> int:
    """Takes a decision back, an undoing one too; returns the new decision's number.

    What the rules had merged is split off and stays so. What a human decided is as before, and its
    proposal waits again. Speakers that came later stay where the rules put them.
    """
    row = connection.execute(
        "SELECT action, who, person, other, proposal, speakers, undoes FROM decisions"
        " WHERE decision = ?",
        (decision,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"no decision has the number {decision}")
    if connection.execute("SELECT 1 FROM decisions WHERE undoes = ?", (decision,)).fetchone():
        raise LedgerError(f"decision {decision} is already undone")
    action, by, person, other, proposal, speakers, _ = row
    moved: list[Before] = [tuple(entry) for entry in json.loads(speakers)]
    present = {
        speaker
        for speaker, _, _ in moved
        if connection.execute("SELECT 1 FROM speakers WHERE speaker = ?", (speaker,)).fetchone()
    }
    if by == RULES and action == "merge":
        return _undo_rules(connection, decision, present, who, why)
    now = [entry for speaker in sorted(present) for entry in _speaker(connection, speaker)]
    number = log(
        connection,
        action="undo",
        who=who,
        why=why,
        person=person,
        other=other,
        proposal=proposal,
        moved=now,
        undoes=decision,
    )
    base, times = _origin(connection, decision)
    stands = times % 2 == 1
    if proposal is not None:
        state = {"merge": "accepted", "reject": "rejected"}[base] if stands else "pending"
        _decide(connection, proposal, state, person, other)
    elif other is not None:
        _keep_apart(connection, person, other, apart=(base == "split") == stands)
    held = _decided_since(connection, decision)
    people = {speaker: at for speaker, at, _ in now}
    _place(
        connection,
        [
            (speaker, at, at if speaker in held and people[speaker] == at else pin)
            for speaker, at, pin in moved
            if speaker in present
        ],
    )
    forget_empty(connection, {person, other, *people.values()})
    return number


def _decided_since(connection: sqlite3.Connection, decision: int) -> set[int]:
    """Speakers of later decisions that stand: they stay with whom these have pinned them."""
    return {
        speaker
        for (speakers,) in connection.execute(
            "SELECT speakers FROM decisions AS d WHERE decision > ? AND who != ?"
            " AND action != 'undo'"
            " AND NOT EXISTS (SELECT 1 FROM decisions AS u WHERE u.undoes = d.decision)",
            (decision, RULES),
        )
        for speaker, _, _ in json.loads(speakers)
    }


def _origin(connection: sqlite3.Connection, decision: int) -> tuple[str, int]:
    """The action at the beginning of a chain of undoing, and how long the chain is."""
    times = 0
    while True:
        action, undoes = connection.execute(
            "SELECT action, undoes FROM decisions WHERE decision = ?", (decision,)
        ).fetchone()
        if undoes is None:
            return str(action), times
        decision, times = undoes, times + 1


def _keep_apart(
    connection: sqlite3.Connection, person: int, other: int, *, apart: bool = True
) -> None:
    """Never proposes two people of a split, or does so again."""
    connection.execute("DELETE FROM proposals WHERE person = ? AND other = ?", (person, other))
    if apart:
        connection.execute(
            "INSERT INTO proposals (person, other, state, score, why)"
            " VALUES (?, ?, 'rejected', 0, 'split by hand')",
            (person, other),
        )


def _undo_rules(
    connection: sqlite3.Connection, decision: int, leaving: set[int], who: str, why: str
) -> int:
    """Splits off those whom the rules had joined to others and who are still with them."""
    people = {person for speaker in leaving for _, person, _ in _speaker(connection, speaker)}
    if len(people) != 1:
        raise LedgerError(f"decision {decision}: its speakers are with different people by now")
    person = people.pop()
    rest = {s for s, _, _ in _speakers(connection, person or 0)} - leaving
    if person is None or not rest:
        raise LedgerError(f"decision {decision}: its speakers are with nobody else by now")
    return _split(connection, person, leaving, who, why, undoes=decision)[0]


def _proposed(connection: sqlite3.Connection, proposal: int) -> tuple[int, int]:
    row = connection.execute(
        "SELECT person, other, state FROM proposals WHERE proposal = ?", (proposal,)
    ).fetchone()
    if row is None:
        raise LedgerError(f"no proposal has the number {proposal}")
    if row[2] != "pending":
        raise LedgerError(f"proposal {proposal} is already {row[2]}; ledger merges undo takes back")
    a, b = sorted(_merged_into(connection, person) for person in row[:2])
    return a, b


def _merged_into(connection: sqlite3.Connection, person: int) -> int:
    """Who a person is by now: of several proposals that are accepted at once, one may be gone."""
    while not _speakers(connection, person):
        row = connection.execute(
            "SELECT person FROM proposals WHERE other = ? AND state = 'accepted'", (person,)
        ).fetchone()
        if row is None:
            break
        (person,) = row
    return person


def _decide(
    connection: sqlite3.Connection, proposal: int, state: str, person: int, other: int
) -> None:
    """Sets a proposal's state; one that no longer waits is put back to be decided again."""
    there = connection.execute(
        "UPDATE proposals SET state = ? WHERE proposal = ?", (state, proposal)
    ).rowcount
    if not there and state != "pending":
        connection.execute(
            "INSERT INTO proposals (proposal, person, other, state, score, why)"
            " VALUES (?, ?, ?, ?, 0, 'decided by hand')"
            " ON CONFLICT (person, other) DO UPDATE SET state = excluded.state",
            (proposal, person, other, state),
        )


def _speakers(connection: sqlite3.Connection, person: int) -> list[Before]:
    return connection.execute(
        "SELECT speaker, person, pinned FROM speakers WHERE person = ? ORDER BY speaker", (person,)
    ).fetchall()


def _speaker(connection: sqlite3.Connection, speaker: int) -> list[Before]:
    return connection.execute(
        "SELECT speaker, person, pinned FROM speakers WHERE speaker = ?", (speaker,)
    ).fetchall()


def _place(connection: sqlite3.Connection, placed: Sequence[Before]) -> None:
    """Puts speakers with people as decided, and marks what must be settled around them."""
    for speaker, person, pin in placed:
        for needed in {person, pin} - {None}:
            connection.execute(
                "INSERT OR IGNORE INTO people (person, name, type)"
                " SELECT ?, name, type FROM speakers WHERE speaker = ?",
                (needed, speaker),
            )
        connection.execute(
            "UPDATE speakers SET person = ?, pinned = ? WHERE speaker = ?", (person, pin, speaker)
        )
        connection.execute(
            "INSERT OR IGNORE INTO unsettled SELECT block FROM speakers"
            " WHERE speaker = ? AND block IS NOT NULL",
            (speaker,),
        )
