"""The display for people."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.io.terminal import Style, printable, write_text
from attribution.schema import Document, Span, Speaker, Statement


def shown(document: Document, *, attitudes: bool = False, style: Style | None = None) -> str:
    stream = io.StringIO()
    write_text(document, stream, attitudes=attitudes, style=style)
    return stream.getvalue()


def test_statements_stand_under_their_speaker(ferry: Document) -> None:
    assert (
        shown(ferry)
        == """\
ferry: 4 statements, 1 attitude (--attitudes shows what sources believe, want or fear)

Olga Brandvold (person)
  indirect The ferry will not sail
           said · source: Olga Brandvold · 97%, speaker 88%
  mixed    that Piet Maas had promised “two boats”
           told · source: Brandvold

Piet Maas (person)
  direct   “two boats”
           had promised · source: Piet Maas

Speaker not given
  direct   “We have no crew,” … “and no fuel.”
           added · source: the owner · 91%
"""
    )


def test_attitudes_are_shown_on_request(ferry: Document) -> None:
    text = shown(ferry, attitudes=True)
    assert "ferry: 4 statements, 1 attitude\n" in text
    assert "Olga Brandvold and Piet Maas (person)\n  indirect for spring\n" in text
    assert "attitude · hopes\n" in text


def test_document_without_statements() -> None:
    assert shown(Document("empty.txt", "")) == "empty.txt: 0 statements\n"


def test_long_statements_are_wrapped() -> None:
    text = "word " * 60
    document = Document("a", text, (Statement("s", (Span(0, 299),)),))
    lines = shown(document, style=Style(width=50)).splitlines()
    assert max(map(len, lines)) <= 50
    assert lines[4].startswith(" " * 11 + "word")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_only_on_a_terminal_that_wants_it(environ: dict[str, str], colour: bool) -> None:
    assert Style.of(Terminal(), environ).colour is colour
    assert Style.of(io.StringIO(), environ) == Style(80, False)


def test_width_follows_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, width in (("20", 40), ("72", 71), ("300", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        assert Style.of(Terminal(), {}).width == width


def test_colour_marks_headings(ferry: Document) -> None:
    assert "\x1b[1mPiet Maas\x1b[0m (person)" in shown(ferry, style=Style(80, True))


@given(st.text())
def test_nothing_from_an_article_reaches_the_terminal_but_letters(text: str) -> None:
    line = printable(text)
    line.encode()
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in line)


def test_escape_codes_and_reversals_are_taken_out() -> None:
    text = "\x1b[31mred\x9b \u202eevil \ud800"
    document = Document(
        text, text, (Statement("s", (Span(0, len(text)),), speaker=("p",)),), (Speaker("p", text),)
    )
    for character in ("\x1b", "\x9b", "\u202e", "\ud800"):
        assert character not in shown(document)
