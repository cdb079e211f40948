"""Currencies as lists write them, and roughly what they are worth in US dollars.

The rates of `data/exchange_rates.yml` have a day and a source. They tell a revenue of a million
from one of ten; they are no basis for accounts.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "exchange_rates.yml"
_SHARED_SIGNS = frozenset({"$", "dollar", "dollars"})
_LETTER = r"[^\W\d_]"


class ExchangeRates(Spec):
    """Rates of one day.

    Attributes:
        day: The day they held.
        source: Who published them.
        doubt: Share by which a converted amount may be off, 0.0-1.0.
        dollars: Code of ISO 4217 -> US dollars for one unit.
        signs: Code -> how it is written besides, in lower case.
    """

    day: date
    source: str
    doubt: float
    dollars: Mapping[str, float]
    signs: Mapping[str, tuple[str, ...]]


@once
def exchange_rates() -> ExchangeRates:
    """The rates that ship with the code.

    Raises:
        ConfigError: The data file is not in its form.
    """
    return parse_spec(ExchangeRates, _FILE, read_yaml(_FILE))


def take_currency(said: str) -> tuple[str, str | None]:
    """A text without its currency, and the currency.

    "$" beside another dollar's code ("CAD $5M") is that dollar's.

    Args:
        said: In lower case.

    Returns:
        The text with a blank in the place of each sign, and the code: "USD" where no currency is
        written, None where several are.
    """
    pattern, codes = _written()
    if not (written := set(pattern.findall(said))):
        return said, "USD"
    named = {codes[sign] for sign in written}
    if len(named) > 1 and "$" in said:
        named = {codes[sign] for sign in written - _SHARED_SIGNS}
    return pattern.sub(" ", said), named.pop() if len(named) == 1 else None


@once
def _written() -> tuple[re.Pattern[str], Mapping[str, str]]:
    rates = exchange_rates()
    codes = {code.lower(): code for code in rates.dollars}
    codes |= {sign: code for code, signs in rates.signs.items() for sign in signs}
    # Words apart from marks, so that hardly any place of a text is tried for all of them.
    words = [_ended(sign) for sign in sorted(codes, key=len, reverse=True) if _is_word(sign)]
    marks = [re.escape(s) for s in sorted(codes, key=len, reverse=True) if not _is_word(s)]
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(words)})|{'|'.join(marks)}"), codes


def _is_word(sign: str) -> bool:
    return sign[0].isascii() and sign[0].isalpha()


def _ended(sign: str) -> str:
    """Pattern of a sign that goes on in no letter, if it ends with one."""
    return re.escape(sign) + (rf"(?!{_LETTER})" if sign[-1].isalpha() else "")
