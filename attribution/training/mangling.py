"""What scrapers, wires and machines do to an article's lines, letters and punctuation, as edits."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from attribution.quotes import quotations
from attribution.schema import Document
from attribution.training.edits import Edit, in_order

Variant = Callable[[Document, np.random.Generator], list[Edit]]

_BOILERPLATE = (
    "Advertisement", "ADVERTISEMENT", "Read more:", "Image caption", "Share this story",
    "Follow us on social media", "Sign up for our morning newsletter", "Photo: staff",
    "Related stories", "Story continues below", "Last updated 3 hours ago", "Watch the video",
    "Most read", "This article was first published on Tuesday.", "LONDON, 12 March --",
    "Subscribe", "[Image: file picture]", "Click here to comment", "* * *", "Listen 4 min",
)  # fmt: skip
_BREAK = re.compile(r"(?:\r?\n)+")
_GAP = re.compile(r"[ \t]*\r?\n\s*")
_SHORT_LINE = 120
_POINT = re.compile(
    r"(?<=\w)[,;:!?](?=\s|[\"”’']|$)|(?<=\w\w\w)\.(?=\s+[A-Z\"“]|[\"”’']|\s*\n|\s*$)"
)
_CLITIC = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b")
_COMMA = re.compile(r",(?=\s)")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_TYPO = 1 / 300


def with_boilerplate(document: Document, rng: np.random.Generator) -> list[Edit]:
    """One to three lines of page furniture between paragraphs, outside of every passage."""
    text = document.text
    covered = bytearray(len(text))
    for statement in document.statements:
        for span in statement.spans:
            covered[span.start : span.end] = b"\1" * len(span)
    breaks = [m for m in _BREAK.finditer(text) if not any(covered[m.start() : m.end()])]
    if not breaks:
        return []
    chosen = rng.permutation(len(breaks))[: rng.integers(1, 4)]
    edits = []
    for n in sorted(chosen):
        gap = breaks[n][0]
        line = _BOILERPLATE[rng.integers(len(_BOILERPLATE))]
        edits.append(Edit(breaks[n].start(), breaks[n].end(), f"{gap}{line}{gap}"))
    return edits


def with_headline_twice(document: Document, rng: np.random.Generator) -> list[Edit]:
    """A short first line repeated, unless it holds words of a statement's content."""
    gap = _BREAK.search(document.text)
    if gap is None or not 0 < gap.start() <= _SHORT_LINE:
        return []
    if any(span.start < gap.start() for s in document.statements for span in s.content):
        return []
    # The copy follows the line, so that spans stay with the first of the two.
    return [Edit(*gap.span(), f"{gap[0]}{document.text[: gap.start()]}{gap[0]}")]


def with_glued_paragraphs(document: Document, rng: np.random.Generator) -> list[Edit]:
    """Some or all line breaks become spaces, or nothing, as in scraped text."""
    share = 0.2 if rng.random() < 0.5 else 1.0
    new = " " if rng.random() < 0.7 else ""
    return [
        Edit(*m.span(), new)
        for m in _GAP.finditer(document.text)
        if m.start() > 0 and m.end() < len(document.text) and rng.random() < share
    ]


def with_wrapped_lines(document: Document, rng: np.random.Generator) -> list[Edit]:
    """Lines broken where they are full, as in mails and old wires."""
    width = int(rng.integers(55, 90))
    text, edits, line, space = document.text, [], 0, -1
    for at, char in enumerate(text):
        if char == "\n":
            line, space = at + 1, -1
        elif char == " ":
            if at - line > width and space > line:
                edits.append(Edit(space, space + 1, "\n"))
                line = space + 1
            space = at
    return edits


def with_typos(document: Document, rng: np.random.Generator) -> list[Edit]:
    """One letter lost, doubled, exchanged or wrong, in about one word of 300; never in a name."""
    words = list(_SMALL_WORD.finditer(document.text))
    edits = []
    for n in np.flatnonzero(rng.random(len(words)) < _TYPO):
        word = words[n][0]
        at = int(rng.integers(1, len(word) - 1))
        other = "abcdefghijklmnopqrstuvwxyz"[rng.integers(26)]
        pair = word[at : at + 2]
        new = (pair[1], pair[0] + pair, pair[::-1], other + pair[1])[rng.integers(4)]
        start = words[n].start() + at
        edits.append(Edit(start, start + 2, new))
    return edits


def without_commas(document: Document, rng: np.random.Generator) -> list[Edit]:
    """All or half of the commas lost."""
    share = 0.5 if rng.random() < 0.5 else 1.0
    found = _COMMA.finditer(document.text)
    return [Edit(*match.span(), "") for match in found if rng.random() < share]


def tokenised(document: Document, rng: np.random.Generator) -> list[Edit]:
    """Punctuation marks, and half the time clitics, apart from words, as in a treebank's text."""
    text = document.text
    found = {m.start(): Edit(*m.span(), f" {m[0]}") for m in _POINT.finditer(text)}
    if rng.random() < 0.5:
        found |= {m.start(): Edit(*m.span(), f" {m[0]}") for m in _CLITIC.finditer(text)}
    for quotation in quotations(text):
        if quotation.double:
            a, b = quotation.span.start, quotation.inner.start
            found[a] = Edit(a, b, f"{text[a:b]} ")
            if quotation.closed:
                a, b = quotation.inner.end, quotation.span.end
                found[a] = Edit(a, b, f" {text[a:b]}")
    return in_order(found.values())
