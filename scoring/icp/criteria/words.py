"""Criteria over words: what a field, a list or a site names, compared without case."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from prospects.ats import ats_name
from prospects.country import country_name, parse_country
from prospects.industry import industries, industry_label
from prospects.once import once
from prospects.specs.icp import AtsCriterion, ListCriterion, TechnologyCriterion, WordsCriterion
from prospects.stated import industry_stated
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Numbers, Profiles, Truths, truths_of

_COLUMNS = {"language": "languages"}


@criterion("industry", "country", "region", "city", "language")
def field_is_one_of(profiles: Profiles, spec: WordsCriterion) -> Points:
    """{label} is {value}.

    Not: {label} is {value}, not {wanted}.
    Unknown: {label} unknown.

    Known when the field has a value. An industry may be named by id, label or any word of our
    taxonomy, a country by code or name; "en" takes "en-GB" as well.

    Args:
        profiles: One row a company; uses the column of the field.
        spec: The field and its words.
    """
    column = _COLUMNS.get(spec.key, spec.key)
    words = profiles.words(column)
    wanted = {form for word in spec.any for form in _wanted_forms(spec.key, word)}
    found = words.having(words.naming(wanted, spec.key, lambda word: _forms(spec.key, word)))
    known = words.known()
    return Points(
        _points(found, known),
        shown=lambda row: joined(_labels(spec.key, profiles.values(column, row)), "and"),
        slots={"wanted": joined(_labels(spec.key, spec.any))},
        evidence=lambda row: profiles.seen(spec.key, row),
    )


@criterion("site_standing")
def site_stands(profiles: Profiles, spec: WordsCriterion) -> Points:
    """The site is {value}.

    Not: The site is {value}, not {wanted}.
    Unknown: State of the site unknown.

    Known once the site was visited.

    Args:
        profiles: One row a company; uses site_standing.
        spec: The states; any one of them suffices.
    """
    return field_is_one_of(profiles, spec)


@criterion("technology")
def runs_technology(profiles: Profiles, spec: TechnologyCriterion) -> Points:
    """Runs {value}.

    Not: {wanted} not seen on the site.
    Unknown: Technology unknown (looking for {wanted}).
    Lift: Running {wanted}.

    Known once a page of the site was read, so that absence is a real no, or when one is seen.

    Args:
        profiles: One row a company; uses technologies and site_read.
        spec: The technologies; any one of them suffices.
    """
    wanted = {_fold(word) for word in spec.any}
    technologies = profiles.words("technologies")
    found = technologies.having(technologies.naming(wanted, "folded", lambda w: [_fold(w)]))

    def seen(row: int) -> list[str]:
        return [word for word in profiles.values("technologies", row) if _fold(word) in wanted]

    return Points(
        _points(found, found | profiles.was_read("technologies")),
        shown=lambda row: joined(seen(row), "and"),
        slots={"wanted": joined(spec.any)},
        evidence=lambda row: profiles.seen("technology", row, seen(row)),
    )


@criterion("ats")
def has_job_board(profiles: Profiles, spec: AtsCriterion) -> Points:
    """Job board on {value}.

    Not: No job board{wanted} seen on the site.
    Unknown: Job board unknown.
    Lift: A job board{wanted}.

    Known once a page of the site was read, or when one is seen. No vendor named takes any.

    Args:
        profiles: One row a company; uses ats ("vendor/tenant") and site_read.
        spec: The vendors.
    """
    wanted = {_fold(word) for word in spec.any}

    def counts(board: str) -> bool:
        return not wanted or _fold(board.partition("/")[0]) in wanted

    def seen(row: int) -> list[str]:
        return [board for board in profiles.values("ats", row) if counts(board)]

    found = _naming(profiles, "ats", counts)
    return Points(
        _points(found, found | profiles.was_read("ats")),
        shown=lambda row: joined([ats_name(board) for board in seen(row)], "and"),
        slots={"wanted": f" on {joined(list(map(ats_name, spec.any)))}" if spec.any else ""},
        evidence=lambda row: profiles.seen("ats", row, seen(row)),
    )


@criterion("list")
def is_on_list(profiles: Profiles, spec: ListCriterion) -> Points:
    """On the list {value}.

    Not: Not on the list {wanted}.
    Unknown: Lists unknown.

    Always known: who is on no list is not on this one.

    Args:
        profiles: One row a company; uses lists.
        spec: Names of lists; any one of them suffices.
    """
    wanted = {_fold(word) for word in spec.any}
    found = _naming(profiles, "lists", lambda word: _fold(word) in wanted)
    return Points(
        found.astype(np.float64),
        shown=lambda row: joined([w for w in profiles.values("lists", row) if _fold(w) in wanted]),
        slots={"wanted": joined(spec.any)},
    )


def _naming(profiles: Profiles, column: str, is_wanted: Callable[[str], bool]) -> Truths:
    """Rows with any word that is wanted; each distinct word is asked once."""
    words = profiles.words(column)
    return words.having(truths_of(words.distinct, is_wanted))


def _points(found: Truths, known: Truths) -> Numbers:
    return np.where(known, found.astype(np.float64), np.nan)


def _fold(word: str) -> str:
    """Word for comparison: no case; `_`, `-` and space are one."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _same(key: str, word: str) -> str:
    """The one form under which all names of a value are compared."""
    if key == "industry":
        return _industry_ids().get(_fold(word), _fold(word))
    return (parse_country(word) if key == "country" else None) or _fold(word)


def _forms(key: str, word: str) -> set[str]:
    """Forms under which a value that a company has is found."""
    primary = {_fold(word.partition("-")[0])} if key == "language" else set()
    named = {industry_stated(word) or ""} if key == "industry" else set()
    return _wanted_forms(key, word) | primary | named


def _wanted_forms(key: str, word: str) -> set[str]:
    """Forms under which a value is looked for: as it is written, and as our data names it."""
    return {_same(key, word), _fold(word)}


@once
def _industry_ids() -> Mapping[str, str]:
    return {
        _fold(word): name
        for name, industry in industries().items()
        for word in (*industry.words, industry.label, name)
    }


def _labels(key: str, words: Iterable[str]) -> tuple[str, ...]:
    """Words as people say them: the label of an industry id, a country's name, "for sale"."""
    if key == "industry":
        ids = _industry_ids()
        return tuple(industry_label(ids.get(_fold(word), word)) for word in words)
    if key == "country":
        return tuple(country_name(_same(key, word)) or word for word in words)
    if key == "site_standing":
        return tuple(word.replace("_", " ") for word in words)
    return tuple(words)
