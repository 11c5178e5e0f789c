"""Annotated articles as inline markup: spans are marked where they stand, so offsets are right.

    id: quarry-appeal
    desk: courts
    ---
    {1c "We shall appeal,"} {1q said} {1s,2s Ms Oyelaran's lawyer, Bo Lind}. He {2q denied} {2c any
    delay}.
    ---
    1 | direct | statement | Bo Lind : person
    2 | indirect | statement | Bo Lind : person

Above the first `---` line: `id` and any keys of `meta`. Between it and the last `---` line: the
text, to the character, without the newline before that line. A brace opens with labels, one space,
and ends where its partner closes; a label is the statement's number and `c` (content), `q` (cue) or
`s` (source), several are joined by commas, and braces nest. Each brace is one fragment; a label
with `+` (`{1c+ …}`) goes on with the fragment that ended right there, which lets spans cross. A
brace or backslash of the text is written after a backslash. Below: number, kind, act, then each
speaker's name and type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from attribution.errors import InvalidValue, UnreadableInput
from attribution.schema import (
    Act,
    Article,
    Document,
    Kind,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    text_order,
)

_RULE = "---"
_FIELDS = {"c": "content", "q": "cue", "s": "source"}
_LETTERS = {field: letter for letter, field in _FIELDS.items()}
_OPEN = re.compile(r"\{(\d+[cqs]\+?(?:,\d+[cqs]\+?)*) ")
_LABEL = re.compile(r"(\d+)([cqs])(\+?)")

Label = tuple[str, str]


def read_inline(path: Path) -> Document:
    """The document of a markup file; raises UnreadableInput with the line and what is wrong."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return from_inline(stream.read())
    except UnicodeDecodeError as error:
        raise UnreadableInput(str(path), f"not UTF-8 at byte {error.start}") from None
    except InvalidValue as error:
        raise UnreadableInput(str(path), str(error)) from None


def from_inline(markup: str) -> Document:
    """The document of a marked-up article; raises InvalidValue with the line and what is wrong."""
    lines = markup.split("\n")
    rules = [number for number, line in enumerate(lines) if line.strip() == _RULE]
    if len(rules) < 2:
        raise InvalidValue(f"needs two lines {_RULE!r}: before the text and after it")
    first, last = rules[0], rules[-1]
    meta = _header(lines[:first])
    article_id = meta.pop("id", "")
    if not article_id:
        raise InvalidValue("no 'id' above the text")
    text, spans = _spans("\n".join(lines[first + 1 : last]), first + 2)
    statements, speakers = _table(lines[last + 1 :], last + 2, spans, text)
    return Document.of(Article(article_id, text, meta), statements, speakers)


def _header(lines: list[str]) -> dict[str, str]:
    meta: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise InvalidValue(f"line {number}: {line.strip()!r} is not 'key: value'")
        meta[key.strip()] = value.strip()
    return meta


def _spans(marked: str, first_line: int) -> tuple[str, dict[Label, list[Span]]]:
    """The text without its markup, and the spans of each label in order."""
    text: list[str] = []
    spans: dict[Label, list[Span]] = {}
    opened: list[tuple[list[tuple[Label, bool]], int, int]] = []
    size = at = 0

    def where(index: int) -> str:
        return f"line {first_line + marked.count(chr(10), 0, index)}"

    while at < len(marked):
        character = marked[at]
        if character == "{":
            found = _OPEN.match(marked, at)
            if not found:
                raise InvalidValue(
                    f"{where(at)}: {marked[at : at + 20]!r} is no label; a brace of the text is"
                    " written \\{"
                )
            labels = [
                ((number, _FIELDS[letter]), bool(plus))
                for number, letter, plus in _LABEL.findall(found[1])
            ]
            opened.append((labels, size, at))
            at = found.end()
            continue
        if character == "}":
            if not opened:
                raise InvalidValue(f"{where(at)}: a brace closes that was not opened")
            labels, start, began = opened.pop()
            if start == size:
                raise InvalidValue(f"{where(began)}: nothing between the braces")
            for label, goes_on in labels:
                _add(spans.setdefault(label, []), Span(start, size), goes_on, label, where(began))
            at += 1
            continue
        if character == "\\" and marked[at + 1 : at + 2] in ("{", "}", "\\"):
            at += 1
            character = marked[at]
        text.append(character)
        size += 1
        at += 1
    if opened:
        raise InvalidValue(f"{where(opened[-1][2])}: a brace is not closed")
    return "".join(text), {label: sorted(found) for label, found in spans.items()}


def _add(known: list[Span], span: Span, goes_on: bool, label: Label, where: str) -> None:
    name = f"{label[0]}{_LETTERS[label[1]]}"
    if goes_on:
        for index, before in enumerate(known):
            if before.end == span.start:
                known[index] = Span(before.start, span.end)
                return
        raise InvalidValue(f"{where}: {name}+ follows no fragment of {name}")
    if any(span.overlaps(other) for other in known):
        raise InvalidValue(f"{where}: two fragments of {name} overlap")
    known.append(span)


