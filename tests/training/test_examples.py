from __future__ import annotations

import numpy as np
import torch

from attribution.model.config import CONTENT, CUE, SOURCE
from attribution.model.encode import TextEncoder
from attribution.model.network import empty_network
from attribution.schema import Act, Document, Span, Statement
from attribution.training.examples import collate, examples_of, link_arrays
from attribution.training.loss import losses, total
from tests.model.conftest import tiny_config, tiny_tokenizer

RNG = np.random.default_rng(0)
ENCODER = TextEncoder(tiny_tokenizer())
TEXT = "“No boat sinks,” Ana said, “and it rains.” The mayor told a boat that he said no he no."


def spans(*parts: str) -> tuple[Span, ...]:
    result = []
    at = 0
    for part in parts:
        start = TEXT.index(part, at)
        at = start + len(part)
        result.append(Span(start, at))
    return tuple(result)


def document(corpus: str = "bbc") -> Document:
    he = spans("that he")[0]
    nested = Statement(
        "s3",
        spans("no he no"),
        (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),),
        (Span(he.end - 2, he.end),),
        act=Act.ATTITUDE,
    )
    return Document(
        "d",
        TEXT,
        (
            Statement(
                "s1", spans("“No boat sinks,”", "“and it rains.”"), spans("said"), spans("Ana")
            ),
            Statement("s2", spans("that he said no he no"), spans("told"), spans("The mayor")),
            nested,
        ),
        meta={"corpus": corpus},
    )


def example(corpus: str = "bbc"):
    (found,) = examples_of(document(corpus), ENCODER, size=64, overlap=8)
    return found


def texts(found, label: int) -> list[str]:
    tokens = found.tokens
    return [tokens.span(a, b).of(TEXT) for a, b in found.spans[label]]


def test_spans_and_links_of_an_example_are_those_of_the_document() -> None:
    found = example()
    contents = ["“No boat sinks,”", "“and it rains.”", "that he said no he no", "no he no"]
    assert texts(found, CONTENT) == contents
    assert texts(found, CUE) == ["said", "told", "said"]
    assert texts(found, SOURCE) == ["Ana", "The mayor", "he"]
    links = link_arrays(found, found.links, RNG)
    assert links["content_cue_target"].argmax(1).tolist() == [1, 1, 2, 3]
    assert links["content_source_target"].argmax(1).tolist() == [1, 1, 2, 3]
    assert links["cue_source_target"].argmax(1).tolist() == [1, 2, 3]
    assert links["content_content_target"].argmax(1).tolist() == [0, 1, 0, 0]
    assert links["act_target"][3, 3] == 1 and links["act_target"][2, 2] == 0


def test_what_polnear_does_not_tell_is_not_scored() -> None:
    for corpus, expected in (("bbc", 0), ("polnear", -1)):
        found = example(corpus)
        target = collate(ENCODER, [found])["span_target"][0]
        first, last = found.spans[CONTENT][2]
        assert target[CONTENT, first + 1, last + 1] == 1
        assert target[CONTENT, first + 4, last] == expected
        # Its own border stays known.
        assert target[CONTENT, first + 2, last + 1] == 0


def test_a_statement_whose_cue_is_outside_the_window_is_not_taught_to_have_none() -> None:
    text = "Ana said " + "it rains and " * 24
    content = Span(len(text) - 40, len(text) - 1)
    source = Document(
        "d",
        text,
        (Statement("s1", (content,), (Span(4, 8),), (Span(0, 3),)),),
        meta={"corpus": "bbc"},
    )
    hidden = 0
    for found in examples_of(source, ENCODER, size=40, overlap=4):
        if found.spans[CONTENT] and not found.spans[CUE]:
            hidden += 1
            assert link_arrays(found, found.links, RNG)["content_cue_target"].sum() == 0
    assert hidden


def test_a_dropped_cue_is_none_and_a_distractor_is_never_right() -> None:
    found = example()
    dropped = link_arrays(found, found.links, RNG, drop=1.0)
    assert dropped["content_cue_target"][:, 0].tolist() == [1, 1, 1, 1]
    extra = link_arrays(found, found.links, RNG, distractors={CUE: [(0, 0)]})
    assert extra["cue"][0].tolist() == [0, 0]
    assert extra["content_cue_target"][:, 1].sum() == 0
    assert extra["content_cue_target"].argmax(1).tolist() == [2, 2, 3, 4]


def test_the_loss_falls_on_what_it_is_trained_on() -> None:
    torch.manual_seed(0)
    network = empty_network(tiny_config(64))
    found = example()
    batch = {k: torch.from_numpy(v) for k, v in collate(ENCODER, [found]).items()}
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-2)
    history = []
    for _ in range(60):
        loss = total(losses(network, batch, [found], RNG, drop=0))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        history.append(float(loss.detach()))
    assert history[-1] < history[0] / 3
