"""One run a day and database; the operating system or server frees the lock of a killed run."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import text

from prospects.errors import DatabaseError, RunLocked
from prospects.store.database import Database, translated


class LockDoors(Database):
    """The lock of a day."""

    @contextmanager
    def lock_day(self, day: date) -> Iterator[None]:
        """Hold the lock of a day; nobody waits.

        On SQLite it lies on the file `<database>.<day>.lock`, which stays behind and is harmless;
        it works between processes of one machine. On PostgreSQL it is an advisory lock, which
        works between machines.

        Raises:
            RunLocked: Another run of this day and database is at work.
        """
        held = self._file_lock(day) if self.address.file else self._server_lock(day)
        with held:
            yield

    @contextmanager
    def _file_lock(self, day: date) -> Iterator[None]:
        path = Path(f"{self.address.file}.{day.isoformat()}.lock")
        try:
            file = path.open("a")
        except OSError as error:
            raise DatabaseError(f"lock file {path}: {error.strerror}") from None
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise self._locked(day) from None
            try:
                yield
            finally:
                # A forked worker may still hold the file open; closing ours would not free it.
                fcntl.flock(file, fcntl.LOCK_UN)

    @contextmanager
    def _server_lock(self, day: date) -> Iterator[None]:
        key = advisory_key(day)
        # The lock lives as long as its connection, so the connection is nobody else's.
        with translated(self.address):
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            with translated(self.address):
                connection.detach()
                query = text("SELECT pg_try_advisory_lock(:key)")
                if not connection.execute(query, {"key": key}).scalar():
                    raise self._locked(day)
            yield
        finally:
            connection.close()

    def _locked(self, day: date) -> RunLocked:
        return RunLocked(
            f"another run of {day.isoformat()} is at work on database {self.address.name}; "
            "wait until it ends, or name another database with --database"
        )


def advisory_key(day: date) -> int:
    """Number of a day's lock among the advisory locks of a PostgreSQL database."""
    digest = hashlib.sha256(f"prospects {day.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
