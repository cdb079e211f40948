"""What ICPs ask of the database: what changed, extra columns, who is on which list."""

from datetime import date

import pytest

from flows.profiles import database_frame
from prospects.company import Company
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec
from prospects.store import open_store
from prospects.suppression import SuppressionEntry, SuppressionLists
from scoring.icp import build_scores
from tests.prospects.store.specimens import HOME, KEY, MONDAY, fact, later, noon, read

HUBSPOT = Signal(
    SignalKind.TECHNOGRAPHICS, "HubSpot", "", 0.9, Provenance(HOME, noon(MONDAY), "test", "")
)
ICP = IcpSpec.model_validate(
    {
        "id": "test", "name": "Test", "purpose": "Test", "personas": ["cfo"],
        "criteria": [
            {"key": "changed", "technology": ["HubSpot"], "within_days": 30, "weight": 50},
            {"key": "extra", "column": "Plan", "any": ["Pro"], "weight": 30},
            {"key": "list", "any": ["partners"], "weight": 20},
        ],
    }
)  # fmt: skip
PARTNERS = SuppressionLists.of([SuppressionEntry("partners", "domain", KEY, "reseller")])


@pytest.fixture
def store(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/p.db") as opened:
        opened.save_companies([Company(KEY, KEY, "Acme", extra={"Plan": "Pro"})])
        opened.save_readings([read(MONDAY, fact("a"))])
        yield opened


def sentences(store, day: date) -> list[str]:
    [score] = build_scores(database_frame(store, PARTNERS, day, None, [ICP]), [ICP])
    return [reason.sentence for reason in score.reasons]


def test_a_change_is_unknown_until_the_site_was_looked_at_twice(store):
    assert sentences(store, later(1)) == [
        "New HubSpot within 30 days: unknown, for the site was not looked at twice in that time"
        " (0 to 50)",
        "Plan is Pro (+30 of 30)",
        "On the list partners (reseller) (+20 of 20)",
    ]


def test_a_technology_that_came_counts_while_it_is_new(store):
    store.save_readings([read(later(7), fact("a"), HUBSPOT)])
    assert sentences(store, later(8))[0] == "Lately new: HubSpot (2026-11-30) (+50 of 50)"
    store.save_readings([read(later(60), fact("a"), HUBSPOT)])
    assert sentences(store, later(61))[0] == "New HubSpot within 30 days: not seen (+0 of 50)"
