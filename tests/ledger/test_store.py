"""Adding: the same twice, changed, interrupted, read meanwhile; and getting everything back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from attribution.codec import dumps
from attribution.errors import AttributionError
from attribution.ledger.database import reading, writing
from attribution.ledger.query import search
from attribution.ledger.store import add_documents, documents
from attribution.schema import Document, Span, Speaker, SpeakerType, Statement
from tests.ledger.conftest import add, article, rows, together
from tests.test_codec import documents as any_document


def exported(db: Path) -> list[Document]:
    with reading(db) as connection:
        return [*documents(connection)]


def test_flat_tables(db: Path, ferry: Document) -> None:
    add(db, ferry)
    assert rows(db, "SELECT id, title, statement_count FROM articles") == [
        ("ferry", "The ferry", 5)
    ]
    (second,) = rows(
        db,
        "SELECT number, kind, content, start, end, cue, source, speaker, confidence"
        " FROM statements WHERE id = 's2'",
    )
    start, end = ferry.statements[1].content[0].start, ferry.statements[1].content[1].end
    content = "“We have no crew,” … “and no fuel.”"
    assert second == (2, "direct", content, start, end, "added", "the owner", None, 0.91)
    named = "SELECT speaker FROM statements WHERE id = 's5'"
    assert rows(db, named) == ["Olga Brandvold and Piet Maas"]
    assert rows(db, "SELECT DISTINCT person FROM who_said_what WHERE statement_id = 's5'") == [
        "Olga Brandvold",
        "Piet Maas",
    ]
    assert len(rows(db, "SELECT 1 FROM spans")) == sum(len(s.spans) for s in ferry.statements)
    assert len(rows(db, "SELECT 1 FROM mentions")) == 3


def test_the_same_article_twice_changes_nothing(db: Path, ferry: Document) -> None:
    added = add(db, ferry)
    assert (added.new, added.statements) == (1, 5)
    before = [rows(db, f"SELECT * FROM {table}") for table in ("articles", "statements", "people")]
    again = add(db, ferry, ferry)
    assert (again.new, again.replaced, again.unchanged, again.statements) == (0, 0, 2, 0)
    after = [rows(db, f"SELECT * FROM {table}") for table in ("articles", "statements", "people")]
    assert before == after


def test_new_content_replaces_the_articles_predictions(db: Path, ferry: Document) -> None:
    other = replace(ferry, id="other")
    add(db, ferry, other)
    (row,) = rows(db, "SELECT article FROM articles WHERE id = 'ferry'")
    changed = replace(ferry, statements=ferry.statements[:2], meta={"title": "Replaced"})
    assert add(db, changed).replaced == 1
    assert exported(db) == [changed, other]
    assert rows(db, "SELECT article, title FROM articles WHERE id = 'ferry'") == [(row, "Replaced")]
    assert len(rows(db, "SELECT 1 FROM statements")) == 7
    with reading(db) as connection:
        assert [found.article for found in search(connection, "two boats")] == ["other", "other"]
    # The index of words holds exactly what the table holds.
    with writing(db, create=False) as connection:
        connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('integrity-check')")
        connection.execute("INSERT INTO names_fts (names_fts) VALUES ('integrity-check')")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_people_go_with_the_last_of_their_speakers(db: Path, ferry: Document) -> None:
    crowd = Speaker("p3", "two dockers", SpeakerType.ANONYMOUS)
    add(db, replace(ferry, speakers=(*ferry.speakers, crowd)))
    assert rows(db, "SELECT COUNT(*) FROM people") == [3]
    add(db, replace(ferry, statements=(), speakers=ferry.speakers[:1]))
    assert rows(db, "SELECT name FROM people") == ["Olga Brandvold"]
    assert rows(db, "SELECT name FROM names") == ["Olga Brandvold"]
    add(db, replace(ferry, statements=(), speakers=()))
    for table in ("people", "names", "speakers", "mentions", "said", "spans"):
        assert rows(db, f"SELECT COUNT(*) FROM {table}") == [0], table


@settings(max_examples=60, deadline=None)
@given(any_document())
def test_everything_comes_back(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    db = tmp_path_factory.mktemp("ledger") / "who.db"
    try:
        dumps(document)
    except AttributionError:
        return  # what JSONL cannot hold cannot come from it either
    add(db, document)
    assert exported(db) == [document]
    assert [dumps(one) for one in exported(db)] == [dumps(document)]
    with reading(db) as connection:
        for statement in document.statements:
            assert len([*search(connection, statement.id)]) <= len(document.statements)


def test_ids_that_sqlite_cannot_hold_stay_apart(db: Path) -> None:
    ids = ["a", "a\x00", "a\ud800", "a\ufffd", '"a\\ud800"', '"a"', ""]
    given = [Document(id, f"text {n}") for n, id in enumerate(ids)]
    assert add(db, *given).new == len(ids)
    assert add(db, *given).unchanged == len(ids)
    assert exported(db) == given


def test_text_that_sqlite_cannot_hold_is_shown_with_true_offsets(db: Path) -> None:
    text = "x\x00y\ud83d “We \ud800 stay \x00 here”, said Ann\x00Lee."
    content = (Span(text.index("“"), text.index("”") + 1),)
    speaker = Speaker("p1", "Ann\x00Lee")
    document = Document("a", text, (Statement("s1", content, speaker=("p1",)),), (speaker,))
    add(db, document)
    assert exported(db) == [document]
    with reading(db) as connection:
        (found,) = search(connection, "stay here")
    assert found.text == "“We \ufffd stay \ufffd here”"
    assert text[found.start : found.end] == content[0].of(text)
    assert found.named == "Ann\ufffdLee"


def test_a_document_that_cannot_be_stored_leaves_the_others(db: Path, ferry: Document) -> None:
    bad = replace(ferry, id="bad", text=ferry.text + "\ud83d\udea2")
    errors: list[AttributionError] = []
    with writing(db, create=True) as connection:
        added = add_documents(connection, [ferry, bad, replace(ferry, id="last")], errors.append)
    assert [str(error).split(":")[0] for error in errors] == ["bad"]
    assert added.new == 2
    assert [document.id for document in exported(db)] == ["ferry", "last"]
    assert rows(db, "SELECT COUNT(*) FROM speakers") == [4]


def synthetic(count: int) -> list[Document]:
    given = ("Ana", "Tomas", "Lucia", "Karim", "Ingrid")
    return [
        article(
            f"a{n:03}",
            f"“We count to {n} and {n * 7}”, said the mayor {given[n % 5]} Reis of Velmar.",
            f"{given[n % 5]} Reis",
            published=f"2031-03-{n % 28 + 1:02}",
        )
        for n in range(count)
    ]


_SLOW_ADD = """
import sys, time
from pathlib import Path
from attribution.ledger import store
from attribution.cli import app
original = store._add
def slow(*arguments):
    original(*arguments)
    time.sleep(0.004)
