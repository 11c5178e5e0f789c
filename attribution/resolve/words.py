"""A text as words with offsets, sentences, paragraphs and quotations, found by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from attribution.quotes import quotations

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|(?:[^\W_]|(?<=Ã)[\u0080-\u00bf])+(?:[-'’&.](?:[^\W_]|(?<=Ã)[\u0080-\u00bf])+)*|\S"
)
_CLITIC = re.compile(r"['’](?:s|ll|re|ve|d|m)$", re.IGNORECASE)
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof rev hon sen sens rep reps gov lt col gen maj capt sgt adm cmdr st jr
    sr inc corp co govs drs vs no jan feb aug sept oct nov dec d r calif fla mass pa mich va
    ill tenn wash ariz
    """.split()
)


class Words:
    """Parallel lists over the words of a text; every index counts words.

    A possessive or clitic ('s, ’ll) is a word of its own, so that names end where they should.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        self.form: list[str] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            form = match.group()
            clitic = _CLITIC.search(form)
            if clitic and clitic.start():
                middle = start + clitic.start()
                self._add(start, middle, form[: clitic.start()])
                self._add(middle, end, clitic.group())
            else:
                self._add(start, end, form)
        self.lower = [form.lower() for form in self.form]
        self._structure()

    def _add(self, start: int, end: int, form: str) -> None:
        self.start.append(start)
        self.end.append(end)
        self.form.append(form)

    def __len__(self) -> int:
        return len(self.form)

    def _structure(self) -> None:
        text, form, lower = self.text, self.form, self.lower
        self.sentence: list[int] = []
        self.paragraph: list[int] = []
        sentence = paragraph = 0
        ended = False
        for i, word in enumerate(form):
            gap = text[self.end[i - 1] : self.start[i]] if i else ""
            if i and ("\n" in gap or "\r" in gap):
                paragraph += 1
                sentence += 1
                ended = False
            elif ended and self.start[i] > self.end[i - 1] and not word[0].islower():
                sentence += 1
                ended = False
            elif ended and word[0].isalnum():
                ended = False
            self.sentence.append(sentence)
            self.paragraph.append(paragraph)
            if word in "!?" or (word == "." and not self._abbreviated(i, lower)):
                ended = True
        self.quoted = [False] * len(form)
        for quotation in quotations(text):
            if quotation.double:
                first, last = self.between(quotation.inner.start, quotation.inner.end)
                self.quoted[first:last] = [True] * (last - first)
        self.sentence_first: dict[int, int] = {}
        self.paragraph_first: dict[int, int] = {}
        for i, (s, p) in enumerate(zip(self.sentence, self.paragraph, strict=True)):
            self.sentence_first.setdefault(s, i)
            self.paragraph_first.setdefault(p, i)

    def _abbreviated(self, i: int, lower: list[str]) -> bool:
        if not i or self.end[i - 1] != self.start[i]:
            return False
        before = lower[i - 1]
        return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")

    def at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_right(self.end, offset)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Half-open range of the words that overlap [start, end)."""
        return bisect_right(self.end, start), bisect_left(self.start, end)

    def is_sentence_start(self, i: int) -> bool:
        """Whether word `i` is the first of its sentence but for opening marks."""
        first = self.sentence_first[self.sentence[i]]
        return (
            all(not self.form[j][0].isalnum() for j in range(max(first, i - 4), i))
            and i - first < 5
        )
