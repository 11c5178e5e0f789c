"""How likely two groups of speakers are one person or body, with the evidence in words.

Scores are not calibrated probabilities: `SURE` is set where merges of a labelled set are right
(tests/ledger/identities.jsonl), `DOUBTFUL` where a human's look pays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from attribution.ledger.identity.names import (
    PersonName,
    body_tokens,
    initials,
    is_acronym,
    name_key,
    person_relation,
)
from attribution.ledger.identity.roles import Role, parse_role
from attribution.resolve.places import COUNTRIES

SURE, DOUBTFUL = 0.85, 0.5
CERTAIN = 2.0
"""More than evidence can add up to: somebody said so."""

_BASE = {
    "full": 0.92,
    "initials": 0.7,
    "spelling": 0.7,
    "near": 0.65,
    "short": 0.65,
    "initial": 0.6,
    "surname": 0.35,
    "suffix": 0.5,
}
# What names of this kind must have beside them to be sure: articles on one subject name the same
# people, so that company alone is not enough.
_NEEDS_ROLE = {
    "initial": ("same", "office", "head"),
    "surname": ("same", "office"),
    "suffix": (),
}
_NOT_SURE = 0.8
_IN_WORDS = {
    "full": "same name",
    "initials": "same initial and surname",
    "spelling": "same given name, surname spelt otherwise",
    "near": "same surname, given name spelt otherwise",
    "short": "same surname, one given name a form of the other",
    "initial": "same surname, and the initial fits",
    "surname": "same surname",
    "suffix": "same name, but for Jr, Sr or the like",
}
_DEPARTMENTS = frozenset(
    """
    prime foreign interior home finance defence education health justice transport energy
    environment agriculture labour culture economy trade deputy vice first
    """.split()
)
_ONE_AT_A_TIME = frozenset("president chancellor pope king queen emperor".split())
_WEAK = frozenset(
    """
    new old senior junior top chief local acting general state national retired outgoing current
    long-time longtime young former ex press lead co head government opposition party ministry
    department police city county country region company firm years year two three
    """.split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score, what speaks for and against, and whether something speaks against it at all."""

    score: float
    why: str
    conflict: bool = False


@dataclass(slots=True)
class Group:
    """Speakers taken to be one; `names` are effective ones, after aliases."""

    names: frozenset[str]
    is_body: bool = False
    places: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    carried: frozenset[tuple[str, str]] = frozenset()
    wikidata: frozenset[str] = frozenset()
    aliased: frozenset[str] = frozenset()
    """Keys of names that an alias gave."""
    pin: int | None = None
    members: list[int] = field(default_factory=list)
    """Indices of the speakers, in the caller's order."""

    def __or__(self, other: Group) -> Group:
        return Group(
            self.names | other.names,
            self.is_body,
            self.places or other.places,
            self.also | other.also,
            self.roles | other.roles,
            self.company | other.company,
            self.carried | other.carried,
            self.wikidata | other.wikidata,
            self.aliased | other.aliased,
            self.pin if self.pin is not None else other.pin,
            self.members + other.members,
        )


def verdict(a: Group, b: Group) -> Verdict | None:
    """What the evidence says; None where the two cannot be the same."""
    if a.is_body != b.is_body:
        return None
    if a.wikidata and b.wikidata:
        if a.wikidata & b.wikidata:
            return Verdict(CERTAIN, "same Wikidata item")
        return None
    if (a.aliased or b.aliased) and _keys(a) & _keys(b) & (a.aliased | b.aliased):
        return Verdict(CERTAIN, "the same by an alias")
    return _bodies(a, b) if a.is_body else _people(a, b)


def _keys(group: Group) -> frozenset[str]:
    return frozenset(name_key(name) for name in group.names)


def _shared(a: Group, b: Group) -> list[str]:
    """Names that both articles mention, other than their own and those of countries."""
    own = {token for name in a.names | b.names for token in name_key(name).split()}
    return sorted(
        name
        for name in a.company & b.company
        if name not in COUNTRIES and not own & {*name.split()}
    )