store._add = slow
app(["ledger", "add", sys.argv[1], "--db", sys.argv[2]])
"""


def test_killed_in_the_middle_and_added_again(tmp_path: Path) -> None:
    source, db, whole = (tmp_path / name for name in ("docs.jsonl", "who.db", "whole.db"))
    given = synthetic(400)
    source.write_text("".join(f"{dumps(one)}\n" for one in given), encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", _SLOW_ADD, str(source), str(db)])
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        time.sleep(0.02)
        if db.exists() and _count(db) >= 64:
            break
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    part = exported(db)
    assert 64 <= len(part) < 400
    assert part == given[: len(part)]
    assert rows(db, "SELECT COUNT(*) FROM statements") == [len(part)]
    assert add(db, *given).unchanged == len(part)
    add(whole, *given)
    assert exported(db) == exported(whole) == given
    assert together(db) == together(whole)
    assert len(together(db)) == 5


def _count(db: Path) -> int:
    try:
        (count,) = rows(db, "SELECT COUNT(*) FROM articles")
    except AttributionError:  # not made yet
        return 0
    return int(count)


def test_readers_see_whole_articles_while_others_are_added(db: Path) -> None:
    given = synthetic(300)
    add(db, *given[:10])
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW_ADD, "-", str(db)], stdin=subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.write("".join(f"{dumps(one)}\n" for one in given).encode())
    process.stdin.close()
    seen = []
    while process.poll() is None:
        with reading(db) as connection:
            (articles,) = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
            (statements,) = connection.execute("SELECT COUNT(*) FROM statements").fetchone()
            assert len([*search(connection, "count", limit=None)]) == statements == articles
        seen.append(articles)
    assert process.returncode == 0
    assert seen == sorted(seen)
    assert len(set(seen)) > 1
    assert _count(db) == 300
