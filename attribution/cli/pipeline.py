"""A stage of the pipeline over many articles or documents: one failure does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from attribution.cli.options import Engine
from attribution.cli.report import Report

if TYPE_CHECKING:
    from attribution import Attributor
    from attribution.schema import Article, Document

Item = TypeVar("Item", "Article", "Document")


def loader(model: str, engine: Engine) -> Callable[[], Attributor]:
    """Loads the model when it is first needed."""

    def load() -> Attributor:
        from attribution import Attributor

        return Attributor.load(model, engine=engine.value)

    return load


def documents(
    items: Iterable[Item],
    load: Callable[[], Attributor],
    stage: Callable[[Attributor, Item], Document],
    report: Report,
) -> Iterator[Document]:
    """What `stage` makes of each item; one that fails is reported and left out.

    The model is loaded when the first item comes, so that unreadable inputs cost nothing.
    """
    attributor: Attributor | None = None
    for item in items:
        attributor = attributor or load()
        try:
            document = stage(attributor, item)
        except Exception as error:
            report.document_failed(item.id, error)
        else:
            report.document_done()
            yield document
