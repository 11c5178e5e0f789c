"""Cluster the name mentions of an article into entities, with what the text says about each."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.found import FoundName
from attribution.resolve.given import GIVEN, gender
from attribution.resolve.matching import (
    FIRMS,
    alike,
    compatible,
    core,
    folded,
    match_kind,
    plain,
    title_gender,
)
from attribution.resolve.words import Words

_RECENT = 24
_LIKELY = 0.4
_SURNAME_TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "professor"])


@dataclass(slots=True, eq=False)
class Entity:
    """A person, body, group or document: a cluster of names, or one described by a noun phrase."""

    index: int
    named: bool
    name: str = ""
    tokens: tuple[str, ...] = ()
    forms: dict[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    positions: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)  # positions outside quotations
    ends: dict[int, int] = field(default_factory=dict)
    resolved: list[int] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    given_types: Counter[str] = field(default_factory=Counter)
    acronyms: set[str] = field(default_factory=set)
    hints: Counter[str] = field(default_factory=Counter)
    parts: tuple[Entity, ...] = ()
    gender: str = ""
    number: str = ""
    pronoun: bool = False  # made for a pronoun that refers to nothing known
    types: dict[str, float] = field(default_factory=dict)
    head: str = ""
    spoke: list[int] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)

    def add(self, first: int, last: int, quoted: bool) -> None:
        insort(self.positions, first)
        if not quoted:
            insort(self.told, first)
        self.ends[first] = last

    def last_before(self, position: int, told: bool = False) -> int | None:
        """The word where the last mention before `position` begins, resolved ones included.

        `told` leaves out mentions inside quotations, where others are talking.
        """
        best = None
        for places in (self.told if told else self.positions, self.resolved):
            at = bisect_left(places, position)
            if at and (best is None or places[at - 1] > best):
                best = places[at - 1]
        return best

    def likely(self, kind: str) -> bool:
        """Whether it may well be of a type."""
        return self.types.get(kind, 0.0) > _LIKELY

    def is_called(self, noun: str) -> bool:
        """Whether a noun names it: by its role, or as a word of its name."""
        return noun in self.heads or any(noun in form for form in self.forms)

    def mentions_before(self, position: int, most: int) -> list[int]:
        """Words where the last mentions before `position` begin, latest first, at most so many."""
        found: set[int] = set()
        for places in (self.positions, self.resolved):
            at = bisect_left(places, position)
            found.update(places[max(0, at - most) : at])
        return sorted(found, reverse=True)[:most]

    def first(self) -> int | None:
        """The word where the first mention begins, if there is one yet."""
        return min(
            (places[0] for places in (self.positions, self.resolved) if places), default=None
        )

    def first_after(self, position: int) -> int | None:
        at = bisect_left(self.positions, position)
        return self.positions[at] if at < len(self.positions) else None

    def count_before(self, position: int) -> int:
        return bisect_left(self.positions, position) + bisect_left(self.resolved, position)


_MATCH_SCORE = {"same": 1.0, "surname": 0.5, "given": 0.0, "first": -3.0, "middle": -3.0, "": -1.0}


class Clusters:
    """Entities by the words of their names, so that each look-up is short whatever the length."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.entities: list[Entity] = []
        self.by_token: dict[str, list[Entity]] = defaultdict(list)
        self.by_name: dict[tuple[str, ...], Entity] = {}
        self.alone: Counter[str] = Counter()
        self.by_acronym: dict[str, list[Entity]] = defaultdict(list)
        self.by_letter: dict[tuple[str, bool], list[tuple[str, Entity]]] = defaultdict(list)

    def new(self, named: bool) -> Entity:
        entity = Entity(len(self.entities), named)
        self.entities.append(entity)
        return entity

    def _register(self, entity: Entity, tokens: tuple[str, ...], first: int, last: int) -> None:
        if tokens not in entity.forms:
            entity.forms[tokens] = (first, last)
            self.by_name.setdefault(tokens, entity)
            for token in set(core(tokens)):
                for part in {token, token.partition("-")[0]}:
                    known = self.by_token[part]
                    if (
                        part not in lx.PARTICLES
                        and len(part) > 1
                        and entity not in known[-_RECENT:]
                    ):
                        known.append(entity)
            stem = core(tokens)
            if len(stem) > 1:
                self._spelled(folded(stem), False, entity)
                self._spelled(folded(stem[-1:]), True, entity)
            if len(tokens) > 1:
                initials = [t[0] for t in tokens if t not in gr.FUNCTION_WORDS and t[0].isalpha()]
                if len(initials) >= 2:
                    self.by_acronym["".join(initials)].append(entity)

    def cluster(self, names: Sequence[FoundName]) -> None:
        """Full names first, wherever they stand; then single words by what is near."""
        single = []
        for name in names:
            tokens = plain(self.words, name.first, name.last)
            if not tokens:
                continue
            if len(core(tokens)) == 1:
                single.append((name, tokens))
                continue
            entity = (
                self.by_name.get(tokens)
                or self._full(tokens)
                or self._alike(folded(tokens), single=False)
                or self.new(True)
            )
            self._register(entity, tokens, name.first, name.last)
            self._attach(entity, name)
        self._acronyms_in_brackets(names)
        self.alone = Counter(tokens[0] for _, tokens in single)
        for name, tokens in single:
            self._attach(self._single(name, tokens), name)

    def _spelled(self, name: str, single: bool, entity: Entity) -> None:
        known = self.by_letter[name[:1], single]
        if (name, entity) not in known[-_RECENT:]:
            known.append((name, entity))

    def _alike(self, name: str, single: bool) -> Entity | None:
        """The entity whose name, or last name, is spelled nearly so."""
        for other, entity in reversed(self.by_letter[name[:1], single][-_RECENT:]):
            if alike(name, other):
                return entity
        if not single:  # a double surname with and without its hyphen
            for other, entity in reversed(self.by_letter[name[:1], True][-_RECENT:]):
                if name == other:
                    return entity
        return None

    def _full(self, tokens: tuple[str, ...]) -> Entity | None:
        stem = core(tokens)
        for token in (stem[-1], stem[0]):
            for entity in reversed(self.by_token[token][-_RECENT:]):
                if any(compatible(tokens, form) for form in entity.forms if len(form) > 1):
                    return entity
        return None

    def _acronyms_in_brackets(self, names: Sequence[FoundName]) -> None:
        words = self.words
        starts = {name.last: name for name in names}
        for name in names:
            i = name.first
            if name.last - i == 1 and i > 1:
                gap = 1 if words.form[i - 1] == "(" else 2
                if gap == 2 and (words.lower[i - 1] != "or" or words.form[i - 2] != ","):
                    continue
                full = starts.get(i - gap)
                if full is None:
                    continue
                entity = self.by_name.get(plain(words, full.first, full.last))
                capitals = [w for w in words.form[full.first : full.last] if w[0].isupper()]
                initials = "".join(w[0] for w in capitals).lower()
                shouted = words.form[i].isupper() and initials[:1] == words.lower[i][0]
                if entity and len(initials) > 1 and (shouted or initials == words.lower[i]):
                    entity.acronyms.add(words.lower[i])
                    self.by_acronym[words.lower[i]].insert(0, entity)

    def candidates(self, tokens: tuple[str, ...], shouted: bool = False) -> list[Entity]:
        """Entities that a one-word name can stand for, latest registered first.

        A word in capitals is taken as an acronym, not as the last word of a body's name.
        """
        stem = core(tokens)
        if len(stem) > 1:
            exact = self.by_name.get(tokens)
            return [exact] if exact else []
        word = stem[0]
        found: list[Entity] = []
        letters = word.replace(".", "")
        if letters in self.by_acronym and (shouted or "." in word or len(letters) > 3):
            found += [e for e in self.by_acronym[letters] if len(letters) > 1][:1]
        for entity in reversed(self.by_token.get(word, [])[-_RECENT:]):
            if entity in found:
                continue
            kinds = {
                match_kind(word, form)
                for form in entity.forms
                if not shouted or len(form) == 1 or form[0] in GIVEN
            }
            # 'Sony' said ten times is not the 'Sony Stadium' named once.
            often = self.alone[word] > 2 * len(entity.positions) and any(
                form[-1] not in FIRMS
                and (token in lx.ORG_WORDS or token in pl.COUNTRIES or token in pl.PLACES)
                for form in entity.forms
                for token in form
            )
            if kinds - {""} and not (often and kinds <= {"first", "middle", ""}):
                found.append(entity)
        return found

    def _single(self, name: FoundName, tokens: tuple[str, ...]) -> Entity:
        form = self.words.form[name.first]
        options = self.candidates(tokens, form.isupper() and len(form) > 1)
        if options:
            fits = [self.affinity(e, name.first, name.titles, tokens[0]) for e in options]
            best = max(range(len(options)), key=lambda i: fits[i])
            entity = options[best]
            if fits[best] > -50:
                self._register(entity, tokens, name.first, name.last)
                return entity
        known = tokens[0] in lx.ORG_WORDS or tokens[0] in pl.COUNTRIES or tokens[0] in pl.PLACES
        common = known or tokens[0] in pl.DEMONYMS or tokens[0] in pl.GROUP_NAMES or form.isupper()
        entity = (None if common else self._alike(folded(tokens), single=True)) or self.new(True)
        self._register(entity, tokens, name.first, name.last)
        return entity

    def affinity(
        self, entity: Entity, position: int, titles: Iterable[str], word: str = ""
    ) -> float:
        """How well a bare name at `position` fits an entity: gender of titles, then recency."""
        wanted = title_gender(titles)
        known = title_gender(entity.titles) or first_gender(entity)
        score = -100.0 if wanted and known and wanted != known else 0.0
        if word:
            kinds = {match_kind(word, form) for form in entity.forms}
            score += max(_MATCH_SCORE[kind] for kind in kinds)
            if set(titles) & _SURNAME_TITLES and not kinds & {"same", "surname"}:
                score -= 40
        last = entity.last_before(position)
        if last is None:
            return score - 5
        score -= 3 * (position - last) / (200 + position - last)
        return score + min(entity.count_before(position), 10) / 10

    def _attach(self, entity: Entity, name: FoundName) -> None:
        entity.add(name.first, name.last, self.words.quoted[name.first])
        for title in name.titles:
            entity.titles[title] += 1
            entity.roles.add(title)
        if name.type:
            entity.given_types[name.type] += 1


def first_gender(entity: Entity) -> str:
    for form in sorted(entity.forms, key=len, reverse=True):
        if len(form) > 1 or form[0] in GIVEN:
            found = gender(form[0]) or (gender(form[1]) if len(form) > 2 else "")
            if found:
                return found
    return ""
