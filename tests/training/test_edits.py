"""Gold spans follow edits that change an article's length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import InvalidValue
from attribution.schema import Document, Span, Speaker, Statement
from attribution.training.edits import Edit, Offsets, edited, edited_text, in_order

TEXT = "The mill burned, Ada Holt said."
WORDS = ("“Rain", "fell”,", "said", "Mara", "Quill,", "who", "'sells'", "boats.")


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def article() -> Document:
    statement = Statement(
        "s1",
        (span(TEXT, "The mill burned"),),
        (span(TEXT, "said"),),
        (span(TEXT, "Ada Holt"),),
        speaker=("p1",),
    )
    speaker = Speaker("p1", "Ada Holt", mentions=(span(TEXT, "Ada Holt"),))
    extra = {
        "names": [[17, 25, "person"]],
        "references": [
            {"mention": [17, 25], "candidates": [[[0, 8]], [[15, 16]], [[17, 20]]], "right": [2]}
        ],
    }
    return Document("a", TEXT, (statement,), (speaker,), extra=extra)


def test_everything_follows() -> None:
    edits = [Edit(0, 0, "*"), Edit(4, 8, "windmill"), Edit(15, 16, ""), Edit(17, 25, "Bo")]
    new = edited(article(), edits, rename=lambda name: name.replace("Ada Holt", "Bo"))
    assert new.text == "*The windmill burned Bo said."
    (statement,) = new.statements
    assert [s.of(new.text) for s in statement.spans] == ["*The windmill burned", "said", "Bo"]
    assert new.speakers[0].name == "Bo"
    assert new.speakers[0].mentions == statement.source
    at = [statement.source[0].start, statement.source[0].end]
    assert new.extra["names"] == [[*at, "person"]]
    (reference,) = new.extra["references"]
    assert reference["mention"] == at
    assert reference["candidates"][1] == []
    assert [len(c) for c in reference["candidates"]] == [1, 0, 1]
    assert reference["right"] == [2]


def test_a_statement_goes_with_the_last_of_its_content() -> None:
    assert edited(article(), [Edit(0, 17, "")]).statements == ()
    (kept,) = edited(article(), [Edit(25, 30, "")]).statements
    assert kept.cue == ()
    assert kept.source


def test_a_boundary_inside_an_edit_takes_the_whole_new_passage() -> None:
    offsets = Offsets([Edit(5, 10, "abc")])
    assert offsets.span(Span(7, 12)) == Span(5, 10)
    assert offsets.span(Span(2, 7)) == Span(2, 8)
    assert offsets.span(Span(0, 5)) == Span(0, 5)
    assert offsets.span(Span(10, 12)) == Span(8, 10)
    # Two fragments that met inside the edit do not overlap after it.
    assert offsets.fragments((Span(2, 7), Span(7, 12))) == (Span(2, 8), Span(8, 10))


def test_white_space_at_the_rim_of_a_new_passage_stays_outside() -> None:
    offsets = Offsets([Edit(3, 4, " “"), Edit(8, 9, " ")])
    assert offsets.span(Span(3, 9)) == Span(4, 9)
    assert offsets.span(Span(8, 9)) is None


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(InvalidValue):
        Offsets([Edit(0, 3, "x"), Edit(2, 4, "y")])
    assert in_order([Edit(2, 4, "y"), Edit(0, 3, "x"), Edit(3, 5, "z")]) == [
        Edit(0, 3, "x"),
        Edit(3, 5, "z"),
    ]


def test_no_edit_is_no_change() -> None:
    document = article()
    assert edited(document, []) is document
    assert edited(document, [Edit(4, 8, "mill"), Edit(15, 16, ",")]) is document


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit], list[Span]]:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    text = " ".join(words)
    points = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(points, points), max_size=6))
    new = st.sampled_from(["", " ", "x", "zz zz", "\n", " ?"])
    edits = in_order(Edit(min(pair), max(pair), draw(new)) for pair in pairs)
    ranges = draw(st.lists(st.tuples(points, points), min_size=1, max_size=6))
    return text, edits, [Span(min(r), max(r)) for r in ranges if r[0] != r[1]]


@given(texts_with_edits())
def test_spans_keep_their_untouched_words_and_their_order(
    case: tuple[str, list[Edit], list[Span]],
) -> None:
    text, edits, spans = case
    new = edited_text(text, edits)
    offsets = Offsets(edits)
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    for old in spans:
        kept = "".join(text[at] for at in range(old.start, old.end) if at not in touched)
        mapped = offsets.span(old)
        if mapped is None:
            assert not kept
            continue
        assert mapped.end <= len(new)
        remaining = iter(mapped.of(new))
        assert all(char in remaining for char in kept)  # in this order
        inside = [edit for edit in edits if old.start < edit.end and edit.start < old.end]
        if not inside and not any(old.start <= e.start <= old.end for e in edits):
            assert mapped.of(new) == old.of(text)
    ordered = sorted(spans)
    starts = [offsets.start(old.start) for old in ordered]
    assert starts == sorted(starts)
    ends = [offsets.end(end) for end in sorted(old.end for old in ordered)]
    assert ends == sorted(ends)


@given(texts_with_edits())
def test_fragments_stay_apart(case: tuple[str, list[Edit], list[Span]]) -> None:
    text, edits, spans = case
    apart: list[Span] = []
    for old in sorted(spans):
        if not apart or old.start >= apart[-1].end:
            apart.append(old)
    if not apart:
        return
    new = edited(Document("a", text, (Statement("s", tuple(apart)),)), edits)
    assert new.text == edited_text(text, edits)
    for statement in new.statements:
        assert statement.content[-1].end <= len(new.text)
