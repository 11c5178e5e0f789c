"""Acts for corpora that do not annotate them: the lexicon's, at a lower weight."""

from __future__ import annotations

from dataclasses import replace

from attribution.acts import act_of
from attribution.schema import Document, Kind, Statement, passages

SILVER_WEIGHT = 0.3


def with_silver_acts(document: Document) -> Document:
    """A PolNeAR document with acts by the lexicon; `extra.act_weight` says how far to trust them.

    Where the lexicon cannot tell, the weight is 0. Other documents are returned as they are.
    """
    if document.meta.get("corpus") != "polnear":
        return document
    return replace(
        document, statements=tuple(_silver(document.text, s) for s in document.statements)
    )


def _silver(text: str, statement: Statement) -> Statement:
    act = act_of(
        passages(text, statement.cue),
        passages(text, statement.content),
        statement.kind is Kind.DIRECT,
    )
    weight = 0.0 if act is None else SILVER_WEIGHT
    return replace(statement, act=act or statement.act, extra={"act_weight": weight})
