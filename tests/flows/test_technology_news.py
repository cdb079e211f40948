"""What is new at a company may be said; what is gone is for the rep alone."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.params import RunParams
from flows.run import Run, open_run
from flows.stages.exporting import day_result
from flows.stages.matching import match_run
from flows.stages.queueing import candidates, queue_run, rules
from flows.stages.scoring import score_run
from flows.technology_news import NEWS_DAYS, load_news
from outreach.drafting import Draft, draft_entry
from outreach.exports.writing import write_day
from outreach.templates import read_template
from outreach.variables import VARIABLES
from prospects.company import Company
from prospects.contact import Contact
from prospects.score import PersonaMatch
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec
from prospects.visit import SiteReading, Visit

REPOSITORY = Path(__file__).resolve().parents[2]
KEY, HOME = "acme-invented.tld", "https://acme-invented.tld/"
DAY = date(2026, 11, 23)
OLD, GONE, NEW = "Staysoft", "Gonesoft", "Newsoft"
ANN = Contact(
    "c-ann", KEY, "Ann", "Alder", "VP Sales", f"ann@{KEY}", country="US", phone="+1 312 555 0145",
    linkedin_url="https://www.linkedin.com/in/ann-invented",
)  # fmt: skip
PARTED = {"extra": "extra.plan", "card": "card.pains"}
NAMES = [PARTED.get(name, name) for name in VARIABLES]
EVERY_VARIABLE = "".join(f"{{% if {name} %}}{{{{ {name} }}}}{{% endif %}}\n" for name in NAMES)


def fact(name: str, day: date, value: str = "") -> Signal:
    kind = SignalKind.FIRMOGRAPHICS if value else SignalKind.TECHNOGRAPHICS
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Signal(kind, name, value, 0.9, Provenance(HOME, at, "test", f"<script src={name}>"))


def read(days_ago: int, *names: str, version: str = "v1", moved: str = "") -> SiteReading:
    """A good visit that saw these technologies."""
    day = DAY - timedelta(days=days_ago)
    facts = [fact(name, day) for name in names]
    if moved:
        facts.append(fact("redirect_domain", day, moved))
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SiteReading(Visit(KEY, day, "read", 1, 2, at, HOME, None, version), tuple(facts))


def make_run(run: Run, *readings: SiteReading) -> Run:
    """A run whose ICP asks for what is gone and for what is new, worked through everybody."""
    personas = [p.id for p in run.configuration.personas.values() if not p.negative]
    icp = IcpSpec.model_validate(
        {
            "id": "test", "name": "Test", "purpose": "test", "personas": personas,
            "criteria": [{"key": "technology", "any": [GONE, NEW, OLD]}],
        }
    )  # fmt: skip
    run.configuration = replace(run.configuration, icps={"test": icp})
    run.companies, run.contacts = [Company(KEY, KEY, "ACME INC.")], [ANN]
    run.store.save_companies(run.companies)
    run.store.save_contacts(run.contacts)
    for reading in readings:
        run.store.save_readings([reading])
    score_run(run)
    match_run(run)
    queue_run(run)
    return run


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    shutil.copytree(REPOSITORY / "config", tmp_path / "config")
    params = RunParams(
        day=DAY, config=tmp_path / "config", templates=REPOSITORY / "outreach_templates",
        inbox=tmp_path / "inbox", out=tmp_path / "out",
        database=f"sqlite:///{tmp_path / 'prospects.db'}",
    )  # fmt: skip
    with open_run(params) as opened:
        yield opened


def news(run: Run) -> tuple[list[str], list[str]]:
    """Names of what is new and what is gone."""
    found = load_news(run.store, run.profiles, DAY).get(KEY)
    return ([n for n, _ in found.new], [n for n, _ in found.gone]) if found else ([], [])


@pytest.fixture
def changed(run: Run) -> Run:
    """A company that changed one technology for another four days ago."""
    return make_run(run, read(11, OLD, GONE), read(4, OLD, NEW))


def test_what_is_new_is_why_now(changed):
    [entry] = changed.queue.entries
    assert entry.why_now == f"Acme now runs {NEW} (acme-invented.tld, first seen 4 days ago)."


def test_the_rep_sees_both_beside_the_account(changed):
    [account] = day_result(changed).accounts
    assert account.new_technologies == ((NEW, date(2026, 11, 19)),)
    assert account.gone_technologies == ((GONE, date(2026, 11, 12)),)


def test_nothing_that_goes_to_a_prospect_names_what_is_gone(changed, tmp_path):
    """Over every template of the repository, and one that prints every variable."""
    file = tmp_path / "vp-sales" / "step-1.md"
    file.parent.mkdir()
    head = '---\nversion: 1\nchannel: email\nstatus: approved\nsubject: "{{ why_now }}"\n---\n'
    file.write_text(head + EVERY_VARIABLE, encoding="utf-8")
    greedy = (("vp-sales", "step-1", "email"), read_template(file, "vp-sales"))
    [candidate], asked, bodies = candidates(changed), rules(changed), []
    for key, template in [*changed.configuration.templates.items(), greedy]:
        match = PersonaMatch(ANN.contact_id, key[0], "test", candidate.match.reading)
        only = replace(asked, templates={key: template}, past=())
        draft = draft_entry(replace(candidate, match=match), asked.team.sdrs[0], only)
        assert isinstance(draft, Draft), (key, draft)
        assert GONE not in repr(asdict(draft.entry)), key
        bodies.append(draft.entry.body)
    assert GONE not in repr(candidate)
    assert len(bodies) == len(changed.configuration.templates) + 1
    assert all(name in bodies[-1] for name in (NEW, OLD)), "the last one prints all there is"


def test_only_what_the_rep_alone_opens_names_what_is_gone(changed):
    """The file for sequencers never does."""
    write_day(changed.params.out, day_result(changed))
    folder = changed.params.out / DAY.isoformat()
    digest = (folder / "digest.html").read_text(encoding="utf-8")
    assert f"No longer seen: {GONE} (last 12 Nov). For you alone" in digest
    assert f"New: {NEW} (19 Nov)" in digest
    assert [f.name for f in folder.rglob("*.csv") if GONE in f.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([], ([], []), id="never-read"),
        pytest.param([read(0, NEW)], ([], []), id="the-first-visit-tells-nothing-new"),
        pytest.param([read(7, OLD), read(0, NEW, OLD)], ([NEW], []), id="new-today"),
        pytest.param(
            [read(7, OLD, GONE), read(0, OLD, NEW, version="v2")], ([], []), id="new-to-us-alone"
        ),
        pytest.param(
            [read(NEWS_DAYS + 7, OLD), read(NEWS_DAYS, OLD, NEW), read(2, OLD, NEW)], ([], []),
            id="no-news-any-more",
        ),
        pytest.param(
            [read(NEWS_DAYS + 7, OLD), read(NEWS_DAYS - 1, OLD, NEW)], ([NEW], []), id="just-news"
        ),
        pytest.param(
            [read(7, OLD, GONE), read(0, NEW, moved="buyer-invented.tld")], ([], []),
            id="a-site-that-leads-elsewhere-shows-another-company",
        ),
        pytest.param(
            [read(7, GONE, moved="buyer-invented.tld"), read(0, NEW)], ([], []),
            id="a-site-that-led-elsewhere-showed-another-company",
        ),
    ],
)  # fmt: skip
def test_news_are_those_of_the_company_and_of_the_last_days(run, readings, expected):
    assert news(make_run(run, *readings)) == expected


def test_what_tells_a_salesperson_most_comes_first(run):
    seen = ("jQuery", "Google Analytics", "WordPress", "Salesforce")
    made = make_run(run, read(7, *seen, "Swiper", "Marketo"), read(0, *seen, "Vue.js", "HubSpot"))
    [account] = day_result(made).accounts
    assert [*account.technologies] == [
        "HubSpot", "Salesforce", "WordPress", "Google Analytics", "Vue.js", "jQuery",
    ]  # fmt: skip
    assert news(made) == (["HubSpot", "Vue.js"], ["Marketo", "Swiper"])


def test_the_same_day_again_gives_the_same_news(changed):
    first = changed.news
    queue_run(changed)
    assert changed.news == first
