"""A tiny tokenizer and a tiny network with random weights: the stages without a trained model."""

from __future__ import annotations

import string

import pytest
from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from attribution.model.config import ModelConfig
from attribution.model.encode import TextEncoder

WORDS = "the a he she said that it rains no yes mayor ana ruiz boat sinks 'will' told and".split()


def tiny_tokenizer() -> Tokenizer:
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    pieces += [c for c in string.printable if c.strip()] + list("“”‘’«»„–—…é")
    pieces += [f"##{c}" for c in string.ascii_lowercase + string.digits]
    vocabulary = {piece: n for n, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def tiny_config(window: int = 32) -> ModelConfig:
    return ModelConfig(
        hidden=16,
        layers=1,
        heads=2,
        intermediate=32,
        window=window,
        overlap=8,
        span_size=8,
        link_size=8,
    )


@pytest.fixture(scope="session")
def encoder() -> TextEncoder:
    return TextEncoder(tiny_tokenizer())


@pytest.fixture(scope="session")
def config() -> ModelConfig:
    return tiny_config()
