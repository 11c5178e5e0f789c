"""The report: pages that need nothing else, for a browser, a printer or a paper's appendix.

`index.html` holds the figures, `articles-N.html` the articles with errors, `scores.json` and
`errors.jsonl` the same as data. Everything from an article is escaped; no script runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from attribution import __version__
from attribution.errors import AttributionError
from attribution.evaluation.evaluate import HEADLINES, Comparison, Evaluation, Score
from attribution.evaluation.intervals import Interval
from attribution.evaluation.measures import Group
from attribution.evaluation.mistakes import Mistake, mistakes
from attribution.evaluation.report.articles import article, key
from attribution.evaluation.report.plots import bar, reliability, risk_coverage
from attribution.evaluation.report.terminal import percent, summary
from attribution.evaluation.tally import Tally
from attribution.io.page import shown

ARTICLES_A_PAGE = 20

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="attribution {version}">
<title>{title}</title>
<style>{css}</style>
</head>
<body><div class="page">
{body}
</div></body>
</html>
"""


def write_report(
    evaluations: Sequence[Evaluation],
    names: Sequence[str],
    folder: Path,
    *,
    gold: str = "gold",
    comparison: Comparison | None = None,
) -> None:
    """Writes the report of one system, or of two and their comparison, into `folder`.

    The folder is made if need be; pages of an earlier report in it are replaced. `names` are what
    the systems are called, in the order of `evaluations`. Raises AttributionError if it cannot be
    written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("articles-*.html"):
            old.unlink()
        errors = [list(mistakes(evaluation.pairs)) for evaluation in evaluations]
        pages = _article_pages(evaluations, names, errors)
        for name, page in pages:
            _write(folder / name, page)
        _write(
            folder / "index.html",
            _index(evaluations, names, gold, comparison, [name for name, _ in pages]),
        )
        result = comparison or evaluations[0]
        _write(folder / "scores.json", json.dumps(result.to_json(), indent=2) + "\n")
        lines = (
            json.dumps({"system": name} | error.to_json(), ensure_ascii=True)
            for name, every in zip(names, errors, strict=True)
            for error in every
        )
        _write(folder / "errors.jsonl", "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise AttributionError(f"{folder}: cannot be written: {error.strerror}") from None


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _page(title: str, body: Iterable[str]) -> str:
    css = files("attribution.evaluation.report").joinpath("report.css").read_text("utf-8")
    return _PAGE.format(version=__version__, title=shown(title), css=css, body="\n".join(body))


# --- the figures --------------------------------------------------------------------------------


def _index(
    evaluations: Sequence[Evaluation],
    names: Sequence[str],
    gold: str,
    comparison: Comparison | None,
    pages: Sequence[str],
) -> str:
    def body() -> Iterator[str]:
        first = evaluations[0]
        yield f"<header><h1>{shown(' and '.join(names))}</h1>"
        yield f'<p class="meta">against {shown(gold)} · {shown(summary(first))}</p></header>'
        if comparison is not None:
            yield from _comparison(comparison, names)
        for name, evaluation in zip(names, evaluations, strict=True):
            if comparison is not None:
                yield f"<h2>{shown(name)}</h2>"
            yield from _figures(evaluation)
        yield from _links(pages)
        yield from _definitions(first)

    return _page(f"Evaluation of {' and '.join(names)}", body())


def _figures(evaluation: Evaluation) -> Iterator[str]:
    yield '<ul class="headline">'
    for name in HEADLINES:
        if name in evaluation.scores:
            yield _figure(evaluation.scores[name])
    yield "</ul>"
    yield '<h2>Scores</h2><div class="scroll"><table>'
    yield (
        "<caption>In percent, over all articles together; intervals of 95 %, from resampling"
        " articles.</caption>"
        "<thead><tr><th>Measure</th><th>P</th><th>R</th><th>F1</th><th>Interval</th><th></th>"
        "<th>Gold</th><th>Predicted</th></tr></thead><tbody>"
    )
    for group in Group:
        scores = [s for s in evaluation.scores.values() if s.measure.group is group]
        if scores:
            yield f'<tr class="group"><th colspan="8">{shown(group.value)}</th></tr>'
            yield from map(_row, scores)
    yield "</tbody></table></div>"
    yield from _slices(evaluation)
    yield from _calibration(evaluation)
    yield from _agreement_and_errors(evaluation)


def _figure(score: Score) -> str:
    interval = _interval(score.interval) or "no interval"
    return (
        f'<li><div class="figure">{percent(score.tally.f1)}</div>'
        f"<div>F1, {shown(score.measure.title)}</div>"
        f'<div class="of">{interval} · P {percent(score.tally.precision)}'
        f" · R {percent(score.tally.recall)}</div></li>"
    )


def _interval(interval: Interval | None) -> str:
    return "" if interval is None else f"{percent(interval.low)}–{percent(interval.high)}"


def _row(score: Score) -> str:
    tally, one = score.tally, score.measure.accuracy
    cells = ["", ""] if one else [percent(tally.precision), percent(tally.recall)]
    return _cells(score.measure.title, cells, tally, score.interval, one)


def _cells(
    title: str, cells: list[str], tally: Tally, interval: Interval | None, accuracy: bool = False
) -> str:
    numbers = "".join(f"<td>{cell}</td>" for cell in [*cells, percent(tally.f1)])
    predicted = "" if accuracy else f"{tally.predicted:,.0f}"
    return (
        f"<tr><th>{shown(title)}</th>{numbers}"
        f'<td class="interval">{_interval(interval)}</td><td>{bar(tally.f1, interval)}</td>'
        f"<td>{tally.gold:,.0f}</td><td>{predicted}</td></tr>"
    )


def _slices(evaluation: Evaluation) -> Iterator[str]:
    yield '<h2>Slices</h2><p class="note">Of a slice of statements, recall counts the gold'
    yield "statements in it, precision the predicted ones that are in it by the prediction's own"
    yield "account. A slice of articles counts the whole article.</p>"
    yield '<div class="scroll"><table><thead><tr><th>Slice</th><th>Detection F1</th>'
    yield "<th>Joint F1</th>" if evaluation.has_speakers else "<th>Detection F1</th>"
    yield "<th>Interval</th><th></th><th>Gold</th><th>Predicted</th></tr></thead><tbody>"
    for slicing, group in groupby(evaluation.slices.items(), key=lambda item: item[0][0]):
        values = sorted(group, key=lambda item: -item[1].detection.gold)
        if len(values) < 2:
            continue
        yield f'<tr class="group"><th colspan="7">{shown(slicing)}</th></tr>'
        for (_, value), score in values:
            tally, interval = (
                (score.joint, score.joint_interval)
                if evaluation.has_speakers
                else (score.detection, score.detection_interval)
            )
            yield _cells(value, [percent(score.detection.f1)], tally, interval)
    yield "</tbody></table></div>"


def _calibration(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>Can the confidences be believed?</h2>"
    for name, calibration in evaluation.calibration.items():
        if name == "speaker" and not evaluation.has_speakers:
            continue
        title = "that the statement is one" if name == "statement" else "that its speaker is right"
        yield f"<h3>Confidence {title}</h3>"
        if calibration.error is None:
            yield '<p class="note">The predictions give none.</p>'
            continue
        yield (
            f'<p class="note">Expected calibration error {calibration.error:.3f}, Brier score'
            f" {calibration.brier:.3f}, area under the risk-coverage curve {calibration.area:.3f};"
            f" {len(calibration.right):,} statements"
            + (
                f", {calibration.without:,} more without a confidence"
                if calibration.without
                else ""
            )
            + ".</p>"
        )
        yield (
            f'<div class="plots"><figure>{reliability(calibration)}<figcaption>Reliability: on the'
            " dashed line, of the statements given 0.9 nine in ten are right. Larger dots hold more"
            f" statements.</figcaption></figure><figure>{risk_coverage(calibration)}<figcaption>"
            "Risk and coverage: how many are wrong if only the surest are kept.</figcaption>"
            "</figure></div>"
        )


def _agreement_and_errors(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>Agreement and errors</h2>"
    values = ", ".join(
        f"{name} {'undefined' if value is None else f'{value:.3f}'}"
        for name, value in evaluation.agreement.items()
    )
    yield f"<p>Krippendorff’s alpha on tokens: {values}.</p>"
    yield '<div class="scroll"><table><thead><tr><th>Error</th><th>Number</th></tr></thead><tbody>'
    for error, number in evaluation.errors.items():
        yield f"<tr><th>{error.value}</th><td>{number:,}</td></tr>"
    yield "</tbody></table></div>"


def _comparison(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    yield "<h2>Side by side</h2>"
    yield (
        f'<p class="note">A is {shown(names[0])}, B is {shown(names[1])}. Intervals are of a paired'
        " bootstrap over articles, p of approximate randomization, two-sided; differences with p"
        " below 0.05 are bold. Many measures are tested: one in twenty would be bold by chance.</p>"
    )
    yield '<div class="scroll"><table><thead><tr><th>F1</th><th>A</th><th>B</th><th>B − A</th>'
    yield "<th>Interval</th><th>p</th></tr></thead><tbody>"
    group = None
    for name, difference in comparison.differences.items():
        score = comparison.first.scores[name]
        if score.measure.group is not group:
            group = score.measure.group
            yield f'<tr class="group"><th colspan="6">{shown(group.value)}</th></tr>'
        low_high = (
            ""
            if difference.interval is None
            else f"{100 * difference.interval.low:+.1f} to {100 * difference.interval.high:+.1f}"
        )
        bold = ' class="significant"' if difference.p < 0.05 else ""
        yield (
            f"<tr><th>{shown(score.measure.title)}</th><td>{percent(score.tally.f1)}</td>"
            f"<td>{percent(comparison.second.f1(name))}</td>"
            f"<td{bold}>{100 * difference.value:+.1f}</td>"
            f'<td class="interval">{low_high}</td><td{bold}>{difference.p:.4f}</td></tr>'
        )
    yield "</tbody></table></div>"


def _links(pages: Sequence[str]) -> Iterator[str]:
    yield "<h2>Errors in their articles</h2>"
    if not pages:
        yield '<p class="note">There are none.</p>'
        return
    links = " · ".join(f'<a href="{name}">{n}</a>' for n, name in enumerate(pages, 1))
    yield f"<p>{ARTICLES_A_PAGE} articles a page, in the order of the gold file: {links}</p>"
    yield '<p class="note">The same as data: <a href="errors.jsonl">errors.jsonl</a>, and all'
    yield 'figures: <a href="scores.json">scores.json</a>.</p>'


def _definitions(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>What is counted</h2><dl>"
    for score in evaluation.scores.values():
        yield f"<dt>{shown(score.measure.title)}</dt><dd>{shown(score.measure.definition)}</dd>"
    yield "</dl>"


# --- the articles -------------------------------------------------------------------------------


def _article_pages(
    evaluations: Sequence[Evaluation], names: Sequence[str], errors: Sequence[list[Mistake]]
) -> list[tuple[str, str]]:
    """Names and contents of the pages with the articles that have an error of some system."""
    by_article: list[dict[str, list[Mistake]]] = []
    for every in errors:
        grouped: dict[str, list[Mistake]] = {}
        for mistake in every:
            grouped.setdefault(mistake.pair.gold.id, []).append(mistake)
        by_article.append(grouped)
    chosen = [
        number
        for number, pair in enumerate(evaluations[0].pairs)
        if any(pair.gold.id in grouped for grouped in by_article)
    ]
    pages = []
    count = -(-len(chosen) // ARTICLES_A_PAGE)
    for page in range(count):
        part = chosen[page * ARTICLES_A_PAGE : (page + 1) * ARTICLES_A_PAGE]

        def body(part: list[int] = part, page: int = page) -> Iterator[str]:
            yield f'<header><p class="meta"><a href="index.html">{shown(" and ".join(names))}</a>'
            yield f"· page {page + 1} of {count}</p><h1>Errors in their articles</h1>{key()}"
            yield "<nav><ul>"
            for number in part:
                id = evaluations[0].pairs[number].gold.id
                found = sum(len(grouped.get(id, ())) for grouped in by_article)
                yield f'<li><a href="#a{number}">{shown(id)}</a>, {found}</li>'
            yield "</ul></nav></header>"
            for number in part:
                id = evaluations[0].pairs[number].gold.id
                yield from article(
                    f"a{number}",
                    [
                        (name, evaluation.pairs[number], grouped.get(id, []))
                        for name, evaluation, grouped in zip(
                            names, evaluations, by_article, strict=True
                        )
                    ],
                )

        pages.append((f"articles-{page + 1}.html", _page("Errors in their articles", body())))
    return pages
