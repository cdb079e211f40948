"""The country that a domain's ending hints at."""

from functools import lru_cache

from prospects.country import parse_country
from prospects.domain import parse_host

_SOLD_TO_EVERYBODY = frozenset(
    """io ai co me tv cc ws fm ly to gg sh st la ag am vc im gl su nu bz mn sc vg tk ml ga cf gq pw
    as ms tc ac cx lc mu dj""".split()
)


def country_of_url(url: str) -> str | None:
    """Country of a two-letter top-level domain, or None for generic ones and those sold as such."""
    return country_of_ending((parse_host(url) or "").rpartition(".")[2])


@lru_cache(maxsize=512)
def country_of_ending(ending: str) -> str | None:
    """Country of a top-level domain ("de"), as in `country_of_url`."""
    if len(ending) != 2 or ending in _SOLD_TO_EVERYBODY:
        return None
    return "GB" if ending == "uk" else parse_country(ending)
