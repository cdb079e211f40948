"""Technologies of saved pages as JSON lines: bytes in, no tree, no text of the page.

As a program (`python -m enrichment.technology_lines`) it reads every n-th page of a manifest.
"""

import sys
from collections.abc import Callable, Iterator

from enrichment.decoding import with_plain_ascii
from enrichment.manifest import SavedPage, body_of
from enrichment.page_lines import Shown, Wanted, line_of, write_share
from enrichment.technographics import Engine, Mode, PageSource, choose_engine
from prospects.signal import flat_evidence

_KIND = "technographics"


def technology_lines(wanted: Wanted) -> Callable[[SavedPage], str]:
    """Makes the line of a page: its file and the technologies that it shows.

    Raises:
        InputError: The fingerprints cannot be read.
    """
    engine = choose_engine(wanted.fingerprints, wanted.mode)

    def line(page: SavedPage) -> str:
        return line_of(page, lambda: _found(engine, page, body_of(page, wanted.folder)))

    return line


def _found(engine: Engine, page: SavedPage, body: bytes) -> Iterator[Shown]:
    if engine.mode is Mode.FULL:
        body = with_plain_ascii(body, ", ".join(page.headers.get("content-type", ())))
    for found in engine.detect(PageSource(body, page.url, page.headers)):
        yield {
            "kind": _KIND, "name": found.technology, "value": "", "version": found.version,
            "confidence": round(found.confidence, 3), "evidence": flat_evidence(found.evidence),
        }  # fmt: skip


if __name__ == "__main__":
    write_share(sys.argv[1:], technology_lines)
