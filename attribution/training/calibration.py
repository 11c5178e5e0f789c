"""Confidence from evidence: logistic regression on development articles, and the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from attribution.assemble import statements_of
from attribution.evaluation.matching import match
from attribution.model.confidence import features
from attribution.model.config import ModelConfig
from attribution.model.decode import decode
from attribution.model.encode import TextEncoder
from attribution.model.engine import Engine
from attribution.model.spans import find_candidates
from attribution.quotes import quotations
from attribution.schema import Document

Floats = NDArray[np.float64]


def calibrated(
    config: ModelConfig, encoder: TextEncoder, engine: Engine, gold: Sequence[Document]
) -> ModelConfig:
    """The config with calibration weights and the `min_confidence` that gives the best F1.

    A statement is right if it matches a gold one (IoU >= 0.5). `gold` must not be articles that
    the network was trained on.
    """
    rows, labels, wanted = evidence(config, encoder, engine, gold)
    weights = fit(rows, labels)
    probabilities = 1 / (1 + np.exp(-rows @ weights))
    return replace(
        config,
        calibration=tuple(round(float(w), 5) for w in weights),
        min_confidence=round(best_threshold(probabilities, labels, wanted), 3),
    )


def evidence(
    config: ModelConfig, encoder: TextEncoder, engine: Engine, gold: Sequence[Document]
) -> tuple[Floats, Floats, int]:
    """Features (n, F) of all readings, whether each is right (n,), and how many gold there are."""
    rows, labels = [], []
    for document in gold:
        marks = quotations(document.text)
        tokens = encoder.tokens(document.text, marks)
        found = find_candidates([tokens], encoder, engine, config)[0]
        readings = decode(tokens, found, engine, config).readings
        statements = [
            statements_of(document.text, tokens, [reading], marks, config)[0]
            for reading in readings
        ]
        right = {j for _, j in match(document.statements, statements)}
        rows += [features(reading.evidence) for reading in readings]
        labels += [float(j in right) for j in range(len(readings))]
    return np.array(rows), np.array(labels), sum(len(d.statements) for d in gold)


def speaker_scaling(probabilities: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset that make the probabilities of n speakers those of being right."""
    clipped = np.clip(np.array(probabilities), 1e-6, 1 - 1e-6)
    rows = np.stack([np.log(clipped / (1 - clipped)), np.ones(len(clipped))], axis=1)
    slope, offset = fit(rows, np.array(right, dtype=float))
    return round(float(slope), 4), round(float(offset), 4)


def fit(rows: Floats, labels: Floats, decay: float = 1.0) -> Floats:
    """Weights of a logistic regression with an L2 penalty."""

    def objective(weights: Floats) -> tuple[float, Floats]:
        logits = rows @ weights
        loss = np.logaddexp(0, logits).sum() - labels @ logits + decay * weights @ weights / 2
        gradient = rows.T @ (1 / (1 + np.exp(-logits)) - labels) + decay * weights
        return float(loss), gradient

    start = np.zeros(rows.shape[1])
    result: Floats = minimize(objective, start, jac=True, method="L-BFGS-B").x
    return result


def best_threshold(probabilities: Floats, labels: Floats, wanted: int) -> float:
    """The least probability to keep that gives the best F1 over `wanted` gold statements."""
    order = np.argsort(-probabilities)
    right = np.cumsum(labels[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + wanted)
    return float(probabilities[order][int(f1.argmax())])
