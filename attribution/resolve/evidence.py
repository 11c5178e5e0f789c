"""What a network saw in a text, as the resolver needs it: names, and a vector for any span."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attribution.resolve.found import NameMention


@dataclass(frozen=True, slots=True)
class Evidence:
    """Tokens of one text as code point offsets `start` and `end` (n each), their hidden states
    (n, H), None where there are none, and the names found."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    hidden: NDArray[np.float16] | None = None
    names: tuple[NameMention, ...] = ()

    @property
    def seen(self) -> bool:
        """Whether there is a vector for every span."""
        return self.hidden is not None and len(self.start) > 0

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """First and last token of code points [start, end); the nearest one where none overlaps."""
        top = len(self.start) - 1
        first = min(int(np.searchsorted(self.end, start, side="right")), top)
        last = min(int(np.searchsorted(self.start, end, side="left")) - 1, top)
        return first, max(first, last)

    def vectors(self, ranges: NDArray[np.int64]) -> NDArray[np.float32]:
        """[h_first; h_last] of token ranges (m, 2): (m, 2H)."""
        assert self.hidden is not None
        found = self.hidden[ranges].astype(np.float32)
        return found.reshape(len(ranges), -1)


NOTHING = Evidence(np.zeros(0, np.int64), np.zeros(0, np.int64))
