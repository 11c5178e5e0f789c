"""Variants of an article for training: other names, other marks, what scrapers and machines do.

Lengths change, and gold spans follow (`edits`). The variants are applied one after the other, each
with its own odds, on the result of those before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from attribution.quotes import Quotation, quotations
from attribution.schema import Document
from attribution.training.edits import Edit, edited, in_order
from attribution.training.mangling import (
    Variant,
    tokenised,
    with_boilerplate,
    with_glued_paragraphs,
    with_headline_twice,
    with_typos,
    with_wrapped_lines,
    without_commas,
)
from attribution.training.swapping import with_other_names

# Opening and closing mark of each style; the two last ones are what scrapers leave behind.
_STYLES = ('""', "“”", "''", "‘’", "«»", "„“", "””", "’’")
_STYLE_ODDS = (0.3, 0.25, 0.1, 0.12, 0.06, 0.06, 0.06, 0.05)
_LETTERS = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_MARK = frozenset(["``", "''", *'"“”„«»'])
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

# What happens to the marks after they are restyled.
_DAMAGE_ODDS = {
    "": 0.46,
    "swapped": 0.2,  # one in ten or three in ten become another mark or a space
    "lost": 0.1,  # both marks, of all or some quotations
    "opening lost": 0.03,
    "closing lost": 0.03,
    "doubled": 0.03,
    "treebank": 0.04,  # `` and ''
    "spaced": 0.04,
    "escaped": 0.02,
    "questioned": 0.03,  # every curly mark a question mark
    "misread": 0.02,  # UTF-8 read as Windows-1252
}
_ESCAPES = (
    ("&quot;", "&quot;", "&#39;"),
    ("&ldquo;", "&rdquo;", "&rsquo;"),
    ("&#8220;", "&#8221;", "&#8217;"),
)


def augmented(document: Document, rng: np.random.Generator, strength: float = 0.5) -> Document:
    """A variant of `document`; with chance 1 - `strength` the document itself."""
    if rng.random() >= strength:
        return document
    document = with_other_names(document, rng)
    for variant, chance in _VARIANTS:
        if rng.random() < chance:
            document = edited(document, variant(document, rng))
    return with_other_case(document, rng)


def with_other_case(document: Document, rng: np.random.Generator) -> Document:
    """All in lower case (chance 0.04), in upper case (0.02) or Like a Headline (0.01)."""
    draw = rng.random()
    if draw >= 0.07:
        return document
    text = document.text
    if draw < 0.06:
        changed = [c.lower() if draw < 0.04 else c.upper() for c in text]
    else:
        changed = list(text)
        for match in _LETTERS.finditer(text):
            changed[match.start()] = text[match.start()].upper()
    # Some letters (ß) have no single one of the other case.
    kept = (new if len(new) == 1 else old for new, old in zip(changed, text, strict=True))
    return replace(document, text="".join(kept))


# --- quotation marks ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Marking:
    """How an article writes its marks: the outer and inner pair, and the apostrophe."""

    outer: tuple[str, str]
    inner: tuple[str, str] | None
    apostrophe: str


def with_other_marks(document: Document, rng: np.random.Generator) -> list[Edit]:
    """Quotation marks and apostrophes in another style, and in half of all cases damaged."""
    damage = str(rng.choice(list(_DAMAGE_ODDS), p=list(_DAMAGE_ODDS.values())))
    return marked(document.text, damage, rng)


def marked(text: str, damage: str, rng: np.random.Generator) -> list[Edit]:
    """The edits of one kind of `damage` (a key of the odds above, '' for none)."""
    marking = _marking(damage, rng)
    edits = [
        Edit(match.start(), match.end(), marking.apostrophe) for match in _APOSTROPHE.finditer(text)
    ]
    found = quotations(text)
    share = 1.0 if rng.random() < 0.5 else 0.5  # of the quotations that lose their marks
    rate = 0.1 if rng.random() < 0.5 else 0.3  # of the marks that become another
    for quotation in found:
        if quotation.double and text[quotation.span.start : quotation.inner.start] in _MARK:
            hit = rng.random() < share
            for edit, closes in _pair(text, quotation, marking.outer):
                if damage == "swapped" and rng.random() < rate:
                    edit = _swapped(text, edit, closes, rng)
                elif hit and (
                    damage == "lost" or damage == ("closing lost" if closes else "opening lost")
                ):
                    edit = Edit(edit.start, edit.end, _gap(text, edit))
                edits.append(edit)
        elif marking.inner is not None and quotation.closed and _nested(quotation, found):
            edits += [edit for edit, _ in _pair(text, quotation, marking.inner)]
    if damage in ("questioned", "misread"):
        edits += _charset(text, damage)
    return in_order(edits)


def _marking(damage: str, rng: np.random.Generator) -> _Marking:
    apostrophe = "'" if rng.random() < 0.5 else "’"
    if damage == "escaped":
        first, last, apostrophe = _ESCAPES[rng.integers(len(_ESCAPES))]
        return _Marking((first, last), None, apostrophe)
    if damage == "treebank":
        return _Marking(("``", "''"), None, "'")
    if damage == "questioned":
        return _Marking(("?", "?"), None, "?")
    if damage == "misread":
        return _Marking((_misread("“"), _misread("”")), None, _misread("’"))
    style = _STYLES[rng.choice(len(_STYLES), p=_STYLE_ODDS)]
    first, last = style[0], style[1]
    inner = {"''": ('"', '"'), "‘’": ("“", "”")}.get(style)  # as in British papers
    if damage == "doubled":
        return _Marking((first * 2, last * 2), inner, apostrophe)
    if damage == "spaced":
        return _Marking((f"{first} ", f" {last}"), inner, apostrophe)
    return _Marking((first, last), inner, apostrophe)


def _pair(text: str, quotation: Quotation, marks: tuple[str, str]) -> Iterator[tuple[Edit, bool]]:
    """The edits of a quotation's marks, each with whether it is the closing one."""
    yield Edit(quotation.span.start, quotation.inner.start, marks[0]), False
    if quotation.closed:
        yield Edit(quotation.inner.end, quotation.span.end, marks[1]), True


