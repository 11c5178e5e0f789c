"""How sure a score is: bootstrap over documents, and tests of the difference of two systems.

Documents, not statements, are resampled, because statements of one article go wrong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attribution.evaluation.tally import Tally

Floats = NDArray[np.float64]

SAMPLES = 2000
_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % confidence interval."""

    low: float
    high: float

    def to_json(self) -> list[float]:
        return [round(self.low, 4), round(self.high, 4)]


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of the second system minus F1 of the first, its interval, and the p-value of 'no
    difference', two-sided."""

    value: float
    interval: Interval | None
    p: float


def table(tallies: Sequence[Tally]) -> Floats:
    """(documents, 4): right, predicted, found, gold."""
    return np.array([t.counts for t in tallies], dtype=np.float64).reshape(-1, 4)


def f1(sums: Floats) -> Floats:
    """F1 of each row (…, 4) of sums; 0 where precision and recall are."""
    precision = _divide(sums[..., 0], sums[..., 1])
    recall = _divide(sums[..., 2], sums[..., 3])
    return _divide(2 * precision * recall, precision + recall)


def _divide(a: Floats, b: Floats) -> Floats:
    return np.divide(a, b, out=np.zeros_like(a), where=b > 0)


def _resampled(counts: Floats, samples: int, seed: int) -> Floats:
    """(samples, 4): sums over documents drawn with replacement; the seed gives the draws."""
    rng = np.random.default_rng(seed)
    documents = len(counts)
    sums = np.empty((samples, counts.shape[1]))
    step = max(1, _AT_ONCE // documents)
    even = np.full(documents, 1 / documents)
    for start in range(0, samples, step):
        rows = min(step, samples - start)
        sums[start : start + rows] = rng.multinomial(documents, even, size=rows) @ counts
    return sums


def bootstrap(
    tallies: Sequence[Tally], *, samples: int = SAMPLES, seed: int = 0
) -> Interval | None:
    """The percentile interval of F1 over resampled documents (Efron 1979).

    None for fewer than two documents, or where nothing is counted in any: there is nothing to vary.
    """
    counts = table(tallies)
    if len(counts) < 2 or not counts.any() or samples < 1:
        return None
    low, high = np.percentile(f1(_resampled(counts, samples, seed)), [2.5, 97.5])
    return Interval(float(low), float(high))


def compare(
    first: Sequence[Tally], second: Sequence[Tally], *, samples: int = SAMPLES, seed: int = 0
) -> Difference:
    """F1 of `second` minus F1 of `first`, on the same documents in the same order.

    The interval is of a paired bootstrap: both systems on the same draws. The p-value is of
    approximate randomization (Noreen 1989; Yeh 2000): the systems' counts are swapped in each
    document by a coin, and p is the share of such tables, the real one among them, whose difference
    is at least as large. Raises ValueError if the numbers of documents differ.
    """
    a, b = table(first), table(second)
    if len(a) != len(b):
        raise ValueError("the two systems are not scored on the same documents")
    value = float(f1(b.sum(axis=0)) - f1(a.sum(axis=0)))
    if len(a) < 2 or samples < 1:
        return Difference(value, None, 1.0)
    both = _resampled(np.hstack([a, b]), samples, seed)
    low, high = np.percentile(f1(both[:, 4:]) - f1(both[:, :4]), [2.5, 97.5])
    rng = np.random.default_rng(seed)
    change = b - a
    at_least = 0
    step = max(1, _AT_ONCE // len(a))
    for start in range(0, samples, step):
        rows = min(step, samples - start)
        swapped = rng.integers(0, 2, size=(rows, len(a))).astype(np.float64)
        moved = swapped @ change
        differences = f1(b.sum(axis=0) - moved) - f1(a.sum(axis=0) + moved)
        # Rounding must not make a table of the same difference look smaller.
        at_least += int((np.abs(differences) >= abs(value) - 1e-12).sum())
    return Difference(value, Interval(float(low), float(high)), (at_least + 1) / (samples + 1))
