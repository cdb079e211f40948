"""Learning an ICP from outcomes: what is proposed, what is not, and how it is told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from prospects.specs.icp import IcpSpec
from scoring.icp.learning import (
    Ended,
    Head,
    Learned,
    Outcome,
    draft_icp,
    fact_named,
    learn,
    parse_outcome,
    write_yaml,
)
from scoring.icp.learning.after_sale import filled_after_sale, known_after_sale
from scoring.icp.learning.asking import bounds
from scoring.icp.learning.field import range_field
from scoring.icp.learning.rates import Rate
from scoring.icp.learning.splitting import held_out

HEAD = Head("learned", "crm.csv", ("vp-sales",))
TOOLS = ("HubSpot", "Segment", "Shopify", "Stripe")


class World:
    """Invented companies; a test says who was won."""

    def __init__(self, size: int = 1200, seed: int = 1) -> None:
        self.size, self.dice = size, np.random.default_rng(seed)
        self.people = np.exp(self.dice.normal(4.5, 1.5, size)).astype(int) + 1
        self.industry = self.dice.choice(["software", "retail", "hotels", "energy"], size)
        self.tools = {tool: self.dice.random(size) < 0.3 for tool in TOOLS}
        self.extra: dict[str, Sequence[str | None]] = {}

    def by_chance(self, chance: Any) -> np.ndarray:
        return self.dice.random(self.size) < chance

    def ended(self, won: np.ndarray, outcomes: Sequence[Outcome] | None = None) -> Ended:
        tools = [tuple(t for t in TOOLS if self.tools[t][row]) for row in range(self.size)]
        frame = pd.DataFrame(
            {
                "company_key": [f"firm-{row}.tld" for row in range(self.size)],
                "headcount_min": self.people.astype(float),
                "headcount_max": self.people.astype(float),
                "industry": self.industry.astype(object),
                "technologies": tools,
                "site_read": True,
                **{f"extra.{name}": list(cells) for name, cells in self.extra.items()},
            }
        )
        told = outcomes or [Outcome.WON if each else Outcome.LOST for each in won]
        return Ended(frame, told, np.full(self.size, np.nan))


def learned_of(ended: Ended) -> Learned:
    return learn(ended, lambda proposed, churn: draft_icp(HEAD, proposed, churn))


def asked_of(learned: Learned) -> list[dict[str, Any]]:
    return [each.named for each in learned.proposed]


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        pytest.param("Closed Won", Outcome.WON, id="crm"),
        pytest.param("closedlost", Outcome.LOST, id="hubspot-run-together"),
        pytest.param("Closed Lost - price", Outcome.LOST, id="with-reason"),
        pytest.param("Lost Customer", Outcome.CHURNED, id="lost-customer-was-a-customer"),
        pytest.param("Former customer", Outcome.CHURNED, id="former-before-customer"),
        pytest.param("Active Customer", Outcome.RETAINED, id="customer"),
        pytest.param("Gewonnen", Outcome.WON, id="german-won"),
        pytest.param("Gekündigt", Outcome.CHURNED, id="german-churned"),
        pytest.param("Negotiation", Outcome.OPEN, id="open"),
        pytest.param("Perdido", Outcome.LOST, id="spanish-lost"),
        pytest.param("Wonderful", None, id="whole-words"),
        pytest.param("yes", None, id="yes-to-what"),
    ],
)
def test_the_end_of_a_deal_is_read_as_a_crm_writes_it(cell: str, outcome: Outcome | None) -> None:
    assert parse_outcome(cell) is outcome


def test_yes_is_an_outcome_where_the_column_asks_whether_the_company_was_won() -> None:
    answers = [parse_outcome(cell, asks_won=True) for cell in ("TRUE", "0")]
    assert answers == [Outcome.WON, Outcome.LOST]


@pytest.mark.parametrize(
    ("column", "after"),
    [
        pytest.param("Renewal date", True, id="renewal"),
        pytest.param("onboarding_status", True, id="underscore"),
        pytest.param("ARR", True, id="arr"),
        pytest.param("CSM", True, id="csm"),
        pytest.param("NPS score", True, id="nps"),
        pytest.param("Signed on", True, id="signed"),
        pytest.param("first_login", True, id="login"),
        pytest.param("Customer segment", False, id="whom-it-sells-to"),
        pytest.param("Carrier", False, id="arr-only-as-a-word"),
        pytest.param("Funding stage", False, id="stage-of-the-company"),
        pytest.param("Sales region", False, id="region"),
    ],
)
def test_a_column_that_is_filled_after_the_sale_is_known_by_its_name(
    column: str, after: bool
) -> None:
    assert (known_after_sale(column) is not None) is after


@pytest.mark.parametrize(
    ("column", "fact"),
    [
        pytest.param("Job Openings", "openings_total", id="openings"),
        pytest.param("tech_used", "technologies", id="underscore"),
        pytest.param("Technologien", "technologies", id="german"),
        pytest.param("Opening hours", None, id="not-every-opening"),
    ],
)
def test_a_column_of_facts_is_known_by_what_exports_call_it(column: str, fact: str | None) -> None:
    assert fact_named(column) == fact


def test_a_rate_has_the_interval_of_wilson() -> None:
    # Newcombe (1998): 81 of 263 has the score interval 0.2553 to 0.3662.
    interval = Rate(81, 263).interval
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.2553, 0.3662)


def test_a_difference_has_the_interval_of_newcombe() -> None:
    # Newcombe (1998): 56/70 less 48/80 is 0.2, method 10 gives 0.0524 to 0.3339.
    gap = Rate(56, 70).minus(Rate(48, 80))
    assert [round(gap.value, 4), round(gap.low, 4), round(gap.high, 4)] == [0.2, 0.0524, 0.3339]


@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_rate_and_stays_a_share(won: int, more: int) -> None:
    interval = Rate(won, won + more).interval
    assert 0 <= interval.low <= interval.value <= interval.high <= 1


def test_the_same_companies_are_held_out_whatever_the_order_and_the_others() -> None:
    keys = [f"firm-{number}.tld" for number in range(200)]
    good = np.arange(200) % 4 == 0
    out = held_out(keys, good)
    backwards = held_out(keys[::-1], good[::-1])[::-1]
    assert (out == backwards).all()
    assert (out[good].sum(), out[~good].sum()) == (10, 30)


def test_bounds_are_the_roundest_numbers_that_no_company_contradicts() -> None:
    people = np.repeat([7.0, 38.0, 53.0, 187.0, 212.0, 900.0], 40)
    field = range_field("headcount", people, people)
    assert field is not None
    inside = np.array([level in (53.0, 187.0) for level in field.lows])
    assert bounds(field, inside) == {"from": 50, "to": 200}


def test_the_rule_that_made_the_wins_is_proposed_and_nothing_else() -> None:
    world = World()
    fits = (world.people >= 50) & (world.people <= 500) & (world.industry == "software")
    learned = learned_of(world.ended(world.by_chance(np.where(fits, 0.8, 0.05))))
    asked = {each["key"]: each for each in asked_of(learned)}
    assert asked.keys() == {"headcount", "industry"}
    assert asked["industry"]["any"] == ["software"]
    assert 35 <= asked["headcount"]["from"] <= 65
    assert 400 <= asked["headcount"]["to"] <= 650


@pytest.mark.parametrize("seed", [1, 2])
def test_what_shows_only_among_companies_that_meet_the_rest_is_proposed(seed: int) -> None:
    world = World(800, seed)
    asked = np.isin(world.industry, ["software", "hotels"])
    fits = asked & (world.people >= 50) & (world.people <= 90)
    learned = learned_of(world.ended(world.by_chance(np.where(fits, 0.55, 0.06))))
    assert {each["key"] for each in asked_of(learned)} == {"headcount", "industry"}


def test_two_criteria_neither_of_which_is_sure_without_the_other_are_proposed_together() -> None:
    world = World(800, 4)
    fits = np.isin(world.industry, ["software", "hotels"]) & world.tools["Stripe"]
    fits &= (world.people >= 40) & (world.people <= 160)
    learned = learned_of(world.ended(world.by_chance(np.where(fits, 0.5, 0.05))))
    assert {each["key"] for each in asked_of(learned)} == {"headcount", "industry", "technology"}


@pytest.mark.parametrize("seed", range(10, 13))
def test_nothing_is_proposed_where_chance_alone_decided(seed: int) -> None:
    world = World(seed=seed)
    learned = learned_of(world.ended(world.by_chance(0.2)))
    assert learned.icp is None
    assert "chance" in learned.why_not


def test_a_tool_that_only_goes_along_with_the_industry_is_not_proposed() -> None:
    world = World(3000)
    software = world.industry == "software"
    world.tools["Segment"] = world.by_chance(np.where(software, 0.8, 0.1))
    learned = learned_of(world.ended(world.by_chance(np.where(software, 0.6, 0.1))))
    assert asked_of(learned) == [{"key": "industry", "any": ["software"]}]


def test_a_tool_does_not_stand_for_an_industry_that_is_unknown() -> None:
    world = World(3000)
    software = world.industry == "software"
    world.tools["Segment"] = world.by_chance(np.where(software, 0.8, 0.1))
    won = world.by_chance(np.where(software, 0.6, 0.1))
    world.industry = np.where(world.by_chance(0.4), None, world.industry)
    assert asked_of(learned_of(world.ended(won))) == [{"key": "industry", "any": ["software"]}]


def test_a_missing_value_is_no_sign_even_where_it_is_missing_for_the_lost() -> None:
    world = World()
    won = world.by_chance(0.3)
    gone = world.by_chance(np.where(won, 0.1, 0.6))
    world.industry = np.where(gone, None, world.industry)
    assert learned_of(world.ended(won)).proposed == ()


def test_two_tools_of_which_either_suffices_are_one_criterion() -> None:
    world = World(3000)
    either = world.tools["HubSpot"] | world.tools["Shopify"]
    learned = learned_of(world.ended(world.by_chance(np.where(either, 0.5, 0.1))))
    assert asked_of(learned) == [{"key": "technology", "any": ["HubSpot", "Shopify"]}]


def test_a_bad_sign_with_strong_evidence_excludes() -> None:
    world = World(3000)
    world.tools["HubSpot"] = world.by_chance(0.5)
    chance = np.where(world.tools["HubSpot"], 0.5, 0.2)
    learned = learned_of(
        world.ended(world.by_chance(np.where(world.tools["Stripe"], 0.01, chance)))
    )
    kinds = {(each.named["any"][0], each.kind) for each in learned.proposed}
    assert kinds == {("HubSpot", "score"), ("Stripe", "exclude")}


def test_a_column_that_gives_the_outcome_away_is_left_out_and_told() -> None:
    world = World()
    won = world.by_chance(0.3)
    world.extra = {
        "Colour": np.where(won, "green", "red").tolist(),
        "Kit": [("sent" if each else None) for each in won],
        "CSM": ["Robin"] * world.size,
    }
    learned = learned_of(world.ended(won))
    assert learned.proposed == ()
    assert {each.what for each in learned.left_out} >= {"Colour", "Kit", "CSM"}


def test_filling_that_follows_the_sale_is_told_from_filling_that_varies() -> None:
    good = np.arange(400) < 100
    follows = good.copy()
    varies = np.arange(400) % 2 == 0
    assert filled_after_sale(follows, good) is not None
    assert filled_after_sale(varies, good) is None


def test_below_thirty_wins_outcomes_are_described_and_nothing_is_proposed() -> None:
    world = World(300)
    won = np.zeros(300, dtype=bool)
    won[np.flatnonzero(world.industry == "software")[:29]] = True
    learned = learned_of(world.ended(won))
    assert learned.icp is None
    assert learned.why_not.startswith("29 companies were won; from 30 on")
    assert {"key": "industry", "any": ["software"]} in [each.asks for each in learned.described]


def test_customers_who_left_count_against_what_they_have_in_common() -> None:
    world = World(2000)
    left = world.industry == "hotels"
    won = world.by_chance(0.5)
    outcomes = [
        (Outcome.CHURNED if gone else Outcome.RETAINED) if each else Outcome.LOST
        for each, gone in zip(won, left, strict=True)
    ]
    [found] = learned_of(world.ended(won, outcomes)).proposed
    assert (found.good, found.named) == (False, {"key": "industry", "any": ["hotels"]})


def test_the_order_of_the_rows_decides_nothing() -> None:
    world = World()
    won = world.by_chance(np.where(world.industry == "software", 0.6, 0.1))
    ended = world.ended(won)
    rows = np.random.default_rng(3).permutation(world.size)
    turned = Ended(
        ended.frame.iloc[rows].reset_index(drop=True), [ended.outcomes[row] for row in rows],
        ended.values[rows],
    )  # fmt: skip
    assert write_yaml(HEAD, learned_of(turned)) == write_yaml(HEAD, learned_of(ended))


def test_the_proposed_file_loads_as_the_icp_that_was_measured() -> None:
    world = World()
    world.extra = {"Plan: NO": np.where(world.by_chance(0.5), "0123", "NO").tolist()}
    fits = (world.industry == "software") & np.array([c == "NO" for c in world.extra["Plan: NO"]])
    learned = learned_of(world.ended(world.by_chance(np.where(fits, 0.8, 0.05))))
    assert learned.icp is not None
    written = IcpSpec.model_validate(yaml.safe_load(write_yaml(HEAD, learned)))
    assert written == learned.icp
    assert sum(each.weight for each in written.criteria if each.mode == "score") == 100


def test_words_that_no_icp_may_name_are_not_proposed() -> None:
    world = World()
    won = world.by_chance(np.where(world.industry == "software", 0.7, 0.1))
    ended = world.ended(won)
    told = {"country": "Utopia", "ats": ("in-house/acme",), "languages": ("Elvish",)}
    frame = ended.frame.assign(
        **{
            name: [word if each else None for each in won & world.by_chance(0.9)]
            for name, word in told.items()
        }
    )
    learned = learned_of(replace(ended, frame=frame))
    assert asked_of(learned) == [{"key": "industry", "any": ["software"]}]


def test_the_lift_is_measured_on_companies_that_nothing_was_learned_from() -> None:
    world = World(2000)
    learned = learned_of(
        world.ended(world.by_chance(np.where(world.industry == "hotels", 0.6, 0.1)))
    )
    assert learned.lift is not None
    assert learned.lift.times is not None
    assert learned.lift.all.all == learned.held_out.all == 400
    assert learned.learned_from.all == 1600
    assert learned.lift.times.low > 1.5
