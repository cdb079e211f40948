"""The only step on the network: sites of companies and boards of vendors, many at a time."""

import gc
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Protocol, TypeVar

from enrichment.dns import DnsReader
from enrichment.extract import prepare_extractors
from enrichment.fetching import Fetcher, Waiting
from enrichment.hiring.visit import BoardAssignment, read_board
from enrichment.site import read_site
from enrichment.technographics import Engine, choose_engine
from prospects.company import Company
from prospects.hiring import BoardReading
from prospects.site_memory import SiteMemory
from prospects.specs.settings import Settings
from prospects.visit import SiteReading

Reading = TypeVar("Reading", SiteReading, BoardReading)

BATCH_COMPANIES_MAX = 50
BATCH_SECONDS_MAX = 5.0
"""What a kill can cost: readings are handed over at least this often."""


class ReadingStore(Protocol):
    """What is remembered of sites and boards; the store's own doors."""

    def load_site_memories(self, keys: Iterable[str]) -> Mapping[str, SiteMemory]:
        """What is known of companies' sites."""
        ...

    def save_readings(self, readings: Sequence[SiteReading]) -> None:
        """Save readings in one transaction."""
        ...

    def save_board_readings(self, readings: Sequence[BoardReading]) -> None:
        """Save readings in one transaction."""
        ...


class Enrichment:
    """Reads sites and boards, one chunk after the other; a context manager, one a process.

    Turns and rules of hosts and back ends are kept from chunk to chunk.

    Args:
        settings: All of them.
        store: Where sites are remembered and readings saved.
        chunks_at_once: Chunks that are read at the same time, each in a thread of its own; they
            share what the settings allow at once.

    Raises:
        UsageError: The settings do not allow to go on the network, or name fingerprints that
            cannot be read.
    """

    def __init__(self, settings: Settings, store: ReadingStore, chunks_at_once: int = 1) -> None:
        self._settings = settings
        self._store = store
        self._engine = _load_what_stays(settings.enrichment.technographics.fingerprints)
        self._names = DnsReader(settings.dns, settings.fetch, self._engine)
        self._fetcher = Fetcher(settings.fetch, chunks_at_once)

    def __enter__(self) -> "Enrichment":
        return self

    def __exit__(self, *error: object) -> None:
        self._fetcher.close()

    def read(self, companies: Sequence[Company], day: date) -> Iterator[int]:
        """Read the sites of companies and save the readings in small batches.

        Args:
            companies: One chunk; no two chunks share a registrable domain.
            day: Day of the run.

        Yields:
            Number of companies whose readings were just saved.
        """
        with self._fetcher.visiting(self._visits(companies, day)) as readings:
            for batch in _batches(readings):
                self._store.save_readings(batch)
                yield len(batch)

    def read_boards(self, assignments: Sequence[BoardAssignment], day: date) -> Iterator[int]:
        """Read boards and save the readings in small batches.

        Args:
            assignments: One chunk; a back end is that of one process alone, which keeps its pace.
            day: Day of the run.

        Yields:
            Number of boards whose readings were just saved.
        """
        settings = self._settings.enrichment.hiring
        visits = (
            read_board(each.company_key, each.board, self._fetcher, day, settings)
            for each in assignments
        )
        with self._fetcher.visiting(visits) as readings:
            for batch in _batches(readings):
                self._store.save_board_readings(batch)
                yield len(batch)

    def _visits(self, companies: Sequence[Company], day: date) -> Iterator[Waiting[SiteReading]]:
        """Visits, each with what is remembered, loaded for some at a time."""
        keep = self._settings.enrichment.keep_pages_days > 0
        for start in range(0, len(companies), BATCH_COMPANIES_MAX):
            some = companies[start : start + BATCH_COMPANIES_MAX]
            memories = self._store.load_site_memories([company.key for company in some])
            for company in some:
                memory = memories.get(company.key)
                yield read_site(
                    company, self._fetcher, day, memory, names=self._names, keep_bodies=keep,
                    engine=self._engine,
                )  # fmt: skip


@cache
def _load_what_stays(fingerprints: str) -> Engine:
    """Load rules and words now, and let the collector of garbage never look at them again.

    They are a million objects that live as long as the process does.
    """
    engine = choose_engine(fingerprints)
    prepare_extractors(engine)
    gc.collect()
    gc.freeze()
    return engine


def _batches(ended: Iterable[list[Reading]]) -> Iterator[list[Reading]]:
    """At most 50 readings, none of which waits much longer than 5 seconds."""
    batch: list[Reading] = []
    due_at = 0.0
    for readings in ended:
        if not batch:
            due_at = time.monotonic() + BATCH_SECONDS_MAX
        batch += readings
        if len(batch) >= BATCH_COMPANIES_MAX or (batch and time.monotonic() >= due_at):
            yield batch
            batch = []
    if batch:
        yield batch
