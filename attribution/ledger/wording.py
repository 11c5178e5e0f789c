"""Words of statements: what makes two the same, how alike they are, what one adds or leaves out."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.ledger.identity.names import folded

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

LEAST_WORDS = 6
"""Shorter ones (*to a request for comment*) are said by many who repeat nobody."""
ALIKE = 0.55
"""From this share of common words and word pairs on, two statements repeat each other."""


def words(text: str) -> list[str]:
    """The words without case, accents and signs."""
    return [folded(word) for word in _WORD.findall(text)]


def fingerprint(text: Sequence[str]) -> int:
    """A number that statements of the same words share; fits SQLite's integers."""
    digest = hashlib.blake2b("\0".join(text).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def shingles(text: Sequence[str]) -> frozenset[str]:
    """Words and pairs of neighbours."""
    return frozenset(text) | {f"{a} {b}" for a, b in pairwise(text)}


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard's: what both have, of what either has."""
    return len(a & b) / len(a | b) if a or b else 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: `same`, `added` or `removed` against the first wording."""

    what: str
    text: str


def changes(first: str, later: str) -> list[Change]:
    """How `later` differs from `first`, word by word; case and signs do not count."""
    old, new = first.split(), later.split()
    keys_old, keys_new = ([" ".join(words(word)) for word in text] for text in (old, new))
    found = []
    matcher = difflib.SequenceMatcher(None, keys_old, keys_new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.append(Change("same", " ".join(new[k:m])))
            continue
        if i < j:
            found.append(Change("removed", " ".join(old[i:j])))
        if k < m:
            found.append(Change("added", " ".join(new[k:m])))
    return found
