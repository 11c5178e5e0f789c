from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from attribution.model import engine as engines
from attribution.model.config import ARCHITECTURES, CONTENT, LABELS, ModelConfig
from attribution.model.encode import TextEncoder, Window, batch, windows
from attribution.model.network import AttributionNetwork, TokenScores, empty_network
from attribution.model.pairs import SIZES, pair_features
from attribution.model.spans import span_logits
from attribution.training.export import export

TEXT = "The mayor said that it rains. “No boat sinks,” Ana Ruiz told the mayor.\n\nHe said no."


@pytest.fixture(scope="module")
def network(config: ModelConfig) -> AttributionNetwork:
    torch.manual_seed(1)
    return empty_network(config).eval()


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_both_engines_give_the_same_scores(
    config: ModelConfig, encoder: TextEncoder, architecture: str, tmp_path: Path
) -> None:
    torch.manual_seed(1)
    config = replace(config, architecture=architecture, positions=config.positions + 2)
    folder = tmp_path
    export(empty_network(config), folder)
    tokens = encoder.tokens(TEXT)
    arrays = batch(encoder, [(tokens, w) for w in windows(len(tokens), 32, 8)])
    onnx = engines.load_engine("onnx", folder, config)
    torch_engine = engines.load_engine("torch", folder, config)
    a, b = onnx.encode(arrays), torch_engine.encode(arrays)
    real = arrays["mask"].astype(bool)
    for name in engines.ENCODER_OUTPUTS:
        np.testing.assert_allclose(getattr(a, name)[real], getattr(b, name)[real], atol=1e-4)

    rng = np.random.default_rng(0)
    ranges = {
        "content": np.array([[0, 3], [5, 9]]),
        "cue": np.array([[4, 4]]),
        "source": np.zeros((0, 2), np.int64),
    }
    inputs = {
        name: rng.normal(size=(len(spans), 2 * config.hidden)).astype(np.float32)
        for name, spans in ranges.items()
    }
    for pair in engines.LINKER_PAIRS:
        x, y = pair.split("_")
        inputs[pair] = pair_features(tokens, ranges[x], ranges[y])
    left, right = onnx.link(inputs), torch_engine.link(inputs)
    for name, shape in (("cue", (2, 2)), ("source", (2, 1)), ("joins", (2, 3))):
        assert getattr(left, name).shape == shape
        np.testing.assert_allclose(getattr(left, name), getattr(right, name), atol=1e-4)


def test_span_logits_in_numpy_are_those_of_training(
    network: AttributionNetwork, encoder: TextEncoder
) -> None:
    tokens = encoder.tokens(TEXT)
    window = Window(0, 20)
    arrays = batch(encoder, [(tokens, window)])
    with torch.no_grad():
        outputs = network(*(torch.from_numpy(arrays[n]) for n in engines.ENCODER_INPUTS))
    expected = TokenScores(*outputs).spans().numpy()
    scores = engines.WindowScores(*(o.numpy() for o in outputs))
    upper = np.triu(np.ones((20, 20), bool))
    for label in range(len(LABELS)):
        found = span_logits(scores, 0, label, slice(0, 20), slice(0, 20))
        want = expected[0, label, 1:21, 1:21]
        np.testing.assert_allclose(found[upper], want[upper], atol=1e-4)
        part = span_logits(scores, 0, label, slice(3, 8), slice(5, 19))
        late = np.arange(3, 8)[:, None] <= np.arange(5, 19)[None, :]
        np.testing.assert_allclose(part[late], want[3:8, 5:19][late], atol=1e-4)


def test_a_span_does_not_depend_on_padding(
    network: AttributionNetwork, encoder: TextEncoder
) -> None:
    tokens = encoder.tokens(TEXT)
    alone = batch(encoder, [(tokens, Window(0, 10))])
    padded = batch(encoder, [(tokens, Window(0, 10)), (tokens, Window(0, len(tokens)))])
    logits = []
    for arrays in (alone, padded):
        with torch.no_grad():
            outputs = network(*(torch.from_numpy(arrays[n]) for n in engines.ENCODER_INPUTS))
        scores = engines.WindowScores(*(o.numpy() for o in outputs))
        logits.append(span_logits(scores, 0, CONTENT, slice(0, 10), slice(0, 10)))
    np.testing.assert_allclose(logits[0], logits[1], atol=1e-4)


def test_pair_features_stay_in_their_tables(encoder: TextEncoder) -> None:
    tokens = encoder.tokens(TEXT * 40)
    rng = np.random.default_rng(0)
    first = np.sort(rng.integers(0, len(tokens), 60))
    ranges = np.stack([first, np.minimum(first + rng.integers(0, 40, 60), len(tokens) - 1)], 1)
    features = pair_features(tokens, ranges, ranges)
    assert features.shape == (60, 60, len(SIZES))
    assert (features >= 0).all()
    assert (features < np.array(SIZES)).all()


def test_a_missing_file_is_named(tmp_path: Path, config: ModelConfig) -> None:
    with pytest.raises(engines.ModelNotFound, match=r"encoder\.onnx"):
        engines.load_engine("onnx", tmp_path, config)
    with pytest.raises(engines.ModelNotFound, match="no engine 'tpu'"):
        engines.load_engine("tpu", tmp_path, config)
