"""Writes what clustering found: who is who, why, and what waits for a human."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from attribution.ledger.database import transaction
from attribution.ledger.identity.aliases import Alias, read_aliases
from attribution.ledger.identity.cluster import Cluster, Member, Proposal, atom_key, cluster
from attribution.ledger.identity.evidence import Evidence
from attribution.ledger.identity.log import RULES, log
from attribution.ledger.identity.names import name_key
from attribution.schema import SpeakerType

_BLOCKS = 500
_COMPANY = 50
"""Articles of one group that are compared by the names they mention."""
_LARGE = 2000
"""Speakers of a block from which on those that are like settled ones join these unseen."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    row: int
    article: int
    name: str
    type: str
    person: int | None
    pinned: int | None
    member: Member


def settle(connection: sqlite3.Connection) -> int:
    """Settles every block that something has changed in; returns how many people are new.

    A bounded number of blocks share a transaction: an interruption leaves the others for later.
    """
    new = 0
    while True:
        with transaction(connection):
            blocks = [
                block
                for (block,) in connection.execute(
                    "SELECT block FROM unsettled ORDER BY block LIMIT ?", (_BLOCKS,)
                )
            ]
            if not blocks:
                _forget_proposals(connection)
                return new
            aliases = read_aliases(connection)
            for block in blocks:
                new += _settle_block(connection, block, aliases)
                connection.execute("DELETE FROM unsettled WHERE block = ?", (block,))


def _settle_block(connection: sqlite3.Connection, block: str, aliases: dict[str, Alias]) -> int:
    speakers = _speakers(connection, block, aliases)
    if len(speakers) > _LARGE and _joined_unseen(connection, speakers):
        return 0
    speakers = _with_company(connection, speakers)
    pins = frozenset(s.pinned for s in speakers if s.pinned is not None)
    rejected = _rejected(connection, pins)
    clusters, proposals = cluster([s.member for s in speakers], rejected)
    people, new = _assign(connection, speakers, clusters)
    _propose(connection, {s.person for s in speakers} | set(people), people, proposals)
    forget_empty(connection, {s.person for s in speakers} - set(people))
    return new


def _speakers(
    connection: sqlite3.Connection, block: str, aliases: dict[str, Alias]
) -> list[_Speaker]:
    """The block's speakers by article and id, which does not depend on when they were added."""
    found = []
    for row in connection.execute(
        "SELECT speaker, k.article, name, type, person, pinned, roles, wikidata, key, outlet,"
        " substr(published, 1, 10) FROM speakers AS k JOIN articles AS a USING (article)"
        " WHERE block = ? ORDER BY a.id, k.id",
        (block,),
    ):
        speaker, article, name, type, person, pinned, roles, wikidata, key, outlet, day = row
        known = Evidence.from_json(roles, wikidata)
        alias = aliases.get(key)
        member = Member(
            name=alias.canonical if alias else name,
            is_body=type == SpeakerType.ORGANIZATION,
            places=known.places,
            also=frozenset(known.also),
            roles=frozenset(known.roles),
            carried=(outlet, day) if outlet and day and len(day) == 10 else None,
            wikidata=(alias.wikidata if alias else None) or known.wikidata,
            aliased=alias is not None,
            pin=pinned,
        )
        found.append(_Speaker(speaker, article, name, type, person, pinned, member))
    return found


def _joined_unseen(connection: sqlite3.Connection, speakers: Sequence[_Speaker]) -> bool:
    """In a large block, gives new speakers the person of settled ones with the same evidence.

    False, and nothing done, unless this settles them all.
    """
    settled: dict[tuple[object, ...], set[int]] = {}
    fresh = []
    for number, speaker in enumerate(speakers):
        if speaker.person is None:
            fresh.append((atom_key(speaker.member, number), speaker))
        elif speaker.pinned is None:
            settled.setdefault(atom_key(speaker.member, number), set()).add(speaker.person)
    if not fresh or any(len(settled.get(key, ())) != 1 for key, _ in fresh):
        return False
    together: dict[int, list[_Speaker]] = {}
    for key, speaker in fresh:
        (person,) = settled[key]
        together.setdefault(person, []).append(speaker)
    for person, joining in together.items():
        _log_merge(connection, person, joining, "same name", None)
        _move(connection, person, joining)
        _name(connection, person, {s.name for s in joining})
    return True


