"""What the database costs a company: saving a reading, and loading what the next visit needs.

.venv/bin/python benchmarks/storing.py [--companies 2000] [--rounds 5]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from measuring import (
    Figures,
    cpu_seconds,
    do_job,
    in_own_process,
    median,
    print_table,
    print_verdict,
)

from prospects.company import Company
from prospects.signal import Provenance, Signal, SignalKind
from prospects.site_memory import PageRecord, RobotsRecord
from prospects.store import Store, open_store
from prospects.visit import SiteReading, Visit

BATCH, PAGES, FACTS_OF_A_PAGE = 50, 4, 10
SAVE_MS_MAX, LOAD_MS_MAX = 1.5, 0.2
_DAYS = (date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23))
_KINDS = tuple(SignalKind)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What the database costs a company.")
    parser.add_argument("--companies", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    rounds = [
        in_own_process("storing.py", "store", companies=chosen.companies)
        for _ in range(chosen.rounds)
    ]
    figures = median(rounds)
    facts = PAGES * FACTS_OF_A_PAGE
    print_table(
        f"SQLite, batches of {BATCH}: visit, robots.txt, {PAGES} pages, {facts} facts; medians",
        ("", "ms of CPU a company"),
        list(figures.items()),
    )
    worst = max(figures["first visit"], figures["next visit"])
    print_verdict("saving", f"<= {SAVE_MS_MAX} ms", worst, kept=worst <= SAVE_MS_MAX)
    loading = figures["loading memories"]
    print_verdict("loading", f"<= {LOAD_MS_MAX} ms", loading, kept=loading <= LOAD_MS_MAX)


def store(companies: int) -> Figures:
    """Milliseconds of CPU a company of each step, the readings made before."""
    keys = [f"company-{number:06}-invented.tld" for number in range(companies)]
    first, following, unchanged = _DAYS
    with (
        tempfile.TemporaryDirectory(prefix="bench-storing-") as folder,
        open_store(str(Path(folder) / "bench.db")) as opened,
    ):
        opened.save_companies(Company(key, key, None) for key in keys)
        figures = {
            "first visit": _saved(opened, keys, first),
            "next visit": _saved(opened, keys, following),
            "next visit, all unchanged": _saved(opened, keys, unchanged, is_unchanged=True),
        }
        started = cpu_seconds()
        for batch in _batches(keys):
            opened.load_site_memories(batch)
        figures["loading memories"] = (cpu_seconds() - started) / companies * 1000
        started = cpu_seconds()
        opened.load_signals(keys)
        figures["loading facts"] = (cpu_seconds() - started) / companies * 1000
    return figures


def _saved(opened: Store, keys: Sequence[str], day: date, *, is_unchanged: bool = False) -> float:
    batches = [
        [_reading(key, day, is_unchanged=is_unchanged) for key in batch] for batch in _batches(keys)
    ]
    started = cpu_seconds()
    for batch in batches:
        opened.save_readings(batch)
    return (cpu_seconds() - started) / len(keys) * 1000


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _reading(key: str, day: date, *, is_unchanged: bool) -> SiteReading:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    urls = tuple(f"https://{key}/{number}" for number in range(PAGES))
    pages = tuple(
        PageRecord(key, "home", url, url, day, at, '"abc"', "", "ab" * 32, "v1") for url in urls
    )
    robots = RobotsRecord(f"https://{key}", key, at, 200, b"User-agent: *\nDisallow: /x\n" * 10)
    facts = () if is_unchanged else tuple(_facts(key, urls, at))
    visit = Visit(key, day, "read", PAGES, PAGES + 1, at, urls[0], None, "v1")
    return SiteReading(visit, facts, (), pages, (robots,), urls if is_unchanged else ())


def _facts(key: str, urls: Sequence[str], at: datetime) -> Iterator[Signal]:
    for number in range(PAGES * FACTS_OF_A_PAGE):
        url = urls[number // FACTS_OF_A_PAGE]
        seen = Provenance(url, at, "json-ld", "<script src=https://cdn-invented.tld/a.js> " * 4)
        kind = _KINDS[number % len(_KINDS)]
        yield Signal(kind, f"name {number}", f"value {number} of {key} \u00fc", 0.8, seen)


if __name__ == "__main__":
    do_job({"store": store}) if sys.argv[1:2] == ["store"] else main()
