"""The HTML page: whole, self-contained, and deaf to what an article would have it do."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.io.page import write_html
from attribution.schema import Document, Span, Speaker, Statement

HOSTILE = (
    "</div></article><script>alert('x')</script><img src=//evil.example onerror=\"a\"> \x00\ud800"
)


class Parsed(HTMLParser):
    """The elements of a page, and the text of each article as it is shown."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._depth = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "div":
            if self._depth or dict(attrs).get("class") == "text":
                self._depth += 1
            if self._depth == 1:
                self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data

    def having(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.elements if name in (attrs.get("class") or "").split()]


def page(documents: Iterable[Document], *, attitudes: bool = False) -> str:
    stream = io.StringIO()
    write_html(documents, stream, attitudes=attitudes)
    return stream.getvalue()


def test_article_is_shown_whole_with_every_statement_marked(ferry: Document) -> None:
    parsed = Parsed(page([ferry]))
    assert parsed.texts == [ferry.text]
    fragments = sum(len(statement.content) for statement in ferry.statements)
    assert len(parsed.having("content")) == fragments
    assert len(parsed.having("first")) == len(parsed.having("card")) == len(ferry.statements)
    assert [mark["data-tag"] for mark in parsed.having("first")] == ["A", "?", "A", "B", "C"]
    assert all(mark["tabindex"] == "0" for mark in parsed.having("first"))
    ids = {attrs["id"] for attrs in parsed.having("card")}
    assert {mark["aria-describedby"] for mark in parsed.having("first")} == ids


def test_details_and_legend_stand_in_the_page(ferry: Document) -> None:
    html = page([ferry])
    for words in ("<dd>direct</dd>", "had promised</dd>", "97%, speaker 88%", "Show 1 attitude"):
        assert words in html
    assert re.search(r'Olga Brandvold</bdi>.{0,80}<span class="count">2</span>', html)


def test_attitudes_are_shown_only_on_request(ferry: Document) -> None:
    def checked(attitudes: bool) -> bool:
        [box] = Parsed(page([ferry], attitudes=attitudes)).having("show-attitudes")
        return "checked" in box

    assert checked(True)
    assert not checked(False)


def test_page_asks_for_nothing_from_outside(ferry: Document) -> None:
    html = page([ferry])
    for tag, attrs in Parsed(html).elements:
        assert tag not in ("link", "img", "iframe", "object", "base")
        assert "src" not in attrs
        assert not any(name.startswith("on") for name in attrs)
    assert "url(" not in html
    assert "@import" not in html


def test_only_its_own_script_may_run(ferry: Document) -> None:
    html = page([ferry])
    [script] = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in html


def test_hostile_text_is_only_shown() -> None:
    document = Document(
        HOSTILE,
        HOSTILE,
        (Statement(HOSTILE, (Span(3, 40),), (Span(5, 50),), (Span(30, 60),), speaker=(HOSTILE,)),),
        (Speaker(HOSTILE, HOSTILE),),
        {"title": HOSTILE, "url": "javascript:alert(1)", "published": HOSTILE},
    )
    html = page([document, document])
    html.encode()
    parsed = Parsed(html)
    assert [tag for tag, _ in parsed.elements].count("script") == 1
    assert not any(tag == "img" for tag, _ in parsed.elements)
    assert not any("javascript:" in (attrs.get("href") or "") for _, attrs in parsed.elements)
    assert parsed.texts == [HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")] * 2


@settings(max_examples=50, deadline=None)
@given(st.text(), st.dictionaries(st.sampled_from(["title", "url", "published"]), st.text()))
def test_any_text_is_shown_as_it_is(text: str, meta: dict[str, str]) -> None:
    [got] = Parsed(page([Document("a", text, meta=meta)])).texts
    controls = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
    assert got == controls.sub("\ufffd", text)


def test_several_articles_share_a_page_with_links_to_each(ferry: Document) -> None:
    parsed = Parsed(page([ferry, Document("empty", "")]))
    assert len(parsed.texts) == 2
    hrefs = [attrs.get("href") for tag, attrs in parsed.elements if tag == "a"]
    assert hrefs == ["#a1", "#a2"]


def test_no_document_no_page() -> None:
    assert page([]) == ""


def test_more_speakers_than_letters() -> None:
    count = 60
    statements = tuple(
        Statement(str(n), (Span(n, n + 1),), speaker=(str(n),)) for n in range(count)
    )
    speakers = tuple(Speaker(str(n), f"Speaker {n}") for n in range(count))
    tags = [
        m["data-tag"]
        for m in Parsed(page([Document("a", "x" * 60, statements, speakers)])).having("first")
    ]
    assert tags[25:28] == ["Z", "AA", "AB"]
    assert len(set(tags)) == count
