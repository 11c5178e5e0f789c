"""When two names count as the same: titles, articles, possessives and case do not matter."""

from __future__ import annotations

import re

from attribution.resolve import lexicon as lx

_TOKEN = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s\b")
_ARTICLES = frozenset(("the", "a", "an"))
# What makes a title of two or more words: *Deputy Prime Minister*, *Foreign Secretary*.
_BEFORE_TITLES = frozenset(
    "prime deputy vice foreign assistant acting former first home interior finance defence defense"
    " health education justice shadow lieutenant major brigadier chief".split()
)


def normal_name(name: str) -> str:
    """A key that equal names share."""
    tokens = [
        t.casefold().replace("’", "'") for t in _TOKEN.findall(_POSSESSIVE.sub("", name.strip()))
    ]
    while (count := _dropped(tokens)) and count < len(tokens):
        tokens = tokens[count:]
    return " ".join(tokens)


def _dropped(tokens: list[str]) -> int:
    """How many words at the start are an article or a title."""
    if not tokens:
        return 0
    if tokens[0] in _ARTICLES:
        return 1
    count = 0
    while count < len(tokens) and tokens[count] in _BEFORE_TITLES:
        count += 1
    if count < len(tokens) and tokens[count] in lx.TITLES:
        return count + 1
    return 1 if tokens[0] in lx.TITLES else 0
