"""The whole of it: corpora -> network -> model folder, with its scores and its card."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from attribution.evaluation.articles import read_markup, read_split
from attribution.evaluation.evaluate import evaluate
from attribution.model.config import BASE, ModelConfig
from attribution.model.encode import TextEncoder
from attribution.model.engine import ENCODER_FILE, LINKER_FILE, load_engine
from attribution.model.weights import weight_files
from attribution.pipeline import RESOLVER_FILE, Attributor, Reader
from attribution.resolve import Evidence
from attribution.resolve.ranker import Ranker
from attribution.schema import Document
from attribution.training import corpora, resolver
from attribution.training.annotation import read_standoff
from attribution.training.calibration import calibrated, speaker_scaling
from attribution.training.card import model_card
from attribution.training.encoders import encoder_folder, pretrained_network, sha256
from attribution.training.export import export
from attribution.training.provenance import commit
from attribution.training.references import with_references
from attribution.training.silver import with_silver_acts
from attribution.training.trainer import TrainingConfig, train

log = logging.getLogger("attribution.training")

_PACKAGES = ("numpy", "onnx", "onnxruntime", "tokenizers", "torch", "transformers")


# This project's own annotations of further BBC articles, as standoff.
ANNOTATIONS = Path(__file__).parents[2] / "eval" / "annotations" / "bbc.jsonl"
# Articles written and annotated for training, none of them in eval/articles.
WRITTEN = Path(__file__).parents[2] / "eval" / "training"
ARTICLES = Path(__file__).parents[2] / "eval" / "articles"


def bbc_documents(data: Path) -> list[Document]:
    """BBC articles annotated by the guidelines: the data folder's train split and our own."""
    given = [corpora.with_sources_at_cues(d) for d in corpora.read_bbc(data, "train")]
    return given + read_standoff(ANNOTATIONS, corpora.read_bbc_articles(data))


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one of the shipped models is made: its shape, and stages that go on from each other."""

    shape: ModelConfig
    stages: tuple[TrainingConfig, ...]


RECIPES = {
    # The second stage goes on from the first with names hidden.
    "small": Recipe(
        ModelConfig(),
        (
            TrainingConfig(augment=0.5),
            TrainingConfig(
                cycles=((1, 0.5),), polnear=0.5, hide=0.3, seed=14,
            ),
        ),
    ),
    # MPNet takes six times as long, so half of PolNeAR has to do in each stage.
    "base": Recipe(
        BASE,
        (
            TrainingConfig(
                cycles=((1, 1.0),), rate=6e-5, head_rate=5e-4, window=256, overlap=32,
                polnear=0.5, guidelines=False,
            ),
            TrainingConfig(
                cycles=((1, 1.0),), rate=5e-5, head_rate=4e-4, window=384, overlap=48,
                polnear=0.5, seed=14,
            ),
        ),
    ),
}  # fmt: skip


def training_documents(data: Path, config: TrainingConfig) -> tuple[list[Document], Ranker | None]:
    """What a stage is trained on: PolNeAR train, names, and by the guidelines BBC and own articles.

    Articles with speakers carry references; GAP's texts have nothing else. With them what tells
    kinds of names, where names are to be hidden.
    """
    polnear = [with_silver_acts(d) for d in corpora.read_polnear(data, "train")]
    polnear.sort(key=lambda d: (not d.meta["speakers"], hashlib.sha256(d.id.encode()).digest()))
    polnear = polnear[: round(config.polnear * len(polnear))]
    if not config.guidelines:
        return polnear + corpora.read_names(data), None
    pronouns = [
        replace(d, extra={**d.extra, "references_only": True})
        for d in resolver.pronoun_documents(corpora.read_gap(data, "development"))
    ]
    told = [d for d in polnear if d.meta["speakers"]]
    rest = [d for d in polnear if not d.meta["speakers"]]
    own = bbc_documents(data) + read_markup(WRITTEN)
    found, things = with_references([*told, *own, *pronouns])
    return found + rest + corpora.read_names(data), things if config.hide else None


@contextmanager
def in_bfloat16() -> Iterator[None]:
    """The torch engine computes its products in bfloat16, as training does."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with torch.autocast(device, dtype=torch.bfloat16):
        yield


def train_model(
    data: Path, out: Path, work: Path, recipe: Recipe, *, limit: int | None = None
) -> None:
    """Trains, exports, calibrates, measures; `work` keeps the checkpoints that a rerun resumes.

    `limit` trains on so many documents of each kind only, to try the path.
    """
    out.mkdir(parents=True, exist_ok=True)
    with encoder_folder(recipe.shape.encoder) as package:
        shutil.copy(package / "tokenizer.json", out / "tokenizer.json")
        network = pretrained_network(recipe.shape, package)
    encoder = TextEncoder.load(out)
    for number, stage in enumerate(recipe.stages, 1):
        documents, things = training_documents(data, stage)
        if limit is not None:
            documents = documents[:limit] + documents[-limit:]
        train(network, encoder, documents, stage, work / f"stage-{number}.pt", things=things)
    network.config.save(out)
    export(network, out)
    train_resolver(data, out)
    finish(data, out, recipe)