def _with_company(connection: sqlite3.Connection, speakers: Sequence[_Speaker]) -> list[_Speaker]:
    """Speakers with the names of their articles, where there are several groups to compare."""
    keys = [atom_key(s.member, n) for n, s in enumerate(speakers)]
    if len(set(keys)) < 2:
        return list(speakers)
    seen: Counter[tuple[object, ...]] = Counter()
    result = []
    for key, speaker in zip(keys, speakers, strict=True):
        seen[key] += 1
        if seen[key] > _COMPANY:
            result.append(speaker)
            continue
        (names,) = connection.execute(
            "SELECT names FROM contexts WHERE article = ?", (speaker.article,)
        ).fetchone()
        company = frozenset(json.loads(names))
        result.append(replace(speaker, member=replace(speaker.member, company=company)))
    return result


def _rejected(connection: sqlite3.Connection, pins: frozenset[int]) -> frozenset[tuple[int, int]]:
    """Pairs of pins that are not to be proposed; who was merged into one brings along its own."""
    now = {
        person: pin
        for pin in pins
        for (person,) in connection.execute(
            "WITH RECURSIVE one (person) AS (SELECT ? UNION SELECT other FROM proposals"
            " JOIN one USING (person) WHERE state = 'accepted') SELECT person FROM one",
            (pin,),
        )
    } | {pin: pin for pin in pins}
    pairs: set[tuple[int, int]] = set()
    for person, pin in now.items():
        for (other,) in connection.execute(
            "SELECT other FROM proposals WHERE state = 'rejected' AND person = ?", (person,)
        ):
            if other in now:
                pairs.add((min(pin, now[other]), max(pin, now[other])))
    return frozenset(pairs)


def _assign(
    connection: sqlite3.Connection, speakers: Sequence[_Speaker], clusters: Sequence[Cluster]
) -> tuple[list[int], int]:
    """A person for each cluster, in their order, and how many of them are new.

    A cluster keeps the person that most of its speakers had; a pin decides over that.
    """
    pinned = {c.pin for c in clusters if c.pin is not None}
    claims = []
    for number, one in enumerate(clusters):
        counts = Counter(
            p for m in one.members if (p := speakers[m].person) is not None and p not in pinned
        )
        claims += [(-count, person, number) for person, count in counts.items()]
    people: dict[int, int] = {n: c.pin for n, c in enumerate(clusters) if c.pin is not None}
    taken = set(pinned)
    for _, person, number in sorted(claims):
        if number not in people and person not in taken:
            people[number] = person
            taken.add(person)
    new = 0
    for number, one in enumerate(clusters):
        members = [speakers[m] for m in one.members]
        if number not in people:
            people[number] = _new_person(connection, members[0].name, members[0].type)
            new += 1
        _write(connection, people[number], one, speakers)
    # Only now: until all are moved, people still have speakers that leave them.
    for number, one in enumerate(clusters):
        _describe(connection, people[number], [speakers[m] for m in one.members])
    return [people[number] for number in range(len(clusters))], new


def _new_person(connection: sqlite3.Connection, name: str, type: str) -> int:
    row = connection.execute(
        "INSERT INTO people (name, type) VALUES (?, ?)", (name, type)
    ).lastrowid
    assert row is not None
    return row


def _write(
    connection: sqlite3.Connection, person: int, one: Cluster, speakers: Sequence[_Speaker]
) -> None:
    """Moves a cluster's speakers to its person, and logs each group that joins others."""
    there = any(speakers[m].person == person for m in one.members)
    for number, join in enumerate(one.joins):
        joining = [speakers[m] for m in join.members if speakers[m].person != person]
        if not joining:
            continue
        first = number == 0 and not there
        logged = joining[1:] if first and joining[0].person is None else joining
        if logged:
            _log_merge(connection, person, logged, join.why, join.score)
        _move(connection, person, joining)


def _names(members: Iterable[_Speaker]) -> set[str]:
    return {name for s in members for name in (s.name, s.member.name)}


