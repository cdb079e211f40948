"""What has changed at a company since a day: facts that are new, gone, or have another value.

The rules, stated once. A fact is a name with its value, wherever on the site it is shown. Only what
the site (or the DNS) shows can change; a list or a person is corrected instead. New is what was
first seen after the day, unless the company's first good visit saw it, or the visit that first saw
it was read by other extractors than the visit before: then it is new to us and not at the company.
Gone is what stood on the day and is no longer current, with the same reserve. A page that failed
for a passing reason makes nothing gone, for its facts are held. A page that was never read before
is new with all it shows, whether it is young or only now found. A field with one value has changed
when the value that the site showed on the day is another than now.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from prospects.choice import LIST_SCHEME, PERSON_SCHEME, rank
from prospects.profile import SINGLE_FIELDS
from prospects.signal import Sighting
from prospects.visit import Visit


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A field with one value that has another now.

    Attributes:
        before: What the site showed on the day.
        after: What it shows now.
    """

    before: Sighting
    after: Sighting


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since a day; each tuple in the order of kind, name and value.

    Attributes:
        since: The day.
        new: Facts first seen after it.
        gone: Facts that stood on it and no longer do.
        changed: Fields with one value that has changed; their values are not among new and gone.
        looked_on: Days of all good visits, the earliest first; two at least.
    """

    since: date
    new: tuple[Sighting, ...] = ()
    gone: tuple[Sighting, ...] = ()
    changed: tuple[ChangedValue, ...] = ()
    looked_on: tuple[date, ...] = ()


def changes_since(
    sightings: Iterable[Sighting], visits: Iterable[Visit], since: date | None = None
) -> Changes | None:
    """What has changed at one company.

    Args:
        sightings: All facts ever seen of it, in any order.
        visits: All its visits, in any order.
        since: Day after which a change counts; None is the good visit before the latest.

    Returns:
        The changes, or None where its site was read less than twice, so that nothing can be told.
    """
    good = sorted((v for v in visits if v.state == "read"), key=lambda visit: visit.day)
    if len(good) < 2:
        return None
    history = _History(good)
    day = max(since or good[-2].day, good[0].day)
    facts = _whole_facts(sightings)
    changed = _changed_values(facts, history, day)
    told = {id(s) for change in changed for s in (change.before, change.after)}
    rest = [fact for fact in facts if id(fact) not in told]
    return Changes(
        day,
        tuple(fact for fact in rest if history.is_new(fact, day)),
        tuple(fact for fact in rest if history.is_gone(fact, day)),
        changed,
        tuple(visit.day for visit in good),
    )


class _History:
    """The good visits of a company, the earliest first."""

    def __init__(self, good: Sequence[Visit]) -> None:
        self._days = [visit.day for visit in good]
        self._versions = [visit.version for visit in good]

    def is_new(self, fact: Sighting, day: date) -> bool:
        """Whether a fact appeared at the company after the day and is still there."""
        return fact.current and fact.first_seen_on > day and self._appeared(fact)

    def is_gone(self, fact: Sighting, day: date) -> bool:
        """Whether a fact that stood on the day vanished from the company."""
        return not fact.current and self.stood(fact, day) and self._vanished(fact)

    def stood(self, fact: Sighting, day: date) -> bool:
        """Whether the latest good visit up to a day saw a fact, or could not tell."""
        latest = self._days[bisect_right(self._days, day) - 1]
        return fact.first_seen_on <= day and fact.stood_until >= latest

    def _appeared(self, fact: Sighting) -> bool:
        visit = bisect_right(self._days, fact.first_seen_on) - 1
        return visit > 0 and self._same_extractors(visit - 1)

    def _vanished(self, fact: Sighting) -> bool:
        return self._same_extractors(bisect_right(self._days, fact.stood_until) - 1)

    def _same_extractors(self, visit: int) -> bool:
        """Whether a visit and the next one were read alike; unknown extractors are."""
        old, new = self._versions[visit : visit + 2] if visit + 1 < len(self._days) else ("", "")
        return old is None or new is None or old == new


def _whole_facts(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Each fact of the site once: its surest sighting, with the ages of all of them."""
    found: dict[tuple[str, str, str], list[Sighting]] = {}
    for sighting in sightings:
        signal = sighting.signal
        if not signal.provenance.source_url.startswith((LIST_SCHEME, PERSON_SCHEME)):
            found.setdefault((signal.kind, signal.name, signal.value), []).append(sighting)
    return [_whole(found[key]) for key in sorted(found)]


def _whole(same: Sequence[Sighting]) -> Sighting:
    if len(same) == 1:
        return same[0]
    surest = min(same, key=lambda sighting: (not sighting.current, rank(sighting.signal)))
    first = min(same, key=lambda sighting: (sighting.first_seen_on, sighting.first_seen_at))
    return replace(
        surest,
        first_seen_at=first.first_seen_at,
        first_seen_on=first.first_seen_on,
        last_seen_on=max(sighting.last_seen_on for sighting in same),
        held_on=max((s.held_on for s in same if s.held_on), default=None),
    )


def _changed_values(
    facts: Sequence[Sighting], history: _History, day: date
) -> tuple[ChangedValue, ...]:
    by_field: dict[str, list[Sighting]] = {}
    for fact in facts:
        if fact.signal.name in _SINGLE:
            by_field.setdefault(fact.signal.name, []).append(fact)
    return tuple(
        change for each in by_field.values() if (change := _changed_value(each, history, day))
    )


def _changed_value(facts: Sequence[Sighting], history: _History, day: date) -> ChangedValue | None:
    before = _surest([fact for fact in facts if history.stood(fact, day)])
    after = _surest([fact for fact in facts if fact.current])
    if before is None or after is None or before.signal.value == after.signal.value:
        return None
    # Where both were there all the time, only our confidence in them has changed.
    moved = history.is_new(after, day) or history.is_gone(before, day)
    return ChangedValue(before, after) if moved else None


def _surest(facts: Sequence[Sighting]) -> Sighting | None:
    return min(facts, key=lambda fact: rank(fact.signal), default=None)


_SINGLE = frozenset(SINGLE_FIELDS)
