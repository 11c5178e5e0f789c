"""The scores of Citron, the BBC's quotation extractor (Newell, Cowlishaw and Man, DSJM 2018;
`citron/metrics.py`).

Exact scores compare quotations, not fragments, and are not one to one: a prediction is a true
positive if any gold quotation fits it, a gold quotation a false negative if no prediction does;
precision is TP / (TP + FP), recall TP / (TP + FN). A source or content fits if all its fragments
are the same *and the cues overlap*, all of it fits if cue, source and content are the same.

Overlap scores divide the tokens that both sides share by the tokens predicted (precision) and by
the gold tokens (recall). The released script passes the two lengths of its row "All Quote Spans
overlap metrics" in the other order than in the rows above it, so there its precision is recall and
its recall is precision (its F1 is right). Here they are the right way round in every row.

Where this goes beyond what Citron can hold: it has no quotation without a cue, so two absent cues
are taken to overlap here, and do not count in the row of cues. It sums the overlap of every pair of
quotations, which is the same as the overlap of all that they cover as long as no token belongs to
two of them, as in its corpora; where statements nest, pairs would count a token several times, so
here it is what they cover. Tokens are words and punctuation marks, not spaCy's. Citron also lets
cues that only touch count as overlapping; between words there is a space, so nothing depends on it.
"""

from __future__ import annotations

from collections.abc import Callable

from attribution.evaluation.detection import tokens_in
from attribution.evaluation.matching import touches
from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally
from attribution.schema import Statement


def cue_exact(pair: Pair) -> Tally:
    """Citron, exact: the cue is the same as that of some gold statement."""
    return _exact(pair, lambda a, b: a.cue == b.cue, lambda s: bool(s.cue))


def source_exact(pair: Pair) -> Tally:
    """Citron, exact: the source is that of some gold statement whose cue overlaps."""
    return _exact(pair, lambda a, b: touches(a.cue, b.cue) and a.source == b.source)


def content_exact(pair: Pair) -> Tally:
    """Citron, exact: the content is that of some gold statement whose cue overlaps."""
    return _exact(pair, lambda a, b: touches(a.cue, b.cue) and a.content == b.content)


def all_exact(pair: Pair) -> Tally:
    """Citron, exact: cue, source and content are all those of some gold statement."""
    return _exact(
        pair,
        lambda a, b: a.cue == b.cue and a.source == b.source and a.content == b.content,
    )


def cue_overlap(pair: Pair) -> Tally:
    """Citron, overlap: tokens in cues that are in gold cues too."""
    return _overlap(pair, "cue")


def source_overlap(pair: Pair) -> Tally:
    """Citron, overlap: tokens in sources that are in gold sources too."""
    return _overlap(pair, "source")


def content_overlap(pair: Pair) -> Tally:
    """Citron, overlap: tokens in contents that are in gold contents too."""
    return _overlap(pair, "content")


def all_overlap(pair: Pair) -> Tally:
    """Citron, overlap: the sum of the three rows above, with precision and recall in place."""
    return cue_overlap(pair) + source_overlap(pair) + content_overlap(pair)


def _exact(
    pair: Pair,
    fits: Callable[[Statement, Statement], bool],
    counts: Callable[[Statement], bool] = lambda _: True,
) -> Tally:
    gold = [s for s in pair.wanted if counts(s)]
    found = [s for s in pair.found if counts(s)]
    right = sum(any(fits(a, b) for a in gold) for b in found)
    missed = sum(not any(fits(a, b) for b in found) for a in gold)
    # Recall in Citron's sense: its denominator is what was right plus what was missed.
    return Tally(right, len(found), right, right + missed)


def _overlap(pair: Pair, label: str) -> Tally:
    gold, found = (tokens_in(pair.text, covered) for covered in pair.covered(label))
    return Tally.of(len(gold & found), len(found), len(gold))
