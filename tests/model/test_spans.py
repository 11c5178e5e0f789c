from __future__ import annotations

import numpy as np

from attribution.model.config import ModelConfig
from attribution.model.spans import Candidate, choose_contents, choose_flat

CONFIG = ModelConfig()


def candidate(first: int, last: int, score: float) -> Candidate:
    return Candidate(first, last, score, 9, np.zeros(4, np.float32))


def ranges(found: list[Candidate]) -> list[tuple[int, int]]:
    return [c.range for c in found]


def test_of_overlapping_spans_the_best_is_chosen() -> None:
    found = choose_flat([candidate(0, 3, 1), candidate(2, 5, 3), candidate(5, 8, 2)], 0)
    assert ranges(found) == [(2, 5)]
    assert ranges(choose_flat([candidate(6, 8, 2), candidate(0, 3, 1)], 0)) == [(0, 3), (6, 8)]
    assert choose_flat([candidate(0, 3, -1)], 0) == []


def test_a_shorter_reading_of_a_content_loses() -> None:
    found = choose_contents([candidate(0, 20, 5), candidate(2, 20, 4)], [], CONFIG)
    assert ranges(found) == [(0, 20)]


def test_a_content_inside_another_needs_a_cue_between_their_borders() -> None:
    outer, inner = candidate(0, 20, 5), candidate(6, 20, 4)
    assert ranges(choose_contents([outer, inner], [candidate(4, 5, 3)], CONFIG)) == [
        (0, 20),
        (6, 20),
    ]
    assert ranges(choose_contents([outer, inner], [candidate(30, 31, 3)], CONFIG)) == [(0, 20)]


def test_contents_never_cross() -> None:
    found = choose_contents(
        [candidate(0, 10, 2), candidate(5, 15, 3)], [candidate(2, 3, 3)], CONFIG
    )
    assert ranges(found) == [(5, 15)]
