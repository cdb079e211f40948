"""Records to columns: ages, lists with their notes, extra columns, and what changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from prospects.change import Changes, changes_since
from prospects.company import Company
from prospects.profile import build_profile
from prospects.signal import Provenance, Sighting, Signal, SignalKind
from prospects.specs.icp import IcpSpec
from prospects.visit import Visit
from scoring.icp import COLUMNS, changes_asked, extra_columns, profiles_frame
from scoring.icp.change_words import change_words

DAY = date(2026, 11, 22)


def signal(name, value="", on=date(2026, 11, 2), kind=SignalKind.FIRMOGRAPHICS):
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Signal(kind, name, value, 0.9, Provenance(f"https://a.example/{name}", at, "test", ""))


def technology(name, on=date(2026, 11, 2)):
    return signal(name, on=on, kind=SignalKind.TECHNOGRAPHICS)


ACME = build_profile(
    Company("a.example", "a.example", "Acme", {"stage": "Open"}, {"Plan": "Pro"}, (), "kim"),
    [
        signal("headcount", "51-200"), signal("revenue", "1000000-"),
        signal("postal_code", "60614", date(2026, 10, 23)), technology("HubSpot", DAY),
        technology("React", date(2026, 1, 1)), signal("phone", "+1 312 555 0100"),
    ],
    site_read=True,
)  # fmt: skip


def test_a_company_becomes_one_row_of_every_column():
    members = {"partners": {"a.example": "reseller"}, "customers": {"b.example"}}
    [row] = profiles_frame([ACME], members, day=DAY, extra=["plan"]).to_dict("records")
    assert set(COLUMNS) <= row.keys()
    assert (row["revenue_min"], row["postal_code"]) == (1_000_000, "60614")
    assert np.isnan(row["revenue_max"])
    assert (row["stage"], row["owner"], row["source"]) == ("Open", "kim", None)
    assert (row["lists"], row["list_notes"]) == (("partners",), ("reseller",))
    assert row["extra.plan"] == "Pro"
    assert row["as_of"] == DAY.toordinal()


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("headcount", 20),
        ("postal_code", 30),
        ("technologies", 0),
        ("phone", 20),
        ("industry", None),
    ],
)
def test_a_field_is_as_old_as_its_youngest_sighting(field, days):
    [age] = profiles_frame([ACME], {}, day=DAY)[f"age.{field}"]
    assert np.isnan(age) if days is None else age == days


def test_without_a_day_every_age_is_unknown():
    frame = profiles_frame([ACME], {})
    assert frame.filter(like="age.").isna().all(axis=None)


def sighting(fact, first, last, *, current):
    at = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return Sighting(fact, at, first, last, current)


LOOKS = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
VISITS = [
    Visit("a.example", day, "read", 1, 1, datetime(2026, 11, 1, tzinfo=UTC), version="1")
    for day in LOOKS
]
SEEN = [
    sighting(technology("HubSpot"), LOOKS[1], LOOKS[2], current=True),
    sighting(technology("Shopify"), LOOKS[0], LOOKS[1], current=False),
    sighting(signal("headcount", "11-50"), LOOKS[0], LOOKS[0], current=False),
    sighting(signal("headcount", "51-200"), LOOKS[1], LOOKS[2], current=True),
]


def changes() -> Changes:
    found = changes_since(SEEN, VISITS, LOOKS[0])
    assert found is not None
    return found


def test_what_is_gone_counts_from_the_first_look_that_missed_it():
    assert change_words(changes()) == (
        "new|2026-10-01|technology|HubSpot",
        "gone|2026-11-01|technology|Shopify",
        "became|2026-10-01|headcount|51-200",
    )
    [row] = profiles_frame([ACME], {}, day=DAY, changes={"a.example": changes()}).to_dict("records")
    assert row["compared_on"] == LOOKS[2].toordinal()
    assert row["changes"] == change_words(changes())


def test_of_a_site_that_led_elsewhere_nothing_is_told():
    moved = sighting(signal("redirect_domain", "other.example"), LOOKS[1], LOOKS[2], current=True)
    assert change_words(replace(changes(), new=(*changes().new, moved))) == ()


def test_only_what_icps_ask_for_is_loaded():
    def asking(*criteria):
        return IcpSpec.model_validate(
            {"id": "a", "name": "A", "purpose": "P", "personas": ["cfo"], "criteria": criteria}
        )

    plain = asking({"key": "city", "any": ["Oslo"]})
    rich = asking(
        {"key": "extra", "column": "Plan", "any": ["Pro"]},
        {"key": "changed", "technology": [], "within_days": 60},
        {"key": "changed", "field": "headcount", "since": date(2026, 10, 1)},
    )
    assert (extra_columns([plain]), changes_asked([plain], DAY)) == ((), None)
    assert (extra_columns([plain, rich]), changes_asked([rich], DAY)) == (
        ("Plan",),
        date(2026, 9, 23),
    )
