"""Kinds of criteria: points, sentence and evidence of each in one documented function.

The docstring of a criterion's function is what the salesperson reads. Its first line is the
sentence of a company that fits; the lines `Partly:`, `Not:`, `Unknown:` and `Lift:` are the other
sentences. Only what a company can change by itself has a `Lift:`. Slots: {label} what is asked,
{value} what the company has, {wanted} what the ICP wants, and what else the function names.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from scoring.icp.profiles import Numbers, Profiles


def _nothing(_row: int) -> str:
    return ""


def _nowhere(_row: int) -> str | None:
    return None


def _always(_row: int) -> bool:
    return True


def _ageless(_row: int) -> float | None:
    return None


@dataclass(frozen=True, slots=True)
class Points:
    """What a criterion says of each row.

    Attributes:
        values: 0.0-1.0 a row, NaN where it is not settled.
        shown: Row -> what the company has, for the sentence.
        slots: Further words of the sentences, the same for all rows ("wanted").
        evidence: Row -> URL where the value was seen, or None.
        may_quote: Row -> whether a message may say it; else it is for the rep alone.
        ends: Least and greatest value a row where `values` is NaN; None is 0 and 1 everywhere.
        graded: Whether a value between 0 and 1 is the share that the ICP file gives, and no
            overlap.
        age: Row -> days since the value was last seen, or None.
        fresh: What it said before it lost points by its age; None where nothing decays.
    """

    values: Numbers
    shown: Callable[[int], str] = _nothing
    slots: Mapping[str, str] = field(default_factory=dict)
    evidence: Callable[[int], str | None] = _nowhere
    may_quote: Callable[[int], bool] = _always
    ends: tuple[Numbers, Numbers] | None = None
    graded: bool = False
    age: Callable[[int], float | None] = _ageless
    fresh: "Points | None" = None

    def range_of(self, row: int) -> tuple[float, float]:
        """Least and greatest value of one row; the same where it is settled."""
        value = float(self.values[row])
        if not np.isnan(value):
            return value, value
        return (0.0, 1.0) if self.ends is None else (
            float(self.ends[0][row]), float(self.ends[1][row])
        )  # fmt: skip


Score = Callable[[Profiles, Any], Points]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of criterion.

    Attributes:
        key: As in the ICP file.
        label: What people call the value ("headcount").
        field: Field of the profile whose age is that of the value ("technologies").
        score: Gives the points.
        sentences: "Fits", "Partly", "Not", "Unknown" and perhaps "Lift" -> sentence with slots.
    """

    key: str
    label: str
    field: str
    score: Score
    sentences: Mapping[str, str]

    @property
    def changes(self) -> bool:
        """Whether a company can come to fit by itself, as by hiring; its country stays."""
        return "Lift" in self.sentences

    def label_of(self, points: Points) -> str:
        """What people call the value that one criterion asks for ("Plan", of kind `extra`)."""
        return points.slots.get("label", self.label)

    def sentence(self, points: Points, row: int) -> str:
        """What a salesperson reads of one company, without the points."""
        fresh = points.fresh or points
        least, _ = fresh.range_of(row)
        if np.isnan(fresh.values[row]) and not least:
            return self._filled("Unknown", fresh, fresh.shown(row))
        whole = least == 1 or (least > 0 and fresh.graded)
        name = "Fits" if whole else "Partly" if least else "Not"
        text = self._filled(name, fresh, fresh.shown(row))
        return ", ".join([text, *_notes(points, row, least)])

    def lift(self, points: Points) -> str:
        """What would make a company fit: "Running HubSpot"; only where it `changes`."""
        return self._filled("Lift", points, "")

    def _filled(self, name: str, points: Points, value: str) -> str:
        slots = {"label": self.label, "value": value} | dict(points.slots)
        text = self.sentences[name].format_map(slots)
        return text[:1].upper() + text[1:]


_SHARES = {0.25: "a quarter", 0.5: "half", 0.75: "three quarters"}
_AGELESS_SHARE = 0.95
"""A value that has lost less than this leaves is still as good as fresh."""


def _notes(points: Points, row: int, least: float) -> list[str]:
    """What lessens a value that speaks for a company: its age, or the share of its band."""
    if not least or not (points.graded or points.fresh):
        return []
    now, age = points.range_of(row)[0], points.age(row)
    if points.fresh and age is None:
        return ["seen nobody knows when"]
    seen = [f"seen {age:.0f} days ago"] if points.fresh and now < _AGELESS_SHARE * least else []
    if not seen and (not points.graded or least == 1):
        return []
    return [*seen, f"which counts {share_words(now)}"]


def share_words(share: float) -> str:
    """A share of the weight as people say it: "half", "30 percent", "nothing"."""
    rounded = round(share, 2)
    return _SHARES.get(rounded) or (f"{rounded * 100:.0f} percent" if rounded else "nothing")


CRITERIA: dict[str, Kind] = {}
"""Every kind of criterion by its key."""

_LABELS = {
    "founded_year": "founding year", "site_standing": "state of the site", "ats": "job board",
    "radius": "distance", "text": "description", "postal_code": "postal code",
    "business_model": "business model", "known": "way to reach them",
    "technology_category": "kind of technology", "hiring_change": "change in hiring",
    "technology_in_demand": "technology asked for", "changed": "change",
}  # fmt: skip
_FIELDS = {
    "technology": "technologies", "technology_category": "technologies",
    "business_model": "text", "radius": "city", "hiring": "openings",
    "hiring_change": "openings", "technology_in_demand": "openings",
}  # fmt: skip
_SENTENCE = re.compile(r"^ *(Partly|Not|Unknown|Lift): (.+?)\.?$", re.MULTILINE)


def criterion(*keys: str) -> Callable[[Score], Score]:
    """Register a function as the criterion of these keys.

    Raises:
        TypeError: The docstring lacks one of the sentences.
    """

    def register(score: Score) -> Score:
        for key in keys:
            label, aged = _LABELS.get(key, key), _FIELDS.get(key, key)
            CRITERIA[key] = Kind(key, label, aged, score, _sentences(score))
        return score

    return register


def _sentences(score: Score) -> Mapping[str, str]:
    text = score.__doc__ or ""
    fits = text.strip().split("\n", 1)[0].rstrip(".")
    found = {"Fits": fits, "Partly": fits, **dict(_SENTENCE.findall(text))}
    if missing := {"Not", "Unknown"} - found.keys():
        raise TypeError(f"{score.__name__}: the docstring lacks {', '.join(sorted(missing))}")
    return found


def joined(words: tuple[str, ...] | list[str], last: str = "or", at_most: int = 3) -> str:
    """Words as people list them: "HubSpot, Intercom or 2 more"."""
    shown = list(dict.fromkeys(words))
    if len(shown) > at_most:
        shown = [*shown[: at_most - 1], f"{len(shown) - at_most + 1} more"]
    return f" {last} ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)
