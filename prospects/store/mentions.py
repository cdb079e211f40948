"""What rows of lists say of companies: mentions, and companies as the merge of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, delete
from sqlalchemy import select as sa_select
from sqlmodel import Session, select

from prospects.mention import Mention, is_told_by, mentions_of, merge_mentions, newest_readings
from prospects.store.bulk import (
    among,
    in_batches,
    insert_rows,
    record_of,
    row_of,
    table_of,
    upsert_rows,
)
from prospects.store.companies import load_companies_of
from prospects.store.database import Database
from prospects.store.remaining import led_to_remaining
from prospects.store.tables import CompanyRow, ListReadingRow, MentionRow

_MENTION = table_of(MentionRow)
_COLUMNS = [_MENTION.c[field.name] for field in fields(Mention)]


@dataclass(frozen=True, slots=True)
class ListReading:
    """The latest reading of a list.

    Attributes:
        list_name: What people call the list.
        read_at: Aware UTC time that its mentions got.
        columns: Field of a company -> the column that it was taken from.
    """

    list_name: str
    read_at: datetime
    columns: Mapping[str, str]


class MentionDoors(Database):
    """Doors of mentions."""

    def save_mentions(self, mentions: Iterable[Mention]) -> None:
        """Add mentions, and store the companies that they and the known ones make together.

        Of each company the mentions of an older reading of the same list go. Each batch of 5,000
        is one transaction.
        """
        for batch in in_batches(mentions):
            with self._writing() as connection:
                add_mentions(connection, batch)

    def load_mentions(self, keys: Iterable[str]) -> dict[str, list[Mention]]:
        """All mentions of companies, those that only the company's own row tells included.

        Args:
            keys: Companies; a key that is not known gives none.

        Returns:
            Company key -> its mentions, in no order that means anything.
        """
        found: dict[str, list[Mention]] = {}
        with self._reading() as session:
            for batch in in_batches(dict.fromkeys(keys)):
                found |= known_mentions(session.connection(), batch)
        return found

    def load_kept_mentions(self, keys: Iterable[str]) -> dict[str, list[Mention]]:
        """Mentions of companies that have rows of their own; see `mentions_of` for the others."""
        with self._reading() as session:
            kept: dict[str, list[Mention]] = {}
            for batch in in_batches(dict.fromkeys(keys)):
                kept |= _kept_mentions(session.connection(), batch)
        return kept

    def save_list_reading(self, reading: ListReading) -> None:
        """Remember which columns a list's fields were taken from; replaces an older reading."""
        with self._writing() as connection:
            upsert_rows(connection, ListReadingRow, [row_of(reading)], unless_older="read_at")

    def load_list_readings(self) -> dict[str, ListReading]:
        """List name -> its latest reading."""
        with self._reading() as session:
            found = [record_of(ListReading, row) for row in session.exec(select(ListReadingRow))]
        return {reading.list_name: reading for reading in found}


def add_mentions(connection: Connection, mentions: Iterable[Mention]) -> None:
    """Add mentions within a transaction; see `MentionDoors.save_mentions`."""
    new: dict[str, list[Mention]] = defaultdict(list)
    for mention in led_to_remaining(connection, mentions):
        new[mention.company_key].append(mention)
    known = known_mentions(connection, list(new))
    put_mentions(connection, {key: [*known.get(key, ()), *new[key]] for key in new})


def put_mentions(connection: Connection, mentions: Mapping[str, Iterable[Mention]]) -> None:
    """Say within a transaction which mentions companies have, in place of those stored.

    Args:
        connection: In a transaction.
        mentions: Company key -> at least one mention of it, in any order.
    """
    # Two writers that take rows in the same order cannot block each other.
    newest = {key: _distinct(newest_readings(mentions[key])) for key in sorted(mentions)}
    companies = {key: merge_mentions(some) for key, some in newest.items()}
    upsert_rows(connection, CompanyRow, map(row_of, companies.values()))
    for batch in in_batches(newest):
        mine = among(_MENTION.c.company_key, batch, connection.dialect.name)
        connection.execute(delete(MentionRow).where(mine))
    several = (
        mention
        for key, some in newest.items()
        for mention in some
        if len(some) > 1 or not is_told_by(companies[key], mention)
    )
    insert_rows(connection, MentionRow, map(row_of, several))


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """Each row of a list once; the last one given counts."""
    return list({(mention.list_name, mention.row): mention for mention in mentions}.values())


def known_mentions(connection: Connection, keys: Sequence[str]) -> dict[str, list[Mention]]:
    """All mentions of companies within a transaction; see `MentionDoors.load_mentions`."""
    kept = _kept_mentions(connection, keys)
    with Session(connection) as session:
        companies = load_companies_of(session, [key for key in keys if key not in kept])
    return kept | {company.key: mentions_of(company) for company in companies}


def _kept_mentions(connection: Connection, keys: Sequence[str]) -> dict[str, list[Mention]]:
    mine = among(_MENTION.c.company_key, keys, connection.dialect.name)
    found: dict[str, list[Mention]] = defaultdict(list)
    for row in connection.execute(sa_select(*_COLUMNS).where(mine)):
        found[row[0]].append(Mention(*row))
    return dict(found)
