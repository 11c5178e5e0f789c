"""Source mentions -> speakers, by learned weights: `Resolver.load(path).resolve(...)`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.errors import InvalidValue
from attribution.resolve.discourse import Discourse
from attribution.resolve.entities import Entity
from attribution.resolve.features import rank_features
from attribution.resolve.mentions import Mention
from attribution.resolve.names import NameMention
from attribution.resolve.ranker import Ranker, log_odds
from attribution.resolve.sources import Candidate, Source
from attribution.schema import Confidence, Span, Speaker, SpeakerType, Statement, hull


class Resolver:
    """Resolves the sources of an article; pure and stateless between articles."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.types = Ranker(weights["types"])
        self.things = Ranker(weights["things"])
        self.ranker = Ranker(weights["ranks"])
        self.calibration: Mapping[str, Sequence[float]] = weights.get("calibration", {})

    @classmethod
    def load(cls, path: Path) -> Resolver:
        """Read weights from a JSON file; InvalidValue if it is not one of ours."""
        try:
            weights = json.loads(path.read_text(encoding="utf-8"))
            return cls(weights)
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidValue(f"{path} does not hold resolver weights: {error}") from None

    def discourse(
        self, text: str, statements: Sequence[Statement], mentions: Sequence[NameMention] = ()
    ) -> Discourse:
        """The article with every source resolved: entities, mentions and probabilities."""
        discourse = Discourse(text, statements, mentions, self.types, self.things)
        discourse.run(self._choose)
        return discourse

    def resolve(
        self, text: str, statements: Sequence[Statement], mentions: Sequence[NameMention] = ()
    ) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
        """The same statements with `speaker` and its confidence set, and the speakers.

        Speakers come in the order of their first statement, with their mentions in text order.
        """
        discourse = self.discourse(text, statements, mentions)
        ids: dict[int, str] = {}
        found: list[Entity] = []
        spans: dict[int, set[Span]] = {}
        sure: dict[int, float] = {}
        for source in discourse.sources:
            for number in source.statements:
                sure[number] = self._calibrated(source)
            for entity in source.entities:
                mine = spans.setdefault(entity.index, set())
                if source.mention.parts:
                    mine.update(_part_spans(discourse, source, entity))
                else:
                    mine.update(source.fragments)
        result = []
        for number, statement in enumerate(statements):
            speakers = []
            for entity in discourse.speakers_of.get(number, ()):
                if entity.index not in ids:
                    ids[entity.index] = f"p{len(ids) + 1}"
                    found.append(entity)
                speakers.append(ids[entity.index])
            known = statement.confidence.statement if statement.confidence else 1.0
            confidence = Confidence(known, sure.get(number, 1.0))
            result.append(replace(statement, speaker=tuple(speakers), confidence=confidence))
        return tuple(result), tuple(
            _speaker(discourse, entity, ids[entity.index], spans[entity.index]) for entity in found
        )

    def _choose(
        self,
        discourse: Discourse,
        source: Source,
        mention: Mention,
        candidates: Sequence[Candidate],
    ) -> tuple[int, float]:
        if len(candidates) == 1:
            return 0, 1.0
        rows = rank_features(discourse, source, mention, candidates)
        probabilities = self.ranker.probabilities(rows)
        best = max(range(len(candidates)), key=lambda i: probabilities[i])
        return best, probabilities[best]

    def _calibrated(self, source: Source) -> float:
        """Platt scaling by class of mention: of the speakers given 0.9, nine in ten are right."""
        kind = source.mention.kind
        slope, offset = self.calibration.get(kind) or self.calibration.get("") or (1.0, 0.0)
        return 1 / (1 + math.exp(-(slope * log_odds(source.probability) + offset)))


def _part_spans(discourse: Discourse, source: Source, entity: Entity) -> list[Span]:
    words = discourse.words
    for part in source.mention.parts:
        if part.entity is entity or part.first in entity.resolved:
            return [Span(words.start[part.first], words.end[part.last - 1])]
    return list(source.fragments)


def _speaker(discourse: Discourse, entity: Entity, id: str, sources: set[Span]) -> Speaker:
    words = discourse.words
    names = {
        Span(words.start[first], words.end[entity.ends[first] - 1]) for first in entity.positions
    }
    covered = [hull([span]) for span in sorted(sources)]
    spans = (
        sources | {name for name in names if not any(source.contains(name) for source in covered)}
        if len(names) * len(covered) < 10_000
        else sources | names
    )
    kind = SpeakerType(discourse.speaker_type(entity))
    return Speaker(id, entity.name, kind, tuple(sorted(spans)))
