"""Web pages by HTTP: the only place that opens the network, beside `enrichment.dns`.

Doors: `Fetcher` holds what all fetches of a process share and runs visits, `CompanySession`
fetches the pages of one company and `BoardSession` those of one board, at the pace of its vendor's
`BackEnd`: `fetch` gives an `Answer` or raises `FetchFailed`.
"""

from enrichment.answer import NOT_MODIFIED, Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.fetcher import Fetcher
from enrichment.fetching.request import BackEnd
from enrichment.fetching.robots import AGENT
from enrichment.fetching.schedule import Waiting
from enrichment.fetching.session import BoardSession, CompanySession

__all__ = [
    "AGENT", "NOT_MODIFIED", "Answer", "BackEnd", "BoardSession", "CompanySession", "FetchFailed",
    "Fetcher", "Waiting",
]  # fmt: skip
