"""The product's page store: filled with pages, and read again by extractors."""

import hashlib
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measuring import Figures, do_job, measured, rss_mb
from ours import DAY, companies_of
from pages import Body, captured_pages

from enrichment.stored_pages import reread_pages
from prospects.company import Company
from prospects.signal import Signal
from prospects.site_memory import PageRecord, StoredBody
from prospects.store import open_store
from prospects.visit import SiteReading, Visit

_NOW = datetime.combine(DAY, datetime.min.time(), UTC)
_BATCH = 50
Read = tuple[PageRecord, Sequence[Signal]]


def fill(database: str, shared: str, companies: int) -> Figures:
    """Store one captured page for each company, as read by older extractors."""
    bodies = captured_pages(Path(shared)).others
    packed = [StoredBody.of(body.plain, _headers(body)) for body in bodies]
    hashes = [hashlib.blake2b(body.plain, digest_size=16).hexdigest() for body in bodies]
    listed = companies_of(companies)

    def save() -> None:
        with open_store(database) as store:
            store.save_companies(listed)
            for start in range(0, companies, 500):
                store.save_readings(
                    _reading(company, packed[n % len(packed)], hashes[n % len(packed)])
                    for n, company in enumerate(listed[start : start + 500], start)
                )

    return measured(save)


def _headers(body: Body) -> dict[str, tuple[str, ...]]:
    return {"content-type": (f"text/html; charset={body.charset}",)}


def _reading(company: Company, body: StoredBody, body_hash: str) -> SiteReading:
    url = f"https://{company.key}/"
    page = PageRecord(
        company_key=company.key, role="home", requested_url=url, url=url, seen_on=DAY,
        fetched_at=_NOW, etag="", last_modified="", body_hash=body_hash, version="older", body=body,
    )  # fmt: skip
    visit = Visit(company.key, DAY, "read", pages=1, requests=2, finished_at=_NOW, home_url=url)
    return SiteReading(visit, pages=(page,))


def reread(database: str, points: Sequence[int]) -> list[list[float]]:
    """RSS after so many companies whose stored pages were read again, facts stored."""
    rows, done = [[0.0, rss_mb()]], 0
    with open_store(database) as store:
        batch: list[Read] = []
        for pages in store.load_stored_pages():
            batch += reread_pages(pages)
            done += 1
            if done % _BATCH == 0:
                store.replace_page_facts(batch, "newer")
                batch.clear()
            if len(rows) <= len(points) and done >= points[len(rows) - 1]:
                rows.append([float(done), rss_mb()])
                print(f"  {done} companies: {rows[-1][1]:.0f} MB", file=sys.stderr, flush=True)
        store.replace_page_facts(batch, "newer")
    return rows


JOBS: dict[str, Callable[..., Any]] = {"fill": fill, "reread": reread}

if __name__ == "__main__":
    do_job(JOBS)
