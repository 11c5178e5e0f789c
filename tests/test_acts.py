"""Cues here are invented; the tables themselves are checked for entries that can never match."""

from __future__ import annotations

import pytest

from attribution import acts_lexicon
from attribution.acts import act_of, lemmas
from attribution.schema import Act


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "SAYS",
        "had not yet told",
        "hasn’t explicitly denied",
        "is still apologising",
        "apologized",
        "signalled",
        "signaled",
        "according to",
        "’s according to",
        "called on",
        "declined",
        "was then asked about",
        "wrote in a terse email",
        "made it abundantly clear",
        "pointed out",
        "expressed deep concern",
        "voiced her support",
        "went on to say",
        "was like",
        "shot right back",
        "did not immediately respond",
        "shows",
        "has since released",
        "the minister's repeated warnings",
        "agreed",
        ":",
        "—",
        "in",
    ],
)
def test_words_of_communication_make_a_statement(cue: str) -> None:
    assert act_of(cue) is Act.STATEMENT


@pytest.mark.parametrize(
    "cue",
    [
        "believes",
        "don't think",
        "'d never have thought",
        "hoped",
        "hoping",
        "worried",
        "worries",
        "is deeply concerned",
        "was “quietly furious”",
        "'felt sorry'",
        "are looking forward to",
        "has a cunning plan",
        "would dearly like",
        "favours",
        "realised",
        "realized",
        "is widely expected",
        "gave their support",
        "have made no secret of",
        "isn't convinced",
        "hopes to persuade",
        "expects to announce",
        "it's not clear",
        "were in favour of",
        "for",
    ],
)
def test_a_state_of_mind_makes_an_attitude(cue: str) -> None:
    assert act_of(cue) is Act.ATTITUDE


def test_unknown_words_have_no_act() -> None:
    assert act_of("galvanised") is None
    assert act_of("was") is None
    assert act_of("") is None
    assert act_of("", "the bridge would stay shut") is None


def test_quotation_decides_only_where_the_cue_does_not() -> None:
    assert act_of("", "“The bridge is shut.”", quoted=True) is Act.STATEMENT
    assert act_of("", 'the bridge would "stay shut"') is Act.STATEMENT
    assert act_of("galvanised", "“The bridge is shut.”", quoted=True) is Act.STATEMENT
    assert act_of("said", "“The bridge is shut.”", quoted=True) is Act.STATEMENT
    assert act_of("thought", "“The bridge is shut.”", quoted=True) is Act.ATTITUDE


def test_an_apostrophe_is_no_quotation() -> None:
    assert act_of("", "the mayor's bridge") is None
    assert act_of("", "the mayors’ bridge") is None


def test_lemmas_pass_over_determiners_adverbs_and_spelling() -> None:
    assert lemmas("has very quickly denied") == ["have", "deny"]
    assert lemmas("didn't say") == ["not", "say"]
    assert lemmas("favoured") == lemmas("favored")
    assert lemmas("it's telling") == ["it", "be", "tell"]


@pytest.mark.parametrize(
    ("phrases", "act"),
    [
        (acts_lexicon.STATEMENT_PHRASES, Act.STATEMENT),
        (acts_lexicon.ATTITUDE_PHRASES, Act.ATTITUDE),
    ],
)
def test_every_multiword_cue_is_recognised(phrases: list[tuple[str, ...]], act: Act) -> None:
    wrong = [" ".join(phrase) for phrase in phrases if act_of(" ".join(phrase)) is not act]
    assert not wrong


def test_every_word_has_one_act_and_is_recognised() -> None:
    tables = [
        (acts_lexicon.STATEMENT, Act.STATEMENT),
        (acts_lexicon.ATTITUDE, Act.ATTITUDE),
        (acts_lexicon.WEAK_STATEMENT, Act.STATEMENT),
    ]
    words = [word for table, _ in tables for word in table]
    assert len(words) == len(set(words))
    assert not [(word, act) for table, act in tables for word in table if act_of(word) is not act]
