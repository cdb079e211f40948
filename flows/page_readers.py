"""Processes that read saved pages, one a core, and their lines in the order of the manifest."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import Popen

from enrichment.manifest import SavedPage
from enrichment.page_lines import LineMaker, Wanted
from enrichment.saved_pages import signals_lines
from enrichment.technology_lines import technology_lines
from flows.processes import cores, running
from prospects.errors import RunFailed

_PAGES_PER_PROCESS_MIN = 100
"""Fewer are read sooner by this process than by one that has to be started."""

_QUICK: tuple[str, LineMaker] = ("enrichment.technology_lines", technology_lines)
_WHOLE: tuple[str, LineMaker] = ("enrichment.saved_pages", signals_lines)


def read_saved_pages(manifest: Path, pages: Sequence[SavedPage], wanted: Wanted) -> Iterator[str]:
    """One JSON line a page, in order, as they come.

    Each process reads every n-th page of the manifest by itself and waits when it is far ahead;
    no process outlives the iteration.

    Args:
        manifest: The file, for the other processes.
        pages: Its rows.
        wanted: What is wanted of them.

    Raises:
        InputError: The fingerprints or a page cannot be read.
        RunFailed: A process ended before its last page.
    """
    module, make_lines = _QUICK if wanted.is_quick else _WHOLE
    count = min(cores(), len(pages) // _PAGES_PER_PROCESS_MIN)
    if count <= 1:
        yield from map(make_lines(wanted), pages)
        return
    calls = [[str(manifest), str(n), str(count), *wanted.arguments()] for n in range(count)]
    with running(module, calls) as readers:
        for place, page in enumerate(pages):
            yield _line(readers[place % count], page)


def _line(reader: Popen[bytes], page: SavedPage) -> str:
    assert reader.stdout is not None
    line = reader.stdout.readline()
    if not line.endswith(b"\n"):
        raise RunFailed(f"{page.file}: the process that read it ended; see above for why")
    return line[:-1].decode()
