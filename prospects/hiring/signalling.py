"""What a company's openings are on a day and what they say: a pure function of what is remembered.

The rules, stated once. What began (a first opening in a function, a surge, a new place or country)
is said for 30 days from the day on which a look first showed it, only while one of the openings
that show it is open, and only while the latest good look is at most 14 days old. Only an opening
that was seen to come proves it: not one that was there at the first good, whole look at its board,
nor an evergreen one. So nothing begins on a first look, nor by a move to another board. A leader
wanted and a technology in demand are facts: they hold as long as an opening shows them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import eq

from prospects.hiring.demand import DemandKind, DemandSignal, Hiring, OpeningSighting
from prospects.hiring.history import aged, openings_in_all
from prospects.hiring.opening import is_leadership
from prospects.hiring.places import is_somewhere, may_be_same
from prospects.hiring.reading import BoardReading
from prospects.hiring.surge import lasting_surge

SAID_DAYS = 30
"""Days from its beginning for which a change is said."""
AS_OF_DAYS_MAX = 14
"""Age in days of the latest good look up to which changes are said: an older one is no news."""
READINGS_DAYS = 180
"""Days of readings that `build_hiring` makes use of, besides the latest good one."""

_First = tuple[str, date, list[OpeningSighting]]
"""A value, the day on which it began, and the openings that show it."""


def build_hiring(
    readings: Iterable[BoardReading], sightings: Iterable[OpeningSighting], day: date
) -> Hiring:
    """What is known of a company's hiring on a day.

    Args:
        readings: Looks at its boards in any order, as they were or as the store keeps them: their
            openings are not needed. Those after the day do not count.
        sightings: All that is remembered of its openings, closed ones included. What was first
            seen after the day does not count; what was closed after it was open.
        day: The day.

    Returns:
        Without any good look no opening and no signal; without any look "not looked yet". Where
        the latest look is unknown, so are state and total, and the openings are those known last.
    """
    looks = sorted((r for r in readings if r.day <= day), key=_order)
    if not looks:
        return Hiring()
    latest, good = looks[-1], [look for look in looks if look.state != "unknown"]
    if not good:
        return Hiring(why=latest.why, board=latest.board)
    as_of = good[-1].day
    known = [_on(each, day, as_of) for each in sightings if each.first_seen_on <= day]
    openings = sorted((each for each in known if each.closed_on is None), key=_newest)
    said = (*_changes(good, known, openings, day), *_leadership(openings), *_technologies(openings))
    return Hiring(
        latest.state, latest.why, latest.board, as_of, openings_in_all(latest),
        tuple(openings), said, good[-1].read_at,
    )  # fmt: skip


def _order(reading: BoardReading) -> tuple[object, ...]:
    """By time; of a day's looks at several boards a good one is later than an unknown one."""
    return reading.day, reading.state != "unknown", reading.read_at, reading.board


def _on(sighting: OpeningSighting, day: date, as_of: date) -> OpeningSighting:
    """An opening as it was known on a day, of which the latest good look is given."""
    if sighting.missed_on and sighting.missed_on > day:
        misses = 1 if sighting.misses > 1 and sighting.last_seen_on < as_of else 0
        sighting = replace(sighting, misses=misses, missed_on=None, closed_on=None)
    if sighting.last_seen_on > as_of:
        sighting = replace(sighting, last_seen_on=as_of)
    return aged(sighting, day)


def _newest(sighting: OpeningSighting) -> tuple[object, ...]:
    """The newest first, those of unknown age last."""
    opening, since = sighting.opening, sighting.opened_on
    return (-since.toordinal() if since else 0, opening.title, opening.board, opening.posting_id)


def _changes(
    good: Sequence[BoardReading],
    known: Sequence[OpeningSighting],
    openings: Sequence[OpeningSighting],
    day: date,
) -> Iterator[DemandSignal]:
    """What began within 30 days up to a day, the most telling kind first."""
    as_of = good[-1].day
    if day - as_of > timedelta(days=AS_OF_DAYS_MAX):
        return
    since = day - timedelta(days=SAID_DAYS)
    fresh = [o for o in openings if _is_proof(o) and o.first_seen_on >= since]
    yield from _signals("first_in_function", _firsts(known, fresh, _functions), since)
    yield from _surge(good, openings, since)
    yield from _signals("new_country", _firsts(known, fresh, _countries), since)
    places = _firsts(known, fresh, _locations, may_be_same)
    somewhere = (place for place in places if is_somewhere(place[0]))
    yield from _signals("new_location", somewhere, since)


