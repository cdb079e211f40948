"""Openings and looks at boards as rows: how they are loaded and written."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, update
from sqlalchemy import select as sa_select

from prospects.hiring import BoardReading, Opening, OpeningSighting
from prospects.hiring.history import is_whole, openings_in_all
from prospects.storable import storable_text
from prospects.store.bulk import Row, in_batches, row_of, table_of, upsert_rows, write_rows
from prospects.store.hiring_tables import BoardReadingRow, OpeningRow

OPENING, READING = table_of(OpeningRow), table_of(BoardReadingRow)
GOOD: Final = READING.c.state != "unknown"

_OF_OPENING = [OPENING.c[field.name] for field in fields(Opening)]
_NOT_STORED = frozenset({"opening", "is_evergreen"})
_SIGHTING_NAMES = tuple(f.name for f in fields(OpeningSighting) if f.name not in _NOT_STORED)
_OF_SIGHTING = [OPENING.c[name] for name in _SIGHTING_NAMES]
_AT_PLACE = and_(
    OPENING.c.company_key == bindparam("company"), OPENING.c.opening_key == bindparam("place")
)
_FORGET: Final = delete(OPENING).where(_AT_PLACE)
_AGE: Final = (
    update(OPENING)
    .where(_AT_PLACE)
    .values({name: bindparam(f"its_{name}") for name in _SIGHTING_NAMES})
)

_COUNT_END = 2**31
"""PostgreSQL counts up to here; a board that says more says nothing."""

Sightings = Mapping[str, Sequence[OpeningSighting]]
"""Company key -> its openings."""


def load_sightings(
    connection: Connection, keys: Sequence[str], day: date | None = None
) -> defaultdict[str, list[OpeningSighting]]:
    """All openings ever seen of companies (up to a day), the longest known first.

    Args:
        connection: Of the database.
        keys: At most a batch.
        day: Leave out what was first seen after it; None for now.
    """
    query = sa_select(OPENING.c.company_key, *_OF_OPENING, *_OF_SIGHTING)
    mine: list[ColumnElement[bool]] = [OPENING.c.company_key.in_(keys)]
    if day is not None:
        mine.append(OPENING.c.first_seen_on <= day)
    order = (OPENING.c.company_key, OPENING.c.first_seen_on, OPENING.c.opening_key)
    found: defaultdict[str, list[OpeningSighting]] = defaultdict(list)
    for row in connection.execute(query.where(*mine).order_by(*order)):
        found[row[0]].append(_sighting(row))
    return found


def _sighting(row: Sequence[Any]) -> OpeningSighting:
    width = len(_OF_OPENING) + 1
    ages = dict(zip(_SIGHTING_NAMES, row[width:], strict=True))
    return OpeningSighting(Opening(*row[1:width]), **ages)


def save_sightings(connection: Connection, before: Sightings, after: Sightings) -> None:
    """Put openings in the place of those that were loaded before; what is as it was is left."""
    old = {(key, opening_key(s.opening)): s for key, known in before.items() for s in known}
    new = {(key, opening_key(s.opening)): s for key, known in after.items() for s in known}
    gone = sorted(old.keys() - new.keys())
    write_rows(connection, _FORGET, [_place(place) for place in gone])
    changed = [place for place in sorted(new) if old.get(place) != new[place]]
    aged = {p for p in changed if p in old and old[p].opening == new[p].opening}
    for batch in in_batches(sorted(aged)):
        write_rows(connection, _AGE, [_aged_row(place, new[place]) for place in batch])
    rows = (_row(place, new[place]) for place in changed if place not in aged)
    upsert_rows(connection, OpeningRow, rows)


def opening_key(opening: Opening) -> str:
    """Short identity of an opening within its company: board and id, which may be long."""
    return _hash(f"{opening.board}\x1f{opening.posting_id}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _place(place: tuple[str, str]) -> Row:
    return {"company": place[0], "place": place[1]}


def _aged_row(place: tuple[str, str], sighting: OpeningSighting) -> Row:
    ages = {f"its_{name}": getattr(sighting, name) for name in _SIGHTING_NAMES}
    return _place(place) | ages


def _row(place: tuple[str, str], sighting: OpeningSighting) -> Row:
    ages = {name: getattr(sighting, name) for name in _SIGHTING_NAMES}
    return row_of(sighting.opening, company_key=place[0], opening_key=place[1]) | ages


def storable_reading(reading: BoardReading) -> BoardReading:
    """A look whose ids come back from the database as they went in."""
    board = storable_text(reading.board)
    return replace(reading, board=board, openings=tuple(map(_storable, reading.openings)))


def _storable(opening: Opening) -> Opening:
    board, posting_id = storable_text(opening.board), storable_text(opening.posting_id)
    if (board, posting_id) == (opening.board, opening.posting_id):
        return opening
    return replace(opening, board=board, posting_id=posting_id)


def load_board_readings(
    connection: Connection, keys: Sequence[str], *where: ColumnElement[bool]
) -> Iterator[BoardReading]:
    """Looks at boards of companies, in any order, without openings and issues.

    Args:
        connection: Of the database.
        keys: At most a batch.
        where: Conditions on `READING`.
    """
    query = sa_select(
        READING.c.company_key, READING.c.board, READING.c.day, READING.c.state, READING.c.read_at,
        READING.c.total, READING.c.is_whole, READING.c.why,
    )  # fmt: skip
    for row in connection.execute(query.where(READING.c.company_key.in_(keys), *where)):
        key, board, day, state, read_at, total, whole, why = row
        yield BoardReading(key, board, day, state, read_at, (), total, whole, why)


def load_latest_readings(
    connection: Connection, keys: Sequence[str], *where: ColumnElement[bool]
) -> Iterator[BoardReading]:
    """The looks of the latest day of each company that meets the conditions."""
    latest = (
        sa_select(READING.c.company_key, func.max(READING.c.day).label("day"))
        .where(READING.c.company_key.in_(keys), *where)
        .group_by(READING.c.company_key)
        .subquery()
    )
    same = and_(latest.c.company_key == READING.c.company_key, latest.c.day == READING.c.day)
    of_latest = sa_select(latest.c.day).where(same).exists()
    yield from load_board_readings(connection, keys, of_latest, *where)


def load_watched_since(connection: Connection, keys: Iterable[str]) -> dict[tuple[str, str], date]:
    """Company and board -> day of the first good, whole look at it."""
    found: dict[tuple[str, str], date] = {}
    for batch in in_batches(keys):
        query = (
            sa_select(READING.c.company_key, READING.c.board, func.min(READING.c.day))
            .where(READING.c.company_key.in_(batch), GOOD, READING.c.is_whole)
            .group_by(READING.c.company_key, READING.c.board)
        )
        found |= {(key, board): day for key, board, day in connection.execute(query)}
    return found


def save_board_readings(connection: Connection, readings: Iterable[BoardReading]) -> None:
    """Store looks, one a company, board and day; nothing unknown replaces a good answer."""
    kept: dict[tuple[str, str, date], BoardReading] = {}
    for reading in readings:
        place = (reading.company_key, reading.board, reading.day)
        if reading.state != "unknown" or place not in kept:
            kept[place] = reading
    good = _good_places(connection, kept)
    rows = [_reading_row(r) for p, r in kept.items() if r.state != "unknown" or p not in good]
    upsert_rows(connection, BoardReadingRow, rows)


def _good_places(
    connection: Connection, places: Iterable[tuple[str, str, date]]
) -> set[tuple[str, str, date]]:
    """Those of some companies, boards and days that have a good answer already."""
    keys: defaultdict[date, list[str]] = defaultdict(list)
    for key, _, day in places:
        keys[day].append(key)
    query = sa_select(READING.c.company_key, READING.c.board, READING.c.day).where(GOOD)
    found: set[tuple[str, str, date]] = set()
    for day, mine in keys.items():
        for batch in in_batches(mine):
            of_batch = (READING.c.day == day, READING.c.company_key.in_(batch))
            found |= {
                (row[0], row[1], row[2]) for row in connection.execute(query.where(*of_batch))
            }
    return found


def _reading_row(reading: BoardReading) -> Row:
    total = openings_in_all(reading)
    return {
        "company_key": reading.company_key, "board_key": _hash(reading.board),
        "day": reading.day, "board": reading.board, "state": reading.state,
        "total": total if total is not None and total < _COUNT_END else None,
        "is_whole": is_whole(reading), "why": reading.why, "read_at": reading.read_at,
    }  # fmt: skip
