"""Signals of saved pages of all kinds as JSON lines.

As a program (`python -m enrichment.saved_pages`) it reads every n-th page of a manifest; it knows
no command line and no database and is up in a second.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from enrichment.answer import Answer
from enrichment.extract import extract_signals
from enrichment.manifest import SavedPage, body_of
from enrichment.page import Page, is_html, parse_page
from enrichment.page_lines import Shown, Wanted, line_of, write_share
from enrichment.technographics import Engine, choose_engine
from prospects.signal import Signal, SignalKind

FIRMOGRAPHICS = frozenset(
    """
    display_name description industry headcount founded_year country region city postal_code
    language phone social legal_id redirect_domain site_standing
    """.split()
)
"""Firmographics by the names under which they are handed out; those of others stay inside."""

_HIRING = frozenset({"careers_page", "ats", "ats_front", "opening", "no_openings"})


def signals_lines(wanted: Wanted) -> Callable[[SavedPage], str]:
    """Makes the line of a page: its file and its signals.

    Raises:
        InputError: The fingerprints cannot be read.
    """
    needs_engine = SignalKind.TECHNOGRAPHICS in wanted.kinds
    engine = choose_engine(wanted.fingerprints, wanted.mode) if needs_engine else None

    def line(page: SavedPage) -> str:
        return line_of(page, lambda: _found(wanted, engine, page))

    return line


def _found(wanted: Wanted, engine: Engine | None, page: SavedPage) -> list[Shown]:
    parsed = _parsed(page, body_of(page, wanted.folder))
    found = extract_signals(parsed, wanted.kinds, engine)
    return [_shown(each) for each in found if _is_handed_out(each)]


def _parsed(page: SavedPage, body: bytes) -> Page:
    headers = dict(page.headers)
    answer = Answer(page.url, page.url, 200, headers, body, datetime.now(UTC))
    if not is_html(answer):
        # It was saved as a page, so a header that calls it something else is another answer's.
        headers.pop("content-type", None)
    return parse_page(answer, page.role)


def _is_handed_out(signal_found: Signal) -> bool:
    names = {SignalKind.FIRMOGRAPHICS: FIRMOGRAPHICS, SignalKind.HIRING: _HIRING}
    return signal_found.name in names.get(signal_found.kind, (signal_found.name,))


def _shown(found: Signal) -> Shown:
    return {
        "kind": found.kind.value, "name": found.name, "value": found.value,
        "version": found.version, "confidence": found.confidence,
        "evidence": found.provenance.evidence,
    }  # fmt: skip


if __name__ == "__main__":
    write_share(sys.argv[1:], signals_lines)
