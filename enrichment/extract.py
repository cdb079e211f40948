"""All signals of a page."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from enrichment.firmographics import extract_firmographics
from enrichment.hiring import extract_hiring
from enrichment.page import Page
from enrichment.technographics import extract_technographics
from prospects.signal import Signal, SignalKind

_EXTRACTORS: Final[Mapping[SignalKind, Callable[[Page], list[Signal]]]] = {
    SignalKind.FIRMOGRAPHICS: extract_firmographics,
    SignalKind.TECHNOGRAPHICS: extract_technographics,
    SignalKind.HIRING: extract_hiring,
}


def extract_signals(page: Page, kinds: Collection[SignalKind] = tuple(SignalKind)) -> list[Signal]:
    """Signals of all extractors, one for each kind, name and value: the surest observation.

    Args:
        page: Any page of the company; its role decides how much a statement counts.
        kinds: Families that are wanted; the extractors of others are not run.

    Returns:
        Signals in the order of the extractors; never an error, whatever the markup is.
    """
    best: dict[tuple[str, str, str], Signal] = {}
    for kind, extract in _EXTRACTORS.items():
        for signal in extract(page) if kind in kinds else ():
            key = (signal.kind, signal.name, signal.value)
            if key not in best or signal.confidence > best[key].confidence:
                best[key] = signal
    return list(best.values())
