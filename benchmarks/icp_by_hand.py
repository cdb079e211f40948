"""The arithmetic of `icp_specs.py` by hand in polars: what a million companies cost without us.

Each criterion is an expression of 0.0-1.0, null where unknown; nothing is general, nothing can be
explained. The frame is the one that the engine scores, as polars holds it.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl
from icp_specs import TIERS
from polars import Expr, col, lit, when

_EARTH_KM = 6371.0088
_NO_SITE = ["parked", "for_sale", "gone"]


def score_by_hand(frame: pl.DataFrame) -> Mapping[str, np.ndarray]:
    """Scores of a frame: "icp.column" -> one value a company."""
    columns = [
        expression.alias(f"{icp}.{name}")
        for icp, make in {"b": _sales_tools, "c": _kitchens, "d": _plants}.items()
        for name, expression in make().items()
    ]
    found = frame.lazy().select(columns).collect()
    # Polars divides by ten as it multiplies by a tenth, which is another number in the last bit.
    return {
        name: found[name].to_numpy() / 10 if "score" in name else found[name].to_numpy()
        for name in found.columns
    }


def _sales_tools() -> dict[str, Expr]:
    return _scored(
        failed=[
            _out(_in("industry", ["Software", "SaaS", "Marketing agency", "Consulting"])),
            _hit(_any_of("lists", ["competitors"])),
            _hit(_in("site_standing", _NO_SITE)),
        ],
        unsure=[_in("industry", ["Software", "SaaS", "Marketing agency", "Consulting"])],
        points=[
            (20, _overlap("headcount", [(51, 200, 1.0), (201, 500, 0.6)])),
            (10, _overlap("revenue", [(5e6, 5e7, 1.0)])),
            (10, _in("country", ["US", "DE", "FR", "GB"])),
            (20, _any_of("technologies", ["HubSpot", "Salesforce", "Marketo"])),
            (10, _openings("openings_sales", 2)),
            (5, _any_of("ats", ["lever", "greenhouse", "ashby"])),
            (5, (col("founded_year") >= 2005).cast(pl.Float64)),
            (10, _says(r"(?i)\b(?:outbound[\s-]+sales|payment[\s-]+terms)\b")),
            (10, _speaks(["en", "en-GB"])),
        ],
    )


def _kitchens() -> dict[str, Expr]:
    age = col("age").clip(0, 36_500).floor()
    left = ((720 - age) / (720 - 90)).clip(0.0, 1.0)
    size = _overlap("headcount", [(11, 500, 1.0)])
    return _scored(
        failed=[
            _out(_in("country", ["US", "CA", "FR", "DE"])),
            _hit(_in("site_standing", _NO_SITE)),
            _hit(_in("stage", ["customer", "open deal"])),
        ],
        unsure=[_in("country", ["US", "CA", "FR", "DE"])],
        points=[
            (15, _in("industry", ["Restaurants", "Catering", "Hotels"])),
            (20, _near(41.8781, -87.6298, 400)),
            # A size that was seen nobody knows when may count fully or not at all.
            (15, when(size == 0).then(0.0).otherwise(size * left), size),
            (10, _openings("openings_total", 5)),
            (5, _openings("openings_new_30d", 1)),
            (10, _any_of("technologies", ["OpenTable", "Toast", "Shopify"])),
            (10, _says(r"(?i)\b(?:private[\s-]+events|same[\s-]+day[\s-]+delivery)\b")),
            (10, _in("region", ["Region 1", "Region 2", "Region 3"])),
            (5, _openings("openings_total", 1)),
        ],
    )


def _plants() -> dict[str, Expr]:
    size = _overlap("headcount", [(50, float("inf"), 1.0)])
    return _scored(
        failed=[
            _out(size),
            _hit(_any_of("lists", ["competitors"])),
            _hit(_any_of("technologies", ["Shopify"])),
        ],
        unsure=[size],
        points=[
            (25, _in("industry", ["Manufacturing", "Chemicals", "Media"])),
            (15, _overlap("revenue", [(1e7, 99_999_999, 0.5), (1e8, float("inf"), 1.0)])),
            (5, _in("city", ["Lyon", "Berlin", "Chicago"])),
            (5, _in("region", ["Region 0", "Region 7"])),
            (10, (col("founded_year") <= 1995).cast(pl.Float64)),
            (10, _near(45.75, 4.85, 600)),
            (15, _says(r"(?i)\bfield[\s-]+service\b")),
            (5, _any_of("ats", None)),
            (10, _speaks(["de", "fr"])),
        ],
    )


def _scored(
    failed: list[Expr], unsure: list[Expr], points: list[tuple[Any, ...]]
) -> dict[str, Expr]:
    """Score range, coverage and rank of the tier (0 out, 1 C, 2 B, 3 A, 4 needs data)."""
    whole = sum(weight for weight, *_ in points)
    least = pl.sum_horizontal([_weighed(w, each, whole).fill_null(0.0) for w, each, *_ in points])
    most = pl.sum_horizontal(
        [
            _weighed(w, each, whole).fill_null(
                _weighed(w, rest[0], whole).fill_null(100.0 * w / whole)
                if rest
                else 100.0 * w / whole
            )
            for w, each, *rest in points
        ]
    )
    known = pl.sum_horizontal([each.is_not_null() * (w / whole) for w, each, *_ in points])
    low, high = _tenths(least), _tenths(most)
    out = pl.any_horizontal(failed)
    unknown = pl.any_horizontal([each.is_null() for each in unsure])
    floor = when(out | unknown).then(0).otherwise(_rank(low))
    ceiling = when(out).then(0).otherwise(_rank(high))
    return {
        "score_min": low,
        "score_max": high,
        "coverage": known.round(4),
        "tier": when(floor == ceiling).then(floor).otherwise(4).cast(pl.Int8),
    }


def _weighed(weight: float, values: Expr, whole: float) -> Expr:
    return values * (100.0 * weight / whole)


def _tenths(score: Expr) -> Expr:
    # To a small unit first: the sum of a row is not exact, and halves must fall to one side.
    return (score * 10).round(8).round(mode="half_to_even")


def _rank(score: Expr) -> Expr:
    return sum((score >= 10 * TIERS[tier]).cast(pl.Int8) for tier in "ABC")  # type: ignore[return-value]


def _out(values: Expr) -> Expr:
    return (values == 0).fill_null(False)


def _hit(values: Expr) -> Expr:
    return (values == 1).fill_null(False)


def _in(column: str, words: list[str]) -> Expr:
    return col(column).is_in(words).cast(pl.Float64)


def _any_of(column: str, words: list[str] | None) -> Expr:
    """Null where the list is unknown; no words take any entry."""
    if words is None:
        return (col(column).list.len() > 0).cast(pl.Float64)
    named = pl.element().is_in(words)
    return col(column).list.eval(named).list.any().cast(pl.Float64)


def _speaks(languages: list[str]) -> Expr:
    """An empty list of languages is as good as none."""
    return when(col("languages").list.len() > 0).then(_any_of("languages", languages))


def _overlap(name: str, bands: list[tuple[float, float, float]]) -> Expr:
    """Share of a range of whole numbers that lies in bands; an open end reaches to twice."""
    low, high = col(f"{name}_min"), col(f"{name}_max")
    first = low.fill_null(1.0)
    last = pl.max_horizontal(high.fill_null(2 * first), first)
    share = sum(
        (
            points
            * (
                (pl.min_horizontal(last, lit(most)) - pl.max_horizontal(first, lit(least)) + 1)
                / (last - first + 1)
            ).clip(0.0, 1.0)
            for least, most, points in bands
        ),
        start=lit(0.0),
    )
    return when(low.is_null() & high.is_null()).then(None).otherwise(share.clip(0.0, 1.0))


def _near(latitude: float, longitude: float, kilometres: float) -> Expr:
    north, east = col("latitude").radians(), col("longitude").radians()
    here = np.radians([latitude, longitude])
    half = ((north - here[0]) / 2).sin().pow(2) + north.cos() * np.cos(here[0]) * (
        ((east - here[1]) / 2).sin().pow(2)
    )
    distance = 2 * _EARTH_KM * half.sqrt().arcsin()
    return (distance.round(3) <= kilometres).cast(pl.Float64)


def _says(pattern: str) -> Expr:
    found = col("text").str.contains(pattern)
    return (
        when(found).then(1.0).when(found.is_not_null() & col("is_described")).then(0.0)
        .otherwise(None)
    )  # fmt: skip


def _openings(column: str, least: int) -> Expr:
    """Whether so many are counted; where they are not, a smaller total tells that they are not."""
    fewer = col("openings_total") < least
    return (
        when(col(column).is_not_null()).then(col(column) >= least).when(fewer).then(False)
        .otherwise(None).cast(pl.Float64)
    )  # fmt: skip
