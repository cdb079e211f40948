"""The daily flow: raw lists to the day's outreach queue.

Tasks get the run as it is and give back a summary; one task reads the sites of one chunk of
companies, or the boards at one vendor's back end. Nothing is cached by Prefect: our own database
knows what is done for a day.
"""

from collections.abc import Callable, Sequence
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from flows.orders import Work
from flows.params import RunParams
from flows.run import Run, open_run
from flows.stages import (
    carrying_out,
    enriching,
    exporting,
    hiring,
    matching,
    queueing,
    reading,
    scoring,
)
from flows.stages.carrying_out import open_workers
from flows.workers import Workers
from prospects.report import RunReport

WORKS_IN_A_WINDOW = 32
"""Works that Prefect has at the same time; as many as the processes have seats are under way."""

_stage = task(cache_policy=NO_CACHE, persist_result=False)
read_lists = _stage(reading.read_lists)
read_chunk = _stage(carrying_out.carry_out).with_options(name="read_chunk")
read_back_end = _stage(carrying_out.carry_out).with_options(name="read_back_end")
score_companies = _stage(scoring.score_run)
match_personas = _stage(matching.match_run)
build_queue = _stage(queueing.queue_run)
export_queue = _stage(exporting.export_run)

# Prefect types its runners by the kind of future that they make; a flow takes any.
_runner: Any = ThreadPoolTaskRunner(max_workers=WORKS_IN_A_WINDOW)


@flow(
    name="daily-prospecting",
    flow_run_name="daily {params.day}",
    task_runner=_runner,
    persist_result=False,
)
def daily_prospecting(params: RunParams) -> RunReport:
    """Turn raw lists into the day's outreach queue."""
    with open_run(params) as run:
        read_lists(run)
        with open_workers(run) as workers:
            enrich_companies(run, workers)
            read_boards(run, workers)
        score_companies(run)
        match_personas(run)
        build_queue(run)
        export_queue(run)
        return run.report


def enrich_companies(run: Run, workers: Workers) -> None:
    """Read the sites of all companies that are due, one task a chunk."""
    chunks = enriching.due_sites(run)
    with enriching.progress(chunks) as advance:
        _in_windows(chunks, lambda chunk: read_chunk.submit(run, chunk, workers, advance))
    enriching.forget_old_pages(run)
    enriching.judge(run)


def read_boards(run: Run, workers: Workers) -> None:
    """Read the boards of all companies that are due, one task a vendor's back end."""
    boards = hiring.due_boards(run)
    with hiring.progress(boards) as advance:
        _in_windows(boards, lambda some: read_back_end.submit(run, some, workers, advance))
    hiring.count(run)


def _in_windows(works: Sequence[Work], submit: Callable[[Any], Any]) -> None:
    """Submit works, a window after the other, and wait for their ends."""
    for start in range(0, len(works), WORKS_IN_A_WINDOW):
        for future in [submit(work) for work in works[start : start + WORKS_IN_A_WINDOW]]:
            future.result()
