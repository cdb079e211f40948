"""The tables. A change here needs a migration; a test compares the two on both databases.

Columns are named as the attributes of the records they hold. Nothing is validated here: rows
are built from records, which are.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKeyConstraint, Index, MetaData
from sqlmodel import Field, SQLModel

from prospects.store.columns import PlainText, TextMapping, TextTuple, UtcDateTime

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(**options: Any) -> Any:
    return Field(sa_type=PlainText, **options)


def _key() -> Any:
    return Field(sa_type=PlainText, primary_key=True)


def _company_key(**options: Any) -> Any:
    return _text(foreign_key="company.key", ondelete="CASCADE", **options)


def _tuple() -> Any:
    return Field(sa_type=TextTuple)


def _mapping() -> Any:
    return Field(sa_type=TextMapping)


def _time(**options: Any) -> Any:
    return Field(sa_type=UtcDateTime, **options)


class Base(SQLModel):
    """Base of all tables; they do not share the metadata of other packages."""

    metadata: ClassVar[MetaData] = METADATA


class RunRow(Base, table=True):
    """A run; `report` holds what has no column."""

    __tablename__ = "run"
    run_id: str = _key()
    day: date = Field(index=True)
    state: str = _text()
    started_at: datetime = _time()
    finished_at: datetime | None = _time(nullable=True)
    message: str = _text()
    report: dict[str, Any] = _mapping()


class CompanyRow(Base, table=True):
    """A company as the lists give it."""

    __tablename__ = "company"
    key: str = _key()
    domain: str | None = _text(nullable=True, index=True)
    name: str | None = _text(nullable=True)
    facts: dict[str, str] = _mapping()
    extra: dict[str, str] = _mapping()
    sources: tuple[str, ...] = _tuple()
    list_owner: str | None = _text(nullable=True)


class ContactRow(Base, table=True):
    """A contact as the lists give it."""

    __tablename__ = "contact"
    contact_id: str = _key()
    company_key: str = _company_key(index=True)
    first_name: str = _text()
    last_name: str = _text()
    title: str | None = _text(nullable=True)
    email: str | None = _text(nullable=True, index=True)
    phone: str | None = _text(nullable=True)
    linkedin_url: str | None = _text(nullable=True)
    city: str | None = _text(nullable=True)
    country: str | None = _text(nullable=True)
    owner: str | None = _text(nullable=True)
    do_not_call: bool
    do_not_email: bool
    email_status: str | None = _text(nullable=True)
    extra: dict[str, str] = _mapping()
    sources: tuple[str, ...] = _tuple()


class DayCompanyRow(Base, table=True):
    """A company that a day's run covers."""

    __tablename__ = "day_company"
    day: date = Field(primary_key=True)
    company_key: str = _company_key(primary_key=True)


class DayContactRow(Base, table=True):
    """A contact that a day's run covers."""

    __tablename__ = "day_contact"
    day: date = Field(primary_key=True)
    contact_id: str = _text(primary_key=True, foreign_key="contact.contact_id", ondelete="CASCADE")


class ListFileRow(Base, table=True):
    """A list that was taken from the inbox."""

    __tablename__ = "list_file"
    content_hash: str = _key()
    name: str = _text()
    kind: str = _text()
    day: date


class VisitRow(Base, table=True):
    """What reading a company's site on a day came to."""

    __tablename__ = "visit"
    company_key: str = _company_key(primary_key=True)
    day: date = Field(primary_key=True, index=True)
    state: str = _text()
    pages: int
    requests: int
    finished_at: datetime = _time()
    home_url: str | None = _text(nullable=True)
    put_off_until: date | None = None
    version: str | None = _text(nullable=True)


class PageRow(Base, table=True):
    """A page of a company's site as it was last seen; `position` keeps the order of reading."""

    __tablename__ = "page"
    company_key: str = _company_key(primary_key=True)
    requested_url: str = _key()
    position: int
    role: str = _text()
    url: str = _text()
    seen_on: date
    fetched_at: datetime = _time()
    etag: str = _text()
    last_modified: str = _text()
    body_hash: str = _text()
    version: str = _text()


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
    company_key: str = _key()
    requested_url: str = _key()
    zstd: bytes
    headers: dict[str, Any] = _mapping()


