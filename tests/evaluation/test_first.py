from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.evaluation.first import fragment_scores, joint_scores, linked_score
from attribution.evaluation.matching import match
from attribution.schema import Act, Document, Span, Speaker, SpeakerType, Statement

TEXT = "Ana Ruiz said the boat sinks. Bo Lind thinks that it floats. Ruiz said no."
ANA = Speaker("p1", "Ana Ruiz", SpeakerType.PERSON)
BO = Speaker("p2", "Bo Lind", SpeakerType.PERSON)


def span(part: str, start: int = 0) -> tuple[Span, ...]:
    at = TEXT.index(part, start)
    return (Span(at, at + len(part)),)


def gold() -> Document:
    return Document(
        "d",
        TEXT,
        (
            Statement(
                "s1", span("the boat sinks"), span("said"), span("Ana Ruiz"), speaker=("p1",)
            ),
            Statement(
                "s2",
                span("that it floats"),
                span("thinks"),
                span("Bo Lind"),
                act=Act.ATTITUDE,
                speaker=("p2",),
            ),
            Statement("s3", span("no", 65), span("said", 40), span("Ruiz", 40), speaker=("p1",)),
        ),
        (ANA, BO),
    )


def test_gold_against_itself_is_perfect() -> None:
    documents = [gold()]
    assert all(score.f1 == 1 for score in fragment_scores(documents, documents).values())
    assert linked_score(documents, documents).f1 == 1
    assert all(score.f1 == 1 for score in joint_scores(documents, documents).values())


def test_a_missed_and_a_spurious_statement_cost_recall_and_precision() -> None:
    a = gold()
    b = replace(a, statements=a.statements[:1])
    scores = joint_scores([a], [b])
    assert scores["detection"].recall == 0.5
    assert scores["detection"].precision == 1
    assert linked_score([a], [b]).recall == pytest.approx(1 / 3)
    assert joint_scores([b], [a])["detection"].precision == 0.5


def test_attitudes_are_neither_wanted_nor_spurious() -> None:
    a = gold()
    without = replace(a, statements=(a.statements[0], a.statements[2]))
    as_statement = replace(a, statements=tuple(replace(s, act=Act.STATEMENT) for s in a.statements))
    assert joint_scores([a], [without])["detection"].f1 == 1
    assert joint_scores([a], [as_statement])["detection"].f1 == 1


def test_a_wrong_speaker_is_detected_but_not_joint() -> None:
    a = gold()
    b = replace(a, statements=(replace(a.statements[0], speaker=("p2",)), *a.statements[1:]))
    scores = joint_scores([a], [b])
    assert scores["detection"].f1 == 1
    assert scores["joint"].f1 == 0.5


def test_names_are_compared_without_titles_articles_and_case() -> None:
    a = gold()
    b = replace(a, speakers=(replace(ANA, name="Ms ANA RUIZ"), BO))
    assert joint_scores([a], [b])["joint"].f1 == 1


def test_the_wrong_source_breaks_the_link() -> None:
    a = gold()
    moved = replace(a.statements[0], source=span("Bo Lind"))
    b = replace(a, statements=(moved, *a.statements[1:]))
    assert linked_score([a], [b]).right == 2


def test_matching_is_one_to_one_and_does_not_depend_on_order() -> None:
    a = gold()
    double = [a.statements[0], a.statements[0], a.statements[2]]
    assert sorted(match(TEXT, a.statements, double))[0][0] == 0
    assert len(match(TEXT, a.statements, double)) == 2
    pairs = {
        (a.statements[i].id, a.statements[::-1][j].id)
        for i, j in match(TEXT, a.statements, a.statements[::-1])
    }
    assert pairs == {("s1", "s1"), ("s2", "s2"), ("s3", "s3")}


def test_marks_and_spaces_at_the_borders_cost_nothing() -> None:
    text = '"No."'
    wide = Statement("s1", (Span(0, 5),))
    narrow = Statement("s1", (Span(1, 3),))
    assert match(text, [wide], [narrow], least=1.0) == [(0, 0)]
