from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.evaluation.agreement import Alpha, alpha
from tests.evaluation.conftest import pair, said

TEXT = "aa bb cc dd ee ff gg hh ii jj"


def by_pairs(values: list[tuple[int, int]]) -> float:
    """Krippendorff's alpha from its definition: disagreement in units and among all values."""
    every = [value for unit in values for value in unit]
    observed = sum(a != b for a, b in values) / len(values)
    expected = sum(a != b for a, b in permutations(every, 2)) / (len(every) * (len(every) - 1))
    return 1 - observed / expected


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_alpha_is_the_definition(both: int, first: int, second: int, neither: int) -> None:
    counted = Alpha(both, first, second, neither)
    values = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    if len({value for unit in values for value in unit}) < 2:
        assert counted.value is None
    else:
        assert counted.value == pytest.approx(by_pairs(values))


def test_tokens_are_the_units() -> None:
    gold, other = [said([(0, 8)])], [said([(3, 11)])]
    # aa bb cc against bb cc dd of ten tokens.
    counted = alpha([pair(gold, other, TEXT)], "content")
    assert counted == Alpha(2, 1, 1, 6)
    assert alpha([pair(other, gold, TEXT)], "content").value == counted.value


def test_the_same_twice_is_perfect_and_nothing_at_all_is_undefined() -> None:
    gold = [said([(0, 8)])]
    assert alpha([pair(gold, gold, TEXT)], "content").value == 1
    assert alpha([pair([], [], TEXT)], "content").value is None
    assert alpha([pair([], [], "")], "content").value is None
