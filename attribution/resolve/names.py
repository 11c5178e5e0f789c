"""Find the proper names of a text from its capital letters, and merge them with a model's names.

Capital letters mislead at sentence starts and in headlines, so a word there counts as a name only
with other evidence: the same word capitalised inside a sentence, or a known given name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.resolve import grammar as gr
from attribution.resolve import lexicon as lx
from attribution.resolve import places as pl
from attribution.resolve.acronyms import with_expansions
from attribution.resolve.capitals import DOTTED, NOT_NAMES, OPENERS, Capitals
from attribution.resolve.found import FoundName
from attribution.resolve.found import NameMention as NameMention
from attribution.resolve.given import GIVEN
from attribution.resolve.words import Words

_ORG_JOINERS = frozenset(["of", "for", "and", "&", "the", "on", "in"])
_MAX_WORDS = 12


def _is_role(word: str) -> bool:
    return word not in GIVEN and lx.is_role(word)


class _Finder(Capitals):
    """Joins capitalised words into names and cuts titles off them."""

    def joins(self, i: int, first: int) -> int:
        """How many words from `i` continue the name that began at `first`; 0 if none."""
        words = self.words
        size = len(words)
        if i >= size or i - first >= _MAX_WORDS or words.paragraph[i] != words.paragraph[first]:
            return 0
        form, lower = words.form[i], words.lower[i]
        glued = words.start[i] == words.end[i - 1]
        if form == "." and glued and (len(words.form[i - 1]) == 1 or words.lower[i - 1] in DOTTED):
            return 1
        if lower in ("'s", "’s") and words.lower[i - 1] in _OWNERS and i + 1 < size:
            return 2 if self.can_be(i + 1) else 0
        if form in "\"“‘('" and not glued and i + 3 < size and words.form[i + 2] in "\"”’)'":
            # Robert "Bobby" Poe
            inside = self.can_be(i + 1) and not GIVEN.isdisjoint(words.lower[first:i])
            plain = form != "(" or words.lower[i + 1] in GIVEN
            return 4 if inside and plain and self.can_be(i + 3) else 0
        if form == "(" and words.lower[i + 1 : i + 2] and words.lower[i + 1] in _IN_BRACKETS:
            closed = i + 3 < size and words.form[i + 2] == ")"
            return 4 if closed and self.can_be(i + 3) else 0
        if form == "/" and glued and i + 1 < size and words.start[i + 1] == words.end[i]:
            return 2 if self.can_be(i + 1) else 0
        if form.isupper() and len(form) > 3 and not glued and words.form[i - 1].isupper():
            return 1
        if glued and form != "&":
            return 0
        if len(form) == 1 and form.isupper() and i + 1 < size and words.form[i + 1] == ".":
            return (
                2
                if words.sentence[i] == words.sentence[first] and words.end[i] == words.start[i + 1]
                else 0
            )
        if words.sentence[i] != words.sentence[i - 1]:
            return 0
        if self.can_be(i) and (i - first < 1 or words.lower[i - 1] not in gr.MONTHS_DAYS):
            return 1
        if form[0].isupper() and lower in gr.MONTHS_DAYS and words.lower[i - 1] not in GIVEN:
            return 0
        if form[0].isupper() and not self.weak(i) and words.lower[i - 1] in GIVEN and len(form) > 1:
            return 1
        following = i + 1 < size and self.can_be(i + 1) and words.start[i + 1] > words.end[i]
        if lower in lx.PARTICLES and following and lower not in ("the", "a"):
            return 2
        if lower in lx.PARTICLES and i + 2 < size and words.lower[i + 1] in lx.PARTICLES:
            return 3 if self.can_be(i + 2) else 0
        if lower in _ORG_JOINERS and self._bodylike(first, i):
            if following:
                return 2
            if i + 2 < size and words.lower[i + 1] == "the" and self.can_be(i + 2):
                return 3
        return 0

    def _bodylike(self, first: int, i: int) -> bool:
        heads = self.words.lower[first:i]
        joiner = self.words.lower[i]
        if joiner in ("of", "for", "on"):
            if joiner == "for" and heads[-1].endswith("s") and heads[-1] not in GIVEN:
                return not _is_role(heads[-1])
            if heads[0] in lx.ORG_WORDS and ("of" in heads or "for" in heads):
                return True
            if (
                joiner == "of"
                and len(heads) == 1
                and heads[0] not in GIVEN
                and not self.weak(first)
            ):
                return heads[0] not in pl.GROUP_NAMES and heads[0] not in pl.COUNTRIES
            return heads[-1] in lx.ORG_WORDS or _is_role(heads[-1]) or heads[-1] in _OF_HEADS
        if joiner in ("and", "&"):
            if joiner == "&":
                return True
            if any(w in ("of", "for", "on") for w in heads) and heads[0] in lx.ORG_WORDS:
                return True
            if heads[0] in GIVEN or self.words.form[first].isupper() or heads[-1] in lx.ORG_WORDS:
                return False
            if len(heads) > 1 and (first == 0 or self.words.lower[first - 1] != "the"):
                return False
            end = i + 1
            while end < len(self.words) and self.can_be(end) and end - i < 6:
                end += 1
            return end - i > 2 and self.words.lower[end - 1] in lx.ORG_WORDS
        return False

    def _dot(self, i: int) -> bool:
        words = self.words
        return (
            i + 1 < len(words) and words.form[i + 1] == "." and words.start[i + 1] == words.end[i]
        )

    def find(self) -> list[FoundName]:
        words = self.words
        found: list[FoundName] = []
        i = 0
        while i < len(words):
            if not self.can_be(i) or words.paragraph[i] in self.loud:
                i += 1
                continue
            end = i + 1
            if words.form[i].isupper() and len(words.form[i]) == 1 and self._dot(i):
                end += 1
            while step := self.joins(end, i):
                end += step
            end = self._comma_list(i, end)
            name = self._trim(i, end)
            if name is not None:
                found.append(name)
            i = end
        found += self._loud_names(found)
        found.sort(key=lambda name: name.first)
        return with_expansions(words, found)

    def _loud_names(self, found: Sequence[FoundName]) -> list[FoundName]:
        """Names in headlines: those of the text below, and given names with a word after them."""
        words = self.words
        known: set[tuple[str, ...]] = set()
        for name in found:
            tokens = tuple(words.lower[name.first : name.last])
            known |= {tokens, tokens[-1:]}
        result: list[FoundName] = []
        end = 0
        for i, form in enumerate(words.form):
            if i < end or words.paragraph[i] not in self.loud or not form[0].isupper():
                continue
            sizes = range(min(6, len(words) - i), 0, -1)
            size = next((n for n in sizes if tuple(words.lower[i : i + n]) in known), 0)
            lower = words.lower[i]
            if size <= 1 and lower in GIVEN and i + 1 < len(words):
                after = words.lower[i + 1]
                person = words.form[i + 1][0].isupper() and not self.small[after]
                if person and after not in NOT_NAMES and words.end[i] < words.start[i + 1]:
                    size = 2
            if size == 1 and (self.small[lower] >= max(self.capital[lower], 1) or len(lower) < 2):
                size = 0
            if size and lower not in NOT_NAMES | {"the"}:
                end = i + size
                titles = (words.lower[i - 1],) if i and words.lower[i - 1] in lx.TITLES else ()
                result.append(FoundName(i, end, titles))
        return result

    def _comma_list(self, first: int, end: int) -> int:
        """Extend 'Department for Business' over ', Energy and Industrial Strategy'."""
        words = self.words
        if words.lower[first] not in ("department", "ministry", "office", "committee"):
            return end
        if not any(w in ("for", "of") for w in words.lower[first:end]):
            return end
        i = end
        while i + 1 < len(words) and words.form[i] == "," and self.can_be(i + 1):
            i += 2
        if i + 1 < len(words) and words.lower[i] in ("and", "&") and self.can_be(i + 1) and i > end:
            i += 2
            while (
                i < len(words) and self.can_be(i) and words.paragraph[i] == words.paragraph[first]
            ):
                i += 1
            return i
        return end

    def _trim(self, first: int, end: int) -> FoundName | None:
        """Split titles and roles from the front; drop weak words that are no part of a name."""
        words = self.words
        lower = words.lower
        while first < end and self.weak(first) and not self._supported(first, end):
            first += 1
        if first >= end:
            return None
        start = self._name_start(first, end)
        titles = tuple(lower[first:start])
        while end > start + 1 and _is_role(lower[end - 1]) and not titles and end - start > 2:
            if lower[start] in GIVEN or lower[end - 1] in lx.TITLES:
                break
            end -= 1
        while end - start > 2 and lower[end - 1] in AFTER_NAMES:
            end -= 1
        if lower[start] in GIVEN and "of" not in lower[start:end]:
            while end - start > 2 and lower[end - 1] in lx.ORG_WORDS | _TAILS:
                end -= 1
            while end - start > 2 and self.small[lower[end - 1]] > 2 * self.capital[lower[end - 1]]:
                end -= 1
        of = end - start > 2 and lower[start + 1] in ("of", "for")
        if of and _is_role(lower[start]) and lower[start] not in _OF_HEADS:
            start += 3 if lower[start + 2] == "the" else 2
            titles = ()
        while end - start > 1 and not titles and lower[start] not in GIVEN:
            if lower[end - 1] != "." and lower[end - 1] not in lx.TITLES:
                break
            end -= 1
        if (
            _is_role(lower[end - 1])
            and not lx.COURTESY.intersection(titles)
            and all(_is_role(w) or w in pl.DEMONYMS for w in lower[start:end])
        ):
            return None
        if first > 0 and first == start and _ORDINAL.fullmatch(lower[first - 1]):
            start -= 1
        if _PARTY_TAG.fullmatch(words.form[start]):
            return None
        if start + 1 == end and not titles:
            word = lower[start]
            if word in lx.TITLES or word in lx.PERSON_NOUNS:
                if word not in GIVEN and (word in lx.TITLES or words.form[start].isupper()):
                    return None
                if not self.capital[word]:
                    return None
            if len(word) == 1:
                return None
        return FoundName(start, end, titles)

    def _supported(self, i: int, end: int) -> bool:
        lower = self.words.lower[i]
        if self.capital[lower] > self.small[lower] // 3 or lower in pl.COUNTRIES:
            return True
        if lower in GIVEN or _is_role(lower):
            return lower not in gr.FUNCTION_WORDS or self.opens(i)
        if lower in OPENERS and self.opens(i):
            return True
        if i + 1 < end and self.words.lower[i + 1] in lx.ORG_WORDS:
            return True
        if i + 1 < end and not self.small[lower] and lower not in _ORDINARY:
            return not lower.endswith(("ing", "ly"))
        if self.small[lower] or lower in _ORDINARY or lx.singular(lower) in _ORDINARY:
            return False
        if i + 1 == end and lx.singular(lower) != lower and lower not in pl.GROUP_NAMES:
            return False
        return not lower.endswith(("ing", "ly", "ed")) or lower in pl.GROUP_NAMES

    def _name_start(self, first: int, end: int) -> int:
        """Where the name itself begins after titles, roles and adjectives of origin."""
        lower = self.words.lower
        best = first
        for i in range(first, end - 1):
            if not _is_role(lower[i]):
                continue
            after = i + 1
            if self.words.form[after] == ".":
                after += 1
            if after >= end:
                break
            if lower[after] in ("of", "for"):
                given = [j for j in range(after + 2, end) if lower[j] in GIVEN and j < end - 1]
                if given:
                    best = given[0]
                continue
            bodies = lx.ORG_WORDS | lx.DOC_WORDS
            if any(word in bodies for word in lower[after:end]) and lower[after] not in GIVEN:
                continue
            best = after
        origin = best == first and lower[first] in pl.DEMONYMS and end - first > 2
        return first + 1 if origin and lower[first + 1] in GIVEN else best


# What stands in brackets inside a company's name.
_IN_BRACKETS = frozenset(
    ["pvt", "pte", "pty", "private", "uk", "us", "hk", "holdings", "international"]
)
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]\w*\.?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_OWNERS = frozenset(
    """
    people women men children workers teachers farmers veterans mothers parents citizens
    nurses king queen saint soldiers writers players drivers mcdonald sainsbury
    """.split()
)
AFTER_NAMES = frozenset(
    """
    kc qc mp msp mep ms am mbe obe cbe kbe dbe phd md esq jp td frs mla cllr
    """.split()
)
_TAILS = frozenset(
    """
    show tower white stadium arena airport avenue road supporters fans backers rally plan
    day campaign administration election foundation-day era presidency
    """.split()
)
_OF_HEADS = frozenset(
    """
    hall isle court city state college school board centre bank house bank university duke
    duchess earl prince princess bishop archbishop director king
    """.split()
)
_ORDINARY = (
    (lx.PERSON_NOUNS | lx.ORG_NOUNS | lx.DOC_NOUNS | lx.GROUP_NOUNS | lx.TITLES)
    - pl.GROUP_NAMES
    - {"police", "congress", "parliament", "senate", "treasury"}
)


def find_names(words: Words) -> list[FoundName]:
    """Names by capitalisation, in order, none overlapping."""
    return _Finder(words).find()
