"""What `meta` says of an article, in columns that sort and filter: title, url, outlet, date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r"\s*(Z|[+-]\d\d:?\d\d)?)?)?)?$",
    re.ASCII,  # other digits would not sort
)


def published(value: object) -> str | None:
    """A date as text that sorts: `2031`, `2031-03`, `2031-03-03` or `2031-03-03T10:20:30`.

    A time with an offset is put in UTC, one without is left as it is. Dates as mail and feeds write
    them are read too; None for what is no date.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    match = _ISO.match(text)
    try:
        if match is None:
            return _in_utc(parsedate_to_datetime(text)) if 10 < len(text) < 60 else None
        year, month, day, hour, minute, second, offset = match.groups()
        if hour is None:
            datetime(int(year), int(month or 1), int(day or 1))
            return "-".join(part for part in (year, month, day) if part)
        time = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}"
        return _in_utc(datetime.fromisoformat(time + (offset or "")))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _in_utc(moment: datetime) -> str:
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")


def _text(meta: Mapping[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = meta.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def title(meta: Mapping[str, Any]) -> str | None:
    return _text(meta, "title", "headline")


def url(meta: Mapping[str, Any]) -> str | None:
    return _text(meta, "url")


def outlet(meta: Mapping[str, Any]) -> str | None:
    """`meta.outlet`, else `meta.publisher`, else the host of `meta.url` without `www.`."""
    named = _text(meta, "outlet", "publisher")
    if named is not None:
        return named
    try:
        host = urlsplit(url(meta) or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
