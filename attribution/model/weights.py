"""The weights of a model folder: safetensors files that both engines read.

The encoder's matrices stand there in 8 bits with a scale a column or a row, everything else in
single precision. `encoder.onnx` holds only the graph and small tensors, and points into the files
by byte offset, so the weights are there once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

FILE = "model-{:d}.safetensors"
# A matrix `name` of a product is stored transposed, as ONNX multiplies, with a scale a column;
# one that is looked up has a scale a row.
COLUMNS, ROWS, SCALE = ".columns", ".rows", ".scale"
_LARGEST = 45_000_000  # bytes a file


def weight_files(folder: Path) -> list[Path]:
    """The folder's weight files, in order."""
    return sorted(folder.glob("model*.safetensors"))


def read_weights(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Name -> weight in single precision, matrices of products as torch keeps them."""
    from safetensors.numpy import load_file

    stored: dict[str, Array] = {}
    for path in weight_files(folder):
        stored |= load_file(path)
    result = {}
    for name, values in stored.items():
        own, suffix = name, ""
        for ending in (COLUMNS, ROWS):
            if name.endswith(ending):
                own, suffix = name.removesuffix(ending), ending
        if suffix:
            result[own] = unpacked(values, stored[own + SCALE], suffix)
        elif not name.endswith(SCALE):
            result[name] = np.asarray(values, np.float32)
    return result


def write_weights(folder: Path, arrays: Mapping[str, Array]) -> None:
    """Replaces the folder's weight files with ones of at most 45 MB each."""
    from safetensors.numpy import save_file

    for path in weight_files(folder):
        path.unlink()
    group: dict[str, Array] = {}
    number, size = 1, 0
    for name, values in arrays.items():
        if group and size + values.nbytes > _LARGEST:
            save_file(group, folder / FILE.format(number))
            group, number, size = {}, number + 1, 0
        group[name] = np.ascontiguousarray(values)
        size += values.nbytes
    save_file(group, folder / FILE.format(number))


def byte_places(path: Path) -> dict[str, tuple[int, int]]:
    """Name -> offset and length in bytes of each tensor in a safetensors file."""
    with path.open("rb") as stream:
        size = int.from_bytes(stream.read(8), "little")
        header = json.loads(stream.read(size))
    return {
        name: (8 + size + tensor["data_offsets"][0], int(np.diff(tensor["data_offsets"])[0]))
        for name, tensor in header.items()
        if name != "__metadata__"
    }


def packed(
    values: NDArray[np.float32], suffix: str
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as torch keeps it -> as it is stored: 8-bit integers, a scale a column or row."""
    columns = suffix == COLUMNS
    stored = np.ascontiguousarray(values.T) if columns else values
    largest = np.abs(stored).max(axis=0 if columns else 1, keepdims=True)
    scale = np.maximum(largest, 1e-12) / 127
    return np.round(stored / scale).astype(np.int8), scale.astype(np.float32).reshape(-1)


def unpacked(integers: Array, scale: Array, suffix: str) -> NDArray[np.float32]:
    """The inverse of `packed`, up to rounding."""
    if suffix == COLUMNS:
        return np.ascontiguousarray((integers * scale).T, np.float32)
    return (integers * scale[:, None]).astype(np.float32)
