"""Why a company scored as it did, one sentence a criterion, in an SDR's words."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from prospects.score import IcpScore, Reason
from prospects.specs.icp import IcpSpec
from prospects.vocabulary import Tier
from scoring.icp.change import would_change
from scoring.icp.scores import RANKED, IcpColumns, ScoreTable, score_companies
from scoring.icp.sums import Scored

Which = Literal["all", "shown", "none"]
"""Companies that get reasons: all, those of tier A, B and needs_data, or none."""

EXCLUDED = " (excluded)"
NEGATIVE = "negative:"
"""Before the id of an ICP that rejects a company."""
PRIVATE = " (never mention it to them)"
"""After what is for the rep alone."""
_ENDINGS = {
    ("filter", None): " (required, to be checked)", ("filter", False): " (required, so out)",
    ("filter", True): " (required)", ("exclude", None): " (would exclude, to be checked)",
    ("exclude", False): EXCLUDED, ("exclude", True): " (would exclude)",
}  # fmt: skip
_SHOWN: frozenset[str] = frozenset({"A", "B", "needs_data"})


def build_scores(
    frame: pd.DataFrame, icps: Sequence[IcpSpec], reasons: Which = "all"
) -> list[IcpScore]:
    """Score every company against every ICP, with reasons.

    Args:
        frame: As `profiles_frame` makes it.
        icps: The ICPs.
        reasons: Which companies get reasons and what would change their tier.

    Returns:
        One score a company and ICP, company by company, in the order given.
    """
    return explain_scores(score_companies(frame, icps), reasons)


def explain_scores(table: ScoreTable, reasons: Which = "all") -> list[IcpScore]:
    """Scores of a table as records, with reasons for those that are asked for."""
    per_icp = [(columns, columns.tier, _keys(columns.criteria)) for columns in table.icps]
    return [
        _icp_score(company_key, columns, row, RANKED[tiers[row]], keys, reasons)
        for row, company_key in enumerate(table.company_keys)
        for columns, tiers, keys in per_icp
    ]


def is_explained(tier: Tier, which: Which) -> bool:
    """Whether a company of a tier gets reasons."""
    return which == "all" or (which == "shown" and tier in _SHOWN)


def row_reasons(columns: IcpColumns, row: int, keys: Sequence[str] = ()) -> tuple[Reason, ...]:
    """Reasons of one company: one a criterion, and one for each negative ICP that it fits.

    Args:
        columns: Scores against an ICP.
        row: The company.
        keys: Key of each criterion; worked out where none are given.
    """
    named = zip(keys or _keys(columns.criteria), columns.criteria, strict=True)
    own = (_reason(key, each, row) for key, each in named)
    return (*own, *(_rejection(icp) for icp, fits in columns.unwanted if fits[row]))


def row_sentences(columns: IcpColumns, row: int) -> tuple[str, ...]:
    """The sentences of `row_reasons`, at half the cost."""
    own = (_sentence(each, row, each.points.may_quote(row)) for each in columns.criteria)
    return (*own, *(_rejection(icp).sentence for icp, fits in columns.unwanted if fits[row]))


def _icp_score(
    company_key: str, columns: IcpColumns, row: int, tier: Tier, keys: Sequence[str], which: Which
) -> IcpScore:
    wanted = is_explained(tier, which)
    return IcpScore(
        company_key=company_key,
        icp=columns.icp.id,
        tier=tier,
        score_min=float(columns.score_min[row]),
        score_max=float(columns.score_max[row]),
        coverage=float(columns.coverage[row]),
        reasons=row_reasons(columns, row, keys) if wanted else (),
        would_change=would_change(columns, row) if wanted else (),
        floor_tier=RANKED[columns.floor[row]],
        ceiling_tier=RANKED[columns.ceiling[row]],
    )


def _rejection(negative: IcpSpec) -> Reason:
    return Reason(
        criterion=f"{NEGATIVE}{negative.id}",
        points=0.0,
        sentence=f"Fits {negative.name}, whom we do not want{EXCLUDED}",
        passed=False,
        mode="exclude",
        may_quote=False,
        label=negative.name,
    )


def _keys(criteria: Sequence[Scored]) -> tuple[str, ...]:
    """Key of each criterion, with its position in the file where a key is used twice."""
    counts = Counter(scored.kind.key for scored in criteria)
    return tuple(
        f"{scored.kind.key}[{position}]" if counts[scored.kind.key] > 1 else scored.kind.key
        for position, scored in enumerate(criteria)
    )


def _reason(key: str, scored: Scored, row: int) -> Reason:
    value, points = float(scored.points.values[row]), scored.points
    is_known, passed = not np.isnan(value), _passed(scored, value)
    is_seen = points.range_of(row)[0] > 0 or is_known
    may_quote, age = points.may_quote(row), points.age(row)
    return Reason(
        criterion=key,
        points=round(scored.weight * value, 1) if is_known else None,
        sentence=_sentence(scored, row, may_quote),
        passed=passed,
        source_url=points.evidence(row) if is_seen else None,
        mode=scored.mode,
        may_quote=may_quote,
        label=scored.label,
        value=points.shown(row) if is_seen else "",
        age_days=None if age is None or not is_seen else int(age),
    )


def _sentence(scored: Scored, row: int, may_quote: bool) -> str:
    passed = _passed(scored, float(scored.points.values[row]))
    said = scored.kind.sentence(scored.points, row) + _ending(scored, row, passed)
    return said if may_quote else said + PRIVATE


def _passed(scored: Scored, value: float) -> bool | None:
    """Whether the criterion speaks for the company: an exclusion speaks against it."""
    if np.isnan(value):
        return False if scored.unknown_is_out else None
    return value < 1 if scored.mode == "exclude" else value > 0


def _ending(scored: Scored, row: int, passed: bool | None) -> str:
    if scored.mode != "score":
        return _ENDINGS[scored.mode, passed]
    full = _plain(scored.weight)
    least, most = (_plain(scored.weight * value) for value in scored.points.range_of(row))
    if passed is not None:
        return f" (+{least} of {full})"
    return f" (0 to {full})" if (least, most) == ("0", full) else f" ({least} to {most} of {full})"


def _plain(points: float) -> str:
    """Points as people write them: 30, 12.5."""
    return f"{round(points, 1):g}"
