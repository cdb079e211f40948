"""Learning an ICP from outcomes: what parts companies that were won from those that were lost.

Fields are compared within strata of companies that are alike in what was already chosen, against
chance that is dealt anew; a part of the companies is held out and shows what the result is worth.
"""

from scoring.icp.learning.after_sale import LeftOut
from scoring.icp.learning.ended import Ended
from scoring.icp.learning.learning import LEAST_WINS, Learned, learn
from scoring.icp.learning.outcome import Outcome, fact_named, parse_outcome, role_names
from scoring.icp.learning.writing import Head, draft_icp, write_yaml

__all__ = [
    "LEAST_WINS",
    "Ended",
    "Head",
    "Learned",
    "LeftOut",
    "Outcome",
    "draft_icp",
    "fact_named",
    "learn",
    "parse_outcome",
    "role_names",
    "write_yaml",
]
