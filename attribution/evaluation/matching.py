"""Which predicted statement is which gold statement: one to one, the best total overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attribution.evaluation.assignment import assign
from attribution.schema import Fragments, Span, Statement

LEAST_OVERLAP = 0.5
# Below any difference that the overlap of two contents of a real article can make.
_TIE = 1e-9


def size(fragments: Iterable[Span]) -> int:
    """Code points in fragments that do not overlap."""
    return sum(map(len, fragments))


def common(a: Fragments, b: Fragments) -> int:
    """Code points that two lists of fragments, each ordered, share."""
    shared = i = j = 0
    while i < len(a) and j < len(b):
        shared += max(0, min(a[i].end, b[j].end) - max(a[i].start, b[j].start))
        if a[i].end < b[j].end:
            i += 1
        else:
            j += 1
    return shared


def overlap(a: Fragments, b: Fragments) -> float:
    """Intersection over union, in code points of all fragments."""
    shared = common(a, b)
    return shared / (size(a) + size(b) - shared) if shared else 0.0


def union(spans: Iterable[Span]) -> Fragments:
    """The passages that any of the spans covers, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def touches(a: Fragments, b: Fragments) -> bool:
    """Whether they share a code point, or are both absent."""
    return common(a, b) > 0 if a and b else not a and not b


def match(
    gold: Sequence[Statement], predicted: Sequence[Statement], least: float = LEAST_OVERLAP
) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index) of statements that are taken for the same.

    Two statements may be a pair if intersection over union of their contents, in code points, is at
    least `least` (above 0); each is in one pair at most; of all such pairings the one with the
    greatest total overlap is taken, so the order of the statements does not matter. Between equal
    totals (two gold statements with the same content, say), the pairing with more sources and cues
    that overlap is taken; speakers play no part.
    """
    order = sorted(range(len(predicted)), key=lambda j: predicted[j].content[0].start)
    values: dict[tuple[int, int], float] = {}
    longest = max((_width(s) for s in predicted), default=0)
    for i, wanted in enumerate(gold):
        begin, end = wanted.content[0].start, wanted.content[-1].end
        for j in _between(order, predicted, begin - longest, end):
            value = overlap(wanted.content, predicted[j].content)
            if value and value >= least:
                same_source = touches(wanted.source, predicted[j].source)
                alike = same_source + touches(wanted.cue, predicted[j].cue)
                values[i, j] = value + _TIE * alike
    return assign(values)


def _width(statement: Statement) -> int:
    return statement.content[-1].end - statement.content[0].start


def _between(
    order: Sequence[int], predicted: Sequence[Statement], low: int, high: int
) -> Iterable[int]:
    """Indices, out of `order`, of statements that start in [low, high)."""

    def start(j: int) -> int:
        return predicted[j].content[0].start

    return order[bisect_left(order, low, key=start) : bisect_left(order, high, key=start)]
