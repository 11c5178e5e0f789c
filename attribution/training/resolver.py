"""Learn the resolver's weights from documents with gold speakers: a softmax over candidates, L2."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from attribution.resolve.discourse import THINGS, TYPES, Discourse
from attribution.resolve.entities import Entity
from attribution.resolve.evidence import Evidence
from attribution.resolve.facts import named_type_features
from attribution.resolve.features import rank_features
from attribution.resolve.mentions import Mention
from attribution.resolve.normal import normal_name
from attribution.resolve.ranker import Ranker, log_odds
from attribution.resolve.resolver import Resolver
from attribution.resolve.scorer import token_places
from attribution.resolve.sources import Candidate, Source
from attribution.schema import Document, Span, SpeakerType, Statement
from attribution.training.pairs import Choice, Text, train_pairs

MIN_CALIBRATION = 60
Seen = Mapping[str, Evidence]  # by text
Row = tuple[list[list[str]], list[int]]  # candidates' features, indices of the right ones


@dataclass(frozen=True, slots=True)
class Gold:
    """The names and type that the annotation gives one source."""

    names: frozenset[str]
    type: SpeakerType


def gold_of(document: Document, source: Source) -> Gold | None:
    """The annotated speakers of a source; None where there are none or it is no speaker."""
    statement = document.statements[source.statements[0]]
    if not statement.speaker:
        return None
    speakers = [document.speaker(id) for id in statement.speaker]
    return Gold(frozenset(normal_name(s.name) for s in speakers), speakers[0].type)


def names_of(entity: Entity) -> frozenset[str]:
    """Normal names of an entity, one for each of those who speak together."""
    return frozenset(normal_name(part.name) for part in entity.parts or (entity,))


def _is_gold(entity: Entity, names: frozenset[str]) -> bool:
    if names_of(entity) == names:
        return True
    if len(names) == 1 and entity.named:
        (name,) = names
        return any(" ".join(form) == name for form in entity.forms if len(form) > 1)
    return False


def fit(rows: Sequence[Row], strength: float = 1.0) -> dict[str, float]:
    """Weights that maximise the log probability of the right candidates less an L2 penalty."""
    index: dict[str, int] = {}
    counts: dict[str, int] = defaultdict(int)
    for candidates, _ in rows:
        for name in {name for features in candidates for name in features}:
            counts[name] += 1
    columns: list[int] = []
    pointers = [0]
    right: list[bool] = []
    group: list[int] = []
    for number, (candidates, gold) in enumerate(rows):
        for i, features in enumerate(candidates):
            columns += [index.setdefault(n, len(index)) for n in features if counts[n] > 1]
            pointers.append(len(columns))
            right.append(i in gold)
            group.append(number)
    if not index:
        return {}
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(right), len(index)))
    owner, good = np.array(group), np.array(right)
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    where = np.cumsum(np.r_[True, owner[1:] != owner[:-1]]) - 1

    def shares(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        top = np.maximum.reduceat(values, starts)
        safe = np.where(np.isfinite(top), top, 0.0)
        powers = np.exp(values - safe[where])
        total = np.add.reduceat(powers, starts)
        return powers / total[where], safe + np.log(total)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        all_shares, all_log = shares(scores)
        good_shares, good_log = shares(np.where(good, scores, -np.inf))
        value = float((all_log - good_log).sum() + 0.5 * strength * weights @ weights)
        return value, matrix.T @ (all_shares - good_shares) + strength * weights

    best = minimize(
        loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    return {name: round(float(best.x[i]), 4) for name, i in index.items() if abs(best.x[i]) > 1e-3}


def type_rows(documents: Sequence[Document], seen: Seen) -> list[Row]:
    """Training rows of the type classifier: one for each gold source."""
    rows: list[Row] = []
    for document in documents:
        evidence = seen[document.text]
        discourse = Discourse(document.text, document.statements, evidence, Ranker({}), Ranker({}))
        for source in discourse.sources:
            gold = gold_of(document, source)
            if gold is None or source.mention.parts:
                continue
            mention = source.mention
            if mention.entity is not None and _is_gold(mention.entity, gold.names):
                features = named_type_features(discourse.words, mention.entity)
            elif mention.kind == "name":
                continue
            else:
                own = discourse.describe(mention)
                if names_of(own) != gold.names:
                    continue
                features = own.evidence
            labels = [[f"{label}|{name}" for name in features] for label in TYPES]
            rows.append((labels, [TYPES.index(gold.type.value)]))
    return rows


def thing_rows(documents: Sequence[Document], seen: Seen) -> list[Row]:
    """Training rows of what any named entity is, speaker or not.

    A document tells by its speakers, or by `extra.names` (spans with types, all names there are).
    """
    rows: list[Row] = []
    for document in documents:
        discourse = Discourse(document.text, (), seen[document.text], Ranker({}), Ranker({}))
        words = discourse.words
        known: dict[str, str] = {}
        for speaker in document.speakers:
            if speaker.type.value in THINGS:
                known[normal_name(speaker.name)] = speaker.type.value
        spans = {(start, end): kind for start, end, kind in document.extra.get("names", ())}
        for entity in discourse.named:
            kinds = [known[name] for name in _all_names(entity) if name in known]
            for first in entity.positions:
                span = (words.start[first], words.end[entity.ends[first] - 1])
                if spans:
                    kinds.append(spans.get(span, "other").replace("location", "other"))
            if kinds and (kinds[0] != "other" or len(set(kinds)) == 1):
                labels = [[f"{label}|{name}" for name in entity.evidence] for label in THINGS]
                rows.append((labels, [THINGS.index(max(kinds, key=kinds.count))]))
    return rows


def _all_names(entity: Entity) -> set[str]:
    return {" ".join(form) for form in entity.forms} | {normal_name(entity.name)}


def right_candidates(
    document: Document, source: Source, mention: Mention, candidates: Sequence[Candidate]
) -> list[int]:
    """Which candidates of a mention the annotation names; none where it does not tell."""
    gold = gold_of(document, source)
    if gold is None:
        return []
    return [
        i
        for i, candidate in enumerate(candidates)
        if _is_gold(candidate.entity, gold.names)
        or (mention.kind == "name" and names_of(candidate.entity) <= gold.names)
    ]


def choices(documents: Sequence[Document], seen: Seen, types: Ranker, things: Ranker) -> list[Text]:
    """The choices of each text with who has spoken so far as gold."""
    texts: list[Text] = []
    for document in documents:
        evidence = seen[document.text]
        found: list[Choice] = []

        def choose(
            discourse: Discourse,
            source: Source,
            mention: Mention,
            candidates: Sequence[Candidate],
            document: Document = document,
            found: list[Choice] = found,
        ) -> tuple[int, float]:
            right = right_candidates(document, source, mention, candidates)
            if len(candidates) == 1:
                return 0, 1.0
            features = rank_features(discourse, source, mention, candidates)
            if right:
                own, shown = token_places(discourse, mention, candidates)
                found.append(Choice(own, features, shown, right))
            return (right[0] if right else len(candidates) - 1), 1.0

        Discourse(document.text, document.statements, evidence, types, things).run(choose)
        texts.append(Text(evidence, found))
    return texts


def pronoun_documents(documents: Sequence[Document]) -> list[Document]:
    """GAP documents (`meta.pronoun`) as statements whose source is the pronoun."""
    result = []
    for document in documents:
        start, end = document.meta["pronoun"]
        source = Span(start, end)
        found = tuple(s.id for s in document.speakers if source in s.mentions)
        if found and end < len(document.text):
            statement = Statement("s1", (Span(end, end + 1),), (), (source,), speaker=found[:1])
            result.append(replace(document, statements=(statement,)))
    return result


def _learn(
    documents: Sequence[Document],
    pronouns: Sequence[Document],
    names: Sequence[Document],
    seen: Seen,
    strength: float,
) -> Resolver:
    types = fit(type_rows(documents, seen), 1.0)
    things = fit(thing_rows([*documents, *pronouns, *names], seen), 1.0)
    texts = choices([*documents, *pronouns], seen, Ranker(types), Ranker(things))
    rows = [(choice.features, choice.right) for text in texts for choice in text.choices]
    weights = {"types": types, "things": things, "ranks": fit(rows, strength)}
    return Resolver(weights, train_pairs(texts))


def outcomes(
    documents: Sequence[Document], seen: Seen, resolver: Resolver
) -> list[tuple[str, float, bool]]:
    """For each gold source: class of mention, probability given, and whether it was right."""
    found = []
    for document in documents:
        discourse = resolver.discourse(document.text, document.statements, seen[document.text])
        for source in discourse.sources:
            gold = gold_of(document, source)
            if gold is not None and gold.type is not SpeakerType.UNKNOWN:
                names = frozenset(normal_name(entity.name) for entity in source.entities)
                right = names == gold.names
                found += [(source.mention.kind, source.probability, right)] * len(source.statements)
    return found


def calibrate(results: Sequence[tuple[str, float, bool]]) -> dict[str, tuple[float, float]]:
    """Slope and offset of Platt scaling by class of mention, and for all under ''."""

    def scaling(chosen: Sequence[tuple[str, float, bool]]) -> tuple[float, float]:
        odds = np.array([log_odds(p) for _, p, _ in chosen])
        right = np.array([good for _, _, good in chosen], dtype=float)

        def loss(values: NDArray[np.float64]) -> float:
            scores = values[0] * odds + values[1]
            fit = np.logaddexp(0.0, scores) - right * scores
            return float(fit.sum() + (values[0] - 1) ** 2 + 0.1 * values[1] ** 2)

        best = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.05, 3), (-4, 4)])
        return round(float(best.x[0]), 4), round(float(best.x[1]), 4)

    kinds = {kind for kind, _, _ in results}
    scales = {"": scaling(results)} if results else {}
    for kind in sorted(kinds):
        mine = [result for result in results if result[0] == kind]
        if len(mine) >= MIN_CALIBRATION:
            scales[kind] = scaling(mine)
    return scales


def train(
    documents: Sequence[Document],
    pronouns: Sequence[Document],
    names: Sequence[Document],
    seen: Seen,
    strength: float = 3.0,
    folds: int = 2,
) -> Resolver:
    """The resolver learned from documents with gold speakers; probabilities calibrated by folds.

    `pronouns` (each with one statement whose source is a pronoun) adds examples for the ranker,
    `names` (with `extra.names`) for what a name is. `seen` is what the network saw in each text.
    """
    results: list[tuple[str, float, bool]] = []
    for fold in range(folds):
        held = documents[fold::folds]
        rest = [d for i, d in enumerate(documents) if i % folds != fold]
        if held and rest:
            learned = _learn(rest, pronouns, names, seen, strength)
            results += outcomes(held, seen, learned)
    learned = _learn(documents, pronouns, names, seen, strength)
    learned.calibration = calibrate(results)
    return learned
