"""Annotations written as verbatim strings -> gold documents, and standoff that holds no text.

An annotator reads an article and writes, one JSON object a line, in the order of the text:

    {"content": ["first fragment", "second"], "cue": "said", "source": "Ann Lee",
     "speaker": ["Ann Lee"], "type": "person", "act": "statement"}

Each string is verbatim from the article. `cue` and `source` may be absent, `act` too (then
`statement`), and `types` may give each speaker's own. Where a string stands in the article more
than once, the content is the first one after the content of the line before, cue and source are
the nearest to the content; a key `near` (a longer verbatim passage) says where to look instead
for the content, `cue_near` and `source_near` for the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.codec import document_from_json, document_to_json, parse_json
from attribution.errors import InvalidValue, UnreadableInput
from attribution.quotes import kind_of, quotations
from attribution.schema import (
    Act,
    Article,
    Document,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    hull,
    text_order,
)


def annotated(article: Article, lines: Iterable[str]) -> Document:
    """The gold document of an article from its annotation lines.

    Raises InvalidValue with the number of the line and what is not in the article.
    """
    found = quotations(article.text)
    statements: list[Statement] = []
    speakers: dict[str, Speaker] = {}
    after = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = parse_json(line)
            if not isinstance(record, dict):
                raise InvalidValue("not an object")
            statement = _statement(article.text, record, after)
            statement = replace(statement, kind=kind_of(article.text, statement.content, found))
            after = statement.content[0].start
            ids = _speakers(article.text, record, statement, speakers)
        except InvalidValue as error:
            raise InvalidValue(f"{article.id}, annotation {number}: {error}") from None
        statements.append(replace(statement, speaker=ids))
    statements.sort(key=text_order)
    numbered = [replace(s, id=f"s{n}") for n, s in enumerate(statements, 1)]
    ordered = [replace(s, mentions=tuple(sorted(s.mentions))) for s in speakers.values()]
    return Document.of(article, numbered, ordered)


_KEYS = {"content", "cue", "source", "speaker", "type", "types", "act", "near", "cue_near"}
_KEYS |= {"source_near"}


def _statement(text: str, record: Mapping[str, Any], after: int) -> Statement:
    if unknown := set(record) - _KEYS:
        raise InvalidValue(f"unknown keys {', '.join(sorted(unknown))}")
    strings = record.get("content")
    if isinstance(strings, str):
        strings = [strings]
    if not strings:
        raise InvalidValue("no content")
    low, high = _region(text, record.get("near"), after)
    content: list[Span] = []
    for string in strings:
        at = text.find(string, low, high)
        if at < 0 and not content and record.get("near") is None:
            at = text.find(string)
        if at < 0:
            raise InvalidValue(f"content is not in the article (in this order): {string!r}")
        content.append(Span(at, at + len(string)))
        low = at + len(string)
    whole = hull(content)
    try:
        act = Act(record.get("act", "statement"))
    except ValueError:
        raise InvalidValue(f"act is {record['act']!r}") from None
    return Statement(
        id="",
        content=tuple(content),
        cue=_nearest(text, record.get("cue"), record.get("cue_near"), content, whole, "cue"),
        source=_nearest(
            text, record.get("source"), record.get("source_near"), content, whole, "source"
        ),
        act=act,
    )


def _region(text: str, near: str | None, after: int) -> tuple[int, int]:
    if near is None:
        return after, len(text)
    if text.count(near) != 1:
        raise InvalidValue(f"'near' stands {text.count(near)} times in the article: {near!r}")
    at = text.index(near)
    return at, at + len(near)


def _nearest(
    text: str,
    string: str | None,
    near: str | None,
    content: Sequence[Span],
    whole: Span,
    name: str,
) -> tuple[Span, ...]:
    """The occurrence, outside the content, that is nearest to it and in whole words."""
    if not string:
        return ()
    low, high = _region(text, near, 0)
    best: Span | None = None
    distance = len(text) + 1
    at = text.find(string, low, high)
    while at >= 0:
        span = Span(at, at + len(string))
        whole_words = not (
            (text[at].isalnum() and at and text[at - 1].isalnum())
            or (text[span.end - 1].isalnum() and text[span.end : span.end + 1].isalnum())
        )
        gap = max(span.start - whole.end, whole.start - span.end, 0)
        if whole_words and gap < distance and not any(span.overlaps(f) for f in content):
            best, distance = span, gap
        at = text.find(string, at + 1, high)
    if best is None:
        raise InvalidValue(f"{name} is not in the article outside the content: {string!r}")
    return (best,)


def _speakers(
    text: str, record: Mapping[str, Any], statement: Statement, known: dict[str, Speaker]
) -> tuple[str, ...]:
    names = record.get("speaker") or []
    names = [names] if isinstance(names, str) else names
    types = record.get("types") or [record.get("type")] * len(names)
    if len(types) != len(names):
        raise InvalidValue("'types' and 'speaker' differ in number")
    ids = []
    for name, type_ in zip(names, types, strict=True):
        if name not in text:
            raise InvalidValue(f"speaker is not verbatim in the article: {name!r}")
        try:
            kind = SpeakerType(type_)
        except ValueError:
            raise InvalidValue(f"speaker {name!r} has type {type_!r}") from None
        speaker = known.get(name) or Speaker(f"p{len(known) + 1}", name, kind)
        if speaker.type is not kind:
            raise InvalidValue(f"speaker {name!r} is {speaker.type} before and {kind} here")
        new = tuple(span for span in statement.source if span not in speaker.mentions)
        known[name] = replace(speaker, mentions=speaker.mentions + new)
        ids.append(speaker.id)
    return tuple(ids)


# --- standoff: offsets and names, never the text ------------------------------------------------


_NAME_WORDS = 6


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def to_standoff(document: Document) -> dict[str, Any]:
    """The wire format's object with the hash of the text in its place.

    A name of many words is a passage of the text: its offsets, `name_at`, stand for it.
    """
    record = document_to_json(document)
    record["text_sha256"] = text_hash(record.pop("text"))
    for speaker in record["speakers"]:
        if len(speaker["name"].split()) > _NAME_WORDS:
            at = document.text.index(speaker.pop("name"))
            speaker["name_at"] = [at, at + len(document.speaker(speaker["id"]).name)]
    return record


def from_standoff(record: Mapping[str, Any], article: Article) -> Document:
    """The document of a standoff record and its article; InvalidValue if the text is another."""
    if record["text_sha256"] != text_hash(article.text):
        raise InvalidValue(f"{record['id']}: the article's text is not the one annotated")
    value = {key: item for key, item in record.items() if key != "text_sha256"}
    speakers = []
    for speaker in record["speakers"]:
        given = dict(speaker)
        if "name_at" in given:
            start, end = given.pop("name_at")
            given["name"] = article.text[start:end]
        speakers.append(given)
    return document_from_json({**value, "speakers": speakers, "text": article.text})


def read_standoff(path: Path, articles: Iterable[Article]) -> list[Document]:
    """Documents of a standoff file, joined with the articles that have their ids."""
    by_id = {article.id: article for article in articles}
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["id"] not in by_id:
            raise UnreadableInput(str(path), f"no article {record['id']!r} to join with")
        document = from_standoff(record, by_id[record["id"]])
        documents.append(replace(document, meta={**document.meta, "corpus": "bbc"}))
    return documents
