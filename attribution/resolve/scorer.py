"""A small network that scores a mention with each candidate by what the encoder saw of both.

A candidate shows up to eight of its mentions. Each is paired with the mention (sum and product of
projected span vectors, its place in the chain, its distance), the strongest signs are kept over
the pairs, and hand-written features join them. Several such networks, trained alike from other
starts, are averaged. Training writes the weights (`attribution.training.pairs`), numpy reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from attribution.errors import InvalidValue
from attribution.resolve.evidence import Evidence
from attribution.resolve.mentions import Mention
from attribution.resolve.sources import Candidate

if TYPE_CHECKING:
    from attribution.resolve.discourse import Discourse

Floats = NDArray[np.float32]
Place = tuple[int, int, int]  # first and last token, place in the chain

OWN, BEFORE, FIRST, NEXT = 0, 1, 4, 5
PLACES = 6
DISTANCES = 12
_BEFORE = 3
_MOST = 8


def places(
    discourse: Discourse, mention: Mention, candidate: Candidate
) -> list[tuple[int, int, int]]:
    """Mentions that show a candidate, as words [first, last) and place: at least one, at most 8."""
    if candidate.fresh:
        return [(*mention.core, OWN)]
    at = mention.first
    found: list[tuple[int, int, int]] = []
    for entity in candidate.entity.parts or (candidate.entity,):
        before = entity.mentions_before(at, _BEFORE)
        found += [
            (word, discourse.ends_at(entity, word), BEFORE + back)
            for back, word in enumerate(before)
        ]
        first = entity.first()
        if first is not None and len(before) == _BEFORE and first < before[-1]:
            found.append((first, discourse.ends_at(entity, first), FIRST))
        after = entity.first_after(at)
        if after is not None:
            found.append((after, discourse.ends_at(entity, after), NEXT))
    return found[:_MOST] or [(*mention.core, OWN)]


def token_places(
    discourse: Discourse, mention: Mention, candidates: Sequence[Candidate]
) -> tuple[tuple[int, int], list[list[Place]]]:
    """The mention as a token range, and for each candidate the ranges and places that show it."""
    return discourse.token_range(*mention.core), [
        [
            (*discourse.token_range(a, b), place)
            for a, b, place in places(discourse, mention, candidate)
        ]
        for candidate in candidates
    ]


def distance(mention: int, other: Floats | NDArray[np.int64]) -> NDArray[np.int64]:
    """Classes of token distances: 0, then powers of two."""
    gap = np.abs(np.asarray(other) - mention)
    classes = 1 + np.log2(np.maximum(gap, 1)).astype(np.int64)
    return np.where(gap == 0, 0, np.minimum(classes, DISTANCES - 1))


class PairScorer:
    """`heads` networks side by side; arrays have them as their first axis."""

    def __init__(self, weights: dict[str, NDArray[np.float32]], features: Sequence[str]) -> None:
        self.w = {name: np.asarray(value, np.float32) for name, value in weights.items()}
        self.index = {name: number for number, name in enumerate(features)}
        self.heads, _, self.size = self.w["v"].shape
        # One product for all heads and both projections of a span.
        self.shown, self.shown_bias = self._joined("v", "p2")
        self.asked, self.asked_bias = self._joined("u", "p1")

    def _joined(self, a: str, b: str) -> tuple[Floats, Floats]:
        """Two projections of all heads as one matrix (2H, heads · 2 size), and their biases."""
        both = np.concatenate([self.w[a], self.w[b]], axis=2).transpose(1, 0, 2)
        bias = np.concatenate([self.w[f"{a}_bias"], self.w[f"{b}_bias"]], axis=2)
        return np.ascontiguousarray(both.reshape(len(both), -1)), bias.reshape(-1)

    @classmethod
    def load(cls, path: Path) -> PairScorer:
        """Read what `save` wrote; InvalidValue if the file is not one."""
        try:
            with np.load(path, allow_pickle=False) as file:
                weights = {name: file[name] for name in file.files if name != "feature_names"}
                return cls(weights, str(file["feature_names"]).split("\n"))
        except (ValueError, KeyError, OSError) as error:
            raise InvalidValue(f"{path} does not hold pair weights: {error}") from None

    def save(self, path: Path) -> None:
        """Write the weights in half precision to an .npz file."""
        arrays: dict[str, Any] = {name: value.astype(np.float16) for name, value in self.w.items()}
        with path.open("wb") as stream:
            np.savez_compressed(stream, feature_names=np.array("\n".join(self.index)), **arrays)

    def reader(self, evidence: Evidence) -> PairReader:
        """The scorer with one text's vectors."""
        return PairReader(self, evidence)


class PairReader:
    """Scores of one text; each span is projected once."""

    def __init__(self, scorer: PairScorer, evidence: Evidence) -> None:
        self.scorer, self.evidence = scorer, evidence
        self._known: dict[tuple[int, int], int] = {}
        self._rows: list[Floats] = []

    def _projected(self, ranges: Sequence[tuple[int, int]]) -> Floats:
        """v and p2 of spans: (n, heads, 2 size)."""
        new = [r for r in dict.fromkeys(ranges) if r not in self._known]
        if new:
            vectors = self.evidence.vectors(np.array(new, np.int64))
            found = vectors @ self.scorer.shown + self.scorer.shown_bias
            found = found.reshape(len(new), self.scorer.heads, -1)
            for row, r in enumerate(new):
                self._known[r] = len(self._rows)
                self._rows.append(found[row])
        return np.stack([self._rows[self._known[r]] for r in ranges])

    def scores(
        self,
        mention: tuple[int, int],
        candidates: Sequence[Sequence[Place]],
        features: Sequence[Sequence[str]],
    ) -> Floats:
        """Logits (n) of n candidates: the token ranges and places that show each, its features."""
        w, size, index = self.scorer.w, self.scorer.size, self.scorer.index
        shown = [place for places in candidates for place in places]
        ranges = np.array([place[:2] for place in shown], np.int64)
        chain = np.array([place[2] for place in shown], np.int64)
        starts = np.cumsum([0, *(len(places) for places in candidates)])[:-1]
        other = self._projected([(a, b) for a, b, _ in shown]).transpose(1, 0, 2)  # (k, s, 2d)
        vector = self.evidence.vectors(np.array([mention], np.int64))
        asked = vector @ self.scorer.asked + self.scorer.asked_bias
        asked = asked.reshape(self.scorer.heads, 1, -1)
        u, p = asked[..., :size], asked[..., size:]
        far = distance(mention[0], ranges[:, 0])
        added = u + other[..., :size] + w["slot"][:, chain] + w["dist"][:, far]
        pairs = np.concatenate([np.maximum(added, 0), p * other[..., size:]], axis=2)
        pairs = np.matmul(pairs, w["h"]) + w["h_bias"]
        pooled = np.maximum.reduceat(pairs, starts, axis=1)  # (k, n, d)
        known = [[index[name] for name in names if name in index] for names in features]
        told = np.stack([w["f"][:, ids].sum(axis=1) for ids in known], axis=1)
        linear = np.stack([w["w"][:, ids].sum(axis=1) for ids in known], axis=1)
        joined = np.concatenate([pooled, told], axis=2)
        hidden = np.maximum(np.matmul(joined, w["o1"]) + w["o1_bias"], 0)
        scores: Floats = (np.matmul(hidden, w["o2"])[..., 0] + linear).mean(axis=0)
        return scores
