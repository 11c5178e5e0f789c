"""Text as SQLite can hold it: the wire format allows what UTF-8 and C strings do not.

Lone surrogates cannot be written as UTF-8, and a NUL ends a text for many of SQLite's functions.
Columns for reading show U+FFFD in their place, one for one, so that offsets stay true; identifiers,
which must stay apart from each other, are escaped instead.
"""

from __future__ import annotations

import json
import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Whether SQLite gives the text back as it is."""
    return _UNSTORABLE.search(text) is None


def shown(text: str) -> str:
    """The text for a column that people read, of the same length in code points."""
    return _UNSTORABLE.sub("\ufffd", text)


def escaped(id: str) -> str:
    """The identifier itself, or as a JSON string where it cannot be stored; never ambiguous."""
    return id if is_storable(id) and not id.startswith('"') else json.dumps(id)


def unescaped(stored: str) -> str:
    """The identifier that `escaped` was given."""
    if not stored.startswith('"'):
        return stored
    value = json.loads(stored)
    assert isinstance(value, str)
    return value
