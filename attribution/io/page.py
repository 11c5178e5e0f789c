"""Documents as one HTML page that needs nothing else: statements coloured by speaker.

Everything from an article is escaped, and a content security policy lets no other script run and
nothing be fetched, so a hostile article can do no more than show.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import TextIO

from attribution.io.grouping import Voice, counted, voices
from attribution.io.marks import Piece, Role, marks, nested, render
from attribution.schema import Act, Document, Fragments, SpeakerType, Statement, passages

_FIRST_HUE, _GOLDEN_ANGLE = 212.0, 137.508
# What HTML cannot hold: controls other than tab and line ends, and surrogates.
_UNSHOWABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="attribution">
<title>{title}</title>
<style>{css}</style>
</head>
<body>
<div class="page">
<header><h1>Who said what</h1>{contents}</header>
<main>
{articles}
</main>
</div>
<script>{script}</script>
</body>
</html>
"""

_ARTICLE = """<article class="article" id="{id}">
<header><h2 dir="auto">{title}</h2><p class="meta">{meta}</p></header>
<div class="columns">
<aside>
<section class="detail" aria-label="The statement pointed at">\
<button class="close" aria-label="Close">×</button>\
<div class="shown"><p class="hint">{hint}</p></div></section>
<section class="legend"><h3>Speakers</h3><ul>{legend}</ul></section>
<p class="key">Underlined <span>solid</span>: in quotation marks; \
<span class="mixed">dashed</span>: partly; <span class="indirect">dotted</span>: reported.</p>
{choice}
</aside>
<div class="reading">
<div class="text" dir="auto">{text}</div>
<details class="list"><summary>Everything as a list</summary><ol>{cards}</ol></details>
</div>
</div>
</article>
"""

_HINT = "Point at a coloured passage, tap it or tab to it, to see who said it and in which words."


def shown(text: str) -> str:
    """`text` escaped for HTML, in an element or in a quoted attribute."""
    return escape(_UNSHOWABLE.sub("\ufffd", text), quote=True)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A voice with its letters, so that colour is not the only sign, and its hue in degrees."""

    voice: Voice
    tag: str
    hue: int

    def attributes(self, *classes: str, style: str = "") -> str:
        """Class and style of an element that has the voice's colour."""
        every = ("voice", *(() if self.voice.known else ("nobody",)), *filter(None, classes))
        return f'class="{" ".join(every)}" style="--hue:{self.hue}{style}"'

    @property
    def chip(self) -> str:
        return f'<span class="chip" aria-hidden="true">{self.tag}</span>'

    @property
    def name(self) -> str:
        return f'<bdi class="name">{shown(self.voice.name)}</bdi>'

    @property
    def type(self) -> str:
        unknown = self.voice.type is SpeakerType.UNKNOWN
        return f'<span class="kind-of-speaker">{"" if unknown else self.voice.type.value}</span>'


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    while number >= 0:
        number, digit = divmod(number, 26)
        letters = chr(ord("A") + digit) + letters
        number -= 1
    return letters


def _labelled(document: Document) -> list[_Labelled]:
    """The document's voices, those with nothing but attitudes late, the nameless last."""
    every = sorted(
        voices(document, document.statements),
        key=lambda voice: (not voice.known, not voice.stated),
    )
    return [
        _Labelled(
            voice,
            _letters(number) if voice.known else "?",
            round(_FIRST_HUE + number * _GOLDEN_ANGLE) % 360,
        )
        for number, voice in enumerate(every)
    ]


def _attitude(statement: Statement) -> str:
    return "attitude" if statement.act is Act.ATTITUDE else ""


def _legend_entry(label: _Labelled) -> str:
    voice = label.voice
    attitudes = len(voice.statements) - voice.stated
    more = f' <span class="count more">+{attitudes} attitude</span>' if attitudes else ""
    only = "" if voice.stated else ' class="attitude"'
    return (
        f'<li{only}><button type="button" aria-pressed="false" data-tag="{label.tag}"'
        f" {label.attributes()}>{label.chip}{label.name}{label.type}"
        f'<span class="count">{voice.stated}</span>{more}</button></li>'
    )


