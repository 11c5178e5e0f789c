"""Searches: words, phrases, filters, order; and queries that are nobody's friend."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import AttributionError
from attribution.ledger.database import reading
from attribution.ledger.errors import LedgerError
from attribution.ledger.people import count_people, matching
from attribution.ledger.query import Filter, date, match_expression, search
from attribution.ledger.show import statements, subject
from attribution.schema import Act, Confidence, Document, SpeakerType, Statement
from tests.conftest import spans
from tests.ledger.conftest import add, article


@pytest.fixture
def three(db: Path, ferry: Document) -> Path:
    add(
        db,
        ferry,
        article(
            "quay",
            "“The quay is closed”, said harbour master Søren Ørsted. “The café is open.”",
            "Søren Ørsted",
            published="2031-03-03",
            outlet="Velmar Post",
        ),
        article(
            "quay-2",
            "“The quay will open and the café close”, Ørsted told us. “No quay, no quay, no quay!”",
            "Ørsted",
            published="2031-04-01T10:00:00Z",
            outlet="Ostrand Daily",
        ),
        article(
            "body",
            "“The quay is a ruin”, said the Velmar Dockers’ Union.",
            "Velmar Dockers’ Union",
            type=SpeakerType.ORGANIZATION,
            published="2031-05",
            outlet="Velmar Post",
        ),
    )
    return db


def ids(db: Path, query: str, filter: Filter | None = None, **more: bool) -> list[str]:
    with reading(db) as connection:
        found = search(connection, query, filter or Filter(), limit=None, **more)
        return [f"{one.article} {one.statement}" for one in found]


def test_words_and_phrases(three: Path) -> None:
    assert set(ids(three, "quay")) == {"quay s1", "quay-2 s1", "quay-2 s2", "body s1"}
    assert ids(three, "OPEN cafe") == ["quay s2", "quay-2 s1"]
    assert ids(three, '"café is open"') == ["quay s2"]
    assert ids(three, '"is closed" quay') == ["quay s1"]
    assert ids(three, '"quay closed"') == []
    assert ids(three, "“closed”") == ["quay s1"]


def test_the_best_or_the_latest_first(three: Path) -> None:
    assert ids(three, "quay")[0] == "quay-2 s2"
    assert ids(three, "quay", by_date=True) == ["body s1", "quay-2 s1", "quay-2 s2", "quay s1"]


def test_filters(three: Path) -> None:
    assert ids(three, "quay", Filter(outlet="velmar post")) == ["quay s1", "body s1"]
    assert set(ids(three, "quay", Filter(since="2031-04"))) == {
        "quay-2 s1", "quay-2 s2", "body s1",
    }  # fmt: skip
    assert ids(three, "quay", Filter(until="2031-03-03")) == ["quay s1"]
    assert len(ids(three, "quay", Filter(until="2031-04-01"))) == 3
    assert ids(three, "boats", Filter(kind="mixed")) == ["ferry s3"]
    assert ids(three, "", Filter(min_confidence=0.95)) == ["ferry s1"]


def test_a_blank_query_lists_by_date(three: Path) -> None:
    assert ids(three, " ") == [
        "body s1", "quay-2 s1", "quay-2 s2", "quay s1", "quay s2",
        "ferry s1", "ferry s2", "ferry s3", "ferry s4",
    ]  # fmt: skip


def test_attitudes_on_request(three: Path) -> None:
    assert ids(three, "spring") == []
    assert ids(three, "spring", Filter(act="attitude")) == ["ferry s5"]
    assert ids(three, "spring", Filter(act=None)) == ["ferry s5"]


@pytest.mark.parametrize("who", ["ørsted", "Orsted", "SØREN ØRSTED", "Mr Ørsted", "soren"])
def test_speakers_by_any_part_of_the_name(three: Path, who: str) -> None:
    found = ids(three, "closed", Filter(speaker=who))
    assert found == ["quay s1"]


def test_a_speakers_merged_names_find_the_same(db: Path) -> None:
    add(
        db,
        article("a", "“Aid will come”, said Maria Lenkova, the Velmar ministry’s spokeswoman.",
                "Maria Lenkova"),
        article("b", "“Aid is near”, said Velmar ministry spokeswoman Lenkova.", "Lenkova"),
    )  # fmt: skip
    assert ids(db, "aid", Filter(speaker="Maria Lenkova")) == ["a s1", "b s1"]
    with reading(db) as connection:
        found = [*search(connection, "near")]
    assert [(one.speaker, one.named) for one in found] == [("Maria Lenkova", "Lenkova")]


def test_several_speakers_are_joined(three: Path) -> None:
    with reading(three) as connection:
        (found,) = search(connection, "spring", Filter(act=None))
    assert found.speaker == "Olga Brandvold and Piet Maas"
    assert found.to_json()["speakers"] == ["Olga Brandvold", "Piet Maas"]


HOSTILE = [
    '"', '""', "*", "NEAR(", "NEAR(quay, 2)", "content:quay", "quay*", "^quay", "quay AND", "NOT",
    "quay OR (", "-quay", "a\x00b", "\ud800", "🚢", "'; DROP TABLE articles; --", "quay \\ \" x",
    "x" * 10_000, "(" * 10_000, '"' * 9_999, "{quay}", "+", "\u202e", "ﬁ", "%", "_",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_typed_is_syntax(three: Path, query: str) -> None:
    ids(three, query)
    ids(three, "quay", Filter(speaker=query))
    ids(three, "quay", Filter(outlet=query))
    with reading(three) as connection:
        matching(connection, query)


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from([*'"*()^:-+{}', "NEAR", "quay"])).map("".join)
)
def test_no_query_raises(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    db = tmp_path_factory.getbasetemp() / "any.db"
    if not db.exists():
        add(db, article("a", "“The quay is closed”, said Ann Lee.", "Ann Lee"))
    with reading(db) as connection:
        assert len([*search(connection, query)]) <= 1
        assert len(matching(connection, query)) <= 1


def test_operators_are_words(three: Path) -> None:
    assert ids(three, "quay OR closed") == []
    assert ids(three, "quay*") == ids(three, "quay")


def test_signs_only_find_nothing(three: Path) -> None:
    assert ids(three, "🚢 *") == []
    assert match_expression("🚢 *") is None


def test_a_long_quotation_can_be_searched_for(db: Path) -> None:
    said = " ".join(f"word{n}" for n in range(190))
    add(db, article("a", f"“{said}”, said Ann Lee.", "Ann Lee"))
    assert ids(db, said) == ["a s1"]
    with pytest.raises(LedgerError, match="201 words"):
        ids(db, " ".join(f"w{n}" for n in range(201)))


def test_dates_of_the_command_line() -> None:
    assert date("2031-03") == "2031-03"
    with pytest.raises(AttributionError, match="not a date"):
        date("soon")


def test_counts(three: Path) -> None:
    with reading(three) as connection:
        counted = {one.name: one for one in count_people(connection)}
        orsted = counted["Søren Ørsted"]
        assert (orsted.statements, orsted.direct, orsted.articles) == (2, 2, 1)
        assert orsted.outlets == ("Velmar Post",)
        maas = counted["Piet Maas"]
        assert (maas.statements, maas.attitudes) == (1, 1)
        (view,) = connection.execute(
            "SELECT statements, direct, attitudes, articles, first FROM people_counts"
            " WHERE name = 'Søren Ørsted'"
        ).fetchall()
        assert view == (2, 2, 0, 1, "2031-03-03")
        organizations = count_people(connection, types=["organization"])
        assert [one.name for one in organizations] == ["Velmar Dockers’ Union"]
        assert {one.name for one in count_people(connection, least=2)} == {
            "Olga Brandvold", "Søren Ørsted", "Ørsted", "Piet Maas",
        }  # fmt: skip
        assert len(count_people(connection, outlet="Ostrand Daily")) == 1


def test_all_that_one_said_by_date(db: Path) -> None:
    add(
        db,
        article("b", "“Second”, said Ann Lee.", "Ann Lee", published="2031-02-02"),
        article("a", "“First”, said Ann Lee.", "Ann Lee", published="2031-01-01"),
    )
    with reading(db) as connection:
        found = statements(connection, subject(connection, "lee"), Filter())
        assert [one.text for one in found] == ["“First”", "“Second”"]


def test_show_asks_which_of_several(db: Path) -> None:
    add(
        db,
        article("a", "“One”, said Ann Lee.", "Ann Lee"),
        article("b", "“Two”, said Bo Lee.", "Bo Lee"),
    )
    with reading(db) as connection:
        with pytest.raises(LedgerError, match=r"fits 2 people: Ann Lee \(#\d, person\)"):
            subject(connection, "Lee")
        assert subject(connection, "Bo Lee").person is not None
        assert subject(connection, "b").article is not None
        with pytest.raises(LedgerError, match="no article and no speaker"):
            subject(connection, "#999")


def test_articles_without_confidence_pass_no_threshold(db: Path) -> None:
    text = "We wait, said Ann. We go, said Ann."
    said = [
        Statement("s1", spans(text, "We wait"), act=Act.STATEMENT),
        Statement("s2", spans(text, "We go"), confidence=Confidence(0.4)),
    ]
    add(db, Document("a", text, tuple(said)))
    assert ids(db, "we", Filter(min_confidence=0.3)) == ["a s2"]
