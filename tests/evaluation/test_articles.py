"""The project's own annotated articles are what is said of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from attribution.codec import loads
from attribution.errors import UnreadableInput
from attribution.evaluation.articles import agreement, counts, read_markup, split_lines
from attribution.schema import Act, Document
from tests.conftest import ROOT

ARTICLES = ROOT / "eval" / "articles"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return read_markup(ARTICLES / "markup")


def test_the_sets_are_those_of_the_markup() -> None:
    for split, lines in split_lines(ARTICLES).items():
        assert (ARTICLES / f"{split}.jsonl").read_text("utf-8") == lines, split


def test_there_is_as_much_as_is_said(documents: list[Document]) -> None:
    found = counts(documents)
    assert found["articles"] >= 80
    assert found["statements"] >= 1200
    assert found["corrupted"] >= 25
    assert found["desks"] >= 25
    assert found["regions"] >= 25
    readme = (ROOT / "eval" / "README.md").read_text("utf-8")
    for name in ("articles", "statements", "attitudes", "corrupted"):
        assert f"{found[name]:,}" in readme, name
    sizes = Counter(d.meta["split"] for d in documents)
    assert 0.55 < sizes["dev"] / sizes.total() < 0.65


def test_both_passes_are_of_the_same_texts(documents: list[Document]) -> None:
    for name in ("first", "second"):
        texts = {d.id: d.text for d in read_markup(ARTICLES / "passes" / name)}
        assert texts == {d.id: d.text for d in documents}


def test_the_agreement_is_that_of_the_passes_and_high_enough() -> None:
    written = json.loads((ARTICLES / "agreement.json").read_text("utf-8"))
    assert written == json.loads(json.dumps(agreement(ARTICLES)))
    assert written["statements"]["scores"]["joint_speaker"]["f1"] >= 0.85


def test_gold_has_what_is_hard(documents: list[Document]) -> None:
    """Every article has statements and a speaker; spans begin and end on words or marks."""
    for d in documents:
        assert sum(s.act is Act.STATEMENT for s in d.statements) >= 8, d.id
        for s in d.statements:
            assert s.confidence is None
            for span in s.spans:
                passage = span.of(d.text)
                assert passage == passage.strip(), (d.id, s.id, passage)


def test_no_two_articles_share_a_sentence(documents: list[Document]) -> None:
    """Those written for training are none of them, nor parts of them."""
    training = read_markup(ROOT / "eval" / "training")
    assert training
    seen: dict[tuple[str, ...], str] = {}
    for d in documents + training:
        words = d.text.lower().split()
        own = set()
        for at in range(len(words) - 9):
            run = tuple(words[at : at + 10])
            own.add(run)
            assert seen.get(run, d.id) == d.id, (d.id, seen[run], " ".join(run))
        seen |= dict.fromkeys(own, d.id)


def test_a_file_with_another_id_or_no_split_is_named(tmp_path: Path) -> None:
    (tmp_path / "markup").mkdir()
    path = tmp_path / "markup" / "a.txt"
    path.write_text("id: b\n---\ntext\n---\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="its id is 'b'"):
        read_markup(tmp_path / "markup")
    path.write_text("id: a\n---\ntext\n---\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="neither dev nor test"):
        split_lines(tmp_path)
    path.write_text("id: a\nsplit: dev\n---\ntext\n---\n", encoding="utf-8")
    assert loads(split_lines(tmp_path)["dev"]).text == "text"
