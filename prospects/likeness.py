"""A likeness: two that may be one; a person decides."""

from dataclasses import dataclass

from prospects.merge import MergeOf


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are alike.

    Attributes:
        key: Key of the company, or id of the contact.
        name: Name as written.
        detail: What tells it apart, for people: domain and place, or title, address and company.
        source: The first row that names it.
    """

    key: str
    name: str
    detail: str
    source: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two that may be one, and are never merged for it.

    Attributes:
        what: Companies or contacts.
        one: The side whose key sorts first.
        other: The other one.
        score: How alike the names are, 0-100, with what speaks for and against.
        why: What is alike, for people.
    """

    what: MergeOf
    one: Side
    other: Side
    score: float
    why: str

    @property
    def pair(self) -> frozenset[str]:
        """Both keys, in no order."""
        return frozenset({self.one.key, self.other.key})


def likeness(what: MergeOf, one: Side, other: Side, score: float, why: str) -> Likeness:
    """A likeness with its sides in their order."""
    first, second = sorted((one, other), key=lambda side: side.key)
    return Likeness(what, first, second, round(score, 1), why)
