"""A strong rule system: quotation marks, a list of reporting verbs, and the nearest name.

What a careful programmer builds without annotated data, in the manner of Krestel, Bergler and Witte
(LREC 2008) and Pouliquen, Steinberger and Best (RANLP 2007): verbs of saying outside quotation
marks take the words before them (or after, where they are inverted) for the source and the
quotation beside them, or the rest of the sentence, for the content. Surnames go to the full name
that the article gives, pronouns to the last person who spoke. Nothing is learned and nothing is
tuned on annotated articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.quotes import Quotation, kind_of, quotations
from attribution.schema import (
    Article,
    Document,
    Fragments,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    text_order,
)

_VERBS = (
    "said says say told tells tell added adds announced announces argued argues asked asks"
    " asserted claimed claims commented complained conceded concluded confirmed confirms"
    " cautioned declared denied denies described disclosed emphasised emphasized explained"
    " explains insisted insists joked noted notes observed pledged predicted promised pointed"
    " recalled remarked repeated replied reported reports responded revealed reveals shouted"
    " stated states stressed suggested suggests testified told tweeted urged urges vowed warned"
    " warns wrote writes accused accuses alleged alleges acknowledged admitted admits estimates"
    " estimated reiterated recommended demanded demands called".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(set(_VERBS), key=len, reverse=True))})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_SENTENCE_END = re.compile(r"[.!?]['\"”’]*(?=\s+[\"“‘'(]?[A-Z0-9]|\s*$)|\n")
_BETWEEN = frozenset(
    "also later then has have had would could will did not never repeatedly again further"
    " previously earlier today yesterday only simply just once".split()
)
_STOP_BEFORE = frozenset(
    "and but as while when which that because if although after before".split()
)
_PASSIVE = frozenset("was were be been being is are".split())
_PRONOUNS = frozenset("he she they it i we who".split())
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Sir Dame Lord Lady Judge Justice President Minister Secretary Senator"
    " Captain Colonel General Inspector Professor Chief Mayor Governor But And So When In The He"
    " She It They".split()
)
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Sen|Rep|Gov|No|[A-Z])\.$")
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Report:
    cue: Span
    source: Span | None
    sentence: Span
    inverted: bool


class RuleSystem:
    """Finds statements by quotation marks and reporting verbs; `extract` as an Attributor's."""

    def extract(self, article: Article) -> Document:
        """The document of an article; no confidences."""
        text = article.text
        found = quotations(text)
        speakers = _Speakers(text)
        statements: list[Statement] = []
        taken: set[Span] = set()
        joined = _joined(text, found)
        for sentence in _sentences(text):
            for report in _reports(text, sentence, found):
                content = self._content(text, report, found)
                if not content or any(span in taken for span in content):
                    continue
                taken.update(content)
                content = tuple(part for span in content for part in joined.get(span, (span,)))
                statements.append(
                    Statement(
                        id="",
                        content=content,
                        cue=(report.cue,),
                        source=(report.source,) if report.source else (),
                        kind=kind_of(text, content, found),
                        speaker=speakers.of(report.source),
                    )
                )
        statements += _bare(text, found, joined, statements)
        statements.sort(key=text_order)
        numbered = [
            Statement(f"s{n}", s.content, s.cue, s.source, s.kind, s.act, s.speaker)
            for n, s in enumerate(statements, 1)
        ]
        return Document.of(article, numbered, speakers.known)

    def _content(self, text: str, report: _Report, found: Sequence[Quotation]) -> Fragments:
        near = [q.span for q in found if _long(text, q.span) and q.span.overlaps(report.sentence)]
        outside = [s for s in near if not s.overlaps(report.cue)]
        before = [s for s in outside if s.end <= report.cue.start]
        after = [s for s in outside if s.start >= report.cue.end]
        if before and _only_source(text, before[-1].end, report.cue.start, report.source):
            return (before[-1], *_continued(text, report, found))
        if after and _leads_to(text[report.cue.end : after[0].start], report):
            return (after[0],)
        return _clause(text, report)


