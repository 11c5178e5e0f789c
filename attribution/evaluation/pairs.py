"""A gold and a predicted document of one article, and which of their statements count."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from attribution.errors import AttributionError, InvalidLine, InvalidValue, UnreadableInput
from attribution.evaluation.matching import match, union
from attribution.io.jsonl import read_numbered_documents
from attribution.resolve.normal import normal_name
from attribution.schema import Act, Document, Fragments, Statement


@dataclass(frozen=True)
class Pair:
    """Gold and prediction of one article.

    `attitudes` says whether attitudes count like statements. Where they do not, they are
    don't-care: a gold attitude is nothing to find, a predicted attitude is left aside, and so is a
    predicted statement that is no gold statement but matches a gold attitude (IoU >= 0.5, one to
    one), so it is not spurious.
    """

    gold: Document
    predicted: Document
    attitudes: bool = False

    @property
    def text(self) -> str:
        return self.gold.text

    @cached_property
    def wanted(self) -> tuple[Statement, ...]:
        """Gold statements that count."""
        return self._counted(self.gold.statements)

    @cached_property
    def _sides(self) -> tuple[tuple[Statement, ...], tuple[tuple[int, int], ...]]:
        found = self._counted(self.predicted.statements)
        pairs = match(self.wanted, found)
        if self.attitudes:
            return found, tuple(pairs)
        matched = {j for _, j in pairs}
        rest = [j for j in range(len(found)) if j not in matched]
        aside = [s for s in self.gold.statements if s.act is Act.ATTITUDE]
        spared = {rest[j] for _, j in match(aside, [found[j] for j in rest])}
        kept = [j for j in range(len(found)) if j not in spared]
        place = {j: position for position, j in enumerate(kept)}
        return tuple(found[j] for j in kept), tuple((i, place[j]) for i, j in pairs)

    @property
    def found(self) -> tuple[Statement, ...]:
        """Predicted statements that count."""
        return self._sides[0]

    @property
    def matches(self) -> tuple[tuple[int, int], ...]:
        """Pairs (index into `wanted`, index into `found`) of `matching.match` at IoU >= 0.5."""
        return self._sides[1]

    def _counted(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        return tuple(s for s in statements if self.attitudes or s.act is Act.STATEMENT)

    @cached_property
    def _names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        return (
            {s.id: normal_name(s.name) for s in self.gold.speakers},
            {s.id: normal_name(s.name) for s in self.predicted.speakers},
        )

    def same_speaker(self, i: int, j: int) -> bool:
        """Whether `wanted[i]` and `found[j]` have the same set of canonical names (or none).

        Names are compared without titles, articles, possessives and case (`normal_name`).
        """
        gold, predicted = self._names
        return {gold[id] for id in self.wanted[i].speaker} == {
            predicted[id] for id in self.found[j].speaker
        }

    def covered(self, name: str) -> tuple[Fragments, Fragments]:
        """What the `content`, `cue` or `source` of any statement that counts covers, both sides."""
        return (
            union(span for s in self.wanted for span in getattr(s, name)),
            union(span for s in self.found for span in getattr(s, name)),
        )


@dataclass(frozen=True)
class Numbered:
    """Documents of one file by id, with the lines that they stand on."""

    path: str
    documents: dict[str, Document] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def aligned(
    gold: Iterable[Document], predicted: Iterable[Document], *, attitudes: bool = False
) -> list[Pair]:
    """Pairs of the documents with the same id, in the order of `gold`.

    Raises InvalidValue where an id is missing on one side or given twice, or texts differ: a score
    of a part of the articles would look like a score of all.
    """
    sides = _numbered("gold", gold), _numbered("predicted", predicted)
    for error in disagreements(*sides):
        raise InvalidValue(str(error))
    return _paired(*sides, attitudes)


def _numbered(name: str, documents: Iterable[Document]) -> Numbered:
    side = Numbered(name)
    for number, document in enumerate(documents, 1):
        if document.id in side.documents:
            raise InvalidValue(f"{name}: two documents have the id {document.id!r}")
        side.documents[document.id] = document
        side.lines[document.id] = number
    return side


def read_pairs(
    gold: str,
    predictions: Sequence[str],
    *,
    attitudes: bool,
    stdin: BinaryIO,
    on_error: Callable[[AttributionError], None],
) -> list[list[Pair]]:
    """For each file of predictions, its documents paired with those of the file `gold`.

    Every line that cannot be scored (not valid, an id twice or on one side only, another text) goes
    to `on_error`, with file and line. `-` is standard input, for one of the files.
    """
    sides = [_read(path, stdin, on_error) for path in (gold, *predictions)]
    if not sides[0].documents:
        on_error(UnreadableInput(gold, "no document to score against"))
    for side in sides[1:]:
        for error in disagreements(sides[0], side):
            on_error(error)
    return [_paired(sides[0], side, attitudes) for side in sides[1:]]


def _read(path: str, stdin: BinaryIO, on_error: Callable[[AttributionError], None]) -> Numbered:
    side = Numbered("standard input" if path == "-" else path)

    def take(stream: BinaryIO) -> None:
        for number, document in read_numbered_documents(stream, side.path, on_error):
            if (first := side.lines.get(document.id)) is not None:
                reason = f"the id {document.id!r} stands on line {first} already"
                on_error(InvalidLine(side.path, number, reason))
                continue
            side.documents[document.id] = document
            side.lines[document.id] = number

    try:
        if path == "-":
            take(stdin)
        else:
            with Path(path).open("rb") as stream:
                take(stream)
    except UnreadableInput as error:
        on_error(error)
    except OSError as error:
        on_error(UnreadableInput(path, (error.strerror or str(error)).lower()))
    return side


def disagreements(gold: Numbered, predicted: Numbered) -> Iterable[InvalidLine]:
    """What keeps two files from being scored against each other."""
    for id, document in gold.documents.items():
        other = predicted.documents.get(id)
        if other is None:
            reason = f"no document of {predicted.path} has the id {id!r}"
            yield InvalidLine(gold.path, gold.lines[id], reason)
        elif other.text != document.text:
            line = f"{gold.path}:{gold.lines[id]}"
            reason = f"the text of {id!r} is not that of {line}: {_difference(document, other)}"
            yield InvalidLine(predicted.path, predicted.lines[id], reason)
    for id in predicted.documents:
        if id not in gold.documents:
            reason = f"no document of {gold.path} has the id {id!r}"
            yield InvalidLine(predicted.path, predicted.lines[id], reason)


def _difference(gold: Document, predicted: Document) -> str:
    a, b = gold.text, predicted.text
    shorter = min(len(a), len(b))
    at = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    here, there = (json.dumps(t[at : at + 12], ensure_ascii=False) for t in (a, b))
    return f"from character {at} on it is {there}, not {here}"


def _paired(gold: Numbered, predicted: Numbered, attitudes: bool) -> list[Pair]:
    return [
        Pair(document, predicted.documents[id], attitudes)
        for id, document in gold.documents.items()
        if id in predicted.documents
    ]
