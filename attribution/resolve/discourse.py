"""The state of one article while its sources are resolved, and the candidates of each.

Sources are taken outermost first, then in text order; first persons last, since *I* needs to know
who is speaking. Every look back is bounded, so that time grows with the text and not faster.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence

from attribution.resolve import lexicon as lx
from attribution.resolve import phrases
from attribution.resolve import places as pl
from attribution.resolve.candidates import candidates as candidates_of
from attribution.resolve.entities import Clusters, Entity
from attribution.resolve.evidence import Evidence
from attribution.resolve.facts import described_type_features, gather, named_type_features
from attribution.resolve.matching import alike, folded
from attribution.resolve.mentions import Classifier, Mention
from attribution.resolve.merge import merge_names
from attribution.resolve.names import find_names
from attribution.resolve.ranker import Ranker
from attribution.resolve.sources import Candidate, Source, parents_of
from attribution.resolve.words import Words
from attribution.schema import Fragments, Kind, Statement, hull

TYPES = ("person", "organization", "group", "anonymous", "document", "unknown")
THINGS = ("person", "organization", "group", "document", "other")  # what any name can be
_SALIENT = 3
_OFTEN = 8


Chooser = Callable[["Discourse", Source, Mention, Sequence[Candidate]], tuple[int, float]]


class Discourse:
    """Entities, phrases and sources of one article, and who has spoken so far."""

    def __init__(
        self,
        text: str,
        statements: Sequence[Statement],
        evidence: Evidence,
        types: Ranker,
        things: Ranker,
    ) -> None:
        self.words = Words(text)
        self.evidence = evidence
        self.statements = statements
        self.types, self.things = types, things
        names = merge_names(self.words, find_names(self.words), evidence.names)
        self.clusters = Clusters(self.words)
        self.clusters.cluster(names)
        self.named = [e for e in self.clusters.entities if e.positions]
        self.classifier = Classifier(self.words, self.named)
        gather(self.words, self.named, self.classifier)
        for entity in self.named:
            entity.name = self._longest(entity)
            entity.evidence = named_type_features(self.words, entity)
            found = things.labels(entity.evidence, THINGS)
            entity.types = {"anonymous": 0.0} | _with_given(entity, found)
            entity.number = "plural" if entity.types["group"] > 0.5 else "singular"
        self.described: dict[str, Entity] = {}
        self.sources = self._sources()
        self._describe_phrases()
        self.events = sorted(
            (position, entity.index)
            for entity in self.clusters.entities
            for position in entity.positions
        )
        self.by_head = self._heads()
        self.pairs = self._coordinated()
        by_count = sorted(self.named, key=lambda e: -len(e.positions))
        self.often = {
            kind: [e for e in by_count if e.likely(kind)][:_OFTEN]
            for kind in ("person", "organization")
        }
        self.salient = sorted(self.named, key=lambda e: -len(e.positions))[:_SALIENT]
        self.extents: dict[int, int] = {}  # where resolved mentions end
        self.turns: list[tuple[int, tuple[Entity, ...]]] = []
        self.turn_starts: list[int] = []
        self.speakers_of: dict[int, tuple[Entity, ...]] = {}

    # --- entities ---------------------------------------------------------------------------

    def _longest(self, entity: Entity) -> str:
        """The fullest form of a name, the first of several in the article, verbatim."""
        tokens = max(entity.forms, key=lambda f: (len(f), len("".join(f)), -entity.forms[f][0]))
        spelled = folded(tokens)
        same = [
            f
            for f in entity.forms
            if len(f) > 1
            and (folded(f) == spelled or (len(f) == len(tokens) and alike(folded(f), spelled)))
        ]
        tokens = min([*same, tokens], key=lambda f: entity.forms[f][0])
        first, last = entity.forms[tokens]
        if self.words.lower[first] in ("the", "a") and last - first > 1:
            first += 1
        end = self.words.end[last - 1]
        return self.words.text[self.words.start[self._with_country(entity, first)] : end]

    def _with_country(self, entity: Entity, first: int) -> int:
        """Where the name begins with its country: *Norway's Ministry of Health* has it."""
        lower = self.words.lower
        own = first > 1 and lower[first - 1] in ("'s", "’s") and lower[first - 2] in pl.COUNTRIES
        generic = lower[first] in lx.ORG_WORDS or entity.acronyms
        return first - 2 if own and generic and not entity.titles else first

    def speaker_type(self, entity: Entity) -> str:
        """The likeliest type of an entity that does speak."""
        found = self.types.labels(entity.evidence, TYPES)
        found = _with_given(entity, found)
        return max(TYPES, key=lambda label: found[label])

    def describe(self, mention: Mention) -> Entity:
        """The entity that a phrase without a name describes; the same phrase, the same entity."""
        first, last = phrases.description(self.words, mention, self.classifier.name_at)
        identity = phrases.key(self.words, first, last)
        entity = self.described.get(identity)
        if entity is None:
            entity = self.clusters.new(False)
            words = self.words
            entity.name = words.text[words.start[first] : words.end[last - 1]]
            entity.tokens = tuple(words.lower[first:last])
            entity.head, entity.number, entity.gender = mention.head, mention.number, mention.gender
            entity.pronoun = mention.kind not in phrases.NOMINAL
            entity.heads = {mention.head} | {
                lx.singular(w) for w in entity.tokens if lx.singular(w) in lx.GROUP_NOUNS
            }
            entity.roles = set(mention.modifiers) | {mention.head}
            named = any(i in self.classifier.name_at for i in range(first, last))
            entity.evidence = described_type_features(
                mention.head, mention.kind, mention.number, mention.modifiers, named
            )
            entity.types = self.types.labels(entity.evidence, TYPES)
            self.described[identity] = entity
        return entity

    def _describe_phrases(self) -> None:
        words, names = self.words, self.classifier.name_at
        # A source shows where its phrase ends, which the words alone may not.
        known = {
            source.mention.core: source.mention
            for source in self.sources
            if source.mention.kind in phrases.NOMINAL
        }
        for mention in phrases.find_phrases(words, self.classifier):
            first, last = mention.first, mention.last
            mention = known.get(mention.core, mention)
            if first > 1 and words.form[first - 1] in ",–—(" and first - 2 in names:
                continue  # an apposition: the name before it is the entity
            entity = self.describe(mention)
            entity.add(first, last, words.quoted[first])

    def _heads(self) -> dict[str, list[tuple[int, int]]]:
        """Noun -> where entities that are called so are mentioned (word, entity), in order."""
        found: dict[str, list[tuple[int, int]]] = {}
        nouns = lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS | lx.GROUP_NOUNS
        called: dict[int, set[str]] = {}
        for entity in self.clusters.entities:
            in_name = {lx.singular(token) for form in entity.forms for token in form}
            called[entity.index] = entity.heads | (in_name & nouns)
        for position, index in self.events:
            for head in called[index]:
                found.setdefault(head, []).append((position, index))
        return found

    def _coordinated(self) -> list[tuple[int, Entity]]:
        """'A and B' of two named persons or bodies, as something that *they* can mean."""
        words, names = self.words, self.classifier.name_at
        found: list[tuple[int, Entity]] = []
        known: dict[frozenset[int], Entity] = {}
        for i, word in enumerate(words.lower):
            if word != "and" or i in names or i - 1 not in names:
                continue
            after = next((j for j in range(i + 1, min(i + 4, len(words))) if j in names), None)
            if after is None:
                continue
            parts = (names[i - 1][2], names[after][2])
            if parts[0] is parts[1]:
                continue
            found.append((names[i - 1][0], self.together(parts, known)))
        return found

    def together(
        self, parts: tuple[Entity, ...], known: dict[frozenset[int], Entity] | None = None
    ) -> Entity:
        """One entity for several who speak together."""
        identity = frozenset(part.index for part in parts)
        if known is not None and identity in known:
            return known[identity]
        entity = self.clusters.new(False)
        entity.parts, entity.number = parts, "plural"
        entity.name = " + ".join(part.name for part in parts)
        entity.types = {
            label: sum(part.types.get(label, 0.0) for part in parts) / len(parts)
            for label in (*TYPES, "other")
        }
        if known is not None:
            known[identity] = entity
        return entity

    # --- sources ----------------------------------------------------------------------------

    def _sources(self) -> list[Source]:
        grouped: dict[Fragments, list[int]] = {}
        for number, statement in enumerate(self.statements):
            if statement.source:
                grouped.setdefault(statement.source, []).append(number)
        parents = parents_of(self.statements)
        sources = []
        for fragments, numbers in grouped.items():
            span = hull(fragments)
            if len(span) > 400:
                span = max(fragments, key=len)
            first, last = self.words.between(span.start, span.end)
            if first >= last:
                continue
            mention = self.classifier.classify(first, min(last, first + 200))
            if span.start > self.words.start[first]:
                # Cut out of a word: what the source says counts, not the word.
                cut = span.of(self.words.text).strip().lower()
                mention = self.classifier.pronoun(first, cut) or mention
            statement = self.statements[numbers[0]]
            content = hull(statement.content)
            source = Source(
                fragments,
                mention,
                numbers,
                statement.kind,
                self.words.between(content.start, content.end),
                parents.get(numbers[0]),
            )
            depth, above = 0, source.parent
            while above is not None and depth < 5:
                depth, above = depth + 1, parents.get(above)
            source.depth = depth
            sources.append(source)
        sources.sort(
            key=lambda s: (s.mention.kind in ("I", "we"), s.depth, s.mention.first, s.mention.last)
        )
        return sources

    def run(self, choose: Chooser) -> None:
        """Resolve every source with `choose`, which picks a candidate and says how sure it is."""
        for source in self.sources:
            parts = source.mention.parts or (source.mention,)
            chosen: list[Entity] = []
            for part in parts:
                candidates = candidates_of(self, source, part)
                index, probability = choose(self, source, part, candidates)
                source.probability *= probability
                self.extents[part.first] = part.core[1]
                entity = candidates[index].entity
                for one in entity.parts or (entity,):
                    if one not in chosen:
                        chosen.append(one)
                    insort(one.resolved, part.first)
                    insort(one.spoke, part.first)
                if part.gender and not entity.gender:
                    entity.gender = part.gender
            source.entities = tuple(chosen)
            if len(chosen) > 1:
                self.pairs.append((source.mention.first, self.together(source.entities)))
                self.pairs.sort(key=lambda pair: pair[0])
            at = bisect_left(self.turn_starts, source.mention.first)
            self.turn_starts.insert(at, source.mention.first)
            self.turns.insert(at, (source.mention.first, source.entities))
            for number in source.statements:
                self.speakers_of[number] = source.entities

    def ends_at(self, entity: Entity, word: int) -> int:
        """Where the mention of an entity that begins at a word ends."""
        return entity.ends.get(word) or self.extents.get(word, word + 1)

    def token_range(self, first: int, last: int) -> tuple[int, int]:
        """First and last token of words [first, last) in the evidence."""
        return self.evidence.locate(self.words.start[first], self.words.end[last - 1])

    def turn(self, position: int, back: int) -> tuple[int, tuple[Entity, ...]] | None:
        """The `back`-th turn before a word (1 is the last), or after it for negative values."""
        at = bisect_left(self.turn_starts, position)
        index = at - back if back > 0 else at - back - 1
        return self.turns[index] if 0 <= index < len(self.turns) else None

    # --- candidates -------------------------------------------------------------------------

    def last_told(self, source: Source, mention: Mention, entity: Entity) -> int | None:
        """Where the narrator last mentioned an entity; inside a quotation, where anyone did.

        Mentions inside the statement's own words before the mention count for nothing: in
        '"Ann Poe lied," he said' the content tells nothing about *he*.
        """
        before = mention.first
        if mention.kind == "rel":
            return entity.last_before(before)
        if source.content[0] < mention.first and source.kind is not Kind.INDIRECT:
            before = source.content[0]
        if entity.parts:
            at = bisect_left(self.pairs, before, key=lambda pair: pair[0])
            for position, pair in reversed(self.pairs[max(0, at - 3) : at]):
                if pair is entity:
                    return position
        return entity.last_before(before, told=not self.words.quoted[mention.first])


def _with_given(entity: Entity, types: dict[str, float]) -> dict[str, float]:
    """Probabilities of types, corrected by what a model's name mentions say."""
    if not entity.given_types:
        return types
    total = sum(entity.given_types.values())
    person = entity.given_types["person"] / total
    place = entity.given_types["location"] / total
    body = entity.given_types["organization"] / total
    shares = {"person": person, "organization": body + place / 2, "other": place}
    found = {k: v * (0.08 + shares.get(k, (1 - person) / 2)) for k, v in types.items()}
    scale = sum(found.values())
    return {label: value / scale for label, value in found.items()}
