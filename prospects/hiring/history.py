"""What is remembered of a company's openings, and how one more look at its board changes it.

The rules, stated once. Only a good answer changes anything, and only a good and whole one speaks
against an opening: it takes two of different days to close one. Whatever is shown again has no
misses any more; shown again after it was closed, it is open again with its old dates, for it is the
same posting that was off the board a while and nothing new. A second look on the same day adds what
it shows and takes nothing away, and the same look twice is as good as once. A look of a day before
those remembered closes nothing: it only adds to what was seen.

A company that moves to another board takes its openings along: one that the new board shows under
another id continues the one it was, dates included, where the employer's own number is the same or
else title and place are. What has not moved along is missed by the answers of the new board. So it
is on one board: an opening that a whole answer shows under a new id, and no longer under its old
one, was posted anew and is as old as it was. The openings that are first shown by a board's first
good, whole look were there before, nobody knows since when.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from prospects.hiring.demand import OpeningSighting
from prospects.hiring.opening import Opening
from prospects.hiring.places import head, overlap
from prospects.hiring.reading import BoardReading
from prospects.words import fold

EVERGREEN_DAYS = 180
"""Days after which an opening is no longer one position to be filled but a standing invitation."""

MISSES_TO_CLOSE = 2
MOVED_DAYS = 30
"""Days after its closing within which an opening may turn up again on another board."""

COMPARED_MAX = 200
"""Openings of one title with which one is compared: a chain may have thousands of one title."""

_Same = Callable[[OpeningSighting, Opening], bool]


def remember(
    known: Sequence[OpeningSighting], reading: BoardReading, watched_since: date | None
) -> tuple[OpeningSighting, ...]:
    """What is known of a company's openings after one more look.

    Args:
        known: All that is remembered of the company: of all its boards, closed ones included.
        reading: The look.
        watched_since: Day of the first good, whole look at this board, be it this one; None where
            there was none.

    Returns:
        All openings: those known in their order, then those first seen. `is_evergreen` is left as
        it was, for it depends on the day on which one asks (`aged`).
    """
    if reading.state == "unknown":
        return tuple(known)
    found = _continued(known, reading)
    was_there = watched_since is None or watched_since >= reading.day
    earlier = tuple(_after(each, found.get(number), reading) for number, each in enumerate(known))
    taken = {_id(opening) for opening in found.values()}
    new = (opening for opening in _shown(reading) if _id(opening) not in taken)
    return (*earlier, *(_first_seen(o, reading.day, was_there=was_there) for o in new))


def openings_in_all(reading: BoardReading) -> int | None:
    """How many openings there are by a look; None where it cannot tell.

    A whole answer is counted, for a board may number an opening once a place; else the board's
    own number stands.
    """
    if reading.state == "unknown":
        return None
    return len(_shown(reading)) if is_whole(reading) else reading.total


def is_whole(reading: BoardReading) -> bool:
    """Whether a look is good and shows all there are, so that what it lacks is missing."""
    # "Hiring" without any opening contradicts itself; it must not close what is open.
    agrees = bool(reading.openings) == (reading.state == "hiring")
    return reading.is_whole and reading.state != "unknown" and agrees


def aged(sighting: OpeningSighting, day: date) -> OpeningSighting:
    """An opening as of a day: evergreen where it has been open for more than 180 days."""
    until = min(day, sighting.closed_on or day)
    since = sighting.opened_on or sighting.first_seen_on
    is_evergreen = until - since > timedelta(days=EVERGREEN_DAYS)
    if is_evergreen == sighting.is_evergreen:
        return sighting
    return replace(sighting, is_evergreen=is_evergreen)


def _shown(reading: BoardReading) -> tuple[Opening, ...]:
    """Openings of a look, each id once."""
    return tuple({_id(opening): opening for opening in reversed(reading.openings)}.values())[::-1]


def _id(opening: Opening) -> tuple[str, str]:
    return opening.board, opening.posting_id


def _continued(known: Sequence[OpeningSighting], reading: BoardReading) -> dict[int, Opening]:
    """Number of a known opening -> the one shown that it is, each at most once."""
    shown = {_id(opening): opening for opening in _shown(reading)}
    found: dict[int, Opening] = {}
    for number, sighting in enumerate(known):
        if opening := shown.pop(_id(sighting.opening), None):
            found[number] = opening
    if not shown:
        return found
    rest = [number for number in range(len(known)) if number not in found]
    # Of twins the same one is taken whatever the order in which they are remembered.
    rest.sort(key=lambda number: _age_and_id(known[number]))
    left = {n: known[n] for n in rest if _may_turn_up(known[n], reading)}
    for same in (_same_requisition, _same_first_place, _same_place, _same_title):
        for number, opening in _pairs(left, list(shown.values()), same):
            found[number] = opening
            del left[number], shown[_id(opening)]
    return found


def _age_and_id(sighting: OpeningSighting) -> tuple[object, ...]:
    return sighting.first_seen_on, _id(sighting.opening)


def _may_turn_up(sighting: OpeningSighting, reading: BoardReading) -> bool:
    """Whether an opening that a look does not show by its id may be there under another."""
    closed_on = sighting.closed_on
    if sighting.opening.board == reading.board:
        return closed_on is None and is_whole(reading)
    return closed_on is None or reading.day - closed_on <= timedelta(days=MOVED_DAYS)


def _pairs(
    left: dict[int, OpeningSighting], shown: Sequence[Opening], same: _Same
) -> list[tuple[int, Opening]]:
    """Known and shown openings that are the same, in their orders; neither is taken twice."""
    by_key: dict[str, list[int]] = {}
    for number, sighting in left.items():
        by_key.setdefault(_key(sighting.opening, same), []).append(number)
    pairs: list[tuple[int, Opening]] = []
    for opening in shown:
        numbers = by_key.get(_key(opening, same), [])
        compared = islice(numbers, COMPARED_MAX)
        fitting = next((n for n in compared if same(left[n], opening)), None)
        if fitting is not None:
            numbers.remove(fitting)
            pairs.append((fitting, opening))
    return pairs


def _key(opening: Opening, same: _Same) -> str:
    if same is _same_requisition:
        return opening.requisition or ""
    if same is _same_first_place:
        return f"{fold(opening.title)}|{head(opening.locations[0]) if opening.locations else ''}"
    return fold(opening.title)


def _same_requisition(sighting: OpeningSighting, opening: Opening) -> bool:
    return bool(opening.requisition) and sighting.opening.requisition == opening.requisition


def _same_first_place(sighting: OpeningSighting, opening: Opening) -> bool:
    """As `_same_place`; the key holds the first place, so that a chain's shops are found fast."""
    return bool(opening.locations) and _same_place(sighting, opening)


