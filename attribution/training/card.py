"""The model card, written from the metrics file so that its numbers are those measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def _row(name: str, score: dict[str, float]) -> str:
    values = " | ".join(f"{100 * score[key]:.1f}" for key in ("precision", "recall", "f1"))
    return f"| {name} | {values} |"


def _cycles(cycles: list[list[float]]) -> str:
    return ", then ".join(f"{epochs} epochs at {peak:g} of the rates" for epochs, peak in cycles)


def _table(scores: dict[str, dict[str, float]]) -> str:
    head = "| measure | P | R | F1 |\n|---|---|---|---|\n"
    return head + "\n".join(_row(name, score) for name, score in scores.items())


_START = "<!-- scores: written by"
_END = "<!-- end of scores -->"


def readme_table(metrics: dict[str, Any]) -> str:
    """F1 by measure and corpus, for the project's README."""
    columns = {"PolNeAR dev": "polnear", "BBC dev": "bbc"}
    lines = ["| F1 | " + " | ".join(columns) + " |", "|---|---|---|"]
    for name in metrics["scores"]["bbc"]:
        values = [
            f"{100 * metrics['scores'][corpus][name]['f1']:.1f}"
            if name in metrics["scores"][corpus]
            else ""
            for corpus in columns.values()
        ]
        lines.append(f"| {name} | " + " | ".join(values) + " |")
    return "\n".join(lines)


def with_scores(readme: str, metrics: dict[str, Any]) -> str:
    """The project's README with the table of these metrics between its two marks."""
    head, _, rest = readme.partition(_START)
    mark, _, rest = rest.partition("\n")
    _, _, tail = rest.partition(_END)
    return f"{head}{_START}{mark}\n{readme_table(metrics)}\n{_END}{tail}"


def model_card(metrics: dict[str, Any]) -> str:
    """README.md of a model folder."""
    scores = metrics["scores"]
    training = metrics["training"]
    return f"""# Attribution, small

Finds quoted, reported and mixed statements in English news articles and links each to its cue,
its source and its speaker.

## What it is
all-MiniLM-L6-v2 (6 layers, 384 wide, 22.6 million parameters, uncased, Apache-2.0) fine-tuned
with span scores for contents, cues, sources and names, and with learned links between them. Each
token also carries its casing, whether it stands inside quotation marks, and the break before it.
It reads windows of 512 tokens that overlap by 128. `resolver.json` holds a learned ranker that
gives each source mention its speaker.

| file | what |
|---|---|
| `encoder.onnx`, `linker.onnx` | the default engine; the encoder in 8 bits |
| `model.safetensors` | the same weights in half precision, for the torch engine and for training |
| `tokenizer.json`, `config.json`, `resolver.json` | read by both engines |
| `metrics.json` | scores, commit, data and file hashes, seed, package versions |

## Intended use
English news and similar prose: to find who said what, for people who check what they use. It is
no judge of whether a statement is true, and a statement that it misses may still have been made.

## Training data
- PolNeAR 1.0 train (Newell, Margolin, Ruths 2018; US political news; no licence stated by its
  authors, texts belong to their publishers; not redistributed here).
- 216 BBC articles (texts: the BBC's, research use, through MasakhaNEWS, Adelani et al. 2023)
  annotated by this project's guidelines; 120 of them stand as offsets in `eval/annotations`.
- wikigold and WNUT17 train for names (CC BY 4.0).
- Speakers of PolNeAR sources and of the BBC articles, made for this project.

{_cycles(training["cycles"])}, seed {training["seed"]}, peak learning
rate {training["rate"]} (new weights {training["head_rate"]}); half of the articles are varied in
each epoch (quotation marks restyled or damaged, paragraphs glued, casing lost).

## Scores
Measured on development articles that it was not trained on; the confidence was fitted on the same
development articles.

PolNeAR dev (84 articles; all attributions, attitudes too):

{_table(scores["polnear"])}

BBC dev (30 articles; joint: statement and canonical speaker):

{_table(scores["bbc"])}

*Fragments* are exact spans over whole articles. *Linked*: contents matched one to one at
intersection over union of at least 0.5 on letters and digits, with the same source or none.
*Detection* and *joint* count statements only; attitudes are don't-care.

## Limits
- English only. Trained on US politics and on general news of one British broadcaster.
- A name that the article never gives cannot be resolved; *she* between two women is a guess, with
  the confidence of one.
- Statements inside statements are found less often than others.
- Two careful annotators agree on about three attributions in four of PolNeAR.
"""


def main() -> None:
    """Writes the model card and the README's table from models/small/metrics.json."""
    root = Path(__file__).parents[2]
    folder = root / "models" / "small"
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    (folder / "README.md").write_text(model_card(metrics), encoding="utf-8")
    readme = root / "README.md"
    readme.write_text(with_scores(readme.read_text("utf-8"), metrics), encoding="utf-8")


if __name__ == "__main__":
    main()
