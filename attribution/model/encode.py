"""Text <-> tokens: the encoder's input, shared by training and inference.

An uncased encoder does not see casing, quotation regions or paragraph breaks, so each token
carries them as three small integers. Everything is computed over whole arrays of code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attribution.quotes import MARKS, Quotation, inside_mask, quotations
from attribution.repair import repaired
from attribution.schema import Span

Ints = NDArray[np.int64]

# Values of the three features.
CASES = 7  # other, lower, title, upper, mixed, digit, single capital
QUOTES = 7  # bits of double and single regions (0-3), opening, closing, other mark
OPENING_MARK, CLOSING_MARK, OTHER_MARK = 4, 5, 6
BREAKS = 4  # glued to the token before, space, newline, blank line

_MARK_POINTS = np.array(sorted(ord(mark) for mark in MARKS), dtype=np.uint32)
# Names of the tokens that begin, end and fill a window: BERT's, MPNet's.
_SPECIAL = (("[CLS]", "[SEP]", "[PAD]"), ("<s>", "</s>", "<pad>"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_CHUNK = 200_000  # code points tokenised at once, so that memory stays linear with a small factor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: parallel arrays of length n, without special tokens.

    `start`, `end`: code point offsets. `case`, `quote`, `gap`: the features. `sentences` and
    `paragraphs`: how many sentence ends and paragraph breaks come before the token.
    """

    ids: Ints
    start: Ints
    end: Ints
    case: Ints
    quote: Ints
    gap: Ints
    sentences: Ints
    paragraphs: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, first: int, last: int) -> Span:
        """The passage of the text from token `first` to token `last`, both included."""
        return Span(int(self.start[first]), int(self.end[last]))

    def locate(self, span: Span) -> tuple[int, int] | None:
        """First and last token that overlap `span`; None where no token does."""
        first = int(np.searchsorted(self.end, span.start, side="right"))
        last = int(np.searchsorted(self.start, span.end, side="left")) - 1
        return (first, last) if first <= last else None


