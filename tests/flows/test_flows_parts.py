"""The parts of flows/ by themselves: lock, configuration, funnel, environment."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from flows.cli.funnel import funnel_table
from flows.cli.options import day_of
from flows.configuration import load_configuration
from flows.environment import prepare_prefect
from flows.params import RunParams
from flows.places import Places
from flows.run import hold_day, open_run
from prospects.errors import ConfigError, RunLocked
from prospects.report import Funnel, RunReport
from prospects.store import open_store

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)


@pytest.fixture
def folders(tmp_path: Path) -> Places:
    """A copy of the owner's files, to be spoilt."""
    shutil.copytree(REPOSITORY / "config", tmp_path / "config")
    shutil.copytree(REPOSITORY / "outreach_templates", tmp_path / "templates")
    return Places(tmp_path / "config", tmp_path / "templates")


@pytest.fixture
def params(folders: Places, tmp_path: Path) -> RunParams:
    return RunParams(
        day=DAY, config=folders.config, templates=folders.templates, inbox=tmp_path / "inbox",
        out=tmp_path / "out", database=f"sqlite:///{tmp_path / 'prospects.db'}",
    )  # fmt: skip


class TestLock:
    def test_day_that_is_held_may_be_held_once_more_by_the_same_run(self, params):
        url = params.database.get_secret_value()
        with open_store(url) as store, open_store(url) as other, hold_day(store, params):
            with hold_day(other, params):
                pass
            with pytest.raises(RunLocked), other.lock_day(DAY):
                pass

    def test_day_is_free_after_the_run_however_it_ended(self, params):
        url = params.database.get_secret_value()
        with open_store(url) as store:
            with pytest.raises(ZeroDivisionError), hold_day(store, params):
                raise ZeroDivisionError
            with open_store(url) as other, other.lock_day(DAY):
                pass

    def test_another_day_of_the_same_database_is_free(self, params):
        url = params.database.get_secret_value()
        tomorrow = params.model_copy(update={"day": DAY + timedelta(days=1)})
        with open_store(url) as store, hold_day(store, params), hold_day(store, tomorrow):
            pass

    def test_run_is_refused_while_another_holds_the_day(self, params):
        with open_store(params.database.get_secret_value()) as other, other.lock_day(DAY):
            with pytest.raises(RunLocked, match="another run of 2026-11-23"), open_run(params):
                pass
            assert other.runs() == []


class TestRun:
    def test_run_that_fails_is_written_down_with_its_cause(self, params):
        with pytest.raises(RuntimeError), open_run(params):
            raise RuntimeError("the disk is full")
        with open_store(params.database.get_secret_value()) as store:
            [report] = store.runs()
        assert (report.state, report.message) == ("failed", "the disk is full")
        assert report.finished_at is not None

    def test_dry_run_is_not_written_down(self, params):
        with open_store(params.database.get_secret_value()):
            pass
        with open_run(params.model_copy(update={"dry_run": True})) as run:
            run.finish()
        with open_store(params.database.get_secret_value()) as store:
            assert store.runs() == []

    def test_password_of_the_database_is_in_no_text_of_the_parameters(self, params):
        secret = RunParams(database="postgresql+psycopg://me:hunter2@127.0.0.1/x")
        assert "hunter2" not in repr(secret) + str(secret) + secret.model_dump_json()

    def test_day_left_out_is_today(self):
        today = datetime.now().astimezone().date()
        assert RunParams().day in {today, today + timedelta(days=1)}
        assert day_of("2026-11-23") == DAY


