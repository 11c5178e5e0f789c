"""Exact fragments per label, as PolNeAR taggers are scored.

A fragment is right if a gold fragment of the same label has the same start and end. This is the
exact match of CofeNet (Wang et al., COLING 2022, sections 4-5; `exe/eval/evaluation.py` of its
repository) and what seqeval computes on BIO tags of PolNeAR (Newell, Margolin and Ruths, LREC
2018), where each token belongs to one attribution at most. Here statements may share a source or
nest: fragments are counted once an article, however many statements share them. PolNeAR has no
acts, so its published figures count attitudes too (`--act all`). CofeNet's figures are of sentences
and windows cut by its authors; a fragment that crosses a border is cut there, here it is not.
"""

from __future__ import annotations

from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally


def sources(pair: Pair) -> Tally:
    """Source fragments with exactly the right start and end."""
    return _fragments(pair, "source")


def cues(pair: Pair) -> Tally:
    """Cue fragments with exactly the right start and end."""
    return _fragments(pair, "cue")


def contents(pair: Pair) -> Tally:
    """Content fragments with exactly the right start and end."""
    return _fragments(pair, "content")


def _fragments(pair: Pair, label: str) -> Tally:
    gold = {span for s in pair.wanted for span in getattr(s, label)}
    found = {span for s in pair.found for span in getattr(s, label)}
    return Tally.of(len(gold & found), len(found), len(gold))
