"""Hosts of the vendors: of their boards, and of what a page at a vendor loads."""

from collections.abc import Mapping
from functools import lru_cache

from enrichment.hiring.boards.rules import VendorSpec, vendor_specs
from prospects.once import once


@lru_cache(maxsize=16384)
def vendor_of_host(host: str) -> str | None:
    """Vendor below whose domain a host lies, or None: nine of ten links end here.

    Args:
        host: Lower case, without port; a dot at its end is allowed.
    """
    return _below(host, _vendors_by_host())


def vendor_of_asset(host: str) -> str | None:
    """Vendor at which a page surely runs that loads a script, a style or a picture from a host.

    It tells the vendor only: never which tenant, and never that the page is no copy.

    Args:
        host: Lower case, without port.
    """
    return _below(host, _vendors_by_asset_host())


def front_of_asset(host: str) -> str | None:
    """As `vendor_of_asset`, of front systems alone."""
    vendor = vendor_of_asset(host)
    return vendor if vendor and is_front(vendor) else None


def is_front(vendor: str) -> bool:
    """Whether a vendor shows openings that another system behind it keeps; False if unknown."""
    spec = vendor_specs().get(vendor)
    return spec is not None and spec.front


def _below(host: str, vendors: Mapping[str, str]) -> str | None:
    end = host.rstrip(".")
    while end:
        vendor = vendors.get(end)
        if vendor:
            return vendor
        end = end.partition(".")[2]
    return None


@once
def _vendors_by_host() -> Mapping[str, str]:
    return {host: vendor for vendor, spec in _specs() for host in spec.hosts}


@once
def _vendors_by_asset_host() -> Mapping[str, str]:
    return {host: vendor for vendor, spec in _specs() for host in spec.asset_hosts}


def _specs() -> list[tuple[str, VendorSpec]]:
    return list(vendor_specs().items())
