"""What the market is counted from: which companies there are, and whom we contacted."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Text, cast
from sqlmodel import col, select

from prospects.store.columns import storable_json
from prospects.store.database import Database
from prospects.store.remaining import merged_keys
from prospects.store.result_tables import QueueEntryRow
from prospects.store.tables import CompanyRow


class MarketDoors(Database):
    """Doors to keys alone, so that any number of companies can be gone through in pieces."""

    def company_keys(self) -> list[str]:
        """Keys of all companies in their order, without those that were merged into another."""
        with self._reading() as session:
            merged = merged_keys(session.connection(), "company")
            return sorted(set(session.exec(select(CompanyRow.key))) - merged.keys())

    def known_extra(self, columns: Iterable[str]) -> set[str]:
        """Those of some columns without canonical field that a list of companies has had.

        Upper and lower case are the same.
        """
        found: set[str] = set()
        with self._reading() as session:
            for column in columns:
                key = f"{storable_json(column)}:"
                written = cast(col(CompanyRow.extra), Text).icontains(key, autoescape=True)
                if session.exec(select(CompanyRow.key).where(written).limit(1)).first():
                    found.add(column)
        return found

    def contacted_companies(self, day: date) -> set[str]:
        """Keys of companies with somebody who was queued on a day or before it."""
        query = select(QueueEntryRow.company_key).where(col(QueueEntryRow.day) <= day)
        with self._reading() as session:
            return set(session.exec(query.distinct()))
