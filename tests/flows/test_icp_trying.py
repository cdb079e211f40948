"""Trying ICPs before they go live: icp test, icp diff, icp sheet and tam, in this process."""

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from flows.cli import main
from prospects.company import Company
from prospects.contact import Contact
from prospects.entry import QueueEntry, queue_item_id
from prospects.merge import Merge
from prospects.store import open_store

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = "2026-11-23"
READ_AT = datetime(2026, 11, 20, tzinfo=UTC)
SALES: dict[str, Any] = {
    "id": "sales", "name": "Sales teams", "purpose": "Teams that sell.", "personas": ["vp-sales"],
    "criteria": [
        {"key": "industry", "mode": "filter", "any": ["software"]},
        {"key": "list", "mode": "exclude", "any": ["competitors"]},
        {"key": "headcount", "from": 50, "to": 500, "weight": 60},
        {"key": "country", "any": ["US"], "weight": 40},
    ],
}  # fmt: skip
STUDENTS = {
    "id": "students", "name": "Students", "purpose": "Projects of students.", "negative": True,
    "criteria": [{"key": "headcount", "to": 3}],
}  # fmt: skip
FIT = {"industry": "software", "headcount": "51-200", "country": "US"}
PROFILES = """domain,name,industry,headcount,country
big.example,Big Barn,software,400,US
mid.example,Middle & Sons,software,80,US
shop.example,Shop,retail,80,US
dark.example,,,,
rival.example,Rival,software,80,US
"""
Prospects = Callable[..., tuple[int, str, str]]


def expects(company: str, tier: str | list[str], **more: Any) -> dict[str, Any]:
    return {"company": company, "tier": tier} | more


