"""People of a company whose merge is undone: who goes back to it, and what lists say of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, and_, select, update

from prospects.contact import mention_id
from prospects.merge import Merge
from prospects.store.bulk import in_batches, table_of
from prospects.store.contact_records import contact_of_record
from prospects.store.merge_tables import ContactMentionRow
from prospects.store.tables import CompanyRow, ContactRow

_COMPANY, _CONTACT = table_of(CompanyRow), table_of(ContactRow)
_MENTION = table_of(ContactMentionRow)


def return_people(connection: Connection, merge: Merge) -> None:
    """Give a company that comes back its people and what lists say of them there.

    Whom its own rows alone have named since the merge goes back. A mention goes back that was said
    of it before, whose row is its own, or that tells of somebody who is there and is no row of the
    other company.

    Args:
        connection: In a transaction; mentions of companies and who went along are back already.
        merge: The merge that is undone.
    """
    theirs = _rows_of(connection, merge.merged)
    named = connection.execute(
        select(_CONTACT.c.contact_id, _CONTACT.c.sources).where(
            _CONTACT.c.company_key == merge.kept
        )
    )
    for keys in in_batches(key for key, rows in named.all() if rows and theirs.issuperset(rows)):
        mine = _CONTACT.c.contact_id.in_(keys)
        connection.execute(update(_CONTACT).where(mine).values(company_key=merge.merged))
    for key, record in _returning(connection, merge, theirs):
        this = and_(_MENTION.c.mention_id == key[0], _MENTION.c.list_name == key[1])
        said = record | {"company_key": merge.merged}
        connection.execute(update(_MENTION).where(this).values(record=said))


def _rows_of(connection: Connection, company_key: str) -> set[str]:
    """Rows of lists that tell of a company."""
    query = select(_COMPANY.c.sources).where(_COMPANY.c.key == company_key)
    return set(connection.execute(query).scalar_one_or_none() or ())


def _returning(
    connection: Connection, merge: Merge, theirs: set[str]
) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Mentions of people that stand under the kept company and are of the other: key and record."""
    others = _rows_of(connection, merge.kept)
    said = (_MENTION.c.mention_id, _MENTION.c.list_name, _MENTION.c.record)
    query = (
        select(*said, _CONTACT.c.company_key)
        .join(_CONTACT, _CONTACT.c.contact_id == _MENTION.c.contact_id)
        .where(_CONTACT.c.company_key.in_([merge.kept, merge.merged]))
    )
    for key, list_name, record, company_key in connection.execute(query).all():
        if record["company_key"] != merge.kept:
            continue
        is_there = company_key == merge.merged and others.isdisjoint(record["sources"])
        if is_there or _is_theirs(key, record, theirs, merge.merged):
            yield (key, list_name), dict(record)


def _is_theirs(said: str, record: Mapping[str, Any], theirs: set[str], company_key: str) -> bool:
    """Whether a mention was said of a company before its merge, or stands in rows of its own."""
    rows = record["sources"]
    if rows and theirs.issuperset(rows):
        return True
    return mention_id(contact_of_record({**record, "company_key": company_key})) == said
