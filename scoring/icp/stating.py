"""What the criteria of an ICP ask, in people's words and without any company."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prospects.ats import ats_name
from prospects.country import country_name, parse_country
from prospects.industry import industry_label
from prospects.specs.icp import CriterionBase, Decay, IcpSpec, Mode
from prospects.stated import industry_stated
from scoring.icp.criteria import CRITERIA
from scoring.icp.criterion import joined
from scoring.icp.scores import weights_of_100

MOST_WORDS = 12
"""Words of `any` that are named; a longer list ends in "or 5 more"."""

_OWN_PLACE = frozenset({"key", "mode", "weight", "name", "unknown", "decay"})
_LABELS: Mapping[str, Callable[[str], str]] = {
    "industry": lambda word: industry_label(industry_stated(word) or word),
    "country": lambda word: country_name(parse_country(word) or word) or word,
    "site_standing": lambda word: word.replace("_", " "),
    "hiring_change": lambda word: word.replace("_", " "),
    "ats": ats_name,
}
_UNKNOWN: Mapping[Mode, str] = {
    "filter": "the tier waits for it",
    "score": "counts from nothing to all of it",
    "exclude": "nobody is ruled out",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """One criterion for people.

    Attributes:
        name: What people call it; the label of its kind where the file gives no name.
        asks: What it asks: "Headcount: 50 to 500".
        mode: Filter, score or exclude.
        share: Points of 100 that it can add; 0 for filters and exclusions.
        unknown: What becomes of a company of which it is unknown.
    """

    name: str
    asks: str
    mode: Mode
    share: float
    unknown: str


def state_criteria(icp: IcpSpec) -> tuple[Stated, ...]:
    """Every criterion of an ICP, in the order of its file."""
    return tuple(
        Stated(criterion_name(each), criterion_words(each), each.mode, share, _unknown_words(each))
        for each, share in zip(icp.criteria, weights_of_100(icp), strict=True)
    )


def criterion_name(criterion: CriterionBase) -> str:
    """What people call a criterion: its name, else the label of its kind."""
    return criterion.name or _upper(_label(criterion))


def criterion_words(criterion: CriterionBase) -> str:
    """What a criterion asks: "Headcount: 50 to 500", "Distance: within 40 km of Lyon"."""
    decay = decay_words(criterion.decay) if criterion.decay else ""
    text = "; ".join(part for part in (asked_words(criterion), decay) if part)
    return f"{_upper(_label(criterion))}: {text or 'any'}"


def asked_words(criterion: CriterionBase, most: int = MOST_WORDS) -> str:
    """What a criterion asks, without its kind and its age: "50 to 500"; empty where it takes any.

    Args:
        criterion: The criterion.
        most: How many words of `any` are named.
    """
    fields = criterion_fields(criterion)
    asked = [read(fields) for read in (_distance, _bounds, _bands)]
    asked.append(_words(fields, most))
    others = [f"{name.replace('_', ' ')} {_plain(value)}" for name, value in fields.items()]
    return "; ".join(part for part in (*asked, *others) if part)


def decay_words(decay: Decay) -> str:
    """How a value fades with its age: "half after 90 days"."""
    if decay.half_life_days is not None:
        return f"half after {decay.half_life_days:g} days"
    return f"full for {decay.fresh_days} days, nothing from {decay.stale_days} days on"


def criterion_fields(criterion: CriterionBase) -> dict[str, Any]:
    """What a criterion asks as its file writes it, without what is left at its default.

    Words of `any` have the labels that people know them by.
    """
    key = str(getattr(criterion, "key", ""))
    fields = criterion.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    label = _LABELS.get(key, str)
    return {
        name: [label(word) for word in value]
        if name == "any" and isinstance(value, list)
        else value
        for name, value in fields.items()
        if name not in _OWN_PLACE
    }


def _label(criterion: CriterionBase) -> str:
    key = str(getattr(criterion, "key", ""))
    return CRITERIA[key].label if key in CRITERIA else key.replace("_", " ")


def _unknown_words(criterion: CriterionBase) -> str:
    if getattr(criterion, "key", "") == "list":
        return "always known"
    return "out" if criterion.unknown == "out" else _UNKNOWN[criterion.mode]


# Each of these takes its fields out of the mapping and says them; empty where they are not there.


def _distance(fields: dict[str, Any]) -> str:
    if "place" not in fields:
        return ""
    for name in ("latitude", "longitude"):
        fields.pop(name, None)
    parts = (fields.pop(name, None) for name in ("place", "region", "country"))
    centre = ", ".join(part for part in parts if part)
    bands = fields.pop("bands", None)
    reach = fields.pop("radius_km", None)
    if not bands:
        return f"within {_plain(reach)} km of {centre}"
    rings = [f"{_plain(band['to'])} km ({_share(band)})" for band in bands]
    return f"within {joined(rings, at_most=MOST_WORDS)} of {centre}"


def _bounds(fields: dict[str, Any]) -> str:
    low, high = fields.pop("from", None), fields.pop("to", None)
    return _range(low, high) if (low, high) != (None, None) else ""


def _bands(fields: dict[str, Any]) -> str:
    bands = fields.pop("bands", ())
    return ", ".join(f"{_range(b.get('from'), b.get('to'))} ({_share(b)})" for b in bands)


def _words(fields: dict[str, Any], most: int) -> str:
    words, points = fields.pop("any", []), fields.pop("points", {})
    if points:
        shares = points.values()
        words = [f"{w} ({share:.0%})" for w, share in zip(words, shares, strict=True)]
    return joined(list(dict.fromkeys(_plain(word) for word in words)), at_most=most)


def _range(low: Any, high: Any) -> str:
    if high is None:
        return f"{_plain(low)} or more"
    return f"{_plain(low)} to {_plain(high)}" if low is not None else f"up to {_plain(high)}"


def _share(band: Mapping[str, Any]) -> str:
    return f"{float(band.get('points', 1)):.0%}"


def _plain(value: Any) -> str:
    """A value of a file as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.10g}" if abs(value) >= 10_000 else f"{value:g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {_plain(one)}" for name, one in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return joined([_plain(one) for one in value], at_most=MOST_WORDS)
    return str(value)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
