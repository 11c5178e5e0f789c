"""Trains the networks of `attribution.resolve.scorer` on gold choices; torch, a text at a time."""

from __future__ import annotations

import logging
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from attribution.resolve.evidence import Evidence
from attribution.resolve.scorer import DISTANCES, PLACES, PairScorer, Place, distance

log = logging.getLogger("attribution.training")


@dataclass(frozen=True, slots=True)
class Choice:
    """One mention with its candidates: their features and places, and which ones are right."""

    mention: tuple[int, int]
    features: list[list[str]]
    places: list[list[Place]]
    right: list[int]


@dataclass(frozen=True, slots=True)
class Text:
    """The choices of one text, with what the network saw in it."""

    evidence: Evidence
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class PairConfig:
    """How the pair networks are trained; sizes in units."""

    heads: int = 4
    size: int = 96
    feature_size: int = 48
    hidden: int = 64
    epochs: int = 5
    texts: int = 8
    rate: float = 1e-3
    linear_rate: float = 1e-2
    dropout: float = 0.4
    decay: float = 0.02
    seed: int = 7


class PairNetwork(nn.Module):
    """The torch twin of `PairScorer`: the same arithmetic, with dropout."""

    def __init__(self, hidden: int, features: int, config: PairConfig) -> None:
        super().__init__()
        k, d, f = config.heads, config.size, config.feature_size

        def matrix(rows: int, columns: int) -> nn.Parameter:
            bound = 1 / math.sqrt(rows)
            return nn.Parameter(torch.empty(k, rows, columns).uniform_(-bound, bound))

        def zeros(*shape: int) -> nn.Parameter:
            return nn.Parameter(torch.zeros(k, *shape))

        self.u, self.v, self.p1, self.p2 = (matrix(2 * hidden, d) for _ in range(4))
        self.u_bias, self.v_bias = zeros(1, d), zeros(1, d)
        self.p1_bias, self.p2_bias = zeros(1, d), zeros(1, d)
        self.slot = nn.Parameter(torch.randn(k, PLACES, d) * 0.3)
        self.dist = nn.Parameter(torch.randn(k, DISTANCES, d) * 0.3)
        self.h, self.h_bias = matrix(2 * d, d), zeros(1, d)
        self.o1, self.o1_bias = matrix(d + f, config.hidden), zeros(1, config.hidden)
        self.o2 = zeros(config.hidden, 1)
        self.w = zeros(features)
        self.f = nn.Parameter(torch.randn(k, features, f) * 0.03)
        self.dropout = nn.Dropout(config.dropout)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Logits (k, n) of all candidates of a text's choices."""
        mine, of_place, of_candidate = batch["mention"], batch["of_place"], batch["of_candidate"]
        u = (mine @ self.u + self.u_bias)[:, of_place]
        p = (mine @ self.p1 + self.p1_bias)[:, of_place]
        other = batch["shown"]
        added = u + other @ self.v + self.v_bias + self.slot[:, batch["chain"]]
        added = added + self.dist[:, batch["far"]]
        product = p * (other @ self.p2 + self.p2_bias)
        pairs = self.dropout(torch.cat([added.relu(), product], dim=2)) @ self.h + self.h_bias
        count = int(batch["count"])
        k, _, d = pairs.shape
        where = of_candidate[None, :, None].expand(k, -1, d)
        pooled = pairs.new_full((k, count, d), -1e4).scatter_reduce(1, where, pairs, "amax")
        rows, ids = batch["feature_rows"], batch["feature_ids"]
        told = pairs.new_zeros(k, count, self.f.shape[2]).index_add(1, rows, self.f[:, ids])
        linear = pairs.new_zeros(k, count).index_add(1, rows, self.w[:, ids])
        joined = torch.cat([pooled, self.dropout(told)], dim=2)
        hidden = self.dropout((joined @ self.o1 + self.o1_bias).relu())
        scores: Tensor = (hidden @ self.o2)[..., 0] + linear
        return scores


def _batch(text: Text, index: dict[str, int]) -> dict[str, Tensor]:
    evidence = text.evidence
    mention = np.array([choice.mention for choice in text.choices], np.int64)
    shown, chain, far, of_place, of_candidate = [], [], [], [], []
    rows, ids, sizes = [], [], []
    count = 0
    for number, choice in enumerate(text.choices):
        for names, places in zip(choice.features, choice.places, strict=True):
            for first, last, place in places:
                shown.append((first, last))
                chain.append(place)
                of_place.append(number)
                of_candidate.append(count)
            known = [index[name] for name in names if name in index]
            rows += [count] * len(known)
            ids += known
            count += 1
        starts = np.array([p[0] for places in choice.places for p in places], np.int64)
        far += distance(choice.mention[0], starts).tolist()
        sizes.append(len(choice.features))
    return {
        "mention": torch.from_numpy(evidence.vectors(mention)),
        "shown": torch.from_numpy(evidence.vectors(np.array(shown, np.int64))),
        "chain": torch.tensor(chain),
        "far": torch.tensor(far),
        "of_place": torch.tensor(of_place),
        "of_candidate": torch.tensor(of_candidate),
        "feature_rows": torch.tensor(rows, dtype=torch.long),
        "feature_ids": torch.tensor(ids, dtype=torch.long),
        "count": torch.tensor(count),
    }


def _loss(scores: Tensor, choices: Sequence[Choice]) -> Tensor:
    """Minus the log probability of the right candidates, summed over choices and heads."""
    parts = []
    at = 0
    for choice in choices:
        mine = scores[:, at : at + len(choice.features)]
        parts.append((mine.logsumexp(1) - mine[:, choice.right].logsumexp(1)).sum())
        at += len(choice.features)
    return torch.stack(parts).sum()


def train_pairs(texts: Sequence[Text], config: PairConfig | None = None) -> PairScorer:
    """The scorer learned from texts with choices; a feature seen once is not kept."""
    config = config or PairConfig()
    texts = [text for text in texts if text.choices and text.evidence.seen]
    counts = Counter(
        name
        for text in texts
        for choice in text.choices
        for name in {name for names in choice.features for name in names}
    )
    names = sorted(name for name, count in counts.items() if count > 1)
    index = {name: number for number, name in enumerate(names)}
    torch.manual_seed(config.seed)
    order = random.Random(config.seed)
    hidden = texts[0].evidence.hidden
    assert hidden is not None
    network = PairNetwork(hidden.shape[1], len(names), config)
    linear = [network.w]
    rest = [p for name, p in network.named_parameters() if name != "w"]
    optimizer = torch.optim.AdamW(
        [
            {"params": linear, "lr": config.linear_rate, "weight_decay": 0.0},
            {"params": rest, "lr": config.rate, "weight_decay": config.decay},
        ]
    )
    steps = config.epochs * math.ceil(len(texts) / config.texts)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
    )
    network.train()
    for epoch in range(config.epochs):
        numbers = list(range(len(texts)))
        order.shuffle(numbers)
        total = seen = 0.0
        for start in range(0, len(numbers), config.texts):
            chosen = [texts[number] for number in numbers[start : start + config.texts]]
            losses = [_loss(network(_batch(text, index)), text.choices) for text in chosen]
            size = sum(len(text.choices) for text in chosen)
            loss = torch.stack(losses).sum() / size
            (loss + 2e-4 * network.w.square().sum()).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += float(loss.detach()) * size / config.heads
            seen += size
        log.info("pairs, epoch %d: loss %.4f", epoch + 1, total / seen)
    weights = {name: value.detach().numpy() for name, value in network.named_parameters()}
    return PairScorer(weights, names)
