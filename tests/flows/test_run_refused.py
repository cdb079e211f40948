"""What stops a command before it starts: one line on stderr, exit 2, and no Prefect server."""

import dataclasses
import shutil
import socket
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from enrichment.fetching.resolving import build_resolver
from prospects.errors import UsageError
from prospects.store import upgrade_database


@dataclasses.dataclass(frozen=True)
class Refusal:
    """A call that must be refused.

    Attributes:
        prepare: Spoils the workplace; gives options of `prospects run` that differ.
        says: Parts of the line: what it is about, and what mends it.
        settings: Environment of the call.
    """

    prepare: Callable[[Any], dict[str, Any]]
    says: Sequence[str]
    settings: Mapping[str, str] = dataclasses.field(default_factory=dict)


def a_list(name: str, content: bytes | None) -> Callable[[Any], dict[str, Any]]:
    def prepare(place: Any) -> dict[str, Any]:
        if content is not None:
            (place.folder / name).write_bytes(content)
        return {"companies": name, "contacts": None}

    return prepare


def a_folder(place: Any) -> dict[str, Any]:
    (place.folder / "lists.csv").mkdir()
    return {"companies": "lists.csv", "contacts": None}


def a_contact_list_of_nobody(place: Any) -> dict[str, Any]:
    (place.folder / "people.csv").write_text("Id,Notes\n1,x\n")
    return {"companies": None, "contacts": "people.csv"}


def a_template_with_an_unknown_word(place: Any) -> dict[str, Any]:
    templates = own_templates(place)
    card = templates / "vp-sales" / "step-1.md"
    card.write_text(card.read_text("utf-8") + "\nHow is {{ weather.today }}?\n", "utf-8")
    return {"templates": templates}


def own_templates(place: Any) -> Path:
    folder: Path = place.folder / "outreach_templates"
    shutil.copytree(place.templates, folder)
    return folder


def a_place_below_a_file(place: Any) -> dict[str, Any]:
    (place.folder / "report.txt").write_text("a file")
    return {"out": "report.txt/out"}


def a_newer_database(place: Any) -> dict[str, Any]:
    upgrade_database(place.database)
    connection = sqlite3.connect(place.database_file)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_of_the_future'")
    connection.close()
    return {}


def no_database(place: Any) -> dict[str, Any]:
    place.database_file.parent.mkdir()
    place.database_file.write_text("Dear diary, " * 100)
    return {}


def no_settings(place: Any) -> dict[str, Any]:
    (place.config / "pipeline.yml").unlink()
    return {}


REFUSALS = {
    "missing-list": Refusal(a_list("no.csv", None), ["no.csv: ", "check the "]),
    "empty-list": Refusal(a_list("e.csv", b""), ["e.csv: is empty", "header row"]),
    "binary-list": Refusal(
        a_list("b.csv", b"\x89PNG\r\n\x1a\n" * 99), ["b.csv: is a PNG", "save it"]
    ),
    "noise": Refusal(a_list("n.csv", bytes(range(256)) * 40), ["n.csv: ", "CSV, XLSX"]),
    "folder": Refusal(a_folder, ["lists.csv: is a folder", "name one of the files"]),
    "no-name-or-site": Refusal(
        a_list("c.csv", b"Id,Notes,Owner\n1,x,y\n"),
        ["c.csv: no column with a company name or a web site", "Id, Notes, Owner", "--map"],
    ),
    "nobody": Refusal(a_contact_list_of_nobody, ["people.csv: ", "Id, Notes", "--map"]),
    "map-of-no-column": Refusal(
        lambda _place: {"map": "website=Homepage"}, ['no list has a column "Homepage"']
    ),
    "map-that-is-none": Refusal(
        lambda _place: {"map": "website"}, ["--map website", "FIELD=COLUMN"]
    ),
    "unknown-variable": Refusal(
        a_template_with_an_unknown_word,
        ["vp-sales/step-1.md: body line 19: ", '"weather"', "why_now"],
    ),
    "unwritable": Refusal(
        a_place_below_a_file, ["report.txt/out: cannot be written to", "--out"]
    ),
    "newer-database": Refusal(
        a_newer_database, ["prospects.db is newer than this code", "--database"]
    ),
    "no-database": Refusal(no_database, ["prospects.db", "database"]),
    "unknown-database": Refusal(
        lambda _place: {"database": "mysql://host/name"}, ["mysql", "sqlite:///PATH"]
    ),
    "unknown-option": Refusal(lambda _place: {"colour": "red"}, ["--colour", "run --help"]),
    "bad-day": Refusal(lambda _place: {"day": "tomorrow"}, ["--day", "tomorrow", "write it as"]),
    "day-that-is-none": Refusal(lambda _place: {"day": "2026-02-30"}, ["--day", "2026-02-30"]),
    "no-config": Refusal(
        lambda _place: {"config": "nowhere"}, ["nowhere: is missing", "name another"]
    ),
    "no-settings": Refusal(no_settings, ["pipeline.yml: is missing"]),
    "nobody-to-write-to": Refusal(
        lambda _place: {"companies": "own.csv", "contacts": None},
        ["fetch.contact", "pipeline.yml"],
        {"PROSPECTS_FETCH__CONNECT_TO": ""},
    ),
    "name-server-outside": Refusal(
        lambda _place: {"companies": "own.csv", "contacts": None},
        ["dns.server: 9.9.9.9 is not in fetch.allow_networks", "loopback and private"],
        {"PROSPECTS_DNS__SERVER": "9.9.9.9:53"},
    ),
}  # fmt: skip


