"""Fronts: vendors whose search pages show openings that another vendor's system keeps.

Which front a company uses and which system lies behind it are two facts. Only hosts count, those of
frames, scripts and links: the names of both stand in the texts of many pages that use neither.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from enrichment.hiring.boards import front_of_asset, is_front
from enrichment.hiring.own_boards import OwnBoard, asset_urls, host_of
from enrichment.page import Page


class Front(NamedTuple):
    """A front and what shows it.

    Attributes:
        value: The vendor, or vendor/tenant where an address names the tenant.
        confidence: 0.0-1.0.
        evidence: URL that names it.
    """

    value: str
    confidence: float
    evidence: str


def behind_fronts(boards: Sequence[OwnBoard]) -> list[OwnBoard]:
    """Boards behind the fronts among them, or the fronts where they are all that is known."""
    behind = [own for own in boards if not is_front(own.board.vendor)]
    return behind or list(boards)


def fronts_of(page: Page, boards: Iterable[OwnBoard], *, is_careers_page: bool) -> list[Front]:
    """Fronts of a page, each vendor once: those of its boards, then those of its files.

    Files count on careers pages: elsewhere a front's search box is as likely a partner's.
    """
    found: dict[str, Front] = {}
    for own in boards:
        if is_front(own.board.vendor):
            found.setdefault(own.board.vendor, Front(str(own.board), 0.9, own.evidence))
    for vendor, url in _assets(page) if is_careers_page else ():
        found.setdefault(vendor, Front(vendor, 0.85, url))
    return list(found.values())


def _assets(page: Page) -> Iterator[tuple[str, str]]:
    for url in asset_urls(page):
        vendor = front_of_asset(host_of(url))
        if vendor:
            yield vendor, url
