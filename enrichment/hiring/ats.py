"""Applicant-tracking systems: vendor and tenant from a URL, by rules in `data/ats.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from enrichment.page import Link
from enrichment.reference import WebAddress, parse_web_address
from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "ats.yml"


@dataclass(frozen=True, slots=True)
class Board:
    """Where a company keeps its openings.

    Attributes:
        vendor: Name of the vendor, "greenhouse".
        tenant: The company's name at the vendor, case kept where the vendor tells it apart.
        site: Career site of the tenant (Workday, Taleo), or None.
        is_posting: Whether the URL goes deeper than the board, to one opening.
    """

    vendor: str
    tenant: str
    site: str | None = None
    is_posting: bool = False

    def __str__(self) -> str:
        return f"{self.vendor}/{self.tenant}"


class AtsRules(Spec):
    """Rules of one vendor, and specimens of URLs for the tests."""

    hosts: tuple[str, ...]
    rules: tuple[re.Pattern[str], ...]
    never: frozenset[str] = frozenset()
    positives: Mapping[str, str]
    negatives: tuple[str, ...]


@once
def ats_rules() -> Mapping[str, AtsRules]:
    """Rules by vendor, in the order of the file.

    Raises:
        ConfigError: The data file is not in its form.
    """
    return {
        vendor: parse_spec(
            AtsRules,
            _FILE,
            {
                **_without_specimens(values),
                "positives": values["is"],
                "negatives": values["is_not"],
            },
        )
        for vendor, values in read_yaml(_FILE).items()
    }


def parse_board(url: str) -> Board | None:
    """Board that a URL names: of the company, of one posting, of an embedded list or of an API.

    Abstains (None) on a vendor's own site, on embeds and short links that name no tenant, and on
    boards under a company's own domain: a guess would put another company's openings here.

    Args:
        url: Absolute URL.
    """
    address = parse_web_address(url)
    return board_of(address) if address else None


def board_of(address: WebAddress | Link) -> Board | None:
    """As `parse_board`, of a URL that is parsed already."""
    vendor = vendor_of_host(address.host)
    if not vendor:
        return None
    _, mark, query = address.url.partition("#")[0].partition("?")
    return _board_at(vendor, f"{address.host.rstrip('.')}{address.path}{mark}{query}")


@lru_cache(maxsize=16384)
def vendor_of_host(host: str) -> str | None:
    """Vendor below whose domain a host lies, or None: nine of ten links end here."""
    labels = host.rstrip(".").split(".")
    ends = (".".join(labels[-count:]) for count in (2, 3))
    return next((vendor for end in ends if (vendor := _vendors_by_host().get(end))), None)


@once
def _vendors_by_host() -> Mapping[str, str]:
    return {host: vendor for vendor, rules in ats_rules().items() for host in rules.hosts}


def _board_at(vendor: str, subject: str) -> Board | None:
    """Board by the vendor's rules, of "host/path?query"."""
    rules = ats_rules()[vendor]
    for rule in rules.rules:
        match = rule.search(subject)
        if not match:
            continue
        named = match.groupdict()
        tenant = unquote(named["tenant"]).strip()
        if not tenant or tenant.lower() in rules.never:
            return None
        rest = re.split(r"[?#]", subject[match.end() :])[0].strip("/")
        return Board(vendor, tenant, named.get("site") or None, len(rest) > len("jobs"))
    return None


def _without_specimens(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if key not in ("is", "is_not")}
