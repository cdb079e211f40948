"""A technology that a page shows."""

from typing import NamedTuple

from enrichment.technographics.patterns.rule import Hit


class Detection(NamedTuple):
    """A technology that a page shows.

    Attributes:
        technology: Its name.
        confidence: 0.0-1.0; several patterns of one technology add theirs up.
        version: Version that is shown, or None.
        hit: The surest pattern that was found; None where the technology is only implied.
        implied_by: The technology that runs on this one, or "".
    """

    technology: str
    confidence: float
    version: str | None
    hit: Hit | None
    implied_by: str = ""

    @property
    def place(self) -> str:
        """Field of the fingerprint that shows it, or "implies"."""
        return self.hit.place if self.hit else "implies"

    @property
    def evidence(self) -> str:
        """The text that shows it."""
        return self.hit.evidence if self.hit else f"{self.implied_by} runs on {self.technology}"
