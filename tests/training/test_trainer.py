from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from attribution.model.encode import TextEncoder
from attribution.model.network import empty_network
from attribution.training.trainer import TrainingConfig, batches, epoch_batches, train
from tests.model.conftest import tiny_config, tiny_tokenizer
from tests.training.test_examples import document

ENCODER = TextEncoder(tiny_tokenizer())
CONFIG = TrainingConfig(cycles=((1, 1.0), (2, 0.5)), window=64, overlap=8, batch_tokens=128)


def test_an_interrupted_training_goes_on_where_it_stopped(tmp_path: Path) -> None:
    checkpoint = tmp_path / "work" / "checkpoint.pt"
    torch.manual_seed(0)
    network = empty_network(tiny_config(64))

    def stop(epoch: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(network, ENCODER, [document()], CONFIG, checkpoint, stop)
    reached = {name: value.clone() for name, value in network.state_dict().items()}

    fresh = empty_network(tiny_config(64))
    epochs: list[int] = []
    first: dict[str, torch.Tensor] = {}

    def seen(epoch: int) -> None:
        epochs.append(epoch)

    # Nothing is left to do in a run that has only the finished cycle.
    train(fresh, ENCODER, [document()], TrainingConfig(cycles=((1, 1.0),)), checkpoint, seen)
    first = fresh.state_dict()
    assert epochs == []
    assert all(torch.equal(first[name], value) for name, value in reached.items())

    train(fresh, ENCODER, [document()], CONFIG, checkpoint, seen)
    assert epochs == [2, 3]


def test_rates_rise_in_the_warm_up_of_a_cycle_and_fall_to_nothing() -> None:
    factors = [CONFIG.factor(x) for x in np.linspace(0, 2.999, 200)]
    assert max(factors) <= 1.0
    assert CONFIG.factor(0.06) > 0.9 and CONFIG.factor(0.99) < 0.02
    assert 0.4 < CONFIG.factor(1.13) <= 0.5 and CONFIG.factor(2.99) < 0.01


def test_batches_hold_every_window_once_within_their_size() -> None:
    documents = [document()] * 9
    plan = epoch_batches(documents, ENCODER, CONFIG, 0)
    examples = [example for batch in plan for example in batch]
    assert len(examples) == 9 * CONFIG.guideline_repeat
    again = batches(examples, 128, np.random.default_rng(0))
    assert sorted(map(id, (e for batch in again for e in batch))) == sorted(map(id, examples))
    for batch in again:
        longest = max(e.window.end - e.window.start for e in batch)
        assert len(batch) == 1 or longest * len(batch) <= 128
