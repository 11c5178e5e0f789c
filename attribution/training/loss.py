"""What training minimises: span choices, link choices and acts, in one number and by part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from attribution.model.config import CUE, SOURCE
from attribution.model.network import AttributionNetwork, PairScorer, TokenScores
from attribution.training.examples import Example, Range, collate_links, collate_references

LINKS = ("content_cue", "content_source", "cue_source", "content_content")


def span_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Multi-label choice (Su et al. 2022): every right span above 0, every wrong one below.

    logits (B, K, L, L), target of the same shape: 1 right, 0 wrong, -1 not scored. The mean over
    the planes (window, label) that are scored at all.
    """
    planes = logits.flatten(2)
    flat = target.flatten(2)
    wrong = planes.masked_fill(flat != 0, -1e4)
    right = (-planes).masked_fill(flat != 1, -1e4)
    zero = planes.new_zeros((*planes.shape[:2], 1))
    total = torch.logsumexp(torch.cat([wrong, zero], -1), -1) + torch.logsumexp(
        torch.cat([right, zero], -1), -1
    )
    scored = (flat >= 0).any(-1)
    return (total * scored).sum() / scored.sum().clamp(min=1)


def link_loss(scores: Tensor, target: Tensor, present: Tensor) -> Tensor:
    """Cross-entropy of rows (B, M, 1 + N) with soft targets; `present` (B, N) real candidates."""
    real = functional.pad(present, (1, 0), value=True)[:, None, :]
    logs = scores.float().masked_fill(~real, -1e4).log_softmax(-1)
    rows = target.sum(-1) > 0
    return -(logs * target).sum() / rows.sum().clamp(min=1)


def spans_of(hidden: Tensor, ranges: Tensor) -> Tensor:
    """Vectors [h_first; h_last] (B, n, 2H) of token ranges (B, n, 2) in `hidden` (B, L, H)."""
    rows = torch.arange(len(hidden), device=hidden.device)[:, None]
    return torch.cat([hidden[rows, ranges[..., 0]], hidden[rows, ranges[..., 1]]], dim=-1)


# How sure the span heads must be of a wrong span for the linker to be shown it, and how many.
_WRONG_ABOVE = -1.0
_WRONG_MOST = 12


def losses(
    network: AttributionNetwork,
    batch: dict[str, Tensor],
    examples: Sequence[Example],
    rng: np.random.Generator,
    drop: float = 0.1,
) -> dict[str, Tensor]:
    """The parts of the loss of a batch: `examples.collate` of `examples`.

    `drop` is the chance that a cue or source is kept from the linker.
    """
    scores = TokenScores(*network(batch["ids"], batch["mask"], batch["features"]))
    logits = scores.spans().float()
    parts = {"spans": span_loss(logits, batch["span_target"])}
    wrong = _wrong_spans(logits.detach(), batch["span_target"], examples)
    arrays = collate_links(examples, rng, drop, wrong)
    if arrays and arrays["content"].shape[1]:
        device = logits.device
        tensors = {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}
        parts |= _link_losses(network, scores.hidden, tensors)
    told = collate_references(examples)
    if told and network.reference is not None:
        tensors = {name: torch.from_numpy(array).to(logits.device) for name, array in told.items()}
        parts["reference"] = _reference_loss(network.reference, scores.hidden, tensors)
    return parts


def _reference_loss(scorer: PairScorer, hidden: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Minus the log probability that a mention points to any passage of the right candidate."""
    mine = hidden[batch["row"]]
    mentions = spans_of(mine, batch["mention"][:, None])
    passages = spans_of(mine, batch["passages"])
    scores = scorer(mentions, passages, batch["features"][:, None])[:, 0, 1:, 0].float()
    every = scores.masked_fill(~batch["present"], -1e4).logsumexp(1)
    right = scores.masked_fill(~batch["right"], -1e4).logsumexp(1)
    loss: Tensor = (every - right).mean()
    return loss


def _wrong_spans(
    logits: Tensor, target: Tensor, examples: Sequence[Example]
) -> dict[int, dict[int, list[Range]]]:
    """Cues and sources that the span heads now find and that overlap no right one."""
    result: dict[int, dict[int, list[Range]]] = {}
    for row, example in enumerate(examples):
        if not example.links:
            continue
        result[row] = {}
        for label in (CUE, SOURCE):
            plane = logits[row, label].masked_fill(target[row, label] != 0, -1e4)
            scored = (plane > _WRONG_ABOVE).nonzero()
            best = plane[scored[:, 0], scored[:, 1]].argsort(descending=True)[:200]
            taken = list(example.spans[label])
            wrong: list[Range] = []
            for first, last in scored[best].tolist():
                a, b = first - 1, last - 1  # position 0 is [CLS]
                if len(wrong) < _WRONG_MOST and all(b < c or d < a for c, d in taken):
                    wrong.append((a, b))
                    taken.append((a, b))
            result[row][label] = wrong
    return result


def _link_losses(
    network: AttributionNetwork, window_hidden: Tensor, batch: dict[str, Tensor]
) -> dict[str, Tensor]:
    parts = {}
    hidden = window_hidden[batch["link_rows"]]
    vectors = [spans_of(hidden, batch[name]) for name in ("content", "cue", "source")]
    links = network.linker(*vectors, *(batch[name] for name in LINKS))
    content_cue, act, content_source, cue_source, joins = links
    for name, values in zip(LINKS, (content_cue, content_source, cue_source, joins), strict=True):
        present = batch[f"{name.split('_')[1]}_present"]
        if name == "content_content":
            values = before_only(values)
        parts[name] = link_loss(values, batch[f"{name}_target"], present)
    weight = batch["act_weight"]
    act_loss = functional.binary_cross_entropy_with_logits(
        act.float(), batch["act_target"], weight, reduction="sum"
    )
    parts["act"] = act_loss / weight.sum().clamp(min=1)
    return parts


def before_only(joins: Tensor) -> Tensor:
    """Joins (…, n, 1 + n) with the fragments that do not stand before the row's masked out."""
    n = joins.shape[-2]
    allowed = torch.ones(n, n, dtype=torch.bool, device=joins.device).tril(-1)
    return joins.masked_fill(~functional.pad(allowed, (1, 0), value=True), -1e4)


WEIGHTS = {"spans": 1.0, "content_cue": 0.7, "content_source": 0.7, "cue_source": 0.4,
           "content_content": 0.5, "act": 0.5, "reference": 0.3}  # fmt: skip


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum that is minimised."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
