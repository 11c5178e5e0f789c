"""The wire format: values <-> JSON objects, one document a line. The only place that knows it.

Keys that the format does not define are kept in `extra` and written again.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attribution.errors import InvalidLine, InvalidValue
from attribution.schema import (
    Act,
    Article,
    Confidence,
    Document,
    Fragments,
    Kind,
    Span,
    Speaker,
    SpeakerType,
    Statement,
)

_DOCUMENT_KEYS = {"id", "text", "meta", "statements", "speakers"}
_STATEMENT_KEYS = {"id", "content", "cue", "source", "kind", "act", "speaker", "confidence"}
_SPEAKER_KEYS = {"id", "name", "type", "mentions"}
_CONFIDENCE_KEYS = {"statement", "speaker"}

# JSON may hold these raw, but str.splitlines and many readers take them for ends of lines.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")

Choice = TypeVar("Choice", Kind, Act, SpeakerType)


def _object(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InvalidValue(f"{what} is not an object")
    return value


def _list(value: object, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise InvalidValue(f"{what} is not a list")
    return value


def _string(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise InvalidValue(f"{what} is not a string")
    return value


def _identifier(value: object, what: str) -> str:
    """Ids are strings; whole numbers, as tables give them, are taken as their digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value, what)


def _choice(kind: type[Choice], value: object, what: str) -> Choice:
    try:
        return kind(_string(value, what))
    except ValueError:
        options = ", ".join(kind)
        raise InvalidValue(f"{what} is {value!r}, not one of {options}") from None


def _fragments(value: object, what: str) -> Fragments:
    spans = []
    for pair in _list(value, what):
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair)):
            shown = repr(pair) if len(repr(pair)) <= 40 else f"{repr(pair)[:40]}…"
            raise InvalidValue(f"{what}: {shown} is not a span [start, end]")
        spans.append(Span(pair[0], pair[1]))
    return tuple(spans)


def _probability(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValue(f"{what} is not a number")
    if not 0 <= value <= 1:
        raise InvalidValue(f"{what} is {str(value)[:20]}, not a probability")
    return float(value)


def _confidence(value: object, what: str) -> Confidence | None:
    if value is None:
        return None
    record = _object(value, what)
    if "statement" not in record:
        raise InvalidValue(f"{what} has no value for 'statement'")
    speaker = record.get("speaker")
    return Confidence(
        statement=_probability(record["statement"], what),
        speaker=None if speaker is None else _probability(speaker, what),
        extra=_extra(record, _CONFIDENCE_KEYS),
    )


def _extra(value: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in known}


def statement_from_json(value: object, number: int) -> Statement:
    """A statement from its JSON object; `number` (from 1) names it where it has no id."""
    record = _object(value, f"statement {number}")
    name = _identifier(record.get("id", f"s{number}"), f"statement {number}, id")
    what = f"statement {name!r}"
    if "content" not in record:
        raise InvalidValue(f"{what} has no content")
    return Statement(
        id=name,
        content=_fragments(record["content"], f"{what}, content"),
        cue=_fragments(record.get("cue", []), f"{what}, cue"),
        source=_fragments(record.get("source", []), f"{what}, source"),
        kind=_choice(Kind, record.get("kind", "indirect"), f"{what}, kind"),
        act=_choice(Act, record.get("act", "statement"), f"{what}, act"),
        speaker=tuple(
            _identifier(id, f"{what}, speaker")
            for id in _list(record.get("speaker", []), f"{what}, speaker")
        ),
        confidence=_confidence(record.get("confidence"), f"{what}, confidence"),
        extra=_extra(record, _STATEMENT_KEYS),
    )


def speaker_from_json(value: object, number: int) -> Speaker:
    """A speaker from its JSON object; `number` (from 1) names it in messages."""
    record = _object(value, f"speaker {number}")
    for key in ("id", "name"):
        if key not in record:
            raise InvalidValue(f"speaker {number} has no {key}")
    name = _identifier(record["id"], f"speaker {number}, id")
    return Speaker(
        id=name,
        name=_string(record["name"], f"speaker {name!r}, name"),
        type=_choice(SpeakerType, record.get("type", "unknown"), f"speaker {name!r}, type"),
        mentions=_fragments(record.get("mentions", []), f"speaker {name!r}, mentions"),
        extra=_extra(record, _SPEAKER_KEYS),
    )


def article_from_json(value: object) -> Article:
    """An article from an object with `id` and `text`; statements and speakers are left aside."""
    record = _object(value, "the line")
    for key in ("id", "text"):
        if key not in record:
            raise InvalidValue(f"no {key!r}")
    meta = record.get("meta")
    return Article(
        id=_identifier(record["id"], "id"),
        text=_string(record["text"], "text"),
        meta={} if meta is None else _object(meta, "meta"),
        extra=_extra(record, _DOCUMENT_KEYS),
    )


def document_from_json(value: object) -> Document:
    """A document from its JSON object; raises InvalidValue that says what is wrong."""
    article = article_from_json(value)
    record = _object(value, "the line")
    statements = _list(record.get("statements", []), "statements")
    speakers = _list(record.get("speakers", []), "speakers")
    return Document(
        id=article.id,
        text=article.text,
        statements=tuple(statement_from_json(s, n) for n, s in enumerate(statements, 1)),
        speakers=tuple(speaker_from_json(s, n) for n, s in enumerate(speakers, 1)),
        meta=article.meta,
        extra=article.extra,
    )


def _pairs(fragments: Fragments) -> list[list[int]]:
    return [[span.start, span.end] for span in fragments]


def _confidence_to_json(confidence: Confidence) -> dict[str, Any]:
    record: dict[str, Any] = {"statement": confidence.statement}
    if confidence.speaker is not None:
        record["speaker"] = confidence.speaker
    return record | dict(confidence.extra)


def statement_to_json(statement: Statement) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": statement.id,
        "content": _pairs(statement.content),
        "cue": _pairs(statement.cue),
        "source": _pairs(statement.source),
        "kind": statement.kind.value,
        "act": statement.act.value,
        "speaker": list(statement.speaker),
    }
    if statement.confidence is not None:
        record["confidence"] = _confidence_to_json(statement.confidence)
    return record | dict(statement.extra)


