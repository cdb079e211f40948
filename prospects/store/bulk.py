"""Bulk statements and the way between records and rows."""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice, repeat
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    Table,
    Text,
    UpdateBase,
    any_,
    func,
    literal,
    select,
)
from sqlalchemy import Row as SqlRow
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
    """Insert new rows, all with the same columns."""
    for batch in in_batches(rows):
        write_rows(connection, _insert(table_of(model)), batch)


def upsert_rows(
    connection: Connection,
    model: type[SQLModel],
    rows: Iterable[Row],
    *,
    keep: tuple[str, ...] = (),
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
    upsert = _upsert(table_of(model), connection.dialect.name, keep, unless_older)
    for batch in in_batches(rows):
        write_rows(connection, upsert, batch)


def write_rows(connection: Connection, statement: UpdateBase, rows: Sequence[Row]) -> None:
    """Execute a statement once a row; its parameters are named as the keys of the rows.

    Args:
        connection: In a transaction.
        statement: One that is kept, for it is compiled once; all its parameters are of the rows.
        rows: All with the same keys; none does nothing.
    """
    if rows:
        compiled = _compiled(statement, connection.dialect, tuple(rows[0]))
        connection.exec_driver_sql(compiled.sql, [compiled.parameters(row) for row in rows])


def insert_columns(
    connection: Connection,
    model: type[SQLModel],
    columns: Mapping[str, Sequence[Any]],
    *,
    put: bool = False,
    **shared: Any,
) -> None:
    """Insert rows given as columns, without a look at their values.

    Args:
        connection: In a transaction.
        model: Table to be written.
        columns: Column -> its values as the driver takes them: storable texts, JSON as text.
        put: Put them in place of rows with the same primary key.
        shared: Columns that have one value in all rows, of the type that records have.
    """
    table, dialect = table_of(model), connection.dialect
    statement = _upsert(table, dialect.name, (), None) if put else _insert(table)
    compiled = _compiled(statement, dialect, (*columns, *shared))
    values: dict[str, Iterable[Any]] = dict(columns)
    for name, way in compiled.ways:
        if name in shared:
            values[name] = repeat(way(shared[name]) if way else shared[name])
    names = [name for name, _ in compiled.ways]
    rows = zip(*(values[name] for name in names), strict=False)
    for batch in in_batches(rows):
        given = batch if compiled.positional else [dict(zip(names, r, strict=True)) for r in batch]
        connection.exec_driver_sql(compiled.sql, given)


def among(column: Column[str], keys: Sequence[str], dialect: str) -> ColumnElement[bool]:
    """Whether a column is one of many keys, which are one parameter of the statement."""
    if dialect == "postgresql":
        return column == any_(literal(list(keys), ARRAY(Text)))
    given = func.json_each(json.dumps(list(keys))).table_valued("value")
    return column.in_(select(given.c.value))


@lru_cache(maxsize=64)
def _insert(table: Table) -> UpdateBase:
    return table.insert().inline()


@lru_cache(maxsize=64)
def _upsert(
    table: Table, dialect: str, keep: tuple[str, ...], unless_older: str | None
) -> UpdateBase:
    statement: Any = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    new = statement.excluded
    keys = {column.name for column in table.primary_key}
    changes = {c.name: new[c.name] for c in table.columns if c.name not in keys.union(keep)}
    if not changes:
        return cast("UpdateBase", statement.on_conflict_do_nothing())
    where = new[unless_older] >= table.c[unless_older] if unless_older else None
    upsert = statement.on_conflict_do_update(index_elements=keys, set_=changes, where=where)
    return cast("UpdateBase", upsert)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as its driver takes it: a way of each parameter, in the driver's order."""

    sql: str
    ways: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    positional: bool

    def parameters(self, row: Row) -> tuple[Any, ...] | Row:
        if self.positional:
            return tuple([way(row[name]) if way else row[name] for name, way in self.ways])
        return {name: way(row[name]) if way else row[name] for name, way in self.ways}


# SQLAlchemy compiles once as well, but then spends more on a row than SQLite does on storing it.
@lru_cache(maxsize=64)
def _compiled(statement: UpdateBase, dialect: Dialect, names: tuple[str, ...]) -> _Compiled:
    columns = list(names) if isinstance(statement, Insert) else None
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    ways = tuple(
        (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in compiled.positiontup or names
    )
    return _Compiled(str(compiled), ways, positional=bool(compiled.positional))


@lru_cache(maxsize=64)
def _names(record_type: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("Any", record_type)))


def row_of(record: Any, **more: Any) -> Row:
    """Row of a record whose attributes are columns, with further columns."""
    return {name: getattr(record, name) for name in _names(cast("Hashable", type(record)))} | more


def record_of(record_type: type[T], row: SQLModel | SqlRow[Any], **instead: Any) -> T:
    """Record of a row whose columns are attributes; `instead` replaces some."""
    names = _names(cast("Hashable", record_type))
    values: Mapping[str, Any] = {n: getattr(row, n) for n in names if n not in instead}
    return record_type(**values, **instead)
