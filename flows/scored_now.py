"""The scores of one company as a run of the day would make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.icps import load_own_icps
from flows.owner_lists import load_entries
from flows.profiles import database_frame
from prospects.errors import ConfigError
from prospects.score import IcpScore
from prospects.store import Store
from prospects.suppression import SuppressionLists
from scoring.icp import build_scores


@dataclass(frozen=True, slots=True)
class ScoredNow:
    """Scores of no run.

    Attributes:
        scores: One an ICP, in the order of the files.
        why_not: Why there are none: what is wrong with the configuration; empty where it is sound.
    """

    scores: Sequence[IcpScore]
    why_not: str = ""


def score_now(store: Store, company_key: str, config: Path, day: date) -> ScoredNow:
    """Score a stored company with the ICPs and lists as they are now.

    Args:
        store: The database; nothing is written.
        company_key: The company.
        config: Folder of the configuration.
        day: What came after it does not count.
    """
    try:
        icps = [*load_own_icps(config).values()]
        lists = SuppressionLists.of(load_entries(config, store))
    except ConfigError as error:
        return ScoredNow((), str(error.faults[0]))
    frame = database_frame(store, lists, day, [company_key], icps)
    return ScoredNow(build_scores(frame, icps))
