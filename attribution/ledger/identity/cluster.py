"""A block's speakers grouped into people: sure merges made, doubtful ones proposed.

The result depends on the set of speakers and on what humans decided, not on the order in which
articles came. Sure pairs are merged from the best on, each time with the evidence of all that was
merged before; a group that could as well belong to another, which is someone else, is left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from attribution.ledger.identity.names import PersonName, name_key
from attribution.ledger.identity.score import DOUBTFUL, SURE, Group, Verdict, verdict

_MARGIN = 0.1
"""How much better a merge must be than one with somebody else."""
_MOST = 120
"""Groups of a block that are compared with each other; the rest stay on their own."""
_PROPOSALS = 3
"""For each group, at most."""


@dataclass(frozen=True, slots=True)
class Member:
    """A speaker with its evidence; members are given in an order that does not change."""

    name: str
    is_body: bool = False
    places: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    carried: tuple[str, str] | None = None
    wikidata: str | None = None
    aliased: bool = False
    pin: int | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Members that came into a cluster together, and why; the first of a cluster has no score."""

    members: tuple[int, ...]
    why: str
    score: float | None


@dataclass(slots=True)
class Cluster:
    """One person: who belongs to it, by what reasons."""

    joins: list[Join]
    pin: int | None

    @property
    def members(self) -> list[int]:
        return sorted(m for join in self.joins for m in join.members)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two clusters, by their places in the list, that may be one."""

    a: int
    b: int
    verdict: Verdict


@dataclass(slots=True)
class _Node:
    group: Group
    joins: list[Join] = field(default_factory=list)


def atom_key(member: Member, number: int) -> tuple[object, ...]:
    """Members with equal keys are one without comparing: same full name, same evidence."""
    key = name_key(member.name)
    alone = not member.is_body and not PersonName.of(key).given and not member.aliased
    return (
        member.is_body,
        key,
        member.places,
        tuple(sorted(member.also)),
        tuple(sorted(member.roles)),
        member.wikidata,
        member.aliased,
        member.pin,
        number if alone and member.wikidata is None and member.pin is None else None,
    )


def cluster(
    members: Sequence[Member], rejected: frozenset[tuple[int, int]] = frozenset()
) -> tuple[list[Cluster], list[Proposal]]:
    """Clusters of the members, and the pairs of clusters that a human should look at.

    `rejected` holds pairs of pins (the lower first) that are not proposed again.
    """
    nodes = _united(_atoms(members))
    aside = nodes[_MOST:]
    nodes = nodes[:_MOST]
    scores: dict[tuple[int, int], Verdict | None] = {}
    alive = dict(enumerate(nodes))
    for i in alive:
        for j in range(i):
            scores[j, i] = verdict(nodes[j].group, nodes[i].group)
    while (best := _best(alive, scores)) is not None:
        (i, j), found = best
        kept, joining = alive[i], alive.pop(j)
        entered = [replace(join, why=found.why, score=found.score) for join in joining.joins[:1]]
        alive[i] = _Node(kept.group | joining.group, kept.joins + entered + joining.joins[1:])
        for k in alive:
            if k != i:
                scores[min(i, k), max(i, k)] = verdict(
                    alive[min(i, k)].group, alive[max(i, k)].group
                )
    order = {k: place for place, k in enumerate(alive)}
    clusters = [Cluster(node.joins, node.group.pin) for node in [*alive.values(), *aside]]
    return clusters, _proposals(alive, scores, order, rejected)


def _atoms(members: Sequence[Member]) -> list[_Node]:
    """The most telling first, so that those that are put aside are the poorest."""
    together: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, member in enumerate(members):
        together[atom_key(member, number)].append(number)
    nodes = []
    for numbers in together.values():
        first = members[numbers[0]]
        groups = [members[n] for n in numbers]
        counts = Counter(name for m in groups for name in m.company)
        known = sum(bool(m.company) for m in groups)
        company = frozenset(n for n, c in counts.items() if c >= max(1, known / 5))
        group = Group(
            names=frozenset(m.name for m in groups),
            is_body=first.is_body,
            places=first.places,
            also=first.also,
            roles=first.roles,
            company=company,
            carried=frozenset(m.carried for m in groups if m.carried),
            wikidata=frozenset([first.wikidata] if first.wikidata else ()),
            aliased=frozenset([name_key(first.name)] if first.aliased else ()),
            pin=first.pin,
            members=numbers,
        )
        nodes.append(_Node(group, [Join(tuple(numbers), "same name", None)]))
    return sorted(
        nodes,
        key=lambda node: (
            node.group.pin is None,
            -max(len(name_key(name).split()) for name in node.group.names),
            -len(node.group.members),
            sorted(node.group.names),
            sorted(node.group.roles),
            node.group.members,
        ),
    )


def _united(nodes: list[_Node]) -> list[_Node]:
    """Groups with the same pin put together: a human said so."""
    united: list[_Node] = []
    by_pin: dict[int, _Node] = {}
    for node in nodes:
        pin = node.group.pin
        if pin is not None and pin in by_pin:
            by_pin[pin].group = by_pin[pin].group | node.group
            by_pin[pin].joins += node.joins
        else:
            united.append(node)
            if pin is not None:
                by_pin[pin] = node
    return united


def _apart(a: Group, b: Group) -> bool:
    return a.pin is not None and b.pin is not None


def _best(
    alive: dict[int, _Node], scores: dict[tuple[int, int], Verdict | None]
) -> tuple[tuple[int, int], Verdict] | None:
    """The best sure pair that is not in doubt."""
    sure = sorted(
        (
            (pair, found)
            for pair, found in scores.items()
            if found is not None and found.score >= SURE and pair[0] in alive and pair[1] in alive
        ),
        key=lambda item: (-item[1].score, item[0]),
    )
    for pair, found in sure:
        a, b = (alive[k].group for k in pair)
        if not _apart(a, b) and not _doubtful(pair, found, alive, scores):
            return pair, found
    return None


def _doubtful(
    pair: tuple[int, int],
    found: Verdict,
    alive: dict[int, _Node],
    scores: dict[tuple[int, int], Verdict | None],
) -> bool:
    """Whether one of the two goes nearly as well with a third, which is not the other."""

    def between(a: int, b: int) -> Verdict | None:
        return scores[min(a, b), max(a, b)]

    for one, other in (pair, pair[::-1]):
        for third in alive:
            if third in pair:
                continue
            rival = between(one, third)
            if rival is None or rival.score < found.score - _MARGIN:
                continue
            against = between(other, third)
            pinned_apart = _apart(alive[other].group, alive[third].group)
            if against is None or against.conflict or pinned_apart:
                return True
    return False


def _proposals(
    alive: dict[int, _Node],
    scores: dict[tuple[int, int], Verdict | None],
    order: dict[int, int],
    rejected: frozenset[tuple[int, int]],
) -> list[Proposal]:
    found = sorted(
        (
            (pair, verdict)
            for pair, verdict in scores.items()
            if verdict is not None
            and verdict.score >= DOUBTFUL
            and pair[0] in alive
            and pair[1] in alive
        ),
        key=lambda item: (-item[1].score, item[0]),
    )
    counts: Counter[int] = Counter()
    proposals = []
    for (i, j), doubt in found:
        pins = alive[i].group.pin, alive[j].group.pin
        if None not in pins and tuple(sorted(p for p in pins if p is not None)) in rejected:
            continue
        if max(counts[i], counts[j]) >= _PROPOSALS:
            continue
        counts.update((i, j))
        proposals.append(Proposal(order[i], order[j], doubt))
    return proposals
