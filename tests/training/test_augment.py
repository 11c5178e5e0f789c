"""Variants of articles keep their statements, whatever else they change."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.evaluation.articles import read_markup
from attribution.schema import Document, Span, Speaker, SpeakerType, Statement, passages
from attribution.training import mangling
from attribution.training.augment import (
    augmented,
    marked,
    with_other_case,
    with_other_marks,
    with_stray_apostrophes,
)
from attribution.training.edits import Edit, edited
from attribution.training.swapping import occurrences, renamed, swaps, with_other_names
from attribution.training.worldnames import CITIES, COUNTRIES, CULTURES, ORGANISATIONS, REGIONS

WRITTEN = Path(__file__).parents[2] / "eval" / "training"
TEXT = (
    "Mill owner hits back\n"
    "\n"
    "“The wheel isn’t ours, and ‘never was’,” said Mrs Ada Holt-Vance of Leeds, who runs the mill."
    "\n"
    "Holt-Vance’s lawyer, Imre Kocsis, added that an Irish buyer had come forward.\n"
    "\n"
    "“We'll wait,” Kocsis told the Weavers Alliance of Ireland (WAI). Ada Holt-Vance’s son nods.\n"
)


def span(part: str, nth: int = 0) -> Span:
    start = [m.start() for m in re.finditer(re.escape(part), TEXT)][nth]
    return Span(start, start + len(part))


def article() -> Document:
    statements = (
        Statement(
            "s1",
            (span("“The wheel isn’t ours, and ‘never was’,”"),),
            (span("said"),),
            (span("Mrs Ada Holt-Vance"),),
            speaker=("p1",),
        ),
        Statement(
            "s2",
            (span("that an Irish buyer had come forward"),),
            (span("added"),),
            (span("Holt-Vance’s lawyer, Imre Kocsis"),),
            speaker=("p2",),
        ),
        Statement("s3", (span("“We'll wait,”"),), (span("told"),), (span("Kocsis", 1),)),
    )
    speakers = (
        Speaker("p1", "Ada Holt-Vance", SpeakerType.PERSON, (span("Mrs Ada Holt-Vance"),)),
        Speaker("p2", "Imre Kocsis", SpeakerType.PERSON, (span("Imre Kocsis"), span("Kocsis", 1))),
        Speaker("p3", "Weavers Alliance of Ireland", SpeakerType.ORGANIZATION),
    )
    return Document("mill", TEXT, statements, speakers)


def letters(document: Document) -> list[str]:
    """The letters of every statement's passages, fields apart."""
    return [
        "|".join(
            re.sub(r"\W", "", passages(document.text, part)).lower()
            for part in (s.content, s.cue, s.source)
        )
        for s in document.statements
    ]


def contents(document: Document) -> list[str]:
    return [passages(document.text, s.content) for s in document.statements]


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize(
    "variant",
    [
        mangling.with_boilerplate,
        mangling.with_headline_twice,
        mangling.with_glued_paragraphs,
        mangling.with_wrapped_lines,
        mangling.without_commas,
        mangling.tokenised,
        with_stray_apostrophes,
    ],
)
def test_a_variant_keeps_every_word_of_every_passage(variant: mangling.Variant) -> None:
    changed = set()
    for seed in range(20):
        new = edited(article(), variant(article(), rng(seed)))
        assert letters(new) == letters(article())
        changed.add(new.text)
    assert changed - {TEXT}


@pytest.mark.parametrize(
    "damage", ["", "swapped", "lost", "opening lost", "closing lost", "doubled", "treebank",
               "spaced", "questioned"],
)  # fmt: skip
def test_marks_change_and_words_do_not(damage: str) -> None:
    for seed in range(20):
        new = edited(article(), marked(TEXT, damage, rng(seed)))
        assert letters(new) == letters(article())


def test_what_happens_to_marks() -> None:
    def first(damage: str, seed: int = 0) -> str:
        return contents(edited(article(), marked(TEXT, damage, rng(seed))))[0]

    assert first("treebank") == "``The wheel isn't ours, and ‘never was’,''"
    assert first("questioned") == "?The wheel isn?t ours, and ?never was?,?"
    assert first("misread").startswith("â€œThe wheel isnâ€™t")
    assert {first("escaped", seed)[:6] for seed in range(9)} == {"&quot;", "&ldquo", "&#8220"}
    assert any(first("lost", seed).startswith("The wheel") for seed in range(9))
    assert any(re.match(r"\W The wheel.*, \W$", first("spaced", seed)) for seed in range(9))
    assert any(first("doubled", seed).startswith('""The') for seed in range(20))
    # British style: single marks outside, double ones inside.
    assert any(re.match(r"‘The wheel.*“never was”,’$", first("", seed)) for seed in range(60))


def test_typos_are_few_and_in_small_words() -> None:
    found = [e for seed in range(300) for e in mangling.with_typos(article(), rng(seed))]
    words = 300 * len(TEXT.split())
    assert 0 < len(found) < words / 150
    assert all(TEXT[e.start : e.end].islower() for e in found)


def test_a_headline_that_states_something_is_not_repeated() -> None:
    document = article()
    stated = Statement("s0", (span("Mill owner hits back"),))
    given = Document("a", TEXT, (stated, *document.statements), document.speakers)
    assert mangling.with_headline_twice(given, rng(0)) == []
    twice = edited(document, mangling.with_headline_twice(document, rng(0)))
    assert twice.text.startswith("Mill owner hits back\n\nMill owner hits back\n\n“")


