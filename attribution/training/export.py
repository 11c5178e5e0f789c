"""A trained network -> the files of a model folder."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from attribution.model import engine
from attribution.model.encode import BREAKS, CASES, QUOTES
from attribution.model.network import AttributionNetwork
from attribution.model.pairs import SIZES

_OPSET = 17


def save_weights(network: AttributionNetwork, folder: Path) -> None:
    """Writes the weights in half precision, as the torch engine reads them."""
    state = {
        name: value.detach().cpu().half().contiguous()
        for name, value in network.state_dict().items()
    }
    save_file(state, folder / engine.WEIGHTS_FILE, metadata={"format": "pt"})


def export_onnx(network: AttributionNetwork, folder: Path, *, quantise: bool = True) -> None:
    """Writes encoder.onnx (its matrix products and embeddings in 8 bits) and linker.onnx.

    The span heads and the linker keep full precision: they are small, and what is lost there
    moves borders.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.cpu().float().eval()
    network.encoder.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full = Path(temporary) / engine.ENCODER_FILE
        _export_encoder(network, full)
        if quantise:
            _quantise(full, folder / engine.ENCODER_FILE)
        else:
            shutil.copy(full, folder / engine.ENCODER_FILE)
        _export_linker(network.linker, network.config.hidden, folder / engine.LINKER_FILE)


def _export_encoder(network: AttributionNetwork, path: Path) -> None:
    length = 24
    ids = torch.randint(0, network.encoder.config.vocab_size, (2, length))
    mask = torch.ones(2, length, dtype=torch.long)
    features = torch.stack(
        [torch.randint(0, n, (2, length)) for n in (CASES, QUOTES, BREAKS)], dim=-1
    )
    names = engine.ENCODER_INPUTS + engine.ENCODER_OUTPUTS
    torch.onnx.export(
        network,
        (ids, mask, features),
        str(path),
        input_names=list(engine.ENCODER_INPUTS),
        output_names=list(engine.ENCODER_OUTPUTS),
        dynamic_axes={name: {0: "batch", 1: "length"} for name in names},
        opset_version=_OPSET,
        dynamo=False,
    )


def _export_linker(linker: nn.Module, hidden: int, path: Path) -> None:
    sizes = {"content": 3, "cue": 4, "source": 5}
    spans = [torch.randn(sizes[name], 2 * hidden) for name in engine.LINKER_SPANS]
    pairs = [
        torch.zeros(sizes[a], sizes[b], len(SIZES), dtype=torch.long)
        for a, b in (name.split("_") for name in engine.LINKER_PAIRS)
    ]
    axes: dict[str, dict[int, str]] = {name: {0: name} for name in engine.LINKER_SPANS}
    for name in engine.LINKER_PAIRS:
        a, b = name.split("_")
        axes[name] = {0: a, 1: b}
    torch.onnx.export(
        linker,
        (*spans, *pairs),
        str(path),
        input_names=[*engine.LINKER_SPANS, *engine.LINKER_PAIRS],
        output_names=list(engine.LINKER_OUTPUTS),
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def _quantise(source: Path, target: Path) -> None:
    """Dynamic 8-bit quantisation, a scale a column, of everything but the span heads."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    heads = [
        node.name
        for node in onnx.load(str(source)).graph.node
        if "/pointers/" in node.name or "/bounds/" in node.name
    ]
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        nodes_to_exclude=heads,
        op_types_to_quantize=["MatMul", "Gather"],
    )
