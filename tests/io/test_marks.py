"""Passages as nested elements, whatever way they overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribution.io.marks import Mark, Piece, Role, marks, nested, render
from attribution.schema import Document, Span, Statement

SIZE = 12
TEXT = "abcdefghijkl"

spans = st.tuples(st.integers(0, SIZE - 1), st.integers(1, 5)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], SIZE))
)
mark_lists = st.lists(
    st.builds(Mark, spans, st.sampled_from(Role), st.tuples(st.integers(0, 9)), st.booleans()),
    max_size=8,
)


def bracketed(piece: Piece) -> tuple[str, str]:
    return "(", ")"


def everything(pieces: list[Piece]) -> list[Piece]:
    return [p for piece in pieces for p in (piece, *everything(piece.inside))]


@given(mark_lists)
def test_text_survives_and_elements_nest(given: list[Mark]) -> None:
    html = render(TEXT, nested(given), bracketed, str)
    assert html.replace("(", "").replace(")", "") == TEXT
    depth = 0
    for character in html:
        depth += {"(": 1, ")": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(mark_lists)
def test_the_pieces_of_a_mark_cover_it_exactly_once(given: list[Mark]) -> None:
    pieces = everything(nested(given))
    for mark in given:
        covered = sorted(
            place
            for piece in pieces
            if piece.mark is mark
            for place in range(piece.span.start, piece.span.end)
        )
        assert covered == list(range(mark.span.start, mark.span.end))
        assert sum(piece.first for piece in pieces if piece.mark is mark) == mark.first


def test_a_crossing_mark_is_cut_where_the_other_ends() -> None:
    crossing = [Mark(Span(0, 4), Role.CONTENT, (0,)), Mark(Span(2, 6), Role.CONTENT, (1,))]
    assert render(TEXT, nested(crossing), bracketed, str) == "(ab(cd))(ef)ghijkl"


def test_height_counts_stacked_contents() -> None:
    inner = [Mark(Span(1, 3), Role.CUE, (0,)), Mark(Span(4, 6), Role.CONTENT, (1,))]
    [outer] = nested([Mark(Span(0, 6), Role.CONTENT, (0,)), *inner])
    assert (outer.height, [piece.height for piece in outer.inside]) == (2, [0, 1])


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    size = 3000
    statements = tuple(Statement(str(n), (Span(n, 2 * size - n),)) for n in range(size))
    document = Document("deep", "x" * 2 * size, statements)
    html = render(document.text, nested(marks(document)), bracketed, str)
    assert html.startswith("(x" * size)


def test_a_cue_that_statements_share_is_one_mark() -> None:
    cue = (Span(3, 5),)
    two = (Statement("1", (Span(0, 2),), cue), Statement("2", (Span(6, 8),), cue))
    cues = [mark for mark in marks(Document("a", TEXT, two)) if mark.role is Role.CUE]
    assert cues == [Mark(Span(3, 5), Role.CUE, (0, 1))]