def speaker_to_json(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type.value,
        "mentions": _pairs(speaker.mentions),
    } | dict(speaker.extra)


def document_to_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "text": document.text,
        "meta": dict(document.meta),
        "statements": [statement_to_json(s) for s in document.statements],
        "speakers": [speaker_to_json(s) for s in document.speakers],
    } | dict(document.extra)


def dumps(document: Document) -> str:
    """One line of JSONL, without its newline.

    Lone surrogates cannot be written as UTF-8, so a document that holds one is written in escapes;
    two that would be read back as one character, which shifts offsets, raise InvalidValue.
    """
    value = document_to_json(document)
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        if _SURROGATE_PAIR.search(line):
            raise InvalidValue("the text holds a character as two surrogates; join them") from None
        return json.dumps(value, ensure_ascii=True, allow_nan=False)
    return line.translate(_LINE_ENDS)


def parse_json(line: str) -> object:
    """JSON of one line; raises InvalidValue with what is wrong and where."""

    def no_constant(name: str) -> object:
        raise InvalidValue(f"{name} is not JSON")

    def finite(digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            raise InvalidValue(f"{digits} is too large a number")
        return number

    try:
        return json.loads(line, parse_constant=no_constant, parse_float=finite)
    except json.JSONDecodeError as error:
        raise InvalidValue(f"not JSON: {error.msg} at column {error.colno}") from None
    except InvalidValue:
        raise
    except ValueError:
        raise InvalidValue("not usable: a number with too many digits") from None
    except RecursionError:
        raise InvalidValue("not usable: nested too deeply") from None


def loads(line: str) -> Document:
    """A document from one line; raises InvalidValue."""
    return document_from_json(parse_json(line))


def read_documents(lines: Iterable[str], path: str = "<input>") -> Iterator[Document]:
    """Documents of a JSONL file; blank lines are skipped.

    Raises InvalidLine at the first line that is not a valid document, with file and line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield loads(line)
        except InvalidValue as error:
            raise InvalidLine(path, number, str(error)) from None
