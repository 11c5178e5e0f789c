"""The shipped model is at least as good as it was: scores may not fall under `eval/floors.json`."""

from __future__ import annotations

import json

import pytest

from attribution import Attributor
from attribution.evaluation.articles import read_split
from attribution.evaluation.evaluate import evaluate
from attribution.schema import Document
from tests.conftest import ROOT

ARTICLES = ROOT / "eval" / "articles"
FLOORS = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=sorted(FLOORS))
def shipped(request: pytest.FixtureRequest) -> tuple[str, Attributor]:
    return request.param, Attributor.load(request.param, engine="onnx")


def check(shipped: tuple[str, Attributor], name: str, gold: list[Document]) -> None:
    model, attributor = shipped
    predicted = attributor.extract_many(d.article for d in gold)
    evaluation = evaluate(gold, predicted, samples=0)
    low = {
        measure: round(evaluation.f1(measure), 4)
        for measure, floor in FLOORS[model][name].items()
        if evaluation.f1(measure) < floor
    }
    assert not low, f"{model} is under the floors of {name}: {low}, not {FLOORS[model][name]}"


def test_a_part_of_the_dev_articles(shipped: tuple[str, Attributor]) -> None:
    check(shipped, "every fourth of own-dev", read_split(ARTICLES, "dev")[::4])


@pytest.mark.slow
@pytest.mark.parametrize("split", ["dev", "test"])
def test_all_articles(shipped: tuple[str, Attributor], split: str) -> None:
    check(shipped, f"own-{split}", read_split(ARTICLES, split))
