"""Sources of an article, what holds them, and the candidates for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.resolve.entities import Entity
from attribution.resolve.mentions import Mention
from attribution.schema import Fragments, Kind, Statement, hull


@dataclass(slots=True)
class Source:
    """One distinct source span with the statements that share it."""

    fragments: Fragments
    mention: Mention
    statements: list[int]
    kind: Kind
    content: tuple[int, int]
    parent: int | None = None  # the statement whose content holds this source
    depth: int = 0
    entities: tuple[Entity, ...] = ()
    probability: float = 1.0
    others: list[tuple[Entity, float]] = field(default_factory=list)  # not chosen, with chances


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a mention may refer to; `fresh` where it is the mention's own description."""

    entity: Entity
    fresh: bool = False


def parents_of(statements: Sequence[Statement]) -> dict[int, int]:
    """Statement -> the innermost other statement whose content holds its source."""
    opens = sorted(
        (span.start, -span.end, number)
        for number, statement in enumerate(statements)
        for span in statement.content
    )
    wanted = sorted(
        (hull(s.source).start, hull(s.source).end, number)
        for number, s in enumerate(statements)
        if s.source
    )
    result: dict[int, int] = {}
    stack: list[tuple[int, int]] = []
    cursor = 0
    for start, end, number in wanted:
        while cursor < len(opens) and opens[cursor][0] <= start:
            stack.append((-opens[cursor][1], opens[cursor][2]))
            cursor += 1
        while stack and stack[-1][0] <= start:
            stack.pop()
        for close, holder in reversed(stack[-8:]):
            if holder != number and close >= end:
                result[number] = holder
                break
    return result
