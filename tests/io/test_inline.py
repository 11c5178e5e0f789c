"""Markup and documents are the same thing written in two ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import InvalidValue, UnreadableInput
from attribution.io.inline import from_inline, read_inline, to_inline
from attribution.schema import Act, Document, Kind, Span, Speaker, SpeakerType, Statement, passages

MARKUP = """id: quarry-appeal
desk: courts
---
{1c "We shall appeal,"} {1q said} {1s,2s Ms Oyelaran's lawyer, Bo Lind}. {1c "All of it."}

He \\{sic\\} {2q denied} {2c any
{3s delay}\\\\}.
---
1 | direct | statement | Bo Lind : person
2 | indirect | attitude | Bo Lind : person | delay : document
3 | mixed | statement
"""
MARKUP = MARKUP.replace("{3s delay}", "{3c,3s delay}")


def test_spans_stand_where_they_are_marked() -> None:
    document = from_inline(MARKUP)
    assert document.text == (
        '"We shall appeal," said Ms Oyelaran\'s lawyer, Bo Lind. "All of it."\n\n'
        "He {sic} denied any\ndelay\\."
    )
    one, two, three = document.statements
    assert passages(document.text, one.content) == '"We shall appeal," … "All of it."'
    assert passages(document.text, one.source) == "Ms Oyelaran's lawyer, Bo Lind"
    assert two.source == one.source
    assert passages(document.text, two.content) == "any\ndelay\\"
    assert (two.act, one.kind, three.kind) == (Act.ATTITUDE, Kind.DIRECT, Kind.MIXED)
    assert document.names(two) == ("Bo Lind", "delay")
    assert document.speakers[0].mentions == one.source
    assert document.meta == {"desk": "courts"}


def test_it_is_written_as_it_was() -> None:
    assert to_inline(from_inline(MARKUP)) == MARKUP


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("{1q said}", "{1x said}"), "line 4: '{1x said}"),
        (("{1q said}", "{1q }"), "line 4: nothing between the braces"),
        (("{1q said}", "said}"), "line 4: a brace closes that was not opened"),
        (("{2q denied}", "{2q denied"), "line 6: a brace is not closed"),
        (('{1c "All', '{1c {1c "All'), "line 4: a brace is not closed"),
        (('{1c "All of it."}', '{1c "All {1c of} it."}'), "line 4: two fragments of 1c overlap"),
        (("{2q denied}", "{2q+ denied}"), "line 6: 2q\\+ follows no fragment of 2q"),
        (("3 | mixed | statement\n", ""), "statement 3 is not in the list"),
        (("3 | mixed", "2 | mixed"), "line 11: statement 2 is given twice"),
        (("3 | mixed", "4 | mixed"), "line 11: statement 4 has no content"),
        (("1 | direct", "1 | quoted"), "line 9: 'quoted' is not a valid Kind"),
        (("delay : document", "delay"), "line 10: speaker 'delay' is not 'name : type'"),
        (("delay : document", "Ann : person"), "line 10: speaker 'Ann' is not verbatim"),
        (("lines", "lines"), None),
        (("1 | direct | statement | Bo Lind : person", "1 | direct | statement | Bo Lind : group"),
         "line 10: speaker 'Bo Lind' is group above and person here"),
        (("id: quarry-appeal\n", ""), "no 'id'"),
        (("---\n1 |", "1 |"), "needs two lines"),
        (("desk: courts", "desk courts"), "line 2: 'desk courts' is not 'key: value'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], message: str | None
) -> None:
    markup = MARKUP.replace(*change)
    if message is None:
        assert from_inline(markup).id == "quarry-appeal"
        return
    with pytest.raises(InvalidValue, match=message):
        from_inline(markup)
    path = tmp_path / "a.txt"
    path.write_text(markup, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=f"a.txt: {message}"):
        read_inline(path)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"id: a\xff")
    with pytest.raises(UnreadableInput, match="not UTF-8 at byte 5"):
        read_inline(path)


def test_line_ends_of_the_text_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"id: a\n---\n{1c one\r\ntwo} \r\n\r---\r\n\n---\n1 | direct | statement\n")
    document = read_inline(path)
    assert document.text == "one\r\ntwo \r\n\r---\r\n"
    assert document.statements[0].content == (Span(0, 8),)


texts = st.text(st.sampled_from('ab {}\\"\n|-+1cqs,é🚢'), min_size=1, max_size=30)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(texts)

    def fragments(least: int) -> tuple[Span, ...]:
        ends = st.lists(st.integers(0, len(text)), unique=True, min_size=2 * least, max_size=6)
        bounds = sorted(draw(ends))
        return tuple(Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False))

    # A name that a line can hold: verbatim, and no border that a reader would strip.
    names = [w for w in dict.fromkeys(text.split()) if w != "---" and "|" not in w][:2]
    speakers = tuple(
        Speaker(f"p{n}", name, draw(st.sampled_from(SpeakerType))) for n, name in enumerate(names)
    )
    made = [
        Statement(
            f"s{n}",
            fragments(1),
            fragments(0),
            fragments(0),
            draw(st.sampled_from(Kind)),
            draw(st.sampled_from(Act)),
            tuple(s.id for s in speakers if draw(st.booleans())),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    return Document.of(replace(Document("d", text), id="d").article, made, speakers)


@settings(max_examples=400, deadline=None)
@given(documents())
def test_any_document_survives_the_markup(document: Document) -> None:
    read = from_inline(to_inline(document))
    assert read.text == document.text

    def facts(d: Document) -> list[tuple[object, ...]]:
        return sorted(
            (s.content, s.cue, s.source, s.kind, s.act, tuple(sorted(d.names(s))))
            for s in d.statements
        )

    assert facts(read) == facts(document)


def test_a_line_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidValue, match="does not fit"):
        to_inline(Document("a\nb", "text"))
