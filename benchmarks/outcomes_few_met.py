"""Makers of CRM exports whose rule is met by few, or seen through brackets alone."""

import numpy as np
from outcome_firms import (
    STEPS,
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
    until,
)
from outcome_rules import Wanted


def brackets(dice: Dice) -> Made:
    """Headcounts and revenues as brackets, four outcomes, a fifth of the values missing."""
    size = int(dice.integers(900, 3001))
    firms = Firms(size, dice, in_brackets=frozenset({"headcount"}))
    people = log_normal(dice, size, 150, 1.7)
    place = np.searchsorted(STEPS, people, side="right") - 1
    firms.numbers = {
        "headcount": np.array(STEPS)[place],
        "openings": dice.poisson(dice.gamma(1.0, 3.0, size)),
    }
    firms.words = {
        "industry": drawn(
            dice,
            (
                "Information Technology & Services",
                "Hospital & Health Care",
                "Financial Services",
                "Retail",
                "Marketing & Advertising",
                "Higher Education",
                "Mechanical or Industrial Engineering",
                "Real Estate",
                "Hospitality",
            ),
            size,
        ),
        "country": drawn(
            dice,
            (
                "United States",
                "Canada",
                "United Kingdom",
                "Germany",
                "Netherlands",
                "Sweden",
                "Australia",
            ),
            size,
        ),
        "extra.Funding Stage": drawn(
            dice, ("Bootstrapped", "Seed", "Series A", "Series B", "IPO"), size
        ),
    }
    firms.tags = {
        "technology": {
            tool: dice.random(size) < dice.uniform(0.05, 0.4)
            for tool in (
                "Google Analytics",
                "Cloudflare",
                "HubSpot",
                "Salesforce",
                "Marketo",
                "Drift",
                "Hotjar",
                "Shopify",
                "WordPress",
                "Webflow",
                "Stripe",
                "Zendesk",
            )
        }
    }
    firms.heads = {
        "headcount": "# Employees",
        "openings": "Job Openings",
        "industry": "Industry",
        "country": "Company Country",
        "extra.Funding Stage": "Funding Stage",
        "technology": "Technologies",
    }

    def rule() -> Rule:
        first = int(dice.integers(1, 5))
        make = {
            "headcount": lambda: Wanted(
                "headcount",
                frozenset(),
                STEPS[first],
                STEPS[min(7, first + int(dice.integers(0, 3)))],
            ),
            "openings": lambda: Wanted("openings", low=float(dice.choice([1, 3, 5]))),
            "industry": lambda: firms.any_of("industry", 3),
            "country": lambda: firms.any_of("country", 2),
            "extra.Funding Stage": lambda: firms.any_of("extra.Funding Stage", 2),
            "technology": lambda: firms.any_of("technology", 2),
        }
        return draw_rule(dice, make, 1, 3)

    found = until(
        rule, lambda r: each_between(firms, r, 0.1, 0.7) and all_met(firms, r).mean() >= 0.06
    )
    met = each_met(firms, found)
    base, top = dice.uniform(0.03, 0.1), dice.uniform(0.6, 0.9)
    chance = np.where(met.all(axis=0), top, base + 0.15 * (met.mean(axis=0) if len(met) > 1 else 0))
    won = dice.random(size) < chance
    stays = dice.random(size)
    ends = np.where(
        won,
        np.where(stays < 0.4, "Customer", "Closed Won"),
        np.where(stays < 0.04, "Churned", "Closed Lost"),
    )
    more = {
        "Status": ends,
        "Annual Revenue": np.array([f"${max(1, n // 8)}M" for n in people]),
        "Last Funding Year": dice.integers(2005, 2025, size),
        "Alexa Rank": log_normal(dice, size, 200_000, 2),
        "Account Owner": drawn(dice, ("Ann", "Ben", "Cleo"), size),
        "Implementation partner": np.where(won & (dice.random(size) < 0.7), "Northwind", ""),
        "Total Contract Value": np.where(won, dice.integers(4, 99, size) * 1000, ""),
    }
    return firms, found, won, more, dict.fromkeys(firms.heads, dice.uniform(0.05, 0.3))


def rare(dice: Dice) -> Made:
    """Two to four criteria, met by 2 to 7 %: won with 0.6 to 0.9 there, 0.01 to 0.05 elsewhere."""
    size = int(dice.integers(800, 5001))
    firms = Firms(size, dice)
    people = log_normal(dice, size, 130, 1.5)
    firms.numbers = {
        "headcount": people,
        "founded_year": dice.integers(1970, 2024, size),
        "revenue": (people * dice.lognormal(np.log(140_000), 0.7, size)).round(-3),
    }
    firms.words = {
        "industry": drawn(
            dice,
            (
                "software",
                "manufacturing",
                "retail",
                "healthcare",
                "finance",
                "logistics",
                "education",
                "media",
            ),
            size,
        ),
        "country": drawn(dice, ("DE", "FR", "US", "GB", "NL", "AT"), size),
        "extra.business_model": drawn(dice, ("b2b", "b2c", "marketplace"), size),
    }
    firms.tags = {
        "technology": {
            tool: dice.random(size) < dice.uniform(0.1, 0.5)
            for tool in (
                "HubSpot",
                "Salesforce",
                "Shopify",
                "WordPress",
                "Stripe",
                "Zendesk",
                "AWS",
                "Segment",
                "Marketo",
                "Intercom",
                "Slack",
                "Jira",
            )
        }
    }
    firms.heads = {
        "headcount": "employees",
        "revenue": "annual_revenue",
        "founded_year": "founded",
        "industry": "industry",
        "country": "country",
        "extra.business_model": "business_model",
        "technology": "tech_stack",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice),
            "founded_year": lambda: Wanted("founded_year", low=float(dice.choice([2000, 2010]))),
            "industry": lambda: firms.any_of("industry", 3),
            "country": lambda: firms.any_of("country", 2),
            "extra.business_model": lambda: firms.any_of("extra.business_model", 1),
            "technology": lambda: firms.any_of("technology", 1),
        }
        return draw_rule(dice, make, 2, 4)

    found = until(
        rule,
        lambda r: (
            0.02 <= all_met(firms, r).mean() <= 0.07
            and all_met(firms, r).sum() >= 40
            and each_between(firms, r, 0.08, 0.7)
        ),
    )
    chance = np.where(all_met(firms, found), dice.uniform(0.6, 0.9), dice.uniform(0.01, 0.05))
    won = dice.random(size) < chance
    more = {
        "languages": np.where(np.isin(firms.words["country"], ["DE", "AT"]), "de", "en"),
        "web_traffic": log_normal(dice, size, 5000, 1.8),
        "deal_value": np.where(won, dice.integers(2, 40, size) * 1000, ""),
        "signed_on": np.where(won, "2025-04-01", ""),
    }
    return firms, found, won, more, dict.fromkeys(firms.heads, dice.uniform(0, 0.08))
