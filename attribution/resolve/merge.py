"""Merge the names that our rules find with those that a model found."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.resolve import grammar as gr
from attribution.resolve.found import FoundName, NameMention
from attribution.resolve.words import Words


def merge_names(
    words: Words, own: Sequence[FoundName], given: Sequence[NameMention]
) -> list[FoundName]:
    """Own names with the model's types, and the model's names that own rules missed."""
    typed = sorted(given, key=lambda m: m.span)
    result: list[FoundName] = []
    used: set[int] = set()
    cursor = 0
    for name in own:
        start, end = words.start[name.first], words.end[name.last - 1]
        while cursor < len(typed) and typed[cursor].span.end <= start:
            cursor += 1
        index, best = cursor, None
        while index < len(typed) and typed[index].span.start < end:
            used.add(index)
            shared = min(end, typed[index].span.end) - max(start, typed[index].span.start)
            if best is None or shared > best[0]:
                best = (shared, typed[index])
            index += 1
        if best is not None and best[1].score >= 0.5:
            name = FoundName(name.first, name.last, name.titles, best[1].type, best[1].score)
        result.append(name)
    for index, mention in enumerate(typed):
        if index in used or mention.score < 0.5:
            continue
        first, last = words.between(mention.span.start, mention.span.end)
        while first < last and words.lower[first] in gr.DETERMINERS:
            first += 1
        if any(words.form[i][0].isupper() for i in range(first, last)):
            result.append(FoundName(first, last, (), mention.type, mention.score))
    result.sort(key=lambda n: (n.first, -n.last))
    return [n for i, n in enumerate(result) if not i or n.first >= result[i - 1].last]
