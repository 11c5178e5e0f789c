"""Invariants of the plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.errors import InvalidValue
from attribution.schema import (
    Act,
    Article,
    Confidence,
    Document,
    Span,
    Speaker,
    Statement,
    hull,
    passages,
)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4)])
def test_span_is_a_range_of_characters(start: int, end: int) -> None:
    with pytest.raises(InvalidValue, match="empty, reversed or negative"):
        Span(start, end)


def test_spans_overlap_and_contain_half_open() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 4).contains(Span(0, 4))
    assert not Span(1, 4).contains(Span(0, 4))
    assert len(Span(2, 7)) == 5
    assert hull([Span(1, 2), Span(5, 9)]) == Span(1, 9)


def test_spans_count_code_points() -> None:
    text = "🚢 é—x"
    assert Span(0, 1).of(text) == "🚢"
    assert passages(text, [Span(0, 1), Span(4, 5)]) == "🚢 … x"


@pytest.mark.parametrize("value", [-0.1, 1.01, float("nan")])
def test_confidence_is_a_probability(value: float) -> None:
    with pytest.raises(InvalidValue, match="not a probability"):
        Confidence(value)
    with pytest.raises(InvalidValue, match="not a probability"):
        Confidence(0.5, value)


def test_statement_needs_content_in_order() -> None:
    with pytest.raises(InvalidValue, match="no content"):
        Statement("s", ())
    with pytest.raises(InvalidValue, match="out of order or overlapping"):
        Statement("s", (Span(0, 4), Span(3, 5)))
    with pytest.raises(InvalidValue, match="cue"):
        Statement("s", (Span(0, 4),), cue=(Span(7, 8), Span(5, 6)))


def test_document_refuses_what_its_text_cannot_hold(ferry: Document) -> None:
    beyond = Span(0, len(ferry.text) + 1)
    with pytest.raises(InvalidValue, match="beyond"):
        replace(ferry, statements=(Statement("s", (beyond,)),))
    with pytest.raises(InvalidValue, match="beyond"):
        replace(ferry, speakers=(*ferry.speakers, Speaker("p3", "X", mentions=(beyond,))))


def test_document_refuses_unknown_and_repeated_ids(ferry: Document) -> None:
    with pytest.raises(InvalidValue, match="no speaker has id 'p9'"):
        replace(ferry, statements=(replace(ferry.statements[0], speaker=("p9",)),))
    with pytest.raises(InvalidValue, match="two statements"):
        replace(ferry, statements=ferry.statements[:1] * 2)
    with pytest.raises(InvalidValue, match="two speakers"):
        replace(ferry, speakers=ferry.speakers[:1] * 2, statements=())


def test_document_keeps_statements_in_order(ferry: Document) -> None:
    backwards = ferry.statements[::-1]
    with pytest.raises(InvalidValue, match="order"):
        replace(ferry, statements=backwards)
    assert Document.of(ferry.article, backwards, ferry.speakers) == ferry


def test_outer_statement_comes_before_the_one_nested_at_its_start() -> None:
    inner, outer = Statement("inner", (Span(0, 2),)), Statement("outer", (Span(0, 5),))
    document = Document.of(Article("a", "abcdef"), [inner, outer])
    assert [statement.id for statement in document.statements] == ["outer", "inner"]


def test_names_and_acts(ferry: Document) -> None:
    by_id = {statement.id: statement for statement in ferry.statements}
    assert ferry.names(by_id["s5"]) == ("Olga Brandvold", "Piet Maas")
    assert ferry.names(by_id["s2"]) == ()
    assert [s.id for s in ferry.only(Act.ATTITUDE).statements] == ["s5"]
    with pytest.raises(KeyError):
        ferry.speaker("p9")
