"""Platforms: hosts that many companies share, so that they name none of them.

Job boards, job markets, social networks, link shorteners, site builders, shared documents, app
stores, marketplaces and directories stand in `data/platform_hosts.txt`, providers of free mail in
`data/free_mail_domains.txt`. Parking hosts and registrars are no platforms: they are listed in
`data/parking_domains.txt`, because a domain that leads there says nothing of its company.
"""

from importlib.resources import files


def _listed(file: str) -> frozenset[str]:
    lines = files("prospects").joinpath("data", file).read_text("ascii").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


FREE_MAIL_DOMAINS = _listed("free_mail_domains.txt")
"""Domains at which anybody, or every customer of an internet provider, can have an address."""
PLATFORM_HOSTS = _listed("platform_hosts.txt") | FREE_MAIL_DOMAINS
"""Hosts, most of them registrable domains, that are shared with all names below them."""
PARKING_DOMAINS = _listed("parking_domains.txt")
"""Domains of parking hosts, domain markets and registrars: a company's site never moves there."""


def is_platform_host(host: str) -> bool:
    """Whether a host or domain is a platform's, or lies below one: "acme.github.io".

    Args:
        host: In lower case, ASCII.
    """
    return _lies_in(host, PLATFORM_HOSTS)


def is_free_mail(host: str) -> bool:
    """Whether addresses at this host say nothing of who employs their owner."""
    return _lies_in(host, FREE_MAIL_DOMAINS)


def _lies_in(host: str, listed: frozenset[str]) -> bool:
    while host:
        if host in listed:
            return True
        host = host.partition(".")[2]
    return False
