"""The tables of boards and openings.

A change here needs a migration, as in `tables`.
"""

from datetime import date, datetime

from sqlmodel import Field

from prospects.store import result_tables
from prospects.store.base import (
    Base,
    company_key_column,
    key_column,
    text_column,
    time_column,
    tuple_column,
)

METADATA = result_tables.METADATA


class BoardReadingRow(Base, table=True):
    """What a look at a company's board on a day came to; `board_key` is a hash of the board's."""

    __tablename__ = "board_reading"
    company_key: str = company_key_column(primary_key=True)
    board_key: str = key_column()
    day: date = Field(primary_key=True, index=True)
    board: str = text_column()
    state: str = text_column()
    total: int | None = None
    is_whole: bool
    why: str = text_column()
    read_at: datetime = time_column()


class OpeningRow(Base, table=True):
    """An opening with its age; `opening_key` is a hash of board and id as they show it now."""

    __tablename__ = "opening"
    company_key: str = company_key_column(primary_key=True)
    opening_key: str = key_column()
    board: str = text_column()
    posting_id: str = text_column()
    title: str = text_column()
    url: str = text_column()
    function: str | None = text_column(nullable=True)
    seniority: str | None = text_column(nullable=True)
    department: str | None = text_column(nullable=True)
    locations: tuple[str, ...] = tuple_column()
    countries: tuple[str, ...] = tuple_column()
    remote: bool | None = None
    posted_on: date | None = None
    technologies: tuple[str, ...] = tuple_column()
    nice_to_have: tuple[str, ...] = tuple_column()
    reports_to: str | None = text_column(nullable=True)
    requisition: str | None = text_column(nullable=True)
    apply_url: str | None = text_column(nullable=True)
    first_seen_on: date
    last_seen_on: date
    misses: int
    closed_on: date | None = None
    opened_on: date | None = None
    missed_on: date | None = None
    was_there: bool
