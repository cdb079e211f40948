"""Reads the pages of the page store anew, alone or as one process of several.

As a program (`python -m flows.page_rereader START STEP FINGERPRINTS`) it takes every n-th company
of the database that `PROSPECTS_DATABASE` names, and writes one line of numbers a batch.
"""

import logging
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import islice

from enrichment.stored_pages import reread_pages, version_of
from enrichment.technographics import Engine, choose_engine
from prospects.signal import Signal
from prospects.site_memory import PageRecord
from prospects.store import Store, open_store

_COMPANIES_AT_ONCE = 50

Found = list[tuple[PageRecord, tuple[Signal, ...]]]


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading anew came to.

    Attributes:
        companies: Companies whose pages were read.
        pages: Pages read.
        broken: Pages that broke an extractor; what was known of them stays.
        new: Facts that were not known.
        gone: Facts that are not found any more.
    """

    companies: int = 0
    pages: int = 0
    broken: int = 0
    new: int = 0
    gone: int = 0

    def __add__(self, other: "Reread") -> "Reread":
        """Both together."""
        return Reread(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def reread_companies(store: Store, keys: Sequence[str], fingerprints: str = "") -> Iterator[Reread]:
    """Read the kept pages of companies and put what is found in place of what was known.

    Args:
        store: The database.
        keys: Companies with kept pages.
        fingerprints: File or folder that technologies are known by; "" is ours.

    Yields:
        What was done since the last time, saved.

    Raises:
        InputError: The fingerprints cannot be read.
    """
    engine = choose_engine(fingerprints)
    stored = store.load_stored_pages(keys)
    while some := list(islice(stored, _COMPANIES_AT_ONCE)):
        known = store.load_signals([pages[0].company_key for pages in some])
        found = [reread_pages(pages, engine) for pages in some]
        done = Reread()
        for pages, read in zip(some, found, strict=True):
            done += _compared(pages, read, known[pages[0].company_key])
        _save(store, found, engine)
        yield done


def _compared(pages: Sequence[PageRecord], read: Found, known: Sequence[Signal]) -> Reread:
    urls = {page.url for page, _ in read}
    before = {fact.key() for fact in known if fact.provenance.source_url in urls}
    after = {fact.key() for _, facts in read for fact in facts}
    broken = len(pages) - len(read)
    return Reread(1, len(pages), broken, len(after - before), len(before - after))


def _save(store: Store, found: Sequence[Found], engine: Engine) -> None:
    """One transaction for all pages of a version, so usually one."""
    by_version: dict[str, Found] = defaultdict(list)
    for read in found:
        for page, facts in read:
            by_version[version_of(page, engine)].append((page, facts))
    for version, pages in by_version.items():
        store.replace_page_facts(pages, version)


def main(arguments: list[str]) -> None:
    """Read every n-th company.

    Args:
        arguments: Start, step, and what technologies are known by.
    """
    # Ctrl-C is for whoever started us; a closed pipe ends us without a word.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    start, step, fingerprints = int(arguments[0]), int(arguments[1]), arguments[2]
    if start:  # The first process says what is wrong with the fingerprints.
        logging.getLogger("enrichment.technographics").setLevel(logging.ERROR)
    with (
        os.fdopen(os.dup(1), "w", buffering=1) as out,
        open_store(os.environ["PROSPECTS_DATABASE"], upgrade=False) as store,
    ):
        keys = store.companies_with_pages()[start::step]
        for done in reread_companies(store, keys, fingerprints):
            out.write(" ".join(map(str, astuple(done))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
