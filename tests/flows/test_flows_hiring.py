"""The stage that reads boards: whose board is asked, by whom, and what is told of it."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from enrichment.hiring.visit import BoardAssignment
from flows.configuration import load_configuration
from flows.params import RunParams
from flows.run import Run
from flows.stages import hiring
from flows.stages.carrying_out import carry_out, open_workers
from prospects.company import Company
from prospects.hiring import OWN_SITE, BoardReading, BoardRef, Opening
from prospects.issue import Issue, IssueCode, Stage
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.settings import HiringSettings, Settings
from prospects.store import Store, open_store
from prospects.visit import SiteReading, Visit
from tests.enrichment.conftest import HostileWeb, answer

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BASE_URLS = {
    "recruitee": "http://{tenant}.recruitee-invented.tld",
    "greenhouse": "http://greenhouse-invented.tld",
}


def board_signal(url: str, value: str) -> Signal:
    """As a careers page shows a board."""
    provenance = Provenance("https://a-invented.tld/careers", NOON, "ats-embed", url)
    return Signal(SignalKind.HIRING, "ats", value, 0.95, provenance)


def recruitee(tenant: str) -> Signal:
    return board_signal(f"https://{tenant}.recruitee.com/", f"recruitee/{tenant}")


def greenhouse(tenant: str) -> Signal:
    return board_signal(f"https://boards.greenhouse.io/{tenant}", f"greenhouse/{tenant}")


def offers(*titles: str) -> bytes:
    found = [{"id": n, "title": title, "slug": f"o{n}"} for n, title in enumerate(titles)]
    return json.dumps({"offers": found}).encode()


@pytest.fixture
def web() -> Iterator[HostileWeb]:
    served = HostileWeb()
    yield served
    served.close()


@pytest.fixture
def new_run(tmp_path: Path, web: HostileWeb) -> Iterator[Callable[..., Run]]:
    """Makes runs of a day over companies that are known with their signals."""
    stores: list[Store] = []
    few = tmp_path / "few.json"
    few.write_text('{"Acme Shop": {"html": "acme-shop"}}')  # Ours take long to be compiled.

    def make(signals: dict[str, list[Signal]], day: date = DAY, **settings: Any) -> Run:
        params = RunParams(
            day=day, config=REPOSITORY / "config", templates=REPOSITORY / "outreach_templates",
            out=tmp_path / "out", database=f"sqlite:///{tmp_path / 'prospects.db'}",
        )  # fmt: skip
        values = {
            "fetch": {
                "connect_to": f"80=127.0.0.1:{web.port}", "allow_networks": "127.0.0.0/8",
                "delay_seconds": 0, "read_seconds": 2,
            },
            "enrichment": {
                "processes": 1, "technographics": {"fingerprints": str(few)},
                "hiring": {"delay_seconds": 0.05, "base_urls": BASE_URLS} | settings,
            },
        }  # fmt: skip
        configuration = load_configuration(params.places)
        object.__setattr__(configuration, "settings", Settings.model_validate(values))
        stores.append(open_store(params.database.get_secret_value()))
        run = Run(params, configuration, stores[-1])
        run.companies = [Company(key, key, None) for key in sorted(signals)]
        run.store.save_companies(run.companies)
        visits = [
            SiteReading(Visit(key, DAY, "read", 1, 2, NOON), tuple(signals[key]))
            for key in sorted(signals)
        ]
        run.store.save_readings(visits)
        return run

    yield make
    for store in stores:
        store.close()


def read_boards(run: Run) -> list[int]:
    """As the flow does it, without Prefect; boards of each work."""
    works = hiring.due_boards(run)
    with open_workers(run) as workers, hiring.progress(works) as advance:
        done = [carry_out(run, work, workers, advance) for work in works]
    hiring.count(run)
    return done


class TestDue:
    def test_boards_of_one_back_end_are_one_work_and_the_largest_is_first(self, new_run):
        run = new_run({
            "a-invented.tld": [greenhouse("a")], "b-invented.tld": [recruitee("b")],
            "c-invented.tld": [recruitee("c")], "d-invented.tld": [],
        })  # fmt: skip
        assert [
            [(each.company_key, str(each.board)) for each in work.assignments]
            for work in hiring.due_boards(run)
        ] == [
            [("b-invented.tld", "recruitee/b"), ("c-invented.tld", "recruitee/c")],
            [("a-invented.tld", "greenhouse/a")],
        ]

    def test_what_conflicts_is_nobodys_board(self, new_run):
        run = new_run({"a-invented.tld": [greenhouse("a"), recruitee("b")]})
        assert hiring.due_boards(run) == []

    def test_nothing_is_due_where_boards_are_off(self, new_run):
        run = new_run({"a-invented.tld": [greenhouse("a")]}, boards=False)
        assert hiring.due_boards(run) == []


class TestReading:
    def test_states_of_companies_are_counted_and_kept(self, web, new_run, caplog):
        web.paths |= {
            "hires.recruitee-invented.tld/api/offers/": answer(offers("Account Executive")),
            "rests.recruitee-invented.tld/api/offers/": answer(offers()),
        }
        run = new_run({
            "hires-invented.tld": [recruitee("hires")], "rests-invented.tld": [recruitee("rests")],
            "gone-invented.tld": [recruitee("gone")], "quiet-invented.tld": [],
        })  # fmt: skip
        run.report.issues = {}
        with caplog.at_level(logging.INFO, "prospects"):
            assert read_boards(run) == [3]
        funnel = run.report.funnel
        assert (funnel.boards_read, funnel.hiring, funnel.not_hiring) == (2, 1, 1)
        assert funnel.hiring_unknown == 2
        assert run.report.issues == {"not_found": 1}
        assert "hiring finished  boards=2 hiring=1 not_hiring=1 unknown=2 issues=1" in caplog.text
        found = run.store.load_hiring(run.keys, day=DAY)
        assert {key: found[key].state for key in found if found[key].state != "unknown"} == {
            "hires-invented.tld": "hiring", "rests-invented.tld": "not_hiring",
        }  # fmt: skip
        (sighting,) = found["hires-invented.tld"].openings
        assert (sighting.opening.title, sighting.opening.function) == ("Account Executive", "sales")
        assert "has the company moved?" in found["gone-invented.tld"].why

    def test_the_same_day_again_asks_nobody_and_counts_the_same(self, web, new_run):
        web.paths["b.recruitee-invented.tld/api/offers/"] = answer(offers("Baker"))
        signals = {"b-invented.tld": [recruitee("b")], "c-invented.tld": [recruitee("c")]}
        first = new_run(signals)
        read_boards(first)
        asked = len(web.asked)
        again = new_run(signals)
        assert read_boards(again) == []
        assert len(web.asked) == asked
        assert again.report.funnel == first.report.funnel
        assert again.report.issues == first.report.issues == {"not_found": 1}

    def test_boards_are_read_daily_unless_told(self, web, new_run):
        web.paths["b.recruitee-invented.tld/api/offers/"] = answer(offers("Baker"))
        signals = {"b-invented.tld": [recruitee("b")]}
        assert read_boards(new_run(signals)) == [1]
        tomorrow = DAY + timedelta(days=1)
        assert hiring.due_boards(new_run(signals, tomorrow, fresh_days=2)) == []
        (work,) = hiring.due_boards(new_run(signals, tomorrow))
        assert [each.company_key for each in work.assignments] == ["b-invented.tld"]

    def test_vendors_are_read_by_one_process_at_the_pace_of_each(self, web, new_run):
        tenants = [f"t{number}" for number in range(5)]
        for tenant in tenants:
            web.paths[f"{tenant}.recruitee-invented.tld/api/offers/"] = answer(
                offers("Baker"), after_seconds=0.05
            )
        run = new_run({f"{t}-invented.tld": [recruitee(t)] for t in tenants}, delay_seconds=0.1)
        assert read_boards(run) == [5]
        ends = sorted(seen.ended_at for seen in web.seen)
        begins = sorted(seen.began_at for seen in web.seen)
        assert len(begins) == 10
        for ended, begin in zip(ends, begins[2:], strict=False):
            assert begin - ended >= 0.1 - 0.015


class TestWithoutAsking:
    def test_board_that_nobody_can_read_is_unknown_and_its_vendor_is_not_asked(self, web, new_run):
        url = "https://recruiting.paylocity.com/recruiting/jobs/All/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
        found = hiring.look_up(
            "a-invented.tld", [board_signal(url, "paylocity/x")], DAY, DAY, HiringSettings()
        )
        assert not isinstance(found, BoardAssignment)

    def test_openings_on_the_own_site_are_read_without_the_network(self, web, new_run, monkeypatch):
        opening = Opening(OWN_SITE, "baker", "Baker", "https://a-invented.tld/jobs/baker")
        own = BoardReading("a-invented.tld", OWN_SITE, DAY, "hiring", NOON, (opening,), 1)
        monkeypatch.setattr(hiring, "own_site_reading", lambda *_: own)
        run = new_run({"a-invented.tld": []}, boards=False)
        assert read_boards(run) == []
        assert (run.report.funnel.hiring, run.report.funnel.boards_read) == (1, 0)
        assert web.asked == []

    def test_company_that_was_never_visited_has_no_own_site(self, monkeypatch):
        monkeypatch.setattr(hiring, "own_site_reading", lambda *_: pytest.fail("asked"))
        assert hiring.look_up("a-invented.tld", [], None, DAY, HiringSettings()) is None

    def test_own_site_stands_in_for_a_board_that_nobody_can_read(self, monkeypatch):
        own = BoardReading("a-invented.tld", OWN_SITE, DAY, "hiring", NOON)
        board = BoardRef("olderhire", "a")
        monkeypatch.setattr(hiring, "resolve_board", lambda _: board)
        monkeypatch.setattr(hiring, "own_site_reading", lambda *_: own)
        assert hiring.look_up("a-invented.tld", [], DAY, DAY, HiringSettings()) is own
        monkeypatch.setattr(hiring, "own_site_reading", lambda *_: None)
        refused = hiring.look_up("a-invented.tld", [], DAY, DAY, HiringSettings())
        assert isinstance(refused, BoardReading)
        assert [issue.code for issue in refused.issues] == [IssueCode.BOARD_UNKNOWN]


def test_issues_of_sites_and_of_boards_stand_in_one_report(new_run):
    run = new_run({"a-invented.tld": []})
    site = Issue(Stage.ENRICHMENT, "a-invented.tld", IssueCode.NOT_FOUND, "about page", NOON)
    visit = Visit("a-invented.tld", DAY, "read", 1, 2, NOON)
    run.store.save_readings([SiteReading(visit, issues=(site,))])
    board = Issue(Stage.HIRING, "a-invented.tld", IssueCode.NOT_FOUND, "board", NOON)
    others = Issue(Stage.HIRING, "z-invented.tld", IssueCode.NOT_FOUND, "board", NOON)
    run.store.replace_issues(DAY, Stage.HIRING, [board, others])
    assert hiring.current_issues(run) == [site, board]
    hiring.count(run)
    assert run.report.issues == {"not_found": 2}