def _nested(quotation: Quotation, found: list[Quotation]) -> bool:
    return any(
        outer.double and outer.span != quotation.span and outer.inner.contains(quotation.span)
        for outer in found
    )


def _swapped(text: str, edit: Edit, closes: bool, rng: np.random.Generator) -> Edit:
    """Another mark, or a space where another space makes it invisible."""
    beside = text[edit.end : edit.end + 1] if closes else text[max(0, edit.start - 1) : edit.start]
    new = " " if not beside or beside.isspace() else "’'\"”“"[rng.integers(5)]
    return Edit(edit.start, edit.end, new)


def _gap(text: str, edit: Edit) -> str:
    """What stands for a lost mark: nothing, or a space where two words would run together."""
    before, after = text[max(0, edit.start - 1) : edit.start], text[edit.end : edit.end + 1]
    return " " if (before.isalnum() or before in tuple(".,;:!?")) and after.isalnum() else ""


def _charset(text: str, damage: str) -> Iterator[Edit]:
    for match in _NOT_ASCII.finditer(text):
        if damage == "misread":
            yield Edit(*match.span(), _misread(match[0]))
        elif match[0] in "“”„‘’‚":
            yield Edit(*match.span(), "?")


def _misread(char: str) -> str:
    """A character's UTF-8 bytes read as Windows-1252, as Latin-1 where that has none."""
    return "".join(
        bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
        for byte in char.encode()
    )


def with_stray_apostrophes(document: Document, rng: np.random.Generator) -> list[Edit]:
    """Some apostrophes dropped or doubled, and a few put before words."""
    text, edits = document.text, []
    for match in _APOSTROPHE.finditer(text):
        draw = rng.random()
        if draw < 0.3:
            edits.append(Edit(*match.span(), "" if draw < 0.2 else match[0] * 2))
    words = list(_LETTERS.finditer(text))
    for n in np.flatnonzero(rng.random(len(words)) < 0.01):
        at = words[n].start()
        if not at or text[at - 1] == " ":
            edits.append(Edit(at, at + 1, f"'{text[at]}"))
    return in_order(edits)


_VARIANTS: tuple[tuple[Variant, float], ...] = (
    (with_boilerplate, 0.1),
    (with_headline_twice, 0.05),
    (with_glued_paragraphs, 0.15),
    (with_wrapped_lines, 0.02),
    (with_typos, 0.08),
    (without_commas, 0.03),
    (with_other_marks, 1.0),
    (with_stray_apostrophes, 0.04),
    (tokenised, 0.05),
)
