"""Cells that say nothing: "N/A", "-", "unknown"."""

from pathlib import Path

from prospects.once import once
from prospects.specs.reading import read_yaml

_WORDS = Path(__file__).parent / "data" / "unsaid_words.yml"


@once
def unsaid_words() -> tuple[str, ...]:
    """What is written where nothing is known, in each of its usual spellings, in order."""
    words = read_yaml(_WORDS)["unsaid"]
    return tuple(sorted({s for w in words for s in (w, w.upper(), w.title(), w.capitalize())}))
