"""Fine-tuning: epochs over freshly varied windows, bf16, checkpoints that a next run resumes."""

from __future__ import annotations

import copy
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from attribution.model.encode import TextEncoder
from attribution.model.network import AttributionNetwork
from attribution.resolve.ranker import Ranker
from attribution.schema import Document
from attribution.training.augment import augmented
from attribution.training.examples import Example, collate, examples_of
from attribution.training.hiding import with_hidden_names
from attribution.training.loss import losses, total

log = logging.getLogger("attribution.training")


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """How the shipped model is trained; tokens are wordpieces, rates are AdamW's."""

    # (epochs, peak as a share of the rates): warm restarts (Loshchilov and Hutter 2017).
    cycles: tuple[tuple[int, float], ...] = ((5, 1.0), (2, 0.5))
    rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    weight_decay: float = 0.01
    batch_tokens: int = 4096
    window: int = 512
    overlap: int = 64
    augment: float = 0.6
    guideline_repeat: int = 3
    # The share of PolNeAR's articles that an epoch reads; those with speakers come first.
    polnear: float = 1.0
    # Whether articles by the guidelines and references are read, or PolNeAR and names alone.
    guidelines: bool = True
    # The share of articles in which names are hidden (`hiding`).
    hide: float = 0.0
    seed: int = 13

    @property
    def epochs(self) -> int:
        return sum(epochs for epochs, _ in self.cycles)

    def factor(self, progress: float) -> float:
        """The share of the rates after `progress` epochs: up in `warmup` of a cycle, then to 0."""
        for epochs, peak in self.cycles:
            if progress < epochs:
                part = progress / epochs
                return peak * min((part + 1e-3) / self.warmup, (1 - part) / (1 - self.warmup))
            progress -= epochs
        return 0.0


def batches(
    examples: Sequence[Example], tokens: int, rng: np.random.Generator
) -> list[list[Example]]:
    """Batches of windows of similar length, about `tokens` tokens each, in random order."""
    sizes = [e.window.end - e.window.start for e in examples]
    order = sorted(range(len(examples)), key=lambda n: sizes[n] + rng.uniform(0, 32))
    result: list[list[Example]] = []
    batch: list[Example] = []
    longest = 0
    for n in order:
        longest = max(longest, sizes[n])
        if batch and longest * (len(batch) + 1) > tokens:
            result.append(batch)
            batch, longest = [], sizes[n]
        batch.append(examples[n])
    if batch:
        result.append(batch)
    rng.shuffle(result)
    return result


def epoch_batches(
    documents: Sequence[Document],
    encoder: TextEncoder,
    config: TrainingConfig,
    epoch: int,
    things: Ranker | None = None,
) -> list[list[Example]]:
    """The batches of one epoch; the same epoch of the same seed is always the same.

    `things` tells names of persons from names of bodies, for hiding them.
    """
    rng = np.random.default_rng([config.seed, epoch])
    examples: list[Example] = []
    for document in documents:
        for _ in range(config.guideline_repeat if _by_guidelines(document) else 1):
            variant = document
            if "names" not in document.extra:
                if things is not None and rng.random() < config.hide:
                    variant = with_hidden_names(variant, things, rng)
                variant = augmented(variant, rng, config.augment)
            examples += examples_of(variant, encoder, size=config.window, overlap=config.overlap)
    return batches(examples, config.batch_tokens, rng)


def _by_guidelines(document: Document) -> bool:
    """Whether it is annotated in full, as PolNeAR and the corpora of names and pronouns are not."""
    partial = "names" in document.extra or document.extra.get("references_only")
    return document.meta.get("corpus") != "polnear" and not partial


