"""The tables of merges: what was merged, what must stay apart, and what lists say of one person.

A change here needs a migration, as in `tables`.
"""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field

from prospects.store import hiring_tables
from prospects.store.base import (
    Base,
    key_column,
    mapping_column,
    text_column,
    time_column,
    tuple_column,
)

METADATA = hiring_tables.METADATA


class MergeRow(Base, table=True):
    """A merge; `moved` names the rows that went along, by table."""

    __tablename__ = "merge"
    merge_id: str = key_column()
    what: str = text_column()
    kept: str = text_column(index=True)
    merged: str = text_column(index=True)
    kind: str = text_column()
    why: str = text_column()
    sources: tuple[str, ...] = tuple_column()
    day: date = Field(index=True)
    merged_at: datetime = time_column()
    merged_by: str = text_column()
    moved: dict[str, Any] = mapping_column()
    undone_at: datetime | None = time_column(nullable=True)
    undone_by: str | None = text_column(nullable=True)


class ApartRow(Base, table=True):
    """Two that must never be merged, in the order of their keys."""

    __tablename__ = "apart"
    what: str = key_column()
    one: str = key_column()
    other: str = key_column()
    stated_by: str = text_column()
    stated_at: datetime = time_column()


class ContactAddressRow(Base, table=True):
    """A further e-mail address of a contact; the first one stands in its own row."""

    __tablename__ = "contact_address"
    address: str = key_column()
    contact_id: str = text_column(
        primary_key=True, foreign_key="contact.contact_id", ondelete="CASCADE", index=True
    )


class ContactMentionRow(Base, table=True):
    """What one list says of a contact of whom several mentions are known; `record` is a contact."""

    __tablename__ = "contact_mention"
    mention_id: str = key_column()
    list_name: str = key_column()
    contact_id: str = text_column(foreign_key="contact.contact_id", ondelete="CASCADE", index=True)
    read_at: datetime = time_column()
    position: int
    record: dict[str, Any] = mapping_column()
