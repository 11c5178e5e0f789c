"""The model card and the README's table, written from result files so that their numbers are those
measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SETS = {
    "own-dev": "own dev",
    "own-test": "own test",
    "bbc-dev": "BBC dev",
    "polnear-dev": "PolNeAR dev",
}
MEASURES = {
    "iou": "statement found",
    "joint_source": "and its source",
    "joint_speaker": "and its speaker",
    "joint_exact": "content, cue and source exact",
    "fragment_source": "source fragments, exact",
    "fragment_cue": "cue fragments, exact",
    "fragment_content": "content fragments, exact",
}


def _cycles(cycles: list[list[float]]) -> str:
    return ", then ".join(f"{epochs} epochs at {peak:g} of the rates" for epochs, peak in cycles)


def _f1(score: dict[str, Any] | None) -> str:
    """F1 in percent with its interval, where there is one."""
    if score is None:
        return ""
    interval = score.get("f1_interval")
    shown = f"{100 * score['f1']:.1f}"
    return shown if interval is None else f"{shown} ({_whole(interval[0])}-{_whole(interval[1])})"


def _whole(share: float) -> str:
    return f"{100 * share:.0f}"


def model_table(results: dict[str, Any], system: str) -> str:
    """F1 of one system by measure and set, from the benchmark's results."""
    sets = [name for name in SETS if system in results["results"].get(name, {})]
    lines = [
        f"| F1 | {' | '.join(SETS[name] for name in sets)} |",
        f"|---|{'---|' * len(sets)}",
    ]
    for measure, title in MEASURES.items():
        scores = [results["results"][name][system]["scores"].get(measure) for name in sets]
        lines.append(f"| {title} | {' | '.join(map(_f1, scores))} |")
    return "\n".join(lines)


def comparison_table(results: dict[str, Any]) -> str:
    """Found, with source and with speaker of every system on every set."""
    shown = ("iou", "joint_source", "joint_speaker")
    lines = [
        f"| articles | system | {' | '.join(MEASURES[name] for name in shown)} |",
        f"|---|---|{'---|' * len(shown)}",
    ]
    for name, title in SETS.items():
        for system, record in results["results"].get(name, {}).items():
            failed = record["articles_failed"]
            note = f", an error on {failed}" if failed else ""
            cells = (_f1(record["scores"].get(measure)) for measure in shown)
            lines.append(f"| {title} | {system}{note} | {' | '.join(cells)} |")
    return "\n".join(lines)


_START = "<!-- scores: written by"
_END = "<!-- end of scores -->"


def with_scores(readme: str, results: dict[str, Any]) -> str:
    """The project's README with the table of these results between its two marks."""
    head, _, rest = readme.partition(_START)
    mark, _, rest = rest.partition("\n")
    _, _, tail = rest.partition(_END)
    return f"{head}{_START}{mark}\n{comparison_table(results)}\n{_END}{tail}"


ENCODERS = {
    "all-MiniLM-L6-v2": "6 layers, 384 wide, 22.6 million parameters",
    "all-mpnet-base-v2": "12 layers, 768 wide, 109 million parameters",
}


def _stage(stage: dict[str, Any]) -> str:
    read = "everything above" if stage["guidelines"] else "PolNeAR and names alone"
    share = "" if stage["polnear"] == 1 else f", {stage['polnear']:.0%} of PolNeAR's articles"
    return (
        f"- {_cycles(stage['cycles'])}, seed {stage['seed']}, on {read}{share}; windows of "
        f"{stage['window']} tokens; peak learning rate {stage['rate']} (new weights "
        f"{stage['head_rate']}); articles by the guidelines {stage['guideline_repeat']} times an "
        f"epoch; {stage['augment']:.0%} of the articles are varied."
    )


_VARIANTS = """\
Variants of articles are made anew in each epoch: marks restyled, damaged or lost, names of persons,
places and bodies swapped for others from all over the world, paragraphs glued or broken, casing
lost, words tokenised. A second aim of training is which passages a source refers to."""
_FEWER_VARIANTS = """\
Variants of articles are made anew in each epoch: marks restyled or damaged, paragraphs glued,
casing lost. Of the BBC articles the network has read 216, the resolver 341; of those written for
training only the resolver has read any, 100."""


def _variants(metrics: dict[str, Any]) -> str:
    # A network trained before names were swapped says so: its stages do not know of hiding them.
    return _VARIANTS if "hide" in metrics["training"][0] else _FEWER_VARIANTS


