"""An invented article with its statements, and a stand-in for the model that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import attribution
from attribution.schema import (
    Act,
    Article,
    Confidence,
    Document,
    Kind,
    Span,
    Speaker,
    SpeakerType,
    Statement,
)

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "eval" / "examples" / "harbour.txt"

FERRY = (
    "The ferry will not sail, Olga Brandvold said.\r\n\r\n"
    "“We have no crew,” the owner added, “and no fuel.”\r\n\r\n"
    "Brandvold told us that Piet Maas had promised “two boats”. Maas hopes for spring. 🚢\r\n"
)


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    """Where each part stands in `text`, each searched after the one before."""
    found, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        found.append(Span(start, at))
    return tuple(found)


def ferry_document() -> Document:
    """Every kind and act, a split quotation, a nested statement, joint and missing speakers."""
    text = FERRY
    statements = [
        Statement(
            id="s1",
            content=spans(text, "The ferry will not sail"),
            cue=spans(text, "said"),
            source=spans(text, "Olga Brandvold"),
            speaker=("p1",),
            confidence=Confidence(0.97, 0.88),
        ),
        Statement(
            id="s2",
            content=spans(text, "“We have no crew,”", "“and no fuel.”"),
            cue=spans(text, "added"),
            source=spans(text, "the owner"),
            kind=Kind.DIRECT,
            confidence=Confidence(0.91),
        ),
        Statement(
            id="s3",
            content=spans(text, "that Piet Maas had promised “two boats”"),
            cue=spans(text, "told"),
            source=spans(text, "no fuel", "Brandvold")[1:],
            kind=Kind.MIXED,
            speaker=("p1",),
        ),
        Statement(
            id="s4",
            content=spans(text, "“two boats”"),
            cue=spans(text, "had promised"),
            source=spans(text, "Piet Maas"),
            kind=Kind.DIRECT,
            speaker=("p2",),
        ),
        Statement(
            id="s5",
            content=spans(text, "for spring"),
            cue=spans(text, "hopes"),
            act=Act.ATTITUDE,
            speaker=("p1", "p2"),
        ),
    ]
    speakers = [
        Speaker("p1", "Olga Brandvold", SpeakerType.PERSON, spans(text, "Olga Brandvold")),
        Speaker("p2", "Piet Maas", SpeakerType.PERSON, spans(text, "Piet Maas", "Maas")),
    ]
    return Document("ferry", text, tuple(statements), tuple(speakers), {"title": "The ferry"})


@pytest.fixture
def ferry() -> Document:
    return ferry_document()


class StubAttributor:
    """Finds `“…” said NAME`; fails on a text that holds the word `explode`."""

    loaded: list[tuple[str, str]] = []  # noqa: RUF012 - the tests look at it through the class

    @classmethod
    def load(
        cls, model: str = "small", *, engine: str = "auto", threads: int | None = None
    ) -> StubAttributor:
        cls.loaded.append((model, engine))
        return cls()

    def extract(
        self,
        text: str | Article,
        *,
        min_confidence: float | None = None,
        alternatives: int = 0,
    ) -> Document:
        article = Article("text", text) if isinstance(text, str) else text
        if "explode" in article.text:
            raise ZeroDivisionError("two lines\nof trouble")
        statements, speakers = [], []
        for number, match in enumerate(re.finditer(r"(“[^”]+”) (said) (\w+)", article.text), 1):
            content, cue, source = (Span(*match.span(group)) for group in (1, 2, 3))
            speakers.append(Speaker(f"p{number}", match[3], SpeakerType.PERSON, (source,)))
            statements.append(
                Statement(
                    f"s{number}",
                    (content,),
                    (cue,),
                    (source,),
                    Kind.DIRECT,
                    speaker=(f"p{number}",),
                    confidence=Confidence(0.9, 0.8),
                )
            )
        if min_confidence is not None and min_confidence > 0.9:
            statements = []
        return Document.of(article, statements, speakers)

    def extract_many(
        self, articles: Iterable[Article], *, min_confidence: float | None = None
    ) -> Iterator[Document]:
        return (self.extract(article, min_confidence=min_confidence) for article in articles)

    def resolve(self, document: Document, *, alternatives: int = 0) -> Document:
        if "explode" in document.text:
            raise ZeroDivisionError("trouble")
        statements = tuple(replace(s, speaker=("r1",)) for s in document.statements)
        return replace(document, statements=statements, speakers=(Speaker("r1", "Resolved"),))


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> type[StubAttributor]:
    """Puts the stand-in where commands look for `attribution.Attributor`."""
    monkeypatch.setitem(vars(attribution), "Attributor", StubAttributor)
    StubAttributor.loaded.clear()
    return StubAttributor
