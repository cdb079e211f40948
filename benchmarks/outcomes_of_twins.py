"""A maker of CRM exports whose columns tell of each other."""

import numpy as np
from outcome_firms import (
    Dice,
    Firms,
    Made,
    Rule,
    all_met,
    band,
    draw_rule,
    drawn,
    each_between,
    each_met,
    log_normal,
    logistic,
    until,
)
from outcome_rules import Wanted

OF_COUNTRY = {
    "Germany": ("German", "DACH", "Berlin Munich Hamburg"),
    "Austria": ("German", "DACH", "Vienna Graz"),
    "Switzerland": ("German", "DACH", "Zurich Geneva"),
    "France": ("French", "South", "Paris Lyon"),
    "Belgium": ("French", "Benelux", "Brussels Ghent"),
    "Spain": ("Spanish", "South", "Madrid Valencia"),
    "Netherlands": ("Dutch", "Benelux", "Amsterdam Utrecht"),
    "Italy": ("Italian", "South", "Milan Rome"),
}


def twins(dice: Dice) -> Made:
    """Country with language, region and city; headcount with revenue; industry with tools."""
    size = int(dice.integers(1000, 5001))
    firms = Firms(size, dice)
    people = log_normal(dice, size, 90, 1.5)
    industry = drawn(
        dice, ("Software", "Retail", "Hotels", "Banking", "Machinery", "Media"), size, 4
    )
    country = drawn(dice, tuple(OF_COUNTRY), size, 4)
    firms.numbers = {
        "headcount": people,
        "revenue": (people * dice.lognormal(np.log(120_000), 0.5, size)).round(-3),
    }
    firms.words = {"industry": industry, "country": country}
    usual = {"Software": "Datadog", "Retail": "Shopify", "Hotels": "Booking", "Banking": "Temenos"}
    firms.tags = {
        "technology": {
            tool: dice.random(size) < dice.uniform(0.1, 0.4)
            for tool in ("Salesforce", "HubSpot", "WordPress", "SAP", "Slack", "Zoom", "Stripe")
        }
    }
    for name, tool in usual.items():
        firms.tags["technology"][tool] = dice.random(size) < np.where(industry == name, 0.7, 0.06)
    firms.tags["technology"]["Workday"] = dice.random(size) < np.where(people > 300, 0.6, 0.08)
    firms.heads = {
        "headcount": "Number of Employees",
        "revenue": "Revenue (EUR)",
        "industry": "Branche",
        "country": "Land",
        "technology": "Technologien",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice),
            "industry": lambda: firms.any_of("industry", 2),
            "country": lambda: firms.any_of("country", 3),
            "technology": lambda: Wanted(
                "technology",
                frozenset({str(dice.choice(["Salesforce", "HubSpot", "SAP", "Slack"]))}),
            ),
        }
        return draw_rule(dice, make, 1, 3)

    found = until(
        rule, lambda r: each_between(firms, r, 0.12, 0.6) and all_met(firms, r).mean() >= 0.04
    )
    met = each_met(firms, found)
    if dice.random() < 0.5:
        chance = np.where(met.all(axis=0), dice.uniform(0.6, 0.85), dice.uniform(0.03, 0.12))
    else:
        chance = logistic(dice.uniform(-3.5, -2.5) + dice.uniform(1.5, 2.5, len(met)) @ met)
    won = dice.random(size) < chance
    words = np.array([OF_COUNTRY[each] for each in country], dtype=object)
    strays = dice.random(size) < 0.08
    more = {
        "Sprache": np.where(strays, "English", words[:, 0]),
        "Region": words[:, 1],
        "City": np.array([str(dice.choice(each.split())) for each in words[:, 2]]),
        "Standorte": 1 + dice.poisson(np.sqrt(people) / 8),
        "Auftragswert": np.where(won, dice.integers(3, 80, size) * 1000, ""),
        "Vertrag unterschrieben": np.where(won, "ja", ""),
    }
    lost = {name: dice.uniform(0, 0.2) for name in (*firms.heads, "Sprache", "Region", "City")}
    return firms, found, won, more, lost
