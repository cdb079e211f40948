"""What technologies say of each other: what runs on what, what cannot be there beside what."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any, NamedTuple

from enrichment.technographics.detection import Detection
from enrichment.technographics.fingerprints.rule_book import texts_of
from enrichment.technographics.patterns.pattern import parse_implied

_Found = dict[str, Detection]


class Relation(NamedTuple):
    """What one technology says of others.

    Attributes:
        implies: Name and share of the confidence of what it runs on.
        excludes: Names of what is not there where it is.
        requires: Names of which one has to be there; empty where none is asked for.
        requires_categories: Numbers of categories of which one has to be there.
        categories: Numbers of its own.
    """

    implies: tuple[tuple[str, float], ...]
    excludes: frozenset[str]
    requires: frozenset[str]
    requires_categories: frozenset[int]
    categories: frozenset[int]


_NO_RELATION = Relation((), frozenset(), frozenset(), frozenset(), frozenset())


class Relations:
    """The relations of all technologies.

    Args:
        technologies: Name -> fields as written.
    """

    def __init__(self, technologies: Mapping[str, Mapping[str, Any]]) -> None:
        self._by_name = {name: _relation(fields) for name, fields in technologies.items()}

    def settle(self, shown: Iterable[Detection]) -> list[Detection]:
        """What remains of what patterns show, and what it runs on.

        What requires something is there only with it, and what another one excludes is not there;
        of two that exclude each other the surer one stays, of equally sure ones the first. What is
        implied implies further, each as sure as the surest that implies it, times the share.

        Args:
            shown: Each technology once, in the order of the answer.
        """
        kept = {found.technology: found for found in shown}
        while True:
            met = self._with_what_they_require(kept)
            kept = self._without_excluded(met)
            # What required one that is excluded goes with it.
            if len(kept) == len(met):
                return [*self._with_implied(kept).values()]

    def _with_what_they_require(self, shown: _Found) -> _Found:
        """Those that require nothing, or something of which one is there."""
        met = {name: each for name, each in shown.items() if not self._requires(name)}
        while len(met) < len(shown):
            closed = self._with_implied(met)
            more = {
                n: each for n, each in shown.items() if n not in met and self._is_met(n, closed)
            }
            if not more:
                break
            met |= more
        return {name: each for name, each in shown.items() if name in met}

    def _of(self, name: str) -> Relation:
        return self._by_name.get(name, _NO_RELATION)

    def _requires(self, name: str) -> bool:
        relation = self._of(name)
        return bool(relation.requires or relation.requires_categories)

    def _is_met(self, name: str, found: Mapping[str, Detection]) -> bool:
        relation = self._of(name)
        if not relation.requires.isdisjoint(found):
            return True
        wanted = relation.requires_categories
        return bool(wanted) and any(
            other != name and wanted & self._of(other).categories for other in found
        )

    def _without_excluded(self, found: _Found) -> _Found:
        closed = self._with_implied(found)
        excluded: set[str] = set()
        for name in sorted(closed, key=lambda name: -closed[name].confidence):
            if name not in excluded:
                excluded |= self._of(name).excludes - {name}
        return {name: each for name, each in found.items() if name not in excluded}

    def _with_implied(self, found: Mapping[str, Detection]) -> _Found:
        closed = dict(found)
        excluded = {name for shown in found for name in self._of(shown).excludes}
        order = count()
        waiting = [(-each.confidence, next(order), each)
                   for source in found.values() for each in self._implied_by(source)]  # fmt: skip
        heapify(waiting)
        while waiting:
            # The surest goes first, so the first that implies something says how sure it is.
            _, _, implied = heappop(waiting)
            if implied.technology not in closed and implied.technology not in excluded:
                closed[implied.technology] = implied
                for each in self._implied_by(implied):
                    heappush(waiting, (-each.confidence, next(order), each))
        return closed

    def _implied_by(self, source: Detection) -> Iterator[Detection]:
        """What a technology runs on itself."""
        for name, share in self._of(source.technology).implies:
            if sure := source.confidence * share:
                yield Detection(name, sure, None, None, source.technology)


def _relation(fields: Mapping[str, Any]) -> Relation:
    told = fields.get("cats")
    listed = told if isinstance(told, list) else []
    categories = frozenset(number for number in listed if isinstance(number, int))
    if not fields.keys() & {"implies", "excludes", "requires", "requiresCategory"}:
        return _NO_RELATION._replace(categories=categories)
    return Relation(
        tuple(parse_implied(text) for text in texts_of(fields.get("implies"))),
        _names(fields.get("excludes")),
        _names(fields.get("requires")),
        _numbers(fields.get("requiresCategory")),
        categories,
    )


def _names(value: Any) -> frozenset[str]:
    return frozenset(text.split("\\;")[0] for text in texts_of(value))


def _numbers(value: Any) -> frozenset[int]:
    return frozenset(int(text) for text in texts_of(value) if text.isdecimal())
