"""The pages of the page store, read anew by every core."""

import selectors
from collections.abc import Callable, Iterator, Sequence
from subprocess import Popen

from flows.page_rereader import Reread, reread_companies
from flows.processes import cores, running
from prospects.errors import RunFailed
from prospects.store import Store

_COMPANIES_PER_PROCESS_MIN = 100
"""Fewer are read sooner by this process than by one that has to be started."""


def reread_stored_pages(
    store: Store, keys: Sequence[str], database: str, fingerprints: str,
    advance: Callable[[int], None],
) -> Reread:  # fmt: skip
    """Read the kept pages of companies with today's extractors; every batch is saved as it comes.

    Args:
        store: The database.
        keys: Companies with kept pages.
        database: Its address, for other processes.
        fingerprints: File or folder that technologies are known by; "" is ours.
        advance: Is told the number of companies just done.

    Raises:
        RunFailed: A process ended before its last company; what was saved stays.
    """
    done = Reread()
    count = min(cores(), len(keys) // _COMPANIES_PER_PROCESS_MIN)
    if count > 1:
        batches = _by_processes(database, count, fingerprints)
    else:
        batches = reread_companies(store, keys, fingerprints)
    for batch in batches:
        done += batch
        advance(batch.companies)
    return done


def _by_processes(database: str, count: int, fingerprints: str) -> Iterator[Reread]:
    calls = [[str(place), str(count), fingerprints] for place in range(count)]
    with (
        running("flows.page_rereader", calls, {"PROSPECTS_DATABASE": database}) as rereaders,
        selectors.DefaultSelector() as waiting,
    ):
        for process in rereaders:
            assert process.stdout is not None
            waiting.register(process.stdout, selectors.EVENT_READ, process)
        while waiting.get_map():
            for ready, _ in waiting.select():
                batch = _read_batch(ready.data)
                if batch:
                    yield batch
                else:
                    waiting.unregister(ready.fileobj)


def _read_batch(process: Popen[bytes]) -> Reread | None:
    """One batch, or None at the good end of a process."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if line.endswith(b"\n"):
        return Reread(*map(int, line.split()))
    if process.wait():
        raise RunFailed("a process that read pages anew ended too soon; see above for why")
    return None
