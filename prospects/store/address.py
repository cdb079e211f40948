"""Where a database lies, and how it is called in messages: never with its password."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from prospects.errors import DatabaseError

_POSTGRESQL_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_ALLOWED = "use a path, sqlite:///PATH or postgresql+psycopg://USER:PASSWORD@HOST/NAME (--database)"


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where a database lies.

    Attributes:
        url: For SQLAlchemy; holds the password.
        name: For messages: the path of a SQLite file, or "NAME on HOST:PORT".
        file: Path of a SQLite file, or None for PostgreSQL.
    """

    url: URL
    name: str
    file: Path | None


def parse_address(text: str) -> DatabaseAddress:
    """Read a path or URL as the user gives it.

    Raises:
        DatabaseError: It is neither a path nor a URL of SQLite or PostgreSQL.
    """
    if text.startswith(_POSTGRESQL_SCHEMES):
        return _postgresql("postgresql+psycopg://" + text.partition("://")[2])
    path = text.removeprefix("sqlite:///")
    scheme = path.partition("://")[0] if "://" in path else ""
    if scheme or path.startswith("sqlite:"):
        raise DatabaseError(f"{scheme or 'this'} is no database we know; {_ALLOWED}")
    if not path.strip() or path.startswith(":memory:") or "\x00" in path:
        raise DatabaseError(f"the database needs a file; {_ALLOWED}")
    return DatabaseAddress(URL.create("sqlite", database=path), path, Path(path))


def _postgresql(text: str) -> DatabaseAddress:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise DatabaseError(f"the database's URL cannot be read; {_ALLOWED}") from None
    return DatabaseAddress(url, f"{url.database} on {url.host}:{url.port or 5432}", None)
