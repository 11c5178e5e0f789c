"""Parts of the articles or of the statements, so that a score can be seen where it comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.evaluation.joint import speaker_types
from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally
from attribution.schema import Document, Statement, hull

Key = tuple[str, str]
"""The name of a slicing and the slice: ('kind', 'direct')."""

_PRONOUNS = frozenset(
    "he she they it i we you who him her them his hers their its my our your"
    " himself herself themselves itself those these this that one everyone others both".split()
)
_WORDS = re.compile(r"\w+")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LENGTHS = ((250, "under 250 words"), (500, "250 to 499 words"), (1000, "500 to 999 words"))


@dataclass(frozen=True, slots=True)
class Slice:
    """Detection (IoU >= 0.5) and joint (and right speaker) counts of one slice in one article."""

    detection: Tally
    joint: Tally


def slices(pair: Pair, meta: Sequence[str] = ()) -> dict[Key, Slice]:
    """The counts of one article in every slice that it has part in.

    A slice of statements (kind, act, speaker type, source, cue, nesting, paragraphs) counts in its
    recall the gold statements that are of it, and in its precision the predicted ones that are of
    it by the prediction's own account; the two sides of a matched pair may be in different slices.
    A slice of articles (length, corrupted, desk, any other key of `meta`) counts the whole article.
    """
    counts: dict[Key, list[int]] = defaultdict(lambda: [0] * 6)
    right = {j for i, j in pair.matches if pair.same_speaker(i, j)}
    matched_gold = dict(pair.matches)
    matched_found = set(matched_gold.values())
    article = tuple(article_keys(pair.gold, meta))
    for i, statement in enumerate(pair.wanted):
        for key in (*article, *statement_keys(pair.gold, statement)):
            count = counts[key]
            count[0] += 1
            count[1] += i in matched_gold
            count[2] += matched_gold.get(i) in right
    for j, statement in enumerate(pair.found):
        for key in (*article, *statement_keys(pair.predicted, statement)):
            count = counts[key]
            count[3] += 1
            count[4] += j in matched_found
            count[5] += j in right
    return {
        key: Slice(
            Tally(matched, predicted, found, gold), Tally(joint, predicted, found_joint, gold)
        )
        for key, (gold, found, found_joint, predicted, matched, joint) in counts.items()
    }


def article_keys(document: Document, meta: Sequence[str] = ()) -> Iterator[Key]:
    """Slices that a whole article belongs to: its length, and values of `meta`.

    `corrupted` in `meta` (any value but false or empty) says that the text is damaged; slices are
    given for it and for `desk` where articles have them, and for each key that is asked for.
    """
    words = len(_WORDS.findall(document.text))
    yield "length", next((name for most, name in _LENGTHS if words < most), "1,000 words or more")
    if document.meta.get("corrupted") not in (None, False, "", "no", "false"):
        yield "text", "corrupted"
    else:
        yield "text", "clean"
    for key in dict.fromkeys(("desk", *meta)):
        value = document.meta.get(key)
        if isinstance(value, str | int | float | bool):
            yield key, str(value)


def statement_keys(document: Document, statement: Statement) -> Iterator[Key]:
    """Slices that a statement belongs to, as the document that holds it has it."""
    yield "kind", statement.kind.value
    yield "act", statement.act.value
    types = speaker_types(document, statement)
    yield "speaker type", next(iter(types)) if len(types) == 1 else "several"
    yield "source", source_form(document, statement)
    yield "cue", "with a cue" if statement.cue else "bare (no cue)"
    yield "nesting", "nested" if is_nested(document, statement) else "not nested"
    whole = hull(statement.content)
    if spans_paragraphs(document.text, whole.start, whole.end):
        yield "fragments", "over paragraphs"
    else:
        yield "fragments", "split" if len(statement.content) > 1 else "in one piece"


def source_form(document: Document, statement: Statement) -> str:
    """`none`, `pronoun`, or `noun phrase`."""
    if not statement.source:
        return "none"
    words = " ".join(span.of(document.text) for span in statement.source).strip(" ,").lower()
    return "pronoun" if words in _PRONOUNS else "noun phrase"


def is_nested(document: Document, statement: Statement) -> bool:
    """Whether all of its content stands inside a fragment of another, longer statement."""
    whole = hull(statement.content)
    return any(
        fragment.contains(whole) and len(fragment) > len(whole)
        for other in document.statements
        if other.id != statement.id
        for fragment in other.content
    )


def spans_paragraphs(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] holds an end of a paragraph.

    That is a blank line; where the whole text has none, every line is taken for a paragraph.
    """
    passage = text[start:end]
    if _BLANK_LINE.search(passage):
        return True
    return "\n" in passage and not _BLANK_LINE.search(text)
