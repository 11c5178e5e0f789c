"""What humans decide stands, is logged, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from attribution.ledger.database import reading, transaction, writing
from attribution.ledger.errors import LedgerError
from attribution.ledger.identity import decisions
from attribution.ledger.identity.aliases import Alias, put_aliases
from attribution.ledger.identity.decisions import Logged, Pending, history, pending
from attribution.ledger.identity.settle import settle
from attribution.schema import Document
from tests.ledger.conftest import add, article, people, rows, together

INITIAL = article("a", "“One”, said G. Petrenko.", "G. Petrenko")
FULL = article("b", "“Two”, said Galina Petrenko.", "Galina Petrenko")
LATER = article("c", "“Three”, said Galina Petrenko.", "Galina Petrenko")


def decide(db: Path, name: str, *arguments: object) -> int:
    with writing(db, create=False) as connection:
        with transaction(connection):
            found = getattr(decisions, name)(connection, *arguments, "me", "because")
        settle(connection)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO names_fts (names_fts) VALUES ('integrity-check')")
    return int(found[0] if isinstance(found, tuple) else found)


def waiting(db: Path) -> list[Pending]:
    with reading(db) as connection:
        return pending(connection)


def log(db: Path, *, rules: bool = False) -> list[Logged]:
    with reading(db) as connection:
        return history(connection, 100, rules=rules)


@pytest.fixture
def doubtful(db: Path) -> Path:
    add(db, INITIAL, FULL)
    return db


def test_a_doubtful_pair_waits_with_its_evidence(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    assert {one.name, one.other_name} == {"G. Petrenko", "Galina Petrenko"}
    assert one.why == "same surname, and the initial fits"
    assert 0.5 <= one.score < 0.85


def test_accepting_merges_and_later_articles_follow(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    decide(doubtful, "accept", one.proposal)
    assert waiting(doubtful) == []
    add(doubtful, LATER)
    ((name, articles),) = people(doubtful).items()
    assert name.startswith("Galina Petrenko #")
    assert articles == {"a", "b", "c"}
    (entry,) = log(doubtful)
    assert (entry.action, entry.by, entry.why, entry.undone) == ("merge", "me", "because", False)


def test_undoing_puts_back_what_was(doubtful: Path) -> None:
    before = together(doubtful)
    (one,) = waiting(doubtful)
    accepted = decide(doubtful, "accept", one.proposal)
    undone = decide(doubtful, "undo", accepted)
    assert together(doubtful) == before
    assert [p.proposal for p in waiting(doubtful)] == [one.proposal]
    assert [entry.undone for entry in log(doubtful)] == [False, True]
    with pytest.raises(LedgerError, match="already undone"):
        decide(doubtful, "undo", accepted)
    decide(doubtful, "undo", undone)
    assert len(together(doubtful)) == 1
    assert waiting(doubtful) == []
    assert len(log(doubtful)) == 3


def test_a_rejected_pair_is_not_proposed_again(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    rejected = decide(doubtful, "reject", one.proposal)
    add(doubtful, LATER, replace(INITIAL, id="d"))
    pairs = {frozenset((p.name, p.other_name)) for p in waiting(doubtful)}
    assert len(people(doubtful)) == 3  # the later initial is nobody's yet
    assert all(one.proposal != p.proposal for p in waiting(doubtful)), pairs
    with pytest.raises(LedgerError, match="already rejected"):
        decide(doubtful, "accept", one.proposal)
    decide(doubtful, "undo", rejected)
    assert one.proposal in [p.proposal for p in waiting(doubtful)]


def test_a_split_stays_split(db: Path) -> None:
    add(db, FULL, LATER)
    (person,) = rows(db, "SELECT DISTINCT person FROM speakers")
    (speaker,) = rows(
        db, "SELECT speaker FROM speakers JOIN articles USING (article) WHERE articles.id = 'c'"
    )
    split = decide(db, "split", person, [speaker])
    assert len(people(db)) == 2
    add(db, article("d", "“Four”, said Galina Petrenko.", "Galina Petrenko"))
    apart = together(db)
    assert not any({"b/p1", "c/p1"} <= group for group in apart)
    decide(db, "undo", split)
    assert together(db) == {frozenset({"b/p1", "c/p1", "d/p1"})}


def test_what_the_rules_did_can_be_undone(db: Path) -> None:
    add(db, FULL, LATER)
    (entry,) = log(db, rules=True)
    assert (entry.action, entry.by) == ("merge", "rules")
    undone = decide(db, "undo", entry.decision)
    assert together(db) == {frozenset({"b/p1"}), frozenset({"c/p1"})}
    assert waiting(db) == []
    add(db, INITIAL)
    assert not any({"b/p1", "c/p1"} <= group for group in together(db))
    decide(db, "undo", undone)
    assert any({"b/p1", "c/p1"} <= group for group in together(db))


def test_a_new_run_of_the_model_keeps_what_was_decided(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    decide(doubtful, "accept", one.proposal)
    add(doubtful, replace(INITIAL, meta={"title": "New run"}, statements=()))
    assert together(doubtful) == {frozenset({"a/p1", "b/p1"})}


def test_a_speaker_that_a_new_run_does_not_find_is_gone(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    accepted = decide(doubtful, "accept", one.proposal)
    add(doubtful, Document("a", INITIAL.text))
    assert together(doubtful) == {frozenset({"b/p1"})}
    decide(doubtful, "undo", accepted)
    assert together(doubtful) == {frozenset({"b/p1"})}
    assert "no longer there" in ", ".join(log(doubtful)[-1].speakers)


CHAIN = ("Galina Petrenko", "G. Petrenko", "Gala Petrenko")
"""The second may be either of the others, who are two."""
TRIANGLE = ("Galina Petrenko", "G. Petrenko", "Galyna Petrenko")
"""Each may be each."""


def three(db: Path, names: tuple[str, ...]) -> Path:
    """People in this order, each in an article of its own: a0, a1, a2."""
    for i, name in enumerate(names):
        add(db, article(f"a{i}", f"“One”, said {name}.", name))
    return db


def between(db: Path, *names: str) -> int:
    """The number of the proposal of two names."""
    (found,) = [p.proposal for p in waiting(db) if {p.name, p.other_name} == {*names}]
    return found


def accept_at_once(db: Path, *proposals: int) -> None:
    with writing(db, create=False) as connection:
        with transaction(connection):
            for proposal in proposals:
                decisions.accept(connection, proposal, "me", "because")
        settle(connection)


def test_proposals_that_meet_in_one_person_are_accepted_at_once(db: Path) -> None:
    three(db, CHAIN)
    accept_at_once(db, between(db, *CHAIN[:2]), between(db, *CHAIN[1:]))
    assert together(db) == {frozenset({"a0/p1", "a1/p1", "a2/p1"})}
    assert waiting(db) == []


def test_all_three_pairs_of_a_triangle_are_accepted_at_once(db: Path) -> None:
    three(db, TRIANGLE)
    accept_at_once(db, *(between(db, *p) for p in (TRIANGLE[:2], TRIANGLE[::2], TRIANGLE[1:])))
    assert len(people(db)) == 1
    for entry in log(db):
        decide(db, "undo", entry.decision)
    assert len(people(db)) == 3
    assert len(waiting(db)) == 3


def test_what_was_rejected_is_not_proposed_for_who_has_merged_with_it(db: Path) -> None:
    three(db, TRIANGLE)
    decide(db, "reject", between(db, *TRIANGLE[1:]))
    decide(db, "accept", between(db, *TRIANGLE[:2]))
    assert waiting(db) == []
    assert together(db) == {frozenset({"a0/p1", "a1/p1"}), frozenset({"a2/p1"})}


def test_a_rejection_that_is_undone_and_made_again_holds(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    rejected = decide(doubtful, "reject", one.proposal)
    undone = decide(doubtful, "undo", rejected)
    # An alias makes the two one for a while, so that nothing waits.
    for canonical in ("Galina Petrenko", "G. Petrenko"):
        with writing(doubtful, create=False) as connection:
            with transaction(connection):
                put_aliases(connection, [Alias("G. Petrenko", canonical)], "me", "now")
            settle(connection)
        if canonical == "Galina Petrenko":
            assert waiting(doubtful) == []
            decide(doubtful, "undo", undone)
    assert waiting(doubtful) == []
    assert len(people(doubtful)) == 2


def test_undoing_a_decision_leaves_later_ones_standing(db: Path) -> None:
    three(db, TRIANGLE)
    first = decide(db, "accept", between(db, *TRIANGLE[:2]))
    (second,) = waiting(db)
    decide(db, "accept", second.proposal)
    decide(db, "undo", first)
    assert together(db) == {frozenset({"a0/p1", "a2/p1"}), frozenset({"a1/p1"})}


def test_a_person_loses_the_names_of_speakers_that_left(doubtful: Path) -> None:
    (one,) = waiting(doubtful)
    accepted = decide(doubtful, "accept", one.proposal)
    decide(doubtful, "undo", accepted)
    names = rows(
        doubtful,
        "SELECT name, (SELECT name FROM people AS p WHERE p.person = names.person) FROM names",
    )
    assert names and all(name == person for name, person in names)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("accept", (99,), "no proposal has the number 99"),
        ("reject", (99,), "no proposal has the number 99"),
        ("undo", (99,), "no decision has the number 99"),
        ("split", (99, [1]), "no person has the number 99"),
        ("split", (1, [99]), "speaker 99: not of person 1"),
        ("split", (1, [1]), "nothing would be split off"),
    ],
)
def test_what_cannot_be_decided(
    doubtful: Path, name: str, arguments: tuple[object, ...], message: str
) -> None:
    before = together(doubtful)
    with pytest.raises(LedgerError, match=message):
        decide(doubtful, name, *arguments)
    assert together(doubtful) == before
    assert log(doubtful) == []
