"""One pattern of one technology, and what it found."""

from typing import NamedTuple

from enrichment.technographics.page.tag import text_of_part
from enrichment.technographics.patterns.pattern import Pattern

_AROUND = 40
_SHOWN_BYTES = 400


class Rule(NamedTuple):
    """A pattern and whose it is.

    Attributes:
        technology: Number of the technology.
        pattern: What shows it.
    """

    technology: int
    pattern: Pattern


class Hit(NamedTuple):
    """A pattern that was found.

    Attributes:
        technology: Number of the technology.
        place: Field it was found in: "scriptSrc", "html", "headers" and so on.
        confidence: 0.0-1.0.
        version: Version it shows, or None.
        source: What holds it: the page, a URL, a value.
        start: Place of the match in it.
        end: Place behind the match.
        name: Name of the value, or "".
        pattern: The expression that was found.
    """

    technology: int
    place: str
    confidence: float
    version: str | None
    source: bytes | str
    start: int
    end: int
    name: str = ""
    pattern: str = ""

    @property
    def evidence(self) -> str:
        """The text that shows it, with what stands around it."""
        if self.name:
            return f"{self.name}: {self._text(0, _SHOWN_BYTES)}"
        start = max(self.start - _AROUND, 0)
        return self._text(start, min(self.end + _AROUND, start + _SHOWN_BYTES))

    def _text(self, start: int, end: int) -> str:
        shown = self.source[start:end]
        return shown if isinstance(shown, str) else text_of_part(shown)
