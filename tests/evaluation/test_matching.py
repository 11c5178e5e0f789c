from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribution.evaluation.matching import common, match, overlap, size, touches, union
from attribution.schema import Span, Statement
from tests.evaluation.conftest import said


def points(spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


bounds = st.lists(st.integers(0, 40), unique=True, max_size=10).map(sorted)
ordered = bounds.map(lambda b: tuple(Span(*pair) for pair in zip(b[::2], b[1::2], strict=False)))
loose = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=8,
)


@given(ordered, ordered)
def test_overlap_is_that_of_the_sets_of_code_points(
    a: tuple[Span, ...], b: tuple[Span, ...]
) -> None:
    both, either = points(a) & points(b), points(a) | points(b)
    assert size(a) == len(points(a))
    assert common(a, b) == common(b, a) == len(both)
    assert overlap(a, b) == (len(both) / len(either) if both else 0)
    assert touches(a, b) == (bool(both) or (not a and not b))


@given(loose)
def test_a_union_covers_the_same_in_order_and_without_overlap(spans: list[Span]) -> None:
    merged = union(spans)
    assert points(merged) == points(tuple(spans))
    assert size(merged) == len(points(merged))
    assert list(merged) == sorted(merged)


def test_half_is_enough_and_less_is_not() -> None:
    wanted = [said([(0, 10)])]
    assert match(wanted, [said([(0, 5)])]) == [(0, 0)]
    assert match(wanted, [said([(0, 4)])]) == []
    assert match(wanted, [said([(5, 15)])]) == []
    assert match(wanted, [said([(0, 4)])], least=0.4) == [(0, 0)]


def test_all_fragments_count_and_the_gap_between_them_does_not() -> None:
    split = [said([(0, 10), (50, 60)])]
    assert match(split, [said([(0, 10)])]) == [(0, 0)]
    assert match(split, [said([(0, 60)])]) == []


def test_each_statement_is_in_one_pair_at_most() -> None:
    assert match([said([(0, 10)])], [said([(0, 10)]), said([(0, 9)])]) == [(0, 0)]
    assert match([said([(0, 10)]), said([(0, 9)])], [said([(0, 9)])]) == [(1, 0)]


def test_the_best_total_wins_over_the_best_pair() -> None:
    # 0-10 fits 0-8 best, but then 0-6 would have no partner, which fits only 0-8.
    gold = [said([(0, 10)]), said([(0, 6)])]
    predicted = [said([(0, 8)]), said([(1, 11)])]
    assert match(gold, predicted) == [(0, 1), (1, 0)]


def test_of_equal_contents_the_one_with_the_same_source_is_taken() -> None:
    gold = [said([(0, 10)], [(11, 12)], [(20, 25)])]
    predicted = [said([(0, 10)], [(11, 12)], [(30, 35)]), said([(0, 10)], [(11, 12)], [(20, 25)])]
    assert match(gold, predicted) == [(0, 1)]
    assert match(gold, predicted[::-1]) == [(0, 0)]


@given(st.lists(loose.filter(bool), max_size=5), st.lists(loose.filter(bool), max_size=5))
def test_the_order_of_predictions_does_not_change_the_total(
    gold: list[list[Span]], predicted: list[list[Span]]
) -> None:
    a = [said([(s.start, s.end) for s in union(spans)]) for spans in gold]
    b = [said([(s.start, s.end) for s in union(spans)]) for spans in predicted]

    def total(found: list[tuple[int, int]], of: list[Statement]) -> float:
        return sum(overlap(a[i].content, of[j].content) for i, j in found)

    assert abs(total(match(a, b), b) - total(match(a, b[::-1]), b[::-1])) < 1e-6