def _card(document: Document, statement: Statement, label: _Labelled, id: str) -> str:
    def words(fragments: Fragments) -> str:
        return f'<dd dir="auto">{shown(passages(document.text, fragments)) or "none"}</dd>'

    rows = [
        ("Kind", f"<dd>{statement.kind.value}</dd>"),
        ("Act", f"<dd>{statement.act.value}</dd>"),
        ("Cue", words(statement.cue)),
        ("Source", words(statement.source)),
    ]
    if statement.confidence is not None:
        sure = f"{statement.confidence.statement:.0%}"
        if statement.confidence.speaker is not None:
            sure += f", speaker {statement.confidence.speaker:.0%}"
        rows.append(("Confidence", f"<dd>{sure}</dd>"))
    return (
        f'<li id="{id}" {label.attributes("card", _attitude(statement))}>'
        f'<p class="who">{label.chip}{label.name}{label.type}</p>'
        f'<blockquote dir="auto">{shown(passages(document.text, statement.content))}</blockquote>'
        f"<dl>{''.join(f'<dt>{name}</dt>{value}' for name, value in rows)}</dl></li>"
    )


def _text(document: Document, labels: list[_Labelled], id: str) -> str:
    """The article with an element around each content, cue and source."""

    def tag(piece: Piece) -> tuple[str, str]:
        numbers = " ".join(map(str, piece.mark.statements))
        if piece.mark.role is not Role.CONTENT:
            return f'<span class="{piece.mark.role.name.lower()}" data-s="{numbers}">', "</span>"
        number = piece.mark.statements[0]
        statement, label = document.statements[number], labels[number]
        first = "first" if piece.first else ""
        look = label.attributes(
            "content",
            first,
            statement.kind.value,
            _attitude(statement),
            style=f";--height:{piece.height}",
        )
        focus = f' tabindex="0" aria-describedby="{id}-s{number}"' if first else ""
        return f'<span {look} data-s="{numbers}" data-tag="{label.tag}"{focus}>', "</span>"

    return render(document.text, nested(marks(document)), tag, shown)


def _title(document: Document) -> str:
    title = document.meta.get("title")
    return shown(title if isinstance(title, str) and title.strip() else document.id)


def _meta(document: Document) -> str:
    parts = [shown(document.id)] if _title(document) != shown(document.id) else []
    url, published = document.meta.get("url"), document.meta.get("published")
    if isinstance(url, str):
        link = f'<a href="{shown(url)}" rel="noreferrer">{shown(url)}</a>'
        parts.append(link if url.startswith(("https://", "http://")) else shown(url))
    if isinstance(published, str):
        parts.append(shown(published))
    stated = len(document.only(Act.STATEMENT).statements)
    return " · ".join([*parts, counted(stated, "statement")])


def _article(document: Document, id: str, attitudes: bool) -> str:
    every = _labelled(document)
    by_speaker = {label.voice.statements[0].speaker: label for label in every}
    labels = [by_speaker[statement.speaker] for statement in document.statements]
    number = sum(statement.act is Act.ATTITUDE for statement in document.statements)
    checked = " checked" if attitudes else ""
    choice = (
        f'<label class="key"><input type="checkbox" class="show-attitudes"{checked}>'
        f" Show {counted(number, 'attitude')} (what sources believe, want or fear)</label>"
    )
    cards = (
        _card(document, statement, label, f"{id}-s{position}")
        for position, (statement, label) in enumerate(zip(document.statements, labels, strict=True))
    )
    return _ARTICLE.format(
        id=id,
        title=_title(document),
        meta=_meta(document),
        hint=_HINT if document.statements else "No statements were found.",
        legend="".join(map(_legend_entry, every)),
        choice=choice if number else "",
        text=_text(document, labels, id),
        cards="".join(cards),
    )


def _contents(documents: list[Document]) -> str:
    links = "".join(
        f'<li><a href="#a{n}">{_title(document)}</a></li>'
        for n, document in enumerate(documents, 1)
    )
    return f'<nav aria-label="Articles"><ol>{links}</ol></nav>'


def write_html(documents: Iterable[Document], stream: TextIO, *, attitudes: bool = False) -> None:
    """All documents as one page; nothing is written where there is none."""
    every = list(documents)
    if not every:
        return
    resources = files("attribution.io")
    script = resources.joinpath("page.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    stream.write(
        _PAGE.format(
            digest=digest,
            title=_title(every[0]) if len(every) == 1 else counted(len(every), "article"),
            css=resources.joinpath("page.css").read_text("utf-8"),
            contents=_contents(every) if len(every) > 1 else "",
            articles="".join(_article(d, f"a{n}", attitudes) for n, d in enumerate(every, 1)),
            script=script,
        )
    )
