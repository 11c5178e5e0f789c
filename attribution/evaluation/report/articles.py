"""One article of the report: gold beside predicted, what went wrong marked in both, and a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attribution.evaluation.mistakes import Error, Mistake
from attribution.evaluation.pairs import Pair
from attribution.io.marks import Piece, Role, marks, nested, render
from attribution.io.page import shown
from attribution.schema import Document, Statement, passages

_LOOKS = {
    "right": "as in gold",
    "partly": "found, but something of it is wrong",
    "wrong": "missed (in gold) or spurious (in the prediction)",
    "aside": "does not count: an attitude, or left aside with one",
}


def key() -> str:
    """What the colours mean."""
    entries = "".join(
        f'<li><span class="c {look}"><span class="tag">s1</span>content</span> {meaning}</li>'
        for look, meaning in _LOOKS.items()
    )
    return (
        f'<ul class="key">{entries}<li><span class="q">cue</span></li>'
        '<li><span class="s">source</span></li></ul>'
    )


def article(anchor: str, systems: Sequence[tuple[str, Pair, Sequence[Mistake]]]) -> Iterator[str]:
    """The article's text with gold beside each system's prediction, and each system's errors."""
    gold = systems[0][1].gold
    title = gold.meta.get("title")
    heading = f"{gold.id}: {title}" if isinstance(title, str) and title.strip() else gold.id
    yield f'<section class="article" id="{anchor}"><h2>{shown(heading)}</h2>'
    for name, pair, errors in systems:
        if len(systems) > 1:
            yield f"<h3>{shown(name)}</h3>"
        if not errors:
            yield '<p class="note">No error.</p>'
            continue
        yield '<div class="sides">'
        yield from _side("Gold", pair.gold, _gold_looks(pair, errors))
        yield from _side("Predicted", pair.predicted, _predicted_looks(pair, errors))
        yield "</div>"
        yield '<div class="scroll"><table class="errors"><thead><tr><th>Error</th><th>Gold</th>'
        yield "<th>Predicted</th></tr></thead><tbody>"
        for error in errors:
            yield (
                f"<tr><td>{error.error.value}</td>{_cell(pair.gold, error.gold, error.error)}"
                f"{_cell(pair.predicted, error.predicted, error.error)}</tr>"
            )
        yield "</tbody></table></div>"
    yield "</section>"


def _gold_looks(pair: Pair, errors: Sequence[Mistake]) -> Mapping[str, str]:
    looks = dict.fromkeys((s.id for s in pair.wanted), "right")
    return looks | {e.gold.id: _look(e.error) for e in errors if e.gold is not None}


def _predicted_looks(pair: Pair, errors: Sequence[Mistake]) -> Mapping[str, str]:
    looks = dict.fromkeys((s.id for s in pair.found), "right")
    return looks | {e.predicted.id: _look(e.error) for e in errors if e.predicted is not None}


def _look(error: Error) -> str:
    return "wrong" if error in (Error.MISSED, Error.SPURIOUS) else "partly"


def _side(title: str, document: Document, looks: Mapping[str, str]) -> Iterator[str]:
    def tag(piece: Piece) -> tuple[str, str]:
        if piece.mark.role is not Role.CONTENT:
            return f'<span class="{"q" if piece.mark.role is Role.CUE else "s"}">', "</span>"
        statement = document.statements[piece.mark.statements[0]]
        look = looks.get(statement.id, "aside")
        label = f'<span class="tag">{shown(statement.id)}</span>' if piece.first else ""
        return (
            f'<span class="c {look}" style="--height:{piece.height}"'
            f' title="{shown(_said(document, statement))}">{label}',
            "</span>",
        )

    text = render(document.text, nested(marks(document)), tag, shown)
    yield f'<div class="side"><h4>{title}</h4><div class="text" dir="auto">{text}</div></div>'


def _said(document: Document, statement: Statement) -> str:
    names = "; ".join(document.names(statement)) or "nobody"
    parts = [names, statement.kind.value, statement.act.value]
    if statement.confidence is not None:
        parts.append(f"{statement.confidence.statement:.0%}")
    return " · ".join(parts)


def _cell(document: Document, statement: Statement | None, error: Error) -> str:
    if statement is None:
        return "<td>none</td>"
    shows = {Error.WRONG_SOURCE: statement.source}.get(error, statement.content)
    words = shown(passages(document.text, shows)) or "none"
    return (
        f'<td><span class="tag">{shown(statement.id)}</span> <span dir="auto">{words}</span>'
        f'<div class="names">{shown(_said(document, statement))}</div></td>'
    )
