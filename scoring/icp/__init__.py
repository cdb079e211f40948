"""ICP fit of companies: filters, points, score range, coverage, tier and reasons.

One way for one company and for a million: profiles become columns, every criterion is a small
documented function over columns, and reasons are written only where they are asked for.
"""

from scoring.icp.asking import changes_asked, extra_columns
from scoring.icp.columns import COLUMNS
from scoring.icp.criteria import CRITERIA
from scoring.icp.criterion import Kind, Points, criterion
from scoring.icp.profile_frame import profiles_frame
from scoring.icp.profiles import Profiles
from scoring.icp.reasons import build_scores, explain_scores
from scoring.icp.scores import IcpColumns, ScoreTable, score_companies
from scoring.icp.tiers import tier_words

__all__ = [
    "COLUMNS",
    "CRITERIA",
    "IcpColumns",
    "Kind",
    "Points",
    "Profiles",
    "ScoreTable",
    "build_scores",
    "changes_asked",
    "criterion",
    "explain_scores",
    "extra_columns",
    "profiles_frame",
    "score_companies",
    "tier_words",
]
