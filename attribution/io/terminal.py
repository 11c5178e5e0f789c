"""Documents for people at a terminal: statements by speaker, wrapped, attitudes only on request."""

from __future__ import annotations

import os
import shutil
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from attribution.io.grouping import Voice, counted, voices
from attribution.schema import Act, Confidence, Document, SpeakerType, Statement, passages

_NARROWEST, _WIDEST = 40, 100
_KIND_COLUMN = 11
_BOLD, _DIM = "1", "2"
_BIDI_CONTROLS = frozenset(["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"])


@dataclass(frozen=True, slots=True)
class Style:
    """How wide lines may be, in characters, and whether to use bold and dim."""

    width: int = 80
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str] = os.environ) -> Style:
        """Fits the terminal behind `stream`; plain where there is none or NO_COLOR is set."""
        if not stream.isatty():
            return cls()
        columns = shutil.get_terminal_size().columns
        plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
        return cls(min(max(columns - 1, _NARROWEST), _WIDEST), not plain)

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def printable(text: str) -> str:
    """One line that does nothing but show: control, bidi-override and surrogate characters go.

    An article could otherwise move the cursor or change the terminal's colours.
    """
    line = " ".join(text.split())
    return "".join("\ufffd" if _acts(character) else character for character in line)


def _acts(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cc", "Cs")
        or unicodedata.bidirectional(character) in _BIDI_CONTROLS
    )


def _percent(probability: float) -> str:
    return f"{probability:.0%}"


def _confidence(confidence: Confidence) -> str:
    shown = _percent(confidence.statement)
    if confidence.speaker is not None:
        shown += f", speaker {_percent(confidence.speaker)}"
    return shown


def _details(document: Document, statement: Statement) -> str:
    parts = []
    if statement.act is Act.ATTITUDE:
        parts.append("attitude")
    parts.append(passages(document.text, statement.cue) if statement.cue else "no cue")
    if statement.source:
        parts.append(f"source: {passages(document.text, statement.source)}")
    if statement.confidence is not None:
        parts.append(_confidence(statement.confidence))
    return printable(" · ".join(parts))


def _indented(text: str, first: str, width: int) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * _KIND_COLUMN,
        break_on_hyphens=False,
    )


def _statement_lines(document: Document, statement: Statement, style: Style) -> str:
    kind = f"  {statement.kind.value}".ljust(_KIND_COLUMN)
    said = _indented(printable(passages(document.text, statement.content)), kind, style.width)
    details = _indented(_details(document, statement), " " * _KIND_COLUMN, style.width)
    painted = "\n".join(style.paint(line, _DIM) for line in details.split("\n"))
    return f"{said}\n{painted}\n"


def _voice_lines(document: Document, voice: Voice, style: Style) -> str:
    label = "" if voice.type is SpeakerType.UNKNOWN else f" ({voice.type.value})"
    said = "".join(_statement_lines(document, statement, style) for statement in voice.statements)
    return f"{style.paint(printable(voice.name), _BOLD)}{label}\n{said}"


def write_text(
    document: Document, stream: TextIO, *, attitudes: bool = False, style: Style | None = None
) -> None:
    """One document: a heading, then each speaker with statements in the article's order."""
    style = style or Style.of(stream)
    stated = document.only(Act.STATEMENT).statements
    hidden = len(document.statements) - len(stated)
    heading = f"{printable(document.id)}: {counted(len(stated), 'statement')}"
    if hidden:
        heading += f", {counted(hidden, 'attitude')}"
        if not attitudes:
            heading += " (--attitudes shows what sources believe, want or fear)"
    stream.write(f"{style.paint(heading, _BOLD)}\n")
    for voice in voices(document, document.statements if attitudes else stated):
        stream.write(f"\n{_voice_lines(document, voice, style)}")
