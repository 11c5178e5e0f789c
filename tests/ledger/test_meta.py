"""Dates that sort and outlets, from whatever `meta` holds."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.ledger import meta


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2031-03-03", "2031-03-03"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        (" 2031-03-03T10:20:30 ", "2031-03-03T10:20:30"),
        ("2031-03-03 10:20", "2031-03-03T10:20:00"),
        ("2031-03-03T00:20:30.123+02:00", "2031-03-02T22:20:30"),
        ("2031-03-03T10:20:30Z", "2031-03-03T10:20:30"),
        ("Mon, 03 Mar 2031 10:20:30 +0100", "2031-03-03T09:20:30"),
        ("2031-02-30", None),
        ("0000", None),
        ("0001-01-01T00:00:00+10:00", None),
        ("٢٠٣١-03-03", None),  # would sort after all others
        ("yesterday", None),
        ("", None),
        (20310303, None),
        (None, None),
    ],
)
def test_dates(given: object, expected: str | None) -> None:
    assert meta.published(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"outlet": "Velmar Post", "publisher": "X", "url": "https://y.example/"}, "Velmar Post"),
        ({"outlet": " ", "publisher": "Ostrand Daily"}, "Ostrand Daily"),
        ({"url": "https://www.ostrand.example/a"}, "ostrand.example"),
        ({"url": "https://[broken"}, None),
        ({"url": ["https://y.example"]}, None),
        ({}, None),
    ],
)
def test_outlets(given: dict[str, Any], expected: str | None) -> None:
    assert meta.outlet(given) == expected
