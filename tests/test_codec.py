"""The wire format: what is written is read back equal, and what is wrong is named."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import codec
from attribution.errors import InvalidLine, InvalidValue
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

LONE_HIGH, LONE_LOW = "\ud83d", "\udea2"

characters = st.characters() | st.sampled_from(
    ["🚢", "é", "e\u0301", "\r\n", "\x00", "\x85", "\u2028", "\ufeff", "“", '"', "\\", LONE_LOW]
)
texts = st.lists(characters, max_size=40).map("".join)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | texts | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
probabilities = st.floats(0, 1)


def unknown_keys(*known: str) -> st.SearchStrategy[dict[str, Any]]:
    keys = texts.filter(lambda key: key not in known)
    return st.dictionaries(keys, json_values, max_size=2)


@st.composite
def fragments(draw: st.DrawFn, size: int, least: int = 0) -> tuple[Span, ...]:
    places = st.lists(st.integers(0, size), unique=True, min_size=2 * least, max_size=6)
    bounds = sorted(draw(places))
    return tuple(Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False))


confidences = st.builds(
    Confidence,
    probabilities,
    st.none() | probabilities,
    unknown_keys("statement", "speaker"),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(texts)
    size = len(text)
    names = draw(st.lists(texts, unique=True, max_size=3))
    speakers = [
        Speaker(
            name,
            draw(texts),
            draw(st.sampled_from(SpeakerType)),
            draw(fragments(size)),
            draw(unknown_keys("id", "name", "type", "mentions")),
        )
        for name in names
    ]
    ids = draw(st.lists(texts, unique=True, max_size=3)) if size else []
    known = ("id", "content", "cue", "source", "kind", "act", "speaker", "confidence")
    statements = [
        Statement(
            id,
            draw(fragments(size, least=1)),
            draw(fragments(size)),
            draw(fragments(size)),
            draw(st.sampled_from(Kind)),
            draw(st.sampled_from(Act)),
            tuple(draw(st.lists(st.sampled_from(names), unique=True))) if names else (),
            draw(st.none() | confidences),
            draw(unknown_keys(*known)),
        )
        for id in ids
    ]
    statements.sort(key=lambda statement: statement.content[0].start)
    return Document(
        draw(texts),
        text,
        tuple(statements),
        tuple(speakers),
        draw(st.dictionaries(texts, json_values, max_size=2)),
        draw(unknown_keys("id", "text", "meta", "statements", "speakers")),
    )


@settings(max_examples=200, deadline=None)
@given(documents())
def test_a_document_survives_the_wire(document: Document) -> None:
    line = codec.dumps(document)
    assert line.splitlines() == [line]
    assert codec.loads(line.encode().decode()) == document


@settings(max_examples=100, deadline=None)
@given(documents())
def test_keys_the_format_does_not_define_are_written_again(document: Document) -> None:
    record = json.loads(codec.dumps(document))
    assert codec.document_to_json(codec.document_from_json(record)) == record


def test_two_surrogates_that_would_become_one_character_are_refused() -> None:
    with pytest.raises(InvalidValue, match="two surrogates"):
        codec.dumps(Document("a", LONE_HIGH + LONE_LOW))


def test_what_a_line_leaves_out_has_a_default() -> None:
    line = '{"id": 7, "text": "abc", "statements": [{"content": [[0, 2]]}]}'
    document = codec.loads(line)
    assert document.id == "7"
    assert document.statements == (Statement("s1", (Span(0, 2),)),)
    assert document.speakers == ()


STATEMENT = {"id": "s", "content": [[0, 2]]}
SPEAKER = {"id": "p", "name": "Ann"}


def _with(statement: object = None, speaker: object = None, **keys: object) -> str:
    record: dict[str, object] = {"id": "a", "text": "abc def"}
    if statement is not None:
        record["statements"] = [statement]
    if speaker is not None:
        record["speakers"] = [speaker]
    return json.dumps(record | keys)


WRONG = [
    ("{", "not JSON"),
    ('{"id": "a", "text": "x"} y', "not JSON: Extra data at column 26"),
    ("[]", "not an object"),
    ("3", "not an object"),
    ("[" * 100_000, "nested too deeply"),
    ('{"id": "a", "text": "x", "n": NaN}', "NaN"),
    ('{"id": "a", "text": "x", "n": 1e999}', "too large"),
    ('{"id": "a", "text": "x", "n": ' + "9" * 5000 + "}", "too many digits"),
    ('{"text": "x"}', "no 'id'"),
    ('{"id": "a"}', "no 'text'"),
    (_with(id=None), "id is not a string"),
    (_with(id=True), "id is not a string"),
    (_with(text=["x"]), "text is not a string"),
    (_with(meta=[]), "meta is not an object"),
    (_with(statements={}), "statements is not a list"),
    (_with(speakers="p"), "speakers is not a list"),
    (_with("s"), "statement 1 is not an object"),
    (_with({"id": "s"}), "no content"),
    (_with(STATEMENT | {"content": []}), "no content"),
    (_with(STATEMENT | {"content": [0, 2]}), "not a span"),
    (_with(STATEMENT | {"content": [["x" * 500, 2]]}), "…"),
    (_with(STATEMENT | {"content": [[0, 2.0]]}), "not a span"),
    (_with(STATEMENT | {"content": [[0, True]]}), "not a span"),
    (_with(STATEMENT | {"content": [[2, 1]]}), "reversed"),
    (_with(STATEMENT | {"content": [[0, 8]]}), "beyond the text's 7 characters"),
    (_with(STATEMENT | {"content": [[0, 3], [2, 5]]}), "overlapping"),
    (_with(STATEMENT | {"cue": None}), "cue is not a list"),
    (_with(STATEMENT | {"kind": "loud"}), "not one of direct, indirect, mixed"),
    (_with(STATEMENT | {"act": 1}), "act is 1, not one of"),
    (_with(STATEMENT | {"speaker": ["p"]}), "no speaker has id 'p'"),
    (_with(STATEMENT | {"speaker": "p"}), "speaker is not a list"),
    (_with(STATEMENT | {"confidence": 0.5}), "confidence is not an object"),
    (_with(STATEMENT | {"confidence": {}}), "no value for 'statement'"),
    (_with(STATEMENT | {"confidence": {"statement": "1"}}), "not a number"),
    (_with(STATEMENT | {"confidence": {"statement": 1.5}}), "not a probability"),
    (_with(STATEMENT | {"confidence": {"statement": 10**400}}), "not a probability"),
    (_with(speaker={"id": "p"}), "speaker 1 has no name"),
    (_with(speaker={"name": "Ann"}), "speaker 1 has no id"),
    (_with(speaker=SPEAKER | {"type": "robot"}), "not one of person"),
    (_with(speaker=SPEAKER | {"mentions": [[0, 9]]}), "beyond"),
    (_with(statements=[STATEMENT, STATEMENT]), "same id"),
]


@pytest.mark.parametrize(("line", "reason"), WRONG, ids=[reason for _, reason in WRONG])
def test_an_invalid_line_says_file_line_and_what_is_wrong(line: str, reason: str) -> None:
    good = codec.dumps(Document("good", "text"))
    read = codec.read_documents([good, "  \n", line], "docs.jsonl")
    assert next(read).id == "good"
    with pytest.raises(InvalidLine) as caught:
        next(read)
    assert str(caught.value).startswith("docs.jsonl:3: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_statements_of_a_line_do_not_matter_to_an_article() -> None:
    value = codec.parse_json(_with("not a statement", extra_key=1))
    article = codec.article_from_json(value)
    assert (article.id, article.text, article.extra) == ("a", "abc def", {"extra_key": 1})


def test_confidence_keeps_unknown_keys(ferry: Document) -> None:
    sure = Confidence(0.5, None, {"votes": 3})
    document = replace(ferry, statements=(replace(ferry.statements[0], confidence=sure),))
    assert json.loads(codec.dumps(document))["statements"][0]["confidence"] == {
        "statement": 0.5,
        "votes": 3,
    }
