"""Attribution: who said what in a news article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attribution.pipeline import Attributor

__version__ = "0.1.0"
__all__ = ["Attributor", "__version__"]


def __getattr__(name: str) -> object:
    # The pipeline imports numpy and the engines, which `attribution --help` must not pay for.
    if name == "Attributor":
        from attribution.pipeline import Attributor

        return Attributor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
