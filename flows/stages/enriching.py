"""Sites into signals: which companies are due, in chunks, and whether the result is honest."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from flows.orders import SiteWork
from flows.progress import progress_bar
from flows.run import Run
from flows.stages.carrying_out import Advance, process_count
from prospects.errors import ExpectationFailed
from prospects.issue import TRANSIENT_CODES, Issue, IssueCode

CHUNKS_MAX = 400
"""Prefect's own database and server suffer above 500 task runs a flow; chunks grow instead."""


def due_sites(run: Run) -> list[SiteWork]:
    """Companies whose site is not fresh, in chunks of whole domains, enough for all processes."""
    settings = run.configuration.settings.enrichment
    fresh = run.store.fresh_companies(run.keys, run.params.day, settings.fresh_days)
    due = [company for company in run.companies if company.key not in fresh]
    share = math.ceil(len(due) / process_count(run))
    size = max(min(settings.chunk_size, share), math.ceil(len(due) / CHUNKS_MAX), 1)
    return [SiteWork(due[start : start + size]) for start in range(0, len(due), size)]


def forget_old_pages(run: Run) -> None:
    """Keep the page store within `enrichment.keep_pages_days`."""
    days = run.configuration.settings.enrichment.keep_pages_days
    run.store.forget_page_bodies(run.params.day - timedelta(days=days - 1))


@contextmanager
def progress(works: Sequence[SiteWork]) -> Iterator[Advance]:
    """A bar on stderr while sites are read, where somebody watches."""
    total = sum(len(work.companies) for work in works)
    with progress_bar("reading web sites", total) as advance:
        yield advance


def judge(run: Run) -> None:
    """Count what enrichment gave, and stop a run whose result would mislead.

    Raises:
        ExpectationFailed: Too few companies gave a signal; sites that may answer later are
            forgotten, so that the next run of the day asks them again.
    """
    counts = Counter(issue.code for issue in current_issues(run))
    run.report.issues = {str(code): n for code, n in sorted(counts.items())}
    read = run.store.site_read(run.keys)
    run.report.funnel.enriched = len(read)
    run.log_stage(
        "enrichment", companies=len(run.keys), enriched=len(read), issues=sum(counts.values())
    )
    with_site = [company for company in run.companies if company.domain]
    least = run.configuration.settings.expectations.signals_ratio_min
    if not with_site or len(read) / len(with_site) >= least:
        return
    run.store.forget_failed_visits(run.params.day, TRANSIENT_CODES)
    raise ExpectationFailed(_poor(len(read), len(with_site), least, counts))


def current_issues(run: Run) -> list[Issue]:
    """Issues of the latest visit of each of the run's companies."""
    return run.store.load_current_issues(run.keys, run.params.day)


def _poor(read: int, asked: int, least: float, counts: Counter[IssueCode]) -> str:
    causes = ", ".join(f"{code} {n}" for code, n in counts.most_common(3))
    return (
        f"only {read} of {asked} web sites could be read ({causes}), fewer than "
        f"expectations.signals_ratio_min {least:g}: nothing was exported; check the network and "
        "run again, sites that may answer later are asked again"
    )
