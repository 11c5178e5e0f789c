"""Variants of an article that keep every offset: marks restyled or lost, casing lost.

Each replacement is one code point for one, so gold spans stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from attribution.quotes import quotations
from attribution.schema import Document

# Opening and closing mark of each style; the last two are what scrapers leave behind.
_STYLES = ('""', "“”", "''", "‘’", "«»", "„“", "””", "’’")
_STYLE_ODDS = (0.3, 0.25, 0.1, 0.12, 0.06, 0.06, 0.06, 0.05)
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


def augmented(document: Document, rng: np.random.Generator, strength: float = 0.5) -> Document:
    """A variant of `document`; with chance 1 - `strength` the document itself."""
    if rng.random() >= strength:
        return document
    text = document.text
    chars = list(text)
    damage = rng.choice([0.0, 0.0, 0.1, 0.3])
    style = _STYLES[rng.choice(len(_STYLES), p=_STYLE_ODDS)]
    for found in quotations(text):
        if not found.double:
            continue
        for at, mark in ((found.span.start, style[0]), (found.span.end - 1, style[1])):
            closes = at != found.span.start
            if closes and not found.closed:
                continue
            if chars[at] not in '"“”„«»':
                continue
            if rng.random() < damage:
                # A space stands for a lost mark where another space makes it invisible.
                beside = chars[at + 1] if closes and at + 1 < len(chars) else chars[at - 1]
                mark = " " if beside.isspace() else str(rng.choice(list("’'\"”“")))
            chars[at] = mark
    apostrophe = str(rng.choice(["'", "’"]))
    for match in _APOSTROPHE.finditer(text):
        chars[match.start()] = apostrophe
    if rng.random() < 0.04:
        chars = [c.lower() if len(c.lower()) == 1 else c for c in chars]
    elif rng.random() < 0.02:
        chars = [c.upper() if len(c.upper()) == 1 else c for c in chars]
    if rng.random() < 0.15:
        chars = _glue_paragraphs(chars, rng)
    return replace(document, text="".join(chars))


def _glue_paragraphs(chars: list[str], rng: np.random.Generator) -> list[str]:
    """Some line breaks become spaces, as in scraped text."""
    share = rng.choice([0.2, 1.0])
    return [" " if c == "\n" and rng.random() < share else c for c in chars]
