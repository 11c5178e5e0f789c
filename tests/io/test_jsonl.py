"""JSONL out: one line a document, read back equal."""

from __future__ import annotations

import io

from attribution.codec import read_documents
from attribution.io.jsonl import write_jsonl
from attribution.schema import Document


def test_documents_written_are_read_back(ferry: Document) -> None:
    stream = io.StringIO()
    other = Document("other", "line\u2028separator\x85 and lone \ud800 surrogate")
    for document in (ferry, other):
        write_jsonl(document, stream)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert list(read_documents(lines)) == [ferry, other]
