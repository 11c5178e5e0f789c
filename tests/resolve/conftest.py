"""A small article language for resolver tests: `[source]` marks a source, `{content}` a content."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from attribution.model.config import ModelConfig
from attribution.model.encode import TextEncoder
from attribution.model.engine import load_engine
from attribution.pipeline import Reader
from attribution.resolve import Resolver
from attribution.schema import Kind, Span, Speaker, Statement

MODEL = Path(__file__).parents[2] / "models" / "small" / "resolver.json"
_MARK = re.compile(r"[\[\]{}]")


def _parse(marked: str) -> tuple[str, list[Statement]]:
    """Text and statements; the n-th source belongs to the content that ends n-th."""
    text, sources, contents, opened = "", [], [], {"[": [], "{": []}
    position = 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match[0] in "[{":
            opened[match[0]].append(len(text))
        elif match[0] == "]":
            sources.append(Span(opened["["].pop(), len(text)))
        else:
            contents.append(Span(opened["{"].pop(), len(text)))
    text += marked[position:]
    sources.sort()
    contents.sort(key=lambda span: span.end)
    statements = [
        Statement(
            f"s{n}",
            (content,),
            source=(source,),
            kind=Kind.DIRECT if text[content.start] in '"“' else Kind.INDIRECT,
        )
        for n, (content, source) in enumerate(zip(contents, sources, strict=True), 1)
    ]
    return text, statements


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return Resolver.load(MODEL)


@pytest.fixture(scope="session")
def reader() -> Reader:
    folder = MODEL.parent
    config = ModelConfig.load(folder)
    return Reader(config, TextEncoder.load(folder), load_engine("onnx", folder, config))


@pytest.fixture(scope="session")
def speakers(resolver: Resolver, reader: Reader) -> Callable[[str], list[list[Speaker]]]:
    """The speakers of each statement of a marked article, as the shipped model resolves them."""

    def resolve(marked: str) -> list[list[Speaker]]:
        text, statements = _parse(marked)
        (evidence,) = reader.evidence([text])
        found, known = resolver.resolve(text, statements, evidence)
        by_id = {speaker.id: speaker for speaker in known}
        assert all(speaker.name in text for speaker in known)
        return [[by_id[id] for id in statement.speaker] for statement in found]

    return resolve


@pytest.fixture(scope="session")
def names(speakers: Callable[[str], list[list[Speaker]]]) -> Callable[[str], list[list[str]]]:
    """The names of each statement's speakers in a marked article."""
    return lambda marked: [[one.name for one in group] for group in speakers(marked)]


@pytest.fixture(scope="session")
def parse() -> Callable[[str], tuple[str, list[Statement]]]:
    """Text and statements of a marked article."""
    return _parse
