"""What technologies say of each other: what runs on what, what cannot be there beside what."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from enrichment.technographics.detection import Detection
from enrichment.technographics.pattern import parse_implied
from enrichment.technographics.rule_book import texts_of

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

        What requires something is there only with it; of two that exclude each other the surer one
        stays, of equally sure ones the first; what is implied implies further, each as sure as what
        implies it, times the share.

        Args:
            shown: Each technology once, in the order of the answer.
        """
        by_name = {found.technology: found for found in shown}
        waiting = {name: found for name, found in by_name.items() if self._requires(name)}
        kept = {name: found for name, found in by_name.items() if name not in waiting}
        kept = self._without_excluded(kept)
        while met := [n for n in waiting if self._is_met(n, self._with_implied(kept))]:
            kept.update((name, waiting.pop(name)) for name in met)
            kept = self._without_excluded(kept)
        order = {name: place for place, name in enumerate(by_name)}
        ordered = dict(sorted(kept.items(), key=lambda found: order[found[0]]))
        return [*self._with_implied(ordered).values()]

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
        kept: list[str] = []
        for name in sorted(found, key=lambda name: -found[name].confidence):
            others = (self._of(other) for other in kept)
            if not any(name in other.excludes for other in others):
                kept.append(name)
        return {name: found[name] for name in found if name in kept}

    def _with_implied(self, found: Mapping[str, Detection]) -> _Found:
        closed = dict(found)
        excluded = {name for shown in found for name in self._of(shown).excludes}
        waiting = [*found.values()]
        for source in waiting:
            for implied, share in self._of(source.technology).implies:
                sure = source.confidence * share
                if implied not in closed and implied not in excluded and sure > 0:
                    closed[implied] = Detection(implied, sure, None, None, source.technology)
                    waiting.append(closed[implied])
        return closed


def _relation(fields: Mapping[str, Any]) -> Relation:
    categories = frozenset(n for n in fields.get("cats") or () if isinstance(n, int))
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
