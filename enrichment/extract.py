"""All signals of a page."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from enrichment.answer import Answer
from enrichment.firmographics import extract_firmographics
from enrichment.hiring.extract import extract_hiring
from enrichment.page import Page, PageRole, parse_page
from enrichment.technographics import Engine, extract_technographics
from prospects.signal import Signal, SignalKind

_SAMPLE = b"""<html lang=de><title>Blaue Pfanne GmbH</title><meta name=generator content=x>
<script src=/x.js></script><script>x</script><body><a href=/jobs>Jobs</a><p>Gegr\xc3\xbcndet 1987,
45 Mitarbeiter. Pfannenweg 1, 10115 Berlin, Tel. +49 30 1234567, USt-IdNr. DE123456788</p>
<p>\xc2\xa9 2020 Blaue Pfanne GmbH</p>"""
"""An invented page that makes every extractor ask for its rules."""


def prepare_extractors(engine: Engine | None = None) -> None:
    """Load all rules and compile all patterns, which the first page would have to wait for.

    Args:
        engine: Knows the fingerprints; ours unless told.
    """
    url = "https://blauepfanne-invented.tld/"
    answer = Answer(url, url, 200, {}, _SAMPLE, datetime.now(UTC))
    for role in PageRole:
        extract_signals(parse_page(answer, role), engine=engine)


def extract_signals(
    page: Page, kinds: Collection[SignalKind] = tuple(SignalKind), engine: Engine | None = None
) -> list[Signal]:
    """Signals of all extractors, one for each kind, name and value: the surest observation.

    Args:
        page: Any page of the company; its role decides how much a statement counts.
        kinds: Families that are wanted; the extractors of others are not run.
        engine: Knows the fingerprints of technologies; ours unless told.

    Returns:
        Signals in the order of the extractors; never an error, whatever the markup is.
    """
    best: dict[tuple[str, str, str], Signal] = {}
    for signal in _all_signals(page, kinds, engine):
        key = (signal.kind, signal.name, signal.value)
        if key not in best or signal.confidence > best[key].confidence:
            best[key] = signal
    return list(best.values())


def _all_signals(
    page: Page, kinds: Collection[SignalKind], engine: Engine | None
) -> Iterator[Signal]:
    if SignalKind.FIRMOGRAPHICS in kinds:
        yield from extract_firmographics(page)
    if SignalKind.TECHNOGRAPHICS in kinds:
        yield from extract_technographics(page, engine)
    if SignalKind.HIRING in kinds:
        yield from extract_hiring(page)
