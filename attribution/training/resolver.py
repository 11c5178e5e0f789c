"""Learn the resolver's weights from documents with gold speakers: a softmax over candidates, L2."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from attribution.resolve.discourse import TYPES, Candidate, Discourse, Source
from attribution.resolve.entities import Entity
from attribution.resolve.facts import described_type_features, named_type_features
from attribution.resolve.features import rank_features
from attribution.resolve.mentions import Mention
from attribution.resolve.normal import normal_name
from attribution.resolve.ranker import Ranker
from attribution.schema import Document, SpeakerType

ROUNDS = 1
Weights = dict[str, dict[str, float]]
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
    matrix = csr_matrix(
        (np.ones(len(columns)), columns, pointers), shape=(len(right), len(index))
    )
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


def type_rows(documents: Sequence[Document]) -> list[Row]:
    """Training rows of the type classifier: one for each gold source."""
    rows: list[Row] = []
    for document in documents:
        discourse = Discourse(document.text, document.statements, (), Ranker({}))
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


Observe = Callable[[Document, Discourse, Source, Mention, Sequence[Candidate]], None]


def rank_rows(documents: Sequence[Document], types: Ranker, guide: Ranker | None = None) -> list[Row]:
    """Training rows of the ranker; history is gold, or `guide`'s choices if one is given."""
    rows: list[Row] = []
    for document in documents:

        def choose(
            discourse: Discourse, source: Source, mention: Mention, candidates: Sequence[Candidate],
            document: Document = document,
        ) -> tuple[int, float]:
            gold = gold_of(document, source)
            right = []
            if gold is not None:
                names = gold.names
                for i, candidate in enumerate(candidates):
                    if _is_gold(candidate.entity, names):
                        right.append(i)
                    elif mention.kind == "name" and len(names) > 1:
                        if names_of(candidate.entity) <= names:
                            right.append(i)
            if len(candidates) == 1:
                return 0, 1.0
            features = rank_features(discourse, source, mention, candidates)
            if right:
                rows.append((features, right))
            if right and guide is None:
                return right[0], 1.0
            if guide is None:
                return len(candidates) - 1, 1.0
            chances = guide.probabilities(features)
            return int(np.argmax(chances)), 1.0

        Discourse(document.text, document.statements, (), types).run(choose)
    return rows


def train(documents: Sequence[Document], strength: float = 1.0) -> Weights:
    """Weights of the type classifier and the ranker, learned from documents with speakers."""
    types = fit(type_rows(documents), strength)
    known = Ranker(types)
    rows = rank_rows(documents, known)
    ranks = fit(rows, strength)
    # Resolving leans on its own earlier choices, so learn from those as well.
    for _ in range(ROUNDS):
        rows += rank_rows(documents, known, Ranker(ranks))
        ranks = fit(rows, strength * len(rows) / len(rows))
    return {"types": types, "ranks": ranks}
