"""Whatever a user points at (files, folders, standard input) as a stream of articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from attribution.errors import UnreadableInput
from attribution.io.decoding import decode
from attribution.io.jsonl import OnError, read_jsonl_articles, read_jsonl_documents
from attribution.io.markup import html_to_text
from attribution.schema import Article, Document

STDIN = "-"


def _as_given(text: str) -> tuple[str, Mapping[str, Any]]:
    return text, {}


# A pipe such as /dev/fd/63 has no suffix, so a file without one is read as text.
_ARTICLE_FILES: dict[str, Callable[[str], tuple[str, Mapping[str, Any]]]] = {
    "": _as_given,
    ".txt": _as_given,
    ".md": _as_given,
    ".html": html_to_text,
    ".htm": html_to_text,
}
_JSONL = ".jsonl"
SUFFIXES = (*filter(None, _ARTICLE_FILES), _JSONL)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str
    """Its place under the folder that was given, or its file name."""

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _files_below(folder: Path, on_error: OnError) -> list[_File]:
    """Files with a known suffix, sorted by path; hidden files and folders are left out."""

    def unreadable(error: OSError) -> None:
        on_error(UnreadableInput(str(error.filename), _reason(error)))

    found = []
    for top, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(top, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES:
                found.append(_File(path, path.relative_to(folder).as_posix()))
    return sorted(found, key=lambda file: file.path.parts)


def _files(given: str, on_error: OnError) -> list[_File]:
    """The files that an input stands for; raises UnreadableInput if it stands for none."""
    path = Path(given)
    if path.is_dir():
        found = _files_below(path, on_error)
        if not found:
            raise UnreadableInput(given, f"no article in this folder ({', '.join(SUFFIXES)})")
        return found
    if not path.exists():
        raise UnreadableInput(given, "no such file or folder")
    file = _File(path, path.name)
    if file.suffix not in (*_ARTICLE_FILES, _JSONL):
        raise UnreadableInput(
            given,
            f"unknown kind of file; {', '.join(SUFFIXES)} are read (- reads text from a pipe)",
        )
    return [file]


class _Ids:
    """Gives each file an id of its own: its name, else its path, else its path and a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str, path: str) -> str:
        id, number = name, 1
        if id in self._taken:
            id = path
        while id in self._taken:
            number += 1
            id = f"{path}#{number}"
        self._taken.add(id)
        return id


def _read(file: _File, ids: _Ids, on_error: OnError) -> Iterator[Article]:
    shown = str(file.path)
    if file.suffix == _JSONL:
        with file.path.open("rb") as stream:
            yield from read_jsonl_articles(stream, shown, on_error)
        return
    text, meta = _ARTICLE_FILES[file.suffix](decode(file.path.read_bytes(), shown))
    yield Article(ids.of(file.name, file.path.as_posix()), text, meta)


def read_articles(
    inputs: Sequence[str], *, stdin: BinaryIO, on_error: OnError
) -> Iterator[Article]:
    """Articles of files, folders and `-` (standard input, one text), in the order given.

    What cannot be read goes to `on_error` and the rest is still read. Texts keep their line ends;
    a byte order mark is left out. Ids of JSONL lines are kept, ids of files are made unique.
    """
    ids = _Ids()
    for given in inputs:
        if given == STDIN:
            try:
                yield Article(ids.of("stdin", "stdin"), decode(stdin.read(), "standard input"))
            except UnreadableInput as error:
                on_error(error)
            continue
        try:
            files = _files(given, on_error)
        except UnreadableInput as error:
            on_error(error)
            continue
        for file in files:
            try:
                yield from _read(file, ids, on_error)
            except UnreadableInput as error:
                on_error(error)
            except OSError as error:
                on_error(UnreadableInput(str(file.path), _reason(error)))


def read_documents(
    inputs: Sequence[str], *, stdin: BinaryIO, on_error: OnError
) -> Iterator[Document]:
    """Documents of JSONL files and of `-`; a bad line or file is reported, the rest is read."""
    for given in inputs:
        try:
            if given == STDIN:
                yield from read_jsonl_documents(stdin, "standard input", on_error)
                continue
            with Path(given).open("rb") as stream:
                yield from read_jsonl_documents(stream, given, on_error)
        except UnreadableInput as error:
            on_error(error)
        except OSError as error:
            on_error(UnreadableInput(given, _reason(error)))
