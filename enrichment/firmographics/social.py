"""Profiles of the company on social networks, one a network."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact, fits_domain
from enrichment.json_ld import texts
from enrichment.page import Page
from prospects.once import once
from prospects.signal import Signal
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "social.yml"
_SAME_AS_MAX = 20
_OF_OTHERS_MIN = 4
"""So many profiles of one network, none of them fitting: a page about others."""


class Network(Spec):
    """A social network.

    Attributes:
        profile: Regular expression of the path of a company's profile.
        written_as: Domain under which its profiles are written, its own if None.
    """

    profile: str
    written_as: str | None = Field(default=None, alias="as")


class SocialNetworks(Spec):
    """Networks of `data/social.yml` by registrable domain, and what is no profile of a company."""

    networks: dict[str, Network]
    same_network: dict[str, str]
    no_profile: frozenset[str]
    vendors: frozenset[str]


def extract_social(page: Page) -> list[Signal]:
    """Profiles that JSON-LD names, and one linked profile a network."""
    return [*_in_nodes(page), *_in_links(page)]


def social_profile(url: str) -> str | None:
    """Profile that a URL names, "https://linkedin.com/company/acme", or None for any other link.

    Buttons for sharing, single posts and people's profiles are no profile of a company.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    network = _network_of(host)
    return _profile(network, parts.path) if network else None


def _in_nodes(page: Page) -> list[Signal]:
    return [
        signal
        for node, sure in company_nodes(page)
        for url in texts(node.get("sameAs"))[:_SAME_AS_MAX]
        for signal in fact(page, "social", social_profile(url), confidence=sure - 0.05,
                           extractor=JSON_LD, evidence=f"sameAs: {url}")
    ]  # fmt: skip


def _in_links(page: Page) -> Iterator[Signal]:
    """The profile that fits the domain, else the one linked most, the first at a tie."""
    by_network: dict[str, Counter[str]] = {}
    for network, profile in _linked(page):
        same = _social().same_network.get(network, network)
        by_network.setdefault(same, Counter())[profile] += 1
    for profiles in by_network.values():
        best, sure = _best(profiles, page.url)
        yield from fact(page, "social", best, confidence=sure, extractor="social-link")


def _best(profiles: Counter[str], url: str) -> tuple[str | None, float]:
    own = [profile for profile in profiles if _is_own(profile, url)]
    if own:
        return max(own, key=profiles.__getitem__), 0.9
    others = [profile for profile in profiles if _handle(profile) not in _social().vendors]
    if not others or len(others) >= _OF_OTHERS_MIN:
        return None, 0.0
    return max(others, key=profiles.__getitem__), 0.7 if len(others) == 1 else 0.5


def _linked(page: Page) -> Iterator[tuple[str, str]]:
    """Network and profile of each link to one."""
    hosts = {link.host for link in page.links}
    networks = {host: network for host in hosts if (network := _network_of(host))}
    for link in [link for link in page.links if link.host in networks] if networks else ():
        network = networks[link.host]
        profile = _profile(network, link.path)
        if profile:
            yield network, profile


@lru_cache(maxsize=4096)
def _network_of(host: str) -> str | None:
    """Registrable domain of the network of a host: "de.linkedin.com" is LinkedIn's."""
    networks = _social().networks
    if host in networks:
        return host
    domain = ".".join(host.lower().rsplit(".", 2)[-2:])
    return domain if domain in networks else None


def _profile(network: str, path: str) -> str | None:
    match = _paths()[network].match(path)
    if not match or path.split("/")[1].lower() in _social().no_profile:
        return None
    domain = _social().networks[network].written_as or network
    return f"https://{domain}{match[0].rstrip('/')}"


def _is_own(profile: str, url: str) -> bool:
    return fits_domain(_handle(profile), url)


def _handle(profile: str) -> str:
    return profile.rsplit("/", 1)[-1].lstrip("@").lower()


@once
def _social() -> SocialNetworks:
    return load_spec(SocialNetworks, _FILE)


@once
def _paths() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(network.profile) for name, network in _social().networks.items()}
