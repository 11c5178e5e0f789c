"""Documents -> training examples: windows of tokens with their gold spans and links.

Spans are token ranges relative to the window; links are rows of soft targets over 'none' and the
candidates of the window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribution.model.config import CONTENT, CUE, LABELS, SOURCE
from attribution.model.encode import Ints, TextEncoder, Tokens, Window, batch, windows
from attribution.model.pairs import SIZES, pair_features
from attribution.schema import Act, Document, Span, Statement

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A gold statement in token ranges: each field's fragments, and its act.

    `unseen` names the fields that the statement has but the window does not show (`start`: its
    first fragment), whose links are then not trained on.
    """

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    act: float  # 1 attitude, 0 statement
    act_weight: float
    unseen: frozenset[str] = frozenset()


@dataclass(slots=True)
class Example:
    """One window of one document.

    `spans`: label -> ranges that are right. `ignored`: label -> ranges of tokens inside which
    spans of that label are neither right nor wrong. `labels`: which labels the corpus annotates.
    `links`: the statements of the window, None where the corpus has none. `references`: mentions
    with the passages of the window that show each candidate.
    """

    tokens: Tokens
    window: Window
    labels: tuple[int, ...]
    spans: dict[int, list[Range]]
    ignored: dict[int, list[Range]] = field(default_factory=dict)
    links: list[Link] | None = None
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention and the mentions that show whom it may mean: right ones and wrong ones."""

    mention: Range
    right: tuple[Range, ...]
    wrong: tuple[Range, ...]


def examples_of(
    document: Document,
    encoder: TextEncoder,
    *,
    size: int,
    overlap: int,
) -> list[Example]:
    """Training examples of one document."""
    tokens = encoder.tokens(document.text)
    if not len(tokens):
        return []
    if "names" in document.extra:
        return _name_examples(document, tokens, size, overlap)
    links = [link for s in document.statements if (link := _token_link(tokens, s)) is not None]
    complete = document.meta.get("corpus") != "polnear"
    references = _references(document, tokens)
    result = []
    for window in windows(len(tokens), size, overlap):
        inside = [_within(link, window) for link in links]
        spans: dict[int, list[Range]] = {CONTENT: [], CUE: [], SOURCE: []}
        for link in inside:
            spans[CONTENT] += link.content
            spans[CUE] += link.cue
            spans[SOURCE] += link.source
        spans = {label: sorted(set(ranges)) for label, ranges in spans.items()}
        if document.extra.get("references_only"):
            example = Example(tokens, window, (), {})
            example.references = _seen_references(references, window)
            if example.references:
                result.append(example)
            continue
        example = Example(tokens, window, (CONTENT, CUE, SOURCE), spans)
        example.references = _seen_references(references, window)
        if not complete:
            inner = _unknown(document.text, tokens, window, spans[CONTENT])
            example.ignored = dict.fromkeys((CONTENT, CUE, SOURCE), inner)
        example.links = inside
        result.append(example)
    return result


def _references(document: Document, tokens: Tokens) -> list[Reference]:
    """The document's references in token ranges."""
    result = []
    for reference in document.extra.get("references", ()):
        mention = tokens.locate(Span(*reference["mention"]))
        if mention is None:
            continue
        sides: dict[bool, set[Range]] = {True: set(), False: set()}
        for number, passages in enumerate(reference["candidates"]):
            found = (tokens.locate(Span(*passage)) for passage in passages)
            sides[number in reference["right"]] |= {r for r in found if r and r != mention}
        result.append(
            Reference(
                mention, tuple(sorted(sides[True])), tuple(sorted(sides[False] - sides[True]))
            )
        )
    return result


def _seen_references(references: Sequence[Reference], window: Window) -> list[Reference]:
    """References that a window shows with a right candidate and a wrong one, relative to it."""
    result = []
    for reference in references:
        mention, right, wrong = (
            tuple(
                (a - window.start, b - window.start)
                for a, b in ranges
                if window.start <= a and b < window.end
            )
            for ranges in ((reference.mention,), reference.right, reference.wrong)
        )
        if mention and right and wrong:
            result.append(Reference(mention[0], right, wrong))
    return result


