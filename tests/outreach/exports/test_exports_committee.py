"""The buying committee in the files of a day: who fills which role, and for whom to look."""

from dataclasses import replace
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from outreach.committee import Person, build_committee
from outreach.exports.day import count_committees, people_to_find, share_of
from outreach.exports.digest import write_digest
from outreach.exports.digest_parts import committees_words
from outreach.exports.tables import queue_frame
from outreach.exports.workbook import write_workbook
from prospects.report import Funnel
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec

ROLES = {"sales-leader": "decision_maker", "revops": "champion", "buyer": "budget_holder"}
NAMES = {
    "sales-leader": "Sales leader",
    "revops": "Revenue operations",
    "buyer": "Purchasing manager",
}
PERSONAS = {
    name: PersonaSpec.model_validate(
        {
            "id": name, "name": NAMES[name], "match": {"include": ["head of " + name]},
            "buying_role": role, "cadence": [{"step": "first", "day": 0}],
        }
    )
    for name, role in ROLES.items()
}  # fmt: skip
ICP = IcpSpec.model_validate(
    {
        "id": "saas", "name": "SaaS", "purpose": "test", "personas": [*PERSONAS],
        "criteria": [{"key": "hiring", "any": ["SDR"]}],
    }
)  # fmt: skip
LOOK_FOR = "budget holder: look for Purchasing manager, head of buyer"
TOLD = ("Adds the champion", "decision maker: Kim Example, contacted on 1 Dec")


def committee(day, *touched, known=()):
    people = [
        Person(f"t-{name}", "Kim", "Example", frozenset({name}), day - timedelta(2))
        for name in touched
    ]
    people += [Person(f"k-{name}", "Lou", "Example", frozenset({name})) for name in known]
    return build_committee(ICP, PERSONAS, people)


@pytest.fixture
def begun(day):
    """The day with committees: one complete, one with somebody left, one with nobody known."""
    first, second, third, *rest = day.accounts
    accounts = (
        replace(first, committee=committee(day.day, *ROLES)),
        replace(second, committee=committee(day.day, "revops", known=("buyer",))),
        replace(third, committee=committee(day.day, "revops", "sales-leader")),
        *(replace(one, committee=committee(day.day)) for one in rest[:-1]),
        replace(rest[-1], committee=None),
    )
    entries = (replace(day.entries[0], committee=TOLD, adds_roles=("champion",)), *day.entries[1:])
    day = replace(day, accounts=accounts, entries=entries)
    day.report.funnel.committees = count_committees(accounts)
    return day


def rows(path, sheet):
    header, *cells = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in cells]


def test_accounts_written_to_are_counted_by_what_is_left_to_do(begun):
    assert count_committees(begun.accounts) == {
        "covered": 1, "tried": 0, "open": 1, "nobody_known": 1,
    }  # fmt: skip


def test_accounts_show_roles_covered_open_and_unknown(begun, tmp_path):
    write_workbook(tmp_path / "queue.xlsx", begun)
    _, second, *_, last = rows(tmp_path / "queue.xlsx", "Accounts")
    assert second["Roles covered"] == "champion: Kim Example, contacted on 1 Dec"
    assert second["Roles open"] == "budget holder: Lou Example"
    assert (
        second["Nobody known for"] == "decision maker: look for Sales leader, head of sales-leader"
    )
    assert last["Nobody known for"] is None


def test_today_says_what_a_person_adds_and_who_fills_the_rest(begun, tmp_path):
    write_workbook(tmp_path / "queue.xlsx", begun)
    assert rows(tmp_path / "queue.xlsx", "Today")[0]["Buying committee"] == (
        "• Adds the champion\n• decision maker: Kim Example, contacted on 1 Dec"
    )


def test_queue_csv_has_the_roles_as_codes(begun):
    frame = queue_frame(begun.entries)
    assert frame["adds_roles"][0] == "champion"
    assert frame["committee"][0] == "|".join(TOLD)


def test_the_digest_counts_committees_and_says_for_whom_to_look(begun, tmp_path):
    write_digest(tmp_path / "digest.html", begun)
    page = (tmp_path / "digest.html").read_text(encoding="utf-8")
    assert "begun at 3 accounts: every role was written to at 1" in page
    assert "<b>Buying committee</b> Adds the champion" in page
    assert LOOK_FOR in page


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ({}, ""),
        ({"open": 1}, "begun at 1 account: we know whom to write to next at 1."),
        ({"open": 2, "nobody_known": 3, "covered": 0},
            "begun at 5 accounts: we know whom to write to next at 2 and nobody is known for a "
            "role at 3."),
        ({"covered": 1, "tried": 1}, "begun at 2 accounts: every role was written to at 2."),
    ],
)  # fmt: skip
def test_the_digest_counts_only_what_there_is_of_committees(states, told):
    assert committees_words(Funnel(committees=states)).removeprefix("Buying committees ") == told


def test_people_are_looked_for_where_somebody_is_worked_today(begun):
    theirs = share_of(begun, "anna")
    worked = {entry.company_key for entry in theirs.entries}
    assert {account.company_key for account in people_to_find(theirs)} <= worked
    assert people_to_find(replace(begun, entries=())) == ()


def test_a_day_without_committees_says_nothing_of_them(day, tmp_path):
    write_digest(tmp_path / "digest.html", day)
    assert "uying committee" not in (tmp_path / "digest.html").read_text(encoding="utf-8")
