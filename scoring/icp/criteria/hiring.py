"""Criteria over openings: what a company looks for, how much of it, and what has begun."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import compress

import numpy as np

from prospects.hiring import DemandSignal, Hiring, OpeningSighting, is_leadership
from prospects.hiring.leadership import leader_titles
from prospects.specs.icp import (
    HiringChangeCriterion,
    HiringCriterion,
    WantedTechnologyCriterion,
)
from scoring.icp.criteria.phrases import having_phrase
from scoring.icp.criteria.shares import best_share, settled
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.hiring_words import change_word
from scoring.icp.profiles import Profiles, Truths, truths_of

_TITLES_SHOWN = 3
_CHANGES = {
    "first_in_function": "a first opening in a function",
    "surge": "more openings than usual",
    "new_location": "openings in a new place",
    "new_country": "openings in a new country",
    "leadership": "a leader wanted",
}


@criterion("hiring")
def is_hiring(profiles: Profiles, spec: HiringCriterion) -> Points:
    """Hiring {value}.

    Not: No opening for {wanted}.
    Unknown: Hiring unknown (looking for {wanted}).
    Lift: Hiring {wanted}.

    A real no only where openings were listed and none has such a title, or a good look found
    none at all; else it is unknown. No words named takes any opening, a number alone suffices.

    Args:
        profiles: One row a company; uses openings (titles) and openings_total.
        spec: Words of titles, whole words; any one of them suffices.
    """
    openings, total = profiles.words("openings"), profiles.numbers("openings_total")
    listed = openings.known()
    known = listed | (total == 0)
    if spec.any:
        best = best_share(openings, spec.shares, lambda g: having_phrase(openings.vocabulary, g))
        wanted = having_phrase(openings.vocabulary, spec.any)
        fitting = frozenset(compress(openings.distinct, wanted))
    else:
        best = (listed | (total > 0)).astype(np.float64)
        fitting = frozenset(openings.distinct)

    def titles(row: int) -> list[str]:
        return [title for title in profiles.values("openings", row) if title in fitting]

    values, ends = settled(best, known, spec.shares)
    return Points(
        values,
        shown=lambda row: joined(titles(row), "and") or f"for {total[row]:.0f} openings",
        slots={"wanted": joined(spec.any) or "anyone"},
        evidence=lambda row: profiles.seen("opening", row, titles(row) or None),
        may_quote=lambda row: not _leads(profiles, row, frozenset(titles(row)[:_TITLES_SHOWN])),
        ends=ends,
        graded=bool(spec.points),
    )


@criterion("hiring_change")
def hiring_changed(profiles: Profiles, spec: HiringChangeCriterion) -> Points:
    """Lately {value}.

    Not: Lately no {wanted}.
    Unknown: Openings unknown (looking for {wanted}).

    Known once a good look at the openings was had.

    Args:
        profiles: One row a company; uses hiring_changes and openings_total.
        spec: Kinds of change, and of which functions.
    """
    words = profiles.words("hiring_changes")

    def fits(word: str, kinds: Collection[str] = spec.any) -> bool:
        kind, *functions = word.split("|")
        return kind in kinds and (
            not spec.functions or not set(functions).isdisjoint(spec.functions)
        )

    def naming(group: Sequence[str]) -> Truths:
        return truths_of(words.distinct, lambda word: fits(word, group))

    def seen(row: int) -> list[str]:
        return [
            word.partition("|")[0] for word in profiles.values("hiring_changes", row) if fits(word)
        ]

    looked = _looked(profiles, "hiring_changes")
    values, ends = settled(best_share(words, spec.shares, naming), looked, spec.shares)
    return Points(
        values,
        shown=lambda row: joined([_CHANGES[kind] for kind in seen(row)], "and"),
        slots={"wanted": joined([_CHANGES[kind].removeprefix("a ") for kind in spec.any])},
        evidence=lambda row: _change_url(profiles, row, fits),
        may_quote=lambda row: all(s.may_quote for s in _changes(profiles, row, fits)),
        ends=ends,
        graded=bool(spec.points),
    )


@criterion("technology_in_demand")
def wants_technology(profiles: Profiles, spec: WantedTechnologyCriterion) -> Points:
    """Looks for people who work with {value}.

    Not: No opening asks for {wanted}.
    Unknown: Openings unknown (looking for {wanted}).
    Lift: Looking for people who work with {wanted}.

    Known once a good look at the openings was had. What is only welcome does not count.

    Args:
        profiles: One row a company; uses technologies_in_demand and openings_total.
        spec: The technologies; any one of them suffices.
    """
    words = profiles.words("technologies_in_demand")
    wanted = {name.casefold() for name in spec.any}

    def naming(group: Sequence[str]) -> Truths:
        return words.naming({w.casefold() for w in group}, "plain", lambda w: [w.casefold()])

    def seen(row: int) -> list[str]:
        names = profiles.values("technologies_in_demand", row)
        return [name for name in names if name.casefold() in wanted]

    def asks(sighting: OpeningSighting, _: Hiring) -> bool:
        return any(name.casefold() in wanted for name in sighting.opening.technologies)

    looked = _looked(profiles, "technologies_in_demand")
    values, ends = settled(best_share(words, spec.shares, naming), looked, spec.shares)
    return Points(
        values,
        shown=lambda row: joined(seen(row), "and"),
        slots={"wanted": joined(spec.any)},
        evidence=lambda row: first_url(profiles, row, asks),
        may_quote=lambda row: not all_lead(wanted_openings(profiles, row, asks)),
        ends=ends,
        graded=bool(spec.points),
    )


def _looked(profiles: Profiles, column: str) -> Truths:
    """Rows whose openings were looked at well; a file that only counts them tells no more."""
    looked = ~np.isnan(profiles.numbers("openings_total"))
    return looked if profiles.has(column) else np.zeros(profiles.size, dtype=np.bool_)


def first_url(
    profiles: Profiles, row: int, is_wanted: Callable[[OpeningSighting, Hiring], bool]
) -> str | None:
    """URL of the first opening of a row that is wanted, or None."""
    return next((s.opening.url for s in wanted_openings(profiles, row, is_wanted)), None)


def wanted_openings(
    profiles: Profiles, row: int, is_wanted: Callable[[OpeningSighting, Hiring], bool]
) -> tuple[OpeningSighting, ...]:
    """Openings of a row that are wanted; none where only a table of columns is known of it."""
    profile = profiles.profile(row)
    hiring = profile.hiring if profile else Hiring()
    return tuple(s for s in hiring.openings if is_wanted(s, hiring))


def all_lead(openings: Sequence[OpeningSighting]) -> bool:
    """Whether they are for leaders alone, so that a message that counts them speaks of a leader."""
    return bool(openings) and all(is_leadership(each.opening) for each in openings)


def _change_url(profiles: Profiles, row: int, fits: Callable[[str], bool]) -> str | None:
    return next((s.proof[0].opening.url for s in _changes(profiles, row, fits)), None)


def _changes(profiles: Profiles, row: int, fits: Callable[[str], bool]) -> Iterator[DemandSignal]:
    """Changes of a row whose word fits."""
    profile = profiles.profile(row)
    signals = profile.hiring.signals if profile else ()
    return (s for s in signals if s.kind != "technology" and fits(change_word(s)))


def _leads(profiles: Profiles, row: int, titles: Collection[str]) -> bool:
    """Whether one of these titles is a leader's, of whom no message may speak."""
    profile = profiles.profile(row)
    return any(map(leader_titles(profile.hiring if profile else Hiring()), titles))
