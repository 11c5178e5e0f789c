from __future__ import annotations

import json

import pytest

from attribution.errors import InvalidValue
from attribution.schema import Act, Article, Kind
from attribution.training.annotation import annotated, from_standoff, to_standoff

ARTICLE = Article(
    "a1",
    "Ana Ruiz said no to it. “We hope for rain,” she said. Bo said no.\n\n“And snow.”\n",
)


def lines(*records: dict[str, object]) -> list[str]:
    return [json.dumps(record) for record in records]


ANA = {"speaker": ["Ana Ruiz"], "type": "person"}
BO = {"speaker": ["Bo"], "type": "person"}
ALL = lines(
    {"content": ["no"], "cue": "said", "source": "Ana Ruiz", **ANA},
    {"content": ["“We hope for rain,”"], "cue": "said", "source": "she", **ANA},
    {"content": ["for rain"], "cue": "hope", "source": "We", **ANA, "act": "attitude"},
    {"content": ["no"], "cue": "said", "source": "Bo", **BO},
    {"content": ["“And snow.”"], "source": "Bo", **BO},
)


def test_strings_become_the_spans_that_a_reader_means() -> None:
    document = annotated(ARTICLE, ALL)
    found = [
        (s.content[0].of(document.text), s.cue and s.cue[0].start, s.kind, s.act, document.names(s))
        for s in document.statements
    ]
    text = document.text
    assert found == [
        ("no", text.index("said no"), Kind.INDIRECT, Act.STATEMENT, ("Ana Ruiz",)),
        ("“We hope for rain,”", text.index("said. Bo"), Kind.DIRECT, Act.STATEMENT, ("Ana Ruiz",)),
        ("for rain", text.index("hope"), Kind.INDIRECT, Act.ATTITUDE, ("Ana Ruiz",)),
        ("no", text.rindex("said no"), Kind.INDIRECT, Act.STATEMENT, ("Bo",)),
        ("“And snow.”", (), Kind.DIRECT, Act.STATEMENT, ("Bo",)),
    ]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"content": ["not there"]}, "content is not in the article"),
        ({"content": ["no"], "cue": "whispered"}, "cue is not in the article"),
        ({"content": ["no"], "speaker": ["Carla"], "type": "person"}, "not verbatim"),
        ({"content": ["no"], "speaker": ["Bo"], "type": "robot"}, "type 'robot'"),
        ({"content": []}, "no content"),
        ({"content": ["no"], "speeker": ["Bo"]}, "unknown keys speeker"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(record: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidValue, match=f"a1, annotation 1: .*{message}"):
        annotated(ARTICLE, lines(record))


def test_standoff_holds_no_text_and_joins_again() -> None:
    document = annotated(ARTICLE, ALL)
    record = to_standoff(document)
    assert "rain" not in json.dumps(record)
    assert from_standoff(record, ARTICLE) == document
    crowd = {"speaker": ["no to it. “We hope for rain,” she"], "type": "group"}
    document = annotated(ARTICLE, lines({"content": ["no"], "cue": "said", **crowd}))
    assert "name_at" in json.dumps(to_standoff(document))
    assert from_standoff(to_standoff(document), ARTICLE) == document
    with pytest.raises(InvalidValue, match="not the one annotated"):
        from_standoff(record, Article("a1", ARTICLE.text + " "))
