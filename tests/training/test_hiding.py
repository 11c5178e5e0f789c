from __future__ import annotations

import numpy as np

from attribution.resolve.ranker import Ranker
from attribution.schema import Article, Document, Span, Speaker, SpeakerType, Statement
from attribution.training.hiding import with_hidden_names
from attribution.training.references import with_references

TEXT = (
    "Mr Tomas Verelst met the lawyer Ines Okonjo on Friday. Mr Verelst said that the barge was "
    "safe. Ms Okonjo laughed. “It leaks,” Ms Okonjo said. The captain told Mr Verelst's brother "
    "that Ms Okonjo was right."
)


def article() -> Document:
    def span(words: str, nth: int = 0) -> Span:
        at = -1
        for _ in range(nth + 1):
            at = TEXT.index(words, at + 1)
        return Span(at, at + len(words))

    people = (
        Speaker("p1", "Tomas Verelst", SpeakerType.PERSON, (span("Mr Verelst"),)),
        Speaker("p2", "Ines Okonjo", SpeakerType.PERSON, (span("Ms Okonjo", 1),)),
    )
    statements = (
        Statement(
            "s1", (span("that the barge was safe"),), (span("said"),), (span("Mr Verelst"),),
            speaker=("p1",),
        ),
        Statement(
            "s2", (span("“It leaks,”"),), (span("said", 1),), (span("Ms Okonjo", 1),),
            speaker=("p2",),
        ),
    )  # fmt: skip
    return Document.of(Article("barge", TEXT), statements, people)


def things() -> Ranker:
    return with_references([article()])[1]


def test_hidden_names_are_references_to_the_same_person_and_spans_follow() -> None:
    kinds = set()
    for seed in range(40):
        found = with_hidden_names(article(), things(), np.random.default_rng(seed))
        text = found.text
        assert [s.content[0].of(text) for s in found.statements] == [
            "that the barge was safe",
            "“It leaks,”",
        ]
        assert [s.cue[0].of(text) for s in found.statements] == ["said", "said"]
        for reference in found.extra.get("references", ()):
            word = text[slice(*reference["mention"])]
            kinds.add(word.lower())
            (right,) = reference["right"]
            names = [text[slice(*passage)] for passage in reference["candidates"][right]]
            shown = {name.split()[-1] for name in names}
            assert len(shown) == 1 and shown <= {"Verelst", "Okonjo"}
            if word.lower() in ("he", "him", "his"):
                assert shown == {"Verelst"}
            if word.lower() in ("she", "her"):
                assert shown == {"Okonjo"}
            others = [n for i, c in enumerate(reference["candidates"]) if i != right for n in c]
            assert all(text[slice(*passage)].split()[-1] not in shown for passage in others)
    assert {"he", "she", "his"} <= kinds


def test_a_text_without_repeated_names_stays_as_it_is() -> None:
    plain = Document("x", "It rained in the hills. Nobody said why.")
    assert with_hidden_names(plain, things(), np.random.default_rng(0)) is plain


def test_a_reference_points_from_a_source_to_who_is_meant() -> None:
    text = "Mr Tomas Verelst met the lawyer Ines Okonjo on Friday. “It leaks,” she said."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    she = Speaker("p1", "Ines Okonjo", SpeakerType.PERSON, (span("she"),))
    statement = Statement(
        "s1", (span("“It leaks,”"),), (span("said"),), (span("she"),), speaker=("p1",)
    )
    (found,), _ = with_references([Document.of(Article("leak", text), (statement,), (she,))])
    (reference,) = found.extra["references"]
    passages = [
        {text[slice(*passage)] for passage in candidate} for candidate in reference["candidates"]
    ]
    (right,) = reference["right"]
    assert text[slice(*reference["mention"])] == "she"
    assert passages[right] == {"Ines Okonjo"}