# Words that mostly report when they stand inside a content.
_REPORTING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|think(?:s|ing)?|thought|believ(?:e|es|ed|ing)"
    r"|want(?:s|ed)?|hop(?:e|es|ed|ing)|claim(?:s|ed|ing)?|ask(?:s|ed|ing)?|announc(?:e|es|ed|ing)"
    r"|argu(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|insist(?:s|ed|ing)?|suggest(?:s|ed|ing)?"
    r"|wr(?:ite|ites|ote)|den(?:y|ies|ied|ying)|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)"
    r"|vow(?:s|ed|ing)?|warn(?:s|ed|ing)?|admit(?:s|ted)?|call(?:s|ed|ing) (?:for|on|him|her|it)"
    r"|urg(?:e|es|ed|ing)|fear(?:s|ed)?|expect(?:s|ed)?|suppos(?:e|ed)|according to|concerned"
    r"|worried|convinced|stat(?:es|ed)|support(?:s|ed|ing)?|oppos(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


def _unknown(text: str, tokens: Tokens, window: Window, contents: list[Range]) -> list[Range]:
    """Where PolNeAR does not tell: inside contents that hold a reporting word.

    It annotates no statement inside another. The content's own borders stay known: only what
    begins two tokens after it is left open.
    """
    result = []
    for a, b in contents:
        first, last = a + window.start, b + window.start
        passage = text[tokens.start[first] : tokens.end[last]]
        if b - a > 4 and _REPORTING.search(passage):
            result.append((a + 2, b))
    return result


def _token_link(tokens: Tokens, statement: Statement) -> Link | None:
    def ranges(spans: tuple[Span, ...]) -> tuple[Range, ...]:
        found = (tokens.locate(span) for span in spans)
        return tuple(dict.fromkeys(range_ for range_ in found if range_ is not None))

    content = ranges(statement.content)
    if not content:
        return None
    weight = float(statement.extra.get("act_weight", 1.0))
    act = 1.0 if statement.act is Act.ATTITUDE else 0.0
    return Link(content, ranges(statement.cue), ranges(statement.source), act, weight)


