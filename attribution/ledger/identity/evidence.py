"""What one article tells about a speaker beyond the name: roles, places, expansions, company."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from attribution.ledger.identity.names import (
    COUNTRY_OF,
    folded,
    is_acronym,
    is_common,
    name_key,
)
from attribution.ledger.storable import shown
from attribution.resolve.lexicon import PERSON_NOUNS, TITLES
from attribution.resolve.places import COUNTRIES
from attribution.schema import Document, Span, Speaker, SpeakerType

_MENTIONS, _NAMES, _ROLES = 12, 40, 6
_PIECE = r"[^.,;:!?()“”\"\n—–]"
_BREAK = re.compile(r"[.,;:!?()“”\"\n—–]")
_APPOSED_AFTER = re.compile(rf"\s*,\s*({_PIECE}{{3,100}})")
_DETERMINERS = frozenset("the a an its his her their our my another".split())
_FILLERS = frozenset("once former then current now also both ex-".split())
_NO_ROLE = frozenset("who which that said as".split())
_LINKS = frozenset("of for to at in from with on by".split())
_STOPS = _DETERMINERS | frozenset(
    """
    said says told tells by to and but with for that as when while after before because asked
    according was is are were had has have who which where on in at from of he she they it this
    these those not or so if than then also
    """.split()
)
# Occupations that the resolver's lexicon of people lacks.
_MORE_ROLES = frozenset(
    """
    master envoy attaché baker butcher shepherd miner ranger negotiator cellist pianist vintner
    beekeeper hydrologist immunologist cardiologist seismologist meteorologist pathologist brigadier
    sheriff bailiff steward boatman ferryman tailor weaver mason electrician surveyor accountant
    auditor archivist translator programmer midwife paramedic locksmith blacksmith sculptor
    """.split()
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of a person, `roles`; of a body, `places` beside its name and `also`, its other names."""

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    wikidata: str | None = None

    def to_json(self) -> str:
        found = {"roles": self.roles, "places": self.places, "also": self.also}
        return json.dumps({k: v for k, v in found.items() if v}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str, wikidata: str | None) -> Evidence:
        found = json.loads(text)
        roles, places, also = (tuple(found.get(key, ())) for key in ("roles", "places", "also"))
        return cls(roles, places, also, wikidata)


def evidence(document: Document, speaker: Speaker) -> Evidence:
    """What the article says around the speaker's mentions, and what the file says of it."""
    given = [speaker.extra, speaker.extra.get("meta")]
    wikidata = next(
        (w for w in _values(given, "wikidata") if re.fullmatch(r"Q[1-9]\d{0,11}", w)), None
    )
    mentions = _mentions(document, speaker)
    if speaker.type in (SpeakerType.ORGANIZATION, SpeakerType.GROUP):
        return Evidence(
            places=tuple(sorted(_places(document.text, speaker.name, mentions))),
            also=tuple(sorted(map(shown, _expansions(document.text, speaker.name)))),
            wikidata=wikidata,
        )
    roles = [*_values(given, "roles", "role", "title")]
    dropped = len(speaker.name.split()) - len(name_key(speaker.name).split())
    if 0 < dropped < 5:
        roles.append(" ".join(speaker.name.split()[:dropped]))
    for mention in mentions:
        roles += _roles_around(document.text, mention)
    kept = dict.fromkeys(shown(" ".join(role.split())).lower() for role in roles)
    return Evidence(roles=tuple(sorted([*kept][:_ROLES])), wikidata=wikidata)


def _mentions(document: Document, speaker: Speaker) -> tuple[Span, ...]:
    """The speaker's mentions, else the places of the name in the sources of its statements."""
    if speaker.mentions:
        return speaker.mentions[:_MENTIONS]
    name = speaker.name
    found = [
        source.start + at
        for statement in document.statements
        if speaker.id in statement.speaker
        for source in statement.source
        if name and (at := source.of(document.text).find(name)) >= 0
    ]
    return tuple(Span(start, start + len(name)) for start in found[:_MENTIONS])


def _values(sources: Iterable[Any], *keys: str) -> Iterator[str]:
    for source in sources:
        for key in keys:
            value = source.get(key) if isinstance(source, dict) else None
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and item.strip():
                    yield item


def _is_role(word: str) -> bool:
    last = word.lower().rpartition("-")[2]
    return last in PERSON_NOUNS or last in TITLES or last in _MORE_ROLES


