"""How sure a statement is: a logistic regression over what decoding measured."""

from __future__ import annotations

import math
from collections.abc import Sequence

# The order of `Reading.evidence`.
EVIDENCE = (
    "content logit",
    "cue log probability",
    "source log probability",
    "join log probability",
    "no cue",
    "no source",
    "quoted",
    "cue logit",
    "source logit",
    "nested",
)


def features(evidence: Sequence[float]) -> list[float]:
    """Evidence clipped to where it tells something, and a constant 1 at the end."""
    content, cue, source, join, no_cue, no_source, quoted, cue_logit, source_logit, nested = (
        evidence
    )
    return [
        max(-4.0, min(content, 8.0)),
        max(cue, -5.0),
        max(source, -5.0),
        max(join, -5.0),
        no_cue,
        no_source,
        quoted,
        max(-4.0, min(cue_logit, 8.0)),
        max(-4.0, min(source_logit, 8.0)),
        nested,
        no_cue * no_source,
        no_cue * quoted,
        1.0,
    ]


def statement_probability(evidence: Sequence[float], weights: Sequence[float]) -> float:
    """The probability that a statement with this evidence is right.

    Without `weights` (a model not yet calibrated) the content's own logit decides.
    """
    values = features(evidence)
    logit = sum(w * v for w, v in zip(weights, values, strict=True)) if weights else values[0]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def scaled(probability: float, scaling: Sequence[float]) -> float:
    """Platt scaling: `scaling` is the slope and the offset of the log odds, empty for none."""
    if not scaling:
        return probability
    slope, offset = scaling
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-(slope * math.log(clipped / (1 - clipped)) + offset)))
