"""Which capital letters are a sign of a name: not those that a sentence or headline forces."""

from __future__ import annotations

from collections import Counter

from attribution.resolve import grammar as gr
from attribution.resolve import places as pl
from attribution.resolve.given import GIVEN
from attribution.resolve.words import Words

# Words that open names though they are common words, where another capital follows.
OPENERS = frozenset(
    """
    beyond inside under over above after before against our my your no new one first every
    all two three four next will may mark april june august
    """.split()
)
NOT_NAMES = gr.FUNCTION_WORDS | gr.MONTHS_DAYS | gr.RELATIVE
DOTTED = frozenset(
    """
    mr mrs ms dr st sen rep gov sens reps govs del jr sr prof rev lt col gen capt adm sgt
    hon messrs
    """.split()
)


class Capitals:
    """Evidence from the whole text for each capitalised word."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.loud = self._loud_paragraphs()
        for i, form in enumerate(words.form):
            if not form[0].isalpha():
                continue
            if form[0].islower():
                self.small[form] += 1
            elif not self.weak(i):
                self.capital[words.lower[i]] += 1

    def _loud_paragraphs(self) -> set[int]:
        """Paragraphs in title case or capitals, where a capital letter says nothing."""
        total: Counter[int] = Counter()
        upper: Counter[int] = Counter()
        shout: Counter[int] = Counter()
        for i, form in enumerate(self.words.form):
            lower = self.words.lower[i]
            if len(form) > 1 and form[0].isalpha() and lower not in gr.FUNCTION_WORDS:
                paragraph = self.words.paragraph[i]
                total[paragraph] += 1
                upper[paragraph] += form[0].isupper()
                shout[paragraph] += form.isupper()
        last = {p: i for i, p in enumerate(self.words.paragraph)}
        stopped = {p for p, i in last.items() if self.words.form[i] in ".!?"}
        self.shouted = {p for p, n in total.items() if n >= 2 and shout[p] >= 0.8 * n}
        return {
            p
            for p, n in total.items()
            if 3 <= n <= 40 and upper[p] >= (0.8 if p not in stopped else 1.0 if p else 0.9) * n
        }

    def weak(self, i: int) -> bool:
        """Whether the capital of word `i` is forced by its place."""
        words = self.words
        return (
            words.paragraph[i] in self.loud
            or words.is_sentence_start(i)
            or (i > 0 and words.form[i - 1] in '"“‘:•*|>–—-')
        )

    def can_be(self, i: int) -> bool:
        form, lower = self.words.form[i], self.words.lower[i]
        if not form[0].isupper():
            return False
        if form in ("US", "WHO") and self.words.paragraph[i] not in self.shouted:
            return True
        if lower in NOT_NAMES:
            if i > 1 and len(form) > 1 and not self.weak(i):
                before = i - 2 if self.words.form[i - 1] == "." else i - 1
                if self.words.lower[before] in DOTTED and self.words.form[before][0].isupper():
                    return True
            return lower in OPENERS and self.opens(i)
        if not self.weak(i):
            return True
        if self.capital[lower] > self.small[lower] // 3 or lower in pl.COUNTRIES:
            return True
        if lower in GIVEN and not self.small[lower]:
            return True
        if len(form) > 1 and form.isupper() and self.words.paragraph[i] not in self.shouted:
            return True
        if self.words.paragraph[i] in self.loud:
            return False
        return not self.small[lower]

    def opens(self, i: int) -> bool:
        """Whether a common word begins a name: a sure capital comes right after it."""
        words = self.words
        after = i + 1
        if after >= len(words) or not words.form[after][0].isupper():
            return False
        if words.end[i] == words.start[after] or words.lower[after] in NOT_NAMES:
            return False
        if self.weak(i) and words.lower[i] != "new":
            return words.lower[i] in GIVEN and self.capital[words.lower[i]] > 0
        return not self.weak(after)
