"""Changes of many companies at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select

from prospects.change import Changes, changes_since
from prospects.signal import Sighting
from prospects.store.bulk import in_batches, record_of
from prospects.store.database import Database
from prospects.store.signals import select_sightings, sighting_of
from prospects.store.tables import VisitRow
from prospects.visit import Visit

_COMPANIES_AT_ONCE = 500


class ChangeDoors(Database):
    """The door to changes."""

    def load_changes(self, keys: Iterable[str], since: date | None = None) -> dict[str, Changes]:
        """What has changed at companies since a day; see `prospects.change`.

        Args:
            keys: Companies.
            since: Day after which a change counts; None is each one's good visit before the latest.

        Returns:
            Company key -> its changes, in the order of the keys; a company whose site was read
            less than twice is left out, for nothing can be told.
        """
        found: dict[str, Changes] = {}
        for batch in in_batches(keys, _COMPANIES_AT_ONCE):
            sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
            visits: defaultdict[str, list[Visit]] = defaultdict(list)
            with self._reading() as session:
                query = select_sightings(batch, None, only_current=False)
                for row in session.connection().execute(query):
                    sightings[row.company_key].append(sighting_of(row))
                mine = col(VisitRow.company_key).in_(batch)
                for visit in session.exec(select(VisitRow).where(mine)):
                    visits[visit.company_key].append(record_of(Visit, visit))
            for key in batch:
                if changes := changes_since(sightings[key], visits[key], since):
                    found[key] = changes
        return found
