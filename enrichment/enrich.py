"""The only step on the network: the sites of a chunk of companies, several at a time."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import date

from enrichment.fetching import Fetcher
from enrichment.site import read_site
from prospects.company import Company
from prospects.specs.settings import FetchSettings
from prospects.visit import SiteReading

BATCH_COMPANIES_MAX = 50
BATCH_SECONDS_MAX = 5.0
"""What a kill can cost: readings are handed over at least this often."""


def enrich_companies(
    companies: Sequence[Company],
    day: date,
    settings: FetchSettings,
    save: Callable[[Sequence[SiteReading]], None],
) -> int:
    """Read the sites of companies and hand the readings over in small batches.

    Args:
        companies: One chunk; no two chunks share a registrable domain.
        day: Day of the run.
        settings: The section `fetch`.
        save: Stores a batch in one transaction; called in the caller's thread.

    Returns:
        Number of readings handed over.

    Raises:
        UsageError: The settings do not allow to go on the network.
    """
    saved = 0
    with Fetcher(settings) as fetcher, ThreadPoolExecutor(settings.companies_at_once) as pool:
        waiting = {pool.submit(read_site, company, fetcher, day) for company in companies}
        try:
            for batch in _batches(waiting):
                save(batch)
                saved += len(batch)
        finally:
            for future in waiting:
                future.cancel()
    return saved


def _batches(waiting: Iterable[Future[SiteReading]]) -> Iterator[list[SiteReading]]:
    """Finished readings, at most 50 and never older than 5 seconds."""
    pending = set(waiting)
    batch: list[SiteReading] = []
    due_at = time.monotonic() + BATCH_SECONDS_MAX
    while pending:
        done, pending = wait(pending, max(0.0, due_at - time.monotonic()), FIRST_COMPLETED)
        batch += [future.result() for future in done]
        if len(batch) >= BATCH_COMPANIES_MAX or time.monotonic() >= due_at:
            if batch:
                yield from _slices(batch)
            batch, due_at = [], time.monotonic() + BATCH_SECONDS_MAX
    yield from _slices(batch)


def _slices(batch: list[SiteReading]) -> Iterator[list[SiteReading]]:
    for start in range(0, len(batch), BATCH_COMPANIES_MAX):
        yield batch[start : start + BATCH_COMPANIES_MAX]
