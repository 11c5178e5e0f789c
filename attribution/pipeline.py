"""Attributor: composes the stages from text to Document; has no rules of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from math import exp

from attribution.assemble import statements_of
from attribution.errors import AttributionError, BrokenModel
from attribution.model.confidence import scaled
from attribution.model.config import ModelConfig
from attribution.model.decode import Name, decode, found_names
from attribution.model.encode import TextEncoder, Tokens
from attribution.model.engine import Engine, load_engine
from attribution.model.spans import Found, find_candidates
from attribution.models import model_folder
from attribution.quotes import quotations
from attribution.resolve import Evidence, NameMention, Resolver
from attribution.schema import Article, Document, Statement

RESOLVER_FILE = "resolver.json"
# Articles whose windows are batched together, by number and by size in code points.
_TOGETHER = 32
_TOGETHER_SIZE = 400_000


class Reader:
    """The network over texts, without statements: what the resolver learns from and looks at."""

    def __init__(self, config: ModelConfig, encoder: TextEncoder, engine: Engine) -> None:
        self.config, self.encoder, self.engine = config, encoder, engine

    def evidence(self, texts: Sequence[str]) -> list[Evidence]:
        """What the network sees in each text."""
        tokens = [self.encoder.tokens(text) for text in texts]
        found = find_candidates(tokens, self.encoder, self.engine, self.config)
        return [
            _evidence(one, seen, found_names(seen, self.config))
            for one, seen in zip(tokens, found, strict=True)
        ]


class Attributor:
    """Finds the statements of news articles and who made them.

    >>> Attributor.load().extract('"It rained," said Ann Lee.').statements  # doctest: +SKIP
    """

    def __init__(
        self, config: ModelConfig, encoder: TextEncoder, engine: Engine, resolver: Resolver
    ) -> None:
        self.config = config
        self.encoder = encoder
        self.engine = engine
        self.resolver = resolver

    @classmethod
    def load(
        cls, model: str = "base", *, engine: str = "auto", threads: int | None = None
    ) -> Attributor:
        """Loads a model by name or folder; `engine` is auto, onnx or torch.

        Raises ModelNotFound, BrokenModel where a file of the model cannot be used, and
        MissingExtra where the engine's packages are not installed.
        """
        folder = model_folder(model)
        config = ModelConfig.load(folder)
        try:
            return cls(
                config,
                TextEncoder.load(folder),
                load_engine(engine, folder, config, threads),
                Resolver.load(folder / RESOLVER_FILE),
            )
        except AttributionError:
            raise
        except Exception as error:  # each library has its own for a damaged file
            reason = str(error).strip().split("\n")[0]
            raise BrokenModel(f"{folder} cannot be loaded: {reason}") from error

    def extract(
        self,
        text: str | Article,
        *,
        min_confidence: float | None = None,
        alternatives: int = 0,
    ) -> Document:
        """The document of one text: statements, attitudes and speakers.

        `min_confidence` in [0, 1] leaves out statements less sure than that; by default the
        threshold that the model was tuned with. `alternatives`: see `Resolver.resolve`.
        """
        article = Article("text", text) if isinstance(text, str) else text
        return self._documents([article], min_confidence, alternatives)[0]

    def extract_many(
        self,
        articles: Iterable[Article],
        *,
        min_confidence: float | None = None,
        alternatives: int = 0,
    ) -> Iterator[Document]:
        """Documents of many articles, in order; reads ahead a bounded number of them."""
        remaining = iter(articles)
        while group := _take(remaining):
            yield from self._documents(group, min_confidence, alternatives)

    def resolve(self, document: Document, *, alternatives: int = 0) -> Document:
        """The document with its speakers assigned anew from the sources; the rest untouched."""
        reader = Reader(self.config, self.encoder, self.engine)
        (evidence,) = reader.evidence([document.text])
        statements, speakers = self.resolver.resolve(
            document.text, document.statements, evidence, alternatives=alternatives
        )
        return replace(
            document,
            statements=tuple(
                replace(new, confidence=old.confidence)
                for new, old in zip(statements, document.statements, strict=True)
            ),
            speakers=speakers,
        )

    def _documents(
        self, articles: Sequence[Article], min_confidence: float | None, alternatives: int
    ) -> list[Document]:
        least = self.config.min_confidence if min_confidence is None else min_confidence
        regions = [quotations(article.text) for article in articles]
        texts = [
            self.encoder.tokens(article.text, found)
            for article, found in zip(articles, regions, strict=True)
        ]
        found = find_candidates(texts, self.encoder, self.engine, self.config)
        documents = []
        for article, tokens, candidates, marks in zip(articles, texts, found, regions, strict=True):
            decoded = decode(tokens, candidates, self.engine, self.config)
            statements = statements_of(article.text, tokens, decoded.readings, marks, self.config)
            evidence = _evidence(tokens, candidates, decoded.names)
            kept = [
                s for s in statements if s.confidence is None or s.confidence.statement >= least
            ]
            resolved, speakers = self.resolver.resolve(
                article.text, kept, evidence, alternatives=alternatives
            )
            resolved = tuple(map(self._with_speaker_confidence, resolved, kept))
            documents.append(Document.of(article, resolved, speakers))
        return documents

    def _with_speaker_confidence(self, resolved: Statement, found: Statement) -> Statement:
        """The speaker is right if the source is the right phrase and resolved to the right one."""
        a, b = resolved.confidence, found.confidence
        if a is None or b is None or a.speaker is None or b.speaker is None:
            return resolved
        sure = scaled(a.speaker * b.speaker, self.config.speaker_calibration)
        return replace(resolved, confidence=replace(a, speaker=round(sure, 4)))


def _evidence(tokens: Tokens, found: Found, names: Sequence[Name]) -> Evidence:
    mentions = tuple(
        NameMention(tokens.span(*range_), label, 1 / (1 + exp(-logit)))
        for label, range_, logit in names
    )
    return Evidence(tokens.start, tokens.end, found.hidden, mentions)


def _take(articles: Iterator[Article]) -> list[Article]:
    group: list[Article] = []
    size = 0
    for article in islice(articles, _TOGETHER):
        group.append(article)
        size += len(article.text)
        if size > _TOGETHER_SIZE:
            break
    return group
