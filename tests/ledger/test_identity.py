"""Who is who across articles: labelled pairs, order, namesakes, aliases."""

from __future__ import annotations

import importlib.util
import random
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from attribution.errors import AttributionError
from attribution.ledger.database import reading, transaction, writing
from attribution.ledger.identity.aliases import load_aliases, put_aliases
from attribution.ledger.identity.cluster import Member, cluster
from attribution.ledger.identity.decisions import pending
from attribution.ledger.identity.evidence import company, evidence
from attribution.ledger.identity.names import PersonName, name_key, person_relation
from attribution.ledger.identity.roles import parse_role
from attribution.ledger.identity.settle import settle
from attribution.schema import Document, Speaker, SpeakerType, Statement
from tests.conftest import ROOT, spans
from tests.ledger.conftest import add, article, people, rows, together


def script() -> ModuleType:
    loader = SourceFileLoader("measure_identity", str(ROOT / "scripts" / "measure_identity"))
    spec = importlib.util.spec_from_loader("measure_identity", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_labelled_pairs() -> None:
    measured = script()
    counts, errors = measured.measure()
    right = measured.total(counts, True, "merged")
    wrong = measured.total(counts, False, "merged")
    every = measured.total(counts, True, "merged", "proposed", "apart")
    assert right + wrong >= 90
    assert right / (right + wrong) >= 0.99, errors
    assert right / every >= 0.8, errors
    assert measured.total(counts, True, "merged", "proposed") / every >= 0.93, errors


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Maria Zanetti", "Maria Zanetti", "full"),
        ("M. Zanetti", "Maria Zanetti", "initial"),
        ("Zanetti", "Maria Zanetti", "surname"),
        ("Marta Zanetti", "Maria Zanetti", None),
        ("Bill Harrow", "William Harrow", "short"),
        ("Ivan Kovalskyy", "Ivan Kovalsky", "spelling"),
        ("Ivan Kovalskyy", "Petr Kovalsky", None),
        ("Amos Pike Jr", "Amos Pike Sr", None),
        ("Amos Pike Jr", "Amos Pike", "suffix"),
        ("President Zanetti", "Zanetti", "surname"),
    ],
)
def test_names(a: str, b: str, expected: str | None) -> None:
    names = PersonName.of(name_key(a)), PersonName.of(name_key(b))
    assert person_relation(*names) == expected
    assert person_relation(*names[::-1]) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Velmar Navy spokeswoman Ana Reis said so.", "velmar navy spokeswoman"),
        ("Ana Reis, an aide to the mayor of Velmar, said so.", "an aide to the mayor of velmar"),
        ("The ministry’s spokeswoman, Ana Reis, said so.", "the ministry’s spokeswoman"),
        ("Ana Reis, a shepherd, said so.", "a shepherd"),
        ("Ana Reis, the pick of many insiders, said so.", None),
        ("Ana Reis, a day later, said so.", None),
        ("Accused by mayor Ana Reis, he left.", "mayor"),
        ("It rained, Ana Reis said, and the mayor of Velmar left.", None),
        ("Ana Reis, who runs the port, said so.", None),
        ("The harbour is shut, Ana Reis said.", None),
    ],
)  # fmt: skip
def test_roles_around_a_name(text: str, role: str | None) -> None:
    document = article("a", text, "Ana Reis")
    assert evidence(document, document.speakers[0]).roles == (() if role is None else (role,))


def test_roles_of_the_file_count_too() -> None:
    document = article("a", "Ana Reis spoke.", "Ana Reis", extra={"meta": {"roles": ["Mayor"]}})
    assert evidence(document, document.speakers[0]).roles == ("mayor",)
    assert parse_role("the former mayor of Velmar").heads == {"mayor"}
    assert parse_role("the former mayor of Velmar").of == {"velmar"}


def test_without_mentions_the_sources_tell() -> None:
    text = "It rained, the harbour captain Ana Reis said."
    source = spans(text, "the harbour captain Ana Reis")
    said = Statement("s1", spans(text, "It rained"), (), source, speaker=("p1",))
    speaker = Speaker("p1", "Ana Reis", SpeakerType.PERSON)
    document = Document("a", text, (said,), (speaker,))
    assert evidence(document, speaker).roles == ("harbour captain",)