def _table(
    lines: list[str], first_line: int, spans: Mapping[Label, list[Span]], text: str
) -> tuple[list[Statement], list[Speaker]]:
    statements: dict[str, Statement] = {}
    speakers: dict[str, Speaker] = {}
    mentions: dict[str, set[Span]] = {}
    for line_number, line in enumerate(lines, first_line):
        if not line.strip():
            continue
        try:
            number, kind, act, *given = (cell.strip() for cell in line.split(" | "))
        except ValueError:
            raise InvalidValue(
                f"line {line_number}: not 'number | kind | act | name : type'"
            ) from None
        if number in statements:
            raise InvalidValue(f"line {line_number}: statement {number} is given twice")
        if (number, "content") not in spans:
            raise InvalidValue(f"line {line_number}: statement {number} has no content")
        source = tuple(spans.get((number, "source"), ()))
        try:
            ids = [_speaker(cell, text, speakers) for cell in given]
            statements[number] = Statement(
                id=number,
                content=tuple(spans[number, "content"]),
                cue=tuple(spans.get((number, "cue"), ())),
                source=source,
                kind=Kind(kind),
                act=Act(act),
                speaker=tuple(ids),
            )
        except ValueError as error:
            raise InvalidValue(f"line {line_number}: {error}") from None
        for speaker in ids:
            mentions.setdefault(speaker, set()).update(source)
    if missing := sorted({number for number, _ in spans} - set(statements), key=int):
        raise InvalidValue(f"statement {missing[0]} is not in the list below the text")
    ordered = sorted(statements.values(), key=text_order)
    listed = [
        Speaker(s.id, s.name, s.type, tuple(sorted(mentions[s.id]))) for s in speakers.values()
    ]
    numbered = [
        Statement(f"s{n}", s.content, s.cue, s.source, s.kind, s.act, s.speaker)
        for n, s in enumerate(ordered, 1)
    ]
    return numbered, listed


def _speaker(cell: str, text: str, speakers: dict[str, Speaker]) -> str:
    """The id of the speaker that a cell 'name : type' names, known or new."""
    name, colon, type_ = cell.rpartition(" : ")
    if not colon:
        raise InvalidValue(f"speaker {cell!r} is not 'name : type'")
    name, kind = name.strip(), SpeakerType(type_.strip())
    if name not in text:
        raise InvalidValue(f"speaker {name!r} is not verbatim in the text")
    speaker = speakers.setdefault(name, Speaker(f"p{len(speakers) + 1}", name, kind))
    if speaker.type is not kind:
        raise InvalidValue(f"speaker {name!r} is {speaker.type} above and {kind} here")
    return speaker.id


def to_inline(document: Document) -> str:
    """The markup of a document; statements are numbered from 1, ids and confidences are left out.

    Raises InvalidValue for a name or value of `meta` that a line of markup cannot hold.
    """
    header = [f"id: {document.id}"]
    header += [f"{key}: {value}" for key, value in document.meta.items() if key != "id"]
    rows = []
    for number, statement in enumerate(document.statements, 1):
        people = [document.speaker(id) for id in statement.speaker]
        cells = [f"{p.name} : {p.type}" for p in people]
        rows.append(" | ".join([str(number), statement.kind, statement.act, *cells]))
    for line in header + rows:
        if "\n" in line or line.strip() == _RULE:
            raise InvalidValue(f"{line!r} does not fit a line of markup")
    return "\n".join([*header, _RULE, _marked(document), _RULE, *rows, ""])


def _marked(document: Document) -> str:
    labels: dict[Span, list[str]] = {}
    for number, statement in enumerate(document.statements, 1):
        for letter, field in _FIELDS.items():
            for span in getattr(statement, field):
                labels.setdefault(span, []).append(f"{number}{letter}")
    starts: dict[int, list[Span]] = {}
    for span in sorted(labels, key=lambda s: (s.start, -s.end)):
        starts.setdefault(span.start, []).append(span)
    out: list[str] = []
    opened: list[Span] = []

    def opening(span: Span, at: int) -> str:
        plus = "+" if at > span.start else ""
        return "{" + ",".join(f"{label}{plus}" for label in labels[span]) + " "

    for at in range(len(document.text) + 1):
        # A span that ends here while one opened inside it goes on: close that one and reopen it.
        ending = [index for index, span in enumerate(opened) if span.end == at]
        if ending:
            reopened = [span for span in opened[ending[0] :] if span.end > at]
            out.append("}" * (len(opened) - ending[0]))
            del opened[ending[0] :]
            for span in sorted(reopened, key=lambda s: -s.end):
                out.append(opening(span, at))
                opened.append(span)
        for span in starts.get(at, ()):
            # Whatever ends inside the new span is closed there and reopened by the rule above.
            out.append(opening(span, at))
            opened.append(span)
        if at < len(document.text):
            character = document.text[at]
            out.append("\\" + character if character in "{}\\" else character)
    return "".join(out)