class TextEncoder:
    """Tokenises texts with a model folder's tokenizer.json."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.tokenizer = tokenizer
        for names in _SPECIAL:
            ids = [tokenizer.token_to_id(name) for name in names]
            if None not in ids:
                break
        else:
            raise ValueError("the tokenizer lacks [CLS], [SEP] or [PAD]")
        self.cls, self.sep, self.pad = (int(i) for i in ids if i is not None)
        ends = [tokenizer.token_to_id(mark) for mark in (".", "!", "?")]
        self._sentence_ends = np.array([i for i in ends if i is not None], dtype=np.int64)

    @classmethod
    def load(cls, folder: Path) -> TextEncoder:
        return cls(Tokenizer.from_file(str(folder / "tokenizer.json")))

    def tokens(self, text: str, found: list[Quotation] | None = None) -> Tokens:
        """Tokens of `text`; `found` are its quotations where they are known already.

        A damaged text is read in its repaired view; offsets are of the text as given.
        """
        view = repaired(text)
        if view is None:
            return self._tokens(text, found)
        read = self._tokens(view.text, None)
        return replace(read, start=view.start[read.start], end=view.end[read.end - 1])

    def _tokens(self, text: str, found: list[Quotation] | None) -> Tokens:
        pieces_ids: list[NDArray[Any]] = []
        pieces_offsets: list[NDArray[Any]] = []
        for at in _chunks(text):
            # A lone surrogate is no Unicode text to the tokenizer; one character stands for it.
            piece = _SURROGATE.sub("\ufffd", at.of(text))
            encoding = self.tokenizer.encode(piece, add_special_tokens=False)
            pieces_ids.append(np.array(encoding.ids, dtype=np.int64))
            offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
            pieces_offsets.append(offsets + at.start)
        ids = np.concatenate([np.zeros(0, np.int64), *pieces_ids])
        offsets = np.concatenate([np.zeros((0, 2), np.int64), *pieces_offsets])
        keep = offsets[:, 0] < offsets[:, 1]
        ids, offsets = ids[keep], offsets[keep]
        return self._with_features(text, ids, offsets[:, 0], offsets[:, 1], found)

    def _with_features(
        self, text: str, ids: Ints, start: Ints, end: Ints, found: list[Quotation] | None
    ) -> Tokens:
        upper, lower, digit, newline, space = _character_counts(text)
        n_upper, n_lower = upper[end] - upper[start], lower[end] - lower[start]
        first_upper = upper[np.minimum(start + 1, len(text))] - upper[start]
        case = np.zeros(len(ids), np.int64)
        case[n_lower > 0] = 1
        case[(n_lower > 0) & (n_upper > 0)] = 4
        case[(n_lower > 0) & (n_upper == 1) & (first_upper == 1)] = 2
        case[(n_lower == 0) & (n_upper > 1)] = 3
        case[(n_lower == 0) & (n_upper == 1)] = 6
        case[digit[end] - digit[start] > 0] = 5

        previous_end = np.concatenate([np.zeros(1, np.int64), end[:-1]])[: len(ids)]
        gap = np.minimum(space[start] - space[previous_end], 1)
        lines = newline[start] - newline[previous_end]
        gap = np.where(lines > 0, np.minimum(lines, 2) + 1, gap)
        if len(gap):
            gap[0] = 3

        regions = quotations(text) if found is None else found
        mask = inside_mask(text, regions).astype(np.int64)
        quote = mask[start] if len(ids) else np.zeros(0, np.int64)
        marks = np.zeros(len(text) + 1, np.int64)
        marks[:-1][np.isin(_points(text), _MARK_POINTS)] = OTHER_MARK
        for region in regions:
            marks[region.span.start] = OPENING_MARK
            if region.closed:
                marks[region.span.end - 1] = CLOSING_MARK
        quote = np.where(marks[start] > 0, marks[start], quote)

        ends = np.isin(ids, self._sentence_ends) | (gap >= 2)
        return Tokens(
            ids=ids,
            start=start,
            end=end,
            case=case,
            quote=quote,
            gap=gap,
            sentences=np.cumsum(ends),
            paragraphs=np.cumsum(gap >= 2),
        )


def _chunks(text: str) -> Iterator[Span]:
    """Pieces of at most _CHUNK code points, cut at white space where there is some."""
    at = 0
    while at < len(text):
        stop = min(at + _CHUNK, len(text))
        if stop < len(text):
            cut = max(text.rfind(" ", at, stop), text.rfind("\n", at, stop))
            stop = cut + 1 if cut > at else stop
        yield Span(at, stop)
        at = stop


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _character_counts(text: str) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Running counts (length n + 1) of upper case, lower case, digits, newlines, white space."""
    points = _points(text)
    kinds, inverse = np.unique(points, return_inverse=True)
    chars = [chr(int(point)) for point in kinds]
    tests = (
        [c.isupper() for c in chars],
        [c.islower() for c in chars],
        [c.isdigit() for c in chars],
        [c in "\n\u2028\u2029\x0b\x0c" for c in chars],
        [c.isspace() for c in chars],
    )
    upper, lower, digit, newline, space = (
        np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(test, bool)[inverse])])
        for test in tests
    )
    if "\r" in text and "\n" not in text:  # line ends of old machines
        newline = np.concatenate([np.zeros(1, np.int64), np.cumsum(points == 13)])
    return upper, lower, digit, newline, space


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens [start, end) of a text that the network reads at once."""

    start: int
    end: int


def windows(n: int, size: int, overlap: int) -> list[Window]:
    """Windows of at most `size` - 2 tokens (two are special) over n tokens.

    Neighbours share about `overlap` tokens; all are of about the same length, so that no window
    is left with a stub.
    """
    room = size - 2
    if n <= room:
        return [Window(0, n)] if n else []
    count = -(-(n - overlap) // (room - overlap))
    width = -(-(n + (count - 1) * overlap) // count)
    step = (n - width) / (count - 1)
    return [Window(at, at + width) for at in (round(k * step) for k in range(count))]


def batch(encoder: TextEncoder, items: list[tuple[Tokens, Window]]) -> dict[str, NDArray[np.int64]]:
    """The network's input for some windows: `ids`, `mask`, `features` (B, L[, 3]).

    Position 0 is [CLS], so token t of a window stands at t - window.start + 1.
    """
    length = max(window.end - window.start for _, window in items) + 2
    ids = np.full((len(items), length), encoder.pad, np.int64)
    mask = np.zeros((len(items), length), np.int64)
    features = np.zeros((len(items), length, 3), np.int64)
    for row, (tokens, window) in enumerate(items):
        size = window.end - window.start
        cut = slice(window.start, window.end)
        ids[row, 0] = encoder.cls
        ids[row, 1 : size + 1] = tokens.ids[cut]
        ids[row, size + 1] = encoder.sep
        mask[row, : size + 2] = 1
        features[row, 1 : size + 1, 0] = tokens.case[cut]
        features[row, 1 : size + 1, 1] = tokens.quote[cut]
        features[row, 1 : size + 1, 2] = tokens.gap[cut]
    return {"ids": ids, "mask": mask, "features": features}
