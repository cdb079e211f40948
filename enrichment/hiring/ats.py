"""Applicant-tracking systems: vendor and tenant from a URL, by rules in `data/ats.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "ats.yml"
_URL_CHARACTERS_MAX = 2_000


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

    rules: tuple[re.Pattern[str], ...]
    never: frozenset[str] = frozenset()
    positives: Mapping[str, str]
    negatives: tuple[str, ...]


@cache
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
    subject = _subject(url)
    if not subject:
        return None
    for mark, vendor in _vendor_marks():
        if mark in subject:
            found = _board_at(vendor, ats_rules()[vendor], subject)
            if found:
                return found
    return None


def _board_at(vendor: str, rules: AtsRules, subject: str) -> Board | None:
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


def _subject(url: str) -> str | None:
    """Text "host/path?query" with the host in lower case, or None where the URL cannot be split."""
    try:
        parts: SplitResult = urlsplit(url.strip()[:_URL_CHARACTERS_MAX])
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if not host or parts.scheme not in ("http", "https"):
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path}{query}"


@cache
def _vendor_marks() -> tuple[tuple[str, str], ...]:
    """Texts that a URL of a vendor holds, so that most links never meet a regular expression."""
    return (
        ("greenhouse.io", "greenhouse"), ("lever.co", "lever"), ("ashbyhq.com", "ashby"),
        ("myworkday", "workday"), ("smartrecruiters.com", "smartrecruiters"),
        ("workable.com", "workable"), ("recruitee.com", "recruitee"),
        ("personio.", "personio"), ("teamtailor.com", "teamtailor"), ("bamboohr.", "bamboohr"),
        ("breezy.hr", "breezy"), ("rippling", "rippling"), ("pinpointhq.com", "pinpoint"),
        ("icims.com", "icims"), ("jobvite.com", "jobvite"), ("taleo.net", "taleo"),
        ("successfactors.", "successfactors"), ("sapsf.", "successfactors"),
        ("jobs2web.com", "successfactors"), ("cloud.sap", "successfactors"),
    )  # fmt: skip


def _without_specimens(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if key not in ("is", "is_not")}