def _same_place(sighting: OpeningSighting, opening: Opening) -> bool:
    """Same title (by the key) in a place that may be the same."""
    return overlap(sighting.opening.locations, opening.locations)


def _same_title(sighting: OpeningSighting, opening: Opening) -> bool:
    """Same title (by the key), and one of the two names no place."""
    return not (sighting.opening.locations and opening.locations)


def _after(
    sighting: OpeningSighting, shown: Opening | None, reading: BoardReading
) -> OpeningSighting:
    """A known opening after a good look, which shows it or does not."""
    if shown is not None:
        return _seen(sighting, shown, reading.day)
    return _missed(sighting, reading.day) if is_whole(reading) else sighting


def _first_seen(opening: Opening, day: date, *, was_there: bool) -> OpeningSighting:
    sighting = OpeningSighting(opening, day, day, was_there=was_there)
    return replace(sighting, opened_on=_opened_on(sighting))


def _seen(sighting: OpeningSighting, opening: Opening, day: date) -> OpeningSighting:
    if day >= _known_until(sighting):
        seen = replace(
            sighting, opening=opening, last_seen_on=day, misses=0, missed_on=None, closed_on=None
        )
    elif day > sighting.last_seen_on:
        # A look of an earlier day than the latest miss: that one alone surely stands.
        seen = replace(sighting, last_seen_on=day, misses=1, closed_on=None)
    else:
        seen = replace(sighting, first_seen_on=min(sighting.first_seen_on, day))
    return replace(seen, opened_on=_opened_on(seen))


def _missed(sighting: OpeningSighting, day: date) -> OpeningSighting:
    if sighting.closed_on or day <= _known_until(sighting):
        return sighting
    misses = sighting.misses + 1
    closed_on = day if misses >= MISSES_TO_CLOSE else None
    return replace(sighting, misses=misses, missed_on=day, closed_on=closed_on)


def _known_until(sighting: OpeningSighting) -> date:
    """Day of the latest look that spoke for or against an opening."""
    return max(sighting.last_seen_on, sighting.missed_on or sighting.last_seen_on)


def _opened_on(sighting: OpeningSighting) -> date | None:
    """The earliest day on which it is known to have been open.

    What is posted later than it was first seen is no day of opening: boards bump postings, and
    some name a day to come.
    """
    posted_on, first = sighting.opening.posted_on, sighting.first_seen_on
    days = [
        sighting.opened_on,
        posted_on if posted_on and posted_on <= first else None,
        None if sighting.was_there else first,
    ]
    return min((day for day in days if day), default=None)
