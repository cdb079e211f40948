"""The daily flow: raw lists to the day's outreach queue.

Tasks get the run as it is and give back a summary; one task reads the sites of one chunk of
companies. Nothing is cached by Prefect: our own database knows what is done for a day.
"""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from flows.params import RunParams
from flows.run import Run, open_run
from flows.stages import enriching, exporting, matching, queueing, reading, scoring
from prospects.report import RunReport

CHUNKS_AT_ONCE = 2

read_lists = task(reading.read_lists, cache_policy=NO_CACHE, persist_result=False)
enrich_chunk = task(enriching.enrich_chunk, cache_policy=NO_CACHE, persist_result=False)
score_companies = task(scoring.score_run, cache_policy=NO_CACHE, persist_result=False)
match_personas = task(matching.match_run, cache_policy=NO_CACHE, persist_result=False)
build_queue = task(queueing.queue_run, cache_policy=NO_CACHE, persist_result=False)
export_queue = task(exporting.export_run, cache_policy=NO_CACHE, persist_result=False)


@flow(
    name="daily-prospecting",
    flow_run_name="daily {params.day}",
    task_runner=ThreadPoolTaskRunner(max_workers=CHUNKS_AT_ONCE),
    persist_result=False,
    validate_parameters=False,
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
    with enriching.progress(chunks) as advance:
        futures = [enrich_chunk.submit(run, chunk, advance) for chunk in chunks]
        for future in futures:
            future.result()
    enriching.judge(run)
