"""Where a command's documents go: standard output, or a file that appears when it is complete."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from attribution.errors import AttributionError


@contextmanager
def open_output(path: Path | None, *, errors: str = "strict") -> Iterator[TextIO]:
    """A UTF-8 stream with plain line feeds; `errors` tells what to do with lone surrogates.

    A file is written beside its place and moved there at the end, so that a failed or interrupted
    run leaves the old one, and an output inside a folder of inputs is not read as one of them.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors=errors, newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    direct = path.exists() and not path.is_file()
    draft = path if direct else path.with_name(f".{path.name}.part")
    try:
        stream = draft.open("w", encoding="utf-8", errors=errors, newline="\n")
    except OSError as error:
        raise AttributionError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with stream:
            yield stream
        if not direct:
            draft.replace(path)
    finally:
        if not direct:
            draft.unlink(missing_ok=True)
