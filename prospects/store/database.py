"""Engine, transactions and the translation of what a database complains about."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from prospects.errors import DatabaseError
from prospects.store.address import DatabaseAddress
from prospects.store.columns import storable_json

_WAIT_SECONDS = 30
_PRAGMAS = (
    f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000}",
    # Of a new database; rows of companies are some 500 bytes, and take a quarter less to write.
    "PRAGMA page_size = 8192",
    # With WAL a killed process loses nothing that was committed; only a power cut may.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    # What many writers let grow is given back at the next checkpoint.
    f"PRAGMA journal_size_limit = {64 * 2**20}",
)
_CONNECT_TIMEOUT_SECONDS = 10
_POOL_TIMEOUT_SECONDS = 120


class Database:
    """An open database: what every group of doors stands on.

    Attributes:
        address: Where it lies; `address.name` is safe to be shown.
    """

    def __init__(self, engine: Engine, address: DatabaseAddress) -> None:
        self._engine = engine
        self.address = address

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with translated(self.address), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self.address), writing(self._engine) as connection:
            yield connection


def make_engine(address: DatabaseAddress) -> Engine:
    """Engine for an address; opens nothing yet. Its errors never show parameters."""
    if address.file is None:
        return create_engine(
            address.url, json_serializer=storable_json, hide_parameters=True, pool_pre_ping=True,
            pool_timeout=_POOL_TIMEOUT_SECONDS,
            connect_args={"connect_timeout": _CONNECT_TIMEOUT_SECONDS},
        )  # fmt: skip
    engine = create_engine(
        address.url, json_serializer=storable_json, hide_parameters=True,
        pool_timeout=_POOL_TIMEOUT_SECONDS,
    )  # fmt: skip
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma).close()
        _switch_to_wal(connection)
    except sqlite3.Error:
        connection.close()
        raise


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # Alone of all statements this one does not wait while another process switches.
    deadline = time.monotonic() + _WAIT_SECONDS
    while not _is_wal(connection):
        if time.monotonic() > deadline:
            raise sqlite3.OperationalError("database is locked")
        time.sleep(0.01)


def _is_wal(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = WAL").close()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that starts as a reader cannot wait for its turn to write; it fails at once.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all or nothing; a second writer of SQLite waits for it."""
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        yield connection


@contextmanager
def translated(address: DatabaseAddress) -> Iterator[None]:
    """Turn a database's complaint into one line without password or parameters.

    Raises:
        DatabaseError: The database cannot be reached or refuses.
        ValueError: A value has no place in its column (a naive time).
    """
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseError(f"database {address.name}: {_one_line(cause, address)}") from None
    except StatementError as error:
        if isinstance(error.orig, ValueError):
            raise error.orig from None
        raise


def _one_line(cause: BaseException | None, address: DatabaseAddress) -> str:
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    # A second line of PostgreSQL shows the row at fault, which may be a person.
    line = " ".join(lines[0].split())
    password = address.url.password
    return line.replace(str(password), "***") if password else line
