"""docs/ledger.md shows what its commands print.

WRITE_DOCS=1 pytest tests/ledger/test_docs.py puts the present output there.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attribution.cli import app
from tests.conftest import ROOT

DOCS = ROOT / "docs" / "ledger.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def timeless(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", text)


def shown(block: str, runner: CliRunner) -> str:
    """The block with the present output of its commands."""
    found = []
    for line in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        command, *arguments = shlex.split(line)
        assert command == "attribution"
        result = runner.invoke(app, arguments)
        assert result.exit_code == 0, result.output
        found.append(f"$ {line}\n{result.output}")
    return "".join(found)


def test_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datasketch")
    shutil.copy(ROOT / "docs" / "ledger-example.jsonl", tmp_path)
    monkeypatch.chdir(tmp_path)
    text = DOCS.read_text("utf-8")
    assert len(BLOCK.findall(text)) >= 5
    runner = CliRunner()
    now = BLOCK.sub(lambda found: f"```console\n{shown(found[1], runner)}```", text)
    if os.environ.get("WRITE_DOCS"):
        DOCS.write_text(now, "utf-8")
    else:
        assert timeless(now) == timeless(text)
