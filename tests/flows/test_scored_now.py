"""`prospects explain` of a company that came by `prospects intake` alone."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.cli import main
from flows.scored_now import score_now
from prospects.mention import Mention
from prospects.score import IcpScore
from prospects.store import open_store

KEY, DAY = "acme-invented.com", date(2026, 11, 23)
LISTED = Mention(KEY, "crm.csv", 1, KEY, "Acme", {"headcount": "80"},
                 observed_at=datetime(2026, 11, 20, 6, tzinfo=UTC))  # fmt: skip
ICP = """
id: sales
name: Sales
purpose: To test
personas: [cfo]
criteria:
  - {key: list, mode: exclude, any: [competitors]}
  - {key: headcount, from: 50, to: 500}
"""
COMPETITOR = f"scope,value,reason,since,until\ndomain,{KEY},,,\n"


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    for folder in ("icps", "lists"):
        (tmp_path / "config" / folder).mkdir(parents=True)
    (tmp_path / "config/icps/sales.yml").write_text(ICP)
    (tmp_path / "config/lists/competitors.csv").write_text(COMPETITOR.splitlines()[0] + "\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROSPECTS_DATABASE", f"sqlite:///{tmp_path}/p.db")
    with open_store(f"{tmp_path}/p.db") as store:
        store.save_mentions([LISTED])
    return tmp_path


def explained(capsys) -> dict:
    with pytest.raises(SystemExit) as ended:
        main(["explain", KEY, "--json", "--day", DAY.isoformat()])
    assert not ended.value.code
    return json.loads(capsys.readouterr().out)


def test_a_company_that_no_run_has_scored_is_scored_now(place, capsys):
    found = explained(capsys)
    [score] = found["scores"]
    assert (score["icp"], score["tier"]) == ("sales", "A")
    assert score["reasons"][1]["sentence"] == "80 people, inside 50-500 (+100 of 100)"
    assert score["reasons"][1]["source"] == "crm.csv row 1"
    assert found["scored"] == {"on": "2026-11-23", "in_run": False}


def test_the_lists_count_as_in_a_run(place, capsys):
    (place / "config/lists/competitors.csv").write_text(COMPETITOR)
    [score] = explained(capsys)["scores"]
    assert score["tier"] == "out"


def test_scores_of_a_run_stand(place, capsys):
    with open_store(f"{place}/p.db") as store:
        store.save_scores(DAY, [IcpScore(KEY, "old", "C", 30, 30, 1, (), ())])
    found = explained(capsys)
    assert [score["icp"] for score in found["scores"]] == ["old"]
    assert "scored" not in found


def test_a_broken_icp_leaves_the_rest_of_the_explanation(place, capsys):
    (place / "config/icps/sales.yml").write_text(ICP.replace("headcount", "head_count"))
    found = explained(capsys)
    assert (found["scores"], found["profile"]["headcount"]["value"]) == ([], "80-80")
    assert found["not_scored"].startswith("config/icps/sales.yml: criteria[1]")


def test_scoring_now_writes_nothing(place):
    with open_store(f"{place}/p.db") as store:
        assert len(score_now(store, KEY, place / "config", DAY).scores) == 1
        assert store.load_scores(KEY) == []
