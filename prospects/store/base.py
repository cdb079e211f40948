"""What all tables share: their metadata, and columns of the types that both databases know."""

from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel

from prospects.store.columns import PlainText, TextMapping, TextTuple, UtcDateTime

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text_column(**options: Any) -> Any:
    """A text."""
    return Field(sa_type=PlainText, **options)


def key_column() -> Any:
    """A text that is (part of) the primary key."""
    return Field(sa_type=PlainText, primary_key=True)


def company_key_column(**options: Any) -> Any:
    """Key of a company; its rows go with it."""
    return text_column(foreign_key="company.key", ondelete="CASCADE", **options)


def tuple_column() -> Any:
    """A tuple of texts."""
    return Field(sa_type=TextTuple)


def mapping_column() -> Any:
    """A mapping, in its order."""
    return Field(sa_type=TextMapping)


def time_column(**options: Any) -> Any:
    """An aware UTC time."""
    return Field(sa_type=UtcDateTime, **options)


class Base(SQLModel):
    """Base of all tables; they do not share the metadata of other packages."""

    metadata: ClassVar[MetaData] = METADATA
