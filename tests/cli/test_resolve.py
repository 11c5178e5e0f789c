"""`attribution resolve` with a stand-in for the model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from attribution.cli import app
from attribution.codec import dumps, loads
from attribution.schema import Document


def test_speakers_are_assigned_anew_and_the_rest_stays(
    tmp_path: Path, stub: type, ferry: Document
) -> None:
    bad = replace(ferry, id="bad", text=ferry.text + "explode")
    path = tmp_path / "docs.jsonl"
    path.write_text(f"{dumps(ferry)}\n{{}}\n{dumps(bad)}\n{dumps(ferry)}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["resolve", str(path)])
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"attribution: {path}:2: no 'id'",
        "attribution: bad: ZeroDivisionError: trouble",
    ]
    first, second = map(loads, done.stdout.splitlines())
    assert first == second
    assert {first.names(statement) for statement in first.statements} == {("Resolved",)}
    assert replace(first, statements=(), speakers=()) == replace(ferry, statements=(), speakers=())


def test_standard_input(stub: type, ferry: Document) -> None:
    done = CliRunner().invoke(app, ["resolve", "-"], input=dumps(ferry).encode())
    assert done.exit_code == 0
    assert loads(done.stdout).text == ferry.text
