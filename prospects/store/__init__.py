"""The only place that knows tables and sessions: SQLite for one machine, PostgreSQL for many.

`open_store` gives a `Store`; its doors take and give the records of `prospects`. What cannot be
stored by both databases (NUL characters, lone surrogates) is dropped from texts on the way in;
`storable_text` says what is left.
"""

from prospects.storable import storable_text
from prospects.store.listing import Taken
from prospects.store.mentions import ListReading
from prospects.store.migrating import upgrade_database
from prospects.store.queue import PastTouch
from prospects.store.scope import ListFile, Scope
from prospects.store.store import Store, open_store
from prospects.store.suppressions import Declaration

__all__ = [
    "Declaration",
    "ListFile",
    "ListReading",
    "PastTouch",
    "Scope",
    "Store",
    "Taken",
    "open_store",
    "storable_text",
    "upgrade_database",
]
