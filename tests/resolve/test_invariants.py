"""For any text and statements: no crash, spans inside, names verbatim, linear time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.errors import InvalidValue
from attribution.resolve import Evidence, NameMention, Resolver
from attribution.schema import Span, Statement

WORDS = st.sampled_from(
    """Anna Kruger Mr Ms he She they I we who it said , . " “ ” ( ) and of the a City Council
    NHS 's ’ officials report Dr. J. van de \n É 5 — U.S. Pérez-Díaz "Yes," MP""".split()
)
TEXT = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Statement], Evidence]:
    text = draw(TEXT.filter(bool))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    statements = [
        Statement(f"s{n}", (span(),), source=(span(),) if draw(st.booleans()) else ())
        for n in range(draw(st.integers(0, 6)))
    ]
    kinds = st.sampled_from(["person", "organization", "location"])
    names = [
        NameMention(span(), draw(kinds), draw(st.floats(0, 1)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=12)))
    start, end = np.array(cuts[:-1], np.int64), np.array(cuts[1:], np.int64)
    seed = draw(st.integers(0, 99))
    hidden = np.random.default_rng(seed).normal(size=(len(start), 384)).astype(np.float16)
    shown = hidden if draw(st.booleans()) else None
    return text, statements, Evidence(start, end, shown, tuple(names))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_any_input(resolver: Resolver, case: tuple[str, list[Statement], Evidence]) -> None:
    text, statements, evidence = case
    found, known = resolver.resolve(text, statements, evidence)
    ids = {speaker.id for speaker in known}
    assert [s.id for s in found] == [s.id for s in statements]
    assert len(ids) == len(known)
    for statement in found:
        assert set(statement.speaker) <= ids
        assert statement.confidence is not None
    for speaker in known:
        assert speaker.name and speaker.name in text
        assert speaker.mentions == tuple(sorted(set(speaker.mentions)))
        assert all(span.end <= len(text) for span in speaker.mentions)


def test_time_grows_with_the_text_and_not_faster(
    resolver: Resolver, parse: Callable[[str], tuple[str, list[Statement]]]
) -> None:
    random.seed(1)
    given_names = ["Anna", "Boris", "Chen", "Dalia", "Emeka", "Fatima", "Greta", "Hugo"]
    surnames = [
        f"{a}{b}" for a in ("Bel", "Dor", "Mar", "Tor") for b in ("mann", "ova", "ini", "sen")
    ]

    def article(paragraphs: int) -> str:
        parts = []
        for _ in range(paragraphs):
            name = f"{random.choice(given_names)} {random.choice(surnames)}"
            parts.append(f"[{name}] said {{the plan was {random.random()}}}. [She] denied {{it}}.")
        return "\n".join(parts)

    taken = []
    for size in (500, 4000):
        text, statements = parse(article(size))
        start = time.process_time()
        resolver.resolve(text, statements)
        taken.append(time.process_time() - start)
    assert taken[1] < 8 * 2.5 * taken[0] + 1


def test_a_file_that_holds_no_weights_is_named(tmp_path: Path) -> None:
    path = tmp_path / "resolver.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(InvalidValue, match=r"resolver\.json"):
        Resolver.load(path)
