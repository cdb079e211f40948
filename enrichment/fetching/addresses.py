"""Which IP addresses may be dialled: an explicit deny list over the IANA special registries.

Source: IANA IPv4 and IPv6 special-purpose address registries (2025-10-09) and the addresses of
cloud metadata services. `ipaddress.is_global` lets 39 of about 100 such addresses through, so
it is not asked.
"""

import ipaddress
from functools import lru_cache

IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_DENIED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12
    192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16
    192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    """.split()
)
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
_DENIED_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".split()
)


@lru_cache(maxsize=4096)
def may_dial(address: str) -> bool:
    """Whether an address is a public one that a web site may live at.

    IPv6 must lie in 2000::/3; an IPv4 address mapped into IPv6 is unwrapped and judged as IPv4;
    a scoped address (`fe80::1%eth0`) is refused.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return may_dial(str(ip.ipv4_mapped))
        return ip.scope_id is None and ip in _GLOBAL_V6 and not any(ip in n for n in _DENIED_V6)
    return not any(ip in network for network in _DENIED_V4)
