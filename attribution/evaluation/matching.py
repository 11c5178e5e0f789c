"""Which predicted statement is which gold statement: one to one, the best total overlap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from attribution.schema import Span, Statement


def letters(text: str, fragments: Sequence[Span]) -> frozenset[int]:
    """Positions of the letters and digits inside `fragments`.

    Overlap is measured on these, so that marks and spaces at the borders cost nothing.
    """
    return frozenset(
        at for span in fragments for at in range(span.start, span.end) if text[at].isalnum()
    )


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Intersection over union; 0 where both are empty."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def match(
    text: str, gold: Sequence[Statement], predicted: Sequence[Statement], least: float = 0.5
) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index) whose contents overlap by at least `least`.

    An optimal assignment of total intersection over union, so it does not depend on the order.
    Among equal totals, a pair that agrees on the source is preferred.
    """
    if not gold or not predicted:
        return []
    a = [letters(text, s.content) for s in gold]
    b = [letters(text, s.content) for s in predicted]
    scores = np.zeros((len(a), len(b)))
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            value = overlap(x, y)
            if value >= least:
                # The number of pairs counts first, then overlap, then the source.
                scores[i, j] = 10 + value + 1e-3 * same_source(gold[i], predicted[j])
    rows, columns = linear_sum_assignment(-scores)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if scores[i, j] > 0]


def same_source(a: Statement, b: Statement) -> bool:
    """Whether the sources overlap, or both are absent."""
    if not a.source or not b.source:
        return not a.source and not b.source
    return any(x.overlaps(y) for x in a.source for y in b.source)
