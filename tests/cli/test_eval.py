"""`attribution eval`: any two files, a table or JSON, and errors by line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attribution.cli import app
from attribution.codec import dumps
from attribution.evaluation.evaluate import evaluate
from attribution.schema import Document


@pytest.fixture
def gold(tmp_path: Path, ferry: Document) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{dumps(ferry)}\n{dumps(replace(ferry, id='two'))}\n", encoding="utf-8")
    return path


@pytest.fixture
def predicted(tmp_path: Path, ferry: Document) -> Path:
    """The second document lacks its last two statements, an attitude among them."""
    worse = replace(ferry, id="two", statements=ferry.statements[:3])
    path = tmp_path / "pred.jsonl"
    path.write_text(f"{dumps(worse)}\n{dumps(ferry)}\n", encoding="utf-8")
    return path


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, arguments)], input=stdin)


def test_json_is_what_the_plain_function_gives(
    gold: Path, predicted: Path, ferry: Document
) -> None:
    done = run(gold, predicted, "--json")
    assert done.exit_code == 0
    shorter = replace(ferry, id="two", statements=ferry.statements[:3])
    expected = evaluate([ferry, replace(ferry, id="two")], [ferry, shorter])
    assert json.loads(done.stdout) == json.loads(json.dumps(expected.to_json()))
    assert json.loads(done.stdout)["scores"]["iou"]["recall"] == 7 / 8


def test_acts_count_when_asked_for(gold: Path, predicted: Path) -> None:
    scores = json.loads(run(gold, predicted, "--json", "--act", "all").stdout)["scores"]
    assert scores["iou"]["recall"] == 8 / 10


def test_a_table_by_default(gold: Path, predicted: Path) -> None:
    done = run(gold, predicted)
    assert done.exit_code == 0
    assert "overlapping content" in done.stdout
    assert "4 articles" not in done.stdout
    assert done.stdout.startswith("2 articles, 8 gold statements, 7 predicted")


def test_errors_as_data(gold: Path, predicted: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    assert run(gold, predicted, "--errors", errors).exit_code == 0
    (line,) = errors.read_text("utf-8").splitlines()
    record = json.loads(line)
    assert (record["article"], record["error"]) == ("two", "missed")
    assert record["gold"]["text"]["content"] == "“two boats”"


def test_two_systems_and_a_report(gold: Path, predicted: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    done = run(gold, predicted, gold, "--report", tmp_path / "report", "--errors", errors)
    assert done.exit_code == 0
    assert "B - A" in done.stdout
    assert (tmp_path / "report" / "index.html").exists()
    assert json.loads(errors.read_text("utf-8"))["system"] == str(predicted)
    compared = json.loads(run(gold, predicted, gold, "--json").stdout)
    assert compared["differences"]["iou"]["f1"] == pytest.approx(1 - 14 / 15, abs=1e-5)


def test_slices_by_any_key(tmp_path: Path, ferry: Document) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(dumps(replace(ferry, meta={"outlet": "Courier"})), encoding="utf-8")
    result = json.loads(run(path, path, "--json", "--slice", "outlet").stdout)
    assert result["slices"]["outlet"]["Courier"]["joint_speaker"]["f1"] == 1


def test_standard_input(gold: Path, predicted: Path) -> None:
    done = run(gold, "-", "--json", stdin=predicted.read_bytes())
    assert done.exit_code == 0
    assert json.loads(done.stdout)["articles"] == 2


def test_nothing_is_scored_where_a_line_is_wrong(
    gold: Path, predicted: Path, tmp_path: Path
) -> None:
    lines = predicted.read_text("utf-8").splitlines()
    predicted.write_text(f"{lines[0]}\n{lines[1].replace('ferry', 'boat')}\n", encoding="utf-8")
    done = run(gold, predicted, "--json", "--errors", tmp_path / "errors.jsonl")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert f"{predicted}:2: " in done.stderr
    assert not (tmp_path / "errors.jsonl").exists()


def test_wrong_usage(gold: Path) -> None:
    assert run(gold).exit_code == 2
    assert run(gold, gold, gold, gold).exit_code == 2
    assert run("-", "-").exit_code == 2
    assert run(gold, gold, "--act", "attitude").exit_code == 2
    assert run(gold, gold.with_name("missing.jsonl")).exit_code == 1
