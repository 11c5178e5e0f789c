"""`python -m attribution.training`: what scripts/train runs."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from attribution.errors import AttributionError


def main(
    data: Annotated[Path, typer.Option(help="The data folder.", exists=True, file_okay=False)],
    out: Annotated[Path, typer.Option(help="The model folder to write.")],
    work: Annotated[Path | None, typer.Option(help="Where checkpoints go.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of order, augmentation and new weights.")] = 13,
    limit: Annotated[int | None, typer.Option(help="Documents of each kind, to try it.")] = None,
    finish_only: Annotated[
        bool, typer.Option("--finish-only", help="Only calibrate and measure what is in OUT.")
    ] = False,
) -> None:
    """Trains a model from the encoder package to the shipped folder; a rerun resumes."""
    from attribution.training.run import finish, train_model
    from attribution.training.trainer import TrainingConfig

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = TrainingConfig(seed=seed)
    if finish_only:
        finish(data, out, config)
        return
    work = work or Path("runs") / f"{out.name}-{seed}"
    train_model(data, out, work, config, limit=limit)


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        typer.run(main)
    except AttributionError as error:
        sys.exit(f"error: {error}")
