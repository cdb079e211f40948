"""Processes that read saved pages, one a core, and their lines in the order of the manifest."""

import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from enrichment.saved_pages import SavedPage, signals_line
from prospects.errors import RunFailed
from prospects.signal import SignalKind

_PAGES_PER_PROCESS_MIN = 100
"""Fewer are read sooner by this process than by one that has to be started."""


def read_saved_pages(
    manifest: Path, pages: Sequence[SavedPage], folder: Path, kinds: Collection[SignalKind]
) -> Iterator[str]:
    """One JSON line a page, in order, as they come.

    Each process reads every n-th page of the manifest by itself and waits when it is far ahead;
    no process outlives the iteration.

    Args:
        manifest: The file, for the other processes.
        pages: Its rows.
        folder: Where the pages lie.
        kinds: Families of signals that are wanted.

    Raises:
        RunFailed: A process ended before its last page.
    """
    count = min(_cores(), len(pages) // _PAGES_PER_PROCESS_MIN)
    if count <= 1:
        yield from (signals_line(page, folder, kinds) for page in pages)
        return
    readers = [_start(manifest, folder, kinds, place, count) for place in range(count)]
    try:
        for place, page in enumerate(pages):
            yield _line(readers[place % count], page)
    finally:
        for reader in readers:
            reader.kill()
            reader.communicate()


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(
    manifest: Path, folder: Path, kinds: Collection[SignalKind], start: int, step: int
) -> subprocess.Popen[bytes]:
    """A fresh interpreter: a forked one would carry this one's threads and memory along."""
    names = ",".join(sorted(kinds))
    arguments = [str(manifest), str(folder), names, str(start), str(step)]
    return subprocess.Popen(  # noqa: S603 - our own module, no shell
        [sys.executable, "-m", "enrichment.saved_pages", *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    )  # fmt: skip


def _line(reader: subprocess.Popen[bytes], page: SavedPage) -> str:
    assert reader.stdout is not None
    line = reader.stdout.readline()
    if not line.endswith(b"\n"):
        raise RunFailed(f"{page.file}: the process that read it ended; see above for why")
    return line[:-1].decode()
