from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.evaluation.evaluate import evaluate
from attribution.evaluation.pairs import Pair
from attribution.evaluation.slices import article_keys, slices, statement_keys
from attribution.schema import Kind, SpeakerType
from tests.evaluation.conftest import document, pair, said

TEXT = "He said that Bo Lind\nthinks so.\n\n“No,” Bo Lind added. “Never.”\n\n“Not once.”"


def at(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def keys(index: int) -> dict[str, str]:
    d = document(
        [
            said([at("that Bo Lind\nthinks so")], [at("said")], [at("He")], "Bo Lind"),
            said([at("so")], [at("thinks")], [at("Bo Lind")]),
            said([at("“No,”"), at("“Never.”")], [at("added")], None, "A", "B", kind=Kind.DIRECT),
            said([at("“Never.”"), at("“Not once.”")], None, [at("Bo Lind")], "A", "Bo Lind"),
        ],
        TEXT,
    )
    d = replace(d, speakers=tuple(
        replace(s, type=SpeakerType.GROUP if s.id == "A" else SpeakerType.PERSON)
        for s in d.speakers
    ))  # fmt: skip
    return dict(statement_keys(d, d.statements[index]))


def test_what_a_statement_is() -> None:
    assert keys(0) == {
        "kind": "indirect",
        "act": "statement",
        "speaker type": "person",
        "source": "pronoun",
        "cue": "with a cue",
        "nesting": "not nested",
        "fragments": "in one piece",
    }
    assert keys(1)["nesting"] == "nested"
    assert keys(1)["speaker type"] == "unknown"
    assert keys(1)["source"] == "noun phrase"
    assert keys(2)["fragments"] == "split"
    assert keys(2)["source"] == "none"
    assert keys(2)["speaker type"] == "several"
    assert keys(3)["cue"] == "bare (no cue)"
    assert keys(3)["fragments"] == "over paragraphs"


def test_where_no_line_is_blank_a_line_is_a_paragraph() -> None:
    d = document([said([(0, 3)])], "a\nb c")
    assert dict(statement_keys(d, d.statements[0]))["fragments"] == "over paragraphs"


def test_what_an_article_is() -> None:
    plain = document([], "word " * 249)
    assert set(article_keys(plain)) == {("length", "under 250 words"), ("text", "clean")}
    meta = document([], "word " * 250, desk="courts", corrupted="mojibake", year=2031, deep={})
    assert set(article_keys(meta, ["year", "deep", "absent"])) == {
        ("length", "250 to 499 words"),
        ("text", "corrupted"),
        ("desk", "courts"),
        ("year", "2031"),
    }


def test_recall_is_of_golds_slice_and_precision_of_the_predictions() -> None:
    gold = [said([(0, 10)], None, None, "a", kind=Kind.DIRECT), said([(20, 30)], None, None, "b")]
    found = [said([(0, 10)], None, None, "a"), said([(20, 30)], None, None, "x")]
    counts = slices(pair(gold, found))
    direct, indirect = counts["kind", "direct"], counts["kind", "indirect"]
    assert direct.detection.counts == (0, 0, 1, 1)
    assert indirect.detection.counts == (2, 2, 1, 1)
    assert direct.joint.counts == (0, 0, 1, 1)
    assert indirect.joint.counts == (1, 2, 0, 1)


def test_slices_of_a_slicing_add_up_to_the_whole() -> None:
    gold = [
        said([(0, 10)], [(11, 12)], [(13, 15)], "a"),
        said([(20, 30)], kind=Kind.DIRECT),
        said([(22, 28)], [(31, 33)], None, "b", "c", kind=Kind.MIXED),
    ]
    found = [said([(0, 9)], None, None, "a"), said([(50, 60)], [(61, 62)]), said([(20, 30)])]
    evaluation = evaluate([document(gold)], [document(found)], samples=0)
    whole = evaluation.scores["iou"].tally
    for slicing in (
        "kind",
        "act",
        "speaker type",
        "source",
        "cue",
        "nesting",
        "fragments",
        "length",
    ):
        parts = [s.detection for (name, _), s in evaluation.slices.items() if name == slicing]
        summed = tuple(map(sum, zip(*(part.counts for part in parts), strict=True)))
        assert summed == pytest.approx(whole.counts), slicing


def test_hostile_meta_is_no_slice() -> None:
    d = document([said([(0, 1)])], desk=["a"])
    assert ("desk", "['a']") not in slices(Pair(d, d))
