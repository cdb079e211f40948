"""The dry run: the day's stages without network, without Prefect, and without writing."""

from flows.params import RunParams
from flows.run import open_run
from flows.stages import matching, queueing, reading, scoring
from prospects.report import RunReport


def try_day(params: RunParams) -> RunReport:
    """Say what the day would give from the lists and from what is already known.

    Raises:
        ProspectsError: As the flow does.
    """
    with open_run(params) as run:
        reading.read_lists(run)
        scoring.score_run(run)
        matching.match_run(run)
        queueing.queue_run(run)
        return run.finish()
