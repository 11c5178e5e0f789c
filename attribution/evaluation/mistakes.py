"""Errors as data: what was missed, made up, cut wrong or given to the wrong one, with its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from attribution.codec import statement_to_json
from attribution.evaluation.matching import touches
from attribution.evaluation.pairs import Pair
from attribution.schema import Document, Statement, passages


class Error(StrEnum):
    """What is wrong; a matched statement may have several of the last four."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    BOUNDARY = "boundary"
    WRONG_SOURCE = "wrong source"
    WRONG_SPEAKER = "wrong speaker"
    WRONG_KIND = "wrong kind"


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error and the statements that it is about: the gold one, the predicted one, or both."""

    error: Error
    pair: Pair
    gold: Statement | None
    predicted: Statement | None

    def to_json(self) -> dict[str, Any]:
        """One object: article, error, both sides with their texts, and the text around them."""
        return {
            "article": self.pair.gold.id,
            "error": self.error.value,
            "gold": _side(self.pair.gold, self.gold),
            "predicted": _side(self.pair.predicted, self.predicted),
            "context": self._context(),
        }

    def _context(self, around: int = 120) -> str:
        """The passage that holds both sides' spans, and some text before and after."""
        spans = [span for s in (self.gold, self.predicted) if s is not None for span in s.content]
        start = max(0, min(span.start for span in spans) - around)
        return self.pair.text[start : max(span.end for span in spans) + around]


def _side(document: Document, statement: Statement | None) -> dict[str, Any] | None:
    if statement is None:
        return None
    words = {
        name: passages(document.text, getattr(statement, name))
        for name in ("content", "cue", "source")
    }
    return {
        "statement": statement_to_json(statement),
        "text": words,
        "names": list(document.names(statement)),
    }


def mistakes(pairs: Iterable[Pair]) -> Iterator[Mistake]:
    """Every error of every article, in the order of the text.

    Statements are paired as for detection (IoU >= 0.5). `boundary`: paired, but the content is not
    exactly the same; `wrong source`: the source spans do not overlap (or one is absent); `wrong
    speaker`: the canonical names differ; `wrong kind`: direct, indirect or mixed differ.
    """
    for pair in pairs:
        partner = dict(pair.matches)
        taken = set(partner.values())
        errors = [
            Mistake(Error.MISSED, pair, s, None)
            for i, s in enumerate(pair.wanted)
            if i not in partner
        ]
        errors += [
            Mistake(Error.SPURIOUS, pair, None, s)
            for j, s in enumerate(pair.found)
            if j not in taken
        ]
        for i, j in pair.matches:
            a, b = pair.wanted[i], pair.found[j]
            wrong = {
                Error.BOUNDARY: a.content != b.content,
                Error.WRONG_SOURCE: not touches(a.source, b.source),
                Error.WRONG_SPEAKER: not pair.same_speaker(i, j),
                Error.WRONG_KIND: a.kind is not b.kind,
            }
            errors += [Mistake(error, pair, a, b) for error, is_wrong in wrong.items() if is_wrong]
        yield from sorted(errors, key=_place)


def _place(mistake: Mistake) -> tuple[int, int]:
    statement = mistake.gold or mistake.predicted
    assert statement is not None
    return statement.content[0].start, list(Error).index(mistake.error)
