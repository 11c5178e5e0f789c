"""Where a command's documents go: standard output, or a file that appears when it is complete."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from attribution.errors import AttributionError

_SQLITE = b"SQLite format 3\0"


def refuse_overwriting(
    output: Path | None, inputs: Iterable[str | Path], *, option: str = "--output"
) -> None:
    """Raises BadParameter if `output` is one of the input files, or an article of an input folder.

    By whatever name: symbolic and hard links are the file that they lead to.
    """
    if output is None:
        return
    for given in (Path(name) for name in inputs if name != "-"):
        if _same(given, output) or _is_article_of(given, output):
            raise typer.BadParameter(f"{output} is also an input", param_hint=option)


def refuse_ledger(output: Path | None, db: Path) -> None:
    """Raises BadParameter if `output` is the ledger, or a file that SQLite keeps beside it."""
    if output is None:
        return
    for file in (db, _real(db)):  # SQLite's files are where a link leads to
        for ending in ("", "-wal", "-shm", "-journal"):
            if _same(Path(f"{file}{ending}"), output):
                raise typer.BadParameter(f"{output} is part of the ledger", param_hint="--output")


def _real(path: Path) -> Path:
    # Unlike Path.resolve, this raises nothing for links that go in a circle.
    return Path(os.path.realpath(path))


def _same(a: Path, b: Path) -> bool:
    if a.is_file() and b.is_file():
        return a.samefile(b)
    return not a.is_dir() and _real(a) == _real(b)


def _is_article_of(folder: Path, output: Path) -> bool:
    if not (folder.is_dir() and output.is_file()):
        return False
    from attribution.io.readers import SUFFIXES

    return output.suffix.lower() in SUFFIXES and _real(output).is_relative_to(_real(folder))


@contextmanager
def open_output(path: Path | None, *, errors: str = "strict") -> Iterator[TextIO]:
    """A UTF-8 stream with plain line feeds; `errors` tells what to do with lone surrogates.

    A file is written beside its place and moved there at the end, so that a failed or interrupted
    run leaves the old one, and an output inside a folder of inputs is not read as one of them. A
    symbolic link stays one. Raises AttributionError if the file cannot be written, or is a
    database, which no output was ever.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors=errors, newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    place = _real(path)
    direct = place.exists() and not place.is_file()
    # The process's own name: another run's draft is neither written to nor moved.
    draft = place if direct else place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        if not direct and _is_database(place):
            raise AttributionError(f"{path}: is a database and not overwritten")
        if not direct:
            draft.unlink(missing_ok=True)  # of a killed run with this number
        stream = draft.open("w" if direct else "x", encoding="utf-8", errors=errors, newline="\n")
    except OSError as error:
        raise AttributionError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with stream:
            yield stream
            stream.flush()
            if not direct:
                os.fsync(stream.fileno())
        if not direct:
            if place.exists():
                draft.chmod(place.stat().st_mode & 0o777)
            draft.replace(place)
    finally:
        if not direct:
            draft.unlink(missing_ok=True)


def _is_database(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE
