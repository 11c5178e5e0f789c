from __future__ import annotations

import json

from attribution.evaluation.evaluate import evaluate
from attribution.evaluation.mistakes import Error, mistakes
from attribution.schema import Act, Kind
from tests.evaluation.conftest import document, pair, said


def test_every_error_is_there_once_in_the_order_of_the_text() -> None:
    gold = [
        said([(0, 10)], [(11, 12)], [(13, 15)], "a"),
        said([(20, 30)], None, [(31, 33)], "b", kind=Kind.DIRECT),
        said([(40, 50)], None, None, "c"),
        said([(60, 70)], act=Act.ATTITUDE),
    ]
    found = [
        said([(0, 10)], [(11, 12)], [(13, 15)], "a"),
        said([(20, 29)], None, [(34, 36)], "x"),
        said([(60, 70)]),
        said([(80, 90)], None, None, "y"),
    ]
    errors = list(mistakes([pair(gold, found)]))
    assert [(e.error, e.gold and e.gold.id, e.predicted and e.predicted.id) for e in errors] == [
        (Error.BOUNDARY, "s2", "s2"),
        (Error.WRONG_SOURCE, "s2", "s2"),
        (Error.WRONG_SPEAKER, "s2", "s2"),
        (Error.WRONG_KIND, "s2", "s2"),
        (Error.MISSED, "s3", None),
        (Error.SPURIOUS, None, "s4"),
    ]


def test_an_error_as_data_has_both_sides_with_their_text() -> None:
    text = "x" * 200 + "It rains, Bo said." + "y" * 200
    gold = [said([(200, 208)], [(213, 217)], [(210, 212)], "Bo")]
    found = [said([(200, 209)], [(213, 217)], [(210, 212)], "Bo")]
    record = json.loads(json.dumps(next(mistakes([pair(gold, found, text)])).to_json()))
    assert record["article"] == "d"
    assert record["error"] == "boundary"
    assert record["gold"]["text"] == {"content": "It rains", "cue": "said", "source": "Bo"}
    assert record["predicted"]["text"]["content"] == "It rains,"
    assert record["predicted"]["names"] == ["Bo"]
    assert record["gold"]["statement"]["content"] == [[200, 208]]
    assert record["context"] == "x" * 120 + "It rains, Bo said." + "y" * 111


def test_the_counts_are_those_of_the_list() -> None:
    gold, found = [said([(0, 10)]), said([(20, 30)])], [said([(0, 9)])]
    evaluation = evaluate([document(gold)], [document(found)], samples=0)
    assert {e.value: n for e, n in evaluation.errors.items() if n} == {"boundary": 1, "missed": 1}
