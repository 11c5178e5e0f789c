"""On tags, as PolNeAR taggers are scored, fragment scores are seqeval's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seqeval.metrics import f1_score, precision_score, recall_score
from seqeval.scheme import IOB2

from attribution.evaluation.measures import score
from attribution.evaluation.pairs import Pair
from attribution.schema import Document, Span, Statement

WORDS = 24
TEXT = "abc " * WORDS
LABELS = ("content", "cue", "source")

tags = st.lists(st.sampled_from(["O", *LABELS]), min_size=WORDS, max_size=WORDS)
starts = st.lists(st.booleans(), min_size=WORDS, max_size=WORDS)


def runs(labels: list[str], begins: list[bool]) -> list[tuple[str, int, int]]:
    """(label, first word, word after the last) of each fragment."""
    found: list[tuple[str, int, int]] = []
    for n, (label, begin) in enumerate(zip(labels, begins, strict=True)):
        if label == "O":
            continue
        if found and found[-1][0] == label and found[-1][2] == n and not begin:
            found[-1] = (label, found[-1][1], n + 1)
        else:
            found.append((label, n, n + 1))
    return found


def bio(fragments: list[tuple[str, int, int]], label: str) -> list[str]:
    result = ["O"] * WORDS
    for name, first, end in fragments:
        if name == label:
            result[first:end] = [f"B-{name}"] + [f"I-{name}"] * (end - first - 1)
    return result


def document(fragments: list[tuple[str, int, int]]) -> Document:
    """Every fragment as part of one statement; where no content is, there is no statement."""
    spans = {
        label: tuple(Span(4 * a, 4 * b - 1) for name, a, b in fragments if name == label)
        for label in LABELS
    }
    made = (
        Statement("s1", spans["content"], spans["cue"], spans["source"])
        if spans["content"]
        else None
    )
    return Document("d", TEXT, (made,) if made else ())


@settings(max_examples=150, deadline=None)
@given(tags, starts, tags, starts)
def test_fragment_scores_are_those_of_seqeval(
    a: list[str], a_starts: list[bool], b: list[str], b_starts: list[bool]
) -> None:
    a[0] = b[0] = "content"
    gold, found = runs(a, a_starts), runs(b, b_starts)
    pair = Pair(document(gold), document(found))
    for label in LABELS:
        tally = score([pair], f"fragment_{label}")
        wanted, given_ = [bio(gold, label)], [bio(found, label)]
        if not tally.gold and not tally.predicted:
            continue
        for ours, theirs in (
            (tally.precision, precision_score),
            (tally.recall, recall_score),
            (tally.f1, f1_score),
        ):
            expected = theirs(wanted, given_, mode="strict", scheme=IOB2, zero_division=0)
            assert ours == pytest.approx(float(expected)), label
