"""Which companies fit an ICP best."""

import numpy as np
import numpy.typing as npt

from scoring.icp.scores import RANKED, IcpColumns

_LEAST = RANKED.index("C")
_OPEN = RANKED.index("needs_data")


def best_rows(columns: IcpColumns, most: int) -> tuple[npt.NDArray[np.intp], int]:
    """Companies that surely are in tier A, B or C, the best first.

    Args:
        columns: Scores of all companies against one ICP.
        most: How many at most.

    Returns:
        Positions of the best, by tier and then by their certain score; and how many there are.
    """
    tiers = columns.tier
    rows = np.flatnonzero((tiers >= _LEAST) & (tiers != _OPEN))
    order = np.lexsort((rows, -columns.score_min[rows], -tiers[rows]))
    return rows[order][:most], len(rows)
