"""Plots as inline SVG: they need no library at reading time and follow the page's colours."""

from __future__ import annotations

from attribution.evaluation.calibration import Calibration
from attribution.evaluation.intervals import Interval

_SIZE, _MARGIN = 240, 40


def _x(value: float) -> float:
    return round(_MARGIN + value * _SIZE, 1)


def _y(value: float) -> float:
    return round(12 + (1 - value) * _SIZE, 1)


def _frame(title: str, across: str, up: str, inside: str, up_to: float = 1.0) -> str:
    ticks = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        ticks.append(
            f'<line class="grid" x1="{_x(tick)}" x2="{_x(tick)}" y1="{_y(0)}" y2="{_y(1)}"/>'
            f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(tick)}" y2="{_y(tick)}"/>'
            f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{100 * tick:g}</text>'
            f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">'
            f"{100 * tick * up_to:g}</text>"
        )
    width, height = _SIZE + _MARGIN + 16, _SIZE + 52
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-label="{title}">{"".join(ticks)}{inside}'
        f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(11 {_y(0.5)}) rotate(-90)" text-anchor="middle">{up}</text>'
        "</svg>"
    )


def reliability(calibration: Calibration) -> str:
    """Share right against mean confidence, a dot a bin whose area is its size; the diagonal is
    perfect calibration."""
    most = max(b.count for b in calibration.bins())
    dots = "".join(
        f'<line class="gap" x1="{_x(b.confidence)}" x2="{_x(b.confidence)}"'
        f' y1="{_y(b.confidence)}" y2="{_y(b.accuracy)}"/>'
        f'<circle class="dot" cx="{_x(b.confidence)}" cy="{_y(b.accuracy)}"'
        f' r="{round(2.5 + 7 * (b.count / most) ** 0.5, 1)}">'
        f"<title>{b.count} of confidence {b.low:.1f}-{b.high:.1f}: mean {b.confidence:.2f},"
        f" right {b.accuracy:.2f}</title></circle>"
        for b in calibration.bins()
    )
    diagonal = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    return _frame("Reliability diagram", "mean confidence, %", "right, %", diagonal + dots)


def risk_coverage(calibration: Calibration) -> str:
    """The share that is wrong against the share that is kept, from the surest on."""
    curve = calibration.risk_coverage()
    top = next((t for t in (0.1, 0.2, 0.4) if max(r for _, r in curve) <= t), 1.0)
    points = [(0.0, curve[0][1]), *curve]
    path = " ".join(f"{_x(coverage)},{_y(risk / top)}" for coverage, risk in points)
    return _frame(
        "Risk-coverage curve",
        "kept, surest first, %",
        "wrong, %",
        f'<polyline class="curve" points="{path}"/>',
        up_to=top,
    )


def bar(value: float, interval: Interval | None) -> str:
    """A score from 0 to 1 as a bar, with its interval as a line."""
    line = (
        ""
        if interval is None
        else f'<line class="whisker" x1="{100 * interval.low:.1f}" x2="{100 * interval.high:.1f}"'
        ' y1="5" y2="5"/>'
    )
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="10"/>'
        f'<rect class="filled" width="{100 * value:.1f}" height="10"/>{line}</svg>'
    )
