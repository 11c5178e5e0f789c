"""A readable view of a damaged text, and the way back: every character knows where it came from.

HTML entities, UTF-8 read as Windows-1252, ligatures, invisible characters, words broken at line
ends and lines broken inside paragraphs are undone for reading only. Spans are always of the text
as it was given.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from attribution.schema import Span

Edit = tuple[int, int, str]

_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")


def _bytes_read_wrong() -> dict[str, int]:
    """Character -> the byte that was read as it, as Windows-1252 or, where that has none, Latin-1.

    The replacement character stands for any byte that Windows-1252 does not have.
    """
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            found[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return found


_BYTE = _bytes_read_wrong()
_FOLLOWING = "".join(re.escape(char) for char, byte in _BYTE.items() if byte < 0xC0) + "\ufffd"
# Certain signs of the damage; without one, capitals with accents are left alone.
_SIGN = re.compile(f"[ÃÂ][{_FOLLOWING}]|â€")
_MISREAD = re.compile(
    f"[Â-ß][{_FOLLOWING}]|[à-ï][{_FOLLOWING}]{{2}}|ð[{_FOLLOWING}]{{3}}|â€(?=[\\s\\w.,;:!?)]|$)"
)
# Bytes that Windows-1252 lacks, the likeliest letters first: Í, Á, Ý after C3; the mark ” after E2.
_LOST = (0x8D, 0x81, 0x9D, 0x8F, 0x90)
_LOST_MARK = (0x9D,)
_TAG = re.compile(
    r"<(/?)(p|br|div|li|ul|ol|h[1-6]|b|i|em|strong|u|a|span|blockquote|q)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_INLINE = frozenset(["b", "i", "em", "strong", "u", "a", "span"])

_LINE_END = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_HARD_WRAP_LINES = 6
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class View:
    """A text to be read: `text`, and for each of its n code points where it begins and ends in
    the text that was given (n each)."""

    text: str
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def given(self, start: int, end: int) -> Span:
        """The span of the given text that [start, end) of the view stands for; not empty."""
        return Span(int(self.start[start]), int(self.end[end - 1]))


def repaired(text: str) -> View | None:
    """The view of a text that needs one; None where it can be read as it is."""
    edits = sorted([*_characters(text), *_line_ends(text)])
    pieces: list[str] = []
    starts: list[NDArray[np.int64]] = []
    ends: list[NDArray[np.int64]] = []

    def keep(first: int, last: int) -> None:
        if first < last:
            pieces.append(text[first:last])
            starts.append(np.arange(first, last))
            ends.append(np.arange(first + 1, last + 1))

    at = 0
    for first, last, new in edits:
        if first < at:
            continue
        keep(at, first)
        if new:
            pieces.append(new)
            starts.append(np.full(len(new), first))
            ends.append(np.full(len(new), last))
        at = last
    if not at:
        return None
    keep(at, len(text))
    if not pieces:
        return None
    return View("".join(pieces), np.concatenate(starts), np.concatenate(ends))


def _characters(text: str) -> Iterator[Edit]:
    if "&" in text:
        for match in _ENTITY.finditer(text):
            new = html.unescape(html.unescape(match[0]))
            if new != match[0] and not re.search("[\ud800-\udfff\x00]", new):
                yield (*match.span(), " " if new.isspace() else "" if _gone(new) else new)
    if "<" in text:
        for match in _TAG.finditer(text):
            name = match[2].lower()
            yield (*match.span(), "" if name in _INLINE else '"' if name == "q" else "\n")
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        yield (*match.span(), "")
    for match in _LIGATURE.finditer(text):
        yield (*match.span(), _LIGATURES[match[0]])
    if _SIGN.search(text):
        for match in _MISREAD.finditer(text):
            new = _read_right(match[0])
            if new:
                yield (*match.span(), " " if new.isspace() else new)


def _gone(new: str) -> bool:
    return _INVISIBLE.fullmatch(new) is not None


def _read_right(misread: str) -> str:
    """The character whose UTF-8 bytes were read one by one; '' where they are not UTF-8."""
    if misread == "â€":
        return "”"
    for lost in _LOST_MARK if misread.startswith("â€") else _LOST:
        found = bytes(lost if char == "\ufffd" else _BYTE[char] for char in misread)
        try:
            new = found.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if not _INVISIBLE.fullmatch(new):
            return new
    return ""


def _line_ends(text: str) -> Iterator[Edit]:
    """Line ends that end no paragraph: inside a hyphenated word, or in a hard-wrapped text."""
    lines = text.splitlines()
    if len(lines) < 2:
        return
    wrapped = _hard_wrapped(lines)
    for match in _LINE_END.finditer(text):
        first, last = match.span()
        if not 0 < first < last < len(text) or text[first - 1] in "\r\n" or text[last] in "\r\n":
            continue
        before, after = text[first - 1], text[last]
        if before == "-" and first > 1 and text[first - 2].isalpha() and after.islower():
            yield first - 1, last, ""
        elif before in "-‐" and wrapped:
            yield first, last, ""
        elif wrapped or (after.islower() and (before.islower() or before in ",;")):
            yield first, last, " "


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether lines end where they are full: of about one width, mostly inside sentences."""
    full = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(full) < _HARD_WRAP_LINES:
        return False
    width = median(map(len, full))
    even = sum(abs(len(line) - width) <= 0.25 * width for line in full)
    inside = sum(line.rstrip()[-1] not in ".!?\"”’'" for line in full)
    return 25 <= width <= _WIDEST and even >= 0.7 * len(full) and inside >= 0.5 * len(full)
