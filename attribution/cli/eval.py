"""`attribution eval`: scores any system's documents against gold ones."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.output import open_output, refuse_overwriting
from attribution.cli.report import FAILED, reporting

if TYPE_CHECKING:
    from attribution.evaluation.evaluate import Comparison, Evaluation


class Counted(StrEnum):
    """Which acts count."""

    STATEMENT = "statement"
    ALL = "all"


def command(
    gold: Annotated[
        str, typer.Argument(metavar="GOLD", help="Annotated documents, JSONL.", show_default=False)
    ],
    predicted: Annotated[
        list[str],
        typer.Argument(
            metavar="PRED [PRED_B]",
            help="A system's documents of the same articles, JSONL; a second file is compared with"
            " the first.",
            show_default=False,
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Everything as one JSON object, not a table.")
    ] = False,
    report_folder: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="DIR",
            help="Write a report in HTML there: scores, slices, plots, the errors in their"
            " articles.",
        ),
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option("--errors", metavar="FILE", help="Write every error there, JSONL."),
    ] = None,
    act: Annotated[
        Counted,
        typer.Option(
            "--act",
            help="What counts; attitudes are don't-care (neither right nor wrong) or count.",
        ),
    ] = Counted.STATEMENT,
    slice_by: Annotated[
        list[str] | None,
        typer.Option("--slice", metavar="KEY", help="A key of meta to slice by; may be repeated."),
    ] = None,
    samples: Annotated[
        int,
        typer.Option(
            "--samples", metavar="N", min=0, max=100_000, help="Draws behind intervals; 0: none."
        ),
    ] = 2000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the draws.")] = 0,
) -> None:
    """Score statements and speakers against annotated articles.

    Files are matched by the articles' ids; nothing is scored unless both have the same articles
    with the same texts.
    """
    if len(predicted) > 2:
        raise typer.BadParameter("at most two systems: GOLD PRED [PRED_B]")
    if [gold, *predicted].count("-") > 1:
        raise typer.BadParameter("standard input can be one of the files, not several")
    refuse_overwriting(errors, [gold, *predicted], option="--errors")
    if report_folder is not None:
        for name in ("errors.jsonl", "scores.json"):
            refuse_overwriting(report_folder / name, [gold, *predicted], option="--report")
    with reporting() as report:
        from attribution.evaluation.evaluate import compare, evaluate_pairs
        from attribution.evaluation.pairs import read_pairs

        systems = read_pairs(
            gold,
            predicted,
            attitudes=act is Counted.ALL,
            stdin=sys.stdin.buffer,
            on_error=report.error,
        )
        if report.failed:
            raise typer.Exit(FAILED)
        evaluations = [
            evaluate_pairs(pairs, meta=slice_by or (), samples=samples, seed=seed)
            for pairs in systems
        ]
        comparison = compare(*evaluations, samples=samples, seed=seed) if evaluations[1:] else None
        if errors is not None:
            _write_errors(evaluations, predicted, errors)
        if report_folder is not None:
            from attribution.evaluation.report.html import write_report

            write_report(evaluations, predicted, report_folder, gold=gold, comparison=comparison)
        _print(evaluations[0], comparison, predicted, as_json)


def _print(
    evaluation: Evaluation, comparison: Comparison | None, names: list[str], as_json: bool
) -> None:
    from attribution.evaluation.report.terminal import show, show_comparison

    with open_output(None) as stream:
        if as_json:
            result = evaluation if comparison is None else comparison
            stream.write(json.dumps(result.to_json(), ensure_ascii=False, indent=2) + "\n")
        elif comparison is None:
            stream.write(show(evaluation))
        else:
            stream.write(show_comparison(comparison, (names[0], names[1])))


def _write_errors(evaluations: list[Evaluation], names: list[str], path: Path) -> None:
    """One error a line; with two systems, each says which file it is of."""
    from attribution.evaluation.mistakes import mistakes

    with open_output(path, errors="surrogatepass") as stream:
        for name, evaluation in zip(names, evaluations, strict=True):
            for mistake in mistakes(evaluation.pairs):
                system = {"system": name} if len(evaluations) > 1 else {}
                stream.write(json.dumps(system | mistake.to_json(), ensure_ascii=False) + "\n")
