"""What is counted: each measure is a function from a pair of documents to a tally.

Tallies add up over documents, so every score here is micro-averaged over the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from attribution.evaluation import citron, cofenet, detection, gendergap, joint
from attribution.evaluation.pairs import Pair
from attribution.evaluation.tally import Tally, total


class Group(StrEnum):
    """A part of the table."""

    DETECTION = "Detection: was it found?"
    JOINT = "Joint: found, and with the right source or speaker?"
    MATCHED = "Of the statements found, how many have it right?"
    FRAGMENTS = "Fragments, exact (PolNeAR, CofeNet)"
    CITRON = "Citron's definitions"
    GENDER_GAP = "GenderGapTracker's definitions"


@dataclass(frozen=True, slots=True)
class Measure:
    """A named count; `accuracy` where there is one number rather than precision and recall."""

    name: str
    title: str
    group: Group
    count: Callable[[Pair], Tally]
    accuracy: bool = False

    @property
    def definition(self) -> str:
        """The rule in prose: the counting function's docstring."""
        return " ".join((self.count.__doc__ or "").split())


MEASURES: tuple[Measure, ...] = (
    Measure("exact", "exact content", Group.DETECTION, detection.exact),
    Measure("iou", "overlapping content", Group.DETECTION, detection.overlapping),
    Measure("characters", "characters", Group.DETECTION, detection.characters),
    Measure("tokens", "tokens", Group.DETECTION, detection.tokens),
    Measure("joint_source", "content and source", Group.JOINT, joint.source),
    Measure("joint_speaker", "content and speaker", Group.JOINT, joint.speaker),
    Measure("joint_exact", "content, cue and source exact", Group.JOINT, joint.exact),
    Measure("speaker_accuracy", "speaker", Group.MATCHED, joint.speaker_accuracy, True),
    Measure("type_accuracy", "speaker type", Group.MATCHED, joint.type_accuracy, True),
    Measure("kind_accuracy", "kind", Group.MATCHED, joint.kind_accuracy, True),
    Measure("fragment_source", "source", Group.FRAGMENTS, cofenet.sources),
    Measure("fragment_cue", "cue", Group.FRAGMENTS, cofenet.cues),
    Measure("fragment_content", "content", Group.FRAGMENTS, cofenet.contents),
    Measure("citron_cue_exact", "cue, exact", Group.CITRON, citron.cue_exact),
    Measure("citron_source_exact", "source, exact", Group.CITRON, citron.source_exact),
    Measure("citron_content_exact", "content, exact", Group.CITRON, citron.content_exact),
    Measure("citron_all_exact", "all, exact", Group.CITRON, citron.all_exact),
    Measure("citron_cue_overlap", "cue, overlap", Group.CITRON, citron.cue_overlap),
    Measure("citron_source_overlap", "source, overlap", Group.CITRON, citron.source_overlap),
    Measure("citron_content_overlap", "content, overlap", Group.CITRON, citron.content_overlap),
    Measure("citron_all_overlap", "all, overlap", Group.CITRON, citron.all_overlap),
    Measure("gendergap_30", "quotation, overlap > 0.3", Group.GENDER_GAP, gendergap.quotes_30),
    Measure(
        "gendergap_30_speaker",
        "speaker of those matched",
        Group.GENDER_GAP,
        gendergap.speakers_30,
        True,
    ),
    Measure("gendergap_80", "quotation, overlap > 0.8", Group.GENDER_GAP, gendergap.quotes_80),
    Measure(
        "gendergap_80_speaker",
        "speaker of those matched",
        Group.GENDER_GAP,
        gendergap.speakers_80,
        True,
    ),
)
BY_NAME = {measure.name: measure for measure in MEASURES}


def score(pairs: Sequence[Pair], name: str) -> Tally:
    """One measure, by name, over all pairs; KeyError if there is none of that name."""
    count = BY_NAME[name].count
    return total([count(pair) for pair in pairs])
