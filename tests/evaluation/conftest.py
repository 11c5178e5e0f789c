"""Small documents for scores that can be computed by hand."""

from __future__ import annotations

from attribution.evaluation.pairs import Pair
from attribution.schema import (
    Act,
    Confidence,
    Document,
    Kind,
    Span,
    Speaker,
    SpeakerType,
    Statement,
)

DIGITS = "0123456789" * 10
"""A text whose character at n is n's last digit; one token."""

Ranges = list[tuple[int, int]]


def fragments(*ranges: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in ranges)


def said(
    content: Ranges,
    cue: Ranges | None = None,
    source: Ranges | None = None,
    *speakers: str,
    kind: Kind = Kind.INDIRECT,
    act: Act = Act.STATEMENT,
    confidence: Confidence | None = None,
) -> Statement:
    """A statement; its speakers are given by name, which serves as id too."""
    return Statement(
        "",
        fragments(*content),
        fragments(*(cue or ())),
        fragments(*(source or ())),
        kind,
        act,
        speakers,
        confidence,
    )


def document(
    statements: list[Statement], text: str = DIGITS, id: str = "d", **meta: object
) -> Document:
    """A document of these statements; speakers are made from the ids, each a person."""
    ordered = sorted(statements, key=lambda s: s.content[0].start)
    numbered = [
        Statement(
            f"s{n}", s.content, s.cue, s.source, s.kind, s.act, s.speaker, s.confidence, s.extra
        )
        for n, s in enumerate(ordered, 1)
    ]
    names = dict.fromkeys(name for s in statements for name in s.speaker)
    speakers = tuple(Speaker(name, name, SpeakerType.PERSON) for name in names)
    return Document(id, text, tuple(numbered), speakers, meta)


def pair(
    gold: list[Statement],
    predicted: list[Statement],
    text: str = DIGITS,
    *,
    attitudes: bool = False,
) -> Pair:
    return Pair(document(gold, text), document(predicted, text), attitudes)