def _describe(connection: sqlite3.Connection, person: int, members: Sequence[_Speaker]) -> None:
    """The person's name (an alias's, else the fullest and most frequent), type and Wikidata id."""
    names = Counter(s.member.name for s in members)
    aliased = {s.member.name for s in members if s.member.aliased}
    best = min(
        names,
        key=lambda n: (n not in aliased, -len(name_key(n).split()), -names[n], -len(n), n),
    )
    types = Counter(s.type for s in members if s.type != SpeakerType.UNKNOWN)
    type = min(types, key=lambda t: (-types[t], t)) if types else SpeakerType.UNKNOWN.value
    wikidata = min((s.member.wikidata for s in members if s.member.wikidata), default=None)
    connection.execute(
        "UPDATE people SET name = ?1, type = ?2, wikidata = ?3 WHERE person = ?4"
        " AND (name, type) != (?1, ?2) OR person = ?4 AND wikidata IS NOT ?3",
        (best, type, wikidata, person),
    )
    # A pinned speaker may stand in another block, if its article was changed since.
    others = connection.execute("SELECT DISTINCT name FROM speakers WHERE person = ?", (person,))
    wanted = _names(members) | {name for (name,) in others}
    had = {n for (n,) in connection.execute("SELECT name FROM names WHERE person = ?", (person,))}
    connection.executemany(
        "DELETE FROM names WHERE person = ? AND name = ?",
        [(person, name) for name in sorted(had - wanted)],
    )
    _name(connection, person, wanted - had)


def _name(connection: sqlite3.Connection, person: int, names: set[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO names (person, name, folded) VALUES (?, ?, ?)",
        [(person, name, name_key(name)) for name in sorted(names)],
    )


def _move(connection: sqlite3.Connection, person: int, speakers: Sequence[_Speaker]) -> None:
    connection.executemany(
        "UPDATE speakers SET person = ? WHERE speaker = ?", [(person, s.row) for s in speakers]
    )


def _log_merge(
    connection: sqlite3.Connection,
    person: int,
    speakers: Sequence[_Speaker],
    why: str,
    score: float | None,
) -> None:
    before = {s.person for s in speakers}
    log(
        connection,
        action="merge",
        who=RULES,
        why=why,
        score=None if score is None else min(score, 1.0),
        person=person,
        other=before.pop() if len(before) == 1 else None,
        moved=[(s.row, s.person, s.pinned) for s in speakers],
    )


def _propose(
    connection: sqlite3.Connection,
    concerned: set[int | None],
    people: Sequence[int],
    proposals: Sequence[Proposal],
) -> None:
    """Pending proposals of the block made anew; one that was there keeps its number."""
    wanted = {}
    for one in proposals:
        a, b = sorted((people[one.a], people[one.b]))
        wanted[a, b] = one.verdict
    there: set[tuple[int, int]] = set()
    for person in concerned:
        there.update(
            connection.execute(
                "SELECT person, other FROM proposals WHERE state = 'pending'"
                " AND (person = ?1 OR other = ?1)",
                (person,),
            )
        )
    connection.executemany(
        "DELETE FROM proposals WHERE person = ? AND other = ?", sorted(there - set(wanted))
    )
    connection.executemany(
        "INSERT INTO proposals (person, other, state, score, why) VALUES (?, ?, 'pending', ?, ?)"
        " ON CONFLICT (person, other) DO UPDATE SET score = excluded.score, why = excluded.why"
        " WHERE state = 'pending'",
        [(a, b, min(v.score, 0.99), v.why) for (a, b), v in sorted(wanted.items())],
    )


def _forget_proposals(connection: sqlite3.Connection) -> None:
    """Those that wait for people who are gone: an alias may have taken all of a block away."""
    connection.execute(
        "DELETE FROM proposals WHERE state = 'pending'"
        " AND ((SELECT COUNT(*) FROM people WHERE people.person IN (proposals.person, other)) < 2)"
    )


def forget_empty(connection: sqlite3.Connection, people: set[int | None]) -> None:
    """People whom all speakers have left, unless a decision still holds on to them."""
    connection.executemany(
        "DELETE FROM people WHERE person = ?1"
        " AND NOT EXISTS (SELECT 1 FROM speakers WHERE person = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM speakers WHERE pinned = ?1)",
        [(person,) for person in people if person is not None],
    )
