"""`attribution ledger`: many articles in one SQLite file, searched and compared."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.ledger_merges import alias, merges, split
from attribution.cli.options import MinConfidenceOption, OutputOption
from attribution.cli.output import open_output, refuse_ledger
from attribution.cli.report import reporting

if TYPE_CHECKING:
    from attribution.ledger.query import Filter

app = typer.Typer(
    help="Many articles in one file: search what was said, by whom, and who repeats it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(merges, name="merges")
app.command("alias")(alias)
app.command("split")(split)


class Format(StrEnum):
    """How answers are written."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


class Listing(StrEnum):
    """How repetitions are written."""

    TEXT = "text"
    JSONL = "jsonl"


class Kind(StrEnum):
    """A statement's kind."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What is shown."""

    STATEMENT = "statement"
    ATTITUDE = "attitude"
    ALL = "all"


class Sort(StrEnum):
    """What comes first."""

    RANK = "rank"
    DATE = "date"


class Type(StrEnum):
    """A speaker's type."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


DbOption = Annotated[
    Path, typer.Option("--db", metavar="FILE", help="The ledger.", show_default=False)
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="For people, for programs, or as a table.")
]
ActOption = Annotated[Act, typer.Option("--act", help="Statements, attitudes, or both.")]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="X", help="Only articles of that outlet.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Published then or later.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Published then or earlier.")
]


@app.command("add")
def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCS.jsonl...",
            help="Documents, as extract writes them, or - for standard input.",
            show_default=False,
        ),
    ],
    db: DbOption,
) -> None:
    """Add documents; a ledger that is not there is made.

    An article that is there with the same content stays as it is, one with other content is
    replaced.
    """
    with reporting() as report:
        from attribution.io.readers import read_documents
        from attribution.ledger.database import writing
        from attribution.ledger.store import add_documents

        with writing(db, create=True) as connection:
            documents = read_documents(inputs, stdin=sys.stdin.buffer, on_error=report.error)
            added = add_documents(connection, documents, report.error)
        typer.echo(f"{db}: {added.summary()}", err=True)


@app.command("export")
def export(db: DbOption, output: OutputOption = None) -> None:
    """Write the documents back, as they were added. JSONL."""
    refuse_ledger(output, db)
    with reporting():
        from attribution.io.jsonl import write_jsonl
        from attribution.ledger.database import reading
        from attribution.ledger.store import documents

        with reading(db) as connection, open_output(output) as stream:
            for document in documents(connection):
                write_jsonl(document, stream)


def _filter(
    speaker: str | None,
    kind: Kind | None,
    act: Act,
    outlet: str | None,
    since: str | None,
    until: str | None,
    min_confidence: float | None,
) -> Filter:
    from attribution.ledger.query import Filter, date

    return Filter(
        speaker=speaker,
        kind=None if kind is None else kind.value,
        act=None if act is Act.ALL else act.value,
        outlet=outlet,
        since=None if since is None else date(since),
        until=None if until is None else date(until),
        min_confidence=min_confidence,
    )


@app.command("search")
def search(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='Words and "phrases"; nothing ("") lists.')
    ],
    db: DbOption,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker", metavar="NAME", help="Who said it; a last name is enough, #7 is person 7."
        ),
    ] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only statements quoted so.")] = None,
    act: ActOption = Act.STATEMENT,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: MinConfidenceOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most.")] = 20,
    sort: Annotated[Sort, typer.Option("--sort", help="The best or the latest first.")] = Sort.RANK,
    format: FormatOption = Format.TEXT,
) -> None:
    """Find statements by the words of their content."""
    with reporting():
        from attribution.ledger import render
        from attribution.ledger.database import reading
        from attribution.ledger.query import search as find

        wanted = _filter(speaker, kind, act, outlet, since, until, min_confidence)
        with reading(db) as connection, open_output(None, errors="replace") as stream:
            found = find(connection, query, wanted, by_date=sort is Sort.DATE, limit=limit)
            if format is Format.TEXT:
                if not render.write_found(found, stream):
                    typer.echo("attribution: nothing found", err=True)
                return
            records = (one.to_json() for one in found)
            if format is Format.JSONL:
                render.write_jsonl(records, stream)
            else:
                render.write_csv(records, render.STATEMENT_COLUMNS, stream)


@app.command("speakers")
def speakers(
    db: DbOption,
    type: Annotated[
        list[Type] | None,
        typer.Option("--type", help="Only speakers of that type; may be repeated."),
    ] = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    least: Annotated[
        int, typer.Option("--min", metavar="N", min=1, help="With at least N statements.")
    ] = 1,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="At most.  [default: all]")
    ] = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """List who is quoted: how often and how, from when to when, where."""
    with reporting():
        from attribution.ledger import render
        from attribution.ledger.database import reading
        from attribution.ledger.people import count_people
        from attribution.ledger.query import date

        with reading(db) as connection, open_output(None, errors="replace") as stream:
            people = count_people(
                connection,
                types=[one.value for one in type or ()],
                outlet=outlet,
                since=None if since is None else date(since),
                until=None if until is None else date(until),
                least=least,
                limit=limit,
            )
            if format is Format.TEXT:
                render.write_people(people, stream)
            elif format is Format.JSONL:
                render.write_jsonl((one.to_json() for one in people), stream)
            else:
                render.write_csv((one.to_json() for one in people), render.PERSON_COLUMNS, stream)


@app.command("show")
def show(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="WHO|ARTICLE", help="A speaker's name, # and number, or an article's id."
        ),
    ],
    db: DbOption,
    act: ActOption = Act.STATEMENT,
    since: SinceOption = None,
    until: UntilOption = None,
    as_speakers: Annotated[
        bool,
        typer.Option("--speakers", help="The speakers of articles that make up the person."),
    ] = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """Show all that one person said, by date and in its context, or one article's statements."""
    with reporting():
        from attribution.ledger import render
        from attribution.ledger.database import reading
        from attribution.ledger.query import around
        from attribution.ledger.show import speakers_of, statements, subject

        wanted = _filter(None, None, act, None, since, until, None)
        with reading(db) as connection, open_output(None, errors="replace") as stream:
            about = subject(connection, asked)
            if as_speakers and about.person is not None:
                render.write_speakers(speakers_of(connection, about.person.person), stream)
                return
            found = statements(connection, about, wanted)
            if format is Format.TEXT:
                listed = ((one, around(connection, one)) for one in found)
                render.write_in_context(listed, stream)
            elif format is Format.JSONL:
                render.write_jsonl((one.to_json() for one in found), stream)
            else:
                render.write_csv((one.to_json() for one in found), render.STATEMENT_COLUMNS, stream)


@app.command("repeats")
def repeats(
    db: DbOption,
    least: Annotated[
        int, typer.Option("--min-articles", metavar="N", min=2, help="Carried by at least N.")
    ] = 2,
    statement: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--statement", metavar="ARTICLE ID", help="Only what repeats this one (two words)."
        ),
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Only the same words; needs no optional package.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="At most.  [default: all]")
    ] = None,
    format: Annotated[
        Listing, typer.Option("--format", "-f", help="For people or for programs.")
    ] = Listing.TEXT,
) -> None:
    """Find statements that several articles carry, and how their wordings differ."""
    with reporting():
        from attribution.ledger import render
        from attribution.ledger.database import writing
        from attribution.ledger.repeats import find_statement, link, repeated

        with writing(db, create=False) as connection:
            link(connection, exact=exact)
            row = None if statement is None else find_statement(connection, *statement)
            found = repeated(connection, least=least, statement=row, limit=limit)
            with open_output(None, errors="replace") as stream:
                if format is Listing.JSONL:
                    render.write_jsonl((one.to_json() for one in found), stream)
                elif not render.write_repeats(found, stream):
                    typer.echo("attribution: nothing is repeated", err=True)
