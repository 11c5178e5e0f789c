"""Statements that several articles carry, word for word or nearly; and who is given them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import MissingExtra
from attribution.ledger.database import writing
from attribution.ledger.errors import LedgerError
from attribution.ledger.repeats import Repeated, find_statement, link, repeated
from attribution.ledger.wording import changes, fingerprint, likeness, shingles, words
from attribution.schema import Document
from tests.ledger.conftest import add, article, rows

SAID = "The quay will be closed until divers have looked at the whole of the wall"
SHORTER = "The quay will be closed until divers have looked at the wall"


def carrier(id: str, said: str, name: str = "Ingrid Sollien", **meta: str) -> Document:
    return article(id, f"“{said},” said {name}. More in the {id} edition.", name, **meta)


CARRIERS = [
    carrier("late", SAID, outlet="Ostrand Daily", published="2031-03-05"),
    carrier("first", SAID.upper(), outlet="Velmar Post", published="2031-03-03"),
    carrier("undated", f"{SAID}!", outlet="Bay Radio"),
    carrier("other", "Nobody has looked at the books of the harbour since the storm of 2018"),
]


def found(db: Path, *, exact: bool = True, least: int = 2) -> list[Repeated]:
    with writing(db, create=False) as connection:
        link(connection, exact=exact)
        return [*repeated(connection, least=least)]


def test_the_same_words_in_several_articles(db: Path) -> None:
    add(db, *CARRIERS)
    (one,) = found(db)
    assert [carrier.article for carrier in one.carriers] == ["first", "late", "undated"]
    assert one.articles == 3
    assert not one.conflicting
    assert found(db, least=4) == []


def test_repetition_within_one_article_is_none(db: Path) -> None:
    add(db, article("a", f"“{SAID}”, said Ann Lee. “{SAID}”, Ann Lee said again.", "Ann Lee"))
    assert found(db) == []


def test_short_statements_repeat_nobody(db: Path) -> None:
    add(db, carrier("a", "To a request for comment"), carrier("b", "To a request for comment"))
    assert found(db) == []


def test_conflicting_speakers_are_flagged(db: Path) -> None:
    add(db, *CARRIERS[:2], carrier("wrong", SAID, "Helena Brandt"))
    (one,) = found(db)
    assert one.conflicting
    assert one.to_json()["conflicting_speakers"] is True


def test_reworded_ones_and_their_differences(db: Path) -> None:
    pytest.importorskip("datasketch")
    add(db, *CARRIERS, carrier("short", SHORTER, published="2031-03-04"))
    assert [len(one.carriers) for one in found(db)] == [3]
    (one,) = found(db, exact=False)
    assert [carrier.article for carrier in one.carriers] == ["first", "short", "late", "undated"]
    record = one.to_json()["carriers"][1]
    assert [change["what"] for change in record["changes"]] == ["removed"]
    assert record["changes"][0]["text"] == "WHOLE OF THE"


def test_piece_by_piece_finds_the_same(tmp_path: Path) -> None:
    pytest.importorskip("datasketch")
    given = [*CARRIERS, carrier("short", SHORTER, published="2031-03-04")]
    whole, pieces = tmp_path / "whole.db", tmp_path / "pieces.db"
    add(whole, *given)
    for one in reversed(given):
        add(pieces, one)
        found(pieces, exact=False)
    expected = [c.article for c in found(whole, exact=False)[0].carriers]
    assert [c.article for c in found(pieces, exact=False)[0].carriers] == expected


def test_exact_first_and_reworded_later(db: Path) -> None:
    pytest.importorskip("datasketch")
    add(db, *CARRIERS, carrier("short", SHORTER))
    found(db)
    assert [len(one.carriers) for one in found(db, exact=False)] == [4]


def test_a_replaced_article_carries_no_more(db: Path) -> None:
    add(db, *CARRIERS)
    found(db)
    add(db, carrier("late", "There is nothing more to be said about any of this"))
    (one,) = found(db)
    assert [carrier.article for carrier in one.carriers] == ["first", "undated"]


def test_without_the_optional_package(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    add(db, *CARRIERS)
    with pytest.raises(MissingExtra, match=r"--exact .* pip install 'attribution\[ledger\]'"):
        found(db, exact=False)
    assert len(found(db)) == 1


def test_by_one_statement(db: Path) -> None:
    add(db, *CARRIERS)
    found(db)
    with writing(db, create=False) as connection:
        row = find_statement(connection, "late", "s1")
        assert len([*repeated(connection, statement=row)]) == 1
        row = find_statement(connection, "other", "s1")
        assert [*repeated(connection, statement=row)] == []
        with pytest.raises(LedgerError, match="no article 'late' has a statement 's9'"):
            find_statement(connection, "late", "s9")
    assert rows(db, "SELECT COUNT(*) FROM prints") == [4]


def test_changes_word_by_word() -> None:
    marked = [(c.what, c.text) for c in changes("We wait, he said.", "“We go” he said")]
    assert marked == [("same", "“We"), ("removed", "wait,"), ("added", "go”"), ("same", "he said")]


@given(st.text(max_size=80), st.text(max_size=80))
def test_changes_lose_no_word(first: str, later: str) -> None:
    found = changes(first, later)
    shown = " ".join(c.text for c in found if c.what != "removed").split()
    assert shown == later.split()
    gone = " ".join(c.text for c in found if c.what != "added").split()
    assert len(gone) == len(first.split())


def test_likeness() -> None:
    assert fingerprint(words("“Wé wait!”")) == fingerprint(words("we WAIT"))
    assert fingerprint(words("we wait")) != fingerprint(words("wait we"))
    assert likeness(shingles(words(SAID)), shingles(words(SHORTER))) > 0.6
    assert likeness(frozenset(), frozenset()) == 0
