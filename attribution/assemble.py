"""Readings in token ranges -> Statements: spans in the text, kind, act, confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp

from attribution.model.confidence import statement_probability
from attribution.model.config import ModelConfig
from attribution.model.decode import Reading
from attribution.model.encode import Tokens
from attribution.model.spans import Range
from attribution.quotes import Quotation, kind_of
from attribution.schema import Act, Confidence, Span, Statement, text_order


def statements_of(
    text: str,
    tokens: Tokens,
    readings: Iterable[Reading],
    found: Sequence[Quotation],
    config: ModelConfig,
) -> list[Statement]:
    """Statements of `text` in order, ids s1, s2 …, without speakers.

    The confidence of the speaker is still only that of the source being the right phrase.
    Two readings of the very same content, cue and source are one statement.
    """
    statements: dict[object, Statement] = {}
    for reading in readings:
        content = tuple(tokens.span(a, b) for a, b in reading.content)
        statement = Statement(
            id="",
            content=content,
            cue=_span(tokens, reading.cue),
            source=_span(tokens, reading.source),
            kind=kind_of(text, content, found),
            act=Act.ATTITUDE if reading.attitude > 0.5 else Act.STATEMENT,
            confidence=Confidence(
                round(statement_probability(reading.evidence, config.calibration), 4),
                round(exp(reading.source_score), 4),
            ),
        )
        statements.setdefault(statement.spans, statement)
    ordered = sorted(statements.values(), key=text_order)
    return [replace(statement, id=f"s{n}") for n, statement in enumerate(ordered, 1)]


def _span(tokens: Tokens, range_: Range | None) -> tuple[Span, ...]:
    return () if range_ is None else (tokens.span(*range_),)
