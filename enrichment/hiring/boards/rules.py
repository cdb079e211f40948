"""The rules of the vendors, as `data/` states them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FOLDER = Path(__file__).parent / "data"
_NOTHING = re.compile(r"(?!)")
_CONFIDENCE = 0.95


class VendorSpec(Spec):
    """One vendor, and specimens of URLs for the tests.

    A rule is a regular expression on "host/path?query", without a fragment: the host in lower
    case, the rest as written, because some vendors tell tenants apart by case. Its groups
    `tenant`, `site` and `region` are the board's key. The first rule that matches decides.

    Attributes:
        hosts: Ends of host names below which the vendor keeps boards.
        rules: By name, in their order.
        confidence: 0.0-1.0, of those rules that are less sure than usual, by name.
        posting: Pattern of a URL that goes deeper than the board, to one opening; None where a URL
            of the vendor's openings does not name the board.
        never: What stands at a tenant's place on the vendor's own pages, in lower case.
        board_urls: Forms of a board's public URL; the first whose parts are all known serves.
        front: Whether it shows the openings of another system behind it.
        asset_hosts: Ends of host names of scripts, styles and pictures; a page that loads from
            one runs at the vendor, also under a company's own domain.
        positives: From URLs to their boards, as "tenant/site@region".
        negatives: URLs that name no board.
    """

    hosts: tuple[str, ...]
    rules: Mapping[str, str]
    confidence: Mapping[str, float] = {}
    posting: str | None = None
    never: frozenset[str] = frozenset()
    board_urls: tuple[str, ...] = ()
    front: bool = False
    asset_hosts: tuple[str, ...] = ()
    positives: Mapping[str, str] = Field(alias="is")
    negatives: tuple[str, ...] = Field(alias="is_not")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, its name ("workday.locale") and how sure it is, 0.0-1.0."""

    name: str
    pattern: re.Pattern[str]
    confidence: float


@dataclass(frozen=True, slots=True)
class Vendor:
    """The rules of one vendor, ready to run."""

    name: str
    rules: tuple[Rule, ...]
    posting: re.Pattern[str]
    never: frozenset[str]


@once
def vendor_specs() -> Mapping[str, VendorSpec]:
    """What is known of each vendor, by its id.

    Raises:
        ConfigError: A data file is not in its form.
    """
    return {
        path.stem: parse_spec(VendorSpec, path, read_yaml(path))
        for path in sorted(_FOLDER.glob("*.yml"))
    }


@cache
def vendor_rules(name: str) -> Vendor:
    """The rules of a known vendor, compiled when the first URL below its hosts comes."""
    spec = vendor_specs()[name]
    rules = tuple(
        Rule(f"{name}.{rule}", re.compile(pattern), spec.confidence.get(rule, _CONFIDENCE))
        for rule, pattern in spec.rules.items()
    )
    posting = re.compile(spec.posting) if spec.posting else _NOTHING
    return Vendor(name, rules, posting, spec.never)
