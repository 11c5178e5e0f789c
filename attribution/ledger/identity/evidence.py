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
from attribution.ledger.identity.roles import WORD, is_role, roles_around
from attribution.ledger.storable import shown
from attribution.resolve.places import COUNTRIES
from attribution.schema import Document, Span, Speaker, SpeakerType

_MENTIONS, _NAMES, _ROLES = 12, 40, 6
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
    title = speaker.name.split()[: max(0, dropped)]
    if len(title) < 5 and any(map(is_role, title)):
        roles.append(" ".join(title))
    for mention in mentions:
        roles += roles_around(document.text, mention)
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


def _places(text: str, name: str, mentions: Iterable[Span]) -> set[str]:
    """Countries right beside a common body's name, as *Russian*, *Russia's* or *of Russia*."""
    if not is_common(name):
        return set()
    found = set()
    for mention in mentions:
        before = WORD.findall(text[max(0, mention.start - 40) : mention.start])[-2:]
        after = re.match(r"\s+(?:of|in|for)\s+(?:the\s+)?(\w+)", text[mention.end :][:40])
        for word in (
            *before,
            *WORD.findall(text[mention.start : mention.end]),
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
        # Not one expression for all of it, which takes for ever on a long text without spaces.
        places = re.finditer(rf"\s\({re.escape(bare)}\)", text)
        before = (text[: place.start()].rsplit(maxsplit=count + 3) for place in places)
        words = next(filter(None, before), [])[-count - 3 :]
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

    for match in WORD.finditer(shown(text)):
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