def _within(link: Link, window: Window) -> Link:
    def cut(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple(
            (a - window.start, b - window.start)
            for a, b in ranges
            if window.start <= a and b < window.end
        )

    content, cue, source = cut(link.content), cut(link.cue), cut(link.source)
    unseen = {
        name
        for name, before, after in (
            ("cue", link.cue, cue),
            ("source", link.source, source),
            ("start", link.content[:1], cut(link.content[:1])),
        )
        if before and not after
    }
    return Link(content, cue, source, link.act, link.act_weight, frozenset(unseen))


def link_arrays(
    example: Example,
    links: list[Link],
    rng: np.random.Generator,
    drop: float = 0.0,
    distractors: Mapping[int, Sequence[Range]] = MappingProxyType({}),
) -> dict[str, NDArray[Any]]:
    """Candidates (n, 2), pair features and soft targets of the four link decisions.

    A row of zeros in a target is not trained on. Two statements can share a content range; then
    the row's targets are shared between their cues. So that the linker meets in training what the
    span heads give it later, `drop` is the chance that a cue or a source is kept from it (the
    answer is then 'none'), and `distractors` are wrong cues and sources to choose among.
    """
    tokens, window, spans = example.tokens, example.window, example.spans
    contents = spans[CONTENT]
    cues = _candidates(spans[CUE], distractors.get(CUE, ()), rng, drop)
    sources = _candidates(spans[SOURCE], distractors.get(SOURCE, ()), rng, drop)
    at = {
        CONTENT: {r: n for n, r in enumerate(contents)},
        CUE: {r: n + 1 for n, r in enumerate(cues)},
        SOURCE: {r: n + 1 for n, r in enumerate(sources)},
    }
    content_cue = np.zeros((len(contents), 1 + len(cues)), np.float32)
    content_source = np.zeros((len(contents), 1 + len(sources)), np.float32)
    cue_source = np.zeros((len(cues), 1 + len(sources)), np.float32)
    joins = np.zeros((len(contents), 1 + len(contents)), np.float32)
    act = np.zeros((len(contents), 1 + len(cues)), np.float32)
    act_weight = np.zeros((len(contents), 1 + len(cues)), np.float32)
    for link in links:
        cue_columns = [at[CUE][r] for r in link.cue if r in at[CUE]] or [0]
        source_columns = [at[SOURCE][r] for r in link.source if r in at[SOURCE]] or [0]
        for number, fragment in enumerate(link.content):
            row = at[CONTENT][fragment]
            if "cue" not in link.unseen:
                content_cue[row, cue_columns] += 1
                act[row, cue_columns] = link.act
                act_weight[row, cue_columns] = link.act_weight
            if "source" not in link.unseen:
                content_source[row, source_columns] += 1
            if number:
                joins[row, at[CONTENT][link.content[number - 1]] + 1] += 1
            elif "start" not in link.unseen:
                joins[row, 0] += 1
        for column in cue_columns:
            if column and "source" not in link.unseen:
                cue_source[column - 1, source_columns] += 1

    def normal(target: NDArray[np.float32]) -> NDArray[np.float32]:
        total = target.sum(axis=1, keepdims=True)
        np.divide(target, total, out=target, where=total > 0)
        return target

    x = {
        "content": np.array(contents, np.int64).reshape(-1, 2),
        "cue": np.array(cues, np.int64).reshape(-1, 2),
        "source": np.array(sources, np.int64).reshape(-1, 2),
    }

    def features(a: str, b: str) -> Ints:
        return pair_features(tokens, x[a] + window.start, x[b] + window.start)

    return {
        **x,
        "content_cue": features("content", "cue"),
        "content_source": features("content", "source"),
        "cue_source": features("cue", "source"),
        "content_content": features("content", "content"),
        "content_cue_target": normal(content_cue),
        "content_source_target": normal(content_source),
        "cue_source_target": normal(cue_source),
        "content_content_target": normal(joins),
        "act_target": act,
        "act_weight": act_weight,
    }


def _candidates(
    right: Sequence[Range], wrong: Sequence[Range], rng: np.random.Generator, drop: float
) -> list[Range]:
    return sorted({*(r for r in right if rng.random() >= drop), *wrong})


def _name_examples(document: Document, tokens: Tokens, size: int, overlap: int) -> list[Example]:
    names = [
        (LABELS.index(kind), found)
        for start, end, kind in document.extra["names"]
        if (found := tokens.locate(Span(start, end))) is not None
    ]
    labels = tuple(LABELS.index(name) for name in ("person", "organization", "location"))
    result = []
    for window in windows(len(tokens), size, overlap):
        spans: dict[int, list[Range]] = {label: [] for label in labels}
        for label, (a, b) in names:
            if window.start <= a and b < window.end:
                spans[label].append((a - window.start, b - window.start))
        result.append(Example(tokens, window, labels, spans))
    return result


def collate(encoder: TextEncoder, examples: list[Example]) -> dict[str, NDArray[Any]]:
    """Arrays of a batch: the network's input, span targets (B, K, L, L), links padded.

    `span_target` is 1 where a span is right, 0 where it is wrong, -1 where it is not scored.
    """
    arrays: dict[str, NDArray[Any]] = dict(batch(encoder, [(e.tokens, e.window) for e in examples]))
    count, length = arrays["ids"].shape
    target = np.full((count, len(LABELS), length, length), -1, np.int8)
    upper = np.triu(np.ones((length, length), bool))
    for row, example in enumerate(examples):
        n = example.window.end - example.window.start
        real = np.zeros((length, length), bool)
        real[1 : n + 1, 1 : n + 1] = upper[1 : n + 1, 1 : n + 1]
        for label in example.labels:
            plane = target[row, label]
            plane[real] = 0
            for a, b in example.ignored.get(label, ()):
                block = plane[a + 1 : b + 2, a + 1 : b + 2]
                block[block == 0] = -1
            for a, b in example.spans[label]:
                plane[a + 1, b + 1] = 1
    arrays["span_target"] = target
    return arrays


def collate_links(
    examples: Sequence[Example],
    rng: np.random.Generator,
    drop: float = 0.0,
    distractors: Mapping[int, Mapping[int, Sequence[Range]]] = MappingProxyType({}),
) -> dict[str, NDArray[Any]]:
    """Padded link arrays of a batch; empty where none of it has statements.

    `distractors`: row of the batch -> label -> wrong ranges. `link_rows` names the rows.
    """
    rows, links = [], []
    for row, example in enumerate(examples):
        if example.links:
            wrong = distractors.get(row, MappingProxyType({}))
            rows.append(row)
            links.append(link_arrays(example, example.links, rng, drop, wrong))
    return _pad_links(rows, links) if rows else {}


def _pad_links(rows: list[int], links: list[dict[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    result: dict[str, NDArray[Any]] = {"link_rows": np.array(rows, np.int64)}
    sizes = {name: max(len(link[name]) for link in links) for name in ("content", "cue", "source")}
    for name, size in sizes.items():
        # Position 0 holds [CLS]: padding reads it, and no target looks at it.
        spans = np.zeros((len(links), size, 2), np.int64)
        present = np.zeros((len(links), size), bool)
        for n, link in enumerate(links):
            spans[n, : len(link[name])] = link[name] + 1
            present[n, : len(link[name])] = True
        result[name] = spans
        result[f"{name}_present"] = present
    for pair in ("content_cue", "content_source", "cue_source", "content_content"):
        a, b = pair.split("_")
        padded = np.zeros((len(links), sizes[a], sizes[b], len(SIZES)), np.int64)
        target = np.zeros((len(links), sizes[a], 1 + sizes[b]), np.float32)
        for n, link in enumerate(links):
            rows_, columns = link[pair].shape[:2]
            padded[n, :rows_, :columns] = link[pair]
            target[n, :rows_, : columns + 1] = link[f"{pair}_target"]
        result[pair] = padded
        result[f"{pair}_target"] = target
    for name in ("act_target", "act_weight"):
        padded_act = np.zeros((len(links), sizes["content"], 1 + sizes["cue"]), np.float32)
        for n, link in enumerate(links):
            rows_, columns = link[name].shape
            padded_act[n, :rows_, :columns] = link[name]
        result[name] = padded_act
    return result


def collate_references(examples: Sequence[Example]) -> dict[str, NDArray[Any]]:
    """Mentions (R), each with up to N passages, padded; empty where the batch has none.

    `row` (R), `mention` (R, 2), `passages` (R, N, 2), `right` and `present` (R, N), and the pair
    features of each mention with each passage (R, N, 5).
    """
    found = [
        (row, example, reference)
        for row, example in enumerate(examples)
        for reference in example.references
    ]
    if not found:
        return {}
    most = max(len(reference.right) + len(reference.wrong) for _, _, reference in found)
    passages = np.zeros((len(found), most, 2), np.int64)
    right = np.zeros((len(found), most), bool)
    present = np.zeros((len(found), most), bool)
    features = np.zeros((len(found), most, len(SIZES)), np.int64)
    for n, (_, example, reference) in enumerate(found):
        ranges = np.array([*reference.right, *reference.wrong], np.int64)
        size = len(ranges)
        # Position 0 holds [CLS].
        passages[n, :size] = ranges + 1
        right[n, : len(reference.right)] = True
        present[n, :size] = True
        mention = np.array([reference.mention], np.int64)
        start = example.window.start
        features[n, :size] = pair_features(example.tokens, mention + start, ranges + start)[0]
    return {
        "row": np.array([row for row, _, _ in found], np.int64),
        "mention": np.array([reference.mention for _, _, reference in found], np.int64) + 1,
        "passages": passages,
        "right": right,
        "present": present,
        "features": features,
    }
