"""The ICP sheet: one page for people, on a screen or on one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from flows.printing.charts import element, picture
from flows.printing.paper import TIER_LABELS, write_paper
from outreach.exports.words import day_words, score_words
from prospects.specs.icp import IcpSpec, Tiers
from prospects.vocabulary import Tier
from scoring.icp.expectations import Verdict
from scoring.icp.stating import Stated, state_criteria

MOST_EXPECTATIONS, MOST_NEGATIVE = 8, 6
_STATE_WORDS = {"kept": "kept", "broken": "broken", "not_known": "not known yet"}


@dataclass(frozen=True, slots=True)
class Example:
    """A company of the database that fits, in people's words.

    Attributes:
        name: What people call it.
        key: Its domain or key.
        tier: Its tier.
        words: The tier as people read it.
    """

    name: str
    key: str
    tier: Tier
    words: str


@dataclass(frozen=True, slots=True)
class IcpSheet:
    """Everything the page shows.

    Attributes:
        icp: The ICP.
        personas: Names of its personas, the preferred first.
        verdicts: Its expectations.
        negative: The negative ICPs, which come before this one; empty for a negative one.
        examples: Companies that fit best; None where there is no database.
        fitting: How many companies are surely in tier A, B or C; None likewise.
        day: The day of the page.
    """

    icp: IcpSpec
    personas: Sequence[str]
    verdicts: Sequence[Verdict]
    negative: Sequence[IcpSpec]
    examples: Sequence[Example] | None
    fitting: int | None
    day: date


def write_icp_sheet(path: Path, sheet: IcpSheet) -> None:
    """Write the page of one ICP."""
    write_paper(path, "sheet.html", _view(sheet))


def tier_scale(tiers: Tiers) -> Markup:
    """The bands from 0 to 100 as one picture."""
    ends: tuple[tuple[Tier, float, float], ...] = (
        ("out", 0, tiers.C), ("C", tiers.C, tiers.B), ("B", tiers.B, tiers.A), ("A", tiers.A, 100),
    )  # fmt: skip
    shapes = [shape for tier, low, high in ends for shape in _band(tier, low, high)]
    shapes.append(element("text", "100", x=626, y=40, class_="count axis"))
    return picture(640, 44, "Least score of each tier", shapes)


def _band(tier: Tier, low: float, high: float) -> list[Markup]:
    start, wide = 12 + low * 6.14, max(0.0, (high - low) * 6.14)
    shapes = [element("rect", x=start, y=2, width=wide, height=22, class_=f"band {tier}-band")]
    if wide > 9 * len(TIER_LABELS[tier]):
        middle = {"x": start + wide / 2, "y": 18}
        shapes.append(element("text", TIER_LABELS[tier], **middle, class_=f"count {tier}-word"))
    shapes.append(element("text", f"{low:g}", x=start, y=40, class_="count axis"))
    return shapes


def _view(sheet: IcpSheet) -> dict[str, Any]:
    icp, stated = sheet.icp, state_criteria(sheet.icp)
    heaviest = max((each.share for each in stated), default=0.0) or 1.0
    return {
        "title": icp.name,
        "kicker": "Companies we do not want" if icp.negative else "Ideal customer profile",
        "day_words": day_words(sheet.day),
        "icp": icp,
        "facts": _facts(icp, sheet.personas),
        "required": _of_mode(stated, "filter"),
        "excluded": _of_mode(stated, "exclude"),
        "scored": [(each, 100 * each.share / heaviest) for each in _of_mode(stated, "score")],
        "scale": tier_scale(icp.tiers),
        "verdicts": [(v, _STATE_WORDS[v.state], _got(v)) for v in sheet.verdicts],
        "most_expectations": MOST_EXPECTATIONS,
        "negative": sheet.negative[:MOST_NEGATIVE],
        "examples": sheet.examples,
        "fitting": sheet.fitting,
    }


def _of_mode(stated: Sequence[Stated], mode: str) -> list[Stated]:
    found = [each for each in stated if each.mode == mode]
    return sorted(found, key=lambda each: -each.share)


def _facts(icp: IcpSpec, personas: Sequence[str]) -> list[tuple[str, str]]:
    """What people wrote, without what they left out."""
    written = (
        ("We sell", icp.seller),
        ("Segment", icp.segment),
        ("Territory", ", ".join(icp.territory)),
        ("Budget", icp.budget),
        ("Buying season", icp.buying_season),
        ("Personas", ", ".join(personas)),
    )
    return [(label, text) for label, text in written if text]


def _got(verdict: Verdict) -> str:
    score = verdict.score
    if score is None:
        return "nothing known yet"
    return f"{verdict.words} ({score_words(score.score_min, score.score_max)} of 100)"
