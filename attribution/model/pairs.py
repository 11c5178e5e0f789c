"""What the linker is told about two spans of a text besides their vectors.

Small integers a pair, computed alike in training and inference: how far apart and on which side,
how many paragraphs, sentences and rival spans lie between, and how the pair stands to quotation
marks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from attribution.model.encode import Ints, Tokens

_EDGES = np.array([1, 2, 3, 5, 9, 17, 33, 65, 129, 257])
# Number of values of each pair feature.
SIZES = (2 * len(_EDGES) + 4, 9, 9, 9, 16)


def pair_features(tokens: Tokens, xs: Ints, ys: Ints) -> NDArray[np.int64]:
    """(m, n, 5) features of spans `xs` (m, 2) with candidates `ys` (n, 2), first and last token."""
    x0, x1 = xs[:, 0][:, None], xs[:, 1][:, None]
    y0, y1 = ys[:, 0][None, :], ys[:, 1][None, :]
    shape = (len(xs), len(ys))
    before, after = x0 - y1 - 1, y0 - x1 - 1  # tokens between, where y stands before or after x
    inside = (y0 >= x0) & (y1 <= x1)
    around = (y0 <= x0) & (y1 >= x1)
    side = len(_EDGES) + 1
    distance = np.where(
        before >= 0,
        np.digitize(np.maximum(before, 0), _EDGES),
        side + np.digitize(np.maximum(after, 0), _EDGES),
    )
    distance = np.where((before < 0) & (after < 0), 2 * side, distance)
    distance = np.where(inside | around, 2 * side + 1, distance)

    def between(counts: Ints) -> Ints:
        """Signed steps of a running count from x's nearer edge to y's: -4..4, as 0..8."""
        if not len(counts):
            return np.full(shape, 4)
        ahead = counts[y0] - counts[x1]
        behind = counts[x0] - counts[y1]
        steps = np.where(after >= 0, ahead, np.where(before >= 0, -behind, 0))
        return np.clip(steps, -4, 4) + 4

    order = np.sort(ys[:, 0])
    # Rival candidates that start strictly between the two spans.
    ahead = np.searchsorted(order, y0) - np.searchsorted(order, x1, side="right")
    behind = np.searchsorted(order, x0) - np.searchsorted(order, y1, side="right")
    rivals = np.where(after >= 0, ahead, np.where(before >= 0, -behind, 0))
    rivals = np.clip(rivals, -4, 4) + 4
    if len(tokens):
        quote_x = (tokens.quote[x0] > 0).astype(np.int64)
        quote_y = np.where(tokens.quote[y0] > 3, 3, np.minimum(tokens.quote[y0], 2))
    else:
        quote_x, quote_y = np.zeros_like(x0), np.zeros_like(y0)
    marks = inside * 8 + quote_x * 4 + quote_y
    return np.stack(
        [
            np.broadcast_to(feature, shape)
            for feature in (
                distance,
                between(tokens.paragraphs),
                between(tokens.sentences),
                rivals,
                marks,
            )
        ],
        axis=-1,
    ).astype(np.int64)
