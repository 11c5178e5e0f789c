"""An evaluation as a plain table; figures in percent, with 95 % intervals of F1."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.evaluation.evaluate import Comparison, Evaluation, Score
from attribution.evaluation.intervals import Interval
from attribution.evaluation.measures import Group
from attribution.evaluation.tally import Tally

_HEAD = f"{'':30} {'P':>6} {'R':>6} {'F1':>6}  {'95 % interval':^13} {'gold':>7} {'found':>7}"


def percent(value: float) -> str:
    return f"{100 * value:.1f}"


def show(evaluation: Evaluation) -> str:
    """All groups of measures, slices, calibration and errors."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    yield summary(evaluation)
    if not evaluation.has_speakers:
        yield "Gold says nothing about speakers, so they are not scored."
    for group in Group:
        scores = [s for s in evaluation.scores.values() if s.measure.group is group]
        if not scores:
            continue
        yield ""
        yield group.value
        yield _HEAD
        yield from map(_score, scores)
    yield ""
    yield from _slices(evaluation)
    yield ""
    yield from _calibration(evaluation)
    yield ""
    yield "Krippendorff's alpha, tokens   " + "  ".join(
        f"{name} {'-' if value is None else f'{value:.3f}'}"
        for name, value in evaluation.agreement.items()
    )
    yield "Errors   " + ", ".join(f"{n} {error.value}" for error, n in evaluation.errors.items())


def summary(evaluation: Evaluation) -> str:
    """How much was scored, and what counted."""
    gold = sum(len(pair.wanted) for pair in evaluation.pairs)
    found = sum(len(pair.found) for pair in evaluation.pairs)
    rule = (
        "attitudes count like statements"
        if evaluation.attitudes
        else "attitudes are don't-care (--act all counts them)"
    )
    return f"{len(evaluation.pairs)} articles, {gold} gold statements, {found} predicted; {rule}"


def _interval(interval: Interval | None) -> str:
    return "" if interval is None else f"{percent(interval.low)}-{percent(interval.high)}"


def _row(title: str, tally: Tally, interval: Interval | None, accuracy: bool = False) -> str:
    p, r = ("", "") if accuracy else (percent(tally.precision), percent(tally.recall))
    found = "" if accuracy else f"{tally.predicted:.0f}"
    return (
        f"{title:30} {p:>6} {r:>6} {percent(tally.f1):>6}  {_interval(interval):^13}"
        f" {tally.gold:>7.0f} {found:>7}".rstrip()
    )


def _score(score: Score) -> str:
    return _row("  " + score.measure.title, score.tally, score.interval, score.measure.accuracy)


def _slices(evaluation: Evaluation) -> Iterator[str]:
    names = list(dict.fromkeys(slicing for slicing, _ in evaluation.slices))
    speakers = evaluation.has_speakers
    yield (
        "Slices"
        + " " * 26
        + f"{'detection F1':>12}"
        + (f" {'joint F1':>9}  {'95 % interval':^13}" if speakers else "")
        + f" {'gold':>7} {'found':>7}"
    )
    for name in names:
        values = {v: s for (slicing, v), s in evaluation.slices.items() if slicing == name}
        if len(values) < 2:
            continue
        yield f"  {name}"
        for value, score in sorted(values.items(), key=lambda item: -item[1].detection.gold):
            joint = (
                f" {percent(score.joint.f1):>9}  {_interval(score.joint_interval):^13}"
                if speakers
                else ""
            )
            yield (
                f"    {value[:27]:27} {percent(score.detection.f1):>12}{joint}"
                f" {score.detection.gold:>7.0f} {score.detection.predicted:>7.0f}"
            )


def _calibration(evaluation: Evaluation) -> Iterator[str]:
    for name, calibration in evaluation.calibration.items():
        if name == "speaker" and not evaluation.has_speakers:
            continue
        if calibration.error is None or calibration.brier is None or calibration.area is None:
            yield f"Confidence of the {name:9} none given"
            continue
        without = f", {calibration.without} without one" if calibration.without else ""
        yield (
            f"Confidence of the {name:9} calibration error {calibration.error:.3f},"
            f" Brier {calibration.brier:.3f}, area under risk-coverage {calibration.area:.3f}"
            f" ({len(calibration.right)} items{without})"
        )


def show_comparison(comparison: Comparison, names: tuple[str, str]) -> str:
    """F1 of both systems, the difference with its interval, and the p-value, in a row a measure."""
    lines = [
        summary(comparison.first),
        f"A: {names[0]}",
        f"B: {names[1]}, {sum(len(p.found) for p in comparison.second.pairs)} predicted",
        "p is of approximate randomization over articles, the interval of a paired bootstrap.",
    ]
    group = None
    for name, difference in comparison.differences.items():
        score = comparison.first.scores[name]
        if score.measure.group is not group:
            group = score.measure.group
            lines += [
                "",
                group.value,
                f"{'':30} {'A':>6} {'B':>6} {'B - A':>7}  {'95 % interval':^14} {'p':>7}",
            ]
        interval = (
            ""
            if difference.interval is None
            else f"{100 * difference.interval.low:+.1f} {100 * difference.interval.high:+.1f}"
        )
        lines.append(
            f"{'  ' + score.measure.title:30} {percent(score.tally.f1):>6}"
            f" {percent(comparison.second.f1(name)):>6} {100 * difference.value:>+7.1f}"
            f"  {interval:^14} {difference.p:>7.4f}"
        )
    return "\n".join(lines) + "\n"
