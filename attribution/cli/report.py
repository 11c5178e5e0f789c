"""What went wrong, one line each on standard error, and the exit code that follows from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from attribution.errors import AttributionError, ModelNotFound

FAILED, WRONG_USAGE = 1, 2


def _one_line(text: str) -> str:
    return " ".join(text.split())


class Report:
    """Prints errors as they come and remembers that there were some.

    Where standard error is a terminal and the documents go elsewhere, a count shows the progress.
    """

    def __init__(self) -> None:
        self.failed = False
        self._counts = sys.stderr.isatty() and not sys.stdout.isatty()
        self._done = 0

    def document_done(self) -> None:
        """One more document is there."""
        self._done += 1
        if self._counts:
            typer.echo(f"\r{self._done} done", nl=False, err=True)

    def end(self) -> None:
        """Takes the count away, so that what follows has the line to itself."""
        if self._counts and self._done:
            typer.echo("\r\x1b[K", nl=False, err=True)

    def error(self, error: AttributionError) -> None:
        """An input that cannot be used; its message names it."""
        self._print(str(error))

    def document_failed(self, id: str, error: Exception) -> None:
        """A document that the pipeline could not do, for whatever reason."""
        named = "" if isinstance(error, AttributionError) else f"{type(error).__name__}: "
        self._print(f"{id}: {named}{error}")

    def _print(self, message: str) -> None:
        self.failed = True
        self.end()
        typer.echo(f"attribution: {_one_line(message)}", err=True)


@contextmanager
def reporting() -> Iterator[Report]:
    """A report; leaves with exit code 1 if anything failed, 2 if there is no such model."""
    report = Report()
    try:
        yield report
    except AttributionError as error:
        report.error(error)
        raise typer.Exit(WRONG_USAGE if isinstance(error, ModelNotFound) else FAILED) from None
    finally:
        report.end()
    if report.failed:
        raise typer.Exit(FAILED)
