"""Technologies that a page shows, each with the text that shows it."""

from pathlib import Path

from enrichment.page import Page
from enrichment.technographics.detection import Detection
from enrichment.technographics.engine import Engine, Mode, default_engine, load_engine
from enrichment.technographics.fingerprints.reading import OUR_FINGERPRINTS
from enrichment.technographics.page.source import PageSource
from prospects.signal import Signal, SignalKind


def choose_engine(fingerprints: str = "", mode: Mode = Mode.FULL) -> Engine:
    """The engine of somebody's fingerprints, or of ours; each is made once a process.

    Args:
        fingerprints: A file or a folder in Wappalyzer's form; "" is ours.
        mode: How they are read.

    Raises:
        InputError: They cannot be read.
    """
    if not fingerprints and mode is Mode.FULL:
        return default_engine()
    return load_engine(Path(fingerprints) if fingerprints else OUR_FINGERPRINTS, mode)


def extract_technographics(page: Page, engine: Engine | None = None) -> list[Signal]:
    """One signal a technology: its name, no value, the version where one is shown.

    Several patterns of one technology add their confidence up to 1.0; an implied technology is as
    sure as what implies it.

    Args:
        page: Any page of the company.
        engine: Knows the fingerprints; ours in mode `full` unless told.
    """
    source = PageSource(page.html.encode("utf-8", "replace"), page.url, page.headers)
    found = (engine or default_engine()).detect(source)
    return [_signal(page, each) for each in found]


def _signal(page: Page, found: Detection) -> Signal:
    return page.signal(
        SignalKind.TECHNOGRAPHICS, found.technology, "", confidence=found.confidence,
        extractor=f"fingerprint:{found.place}", evidence=found.evidence, version=found.version,
    )  # fmt: skip