def write_icps(folder: Path, *icps: dict[str, Any]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for icp in icps:
        (folder / f"{icp['id']}.yml").write_text(yaml.safe_dump(icp), encoding="utf-8")
    return folder


def expecting(*expectations: dict[str, Any]) -> None:
    write_icps(Path("config/icps"), SALES | {"expectations": list(expectations)})


@pytest.fixture
def prospects(tmp_path, monkeypatch, capsys) -> Prospects:
    """A command in a folder with a configuration and a file of profiles, without a database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "220")
    monkeypatch.setenv("PROSPECTS_DATABASE", f"sqlite:///{tmp_path / 'prospects.db'}")
    shutil.copytree(REPOSITORY / "config", "config")
    rival = "scope,value,reason,since,until\ndomain,rival.example,,,\n"
    Path("config/lists/competitors.csv").write_text(rival, encoding="utf-8")
    write_icps(Path("config/icps"), SALES)
    Path("profiles.csv").write_text(PROFILES, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, *(("--day", DAY) if arguments[0] != "check" else ())])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


@pytest.fixture
def base(tmp_path) -> None:
    """A database with six companies: one in each state, and a student project."""
    facts = {"industry": "software", "headcount": "80", "country": "US"}
    names = ["bought", "barred", "called", "empty", "fresh"]
    companies = [
        Company(f"{n}.example", f"{n}.example", n.title(), facts, {}, (f"list.csv row {i}",),
                None, READ_AT)
        for i, n in enumerate(names)
    ]  # fmt: skip
    tiny = Company("tiny.example", "tiny.example", "Tiny", facts | {"headcount": "2"}, {},
                   ("list.csv row 9",), None, READ_AT)  # fmt: skip
    people = [
        Contact(f"p-{n}", f"{n}.example", "Ann", "Lee", "VP Sales", f"ann@{n}.example")
        for n in names
        if n != "empty"
    ]
    people.append(Contact("p-cook", "empty.example", "Cy", "Oh", "Cook", "cy@empty.example"))
    entry = QueueEntry(
        day=date(2026, 11, 16), rank=1, owner="sam", persona="vp-sales", channel="email",
        step="step-1", first_name="Ann", last_name="Lee", title="", email="", phone="",
        linkedin_url="", company="Called", domain="called.example", icp="sales", tier="A",
        score_min=80, score_max=90, coverage=1, tier_words="A", why_now="", reasons=(),
        caution="", send_window="", subject="", body="", template="t", template_version="1",
        company_key="called.example", run_id="run-1", contact_id="p-called", sources=(),
        queue_item_id=queue_item_id("p-called", "vp-sales", "step-1"), persona_rule="",
    )  # fmt: skip
    with open_store(f"sqlite:///{tmp_path / 'prospects.db'}") as store:
        store.save_companies([*companies, tiny])
        store.save_contacts(people)
        store.replace_queue(entry.day, [entry], [])


def on_list(name: str, *values: str) -> None:
    lines = [f"{'email' if '@' in value else 'domain'},{value},,," for value in values]
    text = "\n".join(["scope,value,reason,since,until", *lines]) + "\n"
    Path(f"config/lists/{name}.csv").write_text(text, encoding="utf-8")


def test_kept_expectations_end_well_and_say_what_moved_them(prospects):
    expecting(
        expects("mid.example", "A", profile=FIT), expects("rival.example", "out", profile=FIT)
    )

    code, out, _ = prospects("icp", "test")

    assert code == 0
    assert "2 expectations: 2 kept, 0 broken." in out
    assert "51-200 people, inside 50-500 (+60 of 60)" in out
    assert "On the list competitors (excluded)" in out


@pytest.fixture
def rival_alias(tmp_path) -> str:
    """Another domain of the competitor, which no list names."""
    rows = "alias,domain,why\nrival-io.example,rival.example,same firm\n"
    (tmp_path / "config" / "domain_aliases.csv").write_text(rows, encoding="utf-8")
    return "rival-io.example"


def test_a_company_is_on_a_list_under_its_other_domain_as_well(prospects, rival_alias):
    expecting(expects(rival_alias, "out", profile=FIT))
    Path("profiles.csv").write_text(f"domain,industry\n{rival_alias},software\n", "utf-8")

    assert prospects("icp", "test")[0] == 0
    assert prospects("check", "--templates", str(REPOSITORY / "outreach_templates"))[0] == 0
    assert f"{rival_alias},sales,out," in prospects("icp", "score", "--profiles", "profiles.csv")[1]


def test_the_market_knows_customers_by_their_other_domain(prospects, base, rival_alias, tmp_path):
    on_list("customers", "rival.example")
    with open_store(f"sqlite:///{tmp_path / 'prospects.db'}") as store:
        store.save_companies([Company(rival_alias, rival_alias, "Rival")])

    prospects("tam", "--csv", "market.csv", "--templates", str(REPOSITORY / "outreach_templates"))

    assert ",customer,1," in Path("market.csv").read_text("utf-8")


def test_a_broken_expectation_is_explained_and_ends_with_1(prospects):
    expecting(
        expects("mid.example", "A", why="our best reference", profile=FIT | {"country": "DE"})
    )

    code, out, _ = prospects("icp", "test", "--icp", "sales")

    assert code == 1
    for words in (
        "mid.example must be A in Sales teams, and is: B",
        "why it must: our best reference",
        "* Country is Germany, not United States (+0 of 40)",
        "1 expectation: 0 kept, 1 broken.",
    ):
        assert words in out


def test_companies_without_a_profile_are_taken_from_the_file(prospects):
    expecting(expects("https://www.mid.example/about", "A"), expects("nobody.example", "A"))

    code, out, _ = prospects("icp", "test", "--profiles", "profiles.csv")

    assert code == 0
    assert "2 expectations: 1 kept, 0 broken, 1 of companies that are not known yet." in out


def test_companies_without_a_profile_are_taken_from_the_database(prospects, base):
    expecting(expects("fresh.example", "out"))

    assert prospects("icp", "test")[0] == 1


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        pytest.param({"headcout": "50"}, '"headcout" is no column of a profiles file', id="key"),
        pytest.param({"headcount": "many"}, 'headcount: 1 value cannot be read', id="value"),
        pytest.param({"Country": "DE", "country": "US"}, "two columns are country", id="twice"),
    ],
)  # fmt: skip
def test_a_profile_that_cannot_be_read_is_a_fault(prospects, profile, told):
    expecting(expects("a.example", "needs_data", profile=profile))

    code, out, _ = prospects("icp", "test")

    assert code == 1
    assert f"sales: expectations[0].profile: {told}" in out


def test_profiles_can_come_from_standard_input(prospects, monkeypatch):
    expecting(expects("mid.example", "A"), expects("shop.example", "out"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PROFILES.encode())))

    assert "2 kept" in prospects("icp", "test", "--profiles", "-")[1]


def test_a_company_that_was_merged_is_known_by_its_old_domain(prospects, base, tmp_path):
    expecting(expects("fresh-old.example", "A"))
    merge = Merge(
        "m1", "company", "fresh.example", "fresh-old.example", "redirect", "its site moved", (),
        READ_AT.date(), READ_AT,
    )  # fmt: skip
    with open_store(f"sqlite:///{tmp_path / 'prospects.db'}") as store:
        store.save_companies([Company("fresh-old.example", "fresh-old.example", "Fresh")])
        store.merge_company(merge)

    assert "1 kept" in prospects("icp", "test")[1]


def test_an_icp_that_is_not_there_is_a_slip(prospects):
    code, _, err = prospects("icp", "test", "--icp", "sails")

    assert (code, err) == (2, "prospects: sails: is no ICP; use sales\n")


def test_check_tells_broken_expectations_as_faults_of_the_file(prospects):
    expecting(
        expects("mid.example", "A", profile=FIT),
        expects("b.example", "A", profile={"headcount": "80"}),
    )

    code, _, err = prospects("check", "--templates", str(REPOSITORY / "outreach_templates"))

    assert code == 2
    assert err.startswith(
        "prospects: config/icps/sales.yml: expectations[1]: b.example must be A and is "
        "A at best: industry and country unknown: "
    )


def test_check_notes_the_companies_of_which_nothing_is_known(prospects):
    expecting(expects("nobody.example", "A"))

    code, out, err = prospects("check", "--templates", str(REPOSITORY / "outreach_templates"))

    assert code == 0
    assert "1 expectation, " in out
    assert "the expectation of nobody.example (sales) was not tested" in err


def narrower() -> dict[str, Any]:
    criteria = [c | ({"to": 100} if c["key"] == "headcount" else {}) for c in SALES["criteria"]]
    return SALES | {"criteria": criteria}


def test_a_diff_tells_who_moves_and_why(prospects):
    write_icps(Path("drafts"), narrower(), STUDENTS)

    code, out, _ = prospects(
        "icp", "diff", "config", "drafts", "--profiles", "profiles.csv", "--csv", "movers.csv",
        "--html", "pages/diff.html",
    )  # fmt: skip

    assert code == 0
    assert out.startswith(
        "1 company changes tier\nNew ICP: Students (students): Needs data 1, Out 4\n"
    )
    assert "changed Headcount: 50 to 500 -> 50 to 100" in out
    with Path("movers.csv").open(encoding="utf-8") as file:
        [line] = csv.DictReader(file)
    assert line == {
        "icp": "sales", "company_key": "big.example", "name": "Big Barn", "tier_before": "A",
        "tier_after": "C", "score_before": "100", "score_after": "40", "contacts": "",
        "criterion": "Headcount", "before": "400 people, inside 50-500 (+60 of 60)",
        "after": "400 people, outside 50-100 (+0 of 60)",
    }  # fmt: skip
    page = BeautifulSoup(Path("pages/diff.html").read_text(encoding="utf-8"), "lxml")
    assert page.select_one(".movers td").get_text(" ", strip=True) == "Big Barn big.example"


def test_a_diff_of_two_files_takes_them_for_two_versions_of_one_icp(prospects):
    write_icps(Path("drafts"), narrower() | {"id": "sales-next"})

    code, out, _ = prospects(
        "icp", "diff", "config/icps/sales.yml", "drafts/sales-next.yml",
        "--profiles", "profiles.csv",
    )  # fmt: skip

    assert code == 0
    assert "(sales-next): 1 of 5 companies change tier" in out


def test_a_new_negative_icp_moves_companies_of_the_others(prospects, base):
    write_icps(Path("old"), SALES | {"tiers": {"A": 30, "B": 20, "C": 10}})
    write_icps(Path("new"), SALES | {"tiers": {"A": 30, "B": 20, "C": 10}}, STUDENTS)

    code, out, _ = prospects("icp", "diff", "old", "new", "--csv", "movers.csv")

    with Path("movers.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert code == 0
    assert [(line["company_key"], line["tier_after"], line["contacts"]) for line in lines] == [
        ("tiny.example", "out", "0")
    ]
    assert "Students" in lines[0]["after"]
    assert "The files say the same." in out


def test_a_diff_needs_companies(prospects):
    code, _, err = prospects("icp", "diff", "config", "config")

    assert code == 2
    assert err.startswith("prospects: there is no database to take companies from; name one with")


def test_every_icp_gets_a_sheet_with_the_companies_that_fit(prospects, base):
    write_icps(Path("config/icps"), SALES, STUDENTS)

    code, out, _ = prospects(
        "icp", "sheet", "--out", "sheets", "--templates", str(REPOSITORY / "outreach_templates")
    )

    assert code == 0
    assert out.split() == ["sheets/sales.html", "sheets/students.html"]
    text = " ".join(
        BeautifulSoup(Path("sheets/sales.html").read_text("utf-8"), "lxml").get_text(" ").split()
    )
    assert "Personas VP of Sales" in text
    assert "A Barred barred.example" in text
    assert "5 companies in tier A, B or C." in text
    assert "Students Fits our description of companies we do not want" in text


def test_the_market_is_counted_by_icp_tier_territory_and_state(prospects, base):
    write_icps(Path("config/icps"), SALES | {"territory": ["North America"]}, STUDENTS)
    on_list("customers", "bought.example")
    on_list("opt_outs", "ann@barred.example")

    code, out, _ = prospects(
        "tam", "--csv", "market.csv", "--html", "market.html",
        "--templates", str(REPOSITORY / "outreach_templates"),
    )  # fmt: skip

    assert code == 0
    with Path("market.csv").open(encoding="utf-8") as file:
        assert [list(row.values()) for row in csv.DictReader(file)] == [
            ["sales", "A", "North America", state, "1", contacts, "1.0"]
            for state, contacts in (
                ("untouched", "1"), ("contacted", "1"), ("no_right_contact", "0"),
                ("suppressed", "1"), ("customer", "1"),
            )
        ] + [["sales", "out", "North America", "no_right_contact", "1", "0", "1.0"]]  # fmt: skip
    assert "6 companies, 5 contacts" in out
    assert "headcount 100%" in out
    assert Path("market.html").read_text("utf-8").count("<svg") == 1


@pytest.mark.parametrize(
    ("contacted_on", "state"),
    [
        pytest.param(date(2026, 11, 20), "contacted", id="a list says so"),
        pytest.param(date(2026, 12, 24), "untouched", id="only after the day"),
    ],
)
def test_who_was_contacted_elsewhere_counts_as_contacted(
    prospects, base, tmp_path, contacted_on, state
):
    with open_store(f"sqlite:///{tmp_path / 'prospects.db'}") as store:
        [contact] = store.load_contacts(["fresh.example"])
        store.save_contacts([replace(contact, contacted_on=contacted_on)])

    prospects("tam", "--csv", "market.csv", "--templates", str(REPOSITORY / "outreach_templates"))

    with Path("market.csv").open(encoding="utf-8") as file:
        found = {row["state"]: row["companies"] for row in csv.DictReader(file)}
    assert found[state] == {"contacted": "2", "untouched": "3"}[state]


def test_a_list_that_only_icps_ask_holds_nobody_back(prospects, base):
    settings = Path("config/pipeline.yml")
    plain = yaml.safe_load(settings.read_text("utf-8"))
    plain["outreach"]["scoring_lists"] = ["partners"]
    settings.write_text(yaml.safe_dump(plain), encoding="utf-8")
    on_list("partners", "fresh.example")

    templates = str(REPOSITORY / "outreach_templates")
    prospects("tam", "--csv", "market.csv", "--templates", templates)

    assert "suppressed" not in Path("market.csv").read_text("utf-8")


def test_a_market_without_a_database_is_a_slip(prospects):
    code, _, err = prospects("tam", "--templates", str(REPOSITORY / "outreach_templates"))

    assert code == 2
    assert "does not exist; name another with --database" in err
