"""Changes of many companies at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection
from sqlalchemy import select as sa_select
from sqlmodel import col

from prospects.change import Changes, changes_since
from prospects.signal import Sighting, SignalKind
from prospects.store.bulk import in_batches, record_of, table_of
from prospects.store.database import Database
from prospects.store.signals import select_sightings, sighting_of
from prospects.store.tables import SignalRow, VisitRow
from prospects.visit import Visit

_COMPANIES_AT_ONCE = 500


class ChangeDoors(Database):
    """The door to changes."""

    def load_changes(
        self, keys: Iterable[str], since: date | None = None, kind: SignalKind | None = None
    ) -> dict[str, Changes]:
        """What has changed at companies since a day; see `prospects.change`.

        Args:
            keys: Companies.
            since: Day after which a change counts; None is each one's good visit before the latest.
            kind: Kind of the facts; None is every kind.

        Returns:
            Company key -> its changes, in the order of the keys; a company whose site was read
            less than twice is left out, for nothing can be told.
        """
        found: dict[str, Changes] = {}
        for batch in in_batches(keys, _COMPANIES_AT_ONCE):
            with self._reading() as session:
                visits = _good_visits(session.connection(), batch)
                told = [key for key in batch if len(visits.get(key, ())) > 1]
                sightings = _sightings(session.connection(), told, kind)
            for key in told:
                if changes := changes_since(sightings.get(key, ()), visits[key], since):
                    found[key] = changes
        return found


def _good_visits(connection: Connection, keys: Sequence[str]) -> dict[str, list[Visit]]:
    # Rows of columns and no objects of the session: a company that is read daily has hundreds.
    visit = table_of(VisitRow)
    query = sa_select(*visit.columns).where(visit.c.company_key.in_(keys), visit.c.state == "read")
    found: defaultdict[str, list[Visit]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.company_key].append(record_of(Visit, row))
    return found


def _sightings(
    connection: Connection, keys: Sequence[str], kind: SignalKind | None
) -> dict[str, list[Sighting]]:
    found: defaultdict[str, list[Sighting]] = defaultdict(list)
    if not keys:
        return found
    query = select_sightings(keys, None, only_current=False)
    if kind is not None:
        query = query.where(col(SignalRow.kind) == kind)
    for row in connection.execute(query):
        found[row.company_key].append(sighting_of(row))
    return found
