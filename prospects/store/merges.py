"""Merges as rows, who must stay apart, and companies that count for another one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, update
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from prospects.company import Company
from prospects.mention import Mention
from prospects.merge import Apart, Merge, MergeOf
from prospects.store.bulk import in_batches, insert_rows, record_of, row_of, table_of, upsert_rows
from prospects.store.companies import load_companies_of
from prospects.store.database import Database
from prospects.store.hiring_tables import BoardReadingRow, OpeningRow
from prospects.store.mentions import known_mentions, put_mentions
from prospects.store.merge_tables import ApartRow, MergeRow
from prospects.store.remaining import merged_keys
from prospects.store.returning import return_people
from prospects.store.tables import CompanyRow, ContactRow, SignalRow, VisitRow
from prospects.words import fold

_MERGE, _COMPANY = table_of(MergeRow), table_of(CompanyRow)
_CONTACT, _SIGNAL, _VISIT = table_of(ContactRow), table_of(SignalRow), table_of(VisitRow)
_OPENING, _READING = table_of(OpeningRow), table_of(BoardReadingRow)
_KEY = {_CONTACT: "contact_id", _SIGNAL: "signal_key", _OPENING: "opening_key"}


class MergeDoors(Database):
    """Doors of merges."""

    def merge_company(self, merge: Merge) -> Merge:
        """Let a company count for another one, all or nothing.

        What lists say of it is told by the kept company as well. Its contacts go along, and so do
        facts of people; what its site and board said goes along only where nobody read those of
        the kept company. Its own row stays as it is, out of sight, so that it can come back.

        Returns:
            The merge as stored, with what went along.

        Raises:
            DatabaseError: A company is not stored.
        """
        with self._writing() as connection:
            moved = _move_mentions(connection, merge) | _move_rows(connection, merge)
            done = replace(merge, moved=moved)
            insert_rows(connection, MergeRow, [row_of(done)])
        return done

    def undo_company_merge(self, merge: Merge, by: str, at: datetime) -> None:
        """Give a merged company back what it had, and what lists have said of it since."""
        with self._writing() as connection:
            _return_mentions(connection, merge)
            for table in (_CONTACT, _SIGNAL, _OPENING):
                for keys in in_batches(merge.moved.get(table.name, ())):
                    among = table.c[_KEY[table]].in_(keys)
                    _rename(connection, table, merge.kept, merge.merged, among)
            return_people(connection, merge)
            for board_key, day in merge.moved.get(_READING.name, ()):
                where = and_(_READING.c.board_key == board_key,
                             _READING.c.day == date.fromisoformat(day))  # fmt: skip
                _rename(connection, _READING, merge.kept, merge.merged, where)
            mark_undone(connection, merge, by, at)

    def load_merges(
        self, *, day: date | None = None, keys: Iterable[str] | None = None
    ) -> list[Merge]:
        """Merges in the order in which they were made, those that were undone included.

        Args:
            day: Of one day only.
            keys: Only those in which one of these remains or counts for another.
        """
        query = select(MergeRow)
        if day is not None:
            query = query.where(MergeRow.day == day)
        found: dict[str, Merge] = {}
        with self._reading() as session:
            for batch in [None] if keys is None else in_batches(dict.fromkeys(keys)):
                part = query if batch is None else query.where(_names(batch))
                found |= {row.merge_id: record_of(Merge, row) for row in session.exec(part)}
        return sorted(found.values(), key=lambda m: (m.merged_at, m.merge_id))

    def load_merge(self, merge_id: str) -> Merge | None:
        """One merge, or None."""
        with self._reading() as session:
            row = session.get(MergeRow, merge_id)
            return record_of(Merge, row) if row else None

    def load_redirects(self, day: date) -> list[tuple[str, str, str]]:
        """Domain, the domain that its site leads to, and where that was seen; as last seen.

        What a site first showed on the day itself is left out, or the same day made again would
        be another one; what a person states counts at once.
        """
        query = (
            sa_select(_SIGNAL.c.company_key, _SIGNAL.c.value, _SIGNAL.c.source_url)
            .where(
                _SIGNAL.c.name == "redirect_domain",
                _SIGNAL.c.withdrawn_on.is_(None),
                or_(_SIGNAL.c.origin == "person", _SIGNAL.c.first_seen_on < day),
            )
            .order_by(_SIGNAL.c.origin == "person", _SIGNAL.c.last_seen_at)
        )
        with self._reading() as session:
            latest = {
                row[0]: (row[0], row[1], row[2]) for row in session.connection().execute(query)
            }
        return [latest[key] for key in sorted(latest)]

    def load_namesakes(self, names: Iterable[str]) -> list[Company]:
        """Companies with a web site whose names begin with the same word as some names do."""
        wanted = {first for name in names if (first := _first_word(name))}
        columns = (_COMPANY.c.key, _COMPANY.c.name)
        query = sa_select(*columns).where(_COMPANY.c.domain.is_not(None), _COMPANY.c.name != "")
        with self._reading() as session:
            keys = [
                key
                for key, name in (session.connection().execute(query) if wanted else ())
                if _first_word(name) in wanted
            ]
            gone = merged_keys(session.connection(), "company")
            found = load_companies_of(session, keys)
        return [company for company in found if company.key not in gone]

    def load_employers_by_name(self) -> set[str]:
        """Keys of companies without a web site for which stored contacts work."""
        query = sa_select(_CONTACT.c.company_key).distinct()
        with self._reading() as session:
            named = query.where(_CONTACT.c.company_key.startswith("name:"))
            return {row[0] for row in session.connection().execute(named)}

    def load_merged_keys(self, what: MergeOf) -> dict[str, str]:
        """Merged key -> the key that remains, for all merges that hold."""
        with self._reading() as session:
            return merged_keys(session.connection(), what)

    def add_apart(self, pairs: Iterable[Apart]) -> None:
        """Say of some that they are two."""
        with self._writing() as connection:
            upsert_rows(connection, ApartRow, map(row_of, pairs))

    def load_apart(self, what: MergeOf) -> list[Apart]:
        """All pairs that are never merged."""
        with self._reading() as session:
            rows = session.exec(select(ApartRow).where(ApartRow.what == what))
            return [record_of(Apart, row) for row in rows]


def mark_undone(connection: Connection, merge: Merge, by: str, at: datetime) -> None:
    """Write down that a merge was taken back."""
    mine = _MERGE.c.merge_id == merge.merge_id
    connection.execute(update(_MERGE).where(mine).values(undone_at=at, undone_by=by))


def _first_word(name: str) -> str:
    """First word of a name, at which names are looked up; legal forms stand at the end."""
    return fold(name).partition(" ")[0]


def _names(keys: Sequence[str]) -> ColumnElement[bool]:
    return or_(col(MergeRow.kept).in_(keys), col(MergeRow.merged).in_(keys))


def _move_mentions(connection: Connection, merge: Merge) -> dict[str, Any]:
    known = known_mentions(connection, [merge.kept, merge.merged])
    own = known[merge.kept]
    added = [replace(m, company_key=merge.kept, why=merge.why) for m in known[merge.merged]]
    put_mentions(connection, {merge.kept: [*own, *added]})
    left = {(m.list_name, m.row) for m in known_mentions(connection, [merge.kept])[merge.kept]}
    dropped = [mention for mention in own if (mention.list_name, mention.row) not in left]
    return {"mention": [_plain(mention) for mention in dropped]}


def _return_mentions(connection: Connection, merge: Merge) -> None:
    known = known_mentions(connection, [merge.kept, merge.merged])
    own = [m for m in known[merge.kept] if not _is_of_merged(m, merge)]
    lists = {mention.list_name for mention in own}
    saved = map(_mention, merge.moved.get("mention", ()))
    own += [mention for mention in saved if mention.list_name not in lists]
    theirs = known[merge.merged]
    had = {(m.list_name, m.row, m.observed_at) for m in theirs}
    since = [
        replace(m, company_key=merge.merged, why="")
        for m in known[merge.kept]
        if _is_of_merged(m, merge) and (m.list_name, m.row, m.observed_at) not in had
    ]
    put_mentions(
        connection, {merge.kept: own} | ({merge.merged: [*theirs, *since]} if since else {})
    )


def _is_of_merged(mention: Mention, merge: Merge) -> bool:
    """Whether a mention of the kept company tells of the one that was merged into it."""
    led = f"{merge.merged} was merged into {merge.kept}"
    return mention.why == merge.why or led in mention.why or mention.domain == merge.merged


def _plain(mention: Mention) -> dict[str, Any]:
    at = mention.observed_at
    return asdict(mention) | {
        "facts": dict(mention.facts), "extra": dict(mention.extra),
        "observed_at": at.isoformat() if at else None,
    }  # fmt: skip


def _mention(plain: Mapping[str, Any]) -> Mention:
    at = plain["observed_at"]
    return Mention(**{**plain, "observed_at": datetime.fromisoformat(at) if at else None})


def _move_rows(connection: Connection, merge: Merge) -> dict[str, Any]:
    """Rows of other tables, and which of them went along."""
    moved: dict[str, Any] = {_CONTACT.name: _moved(connection, _CONTACT, merge)}
    of_people = and_(_SIGNAL.c.origin == "person", _SIGNAL.c.name.not_in(_stated(merge.kept)))
    facts = _moved(connection, _SIGNAL, merge, and_(of_people, _free(_SIGNAL, merge.kept)))
    is_read = sa_select(_VISIT.c.day).where(
        _VISIT.c.company_key == merge.kept, _VISIT.c.state == "read"
    )
    if connection.execute(is_read.limit(1)).first() is None:
        of_site = and_(_SIGNAL.c.origin == "site", _free(_SIGNAL, merge.kept))
        facts += _moved(connection, _SIGNAL, merge, of_site)
    moved[_SIGNAL.name] = facts
    looks = sa_select(_READING.c.board_key, _READING.c.day)
    if not connection.execute(looks.where(_READING.c.company_key == merge.kept).limit(1)).first():
        theirs = connection.execute(looks.where(_READING.c.company_key == merge.merged))
        moved[_READING.name] = [[board, day.isoformat()] for board, day in theirs]
        moved[_OPENING.name] = _moved(connection, _OPENING, merge, _free(_OPENING, merge.kept))
        _rename(connection, _READING, merge.merged, merge.kept, and_(True))
    return moved


def _stated(company_key: str) -> Any:
    """Fields of which a fact of a person stands at a company."""
    return sa_select(_SIGNAL.c.name).where(
        _SIGNAL.c.company_key == company_key,
        _SIGNAL.c.origin == "person",
        _SIGNAL.c.withdrawn_on.is_(None),
    )


def _free(table: Any, company_key: str) -> ColumnElement[bool]:
    """Whether a company has no row of the same key yet."""
    key = table.c[_KEY[table]]
    taken = sa_select(key).where(table.c.company_key == company_key)
    return key.not_in(taken)  # type: ignore[no-any-return]


def _moved(
    connection: Connection, table: Any, merge: Merge, where: ColumnElement[bool] | None = None
) -> list[str]:
    """Give rows of the merged company to the kept one; their keys."""
    chosen = and_(True) if where is None else where
    query = sa_select(table.c[_KEY[table]]).where(table.c.company_key == merge.merged, chosen)
    keys = [row[0] for row in connection.execute(query)]
    _rename(connection, table, merge.merged, merge.kept, chosen)
    return keys


def _rename(
    connection: Connection, table: Any, old: str, new: str, where: ColumnElement[bool]
) -> None:
    mine = and_(table.c.company_key == old, where)
    connection.execute(update(table).where(mine).values(company_key=new))