@pytest.mark.flow
@pytest.mark.parametrize("refusal", [pytest.param(r, id=name) for name, r in REFUSALS.items()])
def test_run_is_refused_in_one_line_before_prefect_starts(new_workplace, called, refusal):
    place = new_workplace("refused", settings=dict(refusal.settings))
    (place.folder / "own.csv").write_text("Company Name,Website\nA,acme-invented.com\n")
    done = called(place, *place.run_arguments(**refusal.prepare(place)))
    assert (done.code, done.out) == (2, ""), done.err
    assert len(done.error_lines) == 1, done.err
    assert done.err.startswith("prospects: ")
    for part in refusal.says:
        assert part in done.err
    assert "Traceback" not in done.err
    assert not place.day_folder.exists()
    assert not place.started_prefect


def test_all_faults_of_all_files_are_told_at_once(new_workplace, called):
    place = new_workplace("faults")
    templates = own_templates(place)
    spoil(
        place.config / "pipeline.yml", "  delay_seconds: 1.0", "  delay_seconds: soon\n  dealy: 2"
    )
    spoil(place.config / "team.yml", "    capacity: 25", "    capacity: many")
    spoil(place.config / "icps" / "sales-automation.yml", "criteria:", "criterai:")
    spoil(templates / "revops" / "persona.yml", "id: revops", "id: revoops")
    (place.config / "lists" / "customers.csv").write_text(
        "scope,value\nplanet,Mars\nemail,nobody\n"
    )
    for done in (
        called(place, "check", "--config", str(place.config), "--templates", str(templates)),
        called(place, *place.run_arguments(templates=templates)),
    ):
        assert (done.code, done.out) == (2, "")
        for part in (
            'pipeline.yml: fetch.delay_seconds: "soon" is no number', "pipeline.yml: fetch.dealy: ",
            'team.yml: sdrs[1].capacity: "many" is no whole number',
            "sales-automation.yml: criteria: is missing",
            "sales-automation.yml: criterai: ", "revops/persona.yml: id: ",
            "customers.csv: line 2: ", "customers.csv: line 3: ",
        ):  # fmt: skip
            assert len([line for line in done.error_lines if part in line]) == 1, part
        assert "Traceback" not in done.err
    assert not place.started_prefect


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{file.name} has no {old!r} any more"
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_setting_of_the_environment_that_is_wrong_is_a_fault(new_workplace, called):
    place = new_workplace("bad-setting", settings={"PROSPECTS_FETCH__DELAY_SECONDS": "soon"})
    folders = ("--config", str(place.config), "--templates", str(place.templates))
    done = called(place, "check", *folders)
    assert done.code == 2
    assert len(done.error_lines) == 1
    assert "PROSPECTS_FETCH__DELAY_SECONDS" in done.err


@pytest.mark.parametrize(
    "network", ["8.8.8.0/24", "203.0.113.0/24", "169.254.0.0/16", "240.0.0.0/4"]
)
def test_test_web_outside_loopback_and_private_ranges_is_refused(network):
    # Asked of the fetcher itself: a run that did not refuse would dial.
    first = network.partition("/")[0]
    with pytest.raises(UsageError, match="loopback"):
        build_resolver(f"80={first}:80,443={first}:443", network)


def test_test_web_that_is_no_address_is_refused_before_prefect_starts(new_workplace):
    place = new_workplace("no-web", settings={"PROSPECTS_FETCH__CONNECT_TO": "nonsense"})
    (place.folder / "own.csv").write_text("Company Name,Website\nA,acme-invented.com\n")
    done = place.run(companies="own.csv", contacts=None)
    assert (done.code, done.out) == (2, "")
    assert len(done.error_lines) == 1, done.err
    assert "fetch.connect_to" in done.err
    assert not place.started_prefect


def test_demo_says_which_port_is_in_use(new_workplace, called):
    place = new_workplace("demo")
    shutil.copytree(Path(__file__).resolve().parents[2] / "examples", place.folder / "examples")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = called(
            place, "demo", "--http-port", str(port), "--config", str(place.config),
            "--templates", str(place.templates),
        )  # fmt: skip
    assert (done.code, done.out) == (2, "")
    assert done.error_lines == [
        f"prospects: port {port} on 127.0.0.1 is in use; choose another with --http-port or leave "
        "it out for a free one"
    ]
    assert not place.started_prefect
    assert not (place.folder / "out").exists()


def test_demo_outside_the_project_says_where_to_run_it(new_workplace):
    place = new_workplace("elsewhere")
    done = place.prospects("demo")
    assert (done.code, done.out) == (2, "")
    assert done.error_lines == [
        "prospects: examples: is missing; run the demo in the project's folder"
    ]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["runn"], "runn"),
        (["explain"], "prospects explain --help"),
        (["suppress", "add", "???"], '"???" is no address, phone or domain'),
        (["suppress", "declare", "customers", "some", "--by", "Dana"], "none"),
        (["headers", "nowhere.csv"], "nowhere.csv: does not exist"),
        (["headers", "x.csv", "--kind", "planets"], "--kind"),
        (["domains", "nowhere.txt"], "nowhere.txt: cannot be read"),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, list) else "",
)
def test_wrong_call_is_one_line_and_exit_2(new_workplace, called, arguments, part):
    done = called(new_workplace("wrong-call"), *arguments)
    assert (done.code, done.out) == (2, "")
    assert len(done.error_lines) == 1, done.err
    assert part in done.err
