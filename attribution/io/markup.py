"""HTML to plain paragraphs with the standard library: what a saved page says, without its scripts.

Everything between block elements is one paragraph; nothing tries to tell the article from the
page around it beyond leaving out scripts, styles, navigation and controls.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

_SILENT = frozenset(
    "button canvas iframe nav noscript object script select style svg template".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main ol p pre section summary"
    " table tbody td tfoot th thead title tr ul".split()
)
_SPACES = re.compile(r"[ \t\r\n\f]+")


class _Paragraphs(HTMLParser):
    """Collects the text of block elements and of the title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.title = ""
        self._pieces: list[str] = []
        self._silent: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self._end_paragraph()
            self._in_title = tag == "title" and not self._silent

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._end_paragraph()
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(data)

    def close(self) -> None:
        super().close()
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        text = _SPACES.sub(" ", "".join(self._pieces)).strip(" ")
        self._pieces.clear()
        if text and self._in_title:
            self.title = self.title or text
        elif text:
            self.paragraphs.append(text)


def html_to_text(markup: str) -> tuple[str, Mapping[str, Any]]:
    """The text of a page, its paragraphs parted by blank lines, and `meta` with its title."""
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    meta = {"title": parser.title} if parser.title else {}
    return "\n\n".join(parser.paragraphs), meta
