"""Whether confidences are the probabilities that they claim to be, and whether they rank well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribution.evaluation.pairs import Pair

Floats = NDArray[np.float64]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Items of similar confidence: bounds, how many, their mean confidence, the share right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidences of n items in [0, 1] with whether each was right, and what follows.

    `without` counts items that were left out because they have no confidence.
    """

    confidences: tuple[float, ...]
    right: tuple[bool, ...]
    without: int = 0

    def bins(self, number: int = BINS) -> list[Bin]:
        """The reliability diagram: bins of equal width, empty ones left out."""
        p, y = np.array(self.confidences), np.array(self.right, dtype=np.float64)
        place = np.minimum((p * number).astype(int), number - 1)
        return [
            Bin(k / number, (k + 1) / number, int(inside.sum()), p[inside].mean(), y[inside].mean())
            for k in range(number)
            if (inside := place == k).any()
        ]

    @property
    def error(self) -> float | None:
        """Expected calibration error: |share right - mean confidence| over ten bins of equal width,
        weighted by their size (Naeini et al. 2015; Guo et al. 2017). None without items."""
        if not self.right:
            return None
        gaps = sum(b.count * abs(b.accuracy - b.confidence) for b in self.bins())
        return float(gaps / len(self.right))

    @property
    def brier(self) -> float | None:
        """The mean squared distance of the confidence from 0 (wrong) or 1 (right); Brier 1950."""
        if not self.right:
            return None
        return float(np.mean((np.array(self.confidences) - np.array(self.right)) ** 2))

    def risk_coverage(self) -> list[tuple[float, float]]:
        """(coverage, risk) for each confidence as a threshold: of the surest share of the items,
        the share that is wrong (El-Yaniv and Wiener 2010). Items of equal confidence go together.
        """
        p, y = np.array(self.confidences), np.array(self.right, dtype=np.float64)
        order = np.argsort(-p, kind="stable")
        wrong = np.cumsum(1 - y[order])
        last = [k for k in range(len(p)) if k + 1 == len(p) or p[order[k]] > p[order[k + 1]]]
        return [((k + 1) / len(p), float(wrong[k] / (k + 1))) for k in last]

    @property
    def area(self) -> float | None:
        """The area under the risk-coverage curve: the mean risk over coverages, lower is better.

        Between thresholds risk is taken as a straight line, before the first as the first's.
        """
        curve = self.risk_coverage()
        if not curve:
            return None
        points = [(0.0, curve[0][1]), *curve]
        return sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(points))

    def to_json(self) -> dict[str, Any]:
        def short(value: float | None) -> float | None:
            return None if value is None else round(value, 4)

        return {
            "items": len(self.right),
            "without_confidence": self.without,
            "accuracy": short(float(np.mean(self.right))) if self.right else None,
            "expected_calibration_error": short(self.error),
            "brier": short(self.brier),
            "area_under_risk_coverage": short(self.area),
            "bins": [
                {
                    "low": b.low,
                    "high": b.high,
                    "count": b.count,
                    "confidence": round(float(b.confidence), 4),
                    "accuracy": round(float(b.accuracy), 4),
                }
                for b in self.bins()
            ]
            if self.right
            else [],
        }


def calibrations(pairs: Sequence[Pair]) -> dict[str, Calibration]:
    """How far two probabilities can be believed.

    `statement`: of every predicted statement that counts, that it is one (IoU >= 0.5 with a gold
    statement). `speaker`: of every statement that is one, that its speakers are right.
    """
    found: list[tuple[float, bool]] = []
    named: list[tuple[float, bool]] = []
    missing = {"statement": 0, "speaker": 0}
    for pair in pairs:
        partner = {j: i for i, j in pair.matches}
        for j, statement in enumerate(pair.found):
            sure = statement.confidence
            if sure is None:
                missing["statement"] += 1
            else:
                found.append((sure.statement, j in partner))
            if j not in partner:
                continue
            if sure is None or sure.speaker is None:
                missing["speaker"] += 1
            else:
                named.append((sure.speaker, pair.same_speaker(partner[j], j)))
    return {
        name: Calibration(
            tuple(p for p, _ in items), tuple(right for _, right in items), missing[name]
        )
        for name, items in (("statement", found), ("speaker", named))
    }
