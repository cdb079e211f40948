"""`prospects fingerprints`, and what runs, checks and rereading do with an owner's fingerprints."""

import csv
import io
import json
import logging

import pytest

from flows.cli import main
from flows.configuration import load_configuration
from flows.places import Places
from prospects.errors import ConfigError
from prospects.store import upgrade_database

SETTING = "PROSPECTS_ENRICHMENT__TECHNOGRAPHICS__FINGERPRINTS"


@pytest.fixture
def prospects(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.json"
    acme = {"html": ["acme-chat", "acme-(", 'a, "b"'], "js": {"app": ""}, "dns": {"MX": "acme"}}
    path.write_text(json.dumps({"Acme Chat": acme, "Acme Ads": {"xhr": "ads"}}))
    return path


def test_a_table_says_what_a_set_can_show(prospects, own):
    code, out, err = prospects("fingerprints", str(own))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "2 technologies: 1 can be shown, 1 cannot.",
        "",
        "field        patterns  looked for  left out  needs a browser",
        "html                3           2         1                0",
        "dns                 1           1         0                0",
        "js                  1           0         0                1",
        "xhr                 1           0         0                1",
        "all                 6           3         1                2",
        "",
        "dns: where the records of the domain are known.",
        "js: names that the page's own scripts set; what other scripts set needs a browser.",
        "Every pattern that is not looked for, and why: --list",
    ]


def test_a_list_names_each_pattern_that_is_not_looked_for(prospects, own):
    code, out, err = prospects("fingerprints", str(own), "--list")
    assert (code, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == ["technology", "field", "pattern", "verdict", "reason"]
    assert [[*row.values()][:4] for row in rows] == [
        ["Acme Chat", "html", "acme-(", "left out"],
        ["Acme Chat", "js", "app", "needs a browser"],
        ["Acme Ads", "xhr", "ads", "needs a browser"],
        ["Acme Ads", "", "", "never shown"],
    ]


def test_others_are_still_warned_of_what_is_left_out(prospects, own):
    prospects("fingerprints", str(own))
    assert logging.getLogger("enrichment.technographics").level == logging.NOTSET


def test_ours_are_shown_where_none_are_named(prospects):
    code, out, _ = prospects("fingerprints")
    assert code == 0
    assert " technologies: " in out.splitlines()[0]


@pytest.mark.parametrize("text", [None, "{", "[]", "{}", '{"Acme": 3}'])
def test_what_cannot_be_read_is_one_line(prospects, tmp_path, text):
    path = tmp_path / "own.json"
    if text is not None:
        path.write_text(text)
    code, out, err = prospects("fingerprints", str(path))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "own.json" in err


class TestSetting:
    @pytest.fixture
    def place(self, new_workplace):
        return new_workplace("fingerprints")

    @pytest.fixture
    def folders(self, place):
        return Places(place.config, place.templates)

    def test_a_path_begins_at_the_folder_of_the_configuration(self, place, folders, own):
        (place.config / "own.json").write_bytes(own.read_bytes())
        text = (place.config / "pipeline.yml").read_text()
        line = '    fingerprints: ""'
        assert text.count(line) == 1
        (place.config / "pipeline.yml").write_text(text.replace(line, "    fingerprints: own.json"))
        known = load_configuration(folders).settings.enrichment.technographics
        assert known.fingerprints == str(place.config / "own.json")

    def test_a_variable_names_an_absolute_path(self, folders, own, monkeypatch):
        monkeypatch.setenv(SETTING, str(own))
        known = load_configuration(folders).settings.enrichment.technographics
        assert known.fingerprints == str(own)

    def test_ours_are_the_default(self, folders):
        assert load_configuration(folders).settings.enrichment.technographics.fingerprints == ""

    def test_a_file_that_is_missing_is_a_fault_beside_others(self, folders, monkeypatch):
        monkeypatch.setenv(SETTING, "absent.json")
        with pytest.raises(ConfigError) as error:
            load_configuration(folders)
        assert str(error.value) == (
            f"{folders.config}/pipeline.yml: enrichment.technographics.fingerprints: "
            f"{folders.config}/absent.json: no such file or folder of fingerprints"
        )

    @pytest.mark.parametrize("command", ["check", "run", "reread"])
    def test_whoever_needs_them_refuses_in_one_line(self, place, called, own, command):
        own.write_text("{")
        place.settings[SETTING] = str(own)
        place.database_file.parent.mkdir(exist_ok=True)
        upgrade_database(place.database)
        given = {
            "check": ["check", "--config", str(place.config), "--templates", str(place.templates)],
            "run": place.run_arguments(),
            "reread": ["reread", "--config", str(place.config), "--database", place.database],
        }[command]
        done = called(place, *given)
        assert (done.code, done.out, len(done.error_lines)) == (2, "", 1)
        assert "own.json: is no JSON" in done.err
        assert not place.started_prefect

    def test_a_check_warns_of_patterns_that_are_left_out(self, place, own):
        place.settings[SETTING] = str(own)
        done = place.prospects(
            "check", "--config", str(place.config), "--templates", str(place.templates)
        )
        assert done.code == 0
        assert done.error_lines[0].startswith("WARNING some patterns of ")
