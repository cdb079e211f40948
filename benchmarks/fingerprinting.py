"""Our engine on the captured pages; each job runs in a process of its own."""

import gc
import logging
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from captured import CapturedPage, captured_pages
from measuring import do_job, rss_mb

from enrichment.technographics.engine import Engine, Mode, load_engine
from enrichment.technographics.fingerprints.reading import OUR_FINGERPRINTS
from enrichment.technographics.page.source import PageSource
from flows.memory import peak_rss_bytes


def load(data: str, mode: str) -> Mapping[str, float]:
    """CPU seconds of the interpreter and imports, and of making the engine."""
    before = time.process_time()
    engine = _engine(data, mode)
    return {
        "imports": before,
        "load": time.process_time() - before,
        "rss": rss_mb(),
        "technologies": len(engine.fingerprints.technologies),
        "left_out": len(engine.left_out),
    }


def read_from_disk(web: str, data: str, mode: str) -> float:
    """The most memory in MB, with one page at a time in memory."""
    engine = _engine(data, mode)
    for page in captured_pages(web):
        engine.detect(_source(page))
    return peak_rss_bytes() / 1e6


def detect(
    web: str, data: str, mode: str, rounds: int = 1, every: int = 1, most: int | None = None
) -> Mapping[str, Any]:
    """Detect again and again on pages in memory, after one round that warms up.

    Returns:
        Of each round: CPU seconds, slowest page (ms, file) and microseconds a page of
        `bytes.lower()`; of each page: median ms over rounds; and what was found.
    """
    engine = _engine(data, mode)
    pages = captured_pages(web, every, most)
    sources = [_source(page) for page in pages]
    found = {
        page.path.name: {each.technology: each.version or "" for each in engine.detect(source)}
        for page, source in zip(pages, sources, strict=True)
    }
    gc.collect()
    taken = [(_calibration(sources), _round(engine, sources)) for _ in range(rounds)]
    return {
        "cpu": [sum(spent) / 1000 for _, spent in taken],
        "slowest": [max(zip(spent, found, strict=True)) for _, spent in taken],
        "calibration": [calibration for calibration, _ in taken],
        "pages": [statistics.median(of) for of in zip(*(spent for _, spent in taken), strict=True)],
        "found": found,
    }


def _engine(data: str, mode: str) -> Engine:
    return load_engine(Path(data) if data else OUR_FINGERPRINTS, Mode(mode))


def _source(page: CapturedPage) -> PageSource:
    return PageSource(page.body(), page.url, page.headers)


def _calibration(sources: Sequence[PageSource]) -> float:
    """What the machine is worth at this moment: microseconds a page."""
    start = time.process_time()
    for source in sources:
        source.body.lower()
    return (time.process_time() - start) / len(sources) * 1e6


def _round(engine: Engine, sources: Sequence[PageSource]) -> list[float]:
    """Milliseconds of CPU of each page; nothing is done between two pages."""
    stamps = [time.process_time()]
    for source in sources:
        engine.detect(source)
        stamps.append(time.process_time())
    return [(end - start) * 1000 for start, end in pairwise(stamps)]


JOBS: Mapping[str, Callable[..., Any]] = {
    "load": load,
    "read_from_disk": read_from_disk,
    "detect": detect,
}

if __name__ == "__main__":
    logging.disable(logging.WARNING)  # What is left out stands in the first table.
    do_job(JOBS)
