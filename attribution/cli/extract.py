"""`attribution extract`: articles in, their statements and speakers out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from attribution.cli.options import (
    AlternativesOption,
    Engine,
    EngineOption,
    MinConfidenceOption,
    ModelOption,
    OutputOption,
)
from attribution.cli.output import open_output, refuse_overwriting
from attribution.cli.pipeline import documents, loader
from attribution.cli.report import reporting

if TYPE_CHECKING:
    from attribution import Attributor
    from attribution.schema import Article, Document


class Format(StrEnum):
    """How documents are written."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"


def write(
    found: Iterable[Document], format: Format, stream: TextIO, *, attitudes: bool = False
) -> None:
    """Documents in one format, each as soon as it is there (a page needs them all)."""
    if format is Format.HTML:
        from attribution.io.page import write_html

        write_html(found, stream, attitudes=attitudes)
        return
    if format is Format.JSONL:
        from attribution.io.jsonl import write_jsonl

        for document in found:
            write_jsonl(document, stream)
        return
    from attribution.io.terminal import write_text

    for number, document in enumerate(found):
        if number:
            stream.write("\n\n")
        write_text(document, stream, attitudes=attitudes)


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files (.txt, .md, .html, .jsonl with id and text), folders, or - for standard"
            " input.",
            show_default=False,
        ),
    ],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="For people, for programs, or as one web page."),
    ] = Format.TEXT,
    model: ModelOption = "base",
    engine: EngineOption = Engine.AUTO,
    min_confidence: MinConfidenceOption = None,
    attitudes: Annotated[
        bool,
        typer.Option("--attitudes", help="Show what sources believe, want or fear as well."),
    ] = False,
    alternatives: AlternativesOption = 0,
    output: OutputOption = None,
) -> None:
    """Find the statements of articles and who made them.

    JSONL always holds statements and attitudes; the other formats show attitudes on request.
    """
    refuse_overwriting(output, inputs)

    def stage(attributor: Attributor, article: Article) -> Document:
        return attributor.extract(article, min_confidence=min_confidence, alternatives=alternatives)

    with reporting() as report:
        from attribution.io.readers import STDIN, read_articles

        if STDIN in inputs and sys.stdin.isatty():
            typer.echo("attribution: reading standard input; Ctrl-D ends it", err=True)
        articles = read_articles(inputs, stdin=sys.stdin.buffer, on_error=report.error)
        found = documents(articles, loader(model, engine), stage, report)
        errors = "strict" if format is Format.JSONL else "replace"
        with open_output(output, errors=errors) as stream:
            write(found, format, stream, attitudes=attitudes)
