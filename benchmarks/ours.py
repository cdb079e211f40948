"""The product's side of the benchmarks: each job runs in a process of its own."""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from measuring import Figures, do_job, measured, rss_mb
from pages import HOST, PATHS
from watching import Parts, profiled, watch_parts
from web import FIRST_UNCOUNTED

from enrichment.enrich import Enrichment
from enrichment.fetching import CompanySession, Fetcher, Waiting
from flows.orders import ORDERS_AT_ONCE
from prospects.company import Company
from prospects.site_memory import SiteMemory
from prospects.specs.settings import EnrichmentSettings, Settings
from prospects.store import Store, open_store
from prospects.visit import SiteReading

DAY = date(2026, 11, 21)
CHUNK = EnrichmentSettings().chunk_size
Place = dict[str, Any]
"""Ports and CA file of the bench web."""


def settings_for(web: Place, **fetch: object) -> Settings:
    """Settings that lead to the bench web, without pauses and without DNS."""
    values: dict[str, object] = {
        "contact": "bench@prospects-invented.tld",
        "delay_seconds": 0.0,
        "requests_per_address": 64,  # All hosts live at one address here.
        "connect_to": f"80=127.0.0.1:{web['http']},443=127.0.0.1:{web['https']}",
        "allow_networks": "127.0.0.0/8",
        "ca_file": web["ca_file"],
    }
    return Settings.model_validate({"fetch": {**values, **fetch}, "dns": {"enabled": False}})


def companies_of(count: int, first: int = 0) -> list[Company]:
    """Invented companies of the bench web."""
    hosts = [HOST.format(number) for number in range(first, first + count)]
    return [Company(host, host, None) for host in hosts]


@contextmanager
def filled_store(companies: Sequence[Company], file: str = "") -> Iterator[Store]:
    """A SQLite database that knows the companies: a file, or one for the moment."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-store-") as folder,
        open_store(file or str(Path(folder) / "bench.db")) as store,
    ):
        store.save_companies(companies)
        yield store


class WatchedStore:
    """The store's doors for enrichment, with what went through them."""

    def __init__(self, store: Store, parts: Parts | None = None) -> None:
        parts = parts or Parts()
        self._load = parts.watched("load memories", store.load_site_memories)
        self._save = parts.watched("save readings", store.save_readings)
        self._lock = Lock()
        self.seen = Counter[str]()
        self.after: Callable[[int], None] = lambda _: None

    def load_site_memories(self, keys: Iterable[str], *rest: Any) -> Mapping[str, SiteMemory]:
        """What is known of companies' sites."""
        known: Mapping[str, SiteMemory] = self._load(keys, *rest)
        return known

    def save_readings(self, readings: Sequence[SiteReading]) -> None:
        """Save and count."""
        self._save(readings)
        with self._lock:
            self._count(readings)

    def _count(self, readings: Sequence[SiteReading]) -> None:
        for reading in readings:
            self.seen[reading.visit.state] += 1
            self.seen["pages"] += reading.visit.pages
            self.seen["signals"] += len(reading.signals)
            self.seen["issues"] += len(reading.issues)
        self.after(sum(self.seen[state] for state in ("read", "failed")))


def enrich(web: Place, companies: Sequence[Company], store: WatchedStore, **more: Any) -> None:
    """The product's own door, with chunks as a worker gets them: the next before one is done."""
    day = more.pop("day", DAY)
    chunks = [companies[start : start + CHUNK] for start in range(0, len(companies), CHUNK)]

    def read(chunk: Sequence[Company]) -> int:
        return sum(enrichment.read(chunk, day))

    with (
        Enrichment(settings_for(web, **more), store, ORDERS_AT_ONCE) as enrichment,
        ThreadPoolExecutor(ORDERS_AT_ONCE) as pool,
    ):
        list(pool.map(read, chunks))


def warm_up(web: Place) -> None:
    """Read a few sites: word lists are loaded and patterns compiled once in a process."""
    listed = companies_of(8, FIRST_UNCOUNTED)
    with filled_store(listed) as store:
        enrich(web, listed, WatchedStore(store))


def enrichment(web: Place, companies: int, split: bool = False, profile: str = "") -> Figures:
    """Full enrichment of companies, stored in SQLite."""
    warm_up(web)
    listed, parts = companies_of(companies), Parts()
    if split:
        watch_parts(parts)
    with filled_store(listed) as store, profiled(profile):
        watched = WatchedStore(store, parts)
        figures = measured(lambda: enrich(web, listed, watched))
    return {**figures, **{n: float(k) for n, k in watched.seen.items()}, **parts.figures()}


def requests(web: Place, hosts: int) -> Figures:
    """robots.txt and four pages of each host by the product's fetcher, nothing parsed."""

    def read(number: int) -> Waiting[int]:
        with CompanySession(fetcher) as session:
            for path in PATHS:
                yield from session.fetch(f"https://{HOST.format(number)}{path}")
            return session.requests

    def read_all(numbers: Sequence[int]) -> None:
        with fetcher.visiting(map(read, numbers)) as ended:
            for _ in ended:
                pass

    with Fetcher(settings_for(web).fetch) as fetcher:
        read_all(range(FIRST_UNCOUNTED, FIRST_UNCOUNTED + 8))
        return measured(lambda: read_all(range(hosts)))


def memory(web: Place, points: Sequence[int]) -> list[list[float]]:
    """RSS after so many companies, at the pace of a real run, in one process."""
    warm_up(web)
    listed, rows = companies_of(max(points)), [[0.0, rss_mb()]]

    def note(done: int) -> None:
        while len(rows) <= len(points) and done >= points[len(rows) - 1]:
            rows.append([float(points[len(rows) - 1]), rss_mb()])
            print(f"  {done} companies: {rows[-1][1]:.0f} MB", file=sys.stderr, flush=True)

    with filled_store(listed) as store:
        watched = WatchedStore(store)
        watched.after = note
        enrich(web, listed, watched, delay_seconds=1.0)
    return rows


def slow_hosts(web: Place, companies: int, delay_seconds: float) -> Figures:
    """Enrichment at the pace of a real run, patient enough for slow hosts."""
    warm_up(web)
    listed, pace = companies_of(companies), {"delay_seconds": delay_seconds, "read_seconds": 15.0}
    with filled_store(listed) as store:
        watched = WatchedStore(store)
        figures = measured(lambda: enrich(web, listed, watched, **pace))
    return {**figures, "read": float(watched.seen["read"])}


def due_again(web: Place, database: str, companies: int, days_later: int) -> Figures:
    """One run of several on the same database; companies that are fresh are left alone."""
    warm_up(web)
    listed, parts, day = companies_of(companies), Parts(), DAY + timedelta(days=days_later)
    watch_parts(parts)
    with filled_store(listed, database) as store:
        fresh = store.fresh_companies([company.key for company in listed], day, 7)
        due = [company for company in listed if company.key not in fresh]
        figures = measured(lambda: enrich(web, due, WatchedStore(store), day=day))
    return {**figures, "due": float(len(due)), "parsed": float(parts.calls("parse"))}


JOBS: dict[str, Callable[..., Any]] = {
    "enrichment": enrichment,
    "requests": requests,
    "memory": memory,
    "slow_hosts": slow_hosts,
    "due_again": due_again,
}

if __name__ == "__main__":
    do_job(JOBS)
