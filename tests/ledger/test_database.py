"""Files that are no ledgers, not ours, too new, too old, locked or read-only: one message each."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from attribution.ledger import database
from attribution.ledger.database import reading, transaction, writing
from attribution.ledger.errors import LedgerError, reason
from attribution.ledger.migrations import APPLICATION_ID, VERSION, migrate
from attribution.ledger.repeats import link, repeated
from attribution.ledger.store import add_documents, documents
from attribution.schema import Document
from tests.ledger.conftest import add, rows


def message(db: Path, *, create: bool | None = None) -> str:
    with pytest.raises(LedgerError) as caught:  # noqa: SIM117
        with reading(db) if create is None else writing(db, create=create):
            pytest.fail("it opened")
    assert str(db) in str(caught.value)
    return str(caught.value)


def test_a_missing_file_is_an_error_for_readers_only(db: Path, ferry: Document) -> None:
    assert "ledger add DOCS.jsonl --db" in message(db)
    assert "no such ledger" in message(db, create=False)
    assert not db.exists()
    add(db, ferry)
    assert db.exists()


def test_a_folder_and_a_place_in_none(tmp_path: Path) -> None:
    assert "a folder, not a ledger" in message(tmp_path, create=True)
    assert "no folder" in message(tmp_path / "gone" / "who.db", create=True)


@pytest.mark.parametrize("create", [None, False, True])
def test_what_is_no_database(db: Path, create: bool | None) -> None:
    db.write_text("id,text\n" * 200, encoding="utf-8")
    assert "no SQLite database at all" in message(db, create=create)
    assert db.read_text("utf-8") == "id,text\n" * 200


@pytest.mark.parametrize(
    "name", [":memory:", "a?mode=memory&cache=shared#b%20.db", os.fsdecode(b"n\xff.db"), "é \n.db"]
)
def test_every_name_of_a_file_is_one(
    tmp_path: Path, ferry: Document, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for db in (Path(name), Path(f"/{tmp_path / name}")):
        add(db, ferry)
        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert rows(db, "SELECT id FROM articles") == ["ferry"]


def test_an_empty_file(db: Path, ferry: Document) -> None:
    db.touch()
    assert "an empty file" in message(db)
    add(db, ferry)
    assert rows(db, "SELECT id FROM articles") == ["ferry"]


@pytest.mark.parametrize("create", [None, False, True])
def test_somebody_elses_database(db: Path, create: bool | None) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TABLE articles (id TEXT)")
    connection.close()
    before = db.read_bytes()
    assert "another program's SQLite database" in message(db, create=create)
    assert db.read_bytes() == before
    assert [*db.parent.iterdir()] == [db]


@pytest.mark.parametrize("create", [None, True])
def test_a_newer_version(db: Path, ferry: Document, create: bool | None) -> None:
    add(db, ferry)
    connection = sqlite3.connect(db)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    assert f"schema {VERSION + 1}, this one knows {VERSION}" in message(db, create=create)


def test_a_truncated_ledger_is_damaged(db: Path, ferry: Document) -> None:
    add(db, ferry)
    db.write_bytes(db.read_bytes()[:8192])
    with pytest.raises(LedgerError, match="damaged"), reading(db) as connection:
        [*documents(connection)]


def test_locked(db: Path, ferry: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    add(db, ferry)
    monkeypatch.setattr(database, "WAIT", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LedgerError, match="in use by another program"):
            add(db, Document("new", "text"))
        assert rows(db, "SELECT id FROM articles") == ["ferry"]  # readers are not kept out
    finally:
        other.close()
    add(db, Document("new", "text"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_read(db: Path, ferry: Document) -> None:
    add(db, ferry)
    db.chmod(0o400)
    db.parent.chmod(0o500)
    try:
        assert rows(db, "SELECT id FROM articles") == ["ferry"]
        with pytest.raises(LedgerError, match="read-only"):
            add(db, Document("new", "text"))
    finally:
        db.parent.chmod(0o700)


def no_notes_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder where SQLite may not make its -wal and -shm files."""
    connect = database._connect

    def refusing(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
        if not more:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return connect(path, mode, more)

    monkeypatch.setattr(database, "_connect", refusing)


def test_a_file_that_cannot_have_notes_beside_it_is_read_as_it_is(
    db: Path, ferry: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(db, ferry)
    no_notes_beside(monkeypatch)
    assert rows(db, "SELECT id FROM articles") == ["ferry"]
    db.with_name(f"{db.name}-wal").touch()
    with pytest.raises(LedgerError), reading(db):
        pytest.fail("it opened beside somebody's writing")


def test_a_link_is_not_read_as_it_is_beside_the_writing_of_its_file(
    db: Path, ferry: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(db, ferry)
    link = db.parent / "link"
    link.symlink_to(db)
    db.with_name(f"{db.name}-wal").touch()
    no_notes_beside(monkeypatch)
    with pytest.raises(LedgerError), reading(link):
        pytest.fail("it opened beside somebody's writing")


def test_read_only_in_words(db: Path, ferry: Document) -> None:
    add(db, ferry)
    with reading(db) as connection, pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("DELETE FROM articles")
    assert "read-only" in reason(caught.value)


def test_a_ledger_of_version_1_gets_the_rest(db: Path, ferry: Document) -> None:
    connection = sqlite3.connect(db, isolation_level=None)
    migrate(connection, upto=1)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    twin = Document("twin", ferry.text, ferry.statements, ferry.speakers)
    add_documents(connection, [ferry, twin], lambda error: pytest.fail(str(error)))
    before = connection.execute("SELECT * FROM statements").fetchall()
    connection.close()

    with reading(db) as connection:  # a reading command brings it up to date
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("SELECT * FROM statements").fetchall() == before
        assert [*documents(connection)] == [ferry, twin]
    with writing(db, create=False) as connection:
        link(connection, exact=True)
        assert [one.articles for one in repeated(connection)] == [2, 2]


def test_a_migration_that_fails_leaves_nothing(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = ("CREATE TABLE fine (a);\nCREATE TABLE fine (a);\n",)
    monkeypatch.setattr("attribution.ledger.migrations.MIGRATIONS", broken)
    connection = sqlite3.connect(db, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone() == (0,)
    assert connection.execute("PRAGMA application_id").fetchone() == (0,)
    connection.close()


def test_the_file_says_whose_it_is(db: Path, ferry: Document) -> None:
    add(db, ferry)
    assert rows(db, "PRAGMA application_id") == [APPLICATION_ID]
    assert rows(db, "PRAGMA journal_mode") == ["wal"]


def test_a_transaction_that_fails_is_undone(db: Path, ferry: Document) -> None:
    add(db, ferry)
    with writing(db, create=False) as connection:
        with pytest.raises(ZeroDivisionError), transaction(connection):
            connection.execute("DELETE FROM articles")
            raise ZeroDivisionError
        assert connection.execute("SELECT COUNT(*) FROM articles").fetchone() == (1,)


def test_decisions_cannot_be_changed_or_deleted(db: Path, ferry: Document) -> None:
    add(db, ferry)
    with writing(db, create=False) as connection:
        connection.execute(
            "INSERT INTO decisions (action, who, at, why, person, speakers)"
            " VALUES ('merge', 'me', 'now', 'why', 1, '[]')"
        )
        for query in ("DELETE FROM decisions", "UPDATE decisions SET who = 'you'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(query)
