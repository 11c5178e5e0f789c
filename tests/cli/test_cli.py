"""The command as a whole: help, version, usage errors, and what it must not import."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attribution import __version__
from attribution.cli import app
from attribution.cli.report import Report

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "onnxruntime", "tokenizers", "torch", "transformers", "rich", "http", "ssl"}


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        env=os.environ | environ,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["resolve", "-h"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from attribution.cli import app\n"
        f"try: app({arguments!r})\n"
        "finally: print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = run("-c", code)
    assert done.returncode == 0
    assert "Usage: " in done.stdout
    assert not HEAVY & set(done.stderr.split())


def test_help_answers_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert run("-m", "attribution", "--help").returncode == 0
        return time.perf_counter() - start

    # The best of three: other work on the machine must not fail the test.
    assert min(seconds() for _ in range(3)) < 0.5


def test_version() -> None:
    done = run("-m", "attribution", "--version")
    assert (done.returncode, done.stdout) == (0, f"attribution {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["extract"],
        ["resolve"],
        ["extract", "--format", "xml", "a.txt"],
        ["extract", "--engine", "abacus", "a.txt"],
        ["extract", "--min-confidence", "1.5", "a.txt"],
        ["extract", "--min-confidence", "nan", "a.txt"],
        ["extract", "--colour", "a.txt"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    names = [command.name for command in app.registered_commands]
    assert names
    for name in names:
        assert f"attribution {name}" in readme


def test_progress_is_counted_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def progress(*, terminal: bool) -> str:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        report = Report()
        for _ in range(2):
            report.document_done()
        report.document_failed("a.txt", ValueError("no\ngood"))
        return capsys.readouterr().err

    assert progress(terminal=False) == "attribution: a.txt: ValueError: no good\n"
    assert progress(terminal=True).startswith("\r1 done\r2 done\r\x1b[Kattribution: a.txt: ")
