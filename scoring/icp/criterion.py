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


@dataclass(frozen=True, slots=True)
class Points:
    """What a criterion says of each row.

    Attributes:
        values: 0.0-1.0 a row, NaN where nothing is known.
        shown: Row -> what the company has, for the sentence.
        slots: Further words of the sentences, the same for all rows ("wanted").
        evidence: Row -> URL where the value was seen, or None.
        may_quote: Row -> whether a message may say it; else it is for the rep alone.
    """

    values: Numbers
    shown: Callable[[int], str] = _nothing
    slots: Mapping[str, str] = field(default_factory=dict)
    evidence: Callable[[int], str | None] = _nowhere
    may_quote: Callable[[int], bool] = _always


Score = Callable[[Profiles, Any], Points]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of criterion.

    Attributes:
        key: As in the ICP file.
        label: What people call the value ("headcount").
        score: Gives the points.
        sentences: "Fits", "Partly", "Not", "Unknown" and perhaps "Lift" -> sentence with slots.
    """

    key: str
    label: str
    score: Score
    sentences: Mapping[str, str]

    @property
    def changes(self) -> bool:
        """Whether a company can come to fit by itself, as by hiring; its country stays."""
        return "Lift" in self.sentences

    def sentence(self, points: Points, row: int) -> str:
        """What a salesperson reads of one company, without the points."""
        value = points.values[row]
        name = {0.0: "Not", 1.0: "Fits"}.get(value, "Partly")
        return self._filled("Unknown" if np.isnan(value) else name, points, points.shown(row))

    def lift(self, points: Points) -> str:
        """What would make a company fit: "Running HubSpot"; only where it `changes`."""
        return self._filled("Lift", points, "")

    def _filled(self, name: str, points: Points, value: str) -> str:
        text = self.sentences[name].format(label=self.label, value=value, **points.slots)
        return text[:1].upper() + text[1:]


CRITERIA: dict[str, Kind] = {}
"""Every kind of criterion by its key."""

_LABELS = {
    "founded_year": "founding year", "site_standing": "state of the site", "ats": "job board",
    "radius": "distance", "text": "description",
}  # fmt: skip
_SENTENCE = re.compile(r"^ *(Partly|Not|Unknown|Lift): (.+?)\.?$", re.MULTILINE)


def criterion(*keys: str) -> Callable[[Score], Score]:
    """Register a function as the criterion of these keys.

    Raises:
        TypeError: The docstring lacks one of the sentences.
    """

    def register(score: Score) -> Score:
        for key in keys:
            label = _LABELS.get(key, key)
            CRITERIA[key] = Kind(key, label, score, _sentences(score))
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
