from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribution.model.config import CONTENT, CUE, SOURCE, ModelConfig
from attribution.model.decode import decode
from attribution.model.encode import Tokens
from attribution.model.engine import LinkScores
from attribution.model.spans import Candidate, Found

NONE = -1


class Links:
    """An engine whose link scores are written by hand: (row, column or NONE) -> logit."""

    name = "hand"

    def __init__(self, **scores: dict[tuple[int, int], float]) -> None:
        self.scores = scores

    def encode(self, batch: Any) -> Any:
        raise AssertionError("not used")

    def link(self, inputs: dict[str, NDArray[Any]]) -> LinkScores:
        m, n, k = (len(inputs[name]) for name in ("content", "cue", "source"))

        def matrix(name: str, rows: int, columns: int) -> NDArray[np.float32]:
            result = np.full((rows, 1 + columns), -9, np.float32)
            for (row, column), value in self.scores.get(name, {}).items():
                result[row, column + 1] = value
            return result

        return LinkScores(
            matrix("cue", m, n),
            matrix("attitude", m, n),
            matrix("source", m, k),
            matrix("cue_source", n, k),
            matrix("joins", m, m),
        )


def tokens(n: int) -> Tokens:
    zeros = np.zeros(n, np.int64)
    starts = np.arange(n) * 2
    return Tokens(zeros, starts, starts + 1, zeros, zeros, zeros, zeros, zeros)


def found(**ranges: list[tuple[int, int]]) -> Found:
    result = Found()
    for name, label in (("content", CONTENT), ("cue", CUE), ("source", SOURCE)):
        for first, last in ranges.get(name, []):
            result.add(label, Candidate(first, last, 4.0, 9, np.zeros(4, np.float32)))
    return result


def read(candidates: Found, links: Links) -> list[tuple[Any, Any, Any]]:
    decoded = decode(tokens(60), candidates, links, ModelConfig())
    return [(r.content, r.cue, r.source) for r in decoded.readings]


def test_a_split_quotation_is_one_statement() -> None:
    candidates = found(content=[(0, 5), (10, 15)], cue=[(8, 8)], source=[(7, 7)])
    links = Links(
        joins={(0, NONE): 3, (1, 0): 3},
        cue={(0, 0): 3, (1, 0): 3},
        source={(0, 0): 3, (1, 0): 3},
        cue_source={(0, 0): 3},
    )
    assert read(candidates, links) == [(((0, 5), (10, 15)), (8, 8), (7, 7))]


def test_a_cue_serves_one_statement() -> None:
    candidates = found(content=[(0, 5), (10, 15)], cue=[(8, 8), (17, 17)], source=[(7, 7)])
    links = Links(
        joins={(0, NONE): 9, (1, NONE): 9},
        cue={(0, 0): 5, (1, 0): 3, (1, 1): 2},
        source={(0, 0): 3, (1, 0): 3},
        cue_source={(0, 0): 3, (1, 0): 3},
    )
    assert [cue for _, cue, _ in read(candidates, links)] == [(8, 8), (17, 17)]


def test_two_contents_of_one_cue_become_fragments_where_a_join_is_likely() -> None:
    candidates = found(content=[(0, 5), (10, 15)], cue=[(8, 8)])
    links = Links(
        joins={(0, NONE): 9, (1, NONE): 3, (1, 0): 2},
        cue={(0, 0): 5, (1, 0): 5},
        source={(0, NONE): 3, (1, NONE): 3},
        cue_source={(0, NONE): 3},
    )
    assert read(candidates, links) == [(((0, 5), (10, 15)), (8, 8), None)]


def test_a_bare_quotation_has_no_cue_but_a_source() -> None:
    candidates = found(content=[(0, 5), (10, 15)], cue=[(8, 8)], source=[(7, 7)])
    links = Links(
        joins={(0, NONE): 9, (1, NONE): 9},
        cue={(0, 0): 5, (1, NONE): 5},
        source={(0, 0): 3, (1, 0): 3},
        cue_source={(0, 0): 3},
    )
    assert read(candidates, links)[1] == (((10, 15),), None, (7, 7))


def test_a_cue_inside_a_content_is_not_its_own() -> None:
    candidates = found(content=[(0, 20)], cue=[(5, 5), (22, 22)])
    links = Links(
        joins={(0, NONE): 9},
        cue={(0, 0): 9, (0, 1): 1},
        source={(0, NONE): 3},
        cue_source={(0, NONE): 3, (1, NONE): 3},
    )
    assert read(candidates, links)[0][1] == (22, 22)


def test_the_source_is_chosen_by_content_and_cue_together() -> None:
    candidates = found(content=[(0, 5)], cue=[(8, 8)], source=[(7, 7), (12, 13)])
    links = Links(
        joins={(0, NONE): 9},
        cue={(0, 0): 5},
        source={(0, 0): 2.0, (0, 1): 2.5},
        cue_source={(0, 0): 3.0, (0, 1): 0.0},
    )
    assert read(candidates, links)[0][2] == (7, 7)


def test_nothing_found_is_no_reading() -> None:
    assert read(Found(), Links()) == []
