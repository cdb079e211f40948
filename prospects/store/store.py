"""The store: all doors of one database."""

from types import TracebackType
from typing import Self

from prospects.store.address import parse_address
from prospects.store.changes import ChangeDoors
from prospects.store.companies import CompanyDoors
from prospects.store.facts import FactDoors
from prospects.store.hiring import HiringDoors
from prospects.store.issues import IssueDoors
from prospects.store.listing import ListingDoors
from prospects.store.locking import LockDoors
from prospects.store.market import MarketDoors
from prospects.store.memories import MemoryDoors
from prospects.store.mentions import MentionDoors
from prospects.store.merges import MergeDoors
from prospects.store.migrating import bring_up, connectable_engine, require_newest
from prospects.store.people import PeopleDoors
from prospects.store.queue import QueueDoors
from prospects.store.rejected import RejectedDoors
from prospects.store.rereading import PageStoreDoors
from prospects.store.runs import RunDoors
from prospects.store.scope import ScopeDoors
from prospects.store.scores import ScoreDoors
from prospects.store.signals import SignalDoors
from prospects.store.suppressions import SuppressionDoors
from prospects.store.visits import VisitDoors


class Store(
    LockDoors, RunDoors, CompanyDoors, MentionDoors, ListingDoors, MergeDoors, PeopleDoors,
    ScopeDoors, MemoryDoors, VisitDoors, PageStoreDoors, SignalDoors, FactDoors, ChangeDoors,
    HiringDoors, IssueDoors, ScoreDoors, QueueDoors, RejectedDoors, SuppressionDoors, MarketDoors,
):  # fmt: skip
    """An open database with the doors of every noun; safe to be shared by threads.

    Not to be handed to another process: that opens its own. Every door that saves is one
    transaction (or, where it says so, one a batch), so a killed process leaves nothing half done.

    Any door raises DatabaseError when the database fails, in one line without its password, and
    ValueError for a naive time.
    """

    def close(self) -> None:
        """Close all connections; a second call does nothing."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(url: str, *, upgrade: bool = True) -> Store:
    """Open a database.

    Args:
        url: Path of a SQLite file, `sqlite:///PATH`, or `postgresql+psycopg://...`. The folder
            of a SQLite file is made.
        upgrade: Make the tables of an empty database and upgrade an older one.

    Raises:
        DatabaseError: It cannot be reached, is not ours, is newer than this code, or is older
            and may not be upgraded.
    """
    address = parse_address(url)
    engine = connectable_engine(address)
    try:
        if upgrade:
            bring_up(engine, address)
        else:
            require_newest(engine, address)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, address)
