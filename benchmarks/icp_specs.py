"""Three ICPs of twelve criteria, a mix of all kinds that a file of profiles can answer."""

from pathlib import Path
from typing import Any

import yaml

_SITE = {"key": "site_standing", "mode": "exclude", "any": ["parked", "for_sale", "gone"]}
_COMPETITORS = {"key": "list", "mode": "exclude", "any": ["competitors"]}

ICPS: dict[str, list[dict[str, Any]]] = {
    "b-sales-tools": [
        {"key": "industry", "mode": "filter",
         "any": ["software", "Marketing agency", "Consulting"]},
        _COMPETITORS,
        _SITE,
        {"key": "headcount", "weight": 20, "bands": [
            {"from": 51, "to": 200, "points": 1}, {"from": 201, "to": 500, "points": 0.6}]},
        {"key": "revenue", "weight": 10, "from": 5_000_000, "to": 50_000_000},
        {"key": "country", "weight": 10, "any": ["US", "Germany", "FR", "GB"]},
        {"key": "technology", "weight": 20, "any": ["HubSpot", "Salesforce", "Marketo"]},
        {"key": "openings", "weight": 10, "functions": ["sales"], "from": 2},
        {"key": "ats", "weight": 5, "any": ["lever", "greenhouse", "ashby"]},
        {"key": "founded_year", "weight": 5, "from": 2005},
        {"key": "text", "weight": 10, "any": ["outbound sales", "payment terms"]},
        {"key": "language", "weight": 10, "any": ["en"]},
    ],
    "c-kitchens": [
        {"key": "country", "mode": "filter", "any": ["US", "CA", "FR", "DE"]},
        _SITE,
        {"key": "stage", "mode": "exclude", "any": ["customer", "open deal"]},
        {"key": "industry", "weight": 15, "any": ["Restaurants", "Catering", "Hotels"]},
        {"key": "radius", "weight": 20, "place": "Chicago", "latitude": 41.8781,
         "longitude": -87.6298, "radius_km": 400},
        {"key": "headcount", "weight": 15, "from": 11, "to": 500,
         "decay": {"fresh_days": 90, "stale_days": 720}},
        {"key": "openings", "weight": 10, "from": 5},
        {"key": "openings", "weight": 5, "new_within_days": 30},
        {"key": "technology", "weight": 10, "any": ["OpenTable", "Toast", "Shopify"]},
        {"key": "text", "weight": 10, "any": ["private events", "same-day delivery"]},
        {"key": "region", "weight": 10, "any": ["Region 1", "Region 2", "Region 3"]},
        {"key": "hiring", "weight": 5, "any": []},
    ],
    "d-plants": [
        {"key": "headcount", "mode": "filter", "from": 50},
        _COMPETITORS,
        {"key": "technology", "mode": "exclude", "any": ["Shopify"]},
        {"key": "industry", "weight": 25, "any": ["manufacturing", "Chemicals", "Media"]},
        {"key": "revenue", "weight": 15, "bands": [
            {"from": 10_000_000, "to": 99_999_999, "points": 0.5},
            {"from": 100_000_000, "points": 1}]},
        {"key": "city", "weight": 5, "any": ["Lyon", "Berlin", "Chicago"]},
        {"key": "region", "weight": 5, "any": ["Region 0", "Region 7"]},
        {"key": "founded_year", "weight": 10, "to": 1995},
        {"key": "radius", "weight": 10, "place": "Lyon", "latitude": 45.75, "longitude": 4.85,
         "radius_km": 600},
        {"key": "text", "weight": 15, "any": ["field service"]},
        {"key": "ats", "weight": 5, "any": []},
        {"key": "language", "weight": 10, "any": ["de", "fr"]},
    ],
}  # fmt: skip
TIERS = {"A": 60, "B": 40, "C": 20}
COMPETITORS_EVERY = 997
"""Each so many-th company is on the list of competitors."""


def write_config(folder: Path, domains: list[str]) -> None:
    """Write `icps/` and `lists/`, with these domains as competitors."""
    (folder / "icps").mkdir(parents=True)
    (folder / "lists").mkdir()
    for name, criteria in ICPS.items():
        spec = {
            "id": name, "name": name, "purpose": "To be measured", "personas": ["anyone"],
            "criteria": criteria, "tiers": TIERS,
        }  # fmt: skip
        text = yaml.safe_dump(spec, sort_keys=False)
        (folder / "icps" / f"{name}.yml").write_text(text, encoding="utf-8")
    lines = ["scope,value,reason,since,until", *(f"domain,{domain},,," for domain in domains)]
    (folder / "lists" / "competitors.csv").write_text("\n".join(lines), encoding="utf-8")