def _is_proof(sighting: OpeningSighting) -> bool:
    """Whether an opening can show that something is new: it was seen to come, and is no fixture."""
    return not sighting.was_there and not sighting.is_evergreen


def _signals(
    kind: DemandKind, firsts: Iterable[_First], since: date = date.min
) -> list[DemandSignal]:
    """Signals of a kind that began on a day or later, the newest first."""
    found = [_signal(kind, value, on, proof) for value, on, proof in firsts if on >= since]
    return sorted(found, key=lambda signal: (-signal.since.toordinal(), signal.value))


def _signal(
    kind: DemandKind, value: str, since: date, proof: Sequence[OpeningSighting]
) -> DemandSignal:
    may_quote = not all(is_leadership(each.opening) for each in proof)
    return DemandSignal(kind, value, since, tuple(sorted(proof, key=_newest)), may_quote)


def _functions(sighting: OpeningSighting) -> tuple[str, ...]:
    function = sighting.opening.function
    return () if function is None or function == "other" else (function,)


def _countries(sighting: OpeningSighting) -> tuple[str, ...]:
    return sighting.opening.countries


def _locations(sighting: OpeningSighting) -> tuple[str, ...]:
    return sighting.opening.locations


def _firsts(
    known: Sequence[OpeningSighting],
    fresh: Sequence[OpeningSighting],
    values: Callable[[OpeningSighting], tuple[str, ...]],
    alike: Callable[[str, str], bool] = eq,
) -> Iterator[_First]:
    """Values that no opening had before, of those that lately came.

    A value begins on the day on which the first opening that has it was seen; it does not where
    that one was there already.
    """
    begins: dict[str, tuple[date, bool]] = {}
    for each in known:
        begin = (each.first_seen_on, not each.was_there)
        for value in values(each):
            begins[value] = min(begins.get(value, begin), begin)
    told: list[str] = []
    for value in dict.fromkeys(value for each in fresh for value in values(each)):
        since, came = min(begin for other, begin in begins.items() if alike(value, other))
        proof = [each for each in fresh if any(alike(value, own) for own in values(each))]
        if came and not any(alike(value, other) for other in told):
            told.append(value)
            yield value, since, proof


def _surge(
    good: Sequence[BoardReading], openings: Sequence[OpeningSighting], since: date
) -> Iterator[DemandSignal]:
    """The surge that still lasts and began on a day or later, if there is one."""
    board = good[-1].board
    totals = {r.day: total for r in good if r.board == board
              if (total := openings_in_all(r)) is not None}  # fmt: skip
    surge = lasting_surge(totals)
    if surge is None or surge.since < since or good[-1].day not in totals:
        return
    if proof := [each for each in openings if _came_after(each, surge.usual_from)]:
        number = f"{totals[good[-1].day]} openings, usually {int(surge.usual + 0.5)}"
        yield _signal("surge", number, surge.since, proof)


def _came_after(sighting: OpeningSighting, day: date) -> bool:
    opened_on = sighting.opened_on
    return not sighting.is_evergreen and opened_on is not None and opened_on > day


def _leadership(openings: Sequence[OpeningSighting]) -> list[DemandSignal]:
    """Leaders who are looked for, one signal a title; never to be quoted."""
    titles: dict[str, list[OpeningSighting]] = {}
    for each in openings:
        if is_leadership(each.opening):
            titles.setdefault(each.opening.title, []).append(each)
    firsts = ((title, _earliest(proof), proof) for title, proof in titles.items())
    return [replace(signal, may_quote=False) for signal in _signals("leadership", firsts)]


def _technologies(openings: Sequence[OpeningSighting]) -> list[DemandSignal]:
    """Technologies that the work uses, those of most openings first."""
    names: dict[str, list[OpeningSighting]] = {}
    for each in openings:
        for name in dict.fromkeys(each.opening.technologies):
            names.setdefault(name, []).append(each)
    ordered = sorted(names.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_signal("technology", name, _earliest(proof), proof) for name, proof in ordered]


def _earliest(openings: Iterable[OpeningSighting]) -> date:
    """Day since which any of them is known to be open."""
    return min(each.opened_on or each.first_seen_on for each in openings)
