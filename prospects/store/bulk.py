"""Bulk statements and the way between records and rows."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

BATCH_ROWS = 5_000
"""Rows in one statement and keys in one look-up; below the 32,766 parameters of SQLite."""

T = TypeVar("T")
Row = dict[str, Any]


def in_batches(items: Iterable[T], size: int = BATCH_ROWS) -> Iterator[list[T]]:
    """Lists of at most `size` items, in order."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    return model.metadata.tables[str(model.__tablename__)]


def insert_rows(connection: Connection, model: type[SQLModel], rows: Iterable[Row]) -> None:
    """Insert new rows."""
    for batch in in_batches(rows):
        connection.execute(table_of(model).insert(), batch)


def upsert_rows(
    connection: Connection,
    model: type[SQLModel],
    rows: Iterable[Row],
    *,
    keep: Sequence[str] = (),
    unless_older: str | None = None,
) -> None:
    """Insert rows, or update those whose primary key is there.

    Args:
        connection: In a transaction.
        model: Table to be written.
        rows: One dict a row, all with the same columns.
        keep: Columns that keep the value they had first.
        unless_older: Column by which a row older than the stored one changes nothing.
    """
    table = table_of(model)
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    new = statement.excluded
    keys = {column.name for column in table.primary_key}
    changes = {c.name: new[c.name] for c in table.columns if c.name not in keys.union(keep)}
    where = new[unless_older] >= table.c[unless_older] if unless_older else None
    upsert = (
        statement.on_conflict_do_update(index_elements=keys, set_=changes, where=where)
        if changes
        else statement.on_conflict_do_nothing()
    )
    for batch in in_batches(rows):
        connection.execute(upsert, batch)


@lru_cache(maxsize=64)
def _names(record_type: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("Any", record_type)))


def row_of(record: Any, **more: Any) -> Row:
    """Row of a record whose attributes are columns, with further columns."""
    return {name: getattr(record, name) for name in _names(cast("Hashable", type(record)))} | more


def record_of(record_type: type[T], row: SQLModel, **instead: Any) -> T:
    """Record of a row whose columns are attributes; `instead` replaces some."""
    names = _names(cast("Hashable", record_type))
    values: Mapping[str, Any] = {n: getattr(row, n) for n in names if n not in instead}
    return record_type(**values, **instead)
