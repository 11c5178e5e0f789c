"""A trained network -> the files of a model folder."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from attribution.model import engine, weights
from attribution.model.encode import BREAKS, CASES, QUOTES
from attribution.model.network import AttributionNetwork
from attribution.model.pairs import SIZES

_OPSET = 17


def export(network: AttributionNetwork, folder: Path) -> None:
    """Writes the weights, encoder.onnx and linker.onnx; rounds the network's weights alike.

    The encoder's matrices are stored in 8 bits and unpacked when the model is loaded: the
    arithmetic is the torch engine's, results do not depend on what else is in a batch, and only
    the files are small. The span heads and the linker keep full precision: they are small, and
    what is lost there moves borders.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.cpu().float().eval()
    matrices = _round_matrices(network)
    arrays: dict[str, NDArray[Any]] = {}
    for name, value in network.state_dict().items():
        if name in matrices:
            suffix, values, scale = matrices[name]
            arrays |= {name + suffix: values, name + weights.SCALE: scale}
        elif not name.startswith("reference."):  # only in training
            arrays[name] = value.detach().numpy().astype(np.float32)
    weights.write_weights(folder, arrays)
    if network.config.architecture == "bert":
        network.encoder.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full = Path(temporary) / engine.ENCODER_FILE
        _export_encoder(network, full)
        _point_to_weights(full, folder, network, matrices)
        _export_linker(network.linker, network.config.hidden, folder / engine.LINKER_FILE)


Matrix = tuple[str, NDArray[np.int8], NDArray[np.float32]]  # suffix of the name, integers, scales


def _round_matrices(network: AttributionNetwork) -> dict[str, Matrix]:
    """Rounds the encoder's matrices in place to what 8 bits hold; returns them as stored."""
    result: dict[str, Matrix] = {}
    for name, module in network.encoder.named_modules():
        if not isinstance(module, nn.Linear | nn.Embedding) or module.weight.numel() < 10_000:
            continue
        values = module.weight.detach().numpy()
        suffix = weights.COLUMNS if isinstance(module, nn.Linear) else weights.ROWS
        integers, scale = weights.packed(values, suffix)
        rounded = weights.unpacked(integers, scale, suffix)
        module.weight.data.copy_(torch.from_numpy(rounded))
        result[f"encoder.{name}.weight"] = (suffix, integers, scale)
    return result


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


def _point_to_weights(
    source: Path, folder: Path, network: AttributionNetwork, matrices: Mapping[str, Matrix]
) -> None:
    """Replaces the matrices of an exported encoder by unpacked ones from the weight files."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    stored = {
        name: (path.name, *place)
        for path in weights.weight_files(folder)
        for name, place in weights.byte_places(path).items()
    }
    state = network.state_dict()
    known = {}
    for name, (suffix, _, _) in matrices.items():
        values = state[name].numpy()
        known[_digest(values.T if suffix == weights.COLUMNS else values)] = name

    def outside(name: str, kind: int, shape: Sequence[int]) -> TensorProto:
        """A tensor whose bytes stand in a weight file."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape)
        tensor.data_location = TensorProto.EXTERNAL
        file, offset, length = stored[name]
        for key, value in (("location", file), ("offset", offset), ("length", length)):
            tensor.external_data.add(key=key, value=str(value))
        return tensor

    model = onnx.load(str(source))
    graph = model.graph
    initializers = {tensor.name: tensor for tensor in graph.initializer}
    unpacked: dict[str, str] = {}
    nodes = []
    for node in graph.node:
        slot = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        name = "" if slot is None else node.input[slot]
        if slot is not None and name in initializers and name not in unpacked:
            found = known.get(_digest(numpy_helper.to_array(initializers[name])))
            if found is not None:
                suffix, integers, scale = matrices[found]
                graph.initializer.remove(initializers[name])
                graph.initializer.append(outside(found + suffix, TensorProto.INT8, integers.shape))
                graph.initializer.append(
                    outside(found + weights.SCALE, TensorProto.FLOAT, scale.shape)
                )
                unpacked[name] = f"{found}.unpacked"
                nodes.append(
                    helper.make_node(
                        "DequantizeLinear",
                        [found + suffix, found + weights.SCALE],
                        [unpacked[name]],
                        axis=1 if suffix == weights.COLUMNS else 0,
                    )
                )
        if name in unpacked and slot is not None:
            node.input[slot] = unpacked[name]
        nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    (folder / engine.ENCODER_FILE).write_bytes(model.SerializeToString())


def _digest(values: NDArray[np.float32]) -> bytes:
    return hashlib.sha256(
        np.ascontiguousarray(values).tobytes() + repr(values.shape).encode()
    ).digest()
