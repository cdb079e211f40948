"""How it ended with a company: won, lost, churned or retained, in the words of CRMs."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from prospects.once import once
from prospects.specs.reading import read_yaml
from prospects.words import fold

_FILE = Path(__file__).parent / "data" / "outcomes.yml"
ColumnRole = Literal["outcome", "won", "value", "closed_on"]


class Outcome(StrEnum):
    """How it ended. `open` has not ended, and teaches nothing yet."""

    WON = "won"
    LOST = "lost"
    CHURNED = "churned"
    RETAINED = "retained"
    OPEN = "open"

    @property
    def is_good(self) -> bool:
        """Whether we want more of such companies: a customer who left is none of them."""
        return self in (Outcome.WON, Outcome.RETAINED)


_ORDER = (Outcome.CHURNED, Outcome.LOST, Outcome.RETAINED, Outcome.WON, Outcome.OPEN)
"""In which outcomes are looked for among the words of a cell."""


@lru_cache(maxsize=4096)
def parse_outcome(text: str, *, asks_won: bool = False) -> Outcome | None:
    """The outcome that a cell of a CRM names: "Closed Won", "Verloren", "Former customer".

    Args:
        text: A whole cell.
        asks_won: Whether the column asks if the company was won, so that "yes" is an answer.

    Returns:
        None where the cell names none.
    """
    said = fold(text)
    if asks_won and said in _phrases("yes"):
        return Outcome.WON
    if asks_won and said in _phrases("no"):
        return Outcome.LOST
    whole = next((each for each in _ORDER if said in _phrases(each)), None)
    return whole or next((each for each in _ORDER if _names(said, _phrases(each))), None)


def role_names(role: ColumnRole) -> tuple[str, ...]:
    """Names of columns of a role, folded, the likeliest first."""
    return tuple(map(fold, _data()["columns"][role]))


def fact_named(column: str) -> str | None:
    """The column of a profiles file that a column of an export means, where only exports say so.

    Args:
        column: As the export writes it: "Open positions", "tech_used".
    """
    return _facts().get(fold(column.replace("_", " ")))


@once
def _facts() -> Mapping[str, str]:
    return {fold(name): fact for fact, names in _data()["facts"].items() for name in names}


def _names(said: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in f" {said} " for phrase in phrases if phrase)


@lru_cache(maxsize=8)
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(map(fold, _data()[str(name)]))


@once
def _data() -> Mapping[str, Any]:
    return read_yaml(_FILE)
