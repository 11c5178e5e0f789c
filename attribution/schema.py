"""Span, Article, Statement, Speaker, Document: plain values with their invariants.

Every offset counts Unicode code points of `text`, half-open, and `text` is the article exactly as
it was given. Gold data and predictions are both `Document`. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from attribution.errors import InvalidValue


class Kind(StrEnum):
    """How much of a statement's content stands in quotation marks: all, none or part of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """Words of communication (a statement) or a reported inner state (an attitude)."""

    STATEMENT = "statement"
    ATTITUDE = "attitude"


class SpeakerType(StrEnum):
    """What sort of thing speaks; `unknown` where the article gives no source."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open, non-empty range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue(f"span [{self.start}, {self.end}] is empty, reversed or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The passage of `text` that this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


Fragments = tuple[Span, ...]


def hull(fragments: Sequence[Span]) -> Span:
    """The smallest span that covers all of `fragments` (at least one)."""
    return Span(fragments[0].start, fragments[-1].end)


def passages(text: str, fragments: Iterable[Span]) -> str:
    """The text of fragments in order, joined by ' … '."""
    return " … ".join(span.of(text) for span in fragments)


def _check_fragments(name: str, fragments: Sequence[Span]) -> None:
    for before, after in pairwise(fragments):
        if after.start < before.end:
            raise InvalidValue(f"{name}: fragments out of order or overlapping at {after.start}")


@dataclass(frozen=True, slots=True)
class Confidence:
    """Calibrated probabilities in [0, 1]: that the statement is right, and that its speaker is."""

    statement: float
    speaker: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value in (self.statement, self.speaker):
            if value is not None and not 0.0 <= value <= 1.0:
                raise InvalidValue(f"confidence {value} is not a probability")


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said (`content`, at least one fragment), by which words (`cue`), by whom.

    `source` is the noun phrase beside the cue, `speaker` the ids of the resolved speakers. `extra`
    keeps keys that the wire format does not define.
    """

    id: str
    content: Fragments
    cue: Fragments = ()
    source: Fragments = ()
    kind: Kind = Kind.INDIRECT
    act: Act = Act.STATEMENT
    speaker: tuple[str, ...] = ()
    confidence: Confidence | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.content:
            raise InvalidValue(f"statement {self.id!r} has no content")
        for name in ("content", "cue", "source"):
            _check_fragments(f"statement {self.id!r}, {name}", getattr(self, name))

    @property
    def spans(self) -> Fragments:
        """All spans: content, then cue, then source."""
        return self.content + self.cue + self.source


def text_order(statement: Statement) -> tuple[int, int]:
    """Sorts statements by their first fragment, an outer one before those nested in it."""
    return statement.content[0].start, -statement.content[-1].end


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body of one article: canonical `name` and the `mentions` that refer to it."""

    id: str
    name: str
    type: SpeakerType = SpeakerType.UNKNOWN
    mentions: Fragments = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was given, before anything is known about it."""

    id: str
    text: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its statements (ordered by first fragment) and speakers."""

    id: str
    text: str
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        size = len(self.text)
        known = {speaker.id for speaker in self.speakers}
        if len(known) != len(self.speakers):
            raise InvalidValue("two speakers have the same id")
        if len({statement.id for statement in self.statements}) != len(self.statements):
            raise InvalidValue("two statements have the same id")
        for statement in self.statements:
            for span in statement.spans:
                if span.end > size:
                    raise InvalidValue(
                        f"statement {statement.id!r}: span [{span.start}, {span.end}] is beyond"
                        f" the text's {size} characters"
                    )
            for name in statement.speaker:
                if name not in known:
                    raise InvalidValue(f"statement {statement.id!r}: no speaker has id {name!r}")
        for speaker in self.speakers:
            for span in speaker.mentions:
                if span.end > size:
                    raise InvalidValue(
                        f"speaker {speaker.id!r}: mention [{span.start}, {span.end}] is beyond"
                        f" the text's {size} characters"
                    )
        firsts = [statement.content[0].start for statement in self.statements]
        if firsts != sorted(firsts):
            raise InvalidValue("statements are not in the order of their first fragment")

    @classmethod
    def of(
        cls,
        article: Article,
        statements: Iterable[Statement] = (),
        speakers: Iterable[Speaker] = (),
    ) -> Document:
        """A document of `article`; statements are put in order."""
        ordered = sorted(statements, key=text_order)
        return cls(
            article.id, article.text, tuple(ordered), tuple(speakers), article.meta, article.extra
        )

    @property
    def article(self) -> Article:
        return Article(self.id, self.text, self.meta, self.extra)

    def speaker(self, id: str) -> Speaker:
        """The speaker with that id; KeyError if there is none."""
        for speaker in self.speakers:
            if speaker.id == id:
                return speaker
        raise KeyError(id)

    def names(self, statement: Statement) -> tuple[str, ...]:
        """Canonical names of a statement's speakers."""
        return tuple(self.speaker(id).name for id in statement.speaker)

    def only(self, act: Act) -> Document:
        """The same document with the statements of one act."""
        return replace(self, statements=tuple(s for s in self.statements if s.act is act))
