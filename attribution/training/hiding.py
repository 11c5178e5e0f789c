"""Names hidden behind pronouns and nouns: references without annotation.

A later mention of a person or body that the article names often becomes *he*, *she*, *it*, or
*the minister* by a role that the article gives; who was meant is known (after Kocijan et al. 2019,
who hide names in Wikipedia). Spans of statements follow, so a hidden source is a source still.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from attribution.resolve import lexicon as lx
from attribution.resolve.discourse import Discourse
from attribution.resolve.entities import Entity
from attribution.resolve.evidence import NOTHING
from attribution.resolve.ranker import Ranker
from attribution.resolve.words import Words
from attribution.schema import Document
from attribution.training.edits import Edit, edited

_SUBJECT = {"m": "he", "f": "she", "": "it"}
_OBJECT = {"m": "him", "f": "her", "": "it"}
_OWNER = {"m": "his", "f": "her", "": "its"}
_BEFORE_OBJECT = frozenset(
    "to of for with by from about against told asked urged called on accused blamed thanked after "
    "before than and or between behind let made saw met praised criticised".split()
)
_REACH = 90  # words since the last mention of the one that is hidden
_RIVALS = 14
_SHOWN = 3
_SHARE = 0.5


def with_hidden_names(
    document: Document, things: Ranker, rng: np.random.Generator, most: int = 8
) -> Document:
    """A variant with up to `most` names hidden, each a reference; else the document itself."""
    discourse = Discourse(document.text, (), NOTHING, Ranker({}), things)
    words = discourse.words
    known = [e for e in discourse.named if _kind(e)]
    genders = {e.index: _gender(e, rng) for e in known}
    options = [
        (at, entity)
        for entity in known
        for at in entity.positions[1:]
        if _can_be(words, entity, at)
    ]
    order = rng.permutation(len(options))
    chosen: dict[int, Entity] = {}
    for number in order[: max(1, int(_SHARE * len(options)))]:
        at, entity = options[number]
        if len(chosen) < most:
            chosen[at] = entity
    if not chosen:
        return document
    edits: list[Edit] = []
    references: list[dict[str, Any]] = []
    for at in sorted(chosen):
        entity = chosen[at]
        start, edit = _hidden(words, entity, at, genders[entity.index], rng)
        if edits and edit.start < edits[-1].end:
            continue
        edits.append(edit)
        references.append(_reference(words, known, entity, at, chosen, (start, edit.end)))
    told = [*document.extra.get("references", ()), *references]
    found = replace(document, extra={**document.extra, "references": told})
    return edited(found, edits)


def _kind(entity: Entity) -> str:
    if len(entity.positions) < 1 or not entity.types:
        return ""
    if entity.types.get("person", 0.0) > 0.6:
        return "person"
    return "organization" if entity.types.get("organization", 0.0) > 0.6 else ""


def _gender(entity: Entity, rng: np.random.Generator) -> str:
    if _kind(entity) != "person":
        return ""
    if entity.gender:
        return entity.gender
    near = {g: entity.hints[g] for g in "mf"}
    if near["m"] != near["f"]:
        return max(near, key=lambda g: near[g])
    return "mf"[int(rng.integers(2))]


def _can_be(words: Words, entity: Entity, at: int) -> bool:
    """Whether an earlier mention is near enough, and the name no part of a longer phrase."""
    before = [p for p in entity.positions if p < at]
    end = entity.ends[at]
    if not before or at - before[-1] > _REACH or entity.ends[before[-1]] > at:
        return False
    after = words.form[end] if end < len(words) else "."
    return not (after[:1].isupper() or after.isdigit() or after == "-")


def _hidden(
    words: Words, entity: Entity, at: int, gender: str, rng: np.random.Generator
) -> tuple[int, Edit]:
    """Where the mention starts, with its titles, and the edit that hides it."""
    first, end = at, entity.ends[at]
    while first and (words.lower[first - 1] in lx.TITLES or words.lower[first - 1] in ("the", ".")):
        if words.lower[first - 1] == "." and words.lower[max(first - 2, 0)] not in lx.TITLES:
            break
        first -= 1
        if words.lower[first] == "the":
            break
    start, stop = words.start[first], words.end[end - 1]
    initial = first == 0 or words.sentence[first - 1] != words.sentence[first]
    owner = end < len(words) and words.lower[end] in ("'s", "’s")
    heads = sorted(h for h in entity.heads if h in lx.PERSON_NOUNS or h in lx.ORG_NOUNS)
    before = words.lower[first - 1] if first else ""
    if heads and rng.random() < 0.4:
        new = f"the {heads[int(rng.integers(len(heads)))]}"
    elif owner:
        new, stop = _OWNER[gender], words.end[end]
    else:
        new = (_OBJECT if before in _BEFORE_OBJECT else _SUBJECT)[gender]
    if initial or words.form[first - 1] in "\"“'‘":
        new = new[0].upper() + new[1:]
    return start, Edit(start, stop, new)


def _reference(
    words: Words,
    known: Sequence[Entity],
    hidden: Entity,
    at: int,
    chosen: Mapping[int, Entity],
    mention: tuple[int, int],
) -> dict[str, Any]:
    """The hidden mention with the passages that show it and its rivals, nearest rivals first."""

    def shown(entity: Entity) -> list[list[int]]:
        places = [p for p in entity.positions if p not in chosen]
        before = [p for p in places if p < at][-_SHOWN:]
        first = places[:1]
        after = [p for p in places if p > at][:1]
        return [
            [words.start[p], words.end[entity.ends[p] - 1]]
            for p in dict.fromkeys([*first, *before, *after])
        ]

    def gap(entity: Entity) -> int:
        return min(abs(at - p) for p in entity.positions)

    rivals = sorted((e for e in known if e is not hidden), key=gap)[:_RIVALS]
    return {
        "mention": list(mention),
        "candidates": [shown(hidden), *map(shown, rivals)],
        "right": [0],
    }
