"""Published numbers are those of the metrics file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from attribution.training.card import model_card, with_scores
from tests.conftest import ROOT

FOLDERS = sorted(path.parent for path in (ROOT / "models").glob("*/metrics.json"))
RESULTS = json.loads((ROOT / "eval" / "results" / "benchmark.json").read_text("utf-8"))


def metrics(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "metrics.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_model_card_takes_its_numbers_from_the_results(folder: Path) -> None:
    assert (folder / "README.md").read_text("utf-8") == model_card(metrics(folder), RESULTS)


def test_the_readme_takes_its_numbers_from_the_results() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme == with_scores(readme, RESULTS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_results_are_of_the_files_that_ship(folder: Path) -> None:
    files = RESULTS["systems"][f"attribution ({folder.name})"]["files"]
    for name, digest in files.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_a_model_that_the_benchmark_has_not_seen_gets_its_own_scores() -> None:
    own = metrics(FOLDERS[0])
    other = {**own, "files": {"encoder.onnx": "other"}}
    assert model_card(other, RESULTS) == model_card(other)
    assert model_card(other) != model_card(own, RESULTS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_metrics_are_of_the_files_that_ship(folder: Path) -> None:
    for name, digest in metrics(folder)["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
