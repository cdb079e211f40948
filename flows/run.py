"""One run: what it was asked, what it works with, and its report."""

import logging
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

from flows.configuration import Configuration, load_configuration
from flows.memory import peak_rss_bytes
from flows.params import RunParams
from flows.technology_news import TechnologyNews
from outreach.queue import Queue
from prospects.aliases import Aliases
from prospects.company import Company
from prospects.contact import Contact
from prospects.likeness import Likeness
from prospects.lists import read_lists
from prospects.membership import all_entries
from prospects.mention import Mention
from prospects.profile import CompanyProfile
from prospects.rejected import RejectedRow
from prospects.report import ListAge, RunReport
from prospects.score import IcpScore, PersonaMatch
from prospects.store import Store, open_store
from prospects.store.address import parse_address
from prospects.suppression import SuppressionEntry, SuppressionLists

LOGGER = logging.getLogger("prospects")


class Run:
    """A run at work. Stages fill it from top to bottom.

    A plain class and no dataclass, so that Prefect hands it to tasks as it is.

    Attributes:
        params: What was asked.
        configuration: The owner's files.
        store: The database.
        report: Counts and times.
        companies: Companies of the day's lists, or of the base, in the order of their keys.
        contacts: Contacts of these companies.
        rejected: Rows that could not be taken.
        likenesses: Companies and people of the lists just read that may be one with others.
        profiles: Company key -> what is known.
        scores: Company key -> one score an ICP.
        mentions: Of a dry run: company key -> what lists say, those just read included.
        matches: Contact id -> persona.
        news: Company key -> technologies that are new or gone there.
        queue: Entries and withheld.
    """

    def __init__(self, params: RunParams, configuration: Configuration, store: Store) -> None:
        self.params = params
        self.configuration = configuration
        self.store = store
        self.report = RunReport(
            run_id=uuid.uuid4().hex[:12],
            day=params.day,
            state="running",
            started_at=datetime.now(UTC),
            lists=list_ages(configuration, store),
            notice=params.notice,
        )
        self.companies: list[Company] = []
        self.contacts: list[Contact] = []
        self.rejected: list[RejectedRow] = []
        self.likenesses: list[Likeness] = []
        self.mentions: dict[str, list[Mention]] = {}
        self.profiles: dict[str, CompanyProfile] = {}
        self.scores: dict[str, list[IcpScore]] = {}
        self.matches: dict[str, PersonaMatch] = {}
        self.news: dict[str, TechnologyNews] = {}
        self.queue = Queue((), ())
        self._workers_cpu_seconds = 0.0
        self._workers_rss_bytes_max = 0
        self._cpu_started = time.process_time()
        self._stage_started = time.monotonic()

    @property
    def keys(self) -> list[str]:
        """Keys of the run's companies."""
        return [company.key for company in self.companies]

    def suppression_entries(self) -> list[SuppressionEntry]:
        """Entries of the owner's files and of `prospects suppress`."""
        lists, aliases = self.configuration.lists, Aliases(self.configuration.aliases)
        return all_entries(lists, self.store.load_suppressions(), aliases)

    def suppression_lists(self) -> SuppressionLists:
        """All entries, indexed."""
        scoring_lists = self.configuration.settings.outreach.scoring_lists
        return SuppressionLists.of(self.suppression_entries(), scoring_lists)

    def read_lists_again(self) -> None:
        """Take the owner's files as they are now: an opt-out that came during the run counts.

        Raises:
            ConfigError: A list that is required, or that was there at the start, is missing now.
        """
        configuration, places = self.configuration, self.params.places
        names = [each.name for each in configuration.lists]
        required = dict.fromkeys([*configuration.settings.outreach.required_lists, *names])
        lists = read_lists(places.lists or places.config / "lists", required)
        self.configuration = replace(configuration, lists=lists)
        self.report.lists = list_ages(self.configuration, self.store)

    def log_stage(self, stage: str, **counts: int) -> None:
        """Say in one line that a stage is done; counts only, never a name or an address."""
        seconds = time.monotonic() - self._stage_started
        self._stage_started = time.monotonic()
        shown = " ".join(f"{name}={number}" for name, number in counts.items())
        LOGGER.info("%s finished  %s seconds=%.0f", stage, shown, seconds)

    def report_workers(self, cpu_seconds: float, rss_bytes_max: int) -> None:
        """Add what processes of the run used to its report."""
        self._workers_cpu_seconds += cpu_seconds
        self._workers_rss_bytes_max = max(self._workers_rss_bytes_max, rss_bytes_max)

    def finish(self, message: str = "") -> RunReport:
        """Close the report; a message makes it a failed one."""
        self.report.state = "failed" if message else "completed"
        self.report.message = message
        self.report.finished_at = datetime.now(UTC)
        cpu_seconds = time.process_time() - self._cpu_started + self._workers_cpu_seconds
        self.report.cpu_seconds = round(cpu_seconds, 2)
        self.report.rss_bytes_max = max(peak_rss_bytes(), self._workers_rss_bytes_max)
        return self.report


def list_ages(configuration: Configuration, store: Store) -> tuple[ListAge, ...]:
    """The owner's lists as the report names them, with who declared an empty one."""
    declared = {
        name: f"empty on purpose ({said.declared_by}, {said.declared_on})"
        for name, said in store.load_declarations().items()
    }
    return tuple(each.age(declared.get(each.name, "")) for each in configuration.lists)


_held: set[tuple[str, str]] = set()


@contextmanager
def hold_day(store: Store, params: RunParams) -> Iterator[None]:
    """Hold the lock of (database, day); a second time in one run is free, a dry run needs none.

    The command line takes the lock before it starts Prefect, so that a second run is turned away
    at once; a run that Prefect starts by itself takes it in the flow.

    Raises:
        RunLocked: Another run of that day and database is at work.
    """
    key = (params.database.get_secret_value(), params.day.isoformat())
    if params.dry_run or key in _held:
        yield
        return
    with store.lock_day(params.day):
        _held.add(key)
        try:
            yield
        finally:
            _held.discard(key)


@contextmanager
def open_database(params: RunParams) -> Iterator[Store]:
    """The run's database; a dry run neither makes nor upgrades one.

    Raises:
        DatabaseError: It cannot be used; for a dry run also when it has to be upgraded first.
    """
    url = params.database.get_secret_value()
    file = parse_address(url).file
    if params.dry_run and file is not None and not file.exists():
        with TemporaryDirectory() as folder, open_store(f"{folder}/empty.db") as store:
            yield store
    else:
        with open_store(url, upgrade=not params.dry_run) as store:
            yield store


@contextmanager
def open_run(params: RunParams) -> Iterator[Run]:
    """Check the configuration, open the database, take the lock, and write down how it ends.

    Raises:
        ConfigError, DatabaseError, RunLocked: Before anything was done.
    """
    configuration = load_configuration(params.places)
    with open_database(params) as store, hold_day(store, params):
        run = Run(params, configuration, store)
        if params.dry_run:
            yield run
            return
        store.begin_run(run.report)
        try:
            yield run
        except BaseException as error:
            store.finish_run(run.finish(str(error) or type(error).__name__))
            raise
        store.finish_run(run.report)