def test_the_full_name_before_an_acronym_is_its_other_name() -> None:
    def also(text: str) -> tuple[str, ...]:
        speaker = Speaker("p1", "BML", SpeakerType.ORGANIZATION)
        return evidence(Document("a", text, (), (speaker,)), speaker).also

    assert also("It left Blue Meridian Lines (BML) behind.") == ("Blue Meridian Lines",)
    assert also("Blue  Meridian\nLines  (BML)") == ("Blue Meridian Lines",)
    assert also("(BML) and Blue Meridian Lines (BML)") == ("Blue Meridian Lines",)
    assert also("Red Meridian Lines (BML)") == also("Lines(BML)") == also(" (BML)") == ()
    # A picture in the text, as pages hold them, is one word of any length.
    assert also("A" * 300_000 + " Blue Meridian Lines (BML)") == ("Blue Meridian Lines",)


def test_company_is_what_an_article_names() -> None:
    text = "The Port Council met. On Monday Ana Reis of the Port Council and Velmar’s mayor spoke."
    assert company(text) == ("port council", "ana reis", "velmar")


SERIES = [
    article("a", "“One”, said Velmar Port Authority director Lena Orlova.", "Lena Orlova"),
    article("b", "“Two”, said L. Orlova, director of the Velmar Port Authority.", "L. Orlova"),
    article("c", "“Three”, said Velmar Port Authority director Orlova.", "Orlova"),
    article("d", "“Four”, said Lena Orlova.", "Lena Orlova"),
    article("e", "“Five”, said Lev Orlova, a juggler from Ostrand.", "Lev Orlova"),
    article("f", "“Six”, said Orlova.", "Orlova"),
    article("g", "“Seven”, said L. Orlova.", "L. Orlova"),
    article("h", "“Eight”, said Velmar Port Authority director Orlova and Ed Roe.", "Orlova"),
]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_articles_does_not_matter(tmp_path: Path, seed: int) -> None:
    whole, piecemeal = tmp_path / "whole.db", tmp_path / "piecemeal.db"
    add(whole, *SERIES)
    order = random.Random(seed).sample(SERIES, len(SERIES))
    for one in order:
        add(piecemeal, one)
    assert together(piecemeal) == together(whole)
    assert {group for group in together(whole) if len(group) > 1} == {
        frozenset({"a/p1", "b/p1", "c/p1", "d/p1", "h/p1"})
    }
    with reading(whole) as one, reading(piecemeal) as other:
        found = [{(p.name, p.other_name, p.why) for p in pending(c)} for c in (one, other)]
        unordered = [{(frozenset((a, b)), why) for a, b, why in pairs} for pairs in found]
        assert unordered[0] == unordered[1]


def test_a_namesake_in_the_middle_joins_neither(db: Path) -> None:
    add(
        db,
        article("a", "“One”, said Ivo Hahn, a baker.", "Ivo Hahn"),
        article("b", "“Two”, said Ivo Hahn, the defence minister of Aruvia.", "Ivo Hahn"),
        article("c", "“Three”, said Ivo Hahn.", "Ivo Hahn"),
    )
    assert len(people(db)) == 3
    with reading(db) as connection:
        assert len(pending(connection)) == 3


def test_an_initial_does_not_bridge_two_given_names(db: Path) -> None:
    role = "a director of Blue Meridian"
    add(
        db,
        article("a", f"“One”, said Maria Zanetti, {role}.", "Maria Zanetti"),
        article("b", f"“Two”, said Marco Zanetti, {role}.", "Marco Zanetti"),
        article("c", f"“Three”, said M. Zanetti, {role}.", "M. Zanetti"),
    )
    assert len(people(db)) == 3


def test_merges_are_never_silent(db: Path) -> None:
    add(db, SERIES[0])
    assert rows(db, "SELECT * FROM decisions") == []
    add(db, SERIES[2])
    ((action, who, why, score),) = rows(db, "SELECT action, who, why, score FROM decisions")
    assert (action, who) == ("merge", "rules")
    assert "same surname" in why
    assert "same role" in why
    assert score >= 0.85


