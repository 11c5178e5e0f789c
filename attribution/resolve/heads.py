"""Where a noun phrase has its head, and where 'A and B' are two speakers; by words, not parsing."""

from __future__ import annotations

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.entities import Entity
from attribution.resolve.given import GIVEN
from attribution.resolve.words import Words

BREAKS = frozenset(",;:(–—-[")

_PERIODS = [["week"], ["month"], ["year"], ["night"], ["weekend"], ["summer"]]

_PARTICIPLES = frozenset(
    """
    led held seen made written given sent taken shown found built paid told
    """.split()
)


def starts_clause(words: Words, i: int) -> bool:
    """Whether a reduced clause begins after a noun: *released Saturday*, *seeking a deal*."""
    word = words.lower[i]
    regular = word.endswith(("ed", "ing")) and len(word) > 4
    if not words.form[i].islower() or not (regular or word in _PARTICIPLES):
        return False
    if word in ("involved", "united", "representing", "working", "briefed"):
        return False
    before = lx.singular(words.lower[i - 1])
    return before in lx.PERSON_NOUNS | lx.DOC_NOUNS | lx.ORG_NOUNS or before in pl.GROUP_NAMES


class Heads:
    """Cuts noun phrases of one text; knows which words belong to which name."""

    def __init__(self, words: Words, name_at: dict[int, tuple[int, int, Entity]]) -> None:
        self.words = words
        self.name_at = name_at

    def core_end(self, first: int, last: int) -> int:
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
            if i > first and (words.form[i] in BREAKS or word in gr.PREPOSITIONS):
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
            and words.lower[first] in gr.DETERMINERS
            and comma + 1 < last
            and comma - 1 not in self.name_at
            and lx.singular(before) not in lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS
            and words.lower[comma + 1] not in gr.FUNCTION_WORDS
        )

    def parts(self, first: int, last: int) -> list[tuple[int, int]]:
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
        listed = (
            len(pieces) > 2 or (bool(joints) and words.form[joints[0]] != ",") or last - first < 8
        )
        if len(pieces) > 1 and listed and all(self._opens_with_name(*piece) for piece in pieces):
            return pieces
        ands = [i for i in joints if words.form[i] != ","]
        if not ands or self.core_end(first, last) < ands[0]:
            return whole
        left, right = (first, ands[0]), (ands[0] + 1, last)
        if self._shared_noun(left, right):
            return [right]
        if not self._phrase(*left) or not self._phrase(*right):
            return whole
        return [left, right]

    def listed(self, first: int, last: int) -> list[tuple[int, int]]:
        """The names that close 'two members of Congress, Ann Poe and Bo Roe'."""
        words = self.words
        head = words.lower[self.core_end(first, last) - 1]
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
        # After 'envoys from Chile,' more places follow, not the envoys.
        places = any(words.lower[a:b][-1] in pl.COUNTRIES | pl.PLACES for a, b in pieces)
        return pieces if len(pieces) > 1 and named and not places else []

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
                word in gr.FUNCTION_WORDS or word in gr.PREPOSITIONS or not word[0].isalnum()
            ):
                return False
            i += 1
        return False

    def _shared_noun(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """'UK and US politicians', 'the former aide and current anchor Ann Poe' are one phrase."""
        words = self.words
        left_named = left[1] - 1 in self.name_at
        right_end = self.core_end(*right)
        right_named = right_end - 1 in self.name_at
        if left_named and not right_named:
            word = words.lower[left[1] - 1]
            if left[1] - left[0] > 1 or words.lower[right[0]] in gr.DETERMINERS:
                return False
            if word in pl.COUNTRIES or word in pl.DEMONYMS or word in pl.PLACES:
                return True
            return words.is_sentence_start(left[0]) and word not in pl.GROUP_NAMES | GIVEN
        if right_named and not left_named:
            head = words.lower[left[1] - 1]
            name = self.name_at[right_end - 1]
            return not lx.is_plural(head) and name[0] > right[0] and words.lower[right[0]] != "the"
        return False

    def _phrase(self, first: int, last: int) -> bool:
        """Whether words can be a speaker of their own: a name, or a noun for people or bodies."""
        end = self.core_end(first, last)
        head = self.words.lower[end - 1]
        if end - 1 in self.name_at or head in ("others", "many", "some"):
            # 'Energy and Industrial Strategy': one body, unless both sides are names.
            return True
        if head in gr.THIRD or head in gr.FIRST_SINGULAR or head in gr.PLURAL_PRONOUNS:
            return True
        noun = lx.singular(head)
        if noun not in lx.PERSON_NOUNS and noun not in lx.GROUP_NOUNS and noun not in lx.ORG_NOUNS:
            return noun in lx.DOC_NOUNS and lx.is_plural(head)
        return lx.is_plural(head) or self.words.lower[first] in gr.DETERMINERS
