"""Values for names that were found, by our rules or by a model."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.schema import Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name in the text: `type` is 'person', 'organization' or 'location'."""

    span: Span
    type: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as words [first, last), the title words before it, and a type if one is sure."""

    first: int
    last: int
    titles: tuple[str, ...] = ()
    type: str = ""
    score: float = 0.0
