"""README's examples are run, and what it shows of their output is what they print.

WRITE_README=1 pytest tests/test_readme.py puts the present output into README.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
ELISION = "…"
NOT_RUN = ("scripts/test",)
SAME_AS = {"scripts/demo": "attribution extract eval/examples/karabakh-aid.txt"}


@dataclass(frozen=True)
class Command:
    """A `$` line of a console block with the output shown under it."""

    line: str
    shown: tuple[str, ...]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.M)


def commands() -> list[Command]:
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *shown = part.rstrip("\n").split("\n")
            found.append(Command(line, tuple(shown)))
    return found


def run(arguments: list[str], folder: Path) -> str:
    scripts = sysconfig.get_path("scripts")
    environ = os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        arguments, cwd=folder, env=environ, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def normalised(line: str) -> str:
    """Confidence moves a little from one processor to another."""
    return re.sub(r"\d+%", "N%", line.rstrip())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "eval" / "examples", tmp_path / "eval" / "examples")
    (tmp_path / "eval" / "articles").mkdir()
    shutil.copy(ROOT / "eval" / "articles" / "dev.jsonl", tmp_path / "eval" / "articles")
    return tmp_path


def test_console_examples(folder: Path) -> None:
    readme = README.read_text("utf-8")
    for command in commands():
        if command.line in NOT_RUN:
            continue
        output = run(["bash", "-c", SAME_AS.get(command.line, command.line)], folder)
        if os.environ.get("WRITE_README"):
            readme = rewritten(readme, command, output.rstrip("\n").split("\n"))
            continue
        printed = {normalised(line) for line in output.split("\n")}
        shown = [normalised(line) for line in command.shown if line not in ("", ELISION)]
        missing = [line for line in shown if line not in printed]
        # A statement more or less at the edge of a threshold, on another processor, is no error.
        assert len(missing) <= len(shown) // 5, f"{command.line} no longer prints: {missing}"
    if os.environ.get("WRITE_README"):
        README.write_text(readme, "utf-8")


def rewritten(readme: str, command: Command, output: list[str]) -> str:
    """README with the command's present output, as many lines of it as were shown around `…`."""
    if not command.shown:
        return readme
    shown = list(command.shown)
    new = output
    if ELISION in shown:
        before = shown.index(ELISION)
        after = len(shown) - before - 1
        new = [*output[:before], ELISION, *output[len(output) - after :]]
    old_block = "\n".join([f"$ {command.line}", *shown])
    assert old_block in readme
    return readme.replace(old_block, "\n".join([f"$ {command.line}", *new]), 1)


def test_python_examples(folder: Path) -> None:
    assert blocks("python")
    for block in blocks("python"):
        assert run([sys.executable, "-c", block], folder).strip()
