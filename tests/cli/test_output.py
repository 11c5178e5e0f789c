"""Outputs: complete or not there, and never in the place of what was read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attribution.cli import app
from attribution.cli.output import open_output
from attribution.codec import dumps
from attribution.ledger.database import reading
from attribution.ledger.store import documents
from attribution.schema import Document


@pytest.fixture
def docs(tmp_path: Path, ferry: Document) -> Path:
    path = tmp_path / "docs.jsonl"
    path.write_text(f"{dumps(ferry)}\n", encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, docs: Path) -> Path:
    path = tmp_path / "who.db"
    assert CliRunner().invoke(app, ["ledger", "add", str(docs), "--db", str(path)]).exit_code == 0
    return path


def also_called(path: Path, how: str) -> Path:
    """Another name of the same file."""
    other = path.with_name("other.jsonl")
    if how == "symlink":
        other.symlink_to(path)
    elif how == "hard link":
        other.hardlink_to(path)
    elif how == "dots":
        other = path.parent / "sub" / ".." / path.name
        (path.parent / "sub").mkdir()
    else:
        other = path
    return other


NAMES = ["itself", "symlink", "hard link", "dots"]


@pytest.mark.parametrize("how", NAMES)
def test_an_export_does_not_overwrite_its_ledger(db: Path, ferry: Document, how: str) -> None:
    output = also_called(db, how)
    done = CliRunner().invoke(app, ["ledger", "export", "--db", str(db), "--output", str(output)])
    assert done.exit_code == 2
    assert "is part of the ledger" in done.stderr
    with reading(db) as connection:
        assert [*documents(connection)] == [ferry]


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("linked", [False, True])
def test_an_export_does_not_overwrite_files_beside_its_ledger(
    db: Path, ending: str, linked: bool
) -> None:
    given = db
    if linked:
        (db.parent / "links").mkdir()
        given = db.parent / "links" / "ledger"
        given.symlink_to(db)
    output = f"{db}{ending}"
    done = CliRunner().invoke(app, ["ledger", "export", "--db", str(given), "--output", output])
    assert done.exit_code == 2
    with reading(db) as connection:
        assert len([*documents(connection)]) == 1


@pytest.mark.parametrize("how", NAMES)
@pytest.mark.parametrize(
    "command",
    [
        ["resolve", "DOCS", "--output", "OUT"],
        ["extract", "DOCS", "--output", "OUT"],
        ["extract", "FOLDER", "--output", "OUT"],
        ["eval", "DOCS", "GOLD", "--errors", "OUT"],
        ["eval", "GOLD", "DOCS", "--errors", "OUT"],
    ],
)
def test_no_command_overwrites_its_input(docs: Path, command: list[str], how: str) -> None:
    gold = docs.with_name("gold.jsonl")
    gold.write_bytes(docs.read_bytes())
    before = docs.read_bytes()
    places = {"DOCS": docs, "GOLD": gold, "FOLDER": docs.parent, "OUT": also_called(docs, how)}
    done = CliRunner().invoke(app, [str(places.get(word, word)) for word in command])
    assert done.exit_code == 2, done.stderr
    assert "is also an input" in done.stderr
    assert docs.read_bytes() == before


def test_a_report_does_not_overwrite_the_files_that_it_is_about(docs: Path) -> None:
    errors = docs.rename(docs.with_name("errors.jsonl"))
    before = errors.read_bytes()
    command = ["eval", str(errors), str(errors), "--report", str(errors.parent)]
    assert CliRunner().invoke(app, command).exit_code == 2
    assert errors.read_bytes() == before


def test_another_database_is_not_overwritten(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(db.read_bytes())
    done = CliRunner().invoke(app, ["ledger", "export", "--db", str(db), "-o", str(other)])
    assert done.exit_code == 1
    assert done.stderr == f"attribution: {other}: is a database and not overwritten\n"
    assert other.read_bytes() == db.read_bytes()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    output.write_text("old", encoding="utf-8")
    output.chmod(0o640)
    with pytest.raises(ZeroDivisionError), open_output(output) as stream:
        stream.write("half")
        raise ZeroDivisionError
    assert output.read_text("utf-8") == "old"
    with open_output(output) as stream:
        stream.write("new")
        assert output.read_text("utf-8") == "old"
    assert output.read_text("utf-8") == "new"
    assert stat.S_IMODE(output.stat().st_mode) == 0o640
    assert [*tmp_path.iterdir()] == [output]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    for text in ("first", "second"):
        with open_output(link) as stream:
            stream.write(text)
        assert link.is_symlink()
        assert target.read_text("utf-8") == text


def test_a_link_in_the_place_of_the_draft_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    (tmp_path / f".out.txt.{os.getpid()}.part").symlink_to(precious)
    (tmp_path / ".out.txt.part").symlink_to(precious)
    with open_output(tmp_path / "out.txt") as stream:
        stream.write("new")
    assert precious.read_text("utf-8") == "precious"
