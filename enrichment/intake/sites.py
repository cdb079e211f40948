"""Web sites of a whole column to the domains of companies."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from prospects.once import once
from prospects.own_domain import own_domain, special_domains
from prospects.public_suffixes import wild_suffixes

# What nearly all lists hold: two labels of plain letters below nothing but "www", then a path.
_PLAIN = (
    r"(?s)^(?:https?://)?(?:www\.)?"
    r"(?P<domain>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.(?P<suffix>[a-z]+))(?:/.*)?$"
)
_PLAIN_CHARACTERS_MAX = 59


def own_domains(sites: pa.Array, names: Sequence[str]) -> list[str | None]:
    """What `own_domain` says of each cell, most of them read at once.

    Args:
        sites: Texts without outer spaces and without nulls.
        names: Name of the company of each row, "" where unknown.
    """
    plain = _plain_domains(sites)
    found: list[str | None] = plain.to_pylist()
    for at in np.flatnonzero(plain.is_null()).tolist():
        if site := sites[at].as_py():
            found[at] = own_domain(site, names[at])
    return found


def _plain_domains(sites: pa.Array) -> pa.Array:
    """Domains of the cells that hold surely a company's own and nothing else; else null."""
    parts = pc.extract_regex(pc.ascii_lower(sites), _PLAIN)
    domain, suffix = pc.struct_field(parts, "domain"), pc.struct_field(parts, "suffix")
    special, wild = _special()
    is_odd = pc.or_(pc.is_in(domain, value_set=special), pc.is_in(suffix, value_set=wild))
    is_odd = pc.or_(is_odd, pc.match_substring(domain, "--"))
    is_odd = pc.or_(is_odd, pc.greater(pc.binary_length(domain), _PLAIN_CHARACTERS_MAX))
    return pc.if_else(is_odd, None, domain)


@once
def _special() -> tuple[pa.Array, pa.Array]:
    """Names and suffixes that have to be looked into, as columns."""
    names = (sorted(special_domains()), sorted(wild_suffixes()))
    return pa.array(names[0], pa.large_string()), pa.array(names[1], pa.large_string())
