"""Full names that stand before their acronym in brackets."""

from __future__ import annotations

from attribution.resolve.found import FoundName
from attribution.resolve.words import Words


def expansion(words: Words, i: int) -> int | None:
    """Where the name begins that the acronym in brackets at word `i` abbreviates, if one does."""
    letters = words.lower[i]
    left = len(letters) - 1
    j = i - 2
    while j >= 0 and left >= 0 and i - j < 2 * len(letters) + 4 and words.form[j] != "(":
        if words.form[j][0].isupper() and words.form[j - 1 : j] != ["'s"]:
            if words.lower[j][0] != letters[left]:
                return None
            left -= 1
            if left < 0:
                return j if len(words.form[j]) > 1 else None
        j -= 1
    return None


def with_expansions(words: Words, found: list[FoundName]) -> list[FoundName]:
    """`found` with the full names that stand before an acronym in brackets made whole."""
    whole = []
    for name in found:
        i = name.first
        if name.last - i != 1 or not 0 < i < len(words) - 1 or len(words.form[i]) < 3:
            continue
        if words.form[i - 1] == "(" and words.form[i + 1] == ")":
            start = expansion(words, i)
            if start is not None:
                whole.append(FoundName(start, i - 1))
    if not whole:
        return found
    covered = {i for name in whole for i in range(name.first, name.last)}
    kept = [n for n in found if not covered.intersection(range(n.first, n.last))]
    return sorted(kept + whole, key=lambda n: n.first)
