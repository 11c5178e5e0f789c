"""Spans -> statements in token ranges: which fragments, cue and source belong together.

Decided for the article as a whole: fragments join first, then contents and cues are paired best
first, a cue serving one statement, and the source is chosen by content and cue together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attribution.model.config import CONTENT, CUE, LABELS, SOURCE, ModelConfig
from attribution.model.encode import CLOSING_MARK, OPENING_MARK, Tokens
from attribution.model.engine import LINKER_PAIRS, LINKER_SPANS, Engine
from attribution.model.pairs import pair_features
from attribution.model.spans import Candidate, Found, Range, choose_contents, choose_flat

Floats = NDArray[np.float64]
Name = tuple[str, Range, float]  # label, tokens, logit

# Links are sought within so many tokens; contents are linked so many at a time.
REACH = 600
BLOCK = 48
# Links of a log probability below this are not kept, and count as _NEVER.
_FORGOTTEN = -9.0
_NEVER = -20.0
# Two contents that want the same cue are one statement where a join is at least so likely.
SHARED_CUE_JOIN = 0.1


@dataclass(frozen=True, slots=True)
class Reading:
    """One decoded statement in token ranges, with the numbers that its confidence comes from."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    attitude: float  # probability
    source_score: float  # log probability
    evidence: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the network found in one text: readings, and names as (label, range, logit)."""

    readings: list[Reading]
    names: list[Name]


def decode(tokens: Tokens, found: Found, engine: Engine, config: ModelConfig) -> Decoded:
    """Readings and names of one text from its candidates."""
    cues = choose_flat(found.by_label[CUE].values(), config.cue_threshold)
    sources = choose_flat(found.by_label[SOURCE].values(), config.source_threshold)
    contents = choose_contents(found.by_label[CONTENT].values(), cues, config)
    readings = _readings(tokens, contents, cues, sources, engine) if contents else []
    return Decoded(readings, found_names(found, config))


def found_names(found: Found, config: ModelConfig) -> list[Name]:
    """Names in one text, label by label."""
    return [
        (LABELS[label], candidate.range, candidate.score)
        for label in range(SOURCE + 1, len(LABELS))
        for candidate in choose_flat(found.by_label[label].values(), config.name_threshold)
    ]


@dataclass(slots=True)
class _Links:
    """Log probabilities of one text's links, sparse: row -> {column: value}, -1 is 'none'."""

    cue: list[dict[int, float]]
    attitude: list[dict[int, float]]
    source: list[dict[int, float]]
    cue_source: dict[int, dict[int, float]]
    joins: list[dict[int, float]]


def _log_softmax(rows: NDArray[np.float32]) -> Floats:
    values = rows.astype(np.float64)
    values -= values.max(axis=1, keepdims=True)
    result: Floats = values - np.log(np.exp(values).sum(axis=1, keepdims=True))
    return result


