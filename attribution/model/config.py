"""What a model is: one flat set of values, saved with its weights as config.json."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from attribution.errors import ModelNotFound

CONTENT, CUE, SOURCE, PERSON, ORGANIZATION, LOCATION = range(6)
LABELS = ("content", "cue", "source", "person", "organization", "location")

ARCHITECTURES = ("bert", "mpnet")


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Sizes in units of the network; lengths in tokens; thresholds are span logits."""

    encoder: str = "all-MiniLM-L6-v2"
    architecture: str = "bert"  # or "mpnet"
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    intermediate: int = 1536
    positions: int = 512
    window: int = 512
    overlap: int = 128
    span_size: int = 64
    link_size: int = 128
    content_threshold: float = -1.2
    nested_threshold: float = 0.5
    cue_threshold: float = -1.2
    source_threshold: float = -2.0
    name_threshold: float = -0.5
    min_confidence: float = 0.0
    # Logistic calibration of a statement's features, see `attribution.model.confidence`.
    calibration: tuple[float, ...] = ()
    # Slope and offset of Platt scaling of a speaker's probability, source and choice together.
    speaker_calibration: tuple[float, ...] = ()

    def save(self, folder: Path) -> None:
        text = json.dumps(asdict(self), indent=2) + "\n"
        (folder / "config.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> ModelConfig:
        path = folder / "config.json"
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ModelNotFound(f"{folder}: no config.json, so not a model folder") from None
        except ValueError as error:
            raise ModelNotFound(f"{path}: not JSON ({error})") from None
        known = {field.name for field in fields(cls)}
        unknown = set(values) - known
        if unknown:
            raise ModelNotFound(f"{path}: unknown keys {', '.join(sorted(unknown))}")
        if values.get("architecture", "bert") not in ARCHITECTURES:
            raise ModelNotFound(f"{path}: no architecture {values['architecture']!r}")
        for name in ("calibration", "speaker_calibration"):
            values[name] = tuple(values.get(name, ()))
        return cls(**values)


# MPNet-base's shape (Song et al. 2020) under the same heads.
BASE = ModelConfig(
    encoder="all-mpnet-base-v2",
    architecture="mpnet",
    hidden=768,
    layers=12,
    intermediate=3072,
    positions=514,
    content_threshold=-2.0,
    nested_threshold=-0.5,
)
