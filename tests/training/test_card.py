"""Published numbers are those of the metrics file."""

from __future__ import annotations

import hashlib
import json

from attribution.training.card import model_card, with_scores
from tests.conftest import ROOT

SMALL = ROOT / "models" / "small"
METRICS = json.loads((SMALL / "metrics.json").read_text("utf-8"))


def test_the_model_card_and_the_readme_take_their_numbers_from_the_metrics() -> None:
    assert (SMALL / "README.md").read_text("utf-8") == model_card(METRICS)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme == with_scores(readme, METRICS)


def test_the_metrics_are_of_the_files_that_ship() -> None:
    for name, digest in METRICS["files"].items():
        assert hashlib.sha256((SMALL / name).read_bytes()).hexdigest() == digest, name
