"""Criteria over what a site shows: technologies, their categories, job boards."""

from collections.abc import Callable, Iterable

from prospects.ats import ats_name
from prospects.specs.icp import AtsCriterion, TechnologyCategoryCriterion, TechnologyCriterion
from prospects.technology import category_label, technologies_of
from scoring.icp.criteria.shares import best_share, settled
from scoring.icp.criteria.words import fold_word
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Profiles, Truths, truths_of


@criterion("technology")
def runs_technology(profiles: Profiles, spec: TechnologyCriterion) -> Points:
    """Runs {value}.

    Not: {wanted} not seen on the site.
    Unknown: Technology unknown (looking for {wanted}).
    Lift: Running {wanted}.

    Known once a page of the site was read, so that absence is a real no, or when one is seen.
    What the DNS shows counts too: who carries the mail, which tools may send for the company.

    Args:
        profiles: One row a company; uses technologies and whether they were read.
        spec: The technologies; any one of them suffices.
    """
    return _running(profiles, spec, lambda word: [word], joined(spec.any))


@criterion("technology_category")
def runs_kind_of_technology(profiles: Profiles, spec: TechnologyCategoryCriterion) -> Points:
    """Runs {value}.

    Not: No {wanted} seen on the site.
    Unknown: Technology unknown (looking for a {wanted}).
    Lift: Running a {wanted}.

    Known as a technology is. The categories are those of our own fingerprints.

    Args:
        profiles: One row a company; uses technologies and whether they were read.
        spec: Names of categories ("CRM"); any one of them suffices.
    """
    labels = [category_label(word) or word for word in spec.any]
    return _running(profiles, spec, technologies_of, joined(labels))


def _running(
    profiles: Profiles,
    spec: TechnologyCriterion | TechnologyCategoryCriterion,
    meant: Callable[[str], Iterable[str]],
    wanted: str,
) -> Points:
    """Points of the technologies that the words of a criterion mean."""
    words = profiles.words("technologies")
    counting = {fold_word(name) for word in spec.any for name in meant(word)}

    def naming(group: Iterable[str]) -> Truths:
        names = {fold_word(name) for word in group for name in meant(word)}
        return words.naming(names, "folded", lambda name: [fold_word(name)])

    def seen(row: int) -> list[str]:
        return [n for n in profiles.values("technologies", row) if fold_word(n) in counting]

    complete = profiles.was_read("technologies")
    values, ends = settled(best_share(words, spec.shares, naming), complete, spec.shares)
    return Points(
        values,
        shown=lambda row: joined(seen(row), "and"),
        slots={"wanted": wanted},
        evidence=lambda row: profiles.seen("technology", row, seen(row)),
        ends=ends,
        graded=bool(spec.points),
    )


@criterion("ats")
def has_job_board(profiles: Profiles, spec: AtsCriterion) -> Points:
    """Job board on {value}.

    Not: No job board{wanted} seen on the site.
    Unknown: Job board unknown.
    Lift: A job board{wanted}.

    Known once a page of the site was read, or when one is seen. No vendor named takes any.

    Args:
        profiles: One row a company; uses ats ("vendor/tenant" or "vendor") and whether it was read.
        spec: The vendors.
    """
    words = profiles.words("ats")
    vendors = {fold_word(word) for word in spec.any}

    def counts(board: str, among: Iterable[str]) -> bool:
        return not vendors or fold_word(board.partition("/")[0]) in among

    def naming(group: Iterable[str]) -> Truths:
        among = {fold_word(word) for word in group}
        return truths_of(words.distinct, lambda board: counts(board, among))

    def seen(row: int) -> list[str]:
        return [board for board in profiles.values("ats", row) if counts(board, vendors)]

    shares = spec.shares or {"": 1.0}
    values, ends = settled(best_share(words, shares, naming), profiles.was_read("ats"), shares)
    return Points(
        values,
        shown=lambda row: joined([ats_name(board) for board in seen(row)], "and"),
        slots={"wanted": f" on {joined(list(map(ats_name, spec.any)))}" if spec.any else ""},
        evidence=lambda row: profiles.seen("ats", row, seen(row)),
        ends=ends,
        graded=bool(spec.points),
    )