class TestConfiguration:
    def test_files_of_the_repository_load(self, folders):
        found = load_configuration(folders)
        assert set(found.icps) == {p.stem for p in (REPOSITORY / "config/icps").glob("*.yml")}
        assert found.team.sdrs
        assert {each.name for each in found.lists} >= {"customers", "competitors", "opt_outs"}

    def test_lists_and_team_may_lie_elsewhere(self, folders):
        examples = REPOSITORY / "examples"
        places = Places(
            folders.config, folders.templates, examples / "lists", examples / "team.yml"
        )
        found = load_configuration(places)
        assert [sdr.id for sdr in found.team.sdrs] == ["maya", "jonas", "priya"]
        assert sum(len(each.entries) for each in found.lists) == 13

    def test_faults_of_all_files_come_together_and_sorted(self, folders):
        (folders.config / "pipeline.yml").write_text("fetch:\n  delay_seconds: soon\n")
        (folders.config / "team.yml").write_text("sdrs: none\n")
        (folders.config / "lists" / "customers.csv").write_text("scope,value\nplanet,Mars\n")
        (folders.config / "icps" / "broken.yml").write_text("id: [\n")
        (folders.templates / "revops" / "persona.yml").write_text("id: revops\n")
        with pytest.raises(ConfigError) as caught:
            load_configuration(folders)
        named = {Path(fault.file).name for fault in caught.value.faults}
        assert named >= {"pipeline.yml", "team.yml", "customers.csv", "broken.yml", "persona.yml"}
        places = [(fault.file, fault.place) for fault in caught.value.faults]
        assert places == sorted(places)
        assert len(set(map(str, caught.value.faults))) == len(caught.value.faults)

    def test_missing_list_is_told_together_with_a_fault_of_the_settings(self, folders):
        (folders.config / "pipeline.yml").write_text("fetch:\n  delay_seconds: soon\n")
        (folders.config / "lists" / "opt_outs.csv").unlink()
        with pytest.raises(ConfigError) as caught:
            load_configuration(folders)
        named = {Path(fault.file).name for fault in caught.value.faults}
        assert named == {"pipeline.yml", "opt_outs.csv"}

    def test_both_missing_folders_are_told(self, tmp_path):
        with pytest.raises(ConfigError) as caught:
            load_configuration(Places(tmp_path / "a", tmp_path / "b"))
        assert [Path(fault.file).name for fault in caught.value.faults] == ["a", "b"]

    def test_persona_that_an_icp_names_in_vain_is_a_fault(self, folders):
        shutil.rmtree(folders.templates / "vp-sales")
        with pytest.raises(ConfigError, match=r'personas\[\d\]: "vp-sales" is no persona'):
            load_configuration(folders)

    def test_persona_may_name_its_icps_by_itself(self, folders):
        file = folders.templates / "purchasing-manager" / "persona.yml"
        both = "  icps: [chicago-restaurants, sales-automation]\n  standing:"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("  standing:", both), encoding="utf-8")
        icps = load_configuration(folders).icps
        assert icps["sales-automation"].personas[-1] == "purchasing-manager"
        assert icps["chicago-restaurants"].personas.count("purchasing-manager") == 1

        file.write_text(
            text.replace("  standing:", "  icps: [saas]\n  standing:"), encoding="utf-8"
        )
        with pytest.raises(ConfigError) as caught:
            load_configuration(folders)
        told = "\n".join(map(str, caught.value.faults))
        assert 'match.icps[0]: "saas" is no ICP that is worked' in told
        assert "match.icps: leaves out chicago-restaurants" in told

    def test_board_addresses_are_for_vendors_that_can_be_read(self, folders, monkeypatch):
        name = "PROSPECTS_ENRICHMENT__HIRING__BASE_URLS"
        monkeypatch.setenv(name, "{greenhouse: 'https://boards.tld'}")
        assert load_configuration(folders).settings.enrichment.hiring.base_urls
        monkeypatch.setenv(name, "{greenhose: 'https://boards.tld'}")
        with pytest.raises(ConfigError, match=r"base_urls\.greenhose: is no vendor .* greenhouse"):
            load_configuration(folders)

    def test_environment_outranks_the_file(self, folders, monkeypatch):
        monkeypatch.setenv("PROSPECTS_FETCH__DELAY_SECONDS", "0.5")
        assert load_configuration(folders).settings.fetch.delay_seconds == 0.5


class TestFunnel:
    @pytest.fixture
    def report(self) -> RunReport:
        funnel = Funnel(
            companies_read=12345, companies_rejected=5, companies=12000, enriched=9000,
            boards_read=800, hiring=700, not_hiring=150, hiring_unknown=11150,
            contacts_read=7, contacts_rejected=1, contacts=6, tiers={"A": 3, "needs_data": 9},
            personas={"vp-sales": 4, "no persona fit": 2},
            no_persona_fit={"level too low": 2}, queued=3,
            withheld={"company_budget": 2, "customer": 1},
        )  # fmt: skip
        return RunReport("r1", DAY, "completed", datetime(2026, 11, 23, tzinfo=UTC), funnel=funnel)

    def test_each_number_stands_beside_its_words_from_top_to_bottom(self, report):
        lines = [line.split("  ") for line in shown(report).splitlines()[1:]]
        pairs = [(parts[0] or parts[1], parts[-1].strip()) for parts in lines]
        assert pairs == [
            ("Company rows read", "12,345"), ("rejected", "5"), ("Companies, merged", "12,000"),
            ("enriched from their site", "9,000"), ("boards read", "800"), ("hiring", "700"),
            ("not hiring", "150"), ("hiring unknown", "11,150"), ("tier A", "3"),
            ("tier needs data", "9"), ("Contact rows read", "7"), ("rejected", "1"),
            ("Contacts, merged", "6"),
            ("vp-sales", "4"), ("no persona fit", "2"), ("- level too low", "2"),
            ("Queued", "3"), ("Held back", "3"),
            ("company budget", "2"), ("customer", "1"),
        ]  # fmt: skip

    def test_title_names_the_day_and_the_notice_stands_below(self, report):
        report.notice = "Invented example."
        lines = shown(report).rstrip().splitlines()
        assert lines[0].strip() == "Queue of 2026-11-23"
        assert lines[-1].strip() == "Invented example."

    def test_report_of_an_empty_day_is_shown(self):
        empty = RunReport("r1", DAY, "completed", datetime(2026, 11, 23, tzinfo=UTC))
        assert "Queued" in shown(empty)


def shown(report: RunReport) -> str:
    file = io.StringIO()
    Console(file=file, width=100, color_system=None).print(funnel_table(report))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


class TestEnvironment:
    @pytest.fixture
    def environment(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
        monkeypatch.setattr(
            os, "environ", {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
        )
        return monkeypatch

    def test_prefect_is_offline_and_its_database_lies_beside_ours(self, environment, tmp_path):
        prepare_prefect(tmp_path / "prefect")
        assert os.environ["PREFECT_HOME"] == str(tmp_path / "prefect")
        assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
        assert os.environ["DO_NOT_TRACK"] == "1"
        assert int(os.environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"]) >= 120

    def test_what_the_owner_set_stands(self, environment, tmp_path):
        theirs = {
            "PREFECT_HOME": "/srv/prefect", "PREFECT_LOGGING_LEVEL": "DEBUG",
            "PREFECT_API_URL": "http://127.0.0.1:4200/api",
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "7",
        }  # fmt: skip
        os.environ |= theirs
        prepare_prefect(tmp_path)
        assert {name: os.environ[name] for name in theirs} == theirs


def test_peak_memory_is_our_own_and_not_that_of_who_started_us():
    large = b"x" * 200_000_000
    code = "from flows.memory import peak_rss_bytes; print(peak_rss_bytes())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) < len(large)
