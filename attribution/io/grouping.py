"""A document's statements by speaker, in the order in which the speakers first speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.schema import Act, Document, SpeakerType, Statement

NOBODY = "Speaker not given"


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker, or several who spoke together, with what they said; `type` as for a Speaker."""

    name: str
    type: SpeakerType
    statements: tuple[Statement, ...]

    @property
    def known(self) -> bool:
        """Whether the article tells who it is."""
        return bool(self.statements[0].speaker)

    @property
    def stated(self) -> int:
        """How many of the statements are statements in the narrow sense, not attitudes."""
        return sum(statement.act is Act.STATEMENT for statement in self.statements)


def joined(names: Iterable[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, noun: str) -> str:
    """'1 statement', '2 statements'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def voices(document: Document, statements: Iterable[Statement]) -> tuple[Voice, ...]:
    """Statements grouped by who said them; those with no speaker come last."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.speaker, []).append(statement)
    known = [_voice(document, key, tuple(said)) for key, said in groups.items() if key]
    nobody = groups.get(())
    return (*known, Voice(NOBODY, SpeakerType.UNKNOWN, tuple(nobody))) if nobody else tuple(known)


def _voice(document: Document, ids: tuple[str, ...], said: tuple[Statement, ...]) -> Voice:
    speakers = [document.speaker(id) for id in ids]
    types = {speaker.type for speaker in speakers}
    together = types.pop() if len(types) == 1 else SpeakerType.GROUP
    return Voice(joined(speaker.name for speaker in speakers), together, said)
