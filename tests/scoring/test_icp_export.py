"""A CRM export: which columns say what, which deal counts, and what is known elsewhere."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from prospects.errors import InputError, UsageError
from scoring.icp.export import Export, with_profiles
from scoring.icp.export.columns import Roles, find_roles, profile_columns
from scoring.icp.export.deals import (
    Deal,
    company_keys,
    last_deals,
    paid_by,
    parse_amount,
    why_unused,
)
from scoring.icp.learning import Ended, Outcome

ENDS = ["Closed Won", "Closed Lost", "Closed Won", "Open"]


def export(**columns: list[str]) -> Export:
    """An export whose columns no company list knows."""
    return Export("crm.csv", pd.DataFrame(columns, dtype=object), {}, {})


@pytest.mark.parametrize(
    ("columns", "chosen", "roles"),
    [
        pytest.param({"Deal Stage": ENDS, "Amount": ["1"] * 4, "Close Date": [""] * 4}, {},
                     Roles("Deal Stage", value="Amount", closed_on="Close Date"), id="by-names"),
        pytest.param({"Stage": ["New", "New", "New", "Won"], "Verdict": ENDS}, {},
                     Roles("Verdict"), id="by-cells-where-the-name-promises-too-much"),
        pytest.param({"Is Won": ["yes", "no", "yes", "no"]}, {}, Roles("Is Won", asks_won=True),
                     id="a-question"),
        pytest.param({"Deal Stage": ENDS, "How": ["no", "yes", "no", "no"]}, {"outcome": "How"},
                     Roles("How", asks_won=True), id="the-user-names-it"),
    ],
)  # fmt: skip
def test_the_columns_of_the_end_are_found(columns, chosen, roles):
    assert find_roles(export(**columns), chosen) == roles


def test_an_export_without_an_end_or_without_the_named_column_says_what_there_is():
    plain = export(Website=["a.example"], City=["Oslo"])
    with pytest.raises(InputError, match=r"columns: Website, City\); name one with --map outcome"):
        find_roles(plain, {})
    with pytest.raises(UsageError, match="has no column Stage"):
        find_roles(plain, {"outcome": "Stage"})


def test_facts_get_the_names_of_a_profiles_file_and_fill_each_others_gaps():
    crm = Export(
        "crm.csv",
        pd.DataFrame({"Site": ["a.example", ""], "URL": ["b.example", "c.example"],
                      "Plan": ["Pro", ""], "Stage": ["Won", "Lost"]}, dtype=object),
        {"Site": "website", "URL": "website", "Plan": None, "Stage": "stage"},
        {"Site": 0, "URL": 1},
    )  # fmt: skip
    columns, told = profile_columns(crm, Roles("Stage"), {})
    assert columns.to_dict("list") == {"website": ["a.example", "c.example"], "Plan": ["Pro", ""]}
    assert [each.what for each in told] == ["Stage", "Site", "URL"]


def test_a_deal_is_of_the_company_of_its_site_else_of_its_name_else_of_nobody():
    columns = pd.DataFrame(
        {"website": ["https://www.acme.example/x", "", ""], "name": ["Acme", "Acme Ltd", ""],
         "country": ["", "Germany", ""]}, dtype=object,
    )  # fmt: skip
    assert company_keys(columns) == ["acme.example", "name:acme:DE", "row:3"]


def deal(row: int, outcome: Outcome | None, closed_on=None, amount=None, said="?") -> Deal:
    return Deal(row, "acme.example", outcome, said, closed_on, amount)


MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("deals", "counts"),
    [
        pytest.param([deal(0, Outcome.WON, JUNE), deal(1, Outcome.LOST, MAY)], [0], id="the-later"),
        pytest.param([deal(0, Outcome.CHURNED), deal(1, Outcome.WON)], [0],
                     id="without-a-day-who-left-was-won-before"),
        pytest.param([deal(0, Outcome.LOST, MAY), deal(1, Outcome.LOST, MAY)], [1],
                     id="of-one-day-the-later-row"),
        pytest.param([deal(0, Outcome.WON, MAY), deal(1, Outcome.OPEN, JUNE)], [0],
                     id="what-is-open-has-no-end"),
        pytest.param([deal(0, None), deal(1, Outcome.OPEN)], [], id="nothing-has-ended"),
    ],
)  # fmt: skip
def test_a_company_counts_once_by_the_deal_that_ended_last(deals, counts):
    assert [each.row for each in last_deals(deals)] == counts


def test_every_row_is_learned_from_or_has_a_reason():
    deals = [
        deal(0, Outcome.WON, JUNE), deal(1, Outcome.LOST, MAY), deal(2, Outcome.OPEN),
        deal(3, None, said="Parked"), deal(4, None, said=" "),
    ]  # fmt: skip
    unused = why_unused(deals)
    assert unused == {
        "another deal of the same company tells a later end": 1,
        "the deal is still open": 1, '"Parked" is no outcome we know': 1, "no outcome": 1,
    }  # fmt: skip
    assert sum(unused.values()) + len(last_deals(deals)) == len(deals)


def test_a_company_is_worth_the_deals_that_it_paid():
    deals = [
        deal(0, Outcome.WON, amount=5.0), deal(1, Outcome.CHURNED, amount=2.0),
        deal(2, Outcome.LOST, amount=90.0), deal(3, Outcome.OPEN, amount=90.0),
    ]  # fmt: skip
    paid = paid_by(deals, ["acme.example", "other.example"])
    assert paid[0] == 7.0
    assert np.isnan(paid[1])


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("12,500", 12_500), ("€ 8.000", 8_000), ("USD 25k", 25_000), ("1.2M", 1_200_000),
     ("", None), ("to be agreed", None)],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(cell, amount):
    assert parse_amount(cell) == amount


def test_what_an_export_says_itself_stands_and_its_gaps_are_filled():
    own = pd.DataFrame(
        {"company_key": ["a.example", "b.example"], "industry": ["Software", None],
         "technologies": [(), ("HubSpot",)], "site_read": [False, False]}
    )  # fmt: skip
    known = pd.DataFrame(
        {"company_key": ["a.example", "c.example"], "industry": ["Retail", "Retail"],
         "technologies": [["Salesforce"], []], "site_read": [True, True], "country": ["NO", "SE"]}
    )  # fmt: skip
    filled, found = with_profiles(Ended(own, [Outcome.WON, Outcome.LOST], np.zeros(2)), known)
    assert found == 1
    assert filled.frame.iloc[0].to_dict() == {
        "company_key": "a.example", "industry": "Software", "technologies": ("Salesforce",),
        "site_read": True, "country": "NO",
    }  # fmt: skip
    assert filled.frame["technologies"][1] == ("HubSpot",)
    assert pd.isna(filled.frame["country"][1])
