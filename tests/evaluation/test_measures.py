"""Each definition against a case that is computed by hand."""

from __future__ import annotations

import pytest

from attribution.evaluation.measures import BY_NAME, MEASURES, score
from attribution.evaluation.pairs import Pair
from attribution.schema import Act, Kind
from tests.evaluation.conftest import document, pair, said

NAMES = "Ana Ruiz said it rains. Dr Bo Lind denied that. The Lind family left."


def prf(p: Pair, name: str) -> tuple[float, float]:
    tally = BY_NAME[name].count(p)
    return pytest.approx(tally.precision), pytest.approx(tally.recall)


def test_gold_against_itself_is_perfect_in_every_measure() -> None:
    gold = [
        said([(0, 5), (8, 12)], [(5, 7)], [(20, 25)], "a"),
        said([(30, 40)], [], [], kind=Kind.DIRECT),
    ]
    for measure in MEASURES:
        tally = measure.count(pair(gold, gold))
        assert (tally.precision, tally.recall, tally.f1) == (1, 1, 1), measure.name


def test_every_measure_says_what_it_counts() -> None:
    for measure in MEASURES:
        assert len(measure.definition) > 40, measure.name


def test_exact_needs_all_fragments() -> None:
    gold = [said([(0, 5), (8, 12)]), said([(20, 30)])]
    found = [said([(0, 5), (8, 12)]), said([(20, 29)]), said([(40, 50)])]
    assert prf(pair(gold, found), "exact") == (1 / 3, 1 / 2)
    assert prf(pair(gold, found), "iou") == (2 / 3, 1)


def test_the_same_content_twice_counts_twice_only_if_both_have_it_twice() -> None:
    twice = [said([(0, 5)], [(6, 7)]), said([(0, 5)], [(8, 9)])]
    assert prf(pair(twice, twice[:1]), "exact") == (1, 1 / 2)
    assert prf(pair(twice[:1], twice), "exact") == (1 / 2, 1)


def test_characters_and_tokens_are_those_that_any_content_covers() -> None:
    text = "one two three four"
    gold = [said([(0, 7)]), said([(4, 7)])]
    found = [said([(4, 13)])]
    # Gold covers 'one two' (7), the prediction 'two three' (9), both 'two' (3).
    assert prf(pair(gold, found, text), "characters") == (3 / 9, 3 / 7)
    assert prf(pair(gold, found, text), "tokens") == (1 / 2, 1 / 2)


def test_a_token_that_is_cut_counts_as_touched() -> None:
    text = "one two three four"
    assert prf(pair([said([(4, 7)])], [said([(5, 7)])], text), "tokens") == (1, 1)


def test_joint_source_needs_an_overlap_or_none_on_both_sides() -> None:
    gold = [said([(0, 5)], [], [(10, 20)]), said([(30, 40)]), said([(50, 60)], [], [(61, 65)])]
    found = [said([(0, 5)], [], [(19, 25)]), said([(30, 40)]), said([(50, 60)])]
    assert prf(pair(gold, found), "joint_source") == (2 / 3, 2 / 3)


def test_joint_speaker_compares_sets_of_canonical_names() -> None:
    gold = [
        said([(0, 5)], None, None, "Ana Ruiz"),
        said([(10, 15)], None, None, "Ana Ruiz", "Bo Lind"),
        said([(20, 25)], None, None, "Bo Lind"),
        said([(30, 35)]),
        said([(40, 45)], None, None, "Bo Lind"),
    ]
    found = [
        said([(0, 5)], None, None, "Ms ANA RUIZ’s"),
        said([(10, 15)], None, None, "the Bo Lind", "Ana Ruiz"),
        said([(20, 25)], None, None, "Lind"),
        said([(30, 35)]),
    ]
    p = pair(gold, found)
    assert prf(p, "joint_speaker") == (3 / 4, 3 / 5)
    assert BY_NAME["speaker_accuracy"].count(p).f1 == 3 / 4


def test_joint_exact_needs_content_cue_and_source() -> None:
    gold = [said([(0, 5)], [(6, 7)], [(8, 9)]), said([(20, 25)], [(26, 27)], [(28, 30)])]
    found = [said([(0, 5)], [(6, 7)], [(8, 9)]), said([(20, 25)], [(26, 27)], [(28, 29)])]
    assert prf(pair(gold, found), "joint_exact") == (1 / 2, 1 / 2)


def test_attitudes_are_dont_care_unless_they_count() -> None:
    gold = [said([(0, 10)]), said([(20, 30)], act=Act.ATTITUDE)]
    as_statement = [said([(0, 10)]), said([(20, 30)])]
    as_attitude = [said([(0, 10)], act=Act.ATTITUDE), said([(40, 50)], act=Act.ATTITUDE)]
    assert prf(pair(gold, as_statement), "iou") == (1, 1)
    assert prf(pair(gold, gold[:1]), "iou") == (1, 1)
    # A statement that is called an attitude is missed; a spurious attitude costs nothing.
    assert prf(pair(gold, as_attitude), "iou") == (0, 0)
    assert prf(pair(gold, as_statement, attitudes=True), "iou") == (1, 1)
    assert prf(pair(gold, gold[:1], attitudes=True), "iou") == (1, 1 / 2)
    # Only as many predictions are spared as there are attitudes.
    double = [said([(0, 10)]), said([(20, 30)]), said([(20, 29)])]
    assert prf(pair(gold, double), "iou") == (1 / 2, 1)


