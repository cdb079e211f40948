"""Invented profiles of a million companies, as a file of `prospects icp score`.

Drawn at random from a seed: nothing in them is of a real company. Values are missing as often as in
bought lists (10-60 %), some headcounts and revenues are open at one end, descriptions are of 8 to
30 words, technologies of none to a dozen.
"""

import csv
import gzip
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import prospects

INDUSTRIES = (
    "Software", "Restaurants", "Catering", "Manufacturing", "Construction", "Retail", "Logistics",
    "Insurance", "Banking", "Education", "Hospitals", "Real estate", "Hotels", "Agriculture",
    "Marketing agency", "Consulting", "Automotive", "Energy", "Media", "Nonprofit", "SaaS",
    "Fisheries", "Chemicals", "Widgets", "Food production", "Wholesale of flowers",
)  # fmt: skip
TECHNOLOGIES = (
    "HubSpot", "Salesforce", "WordPress", "Shopify", "React", "Google Analytics", "Intercom",
    "Marketo", "Stripe", "Segment", "Zendesk", "Cloudflare", "OpenTable", "Toast", "Hotjar",
)  # fmt: skip
VENDORS = ("lever", "greenhouse", "ashby", "workable", "personio", "workday", "bamboohr")
STANDINGS = ("live", "parked", "for_sale", "gone")
LANGUAGES = ("en", "de", "fr", "en-GB", "es", "pt-BR", "nl")
STAGES = ("lead", "open deal", "customer", "lost")
PHRASES = (
    "private events",
    "outbound sales",
    "payment terms",
    "field service",
    "same-day delivery",
)
EDGES = np.array([1, 11, 51, 201, 501, 1001, 5001, 10001])
FIRST_OBSERVED = np.datetime64("2025-01-01")
_SYLLABLES = (
    "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bran clo dre fli gro".split()
)


def write_profiles(file: Path, rows: int, seed: int = 6) -> None:
    """Write a Parquet file of invented profiles."""
    pq.write_table(invent_profiles(rows, seed), file, row_group_size=100_000)


def invent_profiles(rows: int, seed: int = 6) -> "pa.Table":
    """Invented profiles, one row a company."""
    draw = np.random.default_rng(seed)
    words = _words(draw, 4_000)
    names = _joined(draw, words, np.full(rows, 2), PHRASES, share=0)
    cities, countries, regions = _places(draw, rows)
    low, high = _ranges(draw, rows, EDGES)
    least, most = _ranges(draw, rows, EDGES * 100_000)
    total = np.where(draw.random(rows) < 0.4, 0, draw.geometric(0.08, rows)).astype(float)
    days = draw.integers(0, 680, rows).astype("timedelta64[D]")
    return pa.table(
        {
            "name": names,
            "domain": pc.binary_join_element_wise(
                pc.replace_substring(names, " ", "-"),
                pa.array(np.arange(rows).astype(str)), "example", ".",
            ),
            "industry": _missing(draw, _one_of(draw, INDUSTRIES, rows), 0.15),
            "country": _missing(draw, countries, 0.1),
            "region": _missing(draw, regions, 0.4),
            "city": _missing(draw, cities, 0.25),
            "headcount_min": _missing(draw, pa.array(low), 0.3, nan=True),
            "headcount_max": _missing(draw, pa.array(high), 0.35, nan=True),
            "revenue_min": _missing(draw, pa.array(least), 0.5, nan=True),
            "revenue_max": _missing(draw, pa.array(most), 0.5, nan=True),
            "founded_year": _missing(draw, pa.array(2026 - draw.geometric(0.05, rows)), 0.35),
            "description": _missing(
                draw, _joined(draw, words, draw.integers(8, 30, rows), PHRASES, 0.12), 0.25
            ),
            "languages": _missing(draw, _several(draw, LANGUAGES, rows, 2), 0.3),
            "technologies": _missing(
                draw, _several(draw, (*TECHNOLOGIES, *words[:400]), rows, 12), 0.35
            ),
            "ats_vendor": _missing(draw, _one_of(draw, VENDORS, rows), 0.6),
            "openings_total": _missing(draw, pa.array(total), 0.4, nan=True),
            "openings_sales": _missing(draw, pa.array(np.floor(total / 5)), 0.45, nan=True),
            "openings_new_30d": _missing(draw, pa.array(np.floor(total / 3)), 0.45, nan=True),
            "site_standing": _missing(draw, _one_of(draw, STANDINGS, rows, falling=3.0), 0.3),
            "stage": _missing(draw, _one_of(draw, STAGES, rows), 0.6),
            "observed_at": _missing(draw, pa.array(FIRST_OBSERVED + days), 0.1),
        }
    )  # fmt: skip


