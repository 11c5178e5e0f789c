"""What a source mention is: a pronoun, a name, a noun phrase or a conjunction of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.resolve import lexicon as lx
from attribution.resolve.entities import Entity
from attribution.resolve.words import Words


@dataclass(slots=True)
class Mention:
    """Words [first, last) of a source. `kind` is the class that the ranker learns weights for.

    `entity` is the name's cluster where the head is a name; `core_last` ends the phrase's core.
    """

    first: int
    last: int
    kind: str
    head: str = ""
    number: str = ""
    gender: str = ""
    entity: Entity | None = None
    name: tuple[int, int] | None = None
    core: tuple[int, int] = (0, 0)
    parts: tuple[Mention, ...] = ()
    modifiers: frozenset[str] = field(default_factory=frozenset)


_BREAKS = frozenset(",;:(–—-[")
_NUMERALS = frozenset("two three four five six seven eight nine ten dozens hundreds thousands".split())
_QUANTIFIERS = frozenset(
    """some many most several few others other those these this that all none half each both one
    dozens hundreds thousands millions plenty more another neither either any""".split()
)


class Classifier:
    """Classifies sources of one text; knows which words belong to which name."""

    def __init__(self, words: Words, entities: Sequence[Entity]) -> None:
        self.words = words
        self.name_at: dict[int, tuple[int, int, Entity]] = {}
        for entity in entities:
            for first in entity.positions:
                last = entity.ends[first]
                for i in range(first, last):
                    self.name_at[i] = (first, last, entity)

    def classify(self, first: int, last: int) -> Mention:
        """The mention for words [first, last), at least one."""
        first, last = self._trim(first, last)
        parts = self._parts(first, last)
        if len(parts) > 1:
            mentions = tuple(self._simple(a, b) for a, b in parts)
            if all(m.kind != "other" for m in mentions):
                return Mention(first, last, "conj", number="plural", core=(first, last), parts=mentions)
        return self._simple(first, last)

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        words = self.words
        while last - first > 1 and (
            words.lower[first] in ("but", "and", "so", "when", "while", "as", "even", "yet", "from")
            or not (words.form[first][0].isalnum())
        ):
            first += 1
        while last - first > 1 and not words.form[last - 1][0].isalnum() and words.form[last - 1] != ")":
            last -= 1
        while last - first > 1 and words.lower[last - 1] in ("'s", "’s"):
            last -= 1
        return first, last

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of 'A and B' or 'A, B and C'; one part if it is no conjunction."""
        words = self.words
        if words.lower[first] == "both" and last - first > 3:
            first += 1
        ands = [
            i
            for i in range(first + 1, last - 1)
            if words.lower[i] in ("and", "&") and i not in self.name_at
        ]
        if not ands:
            return [(first, last)]
        cut = ands[0]
        head_end = self._core_end(first, last)
        if head_end < cut:
            # An 'and' after the first phrase's core counts only between bare names in a list.
            if words.form[head_end] != "," or not self._name_list(first, cut, last):
                return [(first, last)]
            return self._list(first, cut, last)
        left, right = (first, cut), (cut + 1, last)
        if not self._phrase(*left) or not self._phrase(*right):
            return [(first, last)]
        return [left, right]

    def _name_list(self, first: int, cut: int, last: int) -> bool:
        pieces = self._list(first, cut, last)
        return len(pieces) > 2 and all(self._is_name(*piece) for piece in pieces)

    def _list(self, first: int, cut: int, last: int) -> list[tuple[int, int]]:
        pieces, start = [], first
        for i in range(first, cut + 1):
            if self.words.form[i] == "," or i == cut:
                if i > start:
                    pieces.append((start, i))
                start = i + 1
        return [*pieces, (cut + 1, last)]

    def _is_name(self, first: int, last: int) -> bool:
        return any(i in self.name_at for i in range(first, min(last, first + 8)))

    def _phrase(self, first: int, last: int) -> bool:
        """Whether words can be a speaker of their own: a name, or a noun for people or bodies."""
        end = self._core_end(first, last)
        head = self.words.lower[end - 1]
        if end - 1 in self.name_at:
            # 'Energy and Industrial Strategy': one body, unless both sides are names.
            return True
        if head in lx.THIRD or head in lx.FIRST_SINGULAR or head in lx.PLURAL_PRONOUNS:
            return True
        noun = lx.singular(head)
        if noun not in lx.PERSON_NOUNS and noun not in lx.GROUP_NOUNS and noun not in lx.ORG_NOUNS:
            return noun in lx.DOC_NOUNS and lx.is_plural(head)
        return lx.is_plural(head) or self.words.lower[first] in lx.DETERMINERS

    def _core_end(self, first: int, last: int) -> int:
        """Where the phrase's core ends: before its first modifier that follows the head."""
        words = self.words
        i = first
        while i < last:
            if i in self.name_at:
                i = min(self.name_at[i][1], last)
                continue
            word = words.lower[i]
            if i > first and (words.form[i] in _BREAKS or word in lx.PREPOSITIONS):
                return i
            if i > first and word in ("and", "&", "but", "or"):
                return i
            i += 1
        return last

    def _simple(self, first: int, last: int) -> Mention:
        words = self.words
        if words.lower[first] == "both" and last - first > 1:
            first += 1
        end = self._core_end(first, last)
        head = words.lower[end - 1]
        core = (first, end)
        if end - first == 1 and (pronoun := self._pronoun(first, last, core)):
            return pronoun
        if end - first == 2 and words.lower[first] in lx.RELATIVE | {"both"} and end == last:
            return Mention(first, last, "rel", head=words.lower[first], core=core)
        modifiers = frozenset(w for w in words.lower[first:end] if w[0].isalnum()) - {head}
        named = self.name_at.get(end - 1)
        if named is not None:
            return Mention(
                first, last, "name", head, entity=named[2], name=named[:2], core=core, modifiers=modifiers
            )
        apposed = self._apposed(end, last)
        if apposed is not None:
            return Mention(
                first, last, "name", head, entity=apposed[2], name=apposed[:2], core=core,
                modifiers=modifiers,
            )
        plural = lx.is_plural(head) or head in _QUANTIFIERS
        opening = words.lower[first]
        if opening in ("the", "this", "that", "these", "those"):
            kind = "definite"
        elif opening in ("a", "an", "one", "another"):
            kind = "indefinite"
        elif opening in ("his", "her", "their", "its", "my", "our", "your"):
            kind = "possessive"
        elif plural or opening in _QUANTIFIERS or opening.isdigit() or opening in _NUMERALS:
            kind = "bare"
        else:
            kind = "bare" if head in lx.GROUP_NOUNS else "title"
        noun = lx.singular(head)
        gender = "m" if noun in lx.MALE_NOUNS else "f" if noun in lx.FEMALE_NOUNS else ""
        number = "plural" if plural or opening in _QUANTIFIERS - {"that", "this", "one"} else "singular"
        return Mention(first, last, kind, noun, number, gender, core=core, modifiers=modifiers)

    def _apposed(self, end: int, last: int) -> tuple[int, int, Entity] | None:
        """The name in 'the party's leader, Keir Starmer': right after the core's comma."""
        if end + 1 >= last or self.words.form[end] not in ",–—-:(":
            return None
        named = self.name_at.get(end + 1)
        if named is None:
            for i in range(end + 1, min(end + 4, last)):
                if i in self.name_at:
                    named = self.name_at[i]
                    break
                if self.words.lower[i] not in lx.TITLES and self.words.form[i] != ".":
                    break
        if named is None or named[0] < end:
            return None
        after = self.words.form[named[1]] if named[1] < last else ","
        return named if after in ",–—-)(" or after[0].isdigit() else None

    def _pronoun(self, first: int, last: int, core: tuple[int, int]) -> Mention | None:
        word = self.words.lower[first]
        if word in lx.THIRD:
            kind, number, sex = "he", "singular", lx.THIRD[word]
        elif word in lx.FIRST_SINGULAR:
            kind, number, sex = "I", "singular", ""
        elif word in lx.FIRST_PLURAL:
            kind, number, sex = "we", "plural", ""
        elif word in lx.SECOND:
            kind, number, sex = "you", "", ""
        elif word in lx.NEUTER:
            kind, number, sex = "it", "singular", ""
        elif word in lx.PLURAL_PRONOUNS:
            kind, number, sex = "they", "plural", ""
        elif word in lx.RELATIVE:
            kind, number, sex = "rel", "", ""
        elif word in _QUANTIFIERS:
            kind, number, sex = "quantifier", "plural", ""
        else:
            return None
        return Mention(first, last, kind, word, number, sex, core=core)
