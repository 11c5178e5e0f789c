"""What a user can do wrong, each with a message that says how to mend it."""

from __future__ import annotations


class AttributionError(Exception):
    """Base of every error that a user can cause and mend; the message is one line."""


class InvalidValue(AttributionError, ValueError):
    """A value breaks an invariant of the schema (a span out of range, an unknown kind)."""


class InvalidLine(AttributionError):
    """A line of a JSONL file is not a valid document: names file, line and what is wrong."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class UnreadableInput(AttributionError):
    """An input cannot be read as an article: names the file and why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class ModelNotFound(AttributionError):
    """No model of that name or folder; lists those that exist."""


class BrokenModel(AttributionError):
    """A model folder is there, but a file of it is missing or cannot be used."""


class MissingExtra(AttributionError):
    """An optional package is needed; names the extra that installs it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional package: pip install 'attribution[{extra}]'")
