"""Pages of the page store, read anew: no network, the newest extractors."""

import logging
from collections.abc import Sequence
from functools import cache

from enrichment.answer import Answer
from enrichment.extract import extract_signals
from enrichment.page import PageRole, parse_page
from enrichment.technographics import Engine
from enrichment.version import extractors_version
from prospects.signal import Signal
from prospects.site_memory import PageRecord

LOGGER = logging.getLogger("prospects.enrichment")


def reread_pages(
    pages: Sequence[PageRecord], engine: Engine | None = None
) -> list[tuple[PageRecord, tuple[Signal, ...]]]:
    """What the extractors find today on one company's pages.

    Two pages that answered at one URL share their facts, as facts are known by that URL.

    Args:
        pages: With bodies.
        engine: Knows the fingerprints of technologies; ours unless told.

    Returns:
        Pages with their facts, in the same order. A page that breaks an extractor is left out,
        so that what was known of it stays.
    """
    read: dict[str, list[Signal]] = {}
    sound: list[PageRecord] = []
    for page in pages:
        try:
            found = _signals(page, engine)
        except Exception as defect:  # noqa: BLE001 - one odd page must not cost the others
            _note_defect(type(defect).__name__)
            continue
        sound.append(page)
        read.setdefault(page.url, []).extend(found)
    shared = {
        url: tuple({found.key(): found for found in many}.values()) for url, many in read.items()
    }
    return [(page, shared[page.url]) for page in sound]


def version_of(page: PageRecord, engine: Engine | None = None) -> str:
    """The version of today's extractors, for a page chosen among as many as it was before."""
    return f"{extractors_version(engine)}-{page.version.rpartition('-')[2]}"


@cache
def _note_defect(name: str) -> None:
    """Say once what kind of defect it is: a broken rule breaks on every page."""
    LOGGER.warning("an extractor broke on a kept page: %s", name)


def _signals(page: PageRecord, engine: Engine | None) -> list[Signal]:
    assert page.body is not None
    answer = Answer(
        page.url, page.requested_url, 200, page.body.headers, page.body.unpack(), page.fetched_at
    )
    return extract_signals(parse_page(answer, PageRole(page.role)), engine=engine)