def _links(
    tokens: Tokens,
    contents: Sequence[Candidate],
    cues: Sequence[Candidate],
    sources: Sequence[Candidate],
    engine: Engine,
) -> _Links:
    result = _Links([], [], [], {}, [])
    spans = {"content": contents, "cue": cues, "source": sources}
    for start in range(0, len(contents), BLOCK):
        block = range(start, min(start + BLOCK, len(contents)))
        low = contents[block[0]].first - REACH
        high = max(contents[n].last for n in block) + REACH
        near = {name: _between(spans[name], low, high) for name in LINKER_SPANS}
        inputs: dict[str, NDArray[np.float32] | NDArray[np.int64]] = {}
        ranges = {}
        for name in LINKER_SPANS:
            chosen = [spans[name][n] for n in near[name]]
            ranges[name] = np.array([c.range for c in chosen], np.int64).reshape(-1, 2)
            width = len(contents[0].vector)
            inputs[name] = np.array([c.vector for c in chosen], np.float32).reshape(-1, width)
        for pair in LINKER_PAIRS:
            a, b = pair.split("_")
            inputs[pair] = pair_features(tokens, ranges[a], ranges[b])
        scores = engine.link(inputs)

        def sparse(logs: Floats, row: int, columns: list[int]) -> dict[int, float]:
            pairs = zip([-1, *columns], logs[row].tolist(), strict=True)
            return {column: log for column, log in pairs if log > _FORGOTTEN or column < 0}

        cue, source = _log_softmax(scores.cue), _log_softmax(scores.source)
        cue_source = _log_softmax(scores.cue_source)
        joins = scores.joins.copy()
        m = len(near["content"])
        joins[:, 1:][np.triu(np.ones((m, m), bool))] = -1e4
        join = _log_softmax(joins)
        attitude = scores.attitude.astype(np.float64)
        row_of = {n: row for row, n in enumerate(near["content"])}
        for n in block:
            row = row_of[n]
            result.cue.append(sparse(cue, row, near["cue"]))
            pairs = zip([-1, *near["cue"]], attitude[row].tolist(), strict=True)
            result.attitude.append({c: logit for c, logit in pairs if c in result.cue[-1]})
            result.source.append(sparse(source, row, near["source"]))
            result.joins.append(sparse(join, row, near["content"]))
        for row, n in enumerate(near["cue"]):
            result.cue_source.setdefault(n, sparse(cue_source, row, near["source"]))
    return result


def _between(spans: Sequence[Candidate], low: int, high: int) -> list[int]:
    """Numbers of the spans, sorted by first token, that begin between two tokens."""
    first = bisect_left(spans, low, key=lambda c: c.first)
    last = bisect_right(spans, high, key=lambda c: c.first)
    return list(range(first, last))


def _readings(
    tokens: Tokens,
    contents: Sequence[Candidate],
    cues: Sequence[Candidate],
    sources: Sequence[Candidate],
    engine: Engine,
) -> list[Reading]:
    links = _links(tokens, contents, cues, sources, engine)
    groups = _joined(tokens, contents, links)
    chosen = _paired(groups, contents, cues, links)
    result = []
    for group, (cue, cue_score) in zip(groups, chosen, strict=True):
        source, source_score = _source(group, cue, contents, sources, links)
        logit = float(np.mean([links.attitude[n].get(cue, links.attitude[n][-1]) for n in group]))
        join = min((max(links.joins[n].values()) for n in group), default=0.0)
        evidence = (
            min(contents[n].score for n in group),
            cue_score,
            source_score,
            join,
            float(cue < 0),
            float(source < 0),
            float(any(_quoted(tokens, contents[n]) for n in group)),
            cues[cue].score if cue >= 0 else 0.0,
            sources[source].score if source >= 0 else 0.0,
            float(_inside_other(group, contents)),
        )
        result.append(
            Reading(
                tuple(contents[n].range for n in group),
                cues[cue].range if cue >= 0 else None,
                sources[source].range if source >= 0 else None,
                1 / (1 + float(np.exp(-np.clip(logit, -30, 30)))),
                source_score,
                evidence,
            )
        )
    return result


def _quoted(tokens: Tokens, content: Candidate) -> bool:
    return bool(tokens.quote[content.first] > 0)


def _inside_other(group: Sequence[int], contents: Sequence[Candidate]) -> bool:
    first, last = contents[group[0]].first, contents[group[-1]].last
    near = contents[max(0, group[0] - 8) : group[0] + 8]
    return any(c.first <= first and last <= c.last and c.range != (first, last) for c in near)


def _joined(tokens: Tokens, contents: Sequence[Candidate], links: _Links) -> list[list[int]]:
    """Groups of contents that are fragments of one statement, by their likeliest joins.

    Between quoted paragraphs the marks decide, as newspapers set them: a quotation that goes on
    in the next paragraph is not closed at the end of this one.
    """
    group_of: dict[int, list[int]] = {}
    groups: list[list[int]] = []
    ending = {content.last: n for n, content in reversed(list(enumerate(contents)))}
    for n, content in enumerate(contents):
        above = ending.get(content.first - 1)
        best = max(links.joins[n], key=lambda k: (links.joins[n][k], k))
        if above is not None and _goes_on(tokens, contents[above], content):
            best = above
        if best >= 0 and best in group_of and not _closed(tokens, contents[best], content):
            group = group_of[best]
            if contents[group[-1]].last < content.first:
                group.append(n)
                group_of[n] = group
                continue
        group_of[n] = [n]
        groups.append(group_of[n])
    return groups


