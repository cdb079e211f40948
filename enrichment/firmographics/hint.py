"""A hint at the country of a company."""

from collections.abc import Mapping
from typing import NamedTuple


class Hint(NamedTuple):
    """One hint.

    Attributes:
        kind: "address", "phone", "domain", "language", "legal form", "legal id", "prices" or
            "wording".
        weights: Country -> 0.0-1.0; several countries where the hint fits several.
        shown: The text that shows it.
    """

    kind: str
    weights: Mapping[str, float]
    shown: str