def test_fragments_are_counted_once_and_apart() -> None:
    gold = [said([(0, 5), (8, 12)], [(5, 7)], [(20, 25)]), said([(30, 40)], [(41, 42)], [(20, 25)])]
    found = [said([(0, 5), (8, 13)], [(5, 7)], [(20, 25)])]
    p = pair(gold, found)
    assert prf(p, "fragment_source") == (1, 1)
    assert prf(p, "fragment_cue") == (1, 1 / 2)
    assert prf(p, "fragment_content") == (1 / 2, 1 / 3)


def test_citron_wants_the_cue_to_overlap() -> None:
    text = "aa bb cc dd ee ff gg hh ii jj kk"
    gold = [said([(0, 5)], [(6, 8)], [(9, 11)]), said([(12, 17)], [(18, 20)], [(21, 23)])]
    # The first cue is too long by a word, the second statement has the cue elsewhere.
    found = [said([(0, 5)], [(6, 11)], [(9, 11)]), said([(12, 17)], [(24, 26)], [(21, 23)])]
    p = pair(gold, found, text)
    assert prf(p, "citron_cue_exact") == (0, 0)
    assert prf(p, "citron_source_exact") == (1 / 2, 1 / 2)
    assert prf(p, "citron_content_exact") == (1 / 2, 1 / 2)
    assert prf(p, "citron_all_exact") == (0, 0)


def test_citron_overlap_has_precision_and_recall_the_right_way_round() -> None:
    text = "aa bb cc dd ee ff gg hh ii jj kk"
    gold = [said([(0, 5)], [(6, 8)], [(9, 11)])]
    found = [said([(0, 17)], [(18, 20)], [(9, 11)])]
    p = pair(gold, found, text)
    # Predicted: content 6 tokens, cue 1, source 1; gold: 2, 1, 1; shared: 2, 0, 1.
    assert prf(p, "citron_content_overlap") == (2 / 6, 1)
    assert prf(p, "citron_cue_overlap") == (0, 0)
    assert prf(p, "citron_all_overlap") == (3 / 8, 3 / 4)


def test_citron_is_not_one_to_one() -> None:
    gold = [said([(0, 5)], [(6, 8)])]
    found = [said([(0, 5)], [(6, 8)]), said([(0, 5)], [(6, 7)])]
    assert prf(pair(gold, found), "citron_content_exact") == (1, 1)
    assert prf(pair(gold, found), "citron_cue_exact") == (1 / 2, 1)


def test_gender_gap_tracker_asks_for_a_share_of_the_gold_quotation_only() -> None:
    gold = [said([(0, 10)], None, [(11, 15)]), said([(40, 50)], None, [(51, 55)])]
    # The first covers all of it and much more, the second exactly 0.3, which is not above.
    found = [said([(0, 39)], None, [(14, 20)]), said([(47, 60)], None, [(51, 55)])]
    p = pair(gold, found)
    assert prf(p, "gendergap_30") == (1 / 2, 1 / 2)
    assert prf(p, "gendergap_80") == (1 / 2, 1 / 2)
    assert BY_NAME["gendergap_30_speaker"].count(p).f1 == 1
    assert prf(p, "iou") == (0, 0)


def test_gender_gap_tracker_takes_two_floating_quotations_for_right() -> None:
    gold = [said([(0, 10)]), said([(20, 30)])]
    found = [said([(0, 10)]), said([(20, 30)], None, [(31, 33)])]
    assert BY_NAME["gendergap_80_speaker"].count(pair(gold, found)).f1 == 1 / 2


def test_scores_are_of_sums_over_documents() -> None:
    one, other = [said([(0, 10)])], [said([(0, 10)]), said([(20, 30)]), said([(40, 50)])]
    pairs = [pair(one, one), pair(other, other[:1])]
    assert score(pairs, "iou").recall == 2 / 4
    assert score([], "iou").f1 == 0


def test_nothing_predicted_and_nothing_to_find_are_no_errors() -> None:
    for measure in MEASURES:
        assert measure.count(pair([], [])).f1 == 0
        assert measure.count(Pair(document([]), document([said([(0, 1)])]))).f1 == 0


def test_titles_of_several_words_are_dropped_but_never_the_whole_name() -> None:
    gold = [
        said([(0, 5)], None, None, "Ana Ruiz"),
        said([(10, 15)], None, None, "Großbank"),
        said([(20, 25)], None, None, "Deputy Minister"),
        said([(30, 35)], None, None, "Chief Pontiac"),
    ]
    found = [
        said([(0, 5)], None, None, "the Deputy Prime Minister Ana Ruiz"),
        said([(10, 15)], None, None, "GROSSBANK"),
        said([(20, 25)], None, None, "Minister"),
        said([(30, 35)], None, None, "Pontiac"),
    ]
    assert prf(pair(gold, found), "joint_speaker") == (3 / 4, 3 / 4)
