"""Options that several commands take, so that they read the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """What runs the network."""

    AUTO = "auto"
    ONNX = "onnx"
    TORCH = "torch"


def _probability(value: float | None) -> float | None:
    # Typer's own bounds let `nan` pass.
    if value is not None and not 0.0 <= value <= 1.0:
        raise typer.BadParameter(f"{value} is not a probability between 0 and 1")
    return value


ModelOption = Annotated[
    str,
    typer.Option("--model", metavar="NAME", help="A model that ships, or the folder of another."),
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="What runs the model; torch uses a GPU if there is one.")
]
MinConfidenceOption = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="P",
        callback=_probability,
        help="Leave out statements less probable than P, from 0 to 1.  [default: the model's]",
    ),
]
AlternativesOption = Annotated[
    int,
    typer.Option(
        "--alternatives",
        metavar="N",
        min=0,
        max=20,
        help="With each statement, up to N other speakers and how probable they are (JSONL).",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
]
