from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from enrichment.intake import intake_companies, list_signals, map_headers, parse_list
from prospects.specs.source import Source
from prospects.stated import headcount_stated

_AT = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_revenue_is_read_in_the_unit_of_its_column():
    text = "name,website,Revenue (EUR)\nBolt,bolt.example,2500000\nTin,tin.example,$2.5M\n"
    found = intake_companies(parse_list(text.encode(), "list.csv"), observed_at=_AT)
    signals = list_signals(found.mentions, {"list.csv": found.columns})
    revenues = [signal for signal in signals if signal.name == "revenue"]
    assert [signal.value for signal in revenues] == ["2600000-3200000", "2500000-2500000"]
    assert revenues[0].provenance.evidence == "Revenue (EUR): 2500000"


def revenues(text, source=None):
    raw = replace(parse_list(text.encode(), "list.csv"), source=source)
    found = intake_companies(raw, observed_at=_AT)
    signals = list_signals(found.mentions, {raw.list_name: found.columns})
    return [signal.value for signal in signals if signal.name == "revenue"]


def test_an_amount_without_currency_is_read_by_the_country_of_its_row():
    text = "Name,Website,Country,Umsatz\nBolt,bolt.example,Germany,2500000\nTin,tin.example,,7000\n"
    assert revenues(text) == ["2600000-3200000"]


@pytest.mark.parametrize("column", ["Umsatz", "Revenue"])
def test_a_source_may_state_the_currency_of_its_amounts(column):
    source = Source(name="Register", files=("*",), currency="EUR")
    text = f"Name,Website,{column}\nBolt,bolt.example,2500000\nTin,tin.example,$7000\n"
    assert revenues(text, source) == ["2600000-3200000", "7000-7000"]


@pytest.mark.parametrize(
    ("column", "cell", "people"),
    [
        ("Employees (thousands)", "1.2", "1200-1200"),
        ("Mitarbeiter (Tsd.)", "1,2-5", "1200-5000"),
        ("Employees (thousands)", "51-200 employees", "51-200"),
        ("Employees", "1.2k", "1200-1200"),
    ],
)
def test_people_are_counted_in_the_unit_of_their_column(column, cell, people):
    assert headcount_stated(cell, column) == people


def test_a_column_of_people_with_a_unit_is_never_taken_for_one_without():
    columns = {"Name": ["Acme", "Bolt", "Tin"], "Employees (thousands)": ["1-5", "5-10", "2-3"]}
    mapped = map_headers(list(columns), "companies", samples=columns)
    assert mapped.mapping["Employees (thousands)"] is None
    assert mapped.doubtful == {"Employees (thousands)": "headcount"}


def test_a_currency_that_nobody_knows_is_refused():
    with pytest.raises(ValidationError, match="is no currency; use one of AED"):
        Source(name="Register", files=("*",), currency="euro")


def test_of_several_phones_the_first_is_told():
    text = "name,website,Phone\nBolt,bolt.example,n/a; +49 30 7654321 / +49 171 5550145\n"
    found = intake_companies(parse_list(text.encode(), "list.csv"), observed_at=_AT)
    phones = [s.value for s in list_signals(found.mentions, {}) if s.name == "phone"]
    assert phones == ["+49 30 7654321"]
