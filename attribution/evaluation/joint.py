"""Whether statements were found together with the right source, speaker, kind."""

from __future__ import annotations

from collections import Counter

from attribution.evaluation.matching import touches
from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally
from attribution.schema import Document, Statement


def source(pair: Pair) -> Tally:
    """Paired by content (IoU >= 0.5), and the source spans overlap or both are absent."""
    right = sum(touches(pair.wanted[i].source, pair.found[j].source) for i, j in pair.matches)
    return Tally.of(right, len(pair.found), len(pair.wanted))


def speaker(pair: Pair) -> Tally:
    """Paired by content (IoU >= 0.5), and the canonical speakers are the same set of names.

    Names are compared without titles, articles, possessives and case; no speaker equals none.
    """
    right = sum(pair.same_speaker(i, j) for i, j in pair.matches)
    return Tally.of(right, len(pair.found), len(pair.wanted))


def exact(pair: Pair) -> Tally:
    """Content, cue and source have exactly the same fragments as those of a gold statement."""
    gold = Counter((s.content, s.cue, s.source) for s in pair.wanted)
    found = Counter((s.content, s.cue, s.source) for s in pair.found)
    return Tally.of((gold & found).total(), found.total(), gold.total())


def speaker_accuracy(pair: Pair) -> Tally:
    """Of the statements paired by content, the share with the right canonical speakers."""
    right = sum(pair.same_speaker(i, j) for i, j in pair.matches)
    return Tally.ratio(right, len(pair.matches))


def type_accuracy(pair: Pair) -> Tally:
    """Of the statements paired by content, the share whose speakers have the right types.

    The sets of types are compared; a statement without speaker has the type `unknown`.
    """
    right = sum(
        speaker_types(pair.gold, pair.wanted[i]) == speaker_types(pair.predicted, pair.found[j])
        for i, j in pair.matches
    )
    return Tally.ratio(right, len(pair.matches))


def kind_accuracy(pair: Pair) -> Tally:
    """Of the statements paired by content, the share with the right kind."""
    right = sum(pair.wanted[i].kind is pair.found[j].kind for i, j in pair.matches)
    return Tally.ratio(right, len(pair.matches))


def speaker_types(document: Document, statement: Statement) -> frozenset[str]:
    """The types of a statement's speakers, `unknown` where it has none."""
    return frozenset(document.speaker(id).type.value for id in statement.speaker) or frozenset(
        {"unknown"}
    )
