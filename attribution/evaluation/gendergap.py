"""The scores of the Gender Gap Tracker (Asr et al., PLoS ONE 2021; `evaluate_quotes.py`).

Each gold quotation, in the order of the text, takes the prediction that covers the largest share of
its code points, if that share is *above* the threshold (0.3 or 0.8) and the prediction still free.
The share is of the gold quotation alone (recall-style): a prediction that covers the whole article
matches everything well, so these figures are no substitute for intersection over union. A speaker
is right if its span overlaps the gold one by any code point, or if both have none (a *floating*
quotation); speaker accuracy is over the matched quotations only.

The released script compares one range a quotation; here the fragments count, not the gap between
them. Its threshold is strict, and its matching greedy: both are kept.
"""

from __future__ import annotations

from attribution.evaluation.matching import common, size, touches
from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally


def quotes_30(pair: Pair) -> Tally:
    """Gender Gap Tracker: more than 0.3 of the gold quotation's code points are covered."""
    return _quotes(pair, 0.3)


def quotes_80(pair: Pair) -> Tally:
    """Gender Gap Tracker: more than 0.8 of the gold quotation's code points are covered."""
    return _quotes(pair, 0.8)


def speakers_30(pair: Pair) -> Tally:
    """Gender Gap Tracker: of quotations matched above 0.3, the share with an overlapping source."""
    return _speakers(pair, 0.3)


def speakers_80(pair: Pair) -> Tally:
    """Gender Gap Tracker: of quotations matched above 0.8, the share with an overlapping source."""
    return _speakers(pair, 0.8)


def _quotes(pair: Pair, threshold: float) -> Tally:
    return Tally.of(len(_matched(pair, threshold)), len(pair.found), len(pair.wanted))


def _speakers(pair: Pair, threshold: float) -> Tally:
    matched = _matched(pair, threshold)
    right = sum(touches(pair.wanted[i].source, pair.found[j].source) for i, j in matched)
    return Tally.ratio(right, len(matched))


def _matched(pair: Pair, threshold: float) -> list[tuple[int, int]]:
    free = list(range(len(pair.found)))
    matched = []
    for i, wanted in enumerate(pair.wanted):
        best, most = None, threshold
        for j in free:
            share = common(wanted.content, pair.found[j].content) / size(wanted.content)
            if share > most:
                best, most = j, share
        if best is not None:
            free.remove(best)
            matched.append((i, best))
    return matched