def test_those_without_a_name_are_nobody_elsewhere(db: Path) -> None:
    more = {"type": SpeakerType.ANONYMOUS}
    add(
        db,
        article("a", "“One”, said two officials.", "two officials", **more),
        article("b", "“Two”, said two officials.", "two officials", **more),
        article("c", "“Three”, said the minister.", "the minister"),
        article("d", "“Four”, said the minister.", "the minister"),
        article("e", "His mother said “five”.", "His mother"),
        article("f", "His mother said “six”.", "His mother"),
        article("g", "Villagers said “seven”.", "Villagers", type=SpeakerType.GROUP),
        article("h", "Villagers said “eight”.", "Villagers", type=SpeakerType.GROUP),
    )
    assert len(people(db)) == 8
    with reading(db) as connection:
        assert pending(connection) == []


def aliases(db: Path, text: str) -> None:
    path = db.with_name("aliases.csv")
    path.write_text(text, encoding="utf-8")
    with writing(db, create=False) as connection:
        with transaction(connection):
            put_aliases(connection, load_aliases(path), "me", "now")
        settle(connection)


def test_aliases_hold_for_articles_there_and_later_ones(db: Path) -> None:
    russian = article("a", "«Раз», сказала Мария Захарченко.", "Мария Захарченко")
    later = article("c", "«Два», сказала Мария Захарченко.", "Мария Захарченко")
    add(db, russian, article("b", "“Two”, said Maria Zakharchenko.", "Maria Zakharchenko"))
    assert len(people(db)) == 2
    aliases(db, "name,canonical,wikidata\nМария Захарченко,Maria Zakharchenko,Q900\n")
    add(db, later)
    ((name, articles),) = people(db).items()
    assert name.startswith("Maria Zakharchenko #")
    assert articles == {"a", "b", "c"}
    assert rows(db, "SELECT wikidata FROM people") == ["Q900"]
    with writing(db, create=False) as connection:
        connection.execute("INSERT INTO names_fts (names_fts) VALUES ('integrity-check')")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who,canonical\n", ":1: no column name"),
        ("", ":1: no column canonical and name"),
        ("name,canonical\nA,B\nC,\n", ":3: the column canonical is empty"),
        ("name,canonical\n,B\n", ":2: the column name is empty"),
        ("name,canonical\nA,B,C\n", ":2: more fields than columns"),
        ("name,canonical,wikidata\nA,B,42\n", ":2: wikidata is '42', not an item"),
        ("name,canonical\nAnn,Bo\nann,Cy\n", ":3: 'ann' was 'Bo' further up"),
        ('name,canonical\n"A,B\n', "not CSV"),
        ("name,canonical\nA,\x00B\n", "NUL byte"),
    ],
)
def test_what_is_wrong_with_a_file_of_aliases(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AttributionError) as caught:
        load_aliases(path)
    assert str(path) in str(caught.value)
    assert expected in str(caught.value)


def test_a_missing_file_of_aliases(tmp_path: Path) -> None:
    with pytest.raises(AttributionError, match="no such file"):
        load_aliases(tmp_path / "gone.csv")


def test_many_of_one_name_are_settled_by_what_is_known(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attribution.ledger.identity.settle._LARGE", 3)
    role = "a director of Blue Meridian"

    def said(id: str, role: str = role) -> Document:
        return article(id, f"“One”, said Maria Zanetti, {role}.", "Maria Zanetti")

    add(db, *(said(f"a{n}") for n in range(5)))
    add(db, said("b"), said("c"))
    add(db, said("d", "a clown"))
    found = sorted(len(articles) for articles in people(db).values())
    assert found == [1, 7]


def test_a_crowded_block_is_bounded() -> None:
    members = [Member(f"A{n} Novak", roles=frozenset({f"role {n}"})) for n in range(300)]
    clusters, _ = cluster(members)
    assert sorted(m for one in clusters for m in one.members) == list(range(300))
