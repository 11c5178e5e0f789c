from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.model.encode import TextEncoder, batch, windows
from attribution.quotes import MARKS
from attribution.schema import Span
from tests.model.conftest import tiny_tokenizer

ENCODER = TextEncoder(tiny_tokenizer())
TEXT = st.lists(
    st.text(st.characters(codec=None), max_size=8)
    | st.sampled_from([*sorted(MARKS), "\r\n", "\n\n", "said "])
).map("".join)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    tokens = ENCODER.tokens(text)
    assert (tokens.start < tokens.end).all()
    assert (tokens.start >= 0).all() and (tokens.end <= len(text)).all()
    assert (tokens.start[1:] >= tokens.start[:-1]).all()
    for first in range(min(len(tokens), 5)):
        span = tokens.span(first, len(tokens) - 1)
        assert span.of(text)


def test_offsets_count_code_points_of_the_text_as_given() -> None:
    text = "🚢 Café “No”,\r\nsaid Ana"
    tokens = ENCODER.tokens(text)
    words = [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    assert "Ana" in words and "said" in words and "“" in words
    assert tokens.span(*tokens.locate(Span(text.index("said"), len(text)))).of(text) == "said Ana"


def test_a_long_text_has_the_same_offsets_as_its_parts() -> None:
    part = "Ana Ruiz said that it rains. "
    tokens = ENCODER.tokens(part * 20_000)
    assert len(tokens) == 20_000 * len(ENCODER.tokens(part))
    last = tokens.span(len(tokens) - 2, len(tokens) - 1)
    assert last.of(part * 20_000) == "rains."


def test_features_show_what_an_uncased_encoder_does_not_see() -> None:
    text = 'Ana said "NO". X 7\n\nthe boat\nMcRae'
    tokens = ENCODER.tokens(text)
    by_word = {text[a:b]: n for n, (a, b) in enumerate(zip(tokens.start, tokens.end, strict=True))}
    assert tokens.case[by_word["Ana"]] == 2
    assert tokens.case[by_word["said"]] == 1
    assert tokens.case[tokens.locate(Span(10, 12))[0]] in (3, 6)
    assert tokens.case[by_word["7"]] == 5
    marks = np.flatnonzero([text[a] == '"' for a in tokens.start])
    assert tokens.quote[marks].tolist() == [4, 5]
    assert tokens.quote[marks[0] + 1] == 1 and tokens.quote[by_word["said"]] == 0
    assert tokens.gap[by_word["the"]] == 3
    assert tokens.gap[by_word["said"]] == 1
    assert tokens.gap[tokens.locate(Span(text.index("McRae"), len(text)))[0]] == 2


@given(st.integers(0, 3000), st.integers(16, 128), st.integers(0, 7))
def test_windows_cover_every_token_and_overlap(n: int, size: int, overlap: int) -> None:
    found = windows(n, size, overlap)
    covered = np.zeros(n, bool)
    for window in found:
        assert 0 < window.end - window.start <= size - 2
        covered[window.start : window.end] = True
    assert covered.all()
    assert all(a.end - b.start >= overlap - 1 for a, b in pairwise(found))


def test_batch_puts_tokens_behind_the_first_position() -> None:
    tokens = ENCODER.tokens("ana said no and the boat sinks")
    arrays = batch(ENCODER, [(tokens, w) for w in windows(len(tokens), 7, 1)])
    assert (arrays["ids"][:, 0] == ENCODER.cls).all()
    first = windows(len(tokens), 7, 1)[0]
    size = first.end - first.start
    assert arrays["ids"][0, 1 : size + 1].tolist() == tokens.ids[:size].tolist()
    assert arrays["mask"].sum(1).tolist() == [
        w.end - w.start + 2 for w in windows(len(tokens), 7, 1)
    ]
