from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.quotes import MARKS, inside_mask, kind_of, quotations
from attribution.schema import Kind, Span

MARKED = st.lists(
    st.sampled_from([*sorted(MARKS), "a", "s", " ", "\n", "\r\n", ".", "said ", "``", "&quot;"])
).map("".join)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('She said "no more" today.', ["no more"]),
        ("She said “no more” today.", ["no more"]),
        ("She said «no more» today.", ["no more"]),
        ("Sie sagte „no more“ today.", ["no more"]),
        ("She said ‘no more’ today.", ["no more"]),
        ("She said 'no more' today.", ["no more"]),
        ("She said ``no more'' today.", ["no more"]),
        ("She said &quot;no more&quot; today.", ["no more"]),
        ("She said ”no more” today.", ["no more"]),
        ("She said ‘don’t go’ today.", ["don’t go"]),
        ("The ministers' plan isn't ours, and it's the boys' own.", []),
        ('"One," he said, "two."', ["One,", "two."]),
        ("\"She told me 'never' twice,\" he said.", ["She told me 'never' twice,", "never"]),
        ('"Open to the end.\n\n"And closed."', ["Open to the end.", "And closed."]),
        ("It’s the ‘big’ one", ["big"]),
    ],
)
def test_regions_of_every_style(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in quotations(text)] == inner


@given(MARKED)
def test_regions_lie_in_the_text(text: str) -> None:
    for quotation in quotations(text):
        assert quotation.span.contains(quotation.inner)
        assert quotation.span.end <= len(text)
        assert "\n" not in quotation.span.of(text)
    assert len(inside_mask(text)) == len(text)


def whole(text: str, part: str) -> tuple[Span, ...]:
    at = text.index(part)
    return (Span(at, at + len(part)),)


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('"We sail at dawn," he said.', '"We sail at dawn,"', Kind.DIRECT),
        ("He said they sail at dawn.", "they sail at dawn", Kind.INDIRECT),
        ('He said they sail "at dawn".', 'they sail "at dawn"', Kind.MIXED),
        ('He said that "we sail at dawn".', 'that "we sail at dawn"', Kind.MIXED),
        ("‘We sail at dawn’, he said.", "‘We sail at dawn’", Kind.DIRECT),
        # A mark lost on one side, or mangled.
        ('We sail at dawn," he said.', 'We sail at dawn,"', Kind.DIRECT),
        ('"We sail at dawn, he said.', '"We sail at dawn', Kind.DIRECT),
        ('He said they sail at" dawn and return.', 'they sail at" dawn and return', Kind.MIXED),
        # Inside someone else's marks it has none of its own.
        ('"I heard that they sail," he said.', "that they sail", Kind.INDIRECT),
        # Apostrophes are no quotation marks.
        ("He said the ship's crew can't sail.", "the ship's crew can't sail", Kind.INDIRECT),
    ],
)
def test_kind_follows_the_marks(text: str, content: str, kind: Kind) -> None:
    assert kind_of(text, whole(text, content)) is kind


def test_a_split_quotation_is_direct() -> None:
    text = '"One," he said, "two."'
    assert kind_of(text, (*whole(text, '"One,"'), *whole(text, '"two."'))) is Kind.DIRECT
