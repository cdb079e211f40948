"""The criterion over numbers of openings: which count, how new they are, what is unknown."""

from collections.abc import Iterator

import numpy as np

from prospects.hiring import Hiring, OpeningSighting
from prospects.hiring.opening import LEADERSHIP
from prospects.specs.icp import OpeningsCriterion
from scoring.icp.criteria.bands import ends_of, range_share_of
from scoring.icp.criteria.hiring import all_lead, first_url, wanted_openings
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.hiring_words import OpeningKind, kind_of
from scoring.icp.profiles import Numbers, Profiles, truths_of

_NEW_DAYS = 30
"""Days of the column openings_new_30d."""


@criterion("openings")
def has_openings(profiles: Profiles, spec: OpeningsCriterion) -> Points:
    """{value}.

    Not: {value}, not {number}.
    Unknown: Openings unknown (looking for {wanted}).
    Lift: Having {wanted}.

    Known once a good look at the openings was had. Openings of unknown age may be new, and those
    beyond what a board shows may be any: where they decide, it is unknown.

    A file of profiles says how many there are, in sales and new within 30 days, and no more.

    Args:
        profiles: One row a company; uses openings_total, opening_kinds, openings_sales and
            openings_new_30d.
        spec: Bounds or bands, and which openings count.
    """
    least, most = _number(profiles, spec)
    return Points(
        np.where((least == 0) & np.isinf(most), np.nan, range_share_of(least, most, spec.ranges)),
        shown=lambda row: _number_words(least[row], most[row], spec),
        slots={
            "wanted": f"{_bound_words(spec)} {_of_words(spec)}",
            "number": _bound_words(spec),
        },
        evidence=lambda row: first_url(profiles, row, lambda s, h: _is_counted(s, h, spec)),
        may_quote=lambda row: _may_quote(profiles, row, spec),
        graded=bool(spec.bands),
    )


def _number(profiles: Profiles, spec: OpeningsCriterion) -> tuple[Numbers, Numbers]:
    """Least and greatest number of openings that count; 0 and infinite where nobody looked."""
    kinds = profiles.words("opening_kinds")
    parsed = [OpeningKind.of_word(word) for word in kinds.distinct]
    surely = kinds.count(truths_of(parsed, lambda kind: _counts(kind, spec) is True))
    perhaps = kinds.count(truths_of(parsed, lambda kind: _counts(kind, spec) is not False))
    total = np.nan_to_num(profiles.numbers("openings_total"), nan=np.inf, posinf=np.inf)
    unlisted = np.maximum(total - kinds.count(np.ones(len(parsed), dtype=np.bool_)), 0.0)
    low, high = _stated_number(profiles, spec, total)
    return np.maximum(surely, low), np.minimum(perhaps + unlisted, high)


def _stated_number(
    profiles: Profiles, spec: OpeningsCriterion, total: Numbers
) -> tuple[Numbers, Numbers]:
    """Least and greatest number by what a file of profiles counts: all, in sales, new in 30 days.

    A file does not say which openings it counts: of two conditions it tells how many meet both at
    least and at most.
    """
    met = [*_in_functions(profiles, spec, total), *_new_enough(profiles, spec, total)]
    if spec.seniorities:
        met.append((np.zeros(profiles.size), total))
    if not met:
        return np.where(np.isinf(total), 0.0, total), total
    # Each condition is missed by as many as the total exceeds those that meet it.
    least = met[0][0]
    for low, _ in met[1:]:
        least = np.where(np.isinf(total), 0.0, least + low - total)
    return np.maximum(least, 0.0), np.minimum.reduce([high for _, high in met])


Bounds = tuple[Numbers, Numbers]


def _in_functions(profiles: Profiles, spec: OpeningsCriterion, total: Numbers) -> Iterator[Bounds]:
    if spec.functions:
        sales = profiles.numbers("openings_sales")
        least, most = np.nan_to_num(sales), np.where(np.isnan(sales), total, sales)
        if "sales" not in spec.functions:
            yield np.zeros(profiles.size), total - least
        else:
            yield least, most if len(set(spec.functions)) == 1 else total


def _new_enough(profiles: Profiles, spec: OpeningsCriterion, total: Numbers) -> Iterator[Bounds]:
    if spec.new_within_days:
        new = profiles.numbers("openings_new_30d")
        least, most = np.nan_to_num(new), np.where(np.isnan(new), total, new)
        yield (
            least if spec.new_within_days >= _NEW_DAYS else np.zeros(profiles.size),
            most if spec.new_within_days <= _NEW_DAYS else total,
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


def _bound_words(spec: OpeningsCriterion) -> str:
    """The bounds as people write them: "3+", "3-9", "0"."""
    return joined([_band_words(*ends_of(band)) for band in spec.ranges])


def _band_words(low: float, high: float) -> str:
    least = max(low, 0.0)
    if np.isinf(high):
        return f"{least:.0f}+"
    return f"{least:.0f}" if least == high else f"{least:.0f}-{high:.0f}"


def _number_words(least: float, most: float, spec: OpeningsCriterion) -> str:
    number = f"{least:.0f}" if least == most else _either(least, most)
    words = _of_words(spec)
    return f"{number} {words.replace('openings', 'opening', 1) if number == '1' else words}"


def _either(least: float, most: float) -> str:
    return f"{least:.0f}+" if np.isinf(most) else f"{least:.0f} to {most:.0f}"


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
