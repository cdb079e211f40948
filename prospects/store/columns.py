"""Column types that behave alike on SQLite and PostgreSQL."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from prospects.storable import storable_text


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, Mapping):
        return {storable_text(str(key)): _storable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_storable(item) for item in value]
    return value


# `json.dumps` would make an encoder anew for every value.
_encode = json.JSONEncoder(separators=(",", ":")).encode


def storable_json(value: Any) -> str:
    """JSON text of a value, keys in their order, its texts made storable."""
    text = _encode(value)
    # ASCII output shows every odd character as an escape; a clean value is not walked.
    if "\\u0000" in text or "\\ud" in text:
        return _encode(_storable(value))
    return text


# One call a cell: `process_bind_param` would take three, a quarter of the time of a bulk write.
def _plain_text(value: str | None) -> str | None:
    """Storable text; a member of an enum becomes its plain value."""
    if value is None:
        return None
    # The common case without a further call; `storable_text` says the same.
    text = str(value)
    return text if text.isascii() and "\x00" not in text else storable_text(text)


def _utc_time(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone; times are aware and in UTC")
    return value.astimezone(UTC)


# The facts of a page share one time.
@lru_cache(maxsize=1024)
def _sqlite_time(value: datetime | None) -> str | None:
    """The text that SQLAlchemy reads back; sorts as the times do."""
    utc = _utc_time(value)
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


@lru_cache(maxsize=1024)
def _read_sqlite_time(text: str | None) -> datetime | None:
    """The time of a text as `_sqlite_time` writes it."""
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC time; refuses a naive one with ValueError, because SQLite forgets zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """Way of a time into the database."""
        return _sqlite_time if dialect.name == "sqlite" else _utc_time

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Any]:  # noqa: ARG002
        """Way of a time out of the database: with its zone."""
        return _read_sqlite_time if dialect.name == "sqlite" else _utc_time


class PlainText(TypeDecorator[str]):
    """Text without what PostgreSQL cannot hold; see `storable_text`."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:  # noqa: ARG002
        """Way of a text into the database, alike on all."""
        return _plain_text


def _mapping_json(value: Mapping[str, Any] | None) -> str:
    return storable_json(None if value is None else dict(value))


def _list_json(value: Iterable[str] | None) -> str:
    return storable_json(None if value is None else list(value))


class TextMapping(TypeDecorator[Mapping[str, Any]]):
    """A mapping as JSON, in its order."""

    impl = JSON
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Way of a mapping into the database."""
        return _mapping_json if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: Any, _dialect: Dialect) -> dict[str, Any] | None:
        """A dict, whatever kind of mapping it was."""
        return None if value is None else dict(value)


class TextTuple(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts as a JSON list."""

    impl = JSON
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Way of texts into the database."""
        return _list_json if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: Any, _dialect: Dialect) -> Any:
        """A list, which JSON knows."""
        return None if value is None else list(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> tuple[str, ...] | None:
        """A tuple again."""
        return None if value is None else tuple(value)
