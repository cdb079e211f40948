"""The tables of what is known; those of a day's results are in `result_tables`.

Those of boards and openings are in `hiring_tables`, those of merges in `merge_tables`. A change
here needs a migration; a test compares the two on both databases. Columns are named as the
attributes of the records they hold. Nothing is validated here: rows are built from records, which
are.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from prospects.store import merge_tables
from prospects.store.base import (
    Base,
    company_key_column,
    key_column,
    mapping_column,
    text_column,
    time_column,
    tuple_column,
)

METADATA = merge_tables.METADATA
"""Of all tables; imported from here, so that those of the other modules are known too."""


class RunRow(Base, table=True):
    """A run; `report` holds what has no column."""

    __tablename__ = "run"
    run_id: str = key_column()
    day: date = Field(index=True)
    state: str = text_column()
    started_at: datetime = time_column()
    finished_at: datetime | None = time_column(nullable=True)
    message: str = text_column()
    report: dict[str, Any] = mapping_column()


class CompanyRow(Base, table=True):
    """A company as the lists give it; what a company's only mention says stands here alone."""

    __tablename__ = "company"
    key: str = key_column()
    domain: str | None = text_column(nullable=True)
    name: str | None = text_column(nullable=True)
    facts: dict[str, str] = mapping_column()
    extra: dict[str, str] = mapping_column()
    sources: tuple[str, ...] = tuple_column()
    list_owner: str | None = text_column(nullable=True)
    listed_at: datetime | None = time_column(nullable=True)


class MentionRow(Base, table=True):
    """A row of a list that tells of a company of several mentions."""

    __tablename__ = "mention"
    company_key: str = company_key_column(primary_key=True)
    list_name: str = key_column()
    row: int = Field(primary_key=True)
    domain: str | None = text_column(nullable=True)
    name: str | None = text_column(nullable=True)
    facts: dict[str, str] = mapping_column()
    extra: dict[str, str] = mapping_column()
    owner: str | None = text_column(nullable=True)
    observed_at: datetime | None = time_column(nullable=True)
    why: str = text_column()


class ListReadingRow(Base, table=True):
    """The latest reading of a list: which columns its fields were taken from."""

    __tablename__ = "list_reading"
    list_name: str = key_column()
    read_at: datetime = time_column()
    columns: dict[str, str] = mapping_column()


class ContactRow(Base, table=True):
    """A contact as the lists give it."""

    __tablename__ = "contact"
    contact_id: str = key_column()
    company_key: str = company_key_column(index=True)
    first_name: str = text_column()
    last_name: str = text_column()
    title: str | None = text_column(nullable=True)
    email: str | None = text_column(nullable=True, index=True)
    phone: str | None = text_column(nullable=True)
    linkedin_url: str | None = text_column(nullable=True, index=True)
    city: str | None = text_column(nullable=True)
    country: str | None = text_column(nullable=True)
    owner: str | None = text_column(nullable=True)
    do_not_call: bool
    do_not_email: bool
    email_status: str | None = text_column(nullable=True)
    extra: dict[str, str] = mapping_column()
    sources: tuple[str, ...] = tuple_column()
    crm_owner: str | None = text_column(nullable=True)
    other_emails: tuple[str, ...] = tuple_column()
    contacted_on: date | None = None
    contacted_in: str | None = text_column(nullable=True)
    contacted_doubt: str | None = text_column(nullable=True)


class DayCompanyRow(Base, table=True):
    """A company that a day's run covers."""

    __tablename__ = "day_company"
    day: date = Field(primary_key=True)
    company_key: str = company_key_column(primary_key=True)


class DayContactRow(Base, table=True):
    """A contact that a day's run covers."""

    __tablename__ = "day_contact"
    day: date = Field(primary_key=True)
    contact_id: str = text_column(
        primary_key=True, foreign_key="contact.contact_id", ondelete="CASCADE"
    )


class ListFileRow(Base, table=True):
    """A list that was taken from the inbox."""

    __tablename__ = "list_file"
    content_hash: str = key_column()
    name: str = text_column()
    kind: str = text_column()
    day: date


class VisitRow(Base, table=True):
    """What reading a company's site on a day came to."""

    __tablename__ = "visit"
    company_key: str = company_key_column(primary_key=True)
    day: date = Field(primary_key=True, index=True)
    state: str = text_column()
    pages: int
    requests: int
    finished_at: datetime = time_column()
    home_url: str | None = text_column(nullable=True)
    put_off_until: date | None = None
    version: str | None = text_column(nullable=True)


class PageRow(Base, table=True):
    """A page of a company's site as it was last seen; `position` keeps the order of reading."""

    __tablename__ = "page"
    company_key: str = company_key_column(primary_key=True)
    requested_url: str = key_column()
    position: int
    role: str = text_column()
    url: str = text_column()
    seen_on: date
    fetched_at: datetime = time_column()
    etag: str = text_column()
    last_modified: str = text_column()
    body_hash: str = text_column()
    version: str = text_column()


class PageBodyRow(Base, table=True):
    """The page store's copy of a page; apart from it, so that validators load without bodies."""

    __tablename__ = "page_body"
    __table_args__ = (
        ForeignKeyConstraint(
            ["company_key", "requested_url"],
            ["page.company_key", "page.requested_url"],
            ondelete="CASCADE",
        ),
    )
    company_key: str = key_column()
    requested_url: str = key_column()
    zstd: bytes
    headers: dict[str, Any] = mapping_column()


class RobotsRow(Base, table=True):
    """The robots.txt of an origin as it was last asked for."""

    __tablename__ = "robots"
    origin: str = key_column()
    domain: str = text_column(index=True)
    fetched_at: datetime = time_column()
    status: int
    body: bytes
    etag: str = text_column()
    last_modified: str = text_column()


class SignalRow(Base, table=True):
    """A fact with its age.

    `origin` is "site" (ages by visits) or "person" (current until `withdrawn_on`); what lists
    say is told by companies and their mentions. `held_on` is the last visit that could not read
    the fact's page again.
    """

    __tablename__ = "signal"
    company_key: str = company_key_column(primary_key=True)
    signal_key: str = key_column()
    origin: str = text_column()
    kind: str = text_column()
    name: str = text_column()
    value: str = text_column()
    version: str | None = text_column(nullable=True)
    confidence: float
    source_url: str = text_column()
    extractor: str = text_column()
    evidence: str = text_column()
    first_seen_at: datetime = time_column()
    last_seen_at: datetime = time_column()
    first_seen_on: date
    last_seen_on: date
    held_on: date | None = None
    withdrawn_on: date | None = None


class IssueRow(Base, table=True):
    """Something that went wrong with one subject on a day."""

    __tablename__ = "issue"
    __table_args__ = (Index(None, "day", "stage"),)
    id: int | None = Field(default=None, primary_key=True)
    day: date
    stage: str = text_column()
    subject: str = text_column(index=True)
    code: str = text_column()
    message: str = text_column()
    at: datetime = time_column()


class SuppressionRow(Base, table=True):
    """Whom we must not contact, as commands told us; files have their own."""

    __tablename__ = "suppression"
    list_name: str = key_column()
    scope: str = key_column()
    value: str = key_column()
    reason: str = text_column()
    since: date | None = None
    until: date | None = None
    source: str = text_column()


class DeclarationRow(Base, table=True):
    """A required list that somebody declared empty on purpose."""

    __tablename__ = "declaration"
    list_name: str = key_column()
    declared_by: str = text_column()
    declared_on: date
