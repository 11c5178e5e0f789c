"""Two files are scored whole or not at all, and what keeps them apart is named by line."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from attribution.codec import dumps
from attribution.errors import AttributionError, InvalidValue
from attribution.evaluation.evaluate import evaluate
from attribution.evaluation.pairs import Pair, read_pairs
from attribution.schema import Document
from tests.evaluation.conftest import DIGITS, document, said


def docs(*ids: str) -> list[Document]:
    return [document([said([(0, 10)])], id=id) for id in ids]


def read(
    tmp_path: Path, gold: list[str], predicted: list[str], stdin: str = ""
) -> tuple[list[list[Pair]], list[str]]:
    for name, lines in (("gold.jsonl", gold), ("pred.jsonl", predicted)):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    errors: list[AttributionError] = []
    pairs = read_pairs(
        str(tmp_path / "gold.jsonl"),
        ["-" if stdin else str(tmp_path / "pred.jsonl")],
        attitudes=False,
        stdin=io.BytesIO(stdin.encode()),
        on_error=errors.append,
    )
    return pairs, [str(error).replace(f"{tmp_path}/", "") for error in errors]


def test_documents_are_paired_by_id_in_the_order_of_gold(tmp_path: Path) -> None:
    lines = list(map(dumps, docs("a", "b", "c")))
    (pairs,), errors = read(tmp_path, lines, [lines[2], "", lines[0], lines[1]])
    assert errors == []
    assert [(p.gold.id, p.predicted.id) for p in pairs] == [("a", "a"), ("b", "b"), ("c", "c")]


def test_standard_input_is_one_of_the_files(tmp_path: Path) -> None:
    line = dumps(docs("a")[0])
    (pairs,), errors = read(tmp_path, [line], [], stdin=line)
    assert (len(pairs), errors) == (1, [])


def test_every_line_that_cannot_be_scored_is_named(tmp_path: Path) -> None:
    a, b, c, x = map(dumps, docs("a", "b", "c", "x"))
    other = dumps(replace(docs("c")[0], text="0123456x89" + DIGITS[10:]))
    beyond = b.replace("[[0, 10]]", "[[0, 1000]]")
    _, errors = read(tmp_path, [a, b, c, a], [beyond, other, x, "no"])
    assert errors == [
        "gold.jsonl:4: the id 'a' stands on line 1 already",
        "pred.jsonl:1: statement 's1': span [0, 1000] is beyond the text's 100 characters",
        "pred.jsonl:4: not JSON: Expecting value at column 1",
        "gold.jsonl:1: no document of pred.jsonl has the id 'a'",
        "gold.jsonl:2: no document of pred.jsonl has the id 'b'",
        "pred.jsonl:2: the text of 'c' is not that of gold.jsonl:3: from character 7 on it is"
        ' "x89012345678", not "789012345678"',
        "pred.jsonl:3: no document of gold.jsonl has the id 'x'",
    ]


def test_an_empty_gold_file_and_a_missing_one_are_errors(tmp_path: Path) -> None:
    _, errors = read(tmp_path, [], [])
    assert errors == ["gold.jsonl: no document to score against"]
    missing: list[AttributionError] = []
    read_pairs(
        str(tmp_path / "gold.jsonl"),
        [str(tmp_path / "none.jsonl")],
        attitudes=False,
        stdin=io.BytesIO(),
        on_error=missing.append,
    )
    assert "none.jsonl: no such file or directory" in str(missing[0])


def test_the_plain_function_refuses_a_subset_too() -> None:
    for gold, predicted in ((["a", "b"], ["a"]), (["a"], ["a", "b"]), (["a"], ["a", "a"])):
        with pytest.raises(InvalidValue, match=r"id '[ab]'"):
            evaluate(docs(*gold), docs(*predicted), samples=0)
    with pytest.raises(InvalidValue, match="text of 'a'"):
        evaluate(docs("a"), [replace(docs("a")[0], text=DIGITS + "!")], samples=0)
    with pytest.raises(InvalidValue, match="no articles"):
        evaluate([], [])
    assert evaluate(docs("a", "b"), reversed(docs("a", "b")), samples=0).f1("exact") == 1