def _new_quotation(tokens: Tokens, a: Candidate, b: Candidate) -> bool:
    """Whether `b` begins with an opening mark in a later paragraph than `a` ends in."""
    return bool(
        tokens.quote[b.first] == OPENING_MARK
        and tokens.paragraphs[b.first] > tokens.paragraphs[a.last]
    )


def _goes_on(tokens: Tokens, a: Candidate, b: Candidate) -> bool:
    return _new_quotation(tokens, a, b) and 0 < tokens.quote[a.last] < OPENING_MARK


def _closed(tokens: Tokens, a: Candidate, b: Candidate) -> bool:
    return _new_quotation(tokens, a, b) and bool(tokens.quote[a.last] == CLOSING_MARK)


def _mean(rows: list[dict[int, float]], group: Sequence[int], column: int) -> float:
    return sum(rows[n].get(column, _NEVER) for n in group) / len(group)


def _overlaps(span: Candidate, group: Sequence[int], contents: Sequence[Candidate]) -> bool:
    return any(span.first <= contents[n].last and contents[n].first <= span.last for n in group)


def _paired(
    groups: list[list[int]],
    contents: Sequence[Candidate],
    cues: Sequence[Candidate],
    links: _Links,
) -> list[tuple[int, float]]:
    """The cue of each group (-1: none) and its log probability; a cue serves one statement.

    Pairs are taken best first. A group whose cue is taken joins the group that has it where the
    linker finds that likely (`groups` is changed in place), else takes its next best.
    """
    pairs = []
    for g, group in enumerate(groups):
        columns = set().union(*(links.cue[n] for n in group))
        for column in columns:
            score = _mean(links.cue, group, column)
            if column < 0 or not _overlaps(cues[column], group, contents):
                pairs.append((score, g, column))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    chosen: dict[int, tuple[int, float]] = {}
    owner: dict[int, int] = {}
    merged: set[int] = set()
    for score, g, column in pairs:
        if g in chosen or g in merged:
            continue
        if column >= 0 and column in owner:
            other = owner[column]
            if other not in merged and _likely_join(groups[other], groups[g], contents, links):
                groups[other] = sorted(groups[other] + groups[g])
                merged.add(g)
            continue
        chosen[g] = (column, score)
        if column >= 0:
            owner[column] = g
    kept = [g for g in range(len(groups)) if g not in merged]
    result = [chosen.get(g, (-1, _NEVER)) for g in kept]
    groups[:] = [groups[g] for g in kept]
    return result


def _likely_join(
    a: Sequence[int], b: Sequence[int], contents: Sequence[Candidate], links: _Links
) -> bool:
    if any(_overlaps(contents[n], b, contents) for n in a):
        return False
    best = max(
        (links.joins[max(x, y)].get(min(x, y), _NEVER) for x in a for y in b),
        default=_NEVER,
    )
    return bool(best > np.log(SHARED_CUE_JOIN))


def _source(
    group: Sequence[int],
    cue: int,
    contents: Sequence[Candidate],
    sources: Sequence[Candidate],
    links: _Links,
) -> tuple[int, float]:
    """The source of a group (-1: none) and its log probability, given the cue chosen."""
    columns = sorted(set().union(*(links.source[n] for n in group)))
    columns = [c for c in columns if c < 0 or not _overlaps(sources[c], group, contents)]
    scores = np.array([_mean(links.source, group, c) for c in columns])
    if cue >= 0:
        scores = scores + np.array([links.cue_source[cue].get(c, _NEVER) for c in columns])
    scores -= scores.max()
    scores -= np.log(np.exp(scores).sum())
    best = int(scores.argmax())
    return columns[best], float(scores[best])
