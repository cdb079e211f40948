"""Which company or contact remains of one that was merged into another."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection
from sqlalchemy import select as sa_select

from prospects.mention import Mention
from prospects.merge import MergeOf, final_keys
from prospects.store.bulk import table_of
from prospects.store.merge_tables import MergeRow

_MERGE = table_of(MergeRow)


def merged_keys(connection: Connection, what: MergeOf) -> dict[str, str]:
    """Merged key -> the key that remains, for all merges that hold."""
    query = sa_select(_MERGE.c.merged, _MERGE.c.kept).where(
        _MERGE.c.what == what, _MERGE.c.undone_at.is_(None)
    )
    return final_keys({row.merged: row.kept for row in connection.execute(query)})


def led_to_remaining(connection: Connection, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions under the companies that remain; one that is led elsewhere says why."""
    remains = merged_keys(connection, "company")
    if not remains:
        return list(mentions)
    query = sa_select(_MERGE.c.kept, _MERGE.c.merged, _MERGE.c.why).where(
        _MERGE.c.what == "company", _MERGE.c.undone_at.is_(None)
    )
    steps = {row.merged: row for row in connection.execute(query)}
    why: dict[str, str] = {}
    for merged, kept in remains.items():
        step = steps[merged]
        while step.kept != kept:
            step = steps[step.kept]
        why[merged] = step.why
    return [
        replace(m, company_key=remains[m.company_key], why=why[m.company_key])
        if m.company_key in remains
        else m
        for m in mentions
    ]