def _long(text: str, span: Span) -> bool:
    return len(_WORD.findall(span.of(text))) >= _LEAST_WORDS


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[start : end.start() + 1]):
            continue
        span = _trimmed(text, start, end.end())
        if span:
            yield span
        start = end.end()
    if (span := _trimmed(text, start, len(text))) is not None:
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _reports(text: str, sentence: Span, found: Sequence[Quotation]) -> Iterator[_Report]:
    """Reporting verbs of the sentence that stand outside quotations, with their sources."""
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        source = _forward(text, match.end(), sentence.end)
        if source:
            yield _Report(Span(*match.span()), source, sentence, True)
    for match in _VERB.finditer(text, sentence.start, sentence.end):
        cue = Span(*match.span())
        if any(q.span.overlaps(cue) for q in found):
            continue
        cue, source = _backward(text, sentence.start, cue, found)
        inverted = False
        if source is None:
            source, inverted = _forward(text, cue.end, sentence.end), True
        if source is not None:
            yield _Report(cue, source, sentence, inverted)


def _backward(
    text: str, start: int, cue: Span, found: Sequence[Quotation]
) -> tuple[Span, Span | None]:
    """The cue with its auxiliaries, and the phrase right before it."""
    low = max([start, *(q.span.end for q in found if q.span.end <= cue.start)])
    words = list(_WORD.finditer(text, low, cue.start))
    begin = cue.start
    while words and words[-1][0].lower() in _BETWEEN and text[words[-1].end() : begin].isspace():
        begin = words.pop().start()
    if words and words[-1][0].lower() in _PASSIVE:
        return cue, None
    first = None
    last = words[-1].end() if words else begin
    if not words or text[last:begin].strip(" ,"):
        return cue, None
    while words:
        word = words[-1]
        gap = text[word.end() : first if first is not None else last]
        if word[0].lower() in _STOP_BEFORE or any(mark in gap for mark in '.;:"“”—\n'):
            break
        if "," in gap and not word[0][0].isupper():
            break
        first = word.start()
        words.pop()
    if first is None:
        return cue, None
    return Span(begin, cue.end), Span(first, last)


def _forward(text: str, start: int, end: int) -> Span | None:
    """The phrase right after an inverted verb or `according to`, up to a mark."""
    match = re.compile(r"\s+([^\n,.;:\"“”()]+)").match(text, start, end)
    if not match:
        return None
    words = list(_WORD.finditer(text, match.start(1), match.end(1)))[:8]
    kept: list[re.Match[str]] = []
    for word in words:
        if word[0].lower() in _STOP_BEFORE or (
            kept and word[0].lower() in ("in", "on", "at", "to")
        ):
            break
        kept.append(word)
    if not kept or not (
        kept[0][0][0].isupper() or kept[0][0].lower() in ("the", "a", "an", *_PRONOUNS)
    ):
        return None
    return Span(kept[0].start(), kept[-1].end())


def _only_source(text: str, start: int, end: int, source: Span | None) -> bool:
    """Whether nothing but the source stands between a quotation and its verb."""
    between = text[start:end]
    if source is not None and source.start >= start and source.end <= end:
        between = text[start : source.start] + text[source.end : end]
    return not re.sub(r"[\s,]|\b(?:also|later|then|has|have|had)\b", "", between)


def _leads_to(between: str, report: _Report) -> bool:
    """Whether a verb is followed by a quotation at once, or by a hearer and a comma or colon."""
    return not report.inverted and bool(
        re.fullmatch(r"\s*[,:]?\s*|[\w\s.'’-]{1,60}[,:]\s*", between)
    )


def _continued(text: str, report: _Report, found: Sequence[Quotation]) -> Fragments:
    """Quotations that go on in the same paragraph after `said X,` or `said X.`"""
    paragraph_end = text.find("\n", report.sentence.end)
    end = paragraph_end if paragraph_end >= 0 else len(text)
    return tuple(q.span for q in found if q.span.start >= report.cue.end and q.span.end <= end)[:1]


