"""What a ledger answers, for people (text), for programs (JSONL) and for tables (CSV)."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from attribution.io.grouping import counted
from attribution.io.terminal import Style, printable
from attribution.ledger.identity.decisions import Logged, Pending
from attribution.ledger.people import Counts
from attribution.ledger.query import Found
from attribution.ledger.repeats import Repeated
from attribution.ledger.show import Mentioned
from attribution.ledger.storable import is_storable
from attribution.ledger.wording import changes

_DIM, _BOLD = "2", "1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_jsonl(records: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """One object a line; ids with lone surrogates, which UTF-8 cannot hold, in escapes."""
    for record in records:
        line = json.dumps(record, ensure_ascii=False)
        stream.write((line if is_storable(line) else json.dumps(record)) + "\n")


def write_csv(records: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: TextIO) -> None:
    """A table with a line of column names; lists are joined by '; '.

    Text that a spreadsheet would take for a formula, and run, has an apostrophe before it.
    """
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({key: _cell(record.get(key)) for key in columns})


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


STATEMENT_COLUMNS = (
    "article",
    "statement",
    "published",
    "outlet",
    "speaker",
    "kind",
    "act",
    "text",
    "cue",
    "source",
    "named",
    "confidence",
    "speaker_confidence",
    "start",
    "end",
    "title",
    "url",
)
PERSON_COLUMNS = (
    "person",
    "name",
    "type",
    "statements",
    "direct",
    "indirect",
    "mixed",
    "attitudes",
    "articles",
    "first",
    "last",
    "outlets",
    "names",
)


def _percent(found: Found) -> list[str]:
    if found.confidence is None:
        return []
    speaker = found.speaker_confidence
    return [f"{found.confidence:.0%}" + ("" if speaker is None else f", speaker {speaker:.0%}")]


def _day(published: str | None) -> str:
    return (published or "no date")[:10]


def _where(found: Found) -> str:
    parts = [_day(found.published), found.outlet, found.title, f"{found.article} {found.statement}"]
    return " · ".join(part for part in parts if part)


def _filled(text: str, style: Style, indent: str) -> str:
    return textwrap.fill(
        printable(text),
        style.width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def write_found(found: Iterable[Found], stream: TextIO) -> int:
    """Statements for people: who, what, where; returns how many there were."""
    return write_in_context(((one, None) for one in found), stream)


def write_in_context(found: Iterable[tuple[Found, tuple[str, str] | None]], stream: TextIO) -> int:
    """Statements with what stands before and after them in their articles."""
    style = Style.of(stream)
    number = 0
    for number, (one, around) in enumerate(found, 1):
        if number > 1:
            stream.write("\n")
        who = printable(one.speaker or "Speaker not given")
        if one.named and one.named != one.speaker:
            who += f" (as {printable(one.named)})"
        stream.write(f"{style.paint(who, _BOLD)}\n")
        before, after = around or ("", "")
        stream.write(_context(before, style))
        stream.write(f"{_filled(one.text, style, '  ')}\n")
        stream.write(_context(after, style))
        details = [one.kind, *(["attitude"] if one.act == "attitude" else []), one.cue or "no cue"]
        line = " · ".join(details + _percent(one))
        stream.write(f"{style.paint(_filled(line, style, '    '), _DIM)}\n")
        stream.write(f"{style.paint(_filled(_where(one), style, '    '), _DIM)}\n")
    return number


def _context(text: str, style: Style) -> str:
    if not text.strip():
        return ""
    return f"{style.paint(_filled(text, style, '  | '), _DIM)}\n"


def write_people(people: Iterable[Counts], stream: TextIO) -> None:
    """People for people: counts, dates and outlets, and what else they are called."""
    style = Style.of(stream)
    for one in people:
        name = f"{printable(one.name)} ({one.type}) #{one.person}"
        stream.write(f"{style.paint(name, _BOLD)}\n")
        kinds = [f"{n} {k}" for k in ("direct", "indirect", "mixed") if (n := getattr(one, k))]
        line = counted(one.statements, "statement")
        line += f" ({', '.join(kinds)})" if kinds else ""
        if one.attitudes:
            line += f", {counted(one.attitudes, 'attitude')}"
        line += f" in {counted(one.articles, 'article')}"
        if one.first is not None:
            first, last = _day(one.first), _day(one.last)
            line += f", {first}" if first == last else f", {first} to {last}"
        stream.write(f"{_filled(line, style, '  ')}\n")
        others = [name for name in one.names if name != one.name]
        if others:
            stream.write(f"{_filled('also ' + ', '.join(others), style, '  ')}\n")
        if one.outlets:
            stream.write(f"{style.paint(_filled(', '.join(one.outlets), style, '  '), _DIM)}\n")


def write_speakers(speakers: Iterable[Mentioned], stream: TextIO) -> None:
    """The speakers of articles that make up a person, with their numbers."""
    style = Style.of(stream)
    for one in speakers:
        roles = ", ".join(json.loads(one.roles).get("roles", ()))
        parts = [one.name, _day(one.published), one.article, roles, "pinned" if one.pinned else ""]
        stream.write(f"{one.speaker:>6}  {_filled(' · '.join(filter(None, parts)), style, '')}\n")


def write_pending(pending: Sequence[Pending], stream: TextIO) -> None:
    """Doubtful pairs with the evidence in words."""
    style = Style.of(stream)
    for one in pending:
        names = (f"{printable(n)} #{p}" for n, p in _pairs(one))
        stream.write(f"{one.proposal:>4}  {style.paint(' = '.join(names) + '?', _BOLD)}")
        stream.write(f"  {one.score:.2f}\n{_filled(one.why, style, '      ')}\n")


def _pairs(one: Pending) -> tuple[tuple[str, int], tuple[str, int]]:
    return (one.name, one.person), (one.other_name, one.other)


def write_history(decisions: Sequence[Logged], stream: TextIO) -> None:
    """The log, the latest first."""
    style = Style.of(stream)
    for one in decisions:
        undone = " (undone)" if one.undone else ""
        head = f"{one.decision:>4}  {one.action}{undone}: {printable(one.name or 'nobody now')}"
        stream.write(f"{style.paint(head, _BOLD)} #{one.person}\n")
        stream.write(f"{_filled(', '.join(one.speakers), style, '      ')}\n")
        stream.write(f"{_filled(f'{one.by}, {one.at}: {one.why}', style, '      ')}\n")


_MARKS = {"added": "{+%s+}", "removed": "[-%s-]", "same": "%s"}


def write_repeats(found: Iterable[Repeated], stream: TextIO) -> int:
    """Repeated statements: who carried them, and what later wordings {+add+} and [-leave out-]."""
    style = Style.of(stream)
    number = 0
    for number, one in enumerate(found, 1):
        if number > 1:
            stream.write("\n")
        first = one.carriers[0]
        head = f"In {counted(one.articles, 'article')}"
        if one.conflicting:
            head += ", given to different speakers"
        stream.write(f"{style.paint(head, _BOLD)}\n{_filled(first.text, style, '  ')}\n")
        for place, carrier in enumerate(one.carriers):
            who = carrier.speaker or "speaker not given"
            line = f"{'first: ' if place == 0 else ''}{_where(carrier)} · {who}"
            stream.write(f"{style.paint(_filled(line, style, '    '), _DIM)}\n")
            differences = changes(first.text, carrier.text)
            if any(change.what != "same" for change in differences):
                marked = " ".join(_MARKS[c.what] % c.text for c in differences)
                stream.write(f"{_filled(marked, style, '      ')}\n")
    return number
