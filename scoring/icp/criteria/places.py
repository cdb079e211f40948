"""The criterion over postal codes."""

import re
from collections.abc import Iterable

import numpy as np

from prospects.specs.icp import PostalCodeCriterion, postal_range
from scoring.icp.criteria.shares import best_share
from scoring.icp.criteria.words import in_country
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Profiles, Truths, truths_of

_APART = re.compile(r"[\s\-\u2010-\u2015]+")


@criterion("postal_code")
def lies_in_postal_code(profiles: Profiles, spec: PostalCodeCriterion) -> Points:
    """Postal code {value}, as wanted ({wanted}).

    Not: Postal code {value}, wanted {wanted}.
    Unknown: Postal code unknown.

    Known when the code is known and, where a country is asked for, the country as well; another
    country is a no whatever the code. "606" takes every code that begins so, but "N1" takes no
    "N16": after letters, the digits are read as a whole.

    Args:
        profiles: One row a company; uses postal_code and country.
        spec: Codes, beginnings of codes and ranges, and perhaps their country.
    """
    words = profiles.words("postal_code")

    def naming(group: Iterable[str]) -> Truths:
        wanted = tuple(group)
        return truths_of(words.distinct, lambda code: any(_is_in(code, each) for each in wanted))

    best = best_share(words, spec.shares, naming)
    values = np.where(words.known(), best, np.nan)
    if spec.country:
        here, told = in_country(profiles, spec.country), profiles.words("country").known()
        values = np.where(told & ~here, 0.0, np.where(told | (values == 0), values, np.nan))
    return Points(
        values,
        shown=lambda row: joined(profiles.values("postal_code", row), "and") or "abroad",
        slots={"wanted": joined(spec.any)},
        evidence=lambda row: profiles.seen("postal_code", row),
        graded=bool(spec.points),
    )


def _is_in(code: str, wanted: str) -> bool:
    """Whether a code is one that is wanted, begins with it, or lies in its range."""
    plain = _plain(code)
    if ends := postal_range(wanted):
        digits = plain.replace(" ", "")[: len(ends[0])]
        return digits.isdecimal() and len(digits) == len(ends[0]) and ends[0] <= digits <= ends[1]
    beginning = _plain(wanted)
    if not plain.replace(" ", "").startswith(beginning.replace(" ", "")):
        return False
    is_split = beginning[-1:].isdigit() and not beginning.isdigit()
    return not (is_split and plain.startswith(beginning) and plain[len(beginning) :][:1].isdigit())


def _plain(code: str) -> str:
    return _APART.sub(" ", code.strip().upper())
