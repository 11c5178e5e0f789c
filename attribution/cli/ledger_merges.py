"""`attribution ledger merges`, `split` and `alias`: what humans say about who is who."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.output import open_output
from attribution.cli.report import reporting

if TYPE_CHECKING:
    import sqlite3

merges = typer.Typer(
    help="Doubtful merges of speakers: list, accept, reject, undo.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

DbOption = Annotated[
    Path, typer.Option("--db", metavar="FILE", help="The ledger.", show_default=False)
]
WhoOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides.  [default: your user name]"),
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="Why, for the log.", show_default=False)
]
NumbersArgument = Annotated[
    list[int], typer.Argument(metavar="N...", help="Numbers of the list.", show_default=False)
]


def _user(who: str | None) -> str:
    if who:
        return who
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@merges.callback()
def listing(
    context: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", metavar="FILE", help="The ledger.", show_default=False)
    ] = None,
    log: Annotated[bool, typer.Option("--log", help="What was decided, not what waits.")] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="With --log: what the rules did as well.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most.")] = 100,
) -> None:
    """List the merges that wait for a decision, or the log of those that were decided."""
    if context.invoked_subcommand is not None:
        return
    if db is None:
        raise typer.BadParameter("the ledger is missing", param_hint="--db")
    with reporting():
        from attribution.ledger import render
        from attribution.ledger.database import reading
        from attribution.ledger.identity.decisions import history, pending

        with reading(db) as connection, open_output(None, errors="replace") as stream:
            if log or rules:
                render.write_history(history(connection, limit, rules=rules), stream)
                return
            waiting = pending(connection)
            render.write_pending(waiting[:limit], stream)
            if not waiting:
                typer.echo("attribution: no merge waits", err=True)
            elif len(waiting) > limit:
                typer.echo(f"attribution: {len(waiting) - limit} more wait (--limit)", err=True)


def _decide(db: Path, done: str, numbers: list[int], one: Callable[..., int]) -> None:
    """Applies a decision to every number: all of them, or none."""
    with reporting():
        from attribution.ledger.database import transaction, writing
        from attribution.ledger.identity.settle import settle

        with writing(db, create=False) as connection:
            with transaction(connection):
                decisions = [(number, one(connection, number)) for number in numbers]
            settle(connection)
        for number, decision in decisions:
            typer.echo(f"{db}: {done} {number} (decision {decision})", err=True)


@merges.command("accept")
def accept(
    numbers: NumbersArgument, db: DbOption, by: WhoOption = None, why: WhyOption = "accepted"
) -> None:
    """Merge the people of proposals."""

    def one(connection: sqlite3.Connection, number: int) -> int:
        from attribution.ledger.identity.decisions import accept

        return accept(connection, number, _user(by), why)

    _decide(db, "accepted", numbers, one)


@merges.command("reject")
def reject(
    numbers: NumbersArgument, db: DbOption, by: WhoOption = None, why: WhyOption = "rejected"
) -> None:
    """Keep the people of proposals apart; they are not proposed again."""

    def one(connection: sqlite3.Connection, number: int) -> int:
        from attribution.ledger.identity.decisions import reject

        return reject(connection, number, _user(by), why)

    _decide(db, "rejected", numbers, one)


@merges.command("undo")
def undo(
    numbers: Annotated[
        list[int],
        typer.Argument(metavar="N...", help="Numbers of decisions.", show_default=False),
    ],
    db: DbOption,
    by: WhoOption = None,
    why: WhyOption = "undone",
) -> None:
    """Take decisions back, those of the rules too; `merges --log` has their numbers."""

    def one(connection: sqlite3.Connection, number: int) -> int:
        from attribution.ledger.identity.decisions import undo

        return undo(connection, number, _user(by), why)

    _decide(db, "took back", numbers, one)


def split(
    person: Annotated[
        int, typer.Argument(metavar="PERSON", help="A person's number.", show_default=False)
    ],
    speakers: Annotated[
        list[int],
        typer.Argument(
            metavar="SPEAKER...",
            help="Numbers of the speakers to take out; show '#PERSON' --speakers lists them.",
            show_default=False,
        ),
    ],
    db: DbOption,
    by: WhoOption = None,
    why: WhyOption = "split",
) -> None:
    """Make a new person of some speakers of one."""
    with reporting():
        from attribution.ledger.database import transaction, writing
        from attribution.ledger.identity.decisions import split
        from attribution.ledger.identity.settle import settle

        with writing(db, create=False) as connection:
            with transaction(connection):
                decision, new = split(connection, person, speakers, _user(by), why)
            settle(connection)
        typer.echo(f"{db}: person {new} is new (decision {decision})", err=True)


def alias(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.csv",
            help="Columns name, canonical and, if wanted, wikidata.",
            show_default=False,
        ),
    ],
    db: DbOption,
    by: WhoOption = None,
) -> None:
    """Take names for other names, in articles that are there and in later ones."""
    with reporting():
        from attribution.ledger.database import transaction, writing
        from attribution.ledger.identity.aliases import load_aliases, put_aliases
        from attribution.ledger.identity.log import now
        from attribution.ledger.identity.settle import settle

        aliases = load_aliases(file)
        with writing(db, create=False) as connection:
            with transaction(connection):
                new = put_aliases(connection, aliases, _user(by), now())
            settle(connection)
        typer.echo(f"{db}: {len(aliases)} aliases, {new} of them new or changed", err=True)
