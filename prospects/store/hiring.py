"""Doors of hiring: looks at boards, the openings they showed, and what is remembered of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, and_, or_
from sqlalchemy import select as sa_select

from prospects.hiring import BoardReading, Hiring, OpeningSighting, build_hiring
from prospects.hiring.history import aged, is_whole, remember
from prospects.hiring.signalling import READINGS_DAYS
from prospects.issue import Stage
from prospects.store.bulk import in_batches
from prospects.store.database import Database
from prospects.store.issues import delete_issues, insert_issues
from prospects.store.openings import (
    GOOD,
    READING,
    load_board_readings,
    load_latest_readings,
    load_sightings,
    load_watched_since,
    save_board_readings,
    save_sightings,
    storable_reading,
)

_COMPANIES_AT_ONCE = 500
"""Companies whose openings are in memory at a time: about 50 MB where each has 100."""


class HiringDoors(Database):
    """Doors of boards and openings."""

    def save_board_readings(self, readings: Iterable[BoardReading]) -> None:
        """Store looks at boards and what they change in what is remembered, all or nothing.

        The rules are those of `prospects.hiring.history`. A second look at a board on the same
        day replaces the first, but an unknown one never a good one; the issues of hiring of that
        company and day are replaced by those of the looks.

        Args:
            readings: Of stored companies; a company's looks of a day belong into one call.

        Raises:
            DatabaseError: A company is not stored.
        """
        # Two writers that take rows in the same order cannot block each other.
        ordered = sorted(map(storable_reading, readings), key=_order)
        with self._writing() as connection:
            # Nothing unknown changes what is remembered.
            good = [reading for reading in ordered if reading.state != "unknown"]
            keys = list(dict.fromkeys(reading.company_key for reading in good))
            before: dict[str, Sequence[OpeningSighting]] = {}
            for batch in in_batches(keys):
                before |= load_sightings(connection, batch)
            after = _remembered(before, good, load_watched_since(connection, keys))
            save_board_readings(connection, ordered)
            save_sightings(connection, before, after)
            _replace_issues(connection, ordered)

    def load_hiring(self, keys: Iterable[str], day: date) -> dict[str, Hiring]:
        """What companies hire for as of a day, with what it signals.

        Args:
            keys: Companies.
            day: Looks after it do not count; what was closed after it was open.

        Returns:
            Company key -> hiring, in the order of `keys`; without those at whose boards nobody
            looked up to the day.
        """
        wanted = list(dict.fromkeys(keys))
        found: dict[str, Hiring] = {}
        with self._reading() as session:
            for batch in in_batches(wanted, _COMPANIES_AT_ONCE):
                readings = _readings(session.connection(), batch, day)
                sightings = load_sightings(session.connection(), batch, day)
                found |= {
                    key: build_hiring(readings[key], sightings[key], day)
                    for key in batch
                    if key in readings
                }
        return found

    def load_openings(self, company_key: str, *, day: date | None = None) -> list[OpeningSighting]:
        """Every opening ever seen of a company, those that are open first, then the newest.

        Args:
            company_key: The company.
            day: For which it is told whether one is evergreen; None is when each was last seen.
        """
        with self._reading() as session:
            known = load_sightings(session.connection(), [company_key])[company_key]
        found = [aged(sighting, day or sighting.last_seen_on) for sighting in known]
        return sorted(found, key=_explained)

    def load_board_readings(self, company_key: str) -> list[BoardReading]:
        """All looks at a company's boards, the latest first, without openings and issues."""
        with self._reading() as session:
            found = list(load_board_readings(session.connection(), [company_key]))
        return sorted(found, key=_order, reverse=True)

    def fresh_boards(self, keys: Iterable[str], day: date, fresh_days: int) -> set[str]:
        """Companies whose board need not be read on a day.

        These are read well within `fresh_days` up to the day (1: on the day itself), or were
        tried in vain on the day itself. Looks after the day do not count.
        """
        since = day - timedelta(days=fresh_days)
        read_lately = and_(GOOD, READING.c.day > since, READING.c.day <= day)
        query = sa_select(READING.c.company_key).where(or_(read_lately, READING.c.day == day))
        found: set[str] = set()
        with self._reading() as session:
            for batch in in_batches(keys):
                mine = query.where(READING.c.company_key.in_(batch))
                found.update(session.connection().scalars(mine))
        return found

    def latest_looks(self, keys: Iterable[str], day: date) -> dict[str, BoardReading]:
        """The look by which `load_hiring` tells each company's state, and no more than the look.

        Args:
            keys: Companies.
            day: Looks after it do not count.

        Returns:
            Company key -> reading without openings and issues; without companies at whose boards
            nobody looked up to the day.
        """
        found: list[BoardReading] = []
        with self._reading() as session:
            for batch in in_batches(keys):
                until = READING.c.day <= day
                found += load_latest_readings(session.connection(), batch, until)
        # Of a day's looks at several boards a good one counts.
        found.sort(key=lambda reading: (reading.state != "unknown", reading.read_at))
        return {reading.company_key: reading for reading in found}


def _order(reading: BoardReading) -> tuple[object, ...]:
    return reading.company_key, reading.day, reading.read_at, reading.board


def _explained(sighting: OpeningSighting) -> tuple[object, ...]:
    opening, since = sighting.opening, sighting.opened_on or sighting.first_seen_on
    is_closed = sighting.closed_on is not None
    return is_closed, -since.toordinal(), opening.title, opening.board, opening.posting_id


def _remembered(
    known: Mapping[str, Sequence[OpeningSighting]],
    readings: Iterable[BoardReading],
    watched_since: Mapping[tuple[str, str], date],
) -> dict[str, Sequence[OpeningSighting]]:
    """Openings of each company after the looks, which come in the order of time."""
    watched = dict(watched_since)
    after = {key: known.get(key, ()) for key in {reading.company_key for reading in readings}}
    for reading in readings:
        key, place = reading.company_key, (reading.company_key, reading.board)
        if is_whole(reading):
            watched[place] = min(watched.get(place, reading.day), reading.day)
        after[key] = remember(after[key], reading, watched.get(place))
    return after


def _replace_issues(connection: Connection, readings: Sequence[BoardReading]) -> None:
    subjects: defaultdict[date, list[str]] = defaultdict(list)
    for reading in readings:
        subjects[reading.day].append(reading.company_key)
    for day in sorted(subjects):
        delete_issues(connection, day, Stage.HIRING, subjects[day])
    insert_issues(connection, ((r.day, issue) for r in readings for issue in r.issues))


def _readings(
    connection: Connection, keys: Sequence[str], day: date
) -> defaultdict[str, list[BoardReading]]:
    """Looks at companies' boards up to a day that tell what is known on it."""
    until = READING.c.day <= day
    lately = READING.c.day > day - timedelta(days=READINGS_DAYS)
    found = list(load_board_readings(connection, keys, until, lately))
    good = {reading.company_key for reading in found if reading.state != "unknown"}
    if rest := [key for key in keys if key not in good]:
        found = [reading for reading in found if reading.company_key in good]
        found += load_latest_readings(connection, rest, until, GOOD)
        found += load_latest_readings(connection, rest, until)
    readings: defaultdict[str, list[BoardReading]] = defaultdict(list)
    for reading in found:
        readings[reading.company_key].append(reading)
    return readings
