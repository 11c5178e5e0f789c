"""What can be wrong with a ledger's file, in words that say how to mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attribution.errors import AttributionError


class LedgerError(AttributionError):
    """A ledger's file cannot be used, or does not hold what was asked for."""


_REASONS = {
    "SQLITE_NOTADB": "not a ledger: no SQLite database at all",
    "SQLITE_BUSY": "in use by another program that is writing to it; try again when it is done",
    "SQLITE_LOCKED": "in use by another program that is writing to it; try again when it is done",
    "SQLITE_READONLY": "cannot be written: the file or its folder is read-only",
    "SQLITE_FULL": "cannot be written: the disk is full",
    "SQLITE_CORRUPT": "damaged: part of the database cannot be read",
    "SQLITE_CANTOPEN": "cannot be opened: no such folder, or no permission",
    "SQLITE_PERM": "cannot be opened: no permission",
}


def reason(error: sqlite3.Error) -> str:
    """What SQLite's error means to the owner of the file."""
    name = getattr(error, "sqlite_errorname", None) or ""
    # Extended codes are the primary one and a suffix: SQLITE_READONLY_DIRECTORY.
    for primary, words in _REASONS.items():
        if name.startswith(primary):
            return words
    return f"the database failed: {error}"


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what SQLite raises inside into a LedgerError that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {reason(error)}") from None
    except OverflowError:
        # Only numbers that a user typed can be larger than SQLite's integers.
        raise LedgerError(f"{path}: holds nothing with a number as large as that") from None
