"""A trained network -> the files of a model folder."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import nn

from attribution.model import engine
from attribution.model.encode import BREAKS, CASES, QUOTES
from attribution.model.network import AttributionNetwork
from attribution.model.pairs import SIZES

_OPSET = 17


def round_weights(network: AttributionNetwork) -> None:
    """Rounds the encoder's matrices in place to what `export_onnx` stores in 8 bits.

    Done before both files are written, so that the two engines compute the same.
    """
    for module in network.encoder.modules():
        if isinstance(module, nn.Linear | nn.Embedding):
            # torch keeps a product's matrix transposed, so its columns are the rows here.
            weight = module.weight.detach().float().cpu().numpy()
            packed, scale = _packed(weight, 0)
            module.weight.data.copy_(torch.from_numpy(packed * scale[:, None]))


def save_weights(network: AttributionNetwork, folder: Path) -> None:
    """Writes the weights in half precision, as the torch engine reads them."""
    state = {
        name: value.detach().cpu().half().contiguous()
        for name, value in network.state_dict().items()
    }
    save_file(state, folder / engine.WEIGHTS_FILE, metadata={"format": "pt"})


def export_onnx(network: AttributionNetwork, folder: Path, *, quantise: bool = True) -> None:
    """Writes encoder.onnx, its matrices stored in 8 bits, and linker.onnx."""
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
    """Stores matrices in 8 bits: a scale a column for products, a scale a row for embeddings.

    They are unpacked when the model is loaded, so the arithmetic is the torch engine's, results do
    not depend on what else is in a batch, and only the file is small. The span heads and the
    linker keep full precision: they are small, and what is lost there moves borders.
    """
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    graph = model.graph
    initializers = {tensor.name: tensor for tensor in graph.initializer}
    unpacked: dict[str, str] = {}
    nodes = []
    for node in graph.node:
        slot = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        name = "" if slot is None else node.input[slot]
        head = "/pointers/" in node.name or "/bounds/" in node.name
        if slot is not None and name in initializers and not head:
            values = numpy_helper.to_array(initializers[name])
            if values.ndim == 2 and values.size > 10_000:
                if name not in unpacked:
                    axis = 1 if node.op_type == "MatMul" else 0
                    packed, scale = _packed(values, axis)
                    graph.initializer.remove(initializers[name])
                    for suffix, array in (("packed", packed), ("scale", scale)):
                        graph.initializer.append(numpy_helper.from_array(array, f"{name}.{suffix}"))
                    unpacked[name] = f"{name}.unpacked"
                    nodes.append(
                        helper.make_node(
                            "DequantizeLinear",
                            [f"{name}.packed", f"{name}.scale"],
                            [unpacked[name]],
                            axis=axis,
                        )
                    )
                node.input[slot] = unpacked[name]
        nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, str(target))


def _packed(values: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """8-bit integers and the scale of each column (`axis` 1) or row (`axis` 0)."""
    largest = np.abs(values).max(axis=1 - axis, keepdims=True)
    scale = np.maximum(largest, 1e-12) / 127
    return np.round(values / scale).astype(np.int8), scale.astype(np.float32).reshape(-1)
