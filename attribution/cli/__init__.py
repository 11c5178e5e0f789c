"""The `attribution` command: one module a command, each a thin layer over a plain function.

Nothing heavy is imported before a command runs: `attribution --help` must answer at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from attribution import __version__
from attribution.cli import eval as evaluation
from attribution.cli import extract, ledger, resolve

app = typer.Typer(
    name="attribution",
    help="Who said what in a news article: statements, cues, sources and speakers.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"attribution {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options that stand before the command's name."""


app.command("extract")(extract.command)
app.command("resolve")(resolve.command)
app.command("eval")(evaluation.command)
app.add_typer(ledger.app, name="ledger")


def main() -> None:
    """Entry point of the installed command."""
    app(prog_name="attribution")
