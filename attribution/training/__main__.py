"""`python -m attribution.training`: what scripts/train runs."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from attribution.errors import AttributionError


def main(
    data: Annotated[Path, typer.Option(help="The data folder.", exists=True, file_okay=False)],
    out: Annotated[Path, typer.Option(help="The model folder to write.")],
    work: Annotated[Path | None, typer.Option(help="Where checkpoints go.")] = None,
    recipe: Annotated[str, typer.Option(help="Which model to make: small or base.")] = "small",
    seed: Annotated[
        int | None, typer.Option(help="Seed of order, augmentation and new weights.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Documents of each kind, to try it.")] = None,
    finish_only: Annotated[
        bool, typer.Option("--finish-only", help="Only calibrate and measure what is in OUT.")
    ] = False,
) -> None:
    """Trains a model from the encoder package to the shipped folder; a rerun resumes."""
    from attribution.training.run import RECIPES, finish, train_model

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if recipe not in RECIPES:
        raise AttributionError(f"no recipe {recipe!r}: there are {', '.join(RECIPES)}")
    chosen = RECIPES[recipe]
    if seed is not None:
        chosen = replace(chosen, stages=tuple(replace(s, seed=seed) for s in chosen.stages))
    if finish_only:
        finish(data, out, chosen)
        return
    work = work or Path("runs") / f"{out.name}-{chosen.stages[0].seed}"
    train_model(data, out, work, chosen, limit=limit)


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        typer.run(main)
    except AttributionError as error:
        sys.exit(f"error: {error}")
