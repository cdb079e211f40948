"""Records to columns: the frame of what is known of companies."""

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache

import pandas as pd

from prospects.change import Changes
from prospects.place import find_place
from prospects.profile import CompanyProfile, parse_bounds
from prospects.signal import Signal
from scoring.icp.change_words import change_words
from scoring.icp.columns import AGE, AGED_FIELDS, COLUMN_KINDS, EXTRA, kind_of_column
from scoring.icp.hiring_words import hiring_columns

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
ListMembers = Mapping[str, Mapping[str, str] | AbstractSet[str]]
"""Name of a list -> keys of the companies on it, with the reason of each where it is told."""
_Row = dict[str, object]


def profiles_frame(
    profiles: Iterable[CompanyProfile],
    lists: ListMembers,
    *,
    day: date | None = None,
    extra: Iterable[str] = (),
    changes: Mapping[str, Changes] | None = None,
) -> pd.DataFrame:
    """One wide row a company, in the order given.

    Args:
        profiles: What is known of each company.
        lists: Who is on which list.
        day: Day of the scores, from which ages are counted; None leaves them unknown.
        extra: Columns of lists without canonical field that the ICPs ask for (`extra_columns`).
        changes: Company key -> what changed since `changes_asked`; who is absent is unknown.

    Returns:
        The columns of `scoring.icp.columns`; `profile` holds the profile itself, for names and
        evidence.
    """
    asked, known = tuple(extra), changes or {}
    rows = [
        _row(profile, lists)
        | _ages(profile, day)
        | _changes(known.get(profile.company.key), day)
        | {f"{EXTRA}{name}": _extra(profile, name) for name in asked}
        for profile in profiles
    ]
    names = (*COLUMN_KINDS, *_AGE_COLUMNS, *(f"{EXTRA}{name}" for name in asked))
    return pd.DataFrame({name: _column(name, [row.get(name) for row in rows]) for name in names})


def _column(name: str, values: list[object]) -> pd.Series:
    kind = kind_of_column(name)
    if kind == "number":
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype="bool" if kind == "truth" else "object")


def _row(profile: CompanyProfile, lists: ListMembers) -> _Row:
    key, value = profile.company.key, profile.value
    headcount, revenue = _bounds(value("headcount")), _bounds(value("revenue"))
    place = (value("city"), value("region"), value("country"))
    north, east = _coordinates(value("latitude"), value("longitude"), *place)
    total, kinds, hiring_changes, wanted = hiring_columns(profile)
    names = tuple(name for name, keys in lists.items() if key in keys)
    return {
        "company_key": key,
        "headcount_min": headcount[0], "headcount_max": headcount[1],
        "revenue_min": revenue[0], "revenue_max": revenue[1],
        "founded_year": _number(value("founded_year")), "industry": value("industry"),
        "country": place[2], "region": place[1], "city": place[0],
        "postal_code": value("postal_code"), "latitude": north, "longitude": east,
        "languages": profile.values("language"), "phone": profile.values("phone"),
        "social": profile.values("social"), "legal_id": value("legal_id"),
        "site_standing": value("site_standing"), "site_read": profile.site_read,
        "text": _text(profile), "technologies": tuple(profile.technologies),
        "ats": profile.values("ats"), "openings": profile.values("opening"),
        "openings_total": total, "opening_kinds": kinds, "hiring_changes": hiring_changes,
        "technologies_in_demand": wanted, "lists": names,
        "list_notes": tuple(_note(lists[name], key) for name in names),
        "stage": profile.company.facts.get("stage"), "owner": profile.company.list_owner,
        "source": profile.company.facts.get("source"), "profile": profile,
    }  # fmt: skip


def _note(members: Mapping[str, str] | AbstractSet[str], key: str) -> str:
    return members[key] if isinstance(members, Mapping) else ""


def _changes(changes: Changes | None, day: date | None) -> _Row:
    row: _Row = {"changes": (), "as_of": float(day.toordinal()) if day else None}
    if changes is not None:
        row |= {
            "changes": change_words(changes),
            "compared_on": float(changes.looked_on[-1].toordinal()),
        }
    return row


_AGE_COLUMNS = tuple(f"{AGE}{name}" for name in AGED_FIELDS)
_SIGNALS: Mapping[str, Callable[[CompanyProfile], Iterable[Signal]]] = {
    "technologies": lambda profile: profile.technologies.values(),
    "openings": lambda profile: profile.many.get("opening", ()),
    "text": lambda profile: _single(profile, "description"),
}


def _ages(profile: CompanyProfile, day: date | None) -> _Row:
    """Days since each field was last seen; of several values, since the youngest sighting."""
    if day is None:
        return {}
    ages: _Row = {
        f"{AGE}{name}": _age(_signals_of(profile, name), day)
        for name in AGED_FIELDS
        if name in profile.facts or name in profile.many or name in _SIGNALS
    }
    if looked_on := profile.hiring.as_of:
        ages[f"{AGE}openings"] = float(max((day - looked_on).days, 0))
    return ages


def _signals_of(profile: CompanyProfile, name: str) -> Iterable[Signal]:
    if name in _SIGNALS:
        return _SIGNALS[name](profile)
    return _single(profile, name) or profile.many.get(name, ())


def _single(profile: CompanyProfile, name: str) -> tuple[Signal, ...]:
    signal = profile.facts.get(name)
    return (signal,) if signal else ()


def _age(signals: Iterable[Signal], day: date) -> float | None:
    seen = [signal.provenance.observed_at for signal in signals]
    return float(max((day - max(seen).date()).days, 0)) if seen else None


def _extra(profile: CompanyProfile, column: str) -> str | None:
    """Cell of a list's column without canonical field; upper and lower case are the same."""
    extra = profile.company.extra
    if column in extra:
        return extra[column]
    return next(
        (text for name, text in extra.items() if name.casefold() == column.casefold()), None
    )


@lru_cache(maxsize=65536)
def _bounds(range_text: str | None) -> tuple[float | None, float | None]:
    """Bounds of a range; a single number is both, what is no number is unknown."""
    number = _number(range_text)
    if number is not None:
        return number, number
    try:
        return parse_bounds(range_text)
    except ValueError:
        return None, None


def _number(text: str | None) -> float | None:
    return float(text) if text and _NUMBER.fullmatch(text.strip()) else None


def _coordinates(
    latitude: str | None, longitude: str | None, city: str | None,
    region: str | None, country: str | None,
) -> tuple[float | None, float | None]:  # fmt: skip
    north, east = _number(latitude), _number(longitude)
    if north is not None and east is not None:
        return north, east
    place = find_place(city, region, country) if city else None
    return (place.latitude, place.longitude) if place else (None, None)


def _text(profile: CompanyProfile) -> str | None:
    name = profile.value("display_name") or profile.company.name
    parts = (name, profile.value("description"), profile.value("industry"))
    return "\n".join(part for part in parts if part) or None
