"""Window scores -> the spans of a text: candidates from every window, then a choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from attribution.model.config import CONTENT, CUE, LABELS, SOURCE, ModelConfig
from attribution.model.encode import Ints, TextEncoder, Tokens, Window, batch, windows
from attribution.model.engine import Engine, WindowScores

Floats = NDArray[np.float32]
Range = tuple[int, int]

# Longest span of each label, in tokens; contents may fill a window.
_LONGEST = {CONTENT: 510, CUE: 40, SOURCE: 120}
_LONGEST_NAME = 24
# Texts of more tokens than this are resolved without hidden states, to bound memory.
LONGEST_HIDDEN = 50_000


@dataclass(slots=True)
class Candidate:
    """A scored token range.

    `vector` is [h_first; h_last] from the window that shows most of it, empty for names.
    """

    first: int
    last: int
    score: float
    margin: int
    vector: Floats

    @property
    def range(self) -> Range:
        return self.first, self.last


@dataclass(slots=True)
class Found:
    """What the network saw in one text: label -> candidates by token range, and `hidden` (n, H).

    A token's hidden state is of the window that shows most around it; None for very long texts.
    """

    by_label: list[dict[Range, Candidate]] = field(default_factory=lambda: [{} for _ in LABELS])
    hidden: NDArray[np.float16] | None = None

    def add(self, label: int, candidate: Candidate) -> None:
        known = self.by_label[label].get(candidate.range)
        if known is None or known.margin < candidate.margin:
            self.by_label[label][candidate.range] = candidate


def find_candidates(
    texts: Sequence[Tokens],
    encoder: TextEncoder,
    engine: Engine,
    config: ModelConfig,
    batch_tokens: int = 4096,
) -> list[Found]:
    """Candidates of each text. Windows of all texts are batched by length."""
    found = [Found() for _ in texts]
    floors = _floors(config)
    items: list[tuple[int, Window]] = []
    own: dict[tuple[int, Window], slice] = {}
    for number, tokens in enumerate(texts):
        if len(tokens) <= LONGEST_HIDDEN:
            found[number].hidden = np.zeros((len(tokens), config.hidden), np.float16)
        cut = windows(len(tokens), config.window, config.overlap)
        borders = [(a.end + b.start) // 2 for a, b in pairwise(cut)]
        for window, first, last in zip(cut, [0, *borders], [*borders, len(tokens)], strict=False):
            items.append((number, window))
            own[number, window] = slice(first, last)
    items.sort(key=lambda item: item[1].end - item[1].start)
    for group in _groups(items, batch_tokens):
        scores = engine.encode(batch(encoder, [(texts[n], window) for n, window in group]))
        for row, (number, window) in enumerate(group):
            hidden, mine = found[number].hidden, own[number, window]
            if hidden is not None:
                shown = slice(mine.start - window.start + 1, mine.stop - window.start + 1)
                hidden[mine] = scores.hidden[row, shown]
            _collect(scores, row, window, len(texts[number]), found[number], floors)
    return found


def _floors(config: ModelConfig) -> list[float]:
    """Per label, the logit below which a candidate is forgotten at once."""
    contents = min(config.content_threshold, config.nested_threshold)
    names = [config.name_threshold] * (len(LABELS) - 3)
    return [contents, config.cue_threshold, config.source_threshold, *names]


def _groups(
    items: Sequence[tuple[int, Window]], batch_tokens: int
) -> Iterable[list[tuple[int, Window]]]:
    group: list[tuple[int, Window]] = []
    for item in items:  # sorted: the last one is the longest
        length = item[1].end - item[1].start + 2
        if group and length * (len(group) + 1) > batch_tokens:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def span_logits(scores: WindowScores, row: int, label: int, firsts: slice, lasts: slice) -> Floats:
    """Logits of the spans of a window from tokens `firsts` to tokens `lasts`, a row a first token.

    Only those with last >= first mean anything.
    """
    cut, to = (slice(part.start + 1, part.stop + 1) for part in (firsts, lasts))
    product: Floats = scores.query[row, cut, label] @ scores.key[row, to, label].T
    product += scores.first[row, cut, label, None]
    product += scores.last[row, None, to, label]
    inside = scores.inside[row, firsts.start + 1 : lasts.stop + 1, label]
    sums = np.concatenate([np.zeros(1, np.float32), np.cumsum(inside, dtype=np.float32)])
    offset = lasts.start - firsts.start
    before = sums[: firsts.stop - firsts.start, None]
    after = sums[None, offset + 1 : offset + 1 + lasts.stop - lasts.start]
    rows = np.arange(firsts.start, firsts.stop, dtype=np.float32)[:, None]
    columns = np.arange(lasts.start + 1, lasts.stop + 1, dtype=np.float32)[None, :]
    product += (after - before) / np.maximum(columns - rows, 1)
    return product


# First tokens scored at once: spans are short, so most of a window's square is never computed.
_ROWS = 64


def _above(
    scores: WindowScores, row: int, label: int, n: int, floor: float
) -> tuple[Ints, Ints, Floats]:
    """First and last tokens and logits of a window's spans of a label above a logit."""
    longest = _LONGEST.get(label, _LONGEST_NAME)
    parts = []
    for start in range(0, n, _ROWS):
        firsts = slice(start, min(start + _ROWS, n))
        logits = span_logits(
            scores, row, label, firsts, slice(start, min(firsts.stop + longest, n))
        )
        i, j = np.nonzero(logits > floor)
        keep = (j >= i) & (j - i < longest)
        i, j = i[keep], j[keep]
        parts.append((i + start, j + start, logits[i, j]))
    first, last, score = (np.concatenate(column) for column in zip(*parts, strict=True))
    if len(first) > 8 * n:  # an untrained or confused network: the best will do
        best = np.argsort(-score)[: 8 * n]
        first, last, score = first[best], last[best], score[best]
    return first, last, score


