"""How levels of a field go with winning, other things being equal.

Cochran, Mantel and Haenszel: companies are compared within strata of alike companies only, so what
another criterion already explains is not counted again, whatever the form of the rule. Sums over
strata of (wins in a level - wins expected there) and their covariance under no association.
"""

from dataclasses import dataclass

import numpy as np

from scoring.icp.learning.field import Codes, Field, Numbers, Truths


@dataclass(frozen=True, slots=True, eq=False)
class Association:
    """Of each level of a field.

    Attributes:
        excess: Wins above those expected.
        covariance: Of the excesses, under no association; level by level.
        centred: Level by company: membership less the level's share of the stratum, 0 where the
            field is unknown; its product with any outcomes gives their excess.
    """

    excess: Numbers
    covariance: Numbers
    centred: Numbers


def associate(field: Field, won: Truths, strata: Codes, rows: Truths | None = None) -> Association:
    """Compare the levels of a field with winning, within strata.

    Args:
        field: The field.
        won: Whether each company was won.
        strata: Stratum of each company, 0 and up.
        rows: Companies to look at; by default all.
    """
    looked = field.known if rows is None else field.known & rows
    among = strata[looked]
    size = int(strata.max()) + 1 if len(strata) else 1
    all_, wins = np.bincount(among, minlength=size), np.bincount(among, won[looked], size)
    inside = np.array([np.bincount(among[level[looked]], minlength=size) for level in field.member])
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.nan_to_num(inside / all_)
        spread = np.nan_to_num(wins * (all_ - wins) / (all_ * (all_ - 1.0)))
    covariance = np.diag(inside @ spread) - (inside * spread) @ share.T
    centred = np.where(looked, field.member - share[:, strata], 0.0)
    return Association(centred @ won, covariance, centred)


def z_of(field_inside: Truths, known: Truths, won: Truths, strata: Codes) -> float:
    """Standardised excess of wins of the companies inside; 0 where nothing can be said."""
    among, size = strata[known], int(strata.max()) + 1
    inside, wins = field_inside[known], won[known]
    all_ = np.bincount(among, minlength=size).astype(np.float64)
    won_of, in_of = np.bincount(among, wins, size), np.bincount(among, inside, size)
    both = np.bincount(among, wins & inside, size)
    told = all_ > 1
    all_, won_of, in_of, both = all_[told], won_of[told], in_of[told], both[told]
    excess = float((both - won_of * in_of / all_).sum())
    spread = (won_of * (all_ - won_of) * in_of * (all_ - in_of) / (all_**2 * (all_ - 1))).sum()
    return excess / float(np.sqrt(spread)) if spread > 1e-9 else 0.0
