"""Roles beside a name (titles, appositions), taken from an article and taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.ledger.identity.names import COUNTRY_OF, folded
from attribution.resolve.lexicon import PERSON_NOUNS, TITLES
from attribution.schema import Span

WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_PIECE = r"[^.,;:!?()“”\"\n—–]"
_BREAK = re.compile(r"[.,;:!?()“”\"\n—–]")
_APPOSED_AFTER = re.compile(rf"\s*,\s*({_PIECE}{{3,100}})(?=[.,;:!?()“”\"\n—–])")
_DETERMINERS = frozenset("the a an its his her their our my".split())
_INDEFINITE = frozenset("a an once former".split())
_FILLERS = frozenset("once former then current now also both ex-".split())
_LINKS = frozenset("of for to at in from with on by".split())
_STOPS = _DETERMINERS | frozenset(
    """
    said says told tells by to and but with for that as when while after before because asked
    according was is are were had has have who which where on in at from of he she they it this
    these those not or so if than then also another over under between against through during about
    into like including off out up down via per among becomes became remained whether
    """.split()
)
_VERBAL = re.compile(r"[a-z]{3,}(?:ed|ing|ly)")
_TIMES = frozenset(
    "day week month year night morning hour moment earlier later time decade minute while".split()
)
_MOST_WORDS = 12
# Occupations that the resolver's lexicon of people lacks.
_MORE_ROLES = frozenset(
    """
    master envoy attaché baker butcher shepherd miner ranger negotiator cellist pianist vintner
    beekeeper hydrologist immunologist cardiologist seismologist meteorologist pathologist brigadier
    sheriff bailiff steward boatman ferryman tailor weaver mason electrician surveyor accountant
    auditor archivist translator programmer midwife paramedic locksmith blacksmith sculptor
    """.split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role taken apart: what someone is, and of what."""

    heads: frozenset[str]
    of: frozenset[str]


def is_role(word: str) -> bool:
    """Whether a word is a noun for what someone is."""
    last = word.lower().rpartition("-")[2]
    return last in PERSON_NOUNS or last in TITLES or last in _MORE_ROLES


def roles_around(text: str, mention: Span) -> Iterator[str]:
    """Roles before and after a mention: *harbour master X*, *its spokesman, X*, *X, a shepherd*."""
    before, after = text[max(0, mention.start - 90) : mention.start], text[mention.end :][:120]
    if words := _title_words(_BREAK.split(before)[-1]):
        yield " ".join(words)
    if before.rstrip().endswith(","):
        words = WORD.findall(_BREAK.split(before.rstrip()[:-1])[-1])
        starts = [i for i, word in enumerate(words) if word.lower() in _DETERMINERS]
        phrase = words[starts[0] :] if starts else words
        if _is_phrase(phrase) and (starts or len(phrase) < 5):
            yield " ".join(phrase)
    if match := _APPOSED_AFTER.match(after):
        words = WORD.findall(match[1])
        if _is_phrase(words) or _is_description(words):
            yield " ".join(words)


def _lead(words: list[str]) -> list[str]:
    """The words before the first preposition, in lower case."""
    lower = [word.lower() for word in words]
    return lower[: next((i for i, word in enumerate(lower) if word in _LINKS), len(lower))]


def _is_phrase(words: list[str]) -> bool:
    """Whether words are a role and nothing else: its noun stands before the first preposition."""
    lead = _lead(words)
    inner = [word for word in lead if word not in _DETERMINERS | _FILLERS | {"and"}]
    return (
        0 < len(inner) < 7
        and len(words) <= _MOST_WORDS
        and is_role(inner[-1])
        and not _STOPS & {*inner}
    )


def _is_description(words: list[str]) -> bool:
    """Whether words after a name are *a* and something, such as *a naval attaché*."""
    lead = _lead(words)
    inner = [word for word in lead if word not in _DETERMINERS | _FILLERS]
    return (
        bool(lead)
        and lead[0] in _INDEFINITE
        and 0 < len(inner) < 4
        and inner[-1].isalpha()
        and not (_STOPS | _TIMES) & {*inner}
    )


def _title_words(piece: str) -> list[str]:
    """The words of a title that ends where the name begins: *Foreign Ministry spokeswoman*."""
    words = WORD.findall(piece)
    if not words or not is_role(words[-1]):
        return []
    first = len(words) - 1
    while first > 0 and len(words) - first < 5:
        word = words[first - 1]
        if word.lower() in _STOPS or _VERBAL.fullmatch(word):
            break
        first -= 1
    return words[first:]


_SAME_HEAD = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congresswoman": "congressman",
    "councilwoman": "councillor",
    "councilman": "councillor",
    "cllr": "councillor",
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "prof": "professor",
    "premier": "minister",
    "pm": "minister",
    "policewoman": "policeman",
    "dr": "doctor",
    "ceo": "executive",
    "businesswoman": "businessman",
}
# What nearly anyone in the news can be called: no evidence for or against.
_ANYONE = frozenset(
    """
    mr mrs ms miss mx sir dame lady lord man woman boy girl father mother son daughter brother
    sister wife husband leader official expert resident politician source veteran member colleague
    critic figure head chief person citizen native friend supporter opponent hon rt honourable dr
    doctor candidate speaker host guest successor predecessor rival ally aide
    """.split()
)


_OF = {"defense": "defence", "labor": "labour"}


def parse_role(phrase: str) -> Role:
    """Heads before the first preposition (*co-chair* of), everything else what they belong to."""
    words = [re.sub(r"['’]s?$", "", w) for w in WORD.findall(folded(phrase.replace("’", "'")))]
    lead = [w for w in _lead(words) if w not in _STOPS and w not in _FILLERS]
    heads = {w for w in lead if is_role(w)}
    if not heads and lead and lead[-1].isalpha():
        heads = {lead[-1]}
    rest = [w for w in words if w not in heads and w not in _STOPS | _FILLERS | _LINKS]
    of = {_OF.get(w, COUNTRY_OF.get(w, w)) for w in rest}
    heads = {_SAME_HEAD.get(w, w) for w in heads}
    return Role(frozenset(heads - _ANYONE), frozenset(of))
