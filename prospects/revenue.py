"""Yearly revenue as lists write it, in US dollars."""

import re
from functools import lru_cache

from prospects.bounds import NUMBER, SCALE, Bounds, parse_number
from prospects.column_unit import column_currency, in_unit_of, taken_apart
from prospects.currency import exchange_rates, take_currency
from prospects.home_currency import currency_unsaid, without_shared_sign

_CHARACTERS_MAX = 80
_LEAST = 1_000
"""Dollars a year below which a figure is no revenue: its magnitude was left out, or it is the 0 of
an empty field."""
_NOISE = re.compile(
    r"\b(?:(?:annual |yearly )?(?:revenues?|turnover|sales)|(?:jahres)?umsatz|chiffre d'affaires|"
    r"per (?:year|annum)|p\.\s?a\.|a year|annually|j\u00e4hrlich|arr|estimated|est\.?|about|around|"
    r"approx(?:imately|\.)?|circa|ca\.?|rund|etwa|environ|in)(?!\w)|/\s?(?:year|yr|a)\b|[~\u2248]"
)
_PLAIN = re.compile(r"[\d.,\s$+kmbn-]+")
_ONE = rf"({NUMBER})(?:\s?({SCALE})\b\.?)?"
_RANGE = re.compile(
    rf"(?:between |zwischen |from |von )?{_ONE}\s*"
    rf"(?:-|\u2013|\u2014|~|\.\.+|to|and|bis|und|\u00e0|a)\s*{_ONE}"
)
_FLOOR = re.compile(
    rf"(>=?|\u2265|over|more than|above|at least|\u00fcber|mehr als|mindestens|plus de)?\s*{_ONE}"
    r"\s*(\+|[-\u2013]|or more|and above|plus)?"
)
_CEILING = re.compile(
    rf"(?:<=?|\u2264|under|below|less than|up to|unter|weniger als|bis(?: zu)?|moins de)\s*{_ONE}"
)


@lru_cache(maxsize=65536)
def parse_revenue(text: str, column: str = "", country: str | None = None) -> Bounds | None:
    """Yearly revenue: "$1M to $10M", "10B+", "Less than $1M", "2500000.0", "1,2 Mrd. EUR".

    What an amount without currency is in, `currency_unsaid` says. An amount in another currency
    than US dollars is converted by the rates of `data/exchange_rates.yml`, and because its year had
    other rates it becomes a range around what they give: "€2.5M" is 2.6 to 3.2 million dollars.
    What says more than an amount, names several currencies, or one that nobody can know, gives
    None, and so does less than 1,000 dollars: "10 - 50" leaves its magnitude unsaid.

    Args:
        text: One cell.
        column: Name of its column, which may say the unit: "Revenue (in 000s USD)". What the cell
            says itself outranks it; several columns ("A / B") that say different units say none.
        country: Of the company, two letters; None where it is not known.

    Returns:
        Bounds in US dollars, both inclusive; `high` is None for an open end.
    """
    said = taken_apart(" ".join(text.lower().split()))
    if not any(c.isdigit() for c in said) or len(said) > _CHARACTERS_MAX:
        return None
    bounds = _in_a_year(_with_unit(said, column, country))
    return bounds if bounds is not None and _is_said(bounds) else None


def _is_said(bounds: Bounds) -> bool:
    return bounds.high is None or bounds.high >= _LEAST


def _in_a_year(said: str) -> Bounds | None:
    if _PLAIN.fullmatch(said):
        return _read(" ".join(said.replace("$", " ").split()))
    plain, currency = take_currency(said)
    if currency is None:
        return None
    phrase = " ".join(_NOISE.sub(" ", plain).replace(" d'", " ").split()).strip(" :;,()[]\"'")
    bounds = _read(phrase)
    return None if bounds is None else _in_dollars(bounds, currency)


def _with_unit(said: str, column: str, country: str | None) -> str:
    """A cell with the magnitude and the currency that it leaves to its column or country."""
    is_named = take_currency(said)[0] != said
    said = in_unit_of(column, said)
    if is_named or not said:
        return said
    known = column_currency(column)
    if known == "":
        known = currency_unsaid(said, column, country)
    return f"{without_shared_sign(said)} {known.lower()}" if known else ""


def _read(phrase: str) -> Bounds | None:
    if match := _RANGE.fullmatch(phrase):
        low, low_scale, high, high_scale = match.groups()
        return _bounds(_amount(low, low_scale or high_scale), _amount(high, high_scale))
    if match := _CEILING.fullmatch(phrase):
        return _bounds(0, _amount(match[1], match[2]))
    if match := _FLOOR.fullmatch(phrase):
        amount = _amount(match[2], match[3])
        is_open = match[1] is not None or match[4] is not None
        return None if amount is None else Bounds(amount, None if is_open else amount)
    return None


def _amount(number: str, scale: str | None) -> int | None:
    value = parse_number(number, scale or "")
    return None if value is None else round(value)


def _bounds(low: int | None, high: int | None) -> Bounds | None:
    if low is None or high is None or low > high:
        return None
    return Bounds(low, high)


def _in_dollars(bounds: Bounds, currency: str) -> Bounds:
    if currency == "USD":
        return bounds
    rates = exchange_rates()
    low, high = (rates.dollars[currency] * (1 + sign * rates.doubt) for sign in (-1, 1))
    return Bounds(
        _rounded(bounds.low * low), None if bounds.high is None else _rounded(bounds.high * high)
    )


def _rounded(amount: float) -> int:
    """Two digits: the rates bear no more."""
    return int(float(f"{amount:.1e}"))
