"""Gold choices of the resolver as passages of the text, for the encoder's reference loss.

A reference is a mention, the passages that show each of its candidates, and which candidates are
right. As passages they outlive any change of the text (`attribution.training.edits`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from attribution.resolve.discourse import Discourse
from attribution.resolve.evidence import NOTHING
from attribution.resolve.mentions import Mention
from attribution.resolve.ranker import Ranker
from attribution.resolve.scorer import OWN, places
from attribution.resolve.sources import Candidate, Source
from attribution.schema import Document
from attribution.training.resolver import fit, right_candidates, thing_rows, type_rows


def with_references(documents: Sequence[Document]) -> tuple[list[Document], Ranker]:
    """The documents with `extra.references`, as plain lists of code point offsets.

    With them what tells names of persons from names of bodies, learned from the same documents.
    """
    seen = {document.text: NOTHING for document in documents}
    types = Ranker(fit(type_rows(documents, seen), 1.0))
    things = Ranker(fit(thing_rows(documents, seen), 1.0))
    result = []
    for document in documents:
        found = references(document, types, things)
        result.append(replace(document, extra={**document.extra, "references": found}))
    return result, things


def references(document: Document, types: Ranker, things: Ranker) -> list[dict[str, Any]]:
    """Choices with a right candidate that another passage shows, one a mention."""
    found: list[dict[str, Any]] = []

    def choose(
        discourse: Discourse,
        source: Source,
        mention: Mention,
        candidates: Sequence[Candidate],
    ) -> tuple[int, float]:
        right = right_candidates(document, source, mention, candidates)
        if right and len(candidates) > 1:
            start, end = discourse.words.start, discourse.words.end
            first, last = mention.core
            shown = [
                [
                    [start[a], end[b - 1]]
                    for a, b, place in places(discourse, mention, candidate)
                    if place != OWN
                ]
                for candidate in candidates
            ]
            if any(shown[i] for i in right):
                found.append(
                    {
                        "mention": [start[first], end[last - 1]],
                        "candidates": shown,
                        "right": [i for i in right if shown[i]],
                    }
                )
        return (right[0] if right else len(candidates) - 1), 1.0

    Discourse(document.text, document.statements, NOTHING, types, things).run(choose)
    return found
