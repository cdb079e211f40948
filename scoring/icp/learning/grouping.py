"""Which levels of a field belong together: the group that goes with winning most.

Of a range neighbouring levels, of words any, of tags one or a pair.
"""

from dataclasses import dataclass

import numpy as np

from scoring.icp.learning.association import Association
from scoring.icp.learning.field import Field, Numbers, Truths
from scoring.icp.learning.tag_names import is_pair

ENDS_COST = 6.0
"""Of chi-squared that a second end of a range must bring; else one end is the plainer rule."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Levels that go together.

    Attributes:
        levels: Which.
        z: Standardised excess of wins in them, negative where they win less.
        worth: Its chi-squared, less what a second end of a range costs.
    """

    levels: Truths
    z: float
    worth: float


def groups_of(field: Field) -> Truths:
    """Groups of a range or of tags, one a row: all neighbours but the whole, or single ones."""
    size = len(field.levels)
    if field.shape != "range":
        return np.eye(size, dtype=np.bool_)
    first, last = np.triu_indices(size)
    kept = (last - first) < size - 1
    at = np.arange(size)
    return (first[kept, None] <= at) & (at <= last[kept, None])


def best_group(field: Field, found: Association) -> Group:
    """The group of the greatest excess or lack of wins."""
    if field.shape == "words":
        return _best_words(found)
    groups = groups_of(field)
    z = _z_of_groups(field, groups, found.excess[:, None], found.covariance)[:, 0]
    worth = _worth(z, _less_plain(groups, field))
    best = int(worth.argmax())
    return Group(groups[best], float(z[best]), float(max(worth[best], 0.0)))


def peaks(field: Field, excess: Numbers, covariance: Numbers) -> Numbers:
    """Greatest chi-squared of any group, for each column of excesses.

    Args:
        field: The field.
        excess: Level by set of outcomes.
        covariance: Of the levels.
    """
    if field.shape == "words":
        return _peaks_of_words(excess, covariance)
    groups = groups_of(field)
    z = _z_of_groups(field, groups, excess, covariance)
    peak: Numbers = _worth(z, _less_plain(groups, field)[:, None]).max(axis=0)
    return np.maximum(peak, 0.0)


def _worth(z: Numbers, less_plain: Numbers) -> Numbers:
    """Chi-squared less what makes a group hard to say: two ends, and that it is a gap."""
    return z**2 - ENDS_COST * less_plain * (1.0 + (z < 0))


def _less_plain(groups: Truths, field: Field) -> Numbers:
    """1 for what is less plain than the others: a range with two ends, a pair of tags."""
    if field.shape == "tags":
        return np.array([is_pair(level) for level in field.levels], dtype=np.float64)
    return (~groups[:, 0] & ~groups[:, -1]).astype(np.float64)


def _z_of_groups(field: Field, groups: Truths, excess: Numbers, covariance: Numbers) -> Numbers:
    if field.shape != "tags":
        return _z(groups.astype(np.float64), excess, covariance)
    spread = np.diag(covariance)
    told = spread > 1e-9
    z: Numbers = excess / np.where(told, np.sqrt(np.where(told, spread, 1.0)), np.inf)[:, None]
    return z


def _z(groups: Numbers, excess: Numbers, covariance: Numbers) -> Numbers:
    spread = np.einsum("gk,gk->g", groups @ covariance, groups)
    told = spread > 1e-9
    scale = np.where(told, np.sqrt(np.where(told, spread, 1.0)), np.inf)
    z: Numbers = (groups @ excess) / scale[:, None]
    return z


def _best_words(found: Association) -> Group:
    order = np.argsort(-_effect(found.excess[:, None], found.covariance)[:, 0], kind="stable")
    tops = np.tril(np.ones((len(order) - 1, len(order)), dtype=np.bool_))
    groups = np.zeros_like(tops)
    groups[:, order] = tops
    z = _z(groups.astype(np.float64), found.excess[:, None], found.covariance)[:, 0]
    best = int(np.abs(z).argmax())
    return Group(groups[best], float(z[best]), float(z[best] ** 2))


def _peaks_of_words(excess: Numbers, covariance: Numbers) -> Numbers:
    order = np.argsort(-_effect(excess, covariance), axis=0, kind="stable").T
    sums = np.take_along_axis(excess.T, order, axis=1).cumsum(axis=1)
    blocks = covariance[order[:, :, None], order[:, None, :]].cumsum(axis=1).cumsum(axis=2)
    spread = np.diagonal(blocks, axis1=1, axis2=2)
    told = spread > 1e-9
    z2 = np.where(told, sums**2 / np.where(told, spread, 1.0), 0.0)[:, :-1]
    peak: Numbers = z2.max(axis=1)
    return peak


def _effect(excess: Numbers, covariance: Numbers) -> Numbers:
    own = np.diag(covariance)[:, None]
    return np.where(own > 1e-9, excess / np.where(own > 1e-9, own, 1.0), 0.0)
