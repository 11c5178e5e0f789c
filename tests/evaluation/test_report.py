"""The report needs nothing else, shows every error, and lets no text act."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from attribution.errors import AttributionError
from attribution.evaluation.evaluate import Evaluation, compare, evaluate
from attribution.evaluation.report.html import write_report
from attribution.evaluation.report.terminal import show, show_comparison
from attribution.schema import Confidence, Document, Speaker
from tests.evaluation.conftest import document, said

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&\0\ud83d"


def hostile() -> tuple[Document, Document]:
    text = HOSTILE + " said " + HOSTILE
    gold = document([said([(0, len(HOSTILE))])], text, id=HOSTILE, title=HOSTILE, desk=HOSTILE)
    speaker = Speaker("p", HOSTILE)
    found = document([said([(5, 30)], confidence=Confidence(0.5, 0.5))], text, id=HOSTILE)
    statement = replace(found.statements[0], speaker=("p",))
    return gold, replace(found, statements=(statement,), speakers=(speaker,))


def evaluations() -> tuple[Evaluation, Evaluation]:
    gold = [
        document([said([(0, 10)], None, None, "a"), said([(20, 30)])], id=f"d{n}")
        for n in range(45)
    ]
    good = [document([said([(0, 9)], None, None, "b")], id=f"d{n}") for n in range(45)]
    bad = [document([], id=f"d{n}") for n in range(45)]
    return evaluate(gold, good, samples=20), evaluate(gold, bad, samples=20)


class Page(HTMLParser):
    """Elements, attributes and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def pages(folder: Path) -> dict[str, Page]:
    return {path.name: Page(path.read_text("utf-8")) for path in folder.glob("*.html")}


def test_a_hostile_article_can_do_no_more_than_show(tmp_path: Path) -> None:
    gold, found = hostile()
    write_report([evaluate([gold], [found], meta=["title"])], [HOSTILE], tmp_path, gold=HOSTILE)
    for name, page in pages(tmp_path).items():
        assert "script" not in page.tags, name
        assert "img" not in page.tags, name
        assert not [key for key, _ in page.attributes if key.startswith("on")], name


def test_nothing_is_fetched_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    first, _ = evaluations()
    write_report([first], ["small"], tmp_path)
    found = pages(tmp_path)
    assert set(found) == {"index.html", "articles-1.html", "articles-2.html", "articles-3.html"}
    for page in found.values():
        assert not [value for key, value in page.attributes if key == "src"]
        for key, value in page.attributes:
            if key == "href" and value is not None:
                file, _, anchor = value.partition("#")
                assert not file or (tmp_path / file).exists()
                assert not anchor or ("id", anchor) in page.attributes
    assert "default-src 'none'" in (tmp_path / "index.html").read_text("utf-8")


def test_the_figures_and_the_errors_are_all_there(tmp_path: Path) -> None:
    first, _ = evaluations()
    write_report([first], ["small"], tmp_path)
    index = (tmp_path / "index.html").read_text("utf-8")
    assert json.loads((tmp_path / "scores.json").read_text()) == first.to_json()
    for score in first.scores.values():
        assert f"<td>{100 * score.tally.f1:.1f}</td>" in index
        assert escape(score.measure.title) in index
    lines = (tmp_path / "errors.jsonl").read_text().splitlines()
    assert len(lines) == sum(first.errors.values()) == 3 * 45
    shown = sum(
        len(re.findall("<td>(?:missed|boundary|wrong speaker)</td>", path.read_text("utf-8")))
        for path in tmp_path.glob("articles-*.html")
    )
    assert shown == len(lines)


def test_two_systems_side_by_side(tmp_path: Path) -> None:
    first, second = evaluations()
    write_report(
        [first, second], ["A.jsonl", "B.jsonl"], tmp_path, comparison=compare(first, second)
    )
    index = (tmp_path / "index.html").read_text("utf-8")
    assert "Side by side" in index
    assert {json.loads(line)["system"] for line in (tmp_path / "errors.jsonl").open()} == {
        "A.jsonl",
        "B.jsonl",
    }
    assert json.loads((tmp_path / "scores.json").read_text())["differences"]["iou"]["f1"] < 0


def test_a_new_report_leaves_no_page_of_the_old_one(tmp_path: Path) -> None:
    first, _ = evaluations()
    write_report([first], ["small"], tmp_path)
    perfect = evaluate([document([said([(0, 1)])])], [document([said([(0, 1)])])])
    write_report([perfect], ["small"], tmp_path)
    assert set(pages(tmp_path)) == {"index.html"}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    first, _ = evaluations()
    with pytest.raises(AttributionError, match="file/report: cannot be written"):
        write_report([first], ["small"], tmp_path / "file" / "report")


def test_the_table_shows_every_measure_and_says_what_was_scored() -> None:
    first, second = evaluations()
    shown = show(first)
    assert shown.startswith(
        "45 articles, 90 gold statements, 45 predicted; attitudes are don't-care"
    )
    for score in first.scores.values():
        assert f"  {score.measure.title} " in shown
    assert "Confidence of the statement none given" in shown
    compared = show_comparison(compare(first, second), ("A", "B"))
    row = next(line for line in compared.splitlines() if "overlapping content" in line)
    assert row.split()[2:5] == ["66.7", "0.0", "-66.7"]


def test_gold_without_speakers_is_not_scored_for_them() -> None:
    gold = [document([said([(0, 10)])])]
    evaluation = evaluate(gold, [document([said([(0, 10)], None, None, "a")])])
    assert "joint_speaker" not in evaluation.scores
    assert "not scored" in show(evaluation)