def _weights(metrics: dict[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in metrics["files"] if name.endswith(".safetensors"))


def model_card(metrics: dict[str, Any], results: dict[str, Any] | None = None) -> str:
    """README.md of a model folder; scores are the benchmark's, if they are of these files."""
    name = metrics["model"]
    stages = "\n".join(map(_stage, metrics["training"]))
    return f"""# Attribution, {name}

Finds quoted, reported and mixed statements in English news articles and links each to its cue,
its source and its speaker.

## What it is
{metrics["encoder"]} ({ENCODERS[metrics["encoder"]]}, uncased, Apache-2.0) fine-tuned
with span scores for contents, cues, sources and names, and with learned links between them. Each
token also carries its casing, whether it stands inside quotation marks, and the break before it.
It reads windows of 512 tokens that overlap by 128. Damaged text is read in a repaired view
(entities, wrong encodings, broken lines); spans are of the text as given.
Speakers are chosen by the mean of a log-linear ranker over features (`resolver.json`) and small
networks over the encoder's vectors of a mention and of each candidate's mentions (`pairs.npz`).

| file | what |
|---|---|
| {_weights(metrics)} | the weights; the encoder's matrices hold 8 bits a number |
| `encoder.onnx`, `linker.onnx` | the default engine |
| `tokenizer.json`, `config.json`, `resolver.json`, `pairs.npz` | read by both engines |
| `metrics.json` | scores, commit, data and file hashes, seed, package versions |

## Intended use
English news and similar prose: to find who said what, for people who check what they use. It is
no judge of whether a statement is true, and a statement that it misses may still have been made.

## Training data
- PolNeAR 1.0 train (Newell, Margolin, Ruths 2018; US political news; no licence stated by its
  authors, texts belong to their publishers; not redistributed here).
- BBC articles (texts: the BBC's, research use, through MasakhaNEWS, Adelani et al. 2023) annotated
  by this project's guidelines; most of the annotations stand as offsets in `eval/annotations`.
- Articles written and annotated for training (`eval/training`), none of them among those that
  measure.
- GAP development (Webster et al. 2018, Apache-2.0) for pronouns.
- wikigold and WNUT17 train for names (CC BY 4.0).
- Speakers of PolNeAR sources and of the BBC articles, made for this project.

{_variants(metrics)}

{stages}

## Scores
{_scores(metrics, results)}

## Limits
- English only. Trained on US politics, on general news of one British broadcaster, and on articles
  written in the manner of many others.
- A name that the article never gives cannot be resolved; *she* between two women is a guess, with
  the confidence of one.
- Statements inside statements are found less often than others.
- Two careful annotators agree on about three attributions in four of PolNeAR.
"""


_NOTE = """\
Measured by `scripts/benchmark`, with 95 % intervals from resampling articles. No article was
trained on; thresholds and confidences were fitted on the three dev sets, so *own test* says how it
does on news it has not seen. *Own dev* and *own test* are
articles written and annotated for this project (`eval/articles`), a third of them damaged as
scraped news is. A statement is *found* if intersection over union of its content with a gold one is
at least 0.5, one to one; its source is right if the spans overlap, its speaker if the canonical
name is the same. Attitudes are don't-care, except in PolNeAR, which does not tell them apart."""


def _scores(metrics: dict[str, Any], results: dict[str, Any] | None) -> str:
    for system, about in (results or {}).get("systems", {}).items():
        files = about.get("files", {})
        if files and all(
            metrics["files"].get(name, digest) == digest for name, digest in files.items()
        ):
            assert results is not None
            return f"{_NOTE}\n\n{model_table(results, system)}"
    return "On development articles, F1 in percent: " + "; ".join(
        f"{corpus}: "
        + ", ".join(f"{name} {100 * scores[name]['f1']:.1f}" for name in MEASURES if name in scores)
        for corpus, scores in metrics["scores"].items()
    )


def main() -> None:
    """Writes the model cards and the README's table from the metrics and results files."""
    root = Path(__file__).parents[2]
    results = json.loads((root / "eval" / "results" / "benchmark.json").read_text("utf-8"))
    for path in sorted((root / "models").glob("*/metrics.json")):
        metrics = json.loads(path.read_text(encoding="utf-8"))
        path.with_name("README.md").write_text(model_card(metrics, results), encoding="utf-8")
    readme = root / "README.md"
    readme.write_text(with_scores(readme.read_text("utf-8"), results), encoding="utf-8")


if __name__ == "__main__":
    main()
