"""Edits of an article's text that its gold spans follow, however the length changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attribution.errors import InvalidValue
from attribution.schema import Document, Fragments, Span, Statement


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Code points [start, end) of the old text become `new`; an insertion has start == end."""

    start: int
    end: int
    new: str


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits, which are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Edits sorted, without those that overlap an earlier one."""
    result: list[Edit] = []
    for edit in sorted(edits):
        if not result or edit.start >= result[-1].end:
            result.append(edit)
    return result


class Offsets:
    """Where spans of the old text stand in the new one.

    A span's start in an edit moves to the start of the new passage and its end to the end of it,
    both without the white space at the passage's rim, which no span begins or ends with.
    Raises InvalidValue for edits that overlap or are out of order.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._first: list[int] = []
        self._last: list[int] = []
        self._new: list[tuple[int, int, int]] = []  # start, end, shift of all that follows
        shift = at = 0
        for edit in edits:
            if not at <= edit.start <= edit.end:
                raise InvalidValue(f"edit [{edit.start}, {edit.end}] overlaps or is out of order")
            at = edit.end
            self._first.append(edit.start)
            self._last.append(edit.end)
            begin = edit.start + shift
            shift += len(edit.new) - (edit.end - edit.start)
            lead = len(edit.new) - len(edit.new.lstrip())
            self._new.append((begin + lead, begin + len(edit.new.rstrip()), shift))

    def start(self, point: int) -> int:
        n = bisect_right(self._first, point) - 1
        if n < 0:
            return point
        if point < self._last[n] or point == self._first[n]:
            # Of an insertion and a replacement at one point, the insertion comes first.
            while n and self._first[n - 1] == point:
                n -= 1
            return self._new[n][0]
        return point + self._new[n][2]

    def end(self, point: int) -> int:
        n = bisect_left(self._last, point)
        if n < len(self._last) and (self._first[n] < point or self._last[n] == point):
            while n + 1 < len(self._last) and self._last[n + 1] == point:
                n += 1
            return self._new[n][1]
        return point + (self._new[n - 1][2] if n else 0)

    def span(self, span: Span) -> Span | None:
        """The span in the new text; None where nothing is left of it."""
        start, end = self.start(span.start), self.end(span.end)
        return Span(start, end) if start < end else None

    def fragments(self, fragments: Fragments) -> Fragments:
        """What is left of fragments; two that met inside an edit share no character after it."""
        result: list[Span] = []
        at = 0
        for fragment in fragments:
            start, end = max(at, self.start(fragment.start)), self.end(fragment.end)
            if start < end:
                result.append(Span(start, end))
                at = end
        return tuple(result)


def edited(
    document: Document,
    edits: Sequence[Edit],
    rename: Callable[[str], str] | None = None,
) -> Document:
    """`document` after edits, which are in order and do not overlap; `rename` gives speakers names.

    A statement is dropped with the last of its content, any other span alone.
    """
    edits = [edit for edit in edits if edit.new != document.text[edit.start : edit.end]]
    if not edits and rename is None:
        return document
    offsets = Offsets(edits)
    speakers = tuple(
        replace(
            speaker,
            name=rename(speaker.name) if rename else speaker.name,
            mentions=tuple(_kept(offsets, speaker.mentions)),
        )
        for speaker in document.speakers
    )
    return replace(
        document,
        text=edited_text(document.text, edits),
        statements=tuple(_statements(offsets, document.statements)),
        speakers=speakers,
        extra=_extra(offsets, document.extra) if document.extra else document.extra,
    )


def _kept(offsets: Offsets, spans: Iterable[Span]) -> Iterator[Span]:
    return (new for span in spans if (new := offsets.span(span)) is not None)


def _statements(offsets: Offsets, statements: Iterable[Statement]) -> Iterator[Statement]:
    for statement in statements:
        content = offsets.fragments(statement.content)
        if content:
            yield replace(
                statement,
                content=content,
                cue=offsets.fragments(statement.cue),
                source=offsets.fragments(statement.source),
            )


def _extra(offsets: Offsets, extra: Any) -> dict[str, Any]:
    """`names` (spans with types) and `references` (a mention, its candidates' spans) follow."""
    result = dict(extra)
    if "names" in extra:
        result["names"] = [
            [*pair, *rest]
            for start, end, *rest in extra["names"]
            if (pair := _pair(offsets, start, end)) is not None
        ]
    if "references" in extra:
        result["references"] = [
            reference
            | {
                "mention": mention,
                "candidates": [
                    [new for a, b in spans if (new := _pair(offsets, a, b)) is not None]
                    for spans in reference["candidates"]
                ],
            }
            for reference in extra["references"]
            if (mention := _pair(offsets, *reference["mention"])) is not None
        ]
    return result


def _pair(offsets: Offsets, start: int, end: int) -> list[int] | None:
    span = offsets.span(Span(start, end))
    return None if span is None else [span.start, span.end]
