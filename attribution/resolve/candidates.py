"""Which entities a mention may refer to; every look back and ahead is bounded."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attribution.resolve import lexicon as lx
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
_AHEAD_OF_HEADLINE = 120
_OF_ITS_KIND = 3
_FAR_BACK = 300  # mentions
_LEAD = 4  # paragraphs
_SURE = 0.6
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
    found += _of_its_kind(discourse, mention)
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
    if mention.kind in ("definite", "indefinite") and not _of_the_kind(mention, entity):
        return False
    if mention.kind == "indefinite" and not _may_be_known(discourse, mention, entity):
        return False
    return not (entity.pronoun and not (mention.kind == "they" and entity.number == "plural"))


def _of_the_kind(mention: Mention, entity: Entity) -> bool:
    """Whether *the company* is no person, *the nurse* no body, and *a report* neither."""
    classes = lx.classes(mention.head)
    if len(classes) != 1 or entity.parts:
        return True
    person = entity.types.get("person", 0.0)
    body = entity.types.get("organization", 0.0)
    if classes == ["person"]:
        return body < _SURE
    if classes == ["org"]:
        return person < _SURE
    if classes == ["doc"]:
        return person < _SURE and (mention.kind == "definite" or body < _SURE)
    return True


def _may_be_known(discourse: Discourse, mention: Mention, entity: Entity) -> bool:
    """Whether *a singer* can be someone mentioned before: in a lead, someone of the headline."""
    if entity.last_before(mention.first) is None:
        return True
    lead = discourse.words.paragraph[mention.first] <= _LEAD
    return lead and (entity.is_called(mention.head) or not entity.spoke)


def _nearby(discourse: Discourse, mention: Mention) -> list[Entity]:
    entities = discourse.clusters.entities
    found: dict[int, Entity] = {}
    at = bisect_left(discourse.events, (mention.first, -1))
    for position, index in reversed(discourse.events[max(0, at - _LOOK_BACK) : at]):
        if mention.first - position > _FARTHEST or len(found) >= _CANDIDATES:
            break
        found.setdefault(index, entities[index])
    far = _AHEAD_OF_HEADLINE if discourse.words.in_headline(mention.first) else _AHEAD
    for position, index in discourse.events[at : at + far]:
        if position - mention.first > far or _inside(mention, position):
            continue
        found.setdefault(index, entities[index])
    if mention.number != "singular":
        at = bisect_left(discourse.pairs, mention.first, key=lambda pair: pair[0])
        for _, entity in discourse.pairs[max(0, at - 3) : at]:
            found.setdefault(entity.index, entity)
    for entity in discourse.salient:
        found.setdefault(entity.index, entity)
    return list(found.values())


def _of_its_kind(discourse: Discourse, mention: Mention) -> list[Entity]:
    """For a mention that means a person or body: the last and the most named ones before it."""
    if mention.number == "plural" or mention.kind in ("I", "rel", "quantifier", "indefinite"):
        return []
    kinds = lx.classes(mention.head) if mention.kind in phrases.NOMINAL else []
    wanted = "person" if mention.kind == "he" or "person" in kinds else ""
    wanted = wanted or ("organization" if mention.kind in ("it", "we") or "org" in kinds else "")
    if not wanted:
        return []
    recent: dict[int, Entity] = {}
    at = bisect_left(discourse.events, (mention.first, -1))
    for _, index in reversed(discourse.events[max(0, at - _FAR_BACK) : at]):
        entity = discourse.clusters.entities[index]
        if entity.named and entity.likely(wanted):
            recent.setdefault(index, entity)
            if len(recent) == _OF_ITS_KIND:
                break
    often = [e for e in discourse.often[wanted] if e.last_before(mention.first) is not None]
    return [*recent.values(), *often[:_OF_ITS_KIND]]


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
