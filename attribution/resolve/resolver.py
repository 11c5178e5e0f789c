"""Source mentions -> speakers, by learned weights: `Resolver.load(path).resolve(...)`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from attribution.errors import InvalidValue
from attribution.resolve.discourse import Discourse
from attribution.resolve.entities import Entity
from attribution.resolve.evidence import NOTHING, Evidence
from attribution.resolve.features import rank_features
from attribution.resolve.mentions import Mention
from attribution.resolve.ranker import Ranker, log_odds, softmax
from attribution.resolve.roles import roles
from attribution.resolve.scorer import PairReader, PairScorer, token_places
from attribution.resolve.sources import Candidate, Source
from attribution.schema import Confidence, Span, Speaker, SpeakerType, Statement, hull

PAIRS_FILE = "pairs.npz"
_LEAST_SHARE = 0.005


class Resolver:
    """Resolves the sources of an article; pure and stateless between articles."""

    def __init__(self, weights: Mapping[str, Any], pairs: PairScorer | None = None) -> None:
        self.types = Ranker(weights["types"])
        self.things = Ranker(weights["things"])
        self.ranker = Ranker(weights["ranks"])
        self.calibration: Mapping[str, Sequence[float]] = weights.get("calibration", {})
        self.pairs = pairs

    @classmethod
    def load(cls, path: Path) -> Resolver:
        """Read weights from a JSON file, and those of the pair networks beside it.

        InvalidValue if a file is not one of ours.
        """
        beside = path.parent / PAIRS_FILE
        pairs = PairScorer.load(beside) if beside.exists() else None
        try:
            weights = json.loads(path.read_text(encoding="utf-8"))
            return cls(weights, pairs)
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidValue(f"{path} does not hold resolver weights: {error}") from None

    def save(self, path: Path) -> None:
        """Write the weights to a JSON file, and those of the pair networks beside it."""
        weights = {
            "types": self.types.weights,
            "things": self.things.weights,
            "ranks": self.ranker.weights,
            "calibration": self.calibration,
        }
        path.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        if self.pairs is not None:
            self.pairs.save(path.parent / PAIRS_FILE)

    def discourse(
        self, text: str, statements: Sequence[Statement], evidence: Evidence = NOTHING
    ) -> Discourse:
        """The article with every source resolved: entities, mentions and probabilities."""
        discourse = Discourse(text, statements, evidence, self.types, self.things)
        reader = self.pairs.reader(evidence) if self.pairs and evidence.seen else None
        discourse.run(partial(self._choose, reader))
        return discourse

    def resolve(
        self,
        text: str,
        statements: Sequence[Statement],
        evidence: Evidence = NOTHING,
        *,
        alternatives: int = 0,
    ) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
        """The same statements with `speaker` and its confidence set, and the speakers.

        `evidence` is what the model's network saw in the text: the features' scores and those of
        the pair networks are averaged; without it features decide alone. With `alternatives`
        each statement's `extra.alternatives` names up to so many other speakers with their
        probabilities, which hold if the source is the right phrase.

        Speakers come in the order of their first statement, with their mentions in text order.
        """
        discourse = self.discourse(text, statements, evidence)
        ids: dict[int, str] = {}
        found: list[Entity] = []
        spans: dict[int, set[Span]] = {}
        sure: dict[int, float] = {}
        others: dict[int, list[dict[str, Any]]] = {}
        for source in discourse.sources:
            for number in source.statements:
                sure[number] = self._calibrated(source)
                others[number] = _alternatives(discourse, source, sure[number], alternatives)
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
            extra = statement.extra
            if alternatives:
                extra = {**extra, "alternatives": others.get(number, [])}
            result.append(
                replace(statement, speaker=tuple(speakers), confidence=confidence, extra=extra)
            )
        return tuple(result), tuple(
            _speaker(discourse, entity, ids[entity.index], spans[entity.index]) for entity in found
        )

    def _choose(
        self,
        reader: PairReader | None,
        discourse: Discourse,
        source: Source,
        mention: Mention,
        candidates: Sequence[Candidate],
    ) -> tuple[int, float]:
        if len(candidates) == 1:
            return 0, 1.0
        rows = rank_features(discourse, source, mention, candidates)
        scores = self.ranker.scores(rows)
        if reader is not None:
            own, shown = token_places(discourse, mention, candidates)
            seen = reader.scores(own, shown, rows).tolist()
            scores = [(a + b) / 2 for a, b in zip(scores, seen, strict=True)]
        probabilities = softmax(scores)
        best = max(range(len(candidates)), key=lambda i: probabilities[i])
        if not source.mention.parts:
            source.others = [
                (candidate.entity, probabilities[i])
                for i, candidate in enumerate(candidates)
                if i != best
            ]
        return best, probabilities[best]

    def _calibrated(self, source: Source) -> float:
        """Platt scaling by class of mention: of the speakers given 0.9, nine in ten are right."""
        kind = source.mention.kind
        slope, offset = self.calibration.get(kind) or self.calibration.get("") or (1.0, 0.0)
        return 1 / (1 + math.exp(-(slope * log_odds(source.probability) + offset)))


def _alternatives(
    discourse: Discourse, source: Source, sure: float, most: int
) -> list[dict[str, Any]]:
    """The likeliest other speakers of a source; they share what the chosen one's probability
    leaves."""
    total = sum(probability for _, probability in source.others)
    if not most or not total:
        return []
    result = []
    for entity, probability in sorted(source.others, key=lambda pair: -pair[1])[:most]:
        share = round((1 - sure) * probability / total, 4)
        if share >= _LEAST_SHARE:
            parts = entity.parts or (entity,)
            result.append(
                {
                    "speaker": [part.name for part in parts],
                    "type": discourse.speaker_type(parts[0]),
                    "probability": share,
                }
            )
    return result


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
    extra: dict[str, Any] = {}
    if kind is SpeakerType.PERSON and (known := roles(words, entity)):
        extra["meta"] = {"roles": known}
    return Speaker(id, entity.name, kind, tuple(sorted(spans)), extra)
