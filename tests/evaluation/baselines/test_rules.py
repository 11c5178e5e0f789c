"""The rule system does what it says, and nothing makes it fail."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.evaluation.baselines.rules import RuleSystem
from attribution.schema import Article, Document, Kind, passages


def extract(text: str) -> Document:
    return RuleSystem().extract(Article("a", text))


def read(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    d = extract(text)
    return [
        (passages(text, s.content), passages(text, s.cue), passages(text, s.source), d.names(s))
        for s in d.statements
    ]


def test_quotations_before_and_after_the_verb_and_clauses() -> None:
    text = (
        "“We are closed for good,” said Ana Ruiz. “Go home.”\n\n"
        "Mr Lind told reporters: “Nobody asked us at all.” Bo Lind denied that it was late.\n\n"
        "Rain will stop by noon, he said. According to the ministry, roads are open."
    )
    assert read(text) == [
        ("“We are closed for good,” … “Go home.”", "said", "Ana Ruiz", ("Ana Ruiz",)),
        ("“Nobody asked us at all.”", "told", "Mr Lind", ("Bo Lind",)),
        ("that it was late", "denied", "Bo Lind", ("Bo Lind",)),
        ("Rain will stop by noon", "said", "he", ("Bo Lind",)),
        ("roads are open", "According to", "the ministry", ("ministry",)),
    ]


def test_a_bare_quotation_goes_to_whoever_spoke_last() -> None:
    text = "“It is over for us,” Ana Ruiz said.\n\n“Nobody came to help.”"
    (_, bare) = extract(text).statements
    assert bare.kind is Kind.DIRECT
    assert not bare.cue
    assert extract(text).names(bare) == ("Ana Ruiz",)


def test_passives_and_scare_quotes_are_nothing() -> None:
    assert read("The film “Argo” was announced. The so-called “caliphate” fell.") == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["said", "told", "Ana Ruiz", "he", "the", "“", "”", '"', "'", ",", ". ", "\n\n", " ",
             "According to", "that it rains", "\x00", "🚢", ":", "\ud83d", "was", "(", "\\"]
        ),
        max_size=40,
    ).map(" ".join)
)  # fmt: skip
def test_any_text_gives_a_document(text: str) -> None:
    assert extract(text).text == text
