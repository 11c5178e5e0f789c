"""Published numbers are those of the metrics file."""

from __future__ import annotations

import hashlib
import json

from attribution.training.card import model_card, with_scores
from tests.conftest import ROOT

SMALL = ROOT / "models" / "small"
METRICS = json.loads((SMALL / "metrics.json").read_text("utf-8"))
RESULTS = json.loads((ROOT / "eval" / "results" / "benchmark.json").read_text("utf-8"))


def test_the_model_card_and_the_readme_take_their_numbers_from_the_results() -> None:
    assert (SMALL / "README.md").read_text("utf-8") == model_card(METRICS, RESULTS)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme == with_scores(readme, RESULTS)


def test_the_results_are_of_the_files_that_ship() -> None:
    (files,) = [about["files"] for about in RESULTS["systems"].values() if "files" in about]
    for name, digest in files.items():
        assert hashlib.sha256((SMALL / name).read_bytes()).hexdigest() == digest, name


def test_a_model_that_the_benchmark_has_not_seen_gets_its_own_scores() -> None:
    other = {**METRICS, "files": {"encoder.onnx": "other"}}
    assert model_card(other, RESULTS) == model_card(other)
    assert model_card(other) != model_card(METRICS, RESULTS)


def test_the_metrics_are_of_the_files_that_ship() -> None:
    for name, digest in METRICS["files"].items():
        assert hashlib.sha256((SMALL / name).read_bytes()).hexdigest() == digest, name
