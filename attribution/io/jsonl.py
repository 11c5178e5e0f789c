"""JSONL files, a line at a time: one bad line is reported and the rest is still read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import BinaryIO, TextIO, TypeVar

from attribution.codec import article_from_json, document_from_json, dumps, parse_json
from attribution.errors import AttributionError, InvalidLine, InvalidValue
from attribution.io.decoding import check_text, undecodable, without_mark
from attribution.schema import Article, Document

_PEEK = 4096

OnError = Callable[[AttributionError], None]
Value = TypeVar("Value", Article, Document)


def _lines(stream: BinaryIO, path: str) -> Iterator[tuple[int, int, bytes]]:
    """Line number, byte offset and bytes of every line that is not blank.

    Raises UnreadableInput if the file begins like a binary one, rather than an error a line.
    """
    if isinstance(stream, BufferedReader):
        check_text(stream.peek(_PEEK)[:_PEEK], path)
    offset = 0
    for number, line in enumerate(stream, 1):
        body = without_mark(line) if number == 1 else line
        if body.strip():
            yield number, offset + len(line) - len(body), body
        offset += len(line)


def _values(
    stream: BinaryIO, path: str, parse: Callable[[object], Value], on_error: OnError
) -> Iterator[tuple[int, Value]]:
    """Values with the numbers of their lines."""
    for number, offset, line in _lines(stream, path):
        try:
            value = parse(parse_json(line.decode("utf-8")))
        except UnicodeDecodeError as error:
            on_error(InvalidLine(path, number, undecodable(error, offset)))
        except InvalidValue as error:
            on_error(InvalidLine(path, number, str(error)))
        else:
            yield number, value


def read_jsonl_articles(stream: BinaryIO, path: str, on_error: OnError) -> Iterator[Article]:
    """Articles of lines with `id` and `text`; statements that a line holds are left aside."""
    return (article for _, article in _values(stream, path, article_from_json, on_error))


def read_jsonl_documents(stream: BinaryIO, path: str, on_error: OnError) -> Iterator[Document]:
    """Documents, statements and all; `codec.read_documents` is the one that stops at an error."""
    return (document for _, document in read_numbered_documents(stream, path, on_error))


def read_numbered_documents(
    stream: BinaryIO, path: str, on_error: OnError
) -> Iterator[tuple[int, Document]]:
    """Documents with the numbers of their lines, from 1."""
    return _values(stream, path, document_from_json, on_error)


def write_jsonl(document: Document, stream: TextIO) -> None:
    """One document as one line; the stream must take UTF-8."""
    stream.write(dumps(document) + "\n")
