"""Where models are: shipped inside the package, under models/ of a checkout, or any folder."""

from __future__ import annotations

from pathlib import Path

from attribution.errors import ModelNotFound

_PACKAGED = Path(__file__).parent / "_models"
_CHECKOUT = Path(__file__).parent.parent / "models"


def model_folder(name: str) -> Path:
    """The folder of the model called `name`, or `name` itself where it is a folder of one."""
    for place in (_PACKAGED, _CHECKOUT):
        if "/" not in name and "\\" not in name and (place / name / "config.json").is_file():
            return place / name
    folder = Path(name)
    if folder.is_dir():
        return folder
    known = sorted(
        {
            path.parent.name
            for place in (_PACKAGED, _CHECKOUT)
            for path in place.glob("*/config.json")
        }
    )
    raise ModelNotFound(
        f"no model {name!r}: give a folder or one of {', '.join(known) or '(none installed)'}"
    )
