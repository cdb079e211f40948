"""Makers of CRM exports whose wins come by points, or by any criterion of a rule."""

import numpy as np
from outcome_firms import (
    Dice,
    Firms,
    Made,
    Rule,
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


def points(dice: Dice) -> Made:
    """Effects of one to four criteria add up in a logistic model; one win in four or five."""
    size = int(dice.integers(700, 4001))
    firms = Firms(size, dice)
    people = log_normal(dice, size, 80, 1.6)
    firms.numbers = {
        "headcount": people,
        "revenue": (people * dice.lognormal(np.log(150_000), 0.6, size)).round(-4),
        "founded_year": np.clip(2023 - dice.exponential(15, size), 1900, 2023).astype(int),
        "openings": dice.poisson(2.5, size),
    }
    words = {
        "industry": (
            "Computer Software",
            "Hospitals",
            "Banking",
            "Restaurants",
            "Real Estate",
            "Construction",
            "Insurance",
            "Telecommunications",
            "Media",
            "Automotive",
        ),
        "country": ("US", "GB", "DE", "FR", "CA", "AU", "IN", "SE"),
        "extra.business_model": ("B2B", "B2C", "B2B2C", "Marketplace"),
    }
    firms.words = {name: drawn(dice, each, size, 2.0) for name, each in words.items()}
    firms.tags = {
        "technology": {
            tool: dice.random(size) < dice.uniform(0.05, 0.45)
            for tool in (
                "AWS",
                "Azure",
                "Google Cloud",
                "Snowflake",
                "React",
                "Kubernetes",
                "Stripe",
                "Shopify",
                "Salesforce",
                "HubSpot",
                "Marketo",
                "Zendesk",
                "Okta",
                "Datadog",
                "Twilio",
            )
        }
    }
    firms.heads = {
        "headcount": "headcount",
        "revenue": "annual_revenue",
        "founded_year": "founded_year",
        "openings": "open_roles",
        "industry": "industry",
        "country": "country",
        "extra.business_model": "business_model",
        "technology": "technologies",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice),
            "founded_year": lambda: Wanted(
                "founded_year", low=float(dice.choice([2005, 2010, 2015]))
            ),
            "openings": lambda: Wanted("openings", low=float(dice.integers(2, 5))),
            "industry": lambda: firms.any_of("industry", 3),
            "country": lambda: firms.any_of("country", 3),
            "extra.business_model": lambda: firms.any_of("extra.business_model", 1),
            "technology": lambda: firms.any_of("technology", 1),
        }
        return draw_rule(dice, make, 1, 4)

    found = until(rule, lambda r: each_between(firms, r, 0.12, 0.65))
    met = each_met(firms, found)
    effect = dice.uniform(1.4, 2.6, len(found)) @ met
    base = until(lambda: dice.uniform(-6, 0), lambda b: 0.15 <= logistic(effect + b).mean() <= 0.3)
    won = dice.random(size) < logistic(effect + base)
    more = {
        "score": dice.normal(50, 15, size).round(1),
        "funding_stage": drawn(dice, ("seed", "series a", "series b", "public", "none"), size),
        "lead_source": drawn(dice, ("inbound", "outbound", "event", "partner"), size),
        "contract_value": np.where(won, dice.lognormal(9.5, 0.7, size).astype(int), 0),
        "contract_signed_date": np.where(won, "2025-06-30", ""),
    }
    return firms, found, won, more, dict.fromkeys(firms.heads, dice.uniform(0, 0.1))


def either(dice: Dice) -> Made:
    """Any of two or three criteria suffices: won with 0.5 to 0.8 there, 0.03 to 0.12 elsewhere."""
    size = int(dice.integers(800, 2501))
    firms = Firms(size, dice, joined_by="; ")
    firms.numbers = {
        "headcount": log_normal(dice, size, 200, 1.2),
        "founded_year": dice.integers(1980, 2023, size),
    }
    firms.words = {
        "industry": drawn(
            dice,
            (
                "SaaS",
                "E-commerce",
                "Healthcare",
                "Fintech",
                "Manufacturing",
                "Education",
                "Logistics",
            ),
            size,
        ),
        "country": drawn(dice, ("USA", "UK", "Germany", "Canada", "Australia"), size),
    }
    firms.tags = {
        "technology": {
            tool: dice.random(size) < 0.2
            for tool in (
                "Salesforce",
                "HubSpot",
                "Marketo",
                "Shopify",
                "Magento",
                "Stripe",
                "Segment",
                "Braze",
            )
        }
    }
    firms.heads = {
        "headcount": "Company Size",
        "founded_year": "Year Founded",
        "industry": "Industry",
        "country": "HQ Country",
        "technology": "Tech Stack",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice),
            "industry": lambda: firms.any_of("industry", 1),
            "country": lambda: firms.any_of("country", 1),
            "technology": lambda: firms.any_of("technology", 2),
        }
        return draw_rule(dice, make, 2, 3)

    found = until(rule, lambda r: each_between(firms, r, 0.08, 0.45))
    is_met = np.any([firms.met(wanted) for wanted in found], axis=0)
    won = dice.random(size) < np.where(is_met, dice.uniform(0.5, 0.8), dice.uniform(0.03, 0.12))
    more = {
        "Ownership": drawn(dice, ("Private", "Public", "Non-profit"), size),
        "Social Followers": log_normal(dice, size, 900, 1.5),
        "Amount": np.where(won, dice.integers(1000, 50000, size), ""),
        "Renewal Date": np.where(won, "2026-09-01", ""),
    }
    return firms, found, won, more, {}


def faint(dice: Dice) -> Made:
    """400 to 800 companies; one to three effects of 1 to 1.8 of log odds, a third of them won."""
    size = int(dice.integers(400, 801))
    firms = Firms(size, dice)
    firms.numbers = {
        "headcount": log_normal(dice, size, 90, 1.3),
        "founded_year": dice.integers(1985, 2023, size),
    }
    firms.words = {
        "industry": drawn(
            dice, ("Software", "Retail", "Manufacturing", "Finance", "Healthcare", "Media"), size, 6
        ),
        "country": drawn(dice, ("DE", "US", "FR", "GB", "ES"), size, 6),
    }
    firms.tags = {
        "technology": {
            f"Tool {letter}": dice.random(size) < dice.uniform(0.15, 0.5) for letter in "ABCDEFGH"
        }
    }
    firms.heads = {
        "headcount": "Headcount",
        "founded_year": "Founded year",
        "industry": "Industry",
        "country": "Country",
        "technology": "Technology",
    }

    def rule() -> Rule:
        make = {
            "headcount": lambda: band(dice, 2, 6),
            "founded_year": lambda: Wanted("founded_year", low=float(dice.choice([2000, 2010]))),
            "industry": lambda: firms.any_of("industry", 2),
            "country": lambda: firms.any_of("country", 2),
            "technology": lambda: firms.any_of("technology", 1),
        }
        return draw_rule(dice, make, 1, 3)

    found = until(rule, lambda r: each_between(firms, r, 0.15, 0.6))
    effect = dice.uniform(1.0, 1.8, len(found)) @ each_met(firms, found)
    base = until(lambda: dice.uniform(-5, 0), lambda b: 0.25 <= logistic(effect + b).mean() <= 0.4)
    won = dice.random(size) < logistic(effect + base)
    more = {
        "Growth": dice.normal(0.1, 0.3, size).round(2),
        "Region": dice.choice(["A", "B", "C", "D"], size),
        "Contract value": np.where(won, "9000", ""),
    }
    return firms, found, won, more, dict.fromkeys(firms.heads, dice.uniform(0, 0.1))
