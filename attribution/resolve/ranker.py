"""A log-linear ranker: one weight a feature, a softmax over the candidates of a mention."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities of scores; an empty list stays empty."""
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def log_odds(probability: float) -> float:
    """The logit, kept finite."""
    p = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


class Ranker:
    """Scores lists of feature names by learned weights; unseen features weigh nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = dict(weights)

    def scores(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        get = self.weights.get
        return [sum(get(name, 0.0) for name in features) for features in candidates]

    def probabilities(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        return softmax(self.scores(candidates))

    def labels(self, features: Sequence[str], labels: Sequence[str]) -> dict[str, float]:
        """Probabilities of fixed labels, for a ranker trained on `label|feature` names."""
        rows = [[f"{label}|{name}" for name in features] for label in labels]
        return dict(zip(labels, self.probabilities(rows), strict=True))
