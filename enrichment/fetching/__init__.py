"""Web pages by HTTP: the only place that opens the network.

Doors: `Fetcher` holds what all fetches share, `Fetcher.session` gives the connections of one
company, `CompanySession.fetch` gives an `Answer` or raises `FetchFailed`.
"""

from enrichment.fetching.answer import Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.fetcher import AGENT, CompanySession, Fetcher

__all__ = ["AGENT", "Answer", "CompanySession", "FetchFailed", "Fetcher"]
