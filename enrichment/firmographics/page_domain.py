"""The registrable domain of a page, which many rules ask for."""

from functools import lru_cache

from prospects.domain import parse_domain


@lru_cache(maxsize=64)
def domain_of_url(url: str) -> str | None:
    """What `parse_domain` answers, remembered for the pages that are read at the moment."""
    return parse_domain(url)
