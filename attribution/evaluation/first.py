"""The first measurement: fragments, links, detection and joint scores of two sets of documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.evaluation.matching import match, same_source
from attribution.resolve.normal import normal_name
from attribution.schema import Act, Document


@dataclass(slots=True)
class Score:
    """Counts of right, predicted and gold items, and what follows from them."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0

    def to_json(self) -> dict[str, float]:
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "gold": self.gold,
            "predicted": self.predicted,
        }


def fragment_scores(gold: Sequence[Document], predicted: Sequence[Document]) -> dict[str, Score]:
    """Exact F1 of source, cue and content fragments over whole articles.

    A fragment is right if one of the same label has the same start and end; fragments are
    counted once, however many statements share them (CofeNet and PolNeAR score tags likewise).
    """
    scores = {name: Score() for name in ("source", "cue", "content")}
    for a, b in zip(gold, predicted, strict=True):
        for name, score in scores.items():
            right = {span for s in a.statements for span in getattr(s, name)}
            found = {span for s in b.statements for span in getattr(s, name)}
            score.right += len(right & found)
            score.predicted += len(found)
            score.gold += len(right)
    return scores


def linked_score(gold: Sequence[Document], predicted: Sequence[Document]) -> Score:
    """Statements whose content matches one to one (IoU >= 0.5) and whose source does too.

    Sources match if they overlap or are both absent. All acts count.
    """
    score = Score()
    for a, b in zip(gold, predicted, strict=True):
        pairs = match(a.text, a.statements, b.statements)
        score.right += sum(same_source(a.statements[i], b.statements[j]) for i, j in pairs)
        score.predicted += len(b.statements)
        score.gold += len(a.statements)
    return score


def joint_scores(gold: Sequence[Document], predicted: Sequence[Document]) -> dict[str, Score]:
    """Detection (IoU >= 0.5) and joint F1 (and all canonical speakers right) of statements.

    Attitudes are don't-care: a gold one is no statement to find, and a predicted statement that
    matches one is not counted as spurious.
    """
    detection, joint = Score(), Score()
    for a, b in zip(gold, predicted, strict=True):
        found = [s for s in b.statements if s.act is Act.STATEMENT]
        wanted = [s for s in a.statements if s.act is Act.STATEMENT]
        pairs = match(a.text, wanted, found)
        matched = {j for _, j in pairs}
        rest = [s for j, s in enumerate(found) if j not in matched]
        attitudes = [s for s in a.statements if s.act is Act.ATTITUDE]
        spared = len(match(a.text, attitudes, rest))
        right = sum(names(a.names(wanted[i])) == names(b.names(found[j])) for i, j in pairs)
        for score, hits in ((detection, len(pairs)), (joint, right)):
            score.right += hits
            score.predicted += len(found) - spared
            score.gold += len(wanted)
    return {"detection": detection, "joint": joint}


def all_scores(
    gold: Sequence[Document], predicted: Sequence[Document], joint: bool = True
) -> dict[str, Score]:
    """The scores of this module by name; `joint` only where gold has acts and speakers."""
    scores = fragment_scores(gold, predicted)
    scores["linked"] = linked_score(gold, predicted)
    if joint:
        scores |= joint_scores(gold, predicted)
    return scores


def names(given: Sequence[str]) -> frozenset[str]:
    return frozenset(normal_name(name) for name in given)


def table(scores: Mapping[str, Score]) -> str:
    """A plain table of precision, recall and F1 in percent."""
    lines = [f"{'':24} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'found':>6}"]
    for name, s in scores.items():
        lines.append(
            f"{name:24} {100 * s.precision:6.1f} {100 * s.recall:6.1f} {100 * s.f1:6.1f}"
            f" {s.gold:6} {s.predicted:6}"
        )
    return "\n".join(lines)