def parameter_groups(network: AttributionNetwork, config: TrainingConfig) -> list[dict[str, Any]]:
    """The encoder's weights at `rate`, new ones at `head_rate`; no decay of biases and norms."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        groups.setdefault((name.startswith("encoder."), weight.ndim > 1), []).append(weight)
    return [
        {
            "params": weights,
            "lr": config.rate if pretrained else config.head_rate,
            "weight_decay": config.weight_decay if decay else 0.0,
        }
        for (pretrained, decay), weights in groups.items()
    ]


class HalfEncoder:
    """Inside its context the network computes with a bfloat16 copy of its encoder.

    The weights that are optimised stay in single precision; gradients go to them on leaving.
    Autocast alone would convert weights and activations again and again, which on a CPU takes
    a third of a step.
    """

    def __init__(self, network: AttributionNetwork) -> None:
        self.network = network
        self.encoder = network.encoder
        self.copy = copy.deepcopy(network.encoder).bfloat16()

    def __enter__(self) -> None:
        self.copy.train(self.encoder.training)
        with torch.no_grad():
            for half, full in zip(self.copy.parameters(), self.encoder.parameters(), strict=True):
                if full.requires_grad:
                    half.copy_(full)
                    half.grad = None
        self.network.encoder = self.copy

    def __exit__(self, *unused: object) -> None:
        self.network.encoder = self.encoder
        for half, full in zip(self.copy.parameters(), self.encoder.parameters(), strict=True):
            if half.grad is not None:
                full.grad = half.grad.float()


def to_tensors(arrays: dict[str, Any], device: torch.device) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


def train(
    network: AttributionNetwork,
    encoder: TextEncoder,
    documents: Sequence[Document],
    config: TrainingConfig,
    checkpoint: Path,
    after_epoch: Callable[[int], None] = lambda epoch: None,
    things: Ranker | None = None,
) -> None:
    """Trains in place; writes `checkpoint` each epoch and every ten minutes, resumes from it."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    torch.manual_seed(config.seed)
    optimizer = torch.optim.AdamW(parameter_groups(network, config), fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    start_epoch, start_step = _resume(checkpoint, network, optimizer)
    half = HalfEncoder(network)
    saved = time.monotonic()
    for epoch in range(start_epoch, config.epochs):
        network.train()
        meter = _Meter()
        plan = epoch_batches(documents, encoder, config, epoch, things)
        for step, examples in enumerate(plan):
            if epoch == start_epoch and step < start_step:
                continue
            batch = to_tensors(collate(encoder, examples), device)
            optimizer.zero_grad(set_to_none=True)
            with half, torch.autocast(device.type, dtype=torch.bfloat16):
                rng = np.random.default_rng([config.seed, epoch, step])
                parts = losses(network, batch, examples, rng)
                total(parts).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * config.factor(epoch + step / len(plan))
            optimizer.step()
            meter.add(parts, int(batch["mask"].sum()))
            if step % 20 == 19:
                log.info("epoch %d, step %d/%d: %s", epoch + 1, step + 1, len(plan), meter)
            if time.monotonic() - saved > 600:
                _save(checkpoint, network, optimizer, epoch, step + 1)
                saved = time.monotonic()
        _save(checkpoint, network, optimizer, epoch + 1, 0)
        network.eval()
        after_epoch(epoch + 1)


class _Meter:
    """Running means of the loss parts and the rate, for the log."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.tokens = 0
        self.parts: dict[str, float] = {}

    def add(self, parts: dict[str, Tensor], tokens: int) -> None:
        self.tokens += tokens
        for name, value in parts.items():
            old = self.parts.get(name, float(value.detach()))
            self.parts[name] = 0.95 * old + 0.05 * float(value.detach())

    def __str__(self) -> str:
        values = " ".join(f"{name} {value:.3f}" for name, value in self.parts.items())
        return f"{values}; {self.tokens / (time.monotonic() - self.start):.0f} tokens/s"


def _save(
    path: Path,
    network: AttributionNetwork,
    optimizer: torch.optim.Optimizer,
    epoch: int,
    step: int,
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
        "step": step,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def _resume(
    path: Path,
    network: AttributionNetwork,
    optimizer: torch.optim.Optimizer,
) -> tuple[int, int]:
    if not path.exists():
        return 0, 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    log.info("resuming %s at epoch %d, step %d", path, state["epoch"] + 1, state["step"])
    return int(state["epoch"]), int(state["step"])
