"""The criterion over what has changed at a company since a day."""

from collections.abc import Callable

import numpy as np

from prospects.specs.icp import ChangedCriterion
from scoring.icp.change_words import TECHNOLOGY, ChangeWord
from scoring.icp.criteria.words import forms_of, wanted_forms
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Numbers, Profiles, truths_of

_SAID = {"new": "new", "gone": "gone", "became": "is now"}


@criterion("changed")
def has_changed(profiles: Profiles, spec: ChangedCriterion) -> Points:
    """Lately {value}.

    Not: {wanted}: not seen.
    Unknown: {wanted}: unknown, for the site was not looked at twice in that time.

    Known where a good look came after the day from which it counts, and another one before it;
    what only newer extractors find is not new. What is gone counts from the first look that missed
    it. Of a site that led to another company's, nothing is told.

    Args:
        profiles: One row a company; uses changes, as_of and compared_on (days as ordinals).
        spec: What changed, and since when.
    """
    words = profiles.words("changes")
    parsed = [ChangeWord.of_word(word) for word in words.distinct]
    fits = _fitting(spec)
    as_of, start = profiles.numbers("as_of"), _start(profiles, spec)
    found = np.zeros(profiles.size, dtype=np.bool_)
    for day in np.unique(as_of[~np.isnan(as_of) & words.known()]):
        rows = as_of == day
        since = start[rows][0]
        counts = truths_of(parsed, lambda w: since < w.on.toordinal() <= day and fits(w))  # noqa: B023 - asked at once
        found |= rows & words.having(counts)
    known = found | (profiles.numbers("compared_on") > start)

    def seen(row: int) -> list[ChangeWord]:
        given = map(ChangeWord.of_word, profiles.values("changes", row))
        return [w for w in given if fits(w) and start[row] < w.on.toordinal() <= as_of[row]]

    return Points(
        np.where(known, found.astype(np.float64), np.nan),
        shown=lambda row: joined([_said(change) for change in seen(row)], "and"),
        slots={"wanted": _wanted(spec)},
        evidence=lambda row: _page(profiles, row, seen(row)),
        # Only what is there may be spoken of; that a tool went is for the rep alone.
        may_quote=lambda _row: spec.change != "gone",
    )


def _start(profiles: Profiles, spec: ChangedCriterion) -> Numbers:
    """Day after which a change counts, as an ordinal; NaN where the day of the row is unknown."""
    as_of = profiles.numbers("as_of")
    if spec.since is not None:
        return np.where(np.isnan(as_of), np.nan, float(spec.since.toordinal()))
    return as_of - (spec.within_days or 0)


def _fitting(spec: ChangedCriterion) -> Callable[[ChangeWord], bool]:
    """Whether a change is one that the ICP asks for; a new value of a field is new there."""
    kinds = {"new", "became"} if spec.change == "new" else {spec.change}
    name = spec.field or TECHNOLOGY
    words = (*(spec.technology or ()), *spec.any)
    wanted = {form for word in words for form in wanted_forms(name, word)}

    def fits(change: ChangeWord) -> bool:
        if change.change not in kinds or change.name != name:
            return False
        return not wanted or not wanted.isdisjoint(forms_of(name, change.value))

    return fits


def _said(change: ChangeWord) -> str:
    """A change for people: "new: HubSpot (2026-10-05)", "headcount is now 51-200 (...)"."""
    on = change.on.isoformat()
    name = "" if change.name == TECHNOLOGY else f"{change.name.replace('_', ' ')} "
    if change.change == "became":
        return f"{name}is now {change.value} ({on})"
    return f"{_SAID[change.change]}: {name}{change.value} ({on})"


def _wanted(spec: ChangedCriterion) -> str:
    since = f"since {spec.since}" if spec.since else f"within {spec.within_days} days"
    values = joined(list(spec.any or spec.technology or ()))
    what = spec.field.replace("_", " ") if spec.field else "technology"
    kind = "is now" if spec.change == "became" else spec.change
    subject = f"{what} {kind} {values}" if spec.change == "became" else f"{kind} {values or what}"
    return f"{' '.join(subject.split())} {since}"


def _page(profiles: Profiles, row: int, changes: list[ChangeWord]) -> str | None:
    """Page that shows a change; what is gone is seen on none."""
    for change in changes:
        field = "technology" if change.name == TECHNOLOGY else change.name
        if change.change != "gone" and (url := profiles.seen(field, row, [change.value])):
            return url
    return None
