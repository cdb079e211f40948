"""The criterion over numbers of openings: which count, how new they are, what is unknown."""

import numpy as np

from prospects.hiring import Hiring, OpeningSighting
from prospects.hiring.opening import LEADERSHIP
from prospects.specs.icp import OpeningsCriterion
from scoring.icp.criteria.hiring import all_lead, first_url, wanted_openings
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.hiring_words import OpeningKind, kind_of
from scoring.icp.profiles import Profiles, truths_of


@criterion("openings")
def has_openings(profiles: Profiles, spec: OpeningsCriterion) -> Points:
    """{value}.

    Not: {value}, not {number}.
    Unknown: Openings unknown (looking for {wanted}).
    Lift: Having {wanted}.

    Known once a good look at the openings was had. Openings of unknown age may be new, and those
    beyond what a board shows may be any: where they decide, it is unknown.

    Args:
        profiles: One row a company; uses openings_total and opening_kinds.
        spec: Bounds, and which openings count.
    """
    kinds = profiles.words("opening_kinds")
    parsed = [OpeningKind.of_word(word) for word in kinds.distinct]
    surely = kinds.count(truths_of(parsed, lambda kind: _counts(kind, spec) is True))
    perhaps = kinds.count(truths_of(parsed, lambda kind: _counts(kind, spec) is not False))
    total = profiles.numbers("openings_total")
    listed = kinds.count(np.ones(len(parsed), dtype=np.bool_))
    unlisted = np.maximum(np.nan_to_num(total) - listed, 0.0)
    least, most = surely + (unlisted if _counts_all(spec) else 0.0), perhaps + unlisted
    low, high = _bounds(spec)
    inside, outside = (least >= low) & (most <= high), (most < low) | (least > high)
    values = np.where(inside, 1.0, np.where(outside, 0.0, np.nan))
    return Points(
        np.where(np.isnan(total), np.nan, values),
        shown=lambda row: _number_words(least[row], most[row], spec),
        slots={
            "wanted": f"{_bound_words(spec)} {_of_words(spec)}",
            "number": _bound_words(spec),
        },
        evidence=lambda row: first_url(profiles, row, lambda s, h: _is_counted(s, h, spec)),
        may_quote=lambda row: _may_quote(profiles, row, spec),
    )


def _counts(kind: OpeningKind, spec: OpeningsCriterion) -> bool | None:
    """Whether an opening counts; None where its age is unknown and decides."""
    if spec.functions and kind.function not in spec.functions:
        return False
    if spec.seniorities and kind.seniority not in spec.seniorities:
        return False
    if spec.new_within_days is None:
        return True
    if kind.is_old:
        return False
    return None if kind.age_days is None else kind.age_days <= spec.new_within_days


def _is_counted(sighting: OpeningSighting, hiring: Hiring, spec: OpeningsCriterion) -> bool:
    return _counts(kind_of(sighting, hiring.as_of), spec) is True


def _may_quote(profiles: Profiles, row: int, spec: OpeningsCriterion) -> bool:
    """Whether the number betrays no leader who is looked for: not by level, nor as the only one."""
    if not LEADERSHIP.isdisjoint(spec.seniorities):
        return False
    return not all_lead(wanted_openings(profiles, row, lambda s, h: _is_counted(s, h, spec)))


def _bounds(spec: OpeningsCriterion) -> tuple[float, float]:
    if spec.low is None and spec.high is None:
        return 1, np.inf
    return spec.low or 0, np.inf if spec.high is None else spec.high


def _counts_all(spec: OpeningsCriterion) -> bool:
    return not (spec.functions or spec.seniorities or spec.new_within_days)


def _bound_words(spec: OpeningsCriterion) -> str:
    """The bounds as people write them: "3+", "3-9", "0"."""
    low, high = _bounds(spec)
    if np.isinf(high):
        return f"{low:.0f}+"
    return f"{low:.0f}" if low == high else f"{low:.0f}-{high:.0f}"


def _number_words(least: float, most: float, spec: OpeningsCriterion) -> str:
    number = f"{least:.0f}" if least == most else f"{least:.0f} to {most:.0f}"
    words = _of_words(spec)
    return f"{number} {words.replace('openings', 'opening', 1) if number == '1' else words}"


def _of_words(spec: OpeningsCriterion) -> str:
    """Which openings count: "new openings (30 days) in sales or marketing at vp level"."""
    new = "new " if spec.new_within_days else ""
    age = f" ({spec.new_within_days} days)" if spec.new_within_days else ""
    functions = f" in {joined([_plain(f) for f in spec.functions])}" if spec.functions else ""
    levels = (
        f" at {joined([_plain(s) for s in spec.seniorities])} level" if spec.seniorities else ""
    )
    return f"{new}openings{age}{functions}{levels}"


def _plain(word: str) -> str:
    return word.replace("_", " ")
