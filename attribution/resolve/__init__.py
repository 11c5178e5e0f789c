"""Source mentions -> speakers: `Resolver`, and `NameMention` for names that a model found."""

from attribution.resolve.names import NameMention
from attribution.resolve.resolver import Resolver

__all__ = ["NameMention", "Resolver"]
