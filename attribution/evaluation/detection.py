"""Whether statements were found, by their content alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from attribution.evaluation.matching import common, size
from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally
from attribution.schema import Fragments

# A run of letters, digits and underscores, or one other character that is not white space.
_TOKEN = re.compile(r"\w+|[^\w\s]")


def exact(pair: Pair) -> Tally:
    """A statement is right if a gold statement has exactly the same content fragments.

    One to one: contents that stand twice count twice only if they do so on both sides.
    """
    gold = Counter(s.content for s in pair.wanted)
    found = Counter(s.content for s in pair.found)
    return Tally.of((gold & found).total(), found.total(), gold.total())


def overlapping(pair: Pair) -> Tally:
    """A statement is right if it is paired with a gold statement by intersection over union.

    The contents share at least half of the code points that either covers; pairs are one to one, of
    the greatest total overlap, independent of order (`matching.match`).
    """
    return Tally.of(len(pair.matches), len(pair.found), len(pair.wanted))


def characters(pair: Pair) -> Tally:
    """Code points inside any content, compared with those inside any gold content."""
    gold, found = pair.covered("content")
    return Tally.of(common(gold, found), size(found), size(gold))


def tokens(pair: Pair) -> Tally:
    """Words and punctuation marks inside any content, compared with those in any gold content.

    A token counts as inside if one of its code points is.
    """
    gold, found = (tokens_in(pair.text, covered) for covered in pair.covered("content"))
    return Tally.of(len(gold & found), len(found), len(gold))


def tokens_in(text: str, fragments: Fragments) -> set[int]:
    """Starts of the tokens that the fragments touch; they are in order and do not overlap."""
    return {start for span in fragments for start in _starts(text, span.start, span.end)}


def _starts(text: str, start: int, end: int) -> Iterable[int]:
    # The search begins at the first character of the token that the span may cut.
    while start > 0 and _is_word(text[start]) and _is_word(text[start - 1]):
        start -= 1
    return (found.start() for found in _TOKEN.finditer(text, start, end))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
