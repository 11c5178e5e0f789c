"""Passages of a text as properly nested HTML elements, though statements may cross each other."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from attribution.schema import Document, Span


class Role(IntEnum):
    """What a passage is to its statements; of two equal spans the lower role is outside."""

    CONTENT = 0
    SOURCE = 1
    CUE = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage and the positions, in the document, of the statements that it belongs to."""

    span: Span
    role: Role
    statements: tuple[int, ...]
    first: bool = False
    """Whether a statement's content begins here."""


@dataclass(slots=True)
class Piece:
    """A mark, or the part of it that fits inside the marks around it, with what it holds.

    `height` is how many contents are stacked in it, itself included.
    """

    mark: Mark
    span: Span
    inside: list[Piece]
    height: int

    @property
    def first(self) -> bool:
        return self.mark.first and self.span.start == self.mark.span.start


def marks(document: Document) -> list[Mark]:
    """Every content fragment, and each cue or source once though statements share it."""
    contents = [
        Mark(span, Role.CONTENT, (number,), first=position == 0)
        for number, statement in enumerate(document.statements)
        for position, span in enumerate(statement.content)
    ]
    shared: dict[tuple[Span, Role], list[int]] = {}
    for number, statement in enumerate(document.statements):
        for role, spans in ((Role.CUE, statement.cue), (Role.SOURCE, statement.source)):
            for span in spans:
                shared.setdefault((span, role), []).append(number)
    return contents + [Mark(span, role, tuple(all)) for (span, role), all in shared.items()]


def nested(given: Iterable[Mark]) -> list[Piece]:
    """Marks as a forest: one that crosses the end of another is cut there."""
    order = list(given)
    queue = [
        (mark.span.start, -mark.span.end, mark.role, number) for number, mark in enumerate(order)
    ]
    heapq.heapify(queue)
    roots: list[Piece] = []
    around: list[Piece] = []
    while queue:
        start, minus_end, role, number = heapq.heappop(queue)
        end = -minus_end
        while around and around[-1].span.end <= start:
            _close(around)
        if around and end > (cut := around[-1].span.end):
            heapq.heappush(queue, (cut, -end, role, number))
            end = cut
        piece = Piece(order[number], Span(start, end), [], 0)
        (around[-1].inside if around else roots).append(piece)
        around.append(piece)
    while around:
        _close(around)
    return roots


def _close(around: list[Piece]) -> None:
    piece = around.pop()
    piece.height += piece.mark.role is Role.CONTENT
    if around:
        around[-1].height = max(around[-1].height, piece.height)


def render(
    text: str,
    pieces: list[Piece],
    tag: Callable[[Piece], tuple[str, str]],
    escape: Callable[[str], str],
) -> str:
    """`text` escaped, with what `tag` gives for each piece (before, after) around it."""
    out: list[str] = []
    at = 0
    # A stack rather than recursion: hostile input may nest deeper than Python's stack.
    todo: list[Piece | str] = list(reversed(pieces))
    ends: list[int] = []
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            end = ends.pop()
            out += (escape(text[at:end]), item)
            at = end
            continue
        before, after = tag(item)
        out += (escape(text[at : item.span.start]), before)
        at = item.span.start
        todo.append(after)
        ends.append(item.span.end)
        todo.extend(reversed(item.inside))
    out.append(escape(text[at:]))
    return "".join(out)
