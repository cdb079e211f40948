"""Boards into openings: which company has which board, what is due, and what came of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice

from enrichment.hiring.resolving import own_site_reading, resolve_board
from enrichment.hiring.visit import BoardAssignment, unaskable
from flows.orders import BoardWork
from flows.progress import progress_bar
from flows.run import Run
from flows.stages import enriching
from flows.stages.carrying_out import Advance
from prospects.hiring import OWN_SITE, BoardReading
from prospects.issue import Issue, Stage
from prospects.signal import Signal
from prospects.specs.settings import HiringSettings

_COMPANIES_AT_ONCE = 2_000
"""Companies whose signals are in memory at a time."""


def due_boards(run: Run) -> list[BoardWork]:
    """Boards that are to be read, one work a vendor's back end, the largest first.

    What can be said without asking a board is saved here: openings on companies' own sites, and
    that a board is one which nobody can ask.
    """
    by_back_end: dict[str, list[BoardAssignment]] = defaultdict(list)
    for companies in _due_companies(run):
        known: list[BoardReading] = []
        for found in _look_up(run, companies):
            if isinstance(found, BoardReading):
                known.append(found)
            else:
                by_back_end[found.back_end].append(found)
        run.store.save_board_readings(known)
    return [BoardWork(boards) for boards in sorted(by_back_end.values(), key=len, reverse=True)]


def _due_companies(run: Run) -> Iterator[list[str]]:
    """Keys of companies whose openings are not fresh, some at a time."""
    settings = run.configuration.settings.enrichment.hiring
    fresh = run.store.fresh_boards(run.keys, run.params.day, settings.fresh_days)
    due = iter([key for key in run.keys if key not in fresh])
    while some := list(islice(due, _COMPANIES_AT_ONCE)):
        yield some


def _look_up(run: Run, companies: Sequence[str]) -> Iterator[BoardAssignment | BoardReading]:
    """Where to look for the openings of companies, or what is known of them already."""
    settings, day = run.configuration.settings.enrichment.hiring, run.params.day
    visited = run.store.good_visit_days(companies, day)
    for key, signals in run.store.load_signals(companies).items():
        found = look_up(key, signals, visited.get(key), day, settings)
        if found is not None:
            yield found


def look_up(
    company_key: str,
    signals: Sequence[Signal],
    visited_on: date | None,
    day: date,
    settings: HiringSettings,
) -> BoardAssignment | BoardReading | None:
    """Where to look for a company's openings.

    Args:
        company_key: The company.
        signals: Its current ones.
        visited_on: Day of the latest good visit of its site, or None.
        day: Day of the run.
        settings: How boards are read.

    Returns:
        Its own board, if that can be asked; else what its own site shows, or why its board cannot
        be asked; None where nothing is known, or boards are not wanted.
    """
    refused: BoardReading | None = None
    if board := resolve_board(signals):
        assignment = BoardAssignment(company_key, board)
        refused = unaskable(assignment, day, settings)
        if refused is None:
            return assignment if settings.boards else None
    own = own_site_reading(company_key, signals, visited_on, day) if visited_on else None
    return own or refused


@contextmanager
def progress(works: Sequence[BoardWork]) -> Iterator[Advance]:
    """A bar on stderr while boards are read, where somebody watches."""
    total = sum(len(work.assignments) for work in works)
    with progress_bar("reading boards", total) as advance:
        yield advance


def count(run: Run) -> None:
    """Count what is known of the companies' hiring, and what went wrong on the way."""
    looks = run.store.latest_looks(run.keys, run.params.day).values()
    states = Counter(look.state for look in looks)
    funnel = run.report.funnel
    funnel.boards_read = sum(look.state != "unknown" and look.board != OWN_SITE for look in looks)
    funnel.hiring, funnel.not_hiring = states["hiring"], states["not_hiring"]
    funnel.hiring_unknown = len(run.keys) - funnel.hiring - funnel.not_hiring
    troubles = current_issues(run)
    codes = Counter(str(issue.code) for issue in troubles)
    run.report.issues = dict(sorted(codes.items()))
    run.log_stage(
        "hiring", boards=funnel.boards_read, hiring=funnel.hiring, not_hiring=funnel.not_hiring,
        unknown=funnel.hiring_unknown, issues=len(troubles),
    )  # fmt: skip


def current_issues(run: Run) -> list[Issue]:
    """Issues of the latest visit of each site, of the day's looks at boards and of its lists."""
    keys = set(run.keys)
    of_the_day = [
        issue
        for issue in run.store.load_issues(day=run.params.day)
        if issue.stage is Stage.INTAKE or (issue.stage is Stage.HIRING and issue.subject in keys)
    ]
    return [*enriching.current_issues(run), *of_the_day]
