"""Everything that is measured of one system against gold, and of two systems against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attribution.errors import InvalidValue
from attribution.evaluation import intervals
from attribution.evaluation.agreement import alpha
from attribution.evaluation.calibration import Calibration, calibrations
from attribution.evaluation.intervals import Difference, Interval
from attribution.evaluation.measures import BY_NAME, MEASURES, Measure
from attribution.evaluation.mistakes import Error, mistakes
from attribution.evaluation.pairs import Pair, aligned
from attribution.evaluation.slices import Key, slices
from attribution.evaluation.tally import Tally, total
from attribution.schema import Document

_NEED_SPEAKERS = {"joint_speaker", "speaker_accuracy", "type_accuracy"}
# Where to look first; the report and the comparison begin with these.
HEADLINES = ("iou", "joint_source", "joint_speaker", "exact", "joint_exact")


@dataclass(frozen=True, slots=True)
class Score:
    """A measure over all documents; `tally` sums `documents`, in the order of the pairs."""

    measure: Measure
    documents: tuple[Tally, ...]
    tally: Tally
    interval: Interval | None

    def to_json(self) -> dict[str, Any]:
        return _scores(self.tally, self.interval)


@dataclass(frozen=True, slots=True)
class SliceScore:
    """Detection and joint (with speaker) counts of one slice, and the intervals of their F1."""

    detection: Tally
    joint: Tally
    detection_interval: Interval | None
    joint_interval: Interval | None

    def to_json(self) -> dict[str, Any]:
        return {
            "detection": _scores(self.detection, self.detection_interval),
            "joint_speaker": _scores(self.joint, self.joint_interval),
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One system's scores against gold, by the name of the measure, the slice, and so on."""

    pairs: Sequence[Pair]
    attitudes: bool
    scores: Mapping[str, Score]
    slices: Mapping[Key, SliceScore]
    calibration: Mapping[str, Calibration]
    agreement: Mapping[str, float | None]
    errors: Mapping[Error, int]

    @property
    def has_speakers(self) -> bool:
        """Whether the gold documents say who speaks; without, speakers are not scored."""
        return "joint_speaker" in self.scores

    def f1(self, name: str) -> float:
        """F1 (or accuracy) of a measure by name; KeyError where it was not scored."""
        return self.scores[name].tally.f1

    def to_json(self) -> dict[str, Any]:
        by_slicing: dict[str, dict[str, Any]] = defaultdict(dict)
        for (slicing, value), score in self.slices.items():
            by_slicing[slicing][value] = score.to_json()
        return {
            "articles": len(self.pairs),
            "act": "all" if self.attitudes else "statement",
            "statements": {
                "gold": sum(len(p.wanted) for p in self.pairs),
                "predicted": sum(len(p.found) for p in self.pairs),
            },
            # Null where the gold documents say nothing about it.
            "scores": {
                name: self.scores[name].to_json() if name in self.scores else None
                for name in BY_NAME
            },
            "slices": dict(by_slicing),
            "calibration": {name: c.to_json() for name, c in self.calibration.items()},
            "agreement": {
                name: None if value is None else round(value, 6)
                for name, value in self.agreement.items()
            },
            "errors": {error.value: number for error, number in self.errors.items()},
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems on the same gold documents; differences are the second minus the first."""

    first: Evaluation
    second: Evaluation
    differences: Mapping[str, Difference]

    def to_json(self) -> dict[str, Any]:
        return {
            "first": self.first.to_json(),
            "second": self.second.to_json(),
            "differences": {
                name: {
                    "f1": round(d.value, 6),
                    "interval": None if d.interval is None else d.interval.to_json(),
                    "p": round(d.p, 6),
                }
                for name, d in self.differences.items()
            },
        }


def evaluate(
    gold: Iterable[Document],
    predicted: Iterable[Document],
    *,
    attitudes: bool = False,
    meta: Sequence[str] = (),
    samples: int = intervals.SAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Scores `predicted` against `gold`: documents with the same ids and texts, in any order.

    `attitudes` counts attitudes like statements, else they are don't-care (`pairs.Pair`); `meta`
    names further keys of `meta` to slice by; `samples` is the number of bootstrap draws behind the
    intervals (0: none). Raises InvalidValue where the two are not of the same articles.
    """
    return evaluate_pairs(
        aligned(gold, predicted, attitudes=attitudes), meta=meta, samples=samples, seed=seed
    )


def evaluate_pairs(
    pairs: Sequence[Pair],
    *,
    meta: Sequence[str] = (),
    samples: int = intervals.SAMPLES,
    seed: int = 0,
) -> Evaluation:
    """As `evaluate`, of documents that are paired already."""
    if not pairs:
        raise InvalidValue("no articles to score")
    speakers = any(s.speaker for pair in pairs for s in pair.wanted)

    def interval(tallies: Sequence[Tally]) -> Interval | None:
        return intervals.bootstrap(tallies, samples=samples, seed=seed) if samples else None

    scores = {}
    for measure in MEASURES:
        if measure.name in _NEED_SPEAKERS and not speakers:
            continue
        documents = tuple(measure.count(pair) for pair in pairs)
        scores[measure.name] = Score(
            measure, documents, total(list(documents)), interval(documents)
        )
    errors = Counter(mistake.error for mistake in mistakes(pairs))
    return Evaluation(
        pairs=pairs,
        attitudes=pairs[0].attitudes,
        scores=scores,
        slices=_slices(pairs, meta, interval),
        calibration=calibrations(pairs),
        agreement={label: alpha(pairs, label).value for label in ("content", "cue", "source")},
        errors={error: errors[error] for error in Error},
    )


def compare(
    first: Evaluation, second: Evaluation, *, samples: int = intervals.SAMPLES, seed: int = 0
) -> Comparison:
    """The differences of two evaluations against the same gold documents, in the same order."""
    return Comparison(
        first,
        second,
        {
            name: intervals.compare(
                first.scores[name].documents,
                second.scores[name].documents,
                samples=samples,
                seed=seed,
            )
            for name in BY_NAME
            if name in first.scores and name in second.scores
        },
    )


def _slices(
    pairs: Sequence[Pair],
    meta: Sequence[str],
    interval: Callable[[Sequence[Tally]], Interval | None],
) -> dict[Key, SliceScore]:
    """Scores of every slice; intervals are of resampling the articles that have part in it."""
    found: dict[Key, tuple[list[Tally], list[Tally]]] = defaultdict(lambda: ([], []))
    for pair in pairs:
        for key, part in slices(pair, meta).items():
            found[key][0].append(part.detection)
            found[key][1].append(part.joint)
    return {
        key: SliceScore(total(detection), total(joint), interval(detection), interval(joint))
        for key, (detection, joint) in sorted(found.items())
    }


def _scores(tally: Tally, interval: Interval | None) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 6),
        "recall": round(tally.recall, 6),
        "f1": round(tally.f1, 6),
        "f1_interval": None if interval is None else interval.to_json(),
        "right": tally.right,
        "predicted": tally.predicted,
        "found": tally.found,
        "gold": tally.gold,
    }
