"""What is known beside a title, from texts as lists and people write them."""

from functools import lru_cache

from prospects.country import parse_country
from prospects.errors import UsageError
from prospects.headcount import middle_headcount, parse_headcount
from prospects.industry import parse_industry
from prospects.stated import flat_text
from prospects.title_reading import TitleContext


@lru_cache(maxsize=100_000)
def context_of_cells(country: str, industry: str, headcount: str) -> TitleContext:
    """Context of cells of a list; what cannot be read is unknown.

    Args:
        country: "Deutschland", "DE".
        industry: In any words: what context asks for may be narrower than our industries.
        headcount: "51-200", "12".
    """
    bounds = parse_headcount(headcount)
    people = None if bounds is None else middle_headcount(bounds.low, bounds.high)
    return TitleContext(parse_country(country), flat_text(industry), people)


def context_of_options(country: str, industry: str, headcount: str) -> TitleContext:
    """Context that somebody states; "" is unknown.

    Raises:
        UsageError: One of them cannot be read.
    """
    if country and parse_country(country) is None:
        raise UsageError(f"--country {country}: is no country; give a name or two letters")
    if industry and parse_industry(industry) is None:
        raise UsageError(f"--industry {industry}: is no industry that is known, such as Banking")
    if headcount and parse_headcount(headcount) is None:
        raise UsageError(f"--headcount {headcount}: is no number of people, such as 12 or 51-200")
    return context_of_cells(country, industry, headcount)
