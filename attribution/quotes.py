"""Quotation marks: which characters open or close one, which stretches stand inside, and kinds.

News text mixes straight, curly, German and French marks, and scrapers mangle them. A stretch is
found per paragraph with a small state machine that prefers marks whose sides agree with the
spaces around them and repairs the rest: a quotation left open runs to the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attribution.schema import Kind, Span

OPENERS = "“„‟«‹「『"
CLOSERS = "”»›」』"
DOUBLE = '"“”„‟«»「」『』＂'
SINGLE = "'‘’‚‛‹›`´"
MARKS = frozenset(DOUBLE + SINGLE)

# Two apostrophes or backticks stand for one double mark (LaTeX and wire habits).
_MARK = re.compile(r"``|''|&quot;|&#34;|[\"“”„‟«»「」『』＂'‘’‚‛‹›`´]")
_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks: `span` with its marks, `inner` without, both in the text.

    `closed` is False where no closing mark was found in the paragraph; `double` tells double
    marks (and guillemets) from single ones.
    """

    span: Span
    inner: Span
    closed: bool
    double: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    can_open: bool
    can_close: bool
    only: str  # 'open', 'close' or '' where the character itself does not tell


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        char = match[0]
        a, b = match.span()
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else "\n"
        double = len(char) > 1 or char in DOUBLE
        # An apostrophe inside a word is no mark at all.
        if not double and before.isalnum() and after.isalnum():
            continue
        glued_left = before.isalnum() or before in ".,;:!?…)]%-–—$£€"
        glued_right = after.isalnum() or after in "([$£€#@.…-–—" or after in MARKS
        only = "open" if char in OPENERS + "‘‚‛" else "close" if char in CLOSERS else ""
        if char == "``":
            only = "open"
        can_open = glued_right and not before.isalnum()
        can_close = glued_left or before in MARKS or not glued_right
        if double and not (can_open or can_close):
            can_open = can_close = True
        if not double:
            # Elided words ('tis, '90s) and plural possessives (the states') look like marks.
            if char in "’'´`" and before.isalnum() and before in "sSxXzZ":
                can_close = (can_close and after not in " \t") or after in ".,;:!?"
            if only == "open":
                can_close = False
            elif char in "’´":
                can_open = False
        yield _Mark(a, b, double, can_open, can_close, only)


def quotations(text: str) -> list[Quotation]:
    """Stretches inside quotation marks, in order, at most two levels deep; linear in the text."""
    result: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        result += _paragraph_quotations(text, paragraph.start(), paragraph.end())
    result.sort(key=lambda q: (q.span.start, -q.span.end))
    return result


def _paragraph_quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = list(_marks(text, start, end))
    open_double: _Mark | None = None
    open_single: _Mark | None = None
    for index, mark in enumerate(marks):
        if mark.double:
            closes = open_double is not None and (
                mark.only == "close"
                or (mark.only == "" and (mark.can_close or not mark.can_open))
                # An opening mark typed at the end of a quotation still closes it.
                or (mark.only == "open" and not mark.can_open)
            )
            if closes and open_double is not None:
                if open_double.end < mark.start:
                    yield _quotation(open_double, mark)
                open_double = None
            elif open_double is None and (mark.only != "close" or mark.can_open):
                # A lone closing mark at a line's end belongs to a quotation that lost its opener.
                if mark.can_open or mark.only == "open":
                    open_double = mark
            elif open_double is not None:
                if open_double.end < mark.start:
                    yield _unclosed(open_double, mark.start)
                open_double = mark
        elif open_single is not None and mark.can_close and mark.only != "open":
            if open_single.end < mark.start:
                yield _quotation(open_single, mark)
            open_single = None
        elif open_single is None and mark.can_open and _single_closes(marks, index):
            open_single = mark
    if open_double is not None:
        tail = text[open_double.end : end].rstrip()
        if tail:
            yield _unclosed(open_double, open_double.end + len(tail))


def _unclosed(opener: _Mark, stop: int) -> Quotation:
    return Quotation(Span(opener.start, stop), Span(opener.end, stop), False, opener.double)


def _quotation(opener: _Mark, closer: _Mark) -> Quotation:
    return Quotation(
        Span(opener.start, closer.end), Span(opener.end, closer.start), True, opener.double
    )


def _single_closes(marks: Sequence[_Mark], index: int) -> bool:
    """Whether a single mark that could open has one that closes it later in its paragraph.

    Looks at a bounded number of marks, so that a line of apostrophes stays linear.
    """
    for mark in marks[index + 1 : index + 40]:
        if not mark.double and mark.can_close and mark.only != "open":
            return True
    return False


def inside_mask(text: str, found: Sequence[Quotation] | None = None) -> NDArray[np.uint8]:
    """A byte a code point: bit 1 inside double marks, bit 2 inside single ones, marks included."""
    mask = np.zeros(len(text), np.uint8)
    for quotation in quotations(text) if found is None else found:
        bit = 1 if quotation.double else 2
        mask[quotation.span.start : quotation.span.end] |= bit
    return mask


_WORD = re.compile(r"\w")


def kind_of(text: str, content: Sequence[Span], found: Sequence[Quotation] | None = None) -> Kind:
    """Direct, indirect or mixed, by how much of `content` stands in quotation marks.

    A fragment that begins with a mark counts as quoted even where the closing one is missing, and
    one that lies wholly inside someone else's marks has none of its own (annotation guidelines).
    """
    regions = quotations(text) if found is None else found
    quoted = total = 0
    for span in content:
        words = [match.start() for match in _WORD.finditer(text, span.start, span.end)]
        total += len(words)
        first = bisect_left(regions, span.start, key=lambda region: region.span.start)
        own = bytearray(len(span))
        for number in range(first, len(regions)):  # a slice would copy the rest of the article
            region = regions[number]
            if region.span.start >= span.end:
                break
            # A quotation that runs past the content is the content's own only if it begins it.
            stop = min(region.span.end, span.end)
            own[region.span.start - span.start : stop - span.start] = b"\1" * (
                stop - region.span.start
            )
        in_words = sum(own[at - span.start] for at in words)
        if not in_words and words and _ends_quoted(text, span):
            in_words = len(words)
        quoted += in_words
    if not quoted:
        return (
            Kind.MIXED if any(_closes_unopened(text, span) for span in content) else Kind.INDIRECT
        )
    return Kind.DIRECT if quoted == total else Kind.MIXED


def _closes_unopened(text: str, span: Span) -> bool:
    """Whether a double mark closes something inside the fragment that it never opened."""
    marks = [mark for mark in _marks(text, span.start, span.end) if mark.double]
    return bool(marks) and not marks[0].can_open


def _ends_quoted(text: str, span: Span) -> bool:
    """Whether a fragment ends in a closing mark whose opener was lost before it."""
    return text[span.end - 1] in '"”»“' and not any(
        mark in text[span.start : span.end - 1] for mark in '"“”„«»'
    )
