"""Lists are asked again when the queue is made: what came or went since the start counts."""

import shutil
from datetime import date

import pytest

from flows.configuration import load_configuration
from flows.params import RunParams
from flows.run import Run
from prospects.errors import ConfigError
from prospects.lists import COLUMNS
from prospects.store import open_store

DAY = date(2026, 11, 22)


@pytest.fixture
def run(tmp_path):
    shutil.copytree("config", tmp_path / "config")
    params = RunParams(day=DAY, config=tmp_path / "config", database=f"sqlite:///{tmp_path}/p.db")
    with open_store(params.database.get_secret_value()) as store:
        yield Run(params, load_configuration(params.places), store)


def write_list(run, name, *lines):
    path = run.params.config / "lists" / f"{name}.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")


def is_blocked(run, address):
    return bool(run.suppression_lists().blocking("email", address, DAY))


def test_an_opt_out_that_comes_during_the_run_counts(run):
    write_list(run, "opt_outs", "email,jo@acme.example,said no,,")
    assert not is_blocked(run, "jo@acme.example")
    run.read_lists_again()
    assert is_blocked(run, "jo@acme.example")
    assert {age.name: age.entries for age in run.report.lists}["opt_outs"] == 1


@pytest.mark.parametrize("name", ["opt_outs", "partners"])
def test_a_list_that_vanished_meanwhile_stops_the_queue(run, name):
    (run.params.config / "lists" / f"{name}.csv").unlink()
    with pytest.raises(ConfigError, match=rf"{name}\.csv: is missing"):
        run.read_lists_again()


def test_a_list_that_only_icps_ask_is_named_in_the_settings(run):
    write_list(run, "partners", "email,jo@acme.example,reseller,,")
    run.read_lists_again()
    assert is_blocked(run, "jo@acme.example")
    pipeline = run.params.config / "pipeline.yml"
    text = pipeline.read_text(encoding="utf-8")
    pipeline.write_text(text.replace("scoring_lists: []", "scoring_lists: [partners]"))
    run.configuration = load_configuration(run.params.places)
    assert not is_blocked(run, "jo@acme.example")


def test_a_scoring_list_that_is_required_or_absent_is_refused(run):
    pipeline = run.params.config / "pipeline.yml"
    text = pipeline.read_text(encoding="utf-8")
    for name, words in (("opt_outs", "is required"), ("targets", '"targets" is no list')):
        pipeline.write_text(text.replace("scoring_lists: []", f"scoring_lists: [{name}]"))
        with pytest.raises(ConfigError, match=words):
            load_configuration(run.params.places)
