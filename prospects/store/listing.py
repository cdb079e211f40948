"""Chunks of a million mentions: most are the only one of their company, and take one row."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Self

from sqlalchemy import Connection, func
from sqlalchemy import select as sa_select

from prospects.company import domain_of_key
from prospects.mention_columns import MentionColumns
from prospects.store.bulk import among, in_batches, insert_columns, table_of
from prospects.store.columns import storable_json
from prospects.store.database import Database
from prospects.store.mentions import add_mentions
from prospects.store.remaining import merged_keys
from prospects.store.tables import CompanyRow, MentionRow

_TRANSACTION_ROWS = 100_000
_CACHE = "PRAGMA cache_size = -16384"
"""16 MiB: keys are taken in the order of their index, so more of it would not be faster."""
_COMPANY, _MENTION = table_of(CompanyRow), table_of(MentionRow)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of mentions: each is counted once.

    Attributes:
        new: Mentions of companies that nothing had told of.
        merged: Mentions of companies that another row had told of, in this list or another.
        renewed: Mentions that took the place of what an older version of their list said.
    """

    new: int = 0
    merged: int = 0
    renewed: int = 0

    def __add__(self, other: Self) -> "Taken":
        """Both together."""
        return Taken(self.new + other.new, self.merged + other.merged, self.renewed + other.renewed)


class ListingDoors(Database):
    """Doors of whole lists."""

    def save_listing(self, chunks: Iterable[MentionColumns]) -> Iterator[Taken]:
        """Add the mentions of a list, chunk by chunk; what comes out is as of `save_mentions`.

        Some 100,000 of them are one transaction: an index that is filled in no order is written
        once a transaction, however many rows went into it.

        Yields:
            What became of each chunk, as it is taken.
        """
        rest, is_open = iter(chunks), True
        while is_open:
            with self._writing() as connection:
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql(_CACHE)
                room, is_open = _TRANSACTION_ROWS, False
                for mentions in rest:
                    yield _save(connection, mentions)
                    room -= len(mentions)
                    if is_open := room <= 0:
                        break

    def count_companies(self) -> int:
        """Companies that are stored, those that were merged into another one included."""
        with self._reading() as session:
            count = session.connection().scalar(sa_select(func.count()).select_from(_COMPANY))
        return int(count or 0)


def _save(connection: Connection, mentions: MentionColumns) -> Taken:
    # Two writers that take rows in the same order cannot block each other; and an index is faster
    # in its own order, for look-ups as well.
    places = dict(zip(mentions.keys, range(len(mentions)), strict=True))
    keys = sorted(places)
    known, alone = _known(connection, mentions, keys), _alone(mentions, keys, places)
    if led := merged_keys(connection, "company"):
        alone = [at for at in alone if mentions.keys[at] not in led]
    new = [at for at in alone if mentions.keys[at] not in known]
    renewed = [at for at in alone if known.get(mentions.keys[at])]
    _put(connection, mentions, new, put=False)
    _put(connection, mentions, renewed, put=True)
    rest = sorted(set(range(len(mentions))).difference(new, renewed))
    for batch in in_batches(rest):
        add_mentions(connection, mentions.mentions(batch))
    return Taken(len(new), 0, len(renewed)) + _taken(mentions, rest, known)


def _taken(mentions: MentionColumns, rest: Sequence[int], known: Collection[str]) -> Taken:
    """Of mentions that needed a look: the first of a company that nobody knew is new."""
    new = len({mentions.keys[at] for at in rest}.difference(known))
    return Taken(new, len(rest) - new)


def _alone(mentions: MentionColumns, keys: Iterable[str], places: Mapping[str, int]) -> list[int]:
    """Places of mentions that alone tell of their company in this chunk, in the order of keys.

    Args:
        mentions: The chunk.
        keys: Its keys, each once, in order.
        places: Key -> place of its last mention.
    """
    times, whys = Counter(mentions.keys), mentions.whys
    return [at for key in keys if times[key] == 1 and not whys[at := places[key]]]


def _known(
    connection: Connection, mentions: MentionColumns, ordered: Iterable[str]
) -> dict[str, bool]:
    """Key of a stored company -> whether an older version of the list alone told of it."""
    dialect, known = connection.dialect.name, {}
    columns = (_COMPANY.c.key, _COMPANY.c.sources, _COMPANY.c.listed_at)
    is_of_list = re.compile(re.escape(mentions.list_name) + r" row \d+").fullmatch
    for keys in in_batches(ordered):
        rows = connection.execute(
            sa_select(*columns).where(among(_COMPANY.c.key, keys, dialect))
        ).all()
        for key, sources, listed_at in rows:
            is_older = listed_at is not None and listed_at < mentions.observed_at
            known[key] = is_older and len(sources) == 1 and bool(is_of_list(sources[0]))
    return known | dict.fromkeys(
        _with_mentions(connection, [k for k, v in known.items() if v]), False
    )


def _with_mentions(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Companies that have rows of mentions."""
    dialect, found = connection.dialect.name, set()
    for batch in in_batches(keys):
        query = sa_select(_MENTION.c.company_key).where(
            among(_MENTION.c.company_key, batch, dialect)
        )
        found |= set(connection.scalars(query))
    return found


def _put(
    connection: Connection, mentions: MentionColumns, places: Sequence[int], *, put: bool
) -> None:
    """Companies of one mention each."""
    if not places:
        return
    start = storable_json([f"{mentions.list_name} row "])[:-2]
    keys = _at(mentions.keys, places)
    insert_columns(
        connection,
        CompanyRow,
        {
            "key": keys,
            "domain": list(map(domain_of_key, keys)),
            "name": _at(mentions.names, places),
            "facts": _at(mentions.facts, places),
            "extra": _at(mentions.extra, places),
            "sources": [f'{start}{mentions.rows[at]}"]' for at in places],
            "list_owner": _at(mentions.owners, places),
        },
        put=put,
        listed_at=mentions.observed_at,
    )


def _at(column: Sequence[Any], places: Sequence[int]) -> Sequence[Any]:
    return itemgetter(*places)(column) if len(places) > 1 else [column[at] for at in places]
