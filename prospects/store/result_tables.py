"""The tables of what a day's run came to: scores, personas, queue, withheld and rejected rows.

A change here needs a migration, as in `tables`.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from prospects.store.base import (
    METADATA,
    Base,
    key_column,
    mapping_column,
    text_column,
    tuple_column,
)

__all__ = [
    "METADATA",
    "IcpScoreRow",
    "PersonaMatchRow",
    "QueueEntryRow",
    "RejectedRowRow",
    "WithheldRow",
]


class IcpScoreRow(Base, table=True):
    """Fit of a company to an ICP on a day."""

    __tablename__ = "icp_score"
    company_key: str = key_column()
    day: date = Field(primary_key=True)
    icp: str = key_column()
    tier: str = text_column()
    score_min: float
    score_max: float
    coverage: float
    reasons: list[dict[str, Any]] = Field(sa_type=JSON)
    would_change: tuple[str, ...] = tuple_column()
    floor_tier: str = text_column()
    ceiling_tier: str = text_column()


class PersonaMatchRow(Base, table=True):
    """Which persona a contact was on a day."""

    __tablename__ = "persona_match"
    contact_id: str = key_column()
    day: date = Field(primary_key=True)
    persona: str | None = text_column(nullable=True)
    rule: str = text_column()
    reading: dict[str, Any] = mapping_column()
    alternatives: tuple[str, ...] = tuple_column()


class QueueEntryRow(Base, table=True):
    """A line of a day's queue."""

    __tablename__ = "queue_entry"
    __table_args__ = (Index(None, "contact_id", "day"),)
    day: date = Field(primary_key=True)
    queue_item_id: str = key_column()
    rank: int
    owner: str = text_column()
    persona: str = text_column()
    channel: str = text_column()
    step: str = text_column()
    first_name: str = text_column()
    last_name: str = text_column()
    title: str = text_column()
    email: str = text_column()
    phone: str = text_column()
    linkedin_url: str = text_column()
    company: str = text_column()
    domain: str = text_column()
    icp: str = text_column()
    tier: str = text_column()
    score_min: float
    score_max: float
    coverage: float
    tier_words: str = text_column()
    why_now: str = text_column()
    reasons: tuple[str, ...] = tuple_column()
    caution: str = text_column()
    send_window: str = text_column()
    subject: str = text_column()
    body: str = text_column()
    template: str = text_column()
    template_version: str = text_column()
    contact_id: str = text_column()
    company_key: str = text_column(index=True)
    run_id: str = text_column()
    sources: tuple[str, ...] = tuple_column()
    persona_rule: str = text_column()
    notice: str = text_column()
    adds_roles: tuple[str, ...] = tuple_column()
    committee: tuple[str, ...] = tuple_column()


class WithheldRow(Base, table=True):
    """A would-be line of a day's queue; `position` keeps the order."""

    __tablename__ = "withheld"
    day: date = Field(primary_key=True)
    position: int = Field(primary_key=True)
    contact_id: str = text_column(index=True)
    email: str = text_column()
    domain: str = text_column()
    persona: str = text_column()
    reason: str = text_column()
    detail: str = text_column()
    company_key: str = text_column()
    name: str = text_column()
    company: str = text_column()
    title: str = text_column()


class RejectedRowRow(Base, table=True):
    """A row of a list that was not taken on a day."""

    __tablename__ = "rejected_row"
    day: date = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source_row: str = text_column()
    kind: str = text_column()
    reason: str = text_column()
    original: dict[str, str] = mapping_column()