def _roles_around(text: str, mention: Span) -> Iterator[str]:
    before, after = text[max(0, mention.start - 90) : mention.start], text[mention.end :][:120]
    if words := _title_words(_BREAK.split(before)[-1]):
        yield " ".join(words)
    if before.rstrip().endswith(","):
        words = _WORD.findall(_BREAK.split(before.rstrip()[:-1])[-1])
        starts = [i for i, w in enumerate(words) if w.lower() in _DETERMINERS]
        phrase = words[starts[0] :] if starts else words
        ends = bool(phrase) and _is_role(phrase[-1])
        if len(phrase) < 12 and (ends or (starts and any(map(_is_role, phrase[:5])))):
            yield " ".join(phrase)
    if match := _APPOSED_AFTER.match(after):
        words = _WORD.findall(match[1])
        first = words[0].lower() if words else ""
        opens = first in _DETERMINERS or first in _FILLERS or first.endswith(("'s", "’s"))
        lead = [word.lower() for word in _lead(words)]
        named = any(map(_is_role, lead[:7] if opens else lead[:3]))
        if (named or (opens and _looks_like_role(lead))) and not _NO_ROLE & {*lead}:
            yield " ".join(words[:12])


def _lead(words: list[str]) -> list[str]:
    """The words before the first preposition."""
    links = [i for i, word in enumerate(words) if word.lower() in _LINKS]
    return words[: links[0]] if links else words


def _looks_like_role(lead: list[str]) -> bool:
    """Whether words after a name and a determiner can be a role: *a shepherd*, *the envoy*."""
    words = [word for word in lead if word not in _DETERMINERS | _FILLERS]
    return 0 < len(words) < 5 and words[-1].isalpha() and not _STOPS & {*words}


def _title_words(piece: str) -> list[str]:
    """The words of a title that ends where the name begins: *Foreign Ministry spokeswoman*."""
    words = _WORD.findall(piece)
    if not words or not _is_role(words[-1]):
        return []
    first = len(words) - 1
    while first > 0 and len(words) - first < 6 and words[first - 1].lower() not in _STOPS:
        first -= 1
    return words[first:]


def _places(text: str, name: str, mentions: Iterable[Span]) -> set[str]:
    """Countries right beside a common body's name, as *Russian*, *Russia's* or *of Russia*."""
    if not is_common(name):
        return set()
    found = set()
    for mention in mentions:
        before = _WORD.findall(text[max(0, mention.start - 40) : mention.start])[-2:]
        after = re.match(r"\s+(?:of|in|for)\s+(?:the\s+)?(\w+)", text[mention.end :][:40])
        for word in (
            *before,
            *_WORD.findall(text[mention.start : mention.end]),
            after and after[1],
        ):
            if not word or not word[0].isupper():
                continue
            place = re.sub(r"['’]s?$", "", word).lower()
            place = COUNTRY_OF.get(place, place)
            if place in COUNTRIES or place in COUNTRY_OF.values():
                found.add(place)
    return found if len(found) == 1 else set()


def _expansions(text: str, name: str) -> set[str]:
    """The other name of a body where the article introduces it: *Blue Meridian Lines (BML)*."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip())
    if is_acronym(name):
        count = sum(c.isalpha() for c in bare)
        match = re.search(rf"((?:\S+\s+){{1,{count + 3}}})\({re.escape(bare)}\)", text)
        if match is None:
            return set()
        words = match[1].split()
        for first in range(len(words)):
            letters = [w[0] for w in words[first:] if w[:1].isupper()]
            if words[first][0].isupper() and "".join(letters).lower() == folded(bare):
                return {" ".join(words[first:])}
        return set()
    match = re.search(rf"{re.escape(bare)}\s+\(([A-Z][A-Z0-9.]{{1,6}})\)", text)
    return {match[1]} if match else set()


def company(text: str) -> tuple[str, ...]:
    """Names that an article mentions, folded, the most frequent first: what it is about."""
    counts: Counter[str] = Counter()
    run: list[str] = []
    end = 0

    def flush() -> None:
        if run:
            counts[folded(" ".join(run))] += 1
            run.clear()

    for match in _WORD.finditer(shown(text)):
        word, gap = match[0], text[end : match.start()]
        if gap != " ":
            flush()
        starts = end == 0 or any(c in '.!?\n“"' for c in gap)
        end = match.end()
        if not word[0].isupper() or word.lower() in _DAYS or len(word) < 3:
            flush()
        elif not starts or run:
            run.append(re.sub(r"['’]s?$", "", word))
    flush()
    return tuple(name for name, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0]))[:_NAMES])


@dataclass(frozen=True, slots=True)
class Role:
    """A role taken apart: what someone is, and of what."""

    heads: frozenset[str]
    of: frozenset[str]


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
    words = [re.sub(r"['’]s?$", "", w) for w in _WORD.findall(folded(phrase.replace("’", "'")))]
    lead = [w for w in _lead(words) if w not in _STOPS and w not in _FILLERS]
    heads = {w for w in lead if _is_role(w)}
    if not heads and lead and lead[-1].isalpha():
        heads = {lead[-1]}
    rest = [w for w in words if w not in heads and w not in _STOPS | _FILLERS | _LINKS]
    of = {_OF.get(w, COUNTRY_OF.get(w, w)) for w in rest}
    heads = {_SAME_HEAD.get(w, w) for w in heads}
    return Role(frozenset(heads - _ANYONE), frozenset(of))
