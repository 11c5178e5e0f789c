"""The one-to-one assignment of greatest total value, for the sparse tables that matching gives."""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[tuple[int, int], float]


def assign(values: Table) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, of the greatest total value.

    `values` holds only the pairs that are allowed, each with a value above 0; a row or column may
    stay free. Solved exactly in each connected part by augmenting along shortest paths (Kuhn 1955,
    Munkres 1957), so it does not depend on the order of rows and columns except between solutions
    of equal total. O(n^3) in the size of a part, and parts are small: contents that overlap.
    """
    pairs: list[tuple[int, int]] = []
    for rows, columns in _parts(values):
        if len(rows) == len(columns) == 1:
            pairs.append((rows[0], columns[0]))
            continue
        pairs += _solve(rows, columns, values)
    return sorted(pairs)


def _parts(values: Table) -> list[tuple[list[int], list[int]]]:
    """Rows and columns of each connected part."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(values):
        by_row.setdefault(row, []).append(column)
        by_column.setdefault(column, []).append(row)
    parts = []
    seen: set[int] = set()
    for first in by_row:
        if first in seen:
            continue
        seen.add(first)
        rows, columns, todo = [first], set[int](), [first]
        while todo:
            for column in by_row[todo.pop()]:
                if column in columns:
                    continue
                columns.add(column)
                for row in by_column[column]:
                    if row not in seen:
                        seen.add(row)
                        rows.append(row)
                        todo.append(row)
        parts.append((sorted(rows), sorted(columns)))
    return parts


def _solve(rows: list[int], columns: list[int], values: Table) -> list[tuple[int, int]]:
    """The Hungarian algorithm with potentials, on costs; a free row costs 0 in a column of its own.

    Rows are added one at a time; each looks for the cheapest path of changes that gives it a
    column (Jonker and Volgenant 1987).
    """
    width = len(columns) + len(rows)
    cost = [
        [-values.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows
    ]
    # Index 0 stands for "none"; potentials keep every reduced cost at 0 or more.
    row_potential = [0.0] * (len(rows) + 1)
    column_potential = [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, len(rows) + 1):
        row_of[0] = row
        column = 0
        least = [float("inf")] * (width + 1)
        came_from = [0] * (width + 1)
        used = [False] * (width + 1)
        while row_of[column]:
            used[column] = True
            current, step, following = row_of[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                reduced = (
                    cost[current - 1][other - 1] - row_potential[current] - column_potential[other]
                )
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    row_potential[row_of[other]] += step
                    column_potential[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return [
        (rows[row_of[column] - 1], columns[column - 1])
        for column in range(1, len(columns) + 1)
        if row_of[column] and values.get((rows[row_of[column] - 1], columns[column - 1]), 0.0) > 0
    ]
