"""Counts behind precision, recall and F1: they add up over documents, scores follow from sums."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right of what was predicted, and what was found of what was wanted.

    The two numerators are apart because some measures count them in different units (a prediction
    may overlap two gold items); where matching is one to one they are equal.
    """

    right: float = 0
    predicted: float = 0
    found: float = 0
    gold: float = 0

    @classmethod
    def of(cls, right: float, predicted: float, gold: float) -> Tally:
        """Where what is right is also what is found."""
        return cls(right, predicted, right, gold)

    @classmethod
    def ratio(cls, right: float, total: float) -> Tally:
        """An accuracy: precision, recall and F1 are the same number."""
        return cls(right, total, right, total)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def counts(self) -> tuple[float, float, float, float]:
        return self.right, self.predicted, self.found, self.gold

    @property
    def precision(self) -> float:
        """0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """0 where there is nothing to find."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def total(tallies: list[Tally]) -> Tally:
    """The sum, from which micro-averaged scores follow."""
    return Tally(*map(sum, zip(*(t.counts for t in tallies), strict=True))) if tallies else Tally()
