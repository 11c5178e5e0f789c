from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.evaluation.intervals import bootstrap, compare, f1, table
from attribution.evaluation.tally import Tally, total

tallies = st.lists(
    st.builds(
        lambda gold, predicted, share: Tally.of(int(share * min(gold, predicted)), predicted, gold),
        st.integers(0, 20),
        st.integers(0, 20),
        st.floats(0, 1),
    ),
    min_size=1,
    max_size=20,
)


@given(tallies)
def test_f1_of_sums_is_that_of_tallies(given_: list[Tally]) -> None:
    assert float(f1(table(given_).sum(axis=0))) == pytest.approx(total(given_).f1)


def test_the_interval_is_that_of_a_plain_bootstrap() -> None:
    rng = random.Random(3)
    documents = [Tally.of(rng.randint(0, 10), 10, 10) for _ in range(40)]
    drawn = sorted(total(rng.choices(documents, k=40)).f1 for _ in range(4000))
    interval = bootstrap(documents, samples=4000)
    assert interval is not None
    assert interval.low == pytest.approx(drawn[100], abs=0.01)
    assert interval.high == pytest.approx(drawn[3900], abs=0.01)
    assert interval == bootstrap(documents, samples=4000)
    assert interval != bootstrap(documents, samples=4000, seed=1)


def test_there_is_no_interval_where_nothing_can_vary() -> None:
    assert bootstrap([Tally.of(1, 2, 3)]) is None
    assert bootstrap([Tally(), Tally()]) is None
    assert bootstrap([]) is None
    perfect = bootstrap([Tally.of(3, 3, 3)] * 5)
    assert perfect is not None
    assert (perfect.low, perfect.high) == (1, 1)


def test_a_system_does_not_differ_from_itself() -> None:
    documents = [Tally.of(n % 5, 5, 6) for n in range(30)]
    same = compare(documents, documents)
    assert (same.value, same.p) == (0, 1)
    assert same.interval is not None
    assert (same.interval.low, same.interval.high) == (0, 0)


def test_a_large_difference_is_significant_and_its_sign_is_second_minus_first() -> None:
    worse = [Tally.of(5, 10, 10)] * 30
    better = [Tally.of(6 + n % 2, 10, 10) for n in range(30)]
    difference = compare(worse, better)
    assert difference.value == pytest.approx(0.15)
    assert difference.p < 0.001
    assert difference.interval is not None
    assert difference.interval.low > 0
    assert compare(better, worse).value == -difference.value
    assert compare(better, worse).p == pytest.approx(difference.p, abs=0.002)


def test_the_p_value_is_that_of_all_swaps() -> None:
    rng = random.Random(5)
    a = [Tally.of(rng.randint(0, 6), 8, 9) for _ in range(8)]
    b = [Tally.of(rng.randint(0, 6), 8, 9) for _ in range(8)]
    real = abs(total(b).f1 - total(a).f1)
    as_large = 0
    for mask in range(256):
        first = [y if mask >> n & 1 else x for n, (x, y) in enumerate(zip(a, b, strict=True))]
        second = [x if mask >> n & 1 else y for n, (x, y) in enumerate(zip(a, b, strict=True))]
        as_large += abs(total(second).f1 - total(first).f1) >= real - 1e-12
    assert compare(a, b, samples=20000).p == pytest.approx(as_large / 256, abs=0.02)


def test_systems_on_other_documents_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same documents"):
        compare([Tally()], [])


def test_many_documents_are_drawn_in_parts() -> None:
    documents = [Tally.of(n % 7, 8, 8) for n in range(5000)]
    interval = bootstrap(documents, samples=1000)
    assert interval is not None
    assert interval.high - interval.low == pytest.approx(
        2 * 1.96 * np.std([t.right / 8 for t in documents]) / 5000**0.5, rel=0.15
    )
