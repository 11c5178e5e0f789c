"""A text as words with offsets, sentences, paragraphs and quotations, found by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from attribution.quotes import quotations
from attribution.repair import repaired

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’&.][^\W_]+)*|\S")
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

    `start` and `end` are of the text as given, `form` is as in its repaired view.
    A possessive or clitic ('s, ’ll) is a word of its own, so that names end where they should.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._view = repaired(text)
        self._read = text if self._view is None else self._view.text
        self.start: list[int] = []
        self.end: list[int] = []
        self.form: list[str] = []
        for match in _WORD.finditer(self._read):
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
        if self._view is not None:
            spans = [self._view.given(a, b) for a, b in zip(self.start, self.end, strict=True)]
            self.start = [span.start for span in spans]
            self.end = [span.end for span in spans]

    def _add(self, start: int, end: int, form: str) -> None:
        self.start.append(start)
        self.end.append(end)
        self.form.append(form)

    def __len__(self) -> int:
        return len(self.form)

    def _structure(self) -> None:
        text, form, lower = self._read, self.form, self.lower
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

    def in_headline(self, i: int) -> bool:
        """Whether word `i` stands in a first line that ends without a full stop."""
        if self.paragraph[i] != 0:
            return False
        end = self.paragraph_first.get(1)
        return end is not None and self.form[end - 1] not in ".!?\"”’'"

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
