"""Bytes to text exactly as given: UTF-8, the byte order mark left out, nothing normalised."""

from __future__ import annotations

import codecs

from attribution.errors import UnreadableInput

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def without_mark(data: bytes) -> bytes:
    """`data` without a UTF-8 byte order mark, which is no part of the text."""
    return data.removeprefix(codecs.BOM_UTF8)


def check_text(data: bytes, path: str) -> None:
    """Raises UnreadableInput if the first bytes of a file show that it is no UTF-8 text at all."""
    if data.startswith(_UTF16):
        raise UnreadableInput(
            path, "UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)"
        )
    if (offset := data.find(b"\0")) >= 0:
        raise UnreadableInput(path, f"not text: a NUL byte at offset {offset}, as in a binary file")


def undecodable(error: UnicodeDecodeError, offset: int = 0) -> str:
    """What is wrong, in words; `offset` is where the decoded bytes begin in the file."""
    return (
        f"not UTF-8: byte 0x{error.object[error.start]:02x} at offset {offset + error.start};"
        " convert text in another encoding first (such as iconv -f WINDOWS-1252 -t UTF-8)"
    )


def decode(data: bytes, path: str) -> str:
    """The text of a whole file; raises UnreadableInput that names file and byte offset."""
    check_text(data, path)
    body = without_mark(data)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(path, undecodable(error, len(data) - len(body))) from None
