"""The benchmark's table holds what it ran, others' files among it."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution import benchmark
from attribution.benchmark import GoldSet, System, markdown, run
from attribution.codec import dumps
from attribution.errors import InvalidValue
from attribution.schema import Document


def system(name: str, folder: Path) -> System:
    return benchmark._files(name, folder)


def test_systems_by_sets(tmp_path: Path, ferry: Document) -> None:
    for name, document in (("good", ferry), ("empty", Document(ferry.id, ferry.text))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.jsonl").write_text(dumps(document), encoding="utf-8")
    sets = [GoldSet("one", [ferry]), GoldSet("two", [ferry], attitudes=True)]
    every = [system(name, tmp_path / name) for name in ("good", "empty")]
    results = run(sets, every, samples=10, seed=0, command="here")
    scores = {
        name: r["scores"]["joint_speaker"]["f1"] for name, r in results["results"]["one"].items()
    }
    assert scores == {"good": 1, "empty": 0}
    assert results["results"]["one"]["empty"]["first_minus_this"]["iou"]["f1"] == 1
    # A system that has no file for a set is left out of it.
    assert results["results"]["two"] == {}
    assert results["sets"]["one"]["articles"] == 1
    assert "| one | good | 100.0 |" in markdown(results)


def test_files_of_other_articles_are_refused(tmp_path: Path, ferry: Document) -> None:
    (tmp_path / "one.jsonl").write_text(dumps(Document("x", "text")), encoding="utf-8")
    with pytest.raises(InvalidValue, match="no document of predicted"):
        run([GoldSet("one", [ferry])], [system("s", tmp_path)], samples=0, seed=0, command="")
