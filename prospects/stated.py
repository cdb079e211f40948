"""Values of single fields as lists and people state them, read into the form of profiles."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from prospects.cell import split_cell
from prospects.column_unit import in_unit_of
from prospects.company_name import display_name
from prospects.country import parse_country
from prospects.domain import parse_domain
from prospects.headcount_claim import parse_headcount_claim
from prospects.industry import industries, parse_industry
from prospects.revenue import parse_revenue
from prospects.vocabulary import SiteStanding

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?:\.0+)?(?!\d)")
_OLD_YEAR = re.compile(r"1[0-4]\d\d(?:\.0+)?")
_SEVERAL = re.compile(r"[;|\n\[]")
_ASIDE = re.compile(r"\([^()]*\)")
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
    """Industry of a cell; of several the first that is known."""
    whole = parse_industry(text) if not _SEVERAL.search(text) else None
    return whole or next(
        (found for part in split_cell(text, commas=False) if (found := parse_industry(part))), None
    )


def headcount_stated(text: str, column: str = "") -> str | None:
    """Headcount as `min-max` or `min-`, also of a sentence about the company.

    Args:
        text: The cell.
        column: Name of its column, where it may say the unit: "Employees (thousands)".
    """
    bounds = parse_headcount_claim(in_unit_of(column, text.strip()))
    return str(bounds) if bounds else None


def revenue_stated(text: str, column: str = "", country: str | None = None) -> str | None:
    """Yearly revenue in US dollars as `min-max` or `min-`; other currencies are converted.

    Args:
        text: The cell.
        column: Name of its column, where it may say the unit.
        country: Of the company, two letters; it tells the currency of what is written as there.
    """
    bounds = parse_revenue(text, column, country)
    return str(bounds) if bounds else None


def year_stated(text: str) -> str | None:
    """The one year that a text names ("1911.0", "May 2004"), or None.

    What stands in brackets is another year ("2019 (1860)"); a year before 1500 stands alone.
    """
    if _OLD_YEAR.fullmatch(text.strip()):
        return text.strip()[:4]
    years = set(_YEAR.findall(_ASIDE.sub(" ", text))) or set(_YEAR.findall(text))
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
        "revenue": StatedField(
            revenue_stated, "an amount a year as 2M, $1M-$10M, 10B+ or 5 Mio. EUR"
        ),
        "founded_year": StatedField(year_stated, "one year, 1000 to 2099"),
        "country": StatedField(parse_country, "a country's name or code, as Germany or DE"),
        "region": StatedField(flat_text, _SOME_TEXT),
        "city": StatedField(flat_text, _SOME_TEXT),
        "postal_code": StatedField(flat_text, _SOME_TEXT),
        "legal_id": StatedField(flat_text, _SOME_TEXT),
        "redirect_domain": StatedField(parse_domain, "a domain, as acme-invented.tld"),
        "site_standing": StatedField(_standing, f"one of {', '.join(get_args(SiteStanding))}"),
    }
