"""Damaged text read as it was meant, with every character traced back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.repair import repaired


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Ef&iacute;n &quot;Fito&quot; Luj&aacute;n", 'Efín "Fito" Luján'),
        ("the tanker&amp;#39;s owner&nbsp;said", "the tanker's owner said"),
        ("Ã–rn said itâ€™s â€œfineâ€\x9d", "Örn said it’s “fine”"),
        ("â€œNo,â€� she wrote", "“No,” she wrote"),
        ("the ﬁrst oﬃcer", "the first officer"),
        ("a \u200bhid\u00adden word", "a hidden word"),
        ("The com-\npany’s port man-\nager left", "The company’s port manager left"),
        ("<p>Rain fell.</p><br/>It <b>stopped</b>.", "\nRain fell.\n\nIt stopped."),
    ],
)
def test_damage_is_undone(given: str, read: str) -> None:
    view = repaired(given)
    assert view is not None
    assert view.text == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text, with a line end.\nAnd another one.",
        "ÉCOLE « À L’HEURE », São Tomé, Straße, naïve: nothing here is damaged.",
        "AT&T; R&D grew.\n\nProfits & losses; x < y.",
        "A list:\nApples\nPears\nPlums\nNuts\nFigs\nDates\nLimes",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repaired(text) is None


def test_a_hard_wrapped_text_keeps_its_paragraphs() -> None:
    line = "The ferry left the harbour at noon with ninety people on board and a"
    text = "\n".join([line] * 5) + "\n\n" + "\n".join([line] * 5)
    view = repaired(text)
    assert view is not None
    assert view.text == " ".join([line] * 5) + "\n\n" + " ".join([line] * 5)


PIECES = st.sampled_from(
    [
        *"&quot; &#8217; &amp;nbsp; Ã© â€œ â€ Ã\ufffd ﬁ \u00ad <br> </p> Ab &#0; &#xD800;".split(),
        *["é", "😀", "-\n", "\r\n", "\n", "word ", " ", "\ud800"],
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_every_character_is_traced_back(text: str) -> None:
    view = repaired(text)
    if view is None:
        return
    assert len(view.start) == len(view.end) == len(view.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(view.start, view.end, strict=True))
    assert list(view.start) == sorted(view.start)
    assert list(view.end) == sorted(view.end)
    for n, char in enumerate(view.text):
        span = view.given(n, n + 1)
        if char not in " \n" and len(span) == 1 and span.of(text) not in "ﬁ":
            assert span.of(text) == char
