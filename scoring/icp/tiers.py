"""Tiers in people's words: never a bare number."""

import numpy as np

from prospects.score import IcpScore, Reason
from prospects.specs.icp import Tiers
from scoring.icp.criteria import CRITERIA
from scoring.icp.criterion import joined
from scoring.icp.reasons import EXCLUDED
from scoring.icp.scores import RANKED, tier_rank

_MISSED = {
    "headcount": "wrong size", "radius": "too far away", "technology": "lacks the technology",
    "hiring": "not hiring for it", "ats": "no such job board", "list": "not on the list",
    "text": "does not say it", "postal_code": "wrong place", "known": "no way to reach them",
    "technology_category": "lacks the technology", "openings": "not hiring for it",
    "hiring_change": "nothing has changed in hiring", "changed": "nothing has changed",
    "technology_in_demand": "does not ask for it",
}  # fmt: skip
"""What a salesperson says of a company that misses a filter; else "wrong" and the label."""

_COVERAGE_LIKELY = 0.5
"""Least share of the weight that is known where a tier is called likely."""


def tier_words(score: IcpScore, tiers: Tiers | None = None) -> str:
    """Tier as an SDR reads it.

    Args:
        score: With its reasons, which say what is unknown and what went wrong.
        tiers: Least scores of the ICP; by default those of an ICP that names none.

    Returns:
        "A"; "A, likely: headcount unknown" where at least half of the weight is known and the
        middle of the range lies in the best tier that is open; "B or better: headcount unknown";
        "needs data: headcount unknown" where the range begins below C; "A at best: industry
        unknown" where a required fact is unknown; "out: wrong industry".
    """
    if score.tier == "out":
        return f"out: {_why_out(score)}"
    if score.tier != "needs_data":
        return score.tier
    return f"{_expected(score, tiers or Tiers())}: {_unknown(score)}"


def _expected(score: IcpScore, tiers: Tiers) -> str:
    if any(reason.mode == "filter" and reason.passed is None for reason in score.reasons):
        return f"{score.ceiling_tier} at best"
    middle = np.array([(score.score_min + score.score_max) / 2])
    likely = RANKED[tier_rank(middle, tiers)[0]]
    if likely == score.ceiling_tier and score.coverage >= _COVERAGE_LIKELY:
        return f"{likely}, likely"
    return f"{score.floor_tier} or better" if score.floor_tier != "out" else "needs data"


def _unknown(score: IcpScore) -> str:
    names = [
        _label(reason)
        for reason in score.reasons
        if reason.passed is None and reason.mode != "exclude"
    ]
    return f"{joined(names, 'and')} unknown" if names else "facts unknown"


def _why_out(score: IcpScore) -> str:
    for reason in score.reasons:
        if reason.mode == "exclude" and reason.passed is False:
            sentence = reason.sentence.removesuffix(EXCLUDED)
            return sentence[:1].lower() + sentence[1:]
        if reason.mode == "filter" and reason.passed is False:
            if reason.points is None:
                return f"{_label(reason)} unknown, and it is required"
            key = reason.criterion.partition("[")[0]
            return _MISSED.get(key, f"wrong {_label(reason)}")
    return "too little fits"


def _label(reason: Reason) -> str:
    if reason.label:
        return reason.label
    key = reason.criterion.partition("[")[0]
    return CRITERIA[key].label if key in CRITERIA else key
