"""What a source mention is: a pronoun, a name, a noun phrase or a conjunction of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.resolve import lexicon as lx
from attribution.resolve.entities import Entity
from attribution.resolve.given import GIVEN
from attribution.resolve.names import AFTER_NAMES
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
_PERIODS = [["week"], ["month"], ["year"], ["night"], ["weekend"], ["summer"]]
_NUMERALS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands".split()
)
_QUANTIFIERS = frozenset(
    """some many most several few others other those these this that all none half each both one
    dozens hundreds thousands millions plenty more another neither either any""".split()
)


_PARTICIPLES = frozenset("led held seen made written given sent taken shown found built paid told".split())


def _mended(noun: str) -> str:
    """A noun that lost its first letters to a drop capital: *ompany* is *company*."""
    nouns = lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS
    if len(noun) < 4 or noun in nouns:
        return noun
    longer = [n for n in nouns if n.endswith(noun) and len(n) - len(noun) <= 4]
    return min(longer, key=lambda n: (len(n), n)) if longer else noun


def starts_clause(words: Words, i: int) -> bool:
    """Whether a reduced clause begins after a noun: *released Saturday*, *seeking a deal*."""
    word = words.lower[i]
    regular = word.endswith(("ed", "ing")) and len(word) > 4
    if not words.form[i].islower() or not (regular or word in _PARTICIPLES):
        return False
    if word in ("involved", "united", "representing", "working", "briefed"):
        return False
    before = lx.singular(words.lower[i - 1])
    return before in lx.PERSON_NOUNS | lx.DOC_NOUNS | lx.ORG_NOUNS or before in lx.GROUP_NAMES


_BODIES = frozenset(
    """police council trust department government ministry party committee company commission board
    university union court agency authority association federation group club team campaign""".split()
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
        parts = self._listed(first, last) or self._parts(first, last)
        if len(parts) == 1 and parts[0][0] > first + 1:
            return self._simple(first, last, parts[0][0])
        if len(parts) > 1:
            mentions = tuple(self._simple(a, b) for a, b in parts)
            if all(m.kind != "other" for m in mentions):
                return Mention(
                    first, last, "conj", number="plural", core=(first, last), parts=mentions
                )
        return self._simple(first, last)

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        words = self.words
        while last - first > 1 and (
            words.lower[first]
            in ("but", "only", "and", "so", "when", "while", "as", "even", "yet", "from")
            or not (words.form[first][0].isalnum())
        ):
            first += 1
        while (
            last - first > 1
            and not words.form[last - 1][0].isalnum()
            and words.form[last - 1] != ")"
        ):
            last -= 1
        while last - first > 1 and words.lower[last - 1] in ("'s", "’s"):
            last -= 1
        return first, last

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of 'A and B' or 'A, B and C'; one part if it is no conjunction."""
        words = self.words
        whole = [(first, last)]
        if words.lower[first] in ("both", "either") and last - first > 3:
            first += 1
        joints = [
            i
            for i in range(first + 1, last - 1)
            if i not in self.name_at
            and (words.lower[i] in ("and", "&", "or") or words.form[i] == ",")
        ]
        pieces = self._pieces(first, joints, last)
        if len(pieces) > 1 and all(self._opens_with_name(*piece) for piece in pieces):
            if len(pieces) > 2 or words.form[joints[0]] != "," or last - first < 8:
                return pieces
        ands = [i for i in joints if words.form[i] != ","]
        if not ands or self._core_end(first, last) < ands[0]:
            return whole
        left, right = (first, ands[0]), (ands[0] + 1, last)
        if self._shared_noun(left, right):
            return [right]
        if not self._phrase(*left) or not self._phrase(*right):
            return whole
        return [left, right]

    def _listed(self, first: int, last: int) -> list[tuple[int, int]]:
        """The names that close 'two members of Congress, Ann Poe and Bo Roe'."""
        words = self.words
        head = words.lower[self._core_end(first, last) - 1]
        if not lx.is_plural(head) or lx.singular(head) not in lx.PERSON_NOUNS:
            return []
        comma = next((i for i in range(first, last) if words.form[i] in ",:–—-"), None)
        if comma is None:
            return []
        joints = [
            i
            for i in range(comma, last)
            if i not in self.name_at and (words.lower[i] == "and" or words.form[i] == ",")
        ]
        pieces = [p for p in self._pieces(comma + 1, joints, last) if p[1] > p[0]]
        named = all(self._opens_with_name(*piece) for piece in pieces)
        return pieces if len(pieces) > 1 and named else []

    def _pieces(self, first: int, joints: list[int], last: int) -> list[tuple[int, int]]:
        pieces, start = [], first
        for joint in [*joints, last]:
            if joint > start:
                pieces.append((start, joint))
            start = joint + 1
        return pieces

    def _opens_with_name(self, first: int, last: int) -> bool:
        """Whether words are one name, with no more than titles before it."""
        words = self.words
        i = first
        while i < min(first + 6, last):
            if i in self.name_at:
                after = self.name_at[i][1]
                if after < last and words.lower[after] in ("'s", "’s", "’", "'"):
                    i = after + 1
                    if i >= last:
                        return True
                    continue
                return after >= last or (words.form[after] == "(" and last - after < 6)
            word = words.lower[i]
            if word not in ("the", ".") and (
                word in lx.FUNCTION_WORDS or word in lx.PREPOSITIONS or not word[0].isalnum()
            ):
                return False
            i += 1
        return False

    def _shared_noun(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """'UK and US politicians' and 'the former aide and current anchor Ann Poe' are one phrase."""
        words = self.words
        left_named = left[1] - 1 in self.name_at
        right_end = self._core_end(*right)
        right_named = right_end - 1 in self.name_at
        if left_named and not right_named:
            word = words.lower[left[1] - 1]
            if left[1] - left[0] > 1 or words.lower[right[0]] in lx.DETERMINERS:
                return False
            if word in lx.COUNTRIES or word in lx.DEMONYMS or word in lx.PLACES:
                return True
            return words.is_sentence_start(left[0]) and word not in lx.GROUP_NAMES | GIVEN
        if right_named and not left_named:
            head = words.lower[left[1] - 1]
            name = self.name_at[right_end - 1]
            return not lx.is_plural(head) and name[0] > right[0] and words.lower[right[0]] != "the"
        return False

    def _phrase(self, first: int, last: int) -> bool:
        """Whether words can be a speaker of their own: a name, or a noun for people or bodies."""
        end = self._core_end(first, last)
        head = self.words.lower[end - 1]
        if end - 1 in self.name_at or head in ("others", "many", "some"):
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
            if i > first and words.form[i] == "," and self._adjectives(first, i, last):
                i += 1
                continue
            if i > first and (words.form[i] in _BREAKS or word in lx.PREPOSITIONS):
                return i
            if i > first and (word in ("and", "&", "but", "or") or starts_clause(words, i)):
                return i
            if i > first and word in ("this", "last") and words.lower[i + 1 : i + 2] in _PERIODS:
                return i
            i += 1
        return last

    def _adjectives(self, first: int, comma: int, last: int) -> bool:
        """Whether a comma stands between adjectives: *the tall, 71-year-old diplomat*."""
        words = self.words
        before = words.lower[comma - 1]
        return (
            comma - first == 2
            and words.lower[first] in lx.DETERMINERS
            and comma + 1 < last
            and comma - 1 not in self.name_at
            and lx.singular(before) not in lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS
            and words.lower[comma + 1] not in lx.FUNCTION_WORDS
        )

    def _simple(self, first: int, last: int, skip: int = 0) -> Mention:
        """The mention for words of one phrase; its head is sought from word `skip` on."""
        words = self.words
        if words.lower[first] in ("both", "just") and last - first > 1:
            first += 1
        end = self._core_end(max(first, skip), last)
        while end - first > 1 and words.lower[end - 1] in AFTER_NAMES and end - 2 in self.name_at:
            end -= 1
        head = words.lower[end - 1]
        core = (first, end)
        if end - first == 1 and (pronoun := _pronoun(words.lower[first], first, last, core)):
            return pronoun
        if end - first == 2 and words.lower[first] in lx.RELATIVE | {"both"} and end == last:
            return Mention(first, last, "rel", head=words.lower[first], core=core)
        modifiers = frozenset(w for w in words.lower[first:end] if w[0].isalnum()) - {head}
        named = self.name_at.get(end - 1)
        if named is not None and self._generic(named, first, end, last):
            named = None
        if named is not None:
            return Mention(
                first,
                last,
                "name",
                head,
                entity=named[2],
                name=named[:2],
                core=core,
                modifiers=modifiers,
            )
        apposed = self._titled(end, last) or self._apposed(end, last)
        if apposed is not None:
            return Mention(
                first,
                last,
                "name",
                head,
                entity=apposed[2],
                name=apposed[:2],
                core=core,
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
        if words.paragraph_first[words.paragraph[first]] == first and words.form[first].islower():
            noun = _mended(noun)
        gender = "m" if noun in lx.MALE_NOUNS else "f" if noun in lx.FEMALE_NOUNS else ""
        number = (
            "plural" if plural or opening in _QUANTIFIERS - {"that", "this", "one"} else "singular"
        )
        return Mention(first, last, kind, noun, number, gender, core=core, modifiers=modifiers)

    def _generic(self, named: tuple[int, int, Entity], first: int, end: int, last: int) -> bool:
        """Whether a capitalised head is a common noun: *many Democrats*, *the Council*."""
        words = self.words
        head = words.lower[end - 1]
        alone = named[1] - named[0] == 1
        group = head in lx.GROUP_NAMES or f"{head}s" in lx.GROUP_NAMES
        if group or (head.endswith("s") and head[:-1] in lx.DEMONYMS):
            follows = end < last and words.form[end] not in ",(–—"
            return follows or named[0] > first + (words.lower[first] == "the")
        return alone and head in _BODIES and not words.form[end - 1].isupper()

    def _titled(self, end: int, last: int) -> tuple[int, int, Entity] | None:
        """The name that ends 'leader of the council David King' (not 'aide to Hillary Clinton')."""
        words = self.words
        if end >= last or words.lower[end] not in ("of", "for", "at", "in"):
            return None
        if lx.singular(words.lower[end - 1]) not in lx.PERSON_NOUNS | lx.TITLES:
            return None
        i = end + 1
        while i < last and words.form[i] not in _BREAKS and words.lower[i] not in lx.RELATIVE:
            if i in self.name_at:
                name = self.name_at[i]
                before = name[0] - 1
                while words.lower[before] in lx.COURTESY:
                    before -= 1
                stop = name[1] >= last or words.form[name[1]] in ",(–—-"
                stop = stop or words.lower[name[1]] in AFTER_NAMES
                role = words.lower[before] in (
                    lx.PERSON_NOUNS | lx.PREPOSITIONS | lx.DETERMINERS | lx.FUNCTION_WORDS
                )
                role = role or (name[1] - name[0] == 1 and before == name[0] - 1)
                if before > end and stop and not role and words.form[before][0].isalnum():
                    if not words.form[before][0].isupper() or words.lower[before] not in lx.TITLES:
                        return name if before not in self.name_at else None
                i = name[1]
            else:
                i += 1
        return None

    def _apposed(self, end: int, last: int) -> tuple[int, int, Entity] | None:
        """The name in 'the party's leader, Keir Starmer': right after the core's comma."""
        if end + 1 >= last or self.words.form[end] not in ",–—-:(":
            return self._apposed_last(end, last)
        named = self.name_at.get(end + 1)
        if named is None:
            for i in range(end + 1, min(end + 4, last)):
                if i in self.name_at:
                    named = self.name_at[i]
                    break
                if self.words.lower[i] not in lx.TITLES and self.words.form[i] != ".":
                    break
        if named is None or named[0] < end:
            return self._apposed_last(end, last)
        after = self.words.form[named[1]] if named[1] < last else ","
        if after in ",–—-)(" or after[0].isdigit() or after in ("of", "from", "at", "who"):
            return named
        return None

    def _apposed_last(self, end: int, last: int) -> tuple[int, int, Entity] | None:
        """The name that closes 'the leader of the largest party, Keir Starmer'."""
        named = self.name_at.get(last - 1)
        if named is None or named[1] < last or not lx.is_person_noun(self.words.lower[end - 1]):
            return None
        before = named[0] - 1
        while before > end and self.words.lower[before] in lx.TITLES | {"."}:
            before -= 1
        return named if before > end and self.words.form[before] in ",–—-" else None

    def pronoun(self, first: int, word: str) -> Mention | None:
        """The mention for word `first` if `word`, which stands there, is a pronoun."""
        return _pronoun(word, first, first + 1, (first, first + 1))


def _pronoun(word: str, first: int, last: int, core: tuple[int, int]) -> Mention | None:
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
