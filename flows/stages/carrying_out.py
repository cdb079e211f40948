"""The processes that read sites and boards: opened once a run, and one order after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from enrichment.technographics import choose_engine
from flows.orders import Work
from flows.processes import cores
from flows.run import Run
from flows.workers import Workers

Advance = Callable[[int], None]


def process_count(run: Run) -> int:
    """Processes that read: as the settings say, else one a core."""
    return run.configuration.settings.enrichment.processes or cores()


@contextmanager
def open_workers(run: Run) -> Iterator[Workers]:
    """The processes that read; what they used is part of the run's report."""
    settings = run.configuration.settings
    # Patterns are compiled once, here, and all processes find them ready.
    choose_engine(settings.enrichment.technographics.fingerprints)
    with Workers(process_count(run), settings, run.params.database.get_secret_value()) as workers:
        try:
            yield workers
        finally:
            run.report_workers(workers.cpu_seconds, workers.rss_bytes_max)


def carry_out(run: Run, work: Work, workers: Workers, advance: Advance) -> int:
    """Have work done by one of the processes; every batch is committed as it comes.

    Returns:
        Number of readings.
    """
    done = 0
    for readings in workers.carry_out(work, run.params.day):
        done += readings
        advance(readings)
    return done
