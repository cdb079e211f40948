"""Boards: which vendor's board of which company a URL names.

The rules are data, one file a vendor in `data/`: the vendor's hosts, rules on host, path and query,
words that are never a tenant, and specimens of URLs that the rules must and must not read.
"""

from enrichment.hiring.boards.addresses import board_url
from enrichment.hiring.boards.hosts import (
    front_of_asset,
    is_front,
    vendor_of_asset,
    vendor_of_host,
)
from enrichment.hiring.boards.recognising import board_of, parse_board

__all__ = [
    "board_of",
    "board_url",
    "front_of_asset",
    "is_front",
    "parse_board",
    "vendor_of_asset",
    "vendor_of_host",
]