def test_page_furniture_stands_between_passages() -> None:
    for seed in range(20):
        new = edited(article(), mangling.with_boilerplate(article(), rng(seed)))
        assert contents(new) == contents(article())
        assert len(new.text) > len(TEXT)


def test_case_changes_code_point_for_code_point() -> None:
    seen = set()
    for seed in range(300):
        new = with_other_case(article(), rng(seed))
        assert len(new.text) == len(TEXT)
        assert new.text.lower() == TEXT.lower()
        seen.add(new.text)
    assert len(seen) == 4


def test_names_change_together() -> None:
    for seed in range(40):
        table = swaps(article(), rng(seed), persons=True, places=True, bodies=True)
        new = renamed(article(), table)
        family, given = table["Holt-Vance"], table["Ada"]
        assert given in {name for culture in CULTURES.values() for name in culture.female}
        full = table["Ada Holt-Vance"]
        assert full in (f"{given} {family}", f"{family} {given}")
        first, second, third = new.statements
        assert passages(new.text, first.source) == f"Mrs {full}"
        assert passages(new.text, second.source) == f"{family}’s lawyer, {table['Imre Kocsis']}"
        assert passages(new.text, third.source) == table["Kocsis"]
        assert [s.name for s in new.speakers][:2] == [full, table["Imre Kocsis"]]
        assert passages(new.text, new.speakers[1].mentions[:1]) == table["Imre Kocsis"]
        body = table["Weavers Alliance of Ireland"]
        assert new.speakers[2].name == body
        assert f"the {body} (" in new.text
        adjective = COUNTRIES[table["Ireland"]] if "Ireland" in table else table["Irish"]
        article_word = "an" if adjective[0] in "AEIO" else "a"
        assert f"that {article_word} {adjective} buyer" in new.text
        assert table["Leeds"] in CITIES
        assert "Leeds" not in new.text
        assert "Kocsis" not in new.text


def test_no_name_is_swapped_inside_a_word_or_where_it_is_a_word() -> None:
    text = "Holt saw Holton, a HOLT, Mac-Holt, Holt-Ames, O'Holt and 'Holt' in Holt's Holt_1."
    edits = occurrences(text, {"Holt": "Ek"})
    whole = ["Holt ", "HOLT", "Holt' in", "Holt's"]
    assert [e.start for e in edits if e.new != "an"] == [text.index(word) for word in whole]
    assert [e.new for e in edits] == ["Ek", "an", "EK", "Ek", "Ek"]
    plain = "Will said he will come. Rosa Will laughed."
    given = Document("a", plain, speakers=(Speaker("p", "Rosa Will", SpeakerType.PERSON),))
    assert swaps(given, rng(0), persons=True, places=True, bodies=True) == {}


def test_swapping_has_many_names_to_take() -> None:
    assert len(CULTURES) >= 25
    for culture in CULTURES.values():
        assert min(len(set(culture.female)), len(set(culture.male))) >= 12
        assert len(set(culture.family)) >= 20
    assert len({*CITIES, *REGIONS, *COUNTRIES}) >= 150
    bodies = [name for names in ORGANISATIONS.values() for name in names]
    assert len(set(bodies)) == len(bodies) >= 120


def test_the_same_seed_gives_the_same_variant() -> None:
    same = [augmented(article(), rng(seed), 1.0) for seed in range(50)]
    assert same == [augmented(article(), rng(seed), 1.0) for seed in range(50)]
    assert len({document.text for document in same}) > 30
    document = article()
    assert augmented(document, rng(0), 0.0) is document


def test_written_articles_keep_their_statements() -> None:
    documents = read_markup(WRITTEN)
    for seed in range(300):
        document = documents[seed % len(documents)]
        new = augmented(document, rng(seed), 1.0)
        assert [s.id for s in new.statements] == [s.id for s in document.statements]
        for old, changed in zip(document.statements, new.statements, strict=True):
            assert len(old.spans) == len(changed.spans)
            assert old.speaker == changed.speaker


def test_names_of_written_articles_change_with_their_mentions() -> None:
    for seed, document in enumerate(read_markup(WRITTEN)):
        new = with_other_names(document, rng(seed))
        for old, changed in zip(document.speakers, new.speakers, strict=True):
            if (old.name,) == tuple(m.of(document.text) for m in old.mentions[:1]):
                assert changed.mentions[0].of(new.text) == changed.name


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", " ", "\n", ", ", ". ", "Ada Holt", "Kocsis", "said", "don't", "Irish",
     "''", "``", "?", "é", "ß", "Mr ", "&quot;", "(", "-"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=40), st.integers(0, 2**32), st.data())
def test_any_text_is_augmented(pieces: list[str], seed: int, data: st.DataObject) -> None:
    text = "".join(pieces)
    points = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8, unique=True))
    ordered = sorted(points)
    found = [Span(a, b) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    statements = tuple(Statement(f"s{n}", (s,)) for n, s in enumerate(found))
    speakers = (Speaker("p", "Ada Holt", SpeakerType.PERSON, tuple(found)),)
    new = augmented(Document("a", text, statements, speakers), rng(seed), 1.0)
    assert {s.id for s in new.statements} <= {s.id for s in statements}
    marks: list[Edit] = with_other_marks(new, rng(seed))
    assert edited(new, marks).text is not None
