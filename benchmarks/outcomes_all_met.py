"""Makers of CRM exports whose wins are the companies that meet all criteria of a rule."""

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
    log_normal,
    until,
)
from outcome_rules import Wanted

PLAIN_INDUSTRIES = (
    "Software",
    "Manufacturing",
    "Retail",
    "Healthcare",
    "Financial Services",
    "Logistics",
    "Education",
    "Construction",
)
PLAIN_COUNTRIES = ("Germany", "France", "United States", "United Kingdom", "Spain", "Netherlands")
PLAIN_TOOLS = (
    "Salesforce",
    "HubSpot",
    "Shopify",
    "WordPress",
    "Stripe",
    "Zendesk",
    "Intercom",
    "Segment",
    "Marketo",
    "Slack",
)


def plain(dice: Dice) -> Made:
    """All criteria must be met: won with 0.6 to 0.9 there, with 0.02 to 0.1 elsewhere."""
    size = int(dice.integers(800, 3001))
    firms = Firms(size, dice)
    firms.numbers = {
        "headcount": log_normal(dice, size, 120, 1.4),
        "founded_year": dice.integers(1960, 2024, size),
    }
    firms.words = {
        "industry": drawn(dice, PLAIN_INDUSTRIES, size),
        "country": drawn(dice, PLAIN_COUNTRIES, size),
    }
    firms.tags = {
        "technology": {t: dice.random(size) < dice.uniform(0.1, 0.5) for t in PLAIN_TOOLS}
    }
    firms.heads = {
        "headcount": "Employees",
        "founded_year": "Founded",
        "industry": "Industry",
        "country": "Country",
        "technology": "Technologies",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice),
            "industry": lambda: firms.any_of("industry", 3),
            "country": lambda: firms.any_of("country", 2),
            "technology": lambda: firms.any_of("technology", 1),
        }
        return draw_rule(dice, make, 2, 3)

    found = until(rule, lambda r: 0.05 <= all_met(firms, r).mean() <= 0.4)
    chance = np.where(all_met(firms, found), dice.uniform(0.6, 0.9), dice.uniform(0.02, 0.1))
    won = dice.random(size) < chance
    more = {
        "Newsletter": dice.choice(["yes", "no"], size),
        "Region Code": dice.choice(list("NSEW"), size),
        "Web Visits": dice.poisson(30, size),
        "Deal Value": np.where(won, dice.integers(5, 90, size) * 1000, ""),
        "Close Date": np.array([f"2025-{m:02}-{d:02}" for m, d in dice.integers(1, 13, (size, 2))]),
    }
    return firms, found, won, more, {}


def flipped(dice: Dice) -> Made:
    """Whoever meets one to four criteria is won, and 5 to 10 % of all outcomes are flipped."""
    size = int(dice.choice([500, 1000, 2000, 5000]))
    firms = Firms(size, dice, joined_by="|")
    firms.numbers = {
        "headcount": dice.choice([5, 20, 45, 80, 150, 300, 700, 1500, 6000], size),
        "revenue": dice.lognormal(16, 1.2, size).round(-3),
    }
    firms.words = {
        "industry": drawn(
            dice,
            ("software", "finance", "healthcare", "retail", "manufacturing", "energy"),
            size,
            8.0,
        ),
        "country": drawn(dice, ("DE", "AT", "CH", "FR", "GB", "US"), size, 8.0),
        "extra.hiring": drawn(dice, ("true", "false"), size, 8.0),
    }
    names = [f"tool_{letter}" for letter in "abcdefghijklmnopqrst"]
    firms.tags = {"technology": {n: dice.random(size) < dice.uniform(0.1, 0.6) for n in names}}
    firms.heads = {
        "headcount": "employee_count",
        "revenue": "revenue",
        "industry": "industry",
        "country": "country",
        "extra.hiring": "hiring",
        "technology": "technologies",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice, 3, 6),
            "revenue": lambda: Wanted("revenue", low=float(dice.choice([5e6, 1e7, 2e7]))),
            "industry": lambda: firms.any_of("industry", 3),
            "country": lambda: firms.any_of("country", 3),
            "extra.hiring": lambda: Wanted("extra.hiring", frozenset({"true"})),
            "technology": lambda: firms.any_of("technology", 2),
        }
        return draw_rule(dice, make, 1, 4)

    found = until(
        rule, lambda r: each_between(firms, r, 0.2, 0.7) and all_met(firms, r).mean() >= 0.06
    )
    won = all_met(firms, found) ^ (dice.random(size) < dice.uniform(0.05, 0.1))
    more = {
        "employees_growth": dice.normal(0, 0.2, size).round(3),
        "random_flag": dice.choice(["a", "b", "c"], size),
        "deal_size": np.where(won, dice.integers(1, 100, size) * 500, 0),
        "closed_at": np.where(dice.random(size) < 0.9, "2025-02-03", ""),
        "onboarding_completed": np.where(won & (dice.random(size) < 0.8), "yes", "no"),
    }
    return firms, found, won, more, {}


def small(dice: Dice) -> Made:
    """300 to 700 companies, one or two criteria, won with 0.5 to 0.8 or with 0.05 to 0.2."""
    size = int(dice.integers(300, 701))
    firms = Firms(size, dice)
    firms.numbers = {"headcount": log_normal(dice, size, 100, 1.2)}
    firms.words = {
        "industry": drawn(
            dice, ("Software", "Retail", "Manufacturing", "Consulting", "Healthcare"), size, 6
        ),
        "country": drawn(dice, ("Germany", "United States", "France", "United Kingdom"), size, 6),
        "extra.Business model": drawn(dice, ("B2B", "B2C", "both"), size, 6),
    }
    firms.tags = {
        "technology": {
            tool: dice.random(size) < 0.3
            for tool in ("HubSpot", "Salesforce", "Shopify", "WordPress", "Stripe", "Intercom")
        }
    }
    firms.heads = {
        "headcount": "Employees",
        "industry": "Industry",
        "country": "Country",
        "extra.Business model": "Business model",
        "technology": "Technologies",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice, 2, 6),
            "industry": lambda: firms.any_of("industry", 2),
            "country": lambda: firms.any_of("country", 1),
            "extra.Business model": lambda: firms.any_of("extra.Business model", 1),
            "technology": lambda: firms.any_of("technology", 1),
        }
        return draw_rule(dice, make, 1, 2)

    found = until(
        rule, lambda r: all_met(firms, r).mean() >= 0.1 and each_between(firms, r, 0.1, 0.6)
    )
    chance = np.where(all_met(firms, found), dice.uniform(0.5, 0.8), dice.uniform(0.05, 0.2))
    won = dice.random(size) < chance
    more = {
        "Rating": dice.integers(1, 6, size),
        "Segment": dice.choice(["north", "south", "west"], size),
        "Contract signed": np.where(won, "2025-05-05", ""),
    }
    return firms, found, won, more, dict.fromkeys(firms.heads, dice.uniform(0, 0.15))
