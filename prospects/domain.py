"""Registrable domains: the identity of a company on the web.

The public suffix list (publicsuffixlist.org, ICANN and private section) decides where a
registrable domain begins; host names are read as the WHATWG URL standard reads them.
"""

import ipaddress
import re

import ada_url

from prospects.public_suffixes import below_suffix, suffix_rules

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST_LABEL = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(?<!-)$")
# What the URL standard leaves as it is: a lower-case copy of such a host needs no further reading.
_PLAIN = re.compile(
    r"[Hh][Tt][Tt][Pp][Ss]?://([A-Za-z0-9.-]+\.[A-Za-z]+)(?:[/?#]|$)"
    r"|([A-Za-z0-9.-]+\.[A-Za-z]+)(?:/|$)"
)
_PLAIN_CHARACTERS_MAX = 63


def parse_host(text: str) -> str | None:
    """Host name of a URL, of a bare host or of a host with path, as ASCII.

    Args:
        text: "https://www.Acme.example/about", "acme.example/about" or "acme.example".

    Returns:
        Lower-case ASCII host without a trailing dot, or None where there is no host name: not a
        URL, an IP address, a single label, a label that no registry gives out.
    """
    candidate = text.strip()
    return _plain_host(candidate) or _read_host(candidate)


def _plain_host(text: str) -> str | None:
    """Host of what nearly all lists hold; None says nothing, the standard has to be asked."""
    found = _PLAIN.match(text)
    if found is None:
        return None
    host = (found[1] or found[2]).lower()
    # No label of a host this short is too long; a label with "xn--" has rules of its own.
    if len(host) > _PLAIN_CHARACTERS_MAX or host[0] in ".-" or ".." in host or "xn--" in host:
        return None
    return None if "-" in host and ("-." in host or ".-" in host) else host


def _read_host(candidate: str) -> str | None:
    if not candidate or ("@" in candidate.partition("/")[0] and not _SCHEME.match(candidate)):
        return None
    if not _SCHEME.match(candidate):
        candidate = "http://" + candidate.lstrip("/")
    try:
        url = ada_url.URL(candidate)
    except ValueError:
        return None
    if url.protocol not in ("http:", "https:"):
        return None
    return _checked_host(url.hostname)


def _checked_host(hostname: str) -> str | None:
    host = hostname.rstrip(".").lower()
    # ada writes every spelling of an IPv4 address with a digit at its end.
    if "." not in host or len(host) > 253 or (host[-1].isdigit() and is_ip_address(host)):
        return None
    if not all(_HOST_LABEL.match(label) for label in host.split(".")):
        return None
    return host


def is_ip_address(host: str) -> bool:
    """Whether the host is an IP literal (brackets allowed) instead of a name."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def registrable_domain(host: str) -> str | None:
    """The name a company registered: public suffix plus one label.

    Args:
        host: ASCII or Unicode host name, any case.

    Returns:
        The registrable domain in lower case, in the form (ASCII or Unicode) that was given, or
        None where the host is itself a public suffix or is no host name.
    """
    name = host.lower().removesuffix(".")
    if not name or name[0] == "." or ".." in name or name[-1] == ".":
        return None
    return below_suffix(name, suffix_rules())


def parse_domain(text: str) -> str | None:
    """Registrable ASCII domain of a URL or host, or None where there is none.

    Returns the domain of a platform as well: whether it may stand for a company is asked of
    `prospects.own_domain`.
    """
    host = parse_host(text)
    return below_suffix(host, suffix_rules()) if host else None