def train_resolver(data: Path, folder: Path) -> None:
    """Learns the resolver of the model in `folder`, whose network must be there already.

    From gold speakers of training articles, GAP's pronouns, and names.
    """
    polnear = [d for d in corpora.read_polnear(data, "train") if d.meta["speakers"]]
    documents = polnear + bbc_documents(data) + read_markup(WRITTEN)
    pronouns = resolver.pronoun_documents(corpora.read_gap(data, "development"))
    names = corpora.read_names(data)
    seen = seen_by_network(folder, [*documents, *pronouns, *names])
    resolver.train(documents, pronouns, names, seen).save(folder / RESOLVER_FILE)


def seen_by_network(folder: Path, documents: Sequence[Document]) -> dict[str, Evidence]:
    """Text -> what the network in a folder sees in it, computed in bfloat16 as in training."""
    config = ModelConfig.load(folder)
    reader = Reader(config, TextEncoder.load(folder), load_engine("torch", folder, config))
    texts = list(dict.fromkeys(document.text for document in documents))
    found: dict[str, Evidence] = {}
    with in_bfloat16():
        for start in range(0, len(texts), 32):
            group = texts[start : start + 32]
            found |= zip(group, reader.evidence(group), strict=True)
    return found


def finish(data: Path, out: Path, recipe: Recipe) -> None:
    """Calibrates the exported model in `out` on dev articles, measures it, writes its papers."""
    dev = {
        "own": read_split(ARTICLES, "dev"),
        "polnear": corpora.read_polnear(data, "dev"),
        "bbc": corpora.read_bbc(data, "dev"),
    }
    scores = scores_of(dev, calibrate(out, dev))
    metrics = {
        "model": out.name,
        "encoder": recipe.shape.encoder,
        "scores": scores,
        "training": [asdict(stage) for stage in recipe.stages],
        "commit": commit(),
        "data": data_hashes(data),
        "files": {
            path.name: sha256(path)
            for path in (out / ENCODER_FILE, out / LINKER_FILE, *weight_files(out))
        },
        "versions": {name: version(name) for name in _PACKAGES},
    }
    (out / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    (out / "README.md").write_text(model_card(metrics), encoding="utf-8")


def calibrate(folder: Path, dev: Mapping[str, Sequence[Document]]) -> dict[str, list[Document]]:
    """Fits the probabilities of statements and of speakers, and the threshold, to dev articles.

    Returns what the model then finds in them, but for the scaling of the speakers' probabilities.
    """
    config = replace(
        ModelConfig.load(folder), calibration=(), speaker_calibration=(), min_confidence=0.0
    )
    encoder, engine = TextEncoder.load(folder), load_engine("torch", folder, config)
    gold = [document for documents in dev.values() for document in documents]
    with in_bfloat16():
        calibrated(config, encoder, engine, gold).save(folder)
        attributor = Attributor.load(str(folder), engine="torch")
        found = {
            name: list(attributor.extract_many(d.article for d in documents))
            for name, documents in dev.items()
        }
    every = [document for documents in found.values() for document in documents]
    speakers = evaluate(gold, every, attitudes=True, samples=0).calibration["speaker"]
    scaling = speaker_scaling(speakers.confidences, speakers.right)
    replace(attributor.config, speaker_calibration=scaling).save(folder)
    return found


def scores_of(
    gold: Mapping[str, Sequence[Document]], found: Mapping[str, Sequence[Document]]
) -> dict[str, Any]:
    """Precision, recall and F1 by corpus and measure."""
    result = {}
    for name, documents in gold.items():
        # PolNeAR does not tell attitudes from statements, so both count there.
        evaluation = evaluate(documents, found[name], attitudes=name == "polnear", samples=0)
        result[name] = {
            measure: {key: score.to_json()[key] for key in ("precision", "recall", "f1")}
            for measure, score in evaluation.scores.items()
        }
    return result


def data_hashes(data: Path) -> dict[str, str]:
    """A hash of each data file that training reads; PolNeAR's many files as one."""
    result = {}
    for name in (
        "bbc-news/annotated.jsonl",
        "polnear-speakers/train.jsonl",
        "polnear-speakers/dev.jsonl",
        "ner/wikigold.conll.txt",
        "ner/wnut17train.conll",
    ):
        result[name] = sha256(data / name)
    digest = hashlib.sha256()
    for path in sorted((data / "polnear").rglob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    result["polnear"] = digest.hexdigest()
    return result