class RobotsRow(Base, table=True):
    """The robots.txt of an origin as it was last asked for."""

    __tablename__ = "robots"
    origin: str = _key()
    domain: str = _text(index=True)
    fetched_at: datetime = _time()
    status: int
    body: bytes
    etag: str = _text()
    last_modified: str = _text()


class SignalRow(Base, table=True):
    """A fact with its age.

    `origin` is "site" (ages by visits), "list" (always current) or "person" (current until
    `withdrawn_on`). `held_on` is the last visit that could not read the fact's page again.
    """

    __tablename__ = "signal"
    company_key: str = _company_key(primary_key=True)
    signal_key: str = _key()
    origin: str = _text()
    kind: str = _text()
    name: str = _text()
    value: str = _text()
    version: str | None = _text(nullable=True)
    confidence: float
    source_url: str = _text()
    extractor: str = _text()
    evidence: str = _text()
    first_seen_at: datetime = _time()
    last_seen_at: datetime = _time()
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
    stage: str = _text()
    subject: str = _text(index=True)
    code: str = _text()
    message: str = _text()
    at: datetime = _time()


class IcpScoreRow(Base, table=True):
    """Fit of a company to an ICP on a day."""

    __tablename__ = "icp_score"
    company_key: str = _key()
    day: date = Field(primary_key=True)
    icp: str = _key()
    tier: str = _text()
    score_min: float
    score_max: float
    coverage: float
    reasons: list[dict[str, Any]] = Field(sa_type=JSON)
    would_change: tuple[str, ...] = _tuple()
    floor_tier: str = _text()
    ceiling_tier: str = _text()


class PersonaMatchRow(Base, table=True):
    """Which persona a contact was on a day."""

    __tablename__ = "persona_match"
    contact_id: str = _key()
    day: date = Field(primary_key=True)
    persona: str | None = _text(nullable=True)
    rule: str = _text()
    reading: dict[str, Any] = _mapping()
    alternatives: tuple[str, ...] = _tuple()


class QueueEntryRow(Base, table=True):
    """A line of a day's queue."""

    __tablename__ = "queue_entry"
    __table_args__ = (Index(None, "contact_id", "day"),)
    day: date = Field(primary_key=True)
    queue_item_id: str = _key()
    rank: int
    owner: str = _text()
    persona: str = _text()
    channel: str = _text()
    step: str = _text()
    first_name: str = _text()
    last_name: str = _text()
    title: str = _text()
    email: str = _text()
    phone: str = _text()
    linkedin_url: str = _text()
    company: str = _text()
    domain: str = _text()
    icp: str = _text()
    tier: str = _text()
    score_min: float
    score_max: float
    coverage: float
    tier_words: str = _text()
    why_now: str = _text()
    reasons: tuple[str, ...] = _tuple()
    caution: str = _text()
    send_window: str = _text()
    subject: str = _text()
    body: str = _text()
    template: str = _text()
    template_version: str = _text()
    contact_id: str = _text()
    company_key: str = _text(index=True)
    run_id: str = _text()
    sources: tuple[str, ...] = _tuple()
    persona_rule: str = _text()
    notice: str = _text()


class WithheldRow(Base, table=True):
    """A would-be line of a day's queue; `position` keeps the order."""

    __tablename__ = "withheld"
    day: date = Field(primary_key=True)
    position: int = Field(primary_key=True)
    contact_id: str = _text(index=True)
    email: str = _text()
    domain: str = _text()
    persona: str = _text()
    reason: str = _text()
    detail: str = _text()
    company_key: str = _text()
    name: str = _text()
    company: str = _text()
    title: str = _text()


class RejectedRowRow(Base, table=True):
    """A row of a list that was not taken on a day."""

    __tablename__ = "rejected_row"
    day: date = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source_row: str = _text()
    kind: str = _text()
    reason: str = _text()
    original: dict[str, str] = _mapping()


class SuppressionRow(Base, table=True):
    """Whom we must not contact, as commands told us; files have their own."""

    __tablename__ = "suppression"
    list_name: str = _key()
    scope: str = _key()
    value: str = _key()
    reason: str = _text()
    since: date | None = None
    until: date | None = None
    source: str = _text()


class DeclarationRow(Base, table=True):
    """A required list that somebody declared empty on purpose."""

    __tablename__ = "declaration"
    list_name: str = _key()
    declared_by: str = _text()
    declared_on: date
