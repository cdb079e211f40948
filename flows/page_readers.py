"""Processes that read saved pages, one a core, and their lines in the order of the manifest."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from subprocess import Popen

from enrichment.saved_pages import SavedPage, signals_line
from flows.processes import cores, running
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
    count = min(cores(), len(pages) // _PAGES_PER_PROCESS_MIN)
    if count <= 1:
        yield from (signals_line(page, folder, kinds) for page in pages)
        return
    names = ",".join(sorted(kinds))
    calls = [[str(manifest), str(folder), names, str(n), str(count)] for n in range(count)]
    with running("enrichment.saved_pages", calls) as readers:
        for place, page in enumerate(pages):
            yield _line(readers[place % count], page)


def _line(reader: Popen[bytes], page: SavedPage) -> str:
    assert reader.stdout is not None
    line = reader.stdout.readline()
    if not line.endswith(b"\n"):
        raise RunFailed(f"{page.file}: the process that read it ended; see above for why")
    return line[:-1].decode()
