"""The project's own annotated articles: markup files -> the sets that systems are scored on.

`markup/` holds the settled annotation of each article with its split, `passes/first` and
`passes/second` what two annotators made of it apart.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attribution.codec import dumps, read_documents
from attribution.errors import UnreadableInput
from attribution.evaluation.evaluate import Evaluation, evaluate
from attribution.io.inline import read_inline
from attribution.schema import Document

SPLITS = ("dev", "test")
# What the agreement file keeps of the evaluation of one pass against the other.
_AGREEMENT = (
    "iou", "exact", "joint_source", "joint_speaker", "joint_exact", "speaker_accuracy",
    "type_accuracy", "kind_accuracy", "fragment_source", "fragment_cue", "fragment_content",
)  # fmt: skip


def read_markup(folder: Path) -> list[Document]:
    """The documents of a folder of markup files, by name; each file is named for its id.

    Raises UnreadableInput for a file that is not valid or has another id.
    """
    documents = []
    for path in sorted(folder.glob("*.txt")):
        document = read_inline(path)
        if document.id != path.stem:
            raise UnreadableInput(str(path), f"its id is {document.id!r}")
        documents.append(document)
    return documents


def read_split(folder: Path, split: str) -> list[Document]:
    """The articles of `dev` or `test` as the folder's JSONL file holds them."""
    path = folder / f"{split}.jsonl"
    with path.open(encoding="utf-8", newline="\n") as lines:
        return list(read_documents(lines, str(path)))


def split_lines(articles: Path) -> dict[str, str]:
    """JSONL of each split, as `dev.jsonl` and `test.jsonl` hold it."""
    documents = read_markup(articles / "markup")
    for document in documents:
        if document.meta.get("split") not in SPLITS:
            path = articles / "markup" / f"{document.id}.txt"
            raise UnreadableInput(str(path), "its split is neither dev nor test")
    return {
        split: "".join(f"{dumps(d)}\n" for d in documents if d.meta["split"] == split)
        for split in SPLITS
    }


def agreement(articles: Path) -> dict[str, Any]:
    """How far the two passes agree, all acts and statements alone; `first` counts as gold."""
    passes = articles / "passes"
    first, second = read_markup(passes / "first"), read_markup(passes / "second")
    return {
        name: _facts(evaluate(first, second, attitudes=attitudes))
        for name, attitudes in (("statements", False), ("statements_and_attitudes", True))
    }


def _facts(evaluation: Evaluation) -> dict[str, Any]:
    whole = evaluation.to_json()
    return {
        "articles": whole["articles"],
        "statements": whole["statements"],
        "scores": {name: whole["scores"][name] for name in _AGREEMENT},
        "alpha": whole["agreement"],
        "differences": whole["errors"],
    }


def counts(documents: Sequence[Document]) -> dict[str, int]:
    """How much there is of what, for the data card."""
    statements = [s for d in documents for s in d.statements]
    return {
        "articles": len(documents),
        "corrupted": sum("corrupted" in d.meta for d in documents),
        "desks": len({d.meta["desk"] for d in documents}),
        "regions": len({d.meta["region"] for d in documents}),
        "words": sum(len(d.text.split()) for d in documents),
        "statements": sum(s.act.value == "statement" for s in statements),
        "attitudes": sum(s.act.value == "attitude" for s in statements),
    }


def write(articles: Path) -> dict[str, int]:
    """Writes `dev.jsonl`, `test.jsonl` and `agreement.json`; returns the counts of both sets."""
    for split, lines in split_lines(articles).items():
        (articles / f"{split}.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    found = json.dumps(agreement(articles), indent=1)
    (articles / "agreement.json").write_text(found + "\n", encoding="utf-8")
    return counts(read_markup(articles / "markup"))
