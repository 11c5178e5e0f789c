from __future__ import annotations

import pytest

from attribution.assemble import statements_of
from attribution.model.confidence import EVIDENCE, statement_probability
from attribution.model.config import ModelConfig
from attribution.model.decode import Reading
from attribution.model.encode import TextEncoder
from attribution.quotes import quotations
from attribution.schema import Act, Kind, Span, passages
from tests.model.conftest import tiny_tokenizer

ENCODER = TextEncoder(tiny_tokenizer())
TEXT = "“No boat sinks,” Ana said, “and it rains.” He said no."
SURE = (5.0, -0.1, -0.1, -0.1, 0.0, 0.0, 1.0, 5.0, 5.0, 0.0)


def reading(*content: str, cue: str = "", source: str = "", attitude: float = 0.0) -> Reading:
    tokens = ENCODER.tokens(TEXT)

    def located(part: str) -> tuple[int, int]:
        at = TEXT.index(part)
        found = tokens.locate(Span(at, at + len(part)))
        assert found is not None
        return found

    return Reading(
        tuple(located(part) for part in content),
        located(cue) if cue else None,
        located(source) if source else None,
        attitude,
        0.0,
        SURE,
    )


def assemble(*readings: Reading):
    tokens = ENCODER.tokens(TEXT)
    return statements_of(TEXT, tokens, readings, quotations(TEXT), ModelConfig())


def test_statements_are_numbered_in_the_order_of_the_text() -> None:
    late = reading("no", cue="said no"[:4], source="He")
    early = reading("“No boat sinks,”", "“and it rains.”", cue="said", source="Ana")
    found = assemble(late, early)
    assert [s.id for s in found] == ["s1", "s2"]
    assert passages(TEXT, found[0].content) == "“No boat sinks,” … “and it rains.”"
    assert passages(TEXT, found[0].source) == "Ana"
    assert [s.kind for s in found] == [Kind.DIRECT, Kind.INDIRECT]


def test_act_follows_its_probability_and_the_same_reading_counts_once() -> None:
    statement = reading("“and it rains.”", source="Ana")
    attitude = reading("no", cue="said", source="He", attitude=0.9)
    found = assemble(statement, statement, attitude)
    assert [s.act for s in found] == [Act.STATEMENT, Act.ATTITUDE]


def test_confidence_follows_the_evidence_and_its_weights() -> None:
    weak = (-1.4, *SURE[1:])
    assert statement_probability(weak, ()) < 0.5 < statement_probability(SURE, ())
    weights = [1.0] + [0.0] * (len(EVIDENCE) + 1) + [-6.0]
    assert statement_probability(SURE, weights) == pytest.approx(0.2689, abs=1e-3)
