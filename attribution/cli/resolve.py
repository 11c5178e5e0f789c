"""`attribution resolve`: who speaks, found anew for statements that someone else has marked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.options import (
    AlternativesOption,
    Engine,
    EngineOption,
    ModelOption,
    OutputOption,
)
from attribution.cli.output import open_output, refuse_overwriting
from attribution.cli.pipeline import documents, loader
from attribution.cli.report import reporting

if TYPE_CHECKING:
    from attribution import Attributor
    from attribution.schema import Document


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCS.jsonl...",
            help="Documents with statements and sources, or - for standard input.",
            show_default=False,
        ),
    ],
    model: ModelOption = "base",
    engine: EngineOption = Engine.AUTO,
    alternatives: AlternativesOption = 0,
    output: OutputOption = None,
) -> None:
    """Assign speakers anew from the marked sources.

    Everything else in the documents stays as it is. Writes JSONL.
    """
    refuse_overwriting(output, inputs)

    def stage(attributor: Attributor, document: Document) -> Document:
        return attributor.resolve(document, alternatives=alternatives)

    with reporting() as report:
        from attribution.io.jsonl import write_jsonl
        from attribution.io.readers import read_documents

        given = read_documents(inputs, stdin=sys.stdin.buffer, on_error=report.error)
        with open_output(output) as stream:
            for document in documents(given, loader(model, engine), stage, report):
                write_jsonl(document, stream)
