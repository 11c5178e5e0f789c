"""The pair networks: torch and numpy agree, and they learn what they are shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from attribution.errors import InvalidValue
from attribution.resolve.evidence import Evidence
from attribution.resolve.scorer import BEFORE, OWN, PairScorer

torch = pytest.importorskip("torch")

from attribution.training.pairs import (  # noqa: E402
    Choice,
    PairConfig,
    PairNetwork,
    Text,
    _batch,
    train_pairs,
)


def _texts(count: int, seed: int = 0) -> list[Text]:
    """The right candidate is the one whose vector is the mention's."""
    rng = np.random.default_rng(seed)
    texts = []
    for _ in range(count):
        hidden = rng.normal(size=(9, 16))
        right = int(rng.integers(0, 3))
        hidden[8] = hidden[right]
        offsets = np.arange(9)
        evidence = Evidence(offsets, offsets + 1, hidden.astype(np.float16))
        places = [[(n, n, BEFORE), (n + 3, n + 3, OWN)] for n in range(3)]
        features = [[f"n={n}", "any"] for n in range(3)]
        texts.append(Text(evidence, [Choice((8, 8), features, places, [right])]))
    return texts


def test_torch_and_numpy_agree() -> None:
    texts = _texts(4)
    network = PairNetwork(16, 4, PairConfig(heads=2, size=8))
    torch.nn.init.normal_(network.o2)
    torch.nn.init.normal_(network.w)
    network.eval()
    names = ["any", "n=0", "n=1", "n=2"]
    weights = {name: value.detach().numpy() for name, value in network.named_parameters()}
    scorer = PairScorer(weights, names)
    for text in texts:
        (choice,) = text.choices
        batch = _batch(text, {name: n for n, name in enumerate(names)})
        expected = network(batch).detach().numpy().mean(axis=0)
        found = scorer.reader(text.evidence).scores(choice.mention, choice.places, choice.features)
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


def test_they_learn_and_are_saved(tmp_path: Path) -> None:
    config = PairConfig(heads=2, size=32, epochs=60, dropout=0.0)
    scorer = train_pairs(_texts(200), config)
    scorer.save(tmp_path / "pairs.npz")
    read = PairScorer.load(tmp_path / "pairs.npz")
    right = 0
    for text in _texts(50, seed=1):
        (choice,) = text.choices
        scores = read.reader(text.evidence).scores(choice.mention, choice.places, choice.features)
        right += int(scores.argmax()) in choice.right
    assert right >= 40


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pairs.npz").write_bytes(b"no archive")
    with pytest.raises(InvalidValue, match=r"pairs\.npz"):
        PairScorer.load(tmp_path / "pairs.npz")