def _collect(
    scores: WindowScores,
    row: int,
    window: Window,
    total: int,
    found: Found,
    floors: Sequence[float],
) -> None:
    n = window.end - window.start
    hidden = scores.hidden[row]
    for label in range(len(LABELS)):
        linked = label in (CONTENT, CUE, SOURCE)
        spans = _above(scores, row, label, n, floors[label])
        for first, last, score in zip(*(column.tolist() for column in spans), strict=True):
            left = first if window.start else n
            right = n - 1 - last if window.end < total else n
            vector = hidden[[first + 1, last + 1]].reshape(-1) if linked else _NO_VECTOR
            found.add(
                label,
                Candidate(
                    first + window.start,
                    last + window.start,
                    score,
                    min(left, right),
                    vector,
                ),
            )


_NO_VECTOR = np.zeros(0, np.float32)


def choose_flat(candidates: Iterable[Candidate], threshold: float) -> list[Candidate]:
    """The best candidates above `threshold` such that no two overlap, in text order."""
    taken: dict[int, bool] = {}
    chosen = []
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.range)):
        if candidate.score <= threshold:
            break
        positions = range(candidate.first, candidate.last + 1)
        if not any(at in taken for at in positions):
            taken.update(dict.fromkeys(positions, True))
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.range)


def choose_contents(
    candidates: Iterable[Candidate], cues: Sequence[Candidate], config: ModelConfig
) -> list[Candidate]:
    """Contents such that none cross; one inside another needs a cue between their borders.

    So a shorter reading of the same content is a rival and loses, and a statement inside a
    statement ("said she *thought* that …") stays. Returned in text order, outer before inner.
    """
    order = sorted(candidates, key=lambda c: (-c.score, c.range))
    starts = np.array([cue.first for cue in cues], dtype=np.int64)
    chosen: list[Candidate] = []
    by_block: dict[int, list[Candidate]] = {}
    lowest = min(config.content_threshold, config.nested_threshold)
    for candidate in order:
        if candidate.score <= lowest:
            break
        blocks = range(candidate.first // 64, candidate.last // 64 + 1)
        near = {id(c): c for block in blocks for c in by_block.get(block, ())}
        nested = False
        fits = True
        for other in near.values():
            if candidate.last < other.first or other.last < candidate.first:
                continue
            inner, outer = sorted((candidate, other), key=lambda c: c.last - c.first)
            if not (outer.first <= inner.first and inner.last <= outer.last) or not _cue_between(
                outer, inner, cues, starts
            ):
                fits = False
            nested = True
            if not fits:
                break
        threshold = config.nested_threshold if nested else config.content_threshold
        if fits and candidate.score > threshold:
            chosen.append(candidate)
            for block in blocks:
                by_block.setdefault(block, []).append(candidate)
    return sorted(chosen, key=lambda c: (c.first, -c.last))


def _cue_between(
    outer: Candidate, inner: Candidate, cues: Sequence[Candidate], starts: NDArray[np.int64]
) -> bool:
    low = int(np.searchsorted(starts, outer.first))
    high = int(np.searchsorted(starts, outer.last, side="right"))
    return any(
        cue.last <= outer.last and (cue.last < inner.first or cue.first > inner.last)
        for cue in cues[low:high]
    )
