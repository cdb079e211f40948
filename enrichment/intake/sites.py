"""Web sites of a whole column to the domains of companies."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from prospects.own_domain import is_own_domain, own_domain

# What nearly all lists hold: two labels of plain letters below nothing but "www", then a path.
_PLAIN = (
    r"(?s)^(?:https?://)?(?:www\.)?"
    r"(?P<domain>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.[a-z]+)(?:/.*)?$"
)
_PLAIN_CHARACTERS_MAX = 59


def own_domains(sites: pa.Array, names: Sequence[str]) -> list[str | None]:
    """What `own_domain` says of each cell, most of them read at once.

    Args:
        sites: Texts without outer spaces and without nulls.
        names: Name of the company of each row, "" where unknown.
    """
    plain = pc.struct_field(pc.extract_regex(pc.ascii_lower(sites), _PLAIN), "domain")
    return [
        domain
        if domain and len(domain) <= _PLAIN_CHARACTERS_MAX and is_own_domain(domain)
        else (own_domain(site, name) if site else None)
        for domain, site, name in zip(
            plain.to_pylist(), sites.to_pylist(), names, strict=True
        )
    ]  # fmt: skip