def _clause(text: str, report: _Report) -> Fragments:
    """The reported clause: after the verb, or before it where the verb ends the sentence."""
    sentence, cue, source = report.sentence, report.cue, report.source
    if report.inverted and source is not None:
        before = _trimmed(text, sentence.start, cue.start)
        if before is None:
            return _body(text, _trimmed(text, source.end, sentence.end))
        return _body(text, before) if before.of(text).endswith(",") else ()
    after = _trimmed(text, cue.end, sentence.end)
    if after is not None and _long(text, after):
        return _body(text, after)
    if source is not None:
        before = _trimmed(text, sentence.start, source.start)
        if before is not None and before.of(text).endswith(","):
            return _body(text, before)
    return ()


def _body(text: str, span: Span | None) -> Fragments:
    """A clause without the marks at its borders that join it to the rest."""
    if span is None:
        return ()
    start, end = span.start, span.end
    while start < end and text[start] in " ,:":
        start += 1
    while end > start and text[end - 1] in " .,":
        end -= 1
    return (Span(start, end),) if start < end else ()


def _joined(text: str, found: Sequence[Quotation]) -> dict[Span, Fragments]:
    """Quotations that run on over paragraphs: each of their spans with itself and what follows."""
    follows: dict[Span, Fragments] = {}
    for before, after in reversed(list(pairwise(found))):
        between = text[before.span.end : after.span.start]
        if not before.closed and "\n" in between and not between.strip():
            follows[before.span] = (before.span, *follows.get(after.span, (after.span,)))
    return follows


def _bare(
    text: str,
    found: Sequence[Quotation],
    joined: Mapping[Span, Fragments],
    statements: Sequence[Statement],
) -> list[Statement]:
    """Whole paragraphs in quotation marks that no verb has taken: by whoever spoke last."""
    bare: list[Statement] = []
    for quotation in found:
        span = quotation.span
        taken = (s for statement in (*statements, *bare) for s in statement.content)
        if any(map(span.overlaps, taken)) or not _long(text, span):
            continue
        starts = not text[max(0, span.start - 1) : span.start].strip()
        ends = not text[span.end : span.end + 1].strip()
        last = [s for s in statements if s.content[0].start < span.start and s.speaker]
        if starts and ends and last:
            by = max(last, key=lambda s: s.content[0].start)
            content = joined.get(span, (span,))
            kind = kind_of(text, content, found)
            bare.append(Statement("", content, (), by.source, kind, by.act, by.speaker))
    return bare


class _Speakers:
    """Names as they come: the full form that the article gives, pronouns to the last person."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_name: dict[str, Speaker] = {}
        self._last: str | None = None

    @property
    def known(self) -> list[Speaker]:
        return list(self._by_name.values())

    def of(self, source: Span | None) -> tuple[str, ...]:
        """Ids of the speaker of a source; the source's words where no name is found."""
        if source is None:
            return ()
        words = source.of(self._text)
        if words.lower().split()[-1] in _PRONOUNS:
            return (self._last,) if self._last else ()
        head = _ARTICLE.sub("", words.split(",")[0])
        name = self._person(head) if head == words.split(",")[0] else None
        if name is None:
            plural = head.split()[-1].endswith("s") and head.split()[-1].islower()
            name, type_ = head, SpeakerType.GROUP if plural else SpeakerType.ORGANIZATION
        else:
            type_ = SpeakerType.PERSON
        speaker = self._by_name.setdefault(
            name, Speaker(f"p{len(self._by_name) + 1}", name, type_, (source,))
        )
        if speaker.type is SpeakerType.PERSON:
            self._last = speaker.id
        return (speaker.id,)

    def _person(self, head: str) -> str | None:
        """The full name that a phrase without article ends in, as the article gives it."""
        run: list[str] = []
        for word in reversed(head.split()):
            if not word[0].isupper() or (word.isupper() and len(word) > 1) or word in _TITLES:
                break
            run.insert(0, word)
        if not run:
            return None
        if len(run) > 1:
            return " ".join(run[-2:])
        one = re.escape(run[0])
        full = re.compile(rf"\b([A-Z][\w'’-]+) {one}\b|\b{one} ([A-Z][\w'’-]+)")
        for found in full.finditer(self._text):
            if (found[1] or found[2]) not in _TITLES:
                return found[0]
        return run[0]