def _words(draw: np.random.Generator, number: int) -> list[str]:
    lengths = draw.integers(2, 5, number)
    made = ("".join(draw.choice(_SYLLABLES, n)) for n in lengths)
    return list(dict.fromkeys(made))


def _one_of(
    draw: np.random.Generator, values: tuple[str, ...], rows: int, falling: float = 0.7
) -> "pa.Array":
    """Values of which the first are the most frequent."""
    weights = 1 / np.arange(1, len(values) + 1) ** falling
    codes = draw.choice(len(values), rows, p=weights / weights.sum())
    return pa.array(values).take(pa.array(codes))


def _several(
    draw: np.random.Generator, values: tuple[str, ...], rows: int, most: int
) -> "pa.Array":
    """Lists of up to so many values, the first of them the most frequent."""
    starts = np.concatenate([[0], np.cumsum(draw.integers(0, most + 1, rows))])
    words = _one_of(draw, values, int(starts[-1]), falling=0.9)
    return pa.ListArray.from_arrays(pa.array(starts.astype(np.int32)), words)


def _joined(
    draw: np.random.Generator, words: list[str], lengths: np.ndarray, phrases: tuple[str, ...],
    share: float,
) -> "pa.Array":  # fmt: skip
    """Texts of so many words; a share of the words is a phrase."""
    starts = np.concatenate([[0], np.cumsum(lengths)])
    codes = draw.integers(0, len(words), starts[-1])
    spoken = draw.random(len(codes)) < share / 15
    codes[spoken] = len(words) + draw.integers(0, len(phrases), spoken.sum())
    flat = pa.array([*words, *phrases]).take(pa.array(codes))
    return pc.binary_join(pa.ListArray.from_arrays(pa.array(starts.astype(np.int32)), flat), " ")


def _ranges(
    draw: np.random.Generator, rows: int, edges: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Ranges from edge to edge, and single numbers; the last one is open above."""
    at = np.minimum(draw.geometric(0.3, rows) - 1, len(edges) - 1)
    low = edges[at].astype(float)
    high = np.where(at == len(edges) - 1, np.nan, np.append(edges, 0)[at + 1] - 1.0)
    exact = draw.random(rows) < 0.3
    number = np.floor(low * (1 + draw.random(rows)))
    return np.where(exact, number, low), np.where(exact, number, high)


def _places(draw: np.random.Generator, rows: int) -> tuple["pa.Array", "pa.Array", "pa.Array"]:
    """Cities with their countries, and for each an invented region."""
    file = Path(prospects.__file__).parent / "data" / "cities.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        known = [(row[0], row[1]) for row in csv.reader(lines)][1:]
    chosen = [known[at] for at in draw.choice(len(known), 3_000, replace=False)]
    chosen[:3] = [("Chicago", "US"), ("Lyon", "FR"), ("Berlin", "DE")]
    weights = 1 / np.arange(1, len(chosen) + 1) ** 0.7
    codes = pa.array(draw.choice(len(chosen), rows, p=weights / weights.sum()))
    cities, countries = (pa.array(names).take(codes) for names in zip(*chosen, strict=True))
    regions = pa.array([f"Region {draw.integers(90)}" for _ in chosen]).take(codes)
    return cities, countries, regions


def _missing(
    draw: np.random.Generator, values: "pa.Array", share: float, *, nan: bool = False
) -> "pa.Array":
    """Values of which a share is unknown."""
    gone = draw.random(len(values)) < share
    if nan:
        gone |= np.isnan(np.asarray(values))
    return pc.if_else(pa.array(gone), pa.scalar(None, values.type), values)
