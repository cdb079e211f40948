"""The daily flow: raw lists to the day's outreach queue.

Tasks get the run as it is and give back a summary; one task reads the sites of one chunk of
companies. Nothing is cached by Prefect: our own database knows what is done for a day.
"""

from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from flows.params import RunParams
from flows.run import Run, open_run
from flows.stages import enriching, exporting, matching, queueing, reading, scoring
from prospects.report import RunReport

CHUNKS_IN_A_WINDOW = 32
"""Chunks that Prefect has at the same time; as many as there are processes are at work."""

_stage = task(cache_policy=NO_CACHE, persist_result=False)
read_lists = _stage(reading.read_lists)
enrich_chunk = _stage(enriching.enrich_chunk)
score_companies = _stage(scoring.score_run)
match_personas = _stage(matching.match_run)
build_queue = _stage(queueing.queue_run)
export_queue = _stage(exporting.export_run)

# Prefect types its runners by the kind of future that they make; a flow takes any.
_runner: Any = ThreadPoolTaskRunner(max_workers=CHUNKS_IN_A_WINDOW)


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
        enrich_companies(run)
        score_companies(run)
        match_personas(run)
        build_queue(run)
        export_queue(run)
        return run.report


def enrich_companies(run: Run) -> None:
    """Read the sites of all companies that are due, one task a chunk."""
    chunks = enriching.due_chunks(run)
    with enriching.open_workers(run) as workers, enriching.progress(chunks) as advance:
        for start in range(0, len(chunks), CHUNKS_IN_A_WINDOW):
            window = chunks[start : start + CHUNKS_IN_A_WINDOW]
            for future in [enrich_chunk.submit(run, chunk, workers, advance) for chunk in window]:
                future.result()
    enriching.forget_old_pages(run)
    enriching.judge(run)
