"""When two names count as the same: titles, articles, possessives and case do not matter."""

from __future__ import annotations

import re

from attribution.resolve import lexicon as lx

_TOKEN = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s\b")


def normal_name(name: str) -> str:
    """A key that equal names share."""
    tokens = [
        t.lower().replace("’", "'") for t in _TOKEN.findall(_POSSESSIVE.sub("", name.strip()))
    ]
    while len(tokens) > 1 and (tokens[0] in ("the", "a", "an") or tokens[0] in lx.TITLES):
        tokens = tokens[1:]
    return " ".join(tokens)
