"""What a source mention is: a pronoun, a name, a noun phrase or a conjunction of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.entities import Entity
from attribution.resolve.heads import BREAKS, Heads
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


_NUMERALS = frozenset(
    """
    two three four five six seven eight nine ten dozens hundreds thousands
    """.split()
)
_QUANTIFIERS = frozenset(
    """
    some many most several few others other those these this that all none half each both
    one dozens hundreds thousands millions plenty more another neither either any
    """.split()
)


def _mended(noun: str) -> str:
    """A noun that lost its first letters to a drop capital: *ompany* is *company*."""
    nouns = lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS
    if len(noun) < 4 or noun in nouns:
        return noun
    longer = [n for n in nouns if n.endswith(noun) and len(n) - len(noun) <= 4]
    return min(longer, key=lambda n: (len(n), n)) if longer else noun


_CALLED = frozenset(["called", "named", "nicknamed", "dubbed", "as", "only"])
_KNOWN = frozenset(
    ["known", "name", "names", "identified", "himself", "herself", "posts", "posting"]
)
_BODIES = frozenset(
    """
    police council trust department government ministry party committee company commission
    board university union court agency authority association federation group club team
    campaign
    """.split()
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
        self.heads = Heads(words, self.name_at)

    def classify(self, first: int, last: int) -> Mention:
        """The mention for words [first, last), at least one."""
        first, last = self._trim(first, last)
        parts = self.heads.listed(first, last) or self.heads.parts(first, last)
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

    def _simple(self, first: int, last: int, skip: int = 0) -> Mention:
        """The mention for words of one phrase; its head is sought from word `skip` on."""
        words = self.words
        if words.lower[first] in ("both", "just") and last - first > 1:
            first += 1
        end = self.heads.core_end(max(first, skip), last)
        while end - first > 1 and words.lower[end - 1] in AFTER_NAMES and end - 2 in self.name_at:
            end -= 1
        head = words.lower[end - 1]
        core = (first, end)
        if end - first == 1 and (pronoun := _pronoun(words.lower[first], first, last, core)):
            return pronoun
        if end - first == 2 and words.lower[first] in gr.RELATIVE | {"both"} and end == last:
            return Mention(first, last, "rel", head=words.lower[first], core=core)
        modifiers = frozenset(w for w in words.lower[first:end] if w[0].isalnum()) - {head}
        named = self.name_at.get(end - 1)
        if named is not None and self._generic(named, first, end, last):
            named = None
        named = named or self._titled(end, last) or self._apposed(end, last)
        named = named or self._called(end, last)
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
        if alone and head in pl.DEMONYMS and words.lower[first] in ("the", "a", "an"):
            return True
        group = head in pl.GROUP_NAMES or f"{head}s" in pl.GROUP_NAMES
        if group or (head.endswith("s") and head[:-1] in pl.DEMONYMS):
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
        while i < last and words.form[i] not in BREAKS and words.lower[i] not in gr.RELATIVE:
            if i in self.name_at:
                name = self.name_at[i]
                before = name[0] - 1
                while words.lower[before] in lx.COURTESY:
                    before -= 1
                stop = name[1] >= last or words.form[name[1]] in ",(–—-"
                stop = stop or words.lower[name[1]] in AFTER_NAMES
                role = words.lower[before] in (
                    lx.PERSON_NOUNS | gr.PREPOSITIONS | gr.DETERMINERS | gr.FUNCTION_WORDS
                )
                role = role or (name[1] - name[0] == 1 and before == name[0] - 1)
                title = words.form[before][0].isupper() and words.lower[before] in lx.TITLES
                plain = words.form[before][0].isalnum() and not role and not title
                if before > end and stop and plain:
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
            for i in range(end + 1, min(end + 6, last)):
                if i in self.name_at:
                    named = self.name_at[i]
                    break
                retired = self.words.lower[i] in ("(", ")", "retired", "ret")
                if (
                    self.words.lower[i] not in lx.TITLES
                    and self.words.form[i] != "."
                    and not retired
                ):
                    break
        if named is None or named[0] < end:
            return self._apposed_last(end, last)
        stop = named[1]
        if stop + 1 < last and self.words.form[stop] == "." and self.words.form[stop + 1] == ",":
            stop += 1  # the full stop of *Jr.*
        after = self.words.form[stop] if stop < last else ","
        if after in ",–—-)(" or after[0].isdigit() or after in ("of", "from", "at", "who"):
            return named
        return None

    def _apposed_last(self, end: int, last: int) -> tuple[int, int, Entity] | None:
        """The name in 'the leader of the largest party, Keir Starmer, 61', 'its chair, the lawyer
        Ana Ruiz': it closes a later stretch between commas that has no preposition before it.
        """
        words = self.words
        if not lx.is_person_noun(words.lower[end - 1]):
            return None
        i = end
        while i < last and words.form[i] not in ",–—":
            if words.lower[i] in gr.RELATIVE:
                return None
            i += 1
        stop = i + 1
        while (
            stop < last
            and words.form[stop] not in ",–—("
            and (words.lower[stop] not in gr.RELATIVE)
        ):
            stop += 1
        named = self.name_at.get(stop - 1) if i + 1 < stop else None
        if named is None or named[1] != stop or named[0] <= i:
            return None
        between = words.lower[i + 1 : named[0]]
        if any(word in gr.PREPOSITIONS or word in ("and", "or") for word in between):
            return None
        return named

    def _called(self, end: int, last: int) -> tuple[int, int, Entity] | None:
        """The name in *a user called Ann Poe*, *a father who gave his name only as Yusuf*."""
        words = self.words
        while last > end and words.form[last - 1] in "\"”’'»,":
            last -= 1
        named = self.name_at.get(last - 1)
        if named is None or named[0] <= end or named[1] != last:
            return None
        i = named[0] - 1
        while i > end and words.form[i] in "\"“‘'«":
            i -= 1
        before = words.lower[end : i + 1]
        if not before or before[-1] not in _CALLED:
            return None
        if before[-1] == "as" and _KNOWN.isdisjoint(before):
            return None
        return named

    def pronoun(self, first: int, word: str) -> Mention | None:
        """The mention for word `first` if `word`, which stands there, is a pronoun."""
        return _pronoun(word, first, first + 1, (first, first + 1))


def _pronoun(word: str, first: int, last: int, core: tuple[int, int]) -> Mention | None:
    if word in gr.THIRD:
        kind, number, sex = "he", "singular", gr.THIRD[word]
    elif word in gr.FIRST_SINGULAR:
        kind, number, sex = "I", "singular", ""
    elif word in gr.FIRST_PLURAL:
        kind, number, sex = "we", "plural", ""
    elif word in gr.SECOND:
        kind, number, sex = "you", "", ""
    elif word in gr.NEUTER:
        kind, number, sex = "it", "singular", ""
    elif word in gr.PLURAL_PRONOUNS:
        kind, number, sex = "they", "plural", ""
    elif word in gr.RELATIVE:
        kind, number, sex = "rel", "", ""
    elif word in _QUANTIFIERS:
        kind, number, sex = "quantifier", "plural", ""
    else:
        return None
    return Mention(first, last, kind, word, number, sex, core=core)
