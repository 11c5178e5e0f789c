"""How far two annotators agree beyond chance, where neither of them is the gold standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.evaluation.detection import tokens_in
from attribution.evaluation.pairs import Pair
from attribution.schema import Span


@dataclass(frozen=True, slots=True)
class Alpha:
    """Counts of tokens by whether each of two annotators put them inside."""

    both: int
    first: int
    second: int
    neither: int

    @property
    def value(self) -> float | None:
        """Krippendorff's alpha; None where every token has the same value, so nothing can vary."""
        pairable = 2 * (self.both + self.first + self.second + self.neither)
        inside = 2 * self.both + self.first + self.second
        outside = pairable - inside
        if not inside or not outside:
            return None
        observed = self.first + self.second
        return 1 - (pairable - 1) * observed / (inside * outside)


def alpha(pairs: Sequence[Pair], label: str) -> Alpha:
    """Krippendorff's alpha of two annotators on `content`, `cue` or `source`, nominal, on tokens.

    The unit is a token, its value whether it stands inside a fragment of that label; two different
    values disagree by 1. alpha = 1 - observed / expected disagreement, the expected one from
    both annotators' values together, without replacement (Krippendorff, *Computing Krippendorff's
    Alpha-Reliability*, 2011, case C). 1 is perfect, 0 what chance gives. Symmetric: it does not
    matter which annotation is called gold. Text outside any fragment is most of an article, and it
    counts: that both leave it alone is agreement, which alpha discounts and F1 does not see.
    """
    both = first = second = every = 0
    for pair in pairs:
        a, b = (tokens_in(pair.text, covered) for covered in pair.covered(label))
        both += len(a & b)
        first += len(a - b)
        second += len(b - a)
        if pair.text:
            every += len(tokens_in(pair.text, (Span(0, len(pair.text)),)))
    return Alpha(both, first, second, every - both - first - second)
