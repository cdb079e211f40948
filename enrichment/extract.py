"""All signals of a page."""

from enrichment.firmographics import extract_firmographics
from enrichment.hiring import extract_hiring
from enrichment.page import Page
from enrichment.technographics import extract_technographics
from prospects.signal import Signal


def extract_signals(page: Page) -> list[Signal]:
    """Signals of all extractors, one for each kind, name and value: the surest observation.

    Args:
        page: Any page of the company; its role decides how much a statement counts.

    Returns:
        Signals in the order of the extractors; never an error, whatever the markup is.
    """
    found = [*extract_firmographics(page), *extract_technographics(page), *extract_hiring(page)]
    best: dict[tuple[str, str, str], Signal] = {}
    for signal in found:
        key = (signal.kind, signal.name, signal.value)
        if key not in best or signal.confidence > best[key].confidence:
            best[key] = signal
    return list(best.values())
