"""The data folder -> JSONL files in the wire format, after a check that it is complete."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from attribution.codec import dumps
from attribution.errors import AttributionError
from attribution.schema import Document
from attribution.training import corpora

# As the data folder's README and the corpora's authors count them.
EXPECTED = {
    "polnear train articles": 840,
    "polnear dev articles": 84,
    "polnear-speakers train articles": 105,
    "bbc articles": 1400,
    "bbc annotated train": 96,
    "bbc annotated dev": 30,
    "gap development": 2000,
    "gap validation": 454,
}


def check(data: Path) -> dict[str, int]:
    """Counts what the folder holds; raises AttributionError where it is not what it should be."""
    counts = corpora.counts(data)
    wrong = [
        f"{name}: {counts[name]}, expected {number}"
        for name, number in EXPECTED.items()
        if counts[name] != number
    ]
    if wrong:
        raise AttributionError(f"{data} is not complete: " + "; ".join(wrong))
    return dict(counts)


def prepare(data: Path, out: Path) -> dict[str, int]:
    """Writes one JSONL file a corpus and split into `out`; returns documents a file."""
    parts: dict[str, Callable[[], Iterable[Document]]] = {
        "polnear-train": lambda: corpora.read_polnear(data, "train"),
        "polnear-dev": lambda: corpora.read_polnear(data, "dev"),
        "bbc-train": lambda: corpora.read_bbc(data, "train"),
        "bbc-dev": lambda: corpora.read_bbc(data, "dev"),
        "bbc-articles": lambda: map(Document.of, corpora.read_bbc_articles(data)),
        "gap-development": lambda: corpora.read_gap(data, "development"),
        "gap-validation": lambda: corpora.read_gap(data, "validation"),
        "names": lambda: corpora.read_names(data),
    }
    out.mkdir(parents=True, exist_ok=True)
    written = {}
    for name, read in parts.items():
        path = out / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            written[path.name] = sum(
                bool(stream.write(dumps(document) + "\n")) for document in read()
            )
    return written
