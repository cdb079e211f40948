"""Through which ICP a company is looked at, where no contact of it is worked yet.

The queue and the account list ask the same function, so that both name the same ICP.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum

from prospects.score import IcpScore
from prospects.specs.icp import IcpSpec
from prospects.vocabulary import Tier


class Chance(IntEnum):
    """Whether an ICP can lead to an entry, the best chance first."""

    WORKED = 0
    """Even the lowest possible score is in a tier that is worked."""
    OPEN = 1
    """The highest possible score is; what is unknown decides."""
    UNWORKED = 2
    """It fits, in a tier that is not worked."""
    OUT = 3
    """It does not fit."""


def chance_of(score: IcpScore, tiers: Sequence[Tier]) -> Chance:
    """Where a score stands towards the tiers that are worked."""
    if score.floor_tier in tiers:
        return Chance.WORKED
    if score.tier == "out":
        return Chance.OUT
    return Chance.OPEN if score.ceiling_tier in tiers else Chance.UNWORKED


def positive_scores(scores: Iterable[IcpScore], icps: Mapping[str, IcpSpec]) -> list[IcpScore]:
    """Scores of the ICPs that companies are worked through: a negative one leads to no entry."""
    return [score for score in scores if not icps[score.icp].negative]


def best_score(
    scores: Sequence[IcpScore],
    icps: Mapping[str, IcpSpec],
    tiers: Sequence[Tier],
    personas: Collection[str],
) -> IcpScore | None:
    """Score that speaks for a company: chance, then a persona of the ICP, then the points.

    Args:
        scores: One an ICP.
        icps: By id.
        tiers: Tiers that are worked.
        personas: Personas of the contacts in question; an ICP that wants one of them comes first.

    Returns:
        The best; at equal chance and persona the certain score decides, then the possible one.
        None without scores; a negative ICP speaks for nobody.
    """

    def order(score: IcpScore) -> tuple[Chance, bool, float, float, str]:
        stranger = not set(icps[score.icp].personas) & set(personas)
        return chance_of(score, tiers), stranger, -score.score_min, -score.score_max, score.icp

    return min(positive_scores(scores, icps), key=order, default=None)
