"""Source mentions -> speakers: `Resolver`, and `Evidence`, what a network saw in the text."""

from attribution.resolve.evidence import Evidence
from attribution.resolve.found import NameMention
from attribution.resolve.resolver import Resolver

__all__ = ["Evidence", "NameMention", "Resolver"]
