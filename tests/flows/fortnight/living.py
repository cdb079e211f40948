"""Living through the story: the run's own stages, day after day, each day twice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from enrichment.enrich import Enrichment
from flows.configuration import Configuration, load_configuration
from flows.listed import load_current
from flows.orders import Work
from flows.params import RunParams
from flows.places import Places
from flows.profiles import load_profiles
from flows.run import Run
from flows.stages import enriching, hiring
from prospects.company import Company
from prospects.hiring import Hiring, OpeningSighting
from prospects.profile import CompanyProfile
from prospects.report import Funnel
from prospects.specs.settings import Settings
from prospects.store import Store, open_store
from tests.flows.fortnight.story import DAYS, FIRMS, date_of
from tests.flows.fortnight.web import StoryWeb

REPOSITORY = Path(__file__).resolve().parents[3]
_NAMES = {firm.domain: firm.name for firm in FIRMS}


@dataclass(frozen=True)
class Lived:
    """What is known at the end of one day.

    Attributes:
        hiring: Name of a firm -> what it hires for; a firm at which nobody looked is absent.
        openings: Name of a firm -> every opening ever seen of it.
        profiles: Name of a firm that was on the day's lists -> its profile.
        funnel: As the run counts.
        issues: Names of firms whose board had an issue on the day.
        asked: Host and path of the day's requests.
    """

    hiring: Mapping[str, Hiring]
    openings: Mapping[str, list[OpeningSighting]]
    profiles: Mapping[str, CompanyProfile]
    funnel: Funnel
    issues: frozenset[str]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Days:
    """The whole story as it was understood.

    Attributes:
        once: Day -> what is known after its run.
        twice: Day -> what is known after a second run of it.
        later: Day -> name of a firm -> what was known then, as it is told when all is over.
    """

    once: Mapping[int, Lived]
    twice: Mapping[int, Lived]
    later: Mapping[int, Mapping[str, Hiring]]


def live(
    web: StoryWeb, folder: Path, database: str, at_end: Callable[[int], None] = lambda _: None
) -> Days:
    """All days of the story on one database; `at_end` is called at the end of each."""
    settings = _settings(web, few_fingerprints(folder))
    configuration = replace(_configuration(), settings=settings)
    once: dict[int, Lived] = {}
    twice: dict[int, Lived] = {}
    with open_store(database) as store:
        for web.day in DAYS:
            once[web.day] = _day(web, store, folder, configuration)
            twice[web.day] = _day(web, store, folder, configuration)
            at_end(web.day)
        return Days(once, twice, {day: _hiring(store, day) for day in DAYS})


def few_fingerprints(folder: Path) -> Path:
    """A file for `technographics.fingerprints`: ours take long to be compiled."""
    few = folder / "few.json"
    few.write_text('{"Acme Shop": {"html": "acme-shop"}}')
    return few


def _configuration() -> Configuration:
    return load_configuration(Places(REPOSITORY / "config", REPOSITORY / "outreach_templates"))


def _settings(web: StoryWeb, fingerprints: Path) -> Settings:
    """As they come, but for the pauses and the way to the web."""
    return Settings.model_validate({
        "fetch": {
            "connect_to": web.connect_to, "allow_networks": "127.0.0.0/8",
            "ca_file": str(web.ca_file), "delay_seconds": 0,
        },
        "enrichment": {
            "processes": 1, "technographics": {"fingerprints": str(fingerprints)},
            "hiring": {"delay_seconds": 0},
        },
    })  # fmt: skip


def _day(web: StoryWeb, store: Store, folder: Path, configuration: Configuration) -> Lived:
    asked_before = web.requests
    run = _run(web.day, store, folder, configuration)
    with Enrichment(configuration.settings, store) as enrichment:
        _read(run, enrichment, enriching.due_sites)
        enriching.judge(run)
        _read(run, enrichment, hiring.due_boards)
        hiring.count(run)
    current = load_current(store, run.companies)
    profiles = load_profiles(store, run.companies, current, run.params.day)
    return Lived(
        _hiring(store, web.day),
        {name: store.load_openings(key, day=run.params.day) for key, name in _NAMES.items()},
        {_NAMES[key]: profile for key, profile in profiles.items()},
        run.report.funnel,
        frozenset(_NAMES[issue.subject] for issue in hiring.current_issues(run)
                  if issue.stage == "hiring"),
        tuple(web.asked[asked_before:]),
    )  # fmt: skip


def _hiring(store: Store, day: int) -> dict[str, Hiring]:
    return {_NAMES[key]: found for key, found in store.load_hiring(_NAMES, date_of(day)).items()}


def _run(day: int, store: Store, folder: Path, configuration: Configuration) -> Run:
    """A run over the companies of the day's lists."""
    run = Run(RunParams(day=date_of(day), out=folder / "out"), configuration, store)
    run.companies = [
        Company(firm.domain, firm.domain, firm.name.title())
        for firm in FIRMS
        if day not in firm.rests
    ]
    store.save_companies(run.companies)
    return run


def _read(run: Run, enrichment: Enrichment, due: Callable[[Run], list[Any]]) -> None:
    """As the worker processes do it."""
    for work in due(run):
        for _ in _carry_out(work, enrichment, run):
            pass


def _carry_out(work: Work, enrichment: Enrichment, run: Run) -> Iterator[int]:
    return work.carry_out(enrichment, run.params.day)
