"""The assignment is the best there is: scipy's agrees on the total, whatever the table."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from attribution.evaluation.assignment import assign

cells = st.tuples(st.integers(0, 6), st.integers(0, 6))
tables = st.dictionaries(cells, st.floats(0.01, 1), max_size=30)


def best_total(values: dict[tuple[int, int], float]) -> float:
    dense = np.zeros((7, 7))
    for (row, column), value in values.items():
        dense[row, column] = value
    rows, columns = linear_sum_assignment(-dense)
    return float(dense[rows, columns].sum())


@settings(max_examples=400, deadline=None)
@given(tables)
def test_the_total_is_scipys(values: dict[tuple[int, int], float]) -> None:
    pairs = assign(values)
    assert all(pair in values for pair in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert abs(sum(values[pair] for pair in pairs) - best_total(values)) < 1e-9


@settings(max_examples=200, deadline=None)
@given(tables, st.permutations(range(7)), st.permutations(range(7)))
def test_the_order_of_rows_and_columns_does_not_matter(
    values: dict[tuple[int, int], float], rows: list[int], columns: list[int]
) -> None:
    moved = {(rows[r], columns[c]): value for (r, c), value in values.items()}
    total = sum(moved[pair] for pair in assign(moved))
    assert abs(total - sum(values[pair] for pair in assign(values))) < 1e-9


def test_a_greedy_choice_that_costs_more_is_not_taken() -> None:
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]


def test_a_row_stays_free_where_nothing_is_allowed_for_it() -> None:
    assert assign({(0, 0): 0.9, (1, 0): 0.5}) == [(0, 0)]
    assert assign({}) == []
