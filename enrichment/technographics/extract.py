"""Technologies that a page shows, each with the text that shows it."""

from operator import attrgetter

from enrichment.page import Page
from enrichment.technographics.detector import default_detector
from enrichment.technographics.hit import Hit
from prospects.signal import Signal, SignalKind


def extract_technographics(page: Page) -> list[Signal]:
    """One signal a technology: its name, no value, the version where one is shown.

    Several patterns of one technology add their confidence up to 1.0; an implied technology is as
    sure as what implies it.
    """
    hits = default_detector().detect(page)
    return [_signal(page, technology, found) for technology, found in hits.items()]


def _signal(page: Page, technology: str, hits: list[Hit]) -> Signal:
    best = max(hits, key=attrgetter("confidence"))
    versions = [hit.version for hit in hits if hit.version]
    return page.signal(
        SignalKind.TECHNOGRAPHICS, technology, "",
        confidence=min(1.0, sum(hit.confidence for hit in hits)),
        extractor=f"fingerprint:{best.place}", evidence=best.evidence,
        version=max(versions, key=len) if versions else None,
    )  # fmt: skip
