"""Further makers of CRM exports with a known rule, each written as another team might write it.

They share no choice of columns, of distributions or of how a rule makes wins, and no set is drawn
anew because its rule is hard to see: only rules that next to nobody or nearly everybody meets are.
A name of a family and a seed give one data set.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
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
    logistic,
    until,
)
from outcome_rules import DataSet, Truths, Wanted

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
    firms = Firms(size, dice)
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


def flipped(dice: Dice) -> Made:
    """Whoever meets one to four criteria is won, and 5 to 10 % of all outcomes are flipped."""
    size = int(dice.choice([500, 1000, 2000, 5000]))
    firms = Firms(size, dice)
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


def brackets(dice: Dice) -> Made:
    """Headcounts and revenues as brackets, four outcomes, a fifth of the values missing."""
    size = int(dice.integers(900, 3001))
    firms = Firms(size, dice)
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


FAMILIES: Mapping[str, Callable[[Dice], Made]] = {
    each.__name__: each
    for each in (plain, points, either, flipped, twins, small, brackets, rare, faint)
}


def make(family: str, seed: int) -> DataSet:
    """Make the data set of a family and a seed."""
    dice = np.random.default_rng([seed, *family.encode()])
    firms, rule, won, more, lost = FAMILIES[family](dice)
    gone = {name: dice.random(firms.size) < lost.get(name, 0.0) for name in (*firms.heads, *more)}
    text = {"Domain": [f"firm{row}-{family}.example" for row in range(firms.size)]}
    text |= {"Outcome": np.where(won, "Won", "Lost").tolist()} if "Status" not in more else {}
    for name, head in firms.heads.items():
        text[head] = _text(_written(firms, family, name), gone[name])
    text |= {head: _text(values, gone[head]) for head, values in more.items()}
    numbers = {n: np.where(gone[n], np.nan, v.astype(float)) for n, v in firms.numbers.items()}
    words = {n: Counter(v[~gone[n]].tolist()) for n, v in firms.words.items()}
    words |= {
        n: Counter({word: int((has & ~gone[n]).sum()) for word, has in tags.items()})
        for n, tags in firms.tags.items()
    }
    told = f"{family}, {won.sum()} of {firms.size} won"
    return DataSet(pd.DataFrame(text), rule, numbers, words, told)


def _written(firms: Firms, family: str, name: str) -> Sequence[Any]:
    if name in firms.tags:
        names, has = list(firms.tags[name]), np.array(list(firms.tags[name].values())).T
        mark = "; " if family == "either" else ", " if family != "flipped" else "|"
        return [
            mark.join(n for n, is_in in zip(names, row, strict=True) if is_in) or "none"
            for row in has
        ]
    if family == "brackets" and name == "headcount":
        closed = [f"{a:,}-{b - 1:,}" for a, b in pairwise(STEPS)]
        ends = dict(zip(STEPS, [*closed, "10,001+"], strict=True))
        return [ends[value] for value in firms.numbers[name]]
    return (firms.words[name] if name in firms.words else firms.numbers[name]).tolist()


def _text(values: Any, gone: Truths) -> list[str]:
    return ["" if is_gone else str(value) for value, is_gone in zip(values, gone, strict=True)]