def _company(a: Group, b: Group) -> tuple[float, list[str]]:
    shared = _shared(a, b)
    score = 0.06 * min(len(shared), 5)
    why = [f"both articles name {', '.join(shared[:3])}"] if shared else []
    if a.carried & b.carried:
        score += 0.05
        why.append("same outlet on the same day")
    return score, why


def _people(a: Group, b: Group) -> Verdict | None:
    relations = []
    for x in _person_names(a):
        for y in _person_names(b):
            relation = person_relation(x, y)
            if relation is None:
                return None
            relations.append(relation)
    relation = max(relations, key=_BASE.__getitem__)
    score, why = _BASE[relation], [_IN_WORDS[relation]]
    company, said = _company(a, b)
    role, shown = _roles(a, b)
    if role == "conflict":
        score -= 0.3
    elif role == "same":
        score += 0.5 if relation == "surname" else 0.35
    else:
        score += {"office": 0.3, "head": 0.2, "related": 0.1}.get(role, 0.0)
    why += [shown] if shown else []
    score += company
    if role not in _NEEDS_ROLE.get(relation, (role,)):
        score = min(score, _NOT_SURE)
    # Who is in the news has several roles; namesakes do not have the same company.
    return Verdict(round(score, 3), "; ".join(why + said), role == "conflict" and score < SURE)


def _person_names(group: Group) -> list[PersonName]:
    return [PersonName.of(key) for key in sorted(_keys(group))]


@lru_cache(maxsize=65536)
def _role(phrase: str) -> Role:
    return parse_role(phrase)


def _roles(a: Group, b: Group) -> tuple[str, str]:
    """The best agreement of two sets of roles: same, office, head, related, none or conflict."""
    order = ("same", "office", "head", "related", "none", "conflict")
    best, shown = "none", ""
    rank = len(order)
    for x in sorted(a.roles):
        for y in sorted(b.roles):
            found = _compare(_role(x), _role(y))
            if order.index(found) < rank and (found != "none" or rank == len(order)):
                rank, best = order.index(found), found
                shown = {
                    "conflict": f"but other roles: {x} / {y}",
                    "none": "",
                    "related": f"related roles: {x} / {y}",
                }.get(found, f"same role: {x} / {y}")
    return best, shown


def _compare(a: Role, b: Role) -> str:
    if not a.heads or not b.heads:
        return "none"
    departments = (a.of & _DEPARTMENTS, b.of & _DEPARTMENTS)
    of_a, of_b = (role.of - _DEPARTMENTS - _WEAK for role in (a, b))
    if not a.heads & b.heads:
        return "related" if of_a & of_b else "conflict"
    if all(departments) and not departments[0] & departments[1]:
        return "conflict"
    if bool(departments[0]) != bool(departments[1]) and "minister" in a.heads & b.heads:
        return "head" if of_a & of_b or not (of_a and of_b) else "conflict"
    if of_a & of_b:
        return "same"
    if of_a and of_b:
        return "conflict"
    return "office" if all(departments) or _ONE_AT_A_TIME & a.heads & b.heads else "head"


def _bodies(a: Group, b: Group) -> Verdict | None:
    company, said = _company(a, b)
    tokens_a, tokens_b = _all_tokens(a), _all_tokens(b)
    if tokens_a & tokens_b:
        return Verdict(round(0.95 + company, 3), "; ".join(["same name", *said]))
    for short, long in ((a, b), (b, a)):
        letters = {_bare(name) for name in short.names if is_acronym(name)}
        if not letters:
            continue
        if letters & {_bare(name) for name in long.also}:
            return Verdict(0.95, "an article gives the acronym with the full name")
        if letters & {initials(name) for name in long.names}:
            score = min(0.55 + company, _NOT_SURE)
            return Verdict(round(score, 3), "; ".join(["the acronym has its initials", *said]))
    return None


def _bare(name: str) -> str:
    return "".join(c for c in name_key(name) if c.isalnum())


def _all_tokens(group: Group) -> frozenset[frozenset[str]]:
    expanded = {name for name in group.also if not is_acronym(name)}
    return frozenset(body_tokens(name, group.places) for name in group.names | expanded)
