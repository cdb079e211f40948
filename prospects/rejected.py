"""Rows of raw lists that could not become a company or contact, kept as they came."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ListKind = Literal["companies", "contacts"]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row of a list that was not taken.

    Attributes:
        source_row: "companies.csv row 17"; the first row below a header on top is row 1.
        kind: Kind of list it stood in.
        reason: One sentence: what is missing or wrong.
        original: Column -> text exactly as read, in column order.
    """

    source_row: str
    kind: ListKind
    reason: str
    original: Mapping[str, str]
