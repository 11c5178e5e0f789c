"""Opens a ledger's file for reading or writing, after a look at whose it is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from attribution.ledger.errors import LedgerError, in_words
from attribution.ledger.migrations import APPLICATION_ID, VERSION, migrate

WAIT = 5.0
"""Seconds to wait for another program's write to end."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write. Raises LedgerError if there is no ledger at `path`.

    A ledger of an older version is brought up to date first, which is the one thing that writes.
    """
    _check_place(path, must_exist=True)
    with in_words(path):
        connection = _read_only(path)
        try:
            if _version(connection, path) < VERSION:
                connection.close()
                with writing(path, create=False):
                    pass
                connection = _read_only(path)
            # One view of the data for the whole command, whatever is written meanwhile.
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path, *, create: bool) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode to a ledger of the present version.

    Raises LedgerError if `path` is something else, or is not there and `create` is false.
    """
    _check_place(path, must_exist=not create)
    with in_words(path):
        connection = _connect(path, "rwc" if create else "rw")
        try:
            if _version(connection, path, may_be_empty=create) < VERSION:
                migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            # What was reported as added survives a loss of power too.
            connection.execute("PRAGMA synchronous = FULL")
            yield connection
        finally:
            connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    # Absolute, since `:memory:` is no file to SQLite; as bytes, since names of files need no UTF-8.
    place = quote(os.fsencode(path.absolute()))
    connection = sqlite3.connect(
        f"file://{place}?mode={mode}{more}", uri=True, timeout=WAIT, isolation_level=None
    )
    try:
        connection.execute("PRAGMA cache_size = -65536")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    try:
        return _connect(path, "ro")
    except sqlite3.OperationalError:
        # In a folder that cannot be written SQLite cannot keep its notes beside the file; without
        # a log beside it nobody is writing, and the file can be read as it is.
        if Path(f"{os.path.realpath(path)}-wal").exists():
            raise
        return _connect(path, "ro", "&immutable=1")


def _check_place(path: Path, *, must_exist: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger")
    if not path.exists():
        if must_exist:
            raise LedgerError(
                f"{path}: no such ledger; attribution ledger add DOCS.jsonl --db {path} makes one"
            )
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: cannot be made: no folder {path.parent}")


def _version(connection: sqlite3.Connection, path: Path, *, may_be_empty: bool = False) -> int:
    """The ledger's version; 0 for an empty database. Raises LedgerError if it is no ledger."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID:
        if not (application or version or tables) and may_be_empty:
            return 0
        what = "another program's SQLite database" if tables else "an empty file"
        raise LedgerError(f"{path}: not a ledger but {what}")
    if version > VERSION:
        raise LedgerError(
            f"{path}: made by a newer attribution (schema {version}, this one knows {VERSION});"
            " update attribution"
        )
    return int(version)
