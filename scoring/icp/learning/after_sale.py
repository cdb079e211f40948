"""What is known only after the sale: by the name of a column, and by what gives it away."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from prospects.once import once
from prospects.specs.reading import read_yaml
from prospects.words import fold
from scoring.icp.learning.field import Field, Truths
from scoring.icp.learning.grouping import groups_of

_FILE = Path(__file__).parent / "data" / "after_sale.yml"
_FILLED_WON, _FILLED_OTHER = 0.4, 20.0
_MOST_MISSED, _MOST_FALSE = 0.03, 0.004


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column or value that was not compared.

    Attributes:
        what: Its name.
        why: The reason, in a sentence's half.
    """

    what: str
    why: str


_WHY = {
    "deal": "speaks of the deal, which is known only once there is one",
    "contract": "speaks of contract or money, which is known only after the sale",
    "customer": "speaks of a customer, which a company is only after the sale",
    "handling": "says how we handled the company, and follows the deal",
}


@lru_cache(maxsize=4096)
def known_after_sale(column: str) -> str | None:
    """Why the name of a column says that it is filled only after the sale, or None.

    Args:
        column: As the file writes it: "Renewal date", "CSM", "onboarding_status".
    """
    said = f" {fold(column)} "
    if _holds(said, "before"):
        return None
    return next((why for kind, why in _WHY.items() if _holds(said, kind)), None)


def _holds(said: str, kind: str) -> bool:
    return any(f" {fold(phrase)} " in said for phrase in _data()[kind])


def filled_after_sale(filled: Truths, good: Truths) -> str | None:
    """Why filling follows the sale, or None: almost only companies that were won have a value."""
    with_, without = float(filled[good].mean()), float(filled[~good].mean())
    odds = (with_ + 1e-3) * (1 - without + 1e-3) / ((1 - with_ + 1e-3) * (without + 1e-3))
    if with_ - without < _FILLED_WON or odds < _FILLED_OTHER:
        return None
    return (
        f"is filled for {with_:.0%} of the won and {without:.0%} of the others: it is written "
        "after the sale"
    )


def telling_levels(field: Field, good: Truths) -> Truths:
    """Levels that part won and others all but perfectly, as no fact from before the sale does.

    Args:
        field: A field of words, tags or numbers.
        good: Whether each company was won.
    """
    won, lost = good & field.known, ~good & field.known
    if not won.any() or not lost.any():
        return np.zeros(len(field.levels), dtype=np.bool_)
    groups = groups_of(field) if field.shape == "range" else np.eye(len(field.levels), dtype=bool)
    of_won = field.member[:, won].mean(axis=1) @ groups.T
    of_lost = field.member[:, lost].mean(axis=1) @ groups.T
    parts = (of_won >= 1 - _MOST_MISSED) & (of_lost <= _MOST_FALSE)
    parts |= (of_lost >= 1 - _MOST_MISSED) & (of_won <= _MOST_FALSE)
    return np.asarray(groups[parts].any(axis=0), dtype=np.bool_)


@once
def _data() -> Mapping[str, Any]:
    return read_yaml(_FILE)
