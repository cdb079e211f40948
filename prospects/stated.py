"""Values of single fields as lists and people state them, read into the form of profiles."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from prospects.company_name import display_name
from prospects.country import parse_country
from prospects.domain import parse_domain
from prospects.headcount import parse_headcount
from prospects.industry import industries, parse_industry
from prospects.revenue import parse_revenue
from prospects.vocabulary import SiteStanding

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?:\.0)?(?!\d)")
_TEXT_CHARACTERS_MAX = 2_000


@dataclass(frozen=True, slots=True)
class StatedField:
    """How the value of a field is read.

    Attributes:
        read: Text -> value in the form of profiles, or None where the text states none.
        allowed: What can be read, for a message to whoever stated something else.
    """

    read: Callable[[str], str | None]
    allowed: str


def flat_text(text: str) -> str | None:
    """Text on one line, at most 2,000 characters, or None where there is none."""
    return " ".join(text.split())[:_TEXT_CHARACTERS_MAX] or None


@lru_cache(maxsize=8192)
def industry_stated(text: str) -> str | None:
    """Industry of a cell; several are parted by `|`."""
    return parse_industry(text.replace("|", ", "))


def headcount_stated(text: str) -> str | None:
    """Headcount as `min-max` or `min-`."""
    bounds = parse_headcount(text)
    return str(bounds) if bounds else None


def revenue_stated(text: str) -> str | None:
    """Yearly revenue in US dollars as `min-max` or `min-`."""
    bounds = parse_revenue(text)
    return str(bounds) if bounds else None


def year_stated(text: str) -> str | None:
    """The one year that a text names ("1911.0", "May 2004"), or None."""
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else None


def _name(text: str) -> str | None:
    return (display_name(text) or "").strip() or None


def _standing(text: str) -> str | None:
    word = "_".join(text.lower().split())
    return word if word in get_args(SiteStanding) else None


_SOME_TEXT = "a text that is not empty"


@lru_cache(maxsize=1)
def stated_fields() -> Mapping[str, StatedField]:
    """Single fields that a person can set; those of a place's position follow from the place."""
    return {
        "display_name": StatedField(_name, "a name that is not empty"),
        "description": StatedField(flat_text, _SOME_TEXT),
        "industry": StatedField(industry_stated, f"one of {', '.join(industries())}"),
        "headcount": StatedField(headcount_stated, "people as 50, 50-100 or 500+"),
        "revenue": StatedField(revenue_stated, "US dollars a year as 2M, 1M-10M or 10B+"),
        "founded_year": StatedField(year_stated, "one year from 1500 to 2099"),
        "country": StatedField(parse_country, "a country's name or code, as Germany or DE"),
        "region": StatedField(flat_text, _SOME_TEXT),
        "city": StatedField(flat_text, _SOME_TEXT),
        "postal_code": StatedField(flat_text, _SOME_TEXT),
        "legal_id": StatedField(flat_text, _SOME_TEXT),
        "redirect_domain": StatedField(parse_domain, "a domain, as acme-invented.tld"),
        "site_standing": StatedField(_standing, f"one of {', '.join(get_args(SiteStanding))}"),
    }
