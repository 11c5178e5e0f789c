"""Which entities a mention may refer to; every look back and ahead is bounded."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attribution.resolve import phrases
from attribution.resolve.entities import Entity
from attribution.resolve.matching import plain, title_gender
from attribution.resolve.mentions import Mention
from attribution.resolve.sources import Candidate, Source

if TYPE_CHECKING:
    from attribution.resolve.discourse import Discourse

_LOOK_BACK = 60  # mentions
_FARTHEST = 400  # words
_CANDIDATES = 14
_AHEAD = 40  # words
_SAME_HEAD = 3


def candidates(discourse: Discourse, source: Source, mention: Mention) -> list[Candidate]:
    """Entities that a mention can refer to, at least one, without repeats."""
    if mention.kind == "name" and mention.entity is not None and mention.name is not None:
        found = [mention.entity]
        tokens = plain(discourse.words, *mention.name)
        if len(tokens) == 1:
            form = discourse.words.form[mention.name[0]]
            shouted = form.isupper() and len(form) > 1
            others = discourse.clusters.candidates(tokens, shouted)
            found += [e for e in others if e is not mention.entity]
        wanted = title_gender(discourse.words.lower[mention.first : mention.name[0]])
        if wanted:
            agree = [e for e in found if not e.gender or e.gender == wanted]
            found = agree or found
        return [Candidate(entity) for entity in found[:_CANDIDATES]]
    found = _nearby(discourse, mention)
    if mention.kind not in phrases.NOMINAL and source.parent is not None:
        speakers = discourse.speakers_of.get(source.parent, ())
        found = [*speakers, *found]
        if len(speakers) > 1:
            found.insert(0, discourse.together(speakers))
    for back in (1, 2, 3, -1):
        turn = discourse.turn(mention.first, back)
        if turn is not None:
            found += turn[1]
    if mention.kind in phrases.NOMINAL:
        found += _called(discourse, mention)
    if mention.kind == "rel":
        local = phrases.antecedents(discourse.words, discourse.classifier, mention.first)
        found += [_apposed(discourse, phrase) or discourse.describe(phrase) for phrase in local]
    own = discourse.describe(mention)
    unique = {entity.index: entity for entity in found if entity is not own}
    chosen = [Candidate(e) for e in unique.values() if _possible(discourse, mention, e)]
    return [*chosen, Candidate(own, True)]


def _apposed(discourse: Discourse, phrase: Mention) -> Entity | None:
    """The name that a phrase stands beside: *Ann Poe, a baker who …*."""
    before = phrase.first - 2
    if before < 0 or discourse.words.form[phrase.first - 1] not in ",–—(":
        return None
    named = discourse.classifier.name_at.get(before)
    return named[2] if named is not None else None


def _possible(discourse: Discourse, mention: Mention, entity: Entity) -> bool:
    if mention.gender and entity.gender and mention.gender != entity.gender:
        return entity.hints[mention.gender] > entity.hints["fm".strip(mention.gender)]
    if mention.number == "singular" and entity.number == "plural" and mention.kind == "he":
        return False
    unseen = mention.kind == "he" and not (entity.hints["m"] or entity.hints["f"])
    if unseen and entity.named and entity.types["person"] < 0.1:
        return False
    if mention.number == "singular" and mention.kind != "I" and entity.parts:
        return False
    if mention.kind in phrases.NOMINAL and entity.types.get("person", 0.0) > 0.5:
        # 'the Clinton campaign' is not Clinton.
        at = bisect_left(entity.positions, mention.first)
        if at < len(entity.positions) and entity.positions[at] < mention.last:
            return False
    return not (entity.pronoun and not (mention.kind == "they" and entity.number == "plural"))


def _nearby(discourse: Discourse, mention: Mention) -> list[Entity]:
    entities = discourse.clusters.entities
    found: dict[int, Entity] = {}
    at = bisect_left(discourse.events, (mention.first, -1))
    for position, index in reversed(discourse.events[max(0, at - _LOOK_BACK) : at]):
        if mention.first - position > _FARTHEST or len(found) >= _CANDIDATES:
            break
        found.setdefault(index, entities[index])
    for position, index in discourse.events[at : at + 12]:
        if position - mention.first > _AHEAD or _inside(mention, position):
            continue
        found.setdefault(index, entities[index])
    if mention.number != "singular":
        at = bisect_left(discourse.pairs, mention.first, key=lambda pair: pair[0])
        for _, entity in discourse.pairs[max(0, at - 3) : at]:
            found.setdefault(entity.index, entity)
    for entity in discourse.salient:
        found.setdefault(entity.index, entity)
    return list(found.values())


def _inside(mention: Mention, position: int) -> bool:
    return mention.first <= position < mention.last


def _called(discourse: Discourse, mention: Mention) -> list[Entity]:
    """The last few entities before a phrase that its head noun names."""
    places = discourse.by_head.get(mention.head, [])
    at = bisect_left(places, (mention.first, -1))
    found: dict[int, Entity] = {}
    for _, index in reversed(places[max(0, at - 12) : at]):
        found.setdefault(index, discourse.clusters.entities[index])
        if len(found) == _SAME_HEAD:
            break
    return list(found.values())
