"""ONNX Runtime and torch behind one call: windows in, scores out; spans in, link scores out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from attribution.errors import MissingExtra, ModelNotFound
from attribution.model.config import ModelConfig
from attribution.model.weights import read_weights, weight_files

Floats = NDArray[np.float32]

ENCODER_FILE = "encoder.onnx"
LINKER_FILE = "linker.onnx"
ENCODER_INPUTS = ("ids", "mask", "features")
ENCODER_OUTPUTS = ("hidden", "query", "key", "first", "last", "inside")
LINKER_SPANS = ("content", "cue", "source")
LINKER_PAIRS = ("content_cue", "content_source", "cue_source", "content_content")
LINKER_OUTPUTS = ("cue_scores", "attitude", "source_scores", "cue_source_scores", "joins")


@dataclass(frozen=True, slots=True)
class WindowScores:
    """Scores of a batch of windows; see `network.TokenScores` for the shapes."""

    hidden: Floats
    query: Floats
    key: Floats
    first: Floats
    last: Floats
    inside: Floats


@dataclass(frozen=True, slots=True)
class LinkScores:
    """Link logits of m contents, n cues, k sources; column 0 is 'none'.

    cue (m, 1 + n), attitude (m, 1 + n), source (m, 1 + k), cue_source (n, 1 + k),
    joins (m, 1 + m).
    """

    cue: Floats
    attitude: Floats
    source: Floats
    cue_source: Floats
    joins: Floats


class Engine(Protocol):
    """Runs the two networks; inputs and outputs are numpy arrays."""

    name: str

    def encode(self, batch: dict[str, NDArray[np.int64]]) -> WindowScores: ...

    def link(self, inputs: dict[str, NDArray[Any]]) -> LinkScores: ...


class OnnxEngine:
    """The default: ONNX on the CPU, its weights stored in 8 bits."""

    name = "onnx"

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or available_cpus()
        options.log_severity_level = 3
        # Weights stored in 8 bits are unpacked once, when the model is loaded.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        sessions = []
        for file in (ENCODER_FILE, LINKER_FILE):
            path = folder / file
            if not path.exists():
                raise ModelNotFound(f"{folder}: no {file}; export the model to ONNX first")
            sessions.append(
                onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            )
        self._encoder, self._linker = sessions

    def encode(self, batch: dict[str, NDArray[np.int64]]) -> WindowScores:
        inputs = {name: batch[name] for name in ENCODER_INPUTS}
        return WindowScores(*self._encoder.run(list(ENCODER_OUTPUTS), inputs))

    def link(self, inputs: dict[str, NDArray[Any]]) -> LinkScores:
        return LinkScores(*self._linker.run(list(LINKER_OUTPUTS), inputs))


class TorchEngine:
    """The same from the same weights: a GPU where there is one, else the CPU."""

    name = "torch"

    def __init__(self, folder: Path, config: ModelConfig, threads: int | None = None) -> None:
        try:
            import safetensors  # noqa: F401
            import torch

            from attribution.model.network import empty_network
        except ImportError:
            raise MissingExtra("the torch engine", "torch") from None

        if not weight_files(folder):
            raise ModelNotFound(f"{folder}: no weight files, which the torch engine needs")
        self._torch = torch
        if threads:
            torch.set_num_threads(threads)
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        network = empty_network(config)
        network.load_state_dict(
            {name: torch.from_numpy(values) for name, values in read_weights(folder).items()}
        )
        self._network = network.float().eval().to(self._device)

    def _tensor(self, array: NDArray[Any]) -> Any:
        return self._torch.from_numpy(np.ascontiguousarray(array)).to(self._device)

    def encode(self, batch: dict[str, NDArray[np.int64]]) -> WindowScores:
        with self._torch.inference_mode():
            outputs = self._network(*(self._tensor(batch[name]) for name in ENCODER_INPUTS))
        return WindowScores(*(output.float().cpu().numpy() for output in outputs))

    def link(self, inputs: dict[str, NDArray[Any]]) -> LinkScores:
        with self._torch.inference_mode():
            outputs = self._network.linker(
                *(self._tensor(inputs[name]) for name in LINKER_SPANS + LINKER_PAIRS)
            )
        return LinkScores(*(output.float().cpu().numpy() for output in outputs))


def available_cpus() -> int:
    """CPUs that this process may use."""
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:  # not on this platform
        return os.cpu_count() or 1


def load_engine(name: str, folder: Path, config: ModelConfig, threads: int | None = None) -> Engine:
    """`onnx`, `torch`, or `auto`: torch where a GPU is at hand and can be used, else ONNX."""
    if name == "auto":
        name = "torch" if _gpu() and weight_files(folder) else "onnx"
    if name == "onnx":
        return OnnxEngine(folder, threads)
    if name == "torch":
        return TorchEngine(folder, config, threads)
    raise ModelNotFound(f"no engine {name!r}; there are auto, onnx and torch")


def _gpu() -> bool:
    # Importing torch costs seconds: ask only where a driver is there.
    if not Path("/dev/nvidiactl").exists():
        return False
    try:
        import torch
    except ImportError:
        return False
    return bool(torch.cuda.is_available())
