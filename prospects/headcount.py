"""Headcounts as lists and companies write them, and the damage that spreadsheets do to them."""

import re
from functools import lru_cache

from prospects.bounds import NUMBER, SCALE, Bounds, parse_number

_PEOPLE_MAX = 10_000_000
_SCALE_HERE = rf"(?:\s?({SCALE})\b\.?)?"
_ONE = rf"({NUMBER}){_SCALE_HERE}"
_TO = r"\s*(?:[-\u2010-\u2014~]|\.\.+|to|bis|\u00e0|a|until|through|and|und|et|y)\s*"
_ABOUT_WORD = (
    r"(?:(?:about|around|approx\.?|approximately|roughly|some|circa|ca\.?|c\.|nearly|almost|"
    r"close to|etwa|rund|knapp|gut|fast|environ|pr\u00e8s de|unos|unas|cerca de|alrededor de|"
    r"quasi|ongeveer|zo'n|bijna|aproximadamente|ungef\u00e4r|n\u00e4stan|oko\u0142o|blisko|"
    r"~|\u2248|\u7d04)\s*)?"
)
_RANGE = re.compile(
    rf"{_ABOUT_WORD}(?:(?:between|zwischen|entre|from|von|de)\s+)?{_ONE}{_TO}{_ONE}\s*(\++)?"
)
_FLOOR = re.compile(
    rf"{_ABOUT_WORD}{_ONE}\s*"
    r"(?:\++|[-\u2013]|plus|or more|and more|and above|et plus|und mehr|o m\u00e1s)"
)
_MORE_THAN = re.compile(
    r"(>=|\u2265|>|\+|more than|over|above|at least|mehr als|\u00fcber|mindestens|plus de|"
    r"m\u00e1s de|min\.?|oltre|pi\u00f9 di|meer dan|ruim|mais de|mer \u00e4n|\u00f6ver|drygt|"
    r"mere end|flere end|ponad)"
    rf"\s*{_ONE}"
)
_INCLUSIVE = frozenset(
    {">=", "\u2265", "+", "at least", "mindestens", "min", "min.", "m\u00e1s de"}
)
_UP_TO = re.compile(rf"(?:<=|\u2264|up to|bis zu|bis|max\.?|jusqu'\u00e0|hasta)\s*{_ONE}")
_LESS_THAN = re.compile(
    rf"(?:<|less than|fewer than|under|below|weniger als|unter|moins de|menos de)\s*{_ONE}"
)
_ABOUT = re.compile(rf"{_ABOUT_WORD}{_ONE}")
PEOPLE = (
    r"employees?|people|persons?|staff|members?|team(?:\s+(?:of|size|members?))?|ftes?|headcount|"
    r"workers?|ppl|professionals|teammates|colleagues|mitarbeitende[nr]?|mitarbeiter(?:innen)?|besch\u00e4ftigte|leute|"
    r"personen|k\u00f6pfe|employ\u00e9s?|salari\u00e9s|collaborateurs|personnes|empleados|personas|"
    r"dipendenti|medewerkers|werknemers|ansatte|anst\u00e4llda|pracownik\u00f3w|funcion\u00e1rios|"
    r"colaboradores|zam\u011bstnanc\u016f"
)
"""Words for those who are counted, as a pattern."""
COUNTED = (
    r"(?:(?:between|less than|fewer than|under|below|over|more than|at least|up to|weniger als|"
    r"unter|\u00fcber|mehr als|moins de|plus de|menos de|m\u00e1s de|<|>)\s*)?"
    rf"{_ABOUT_WORD}{_ONE}(?:{_TO}{_ONE})?\s*\+*"
)
"""A headcount within a sentence, as a pattern with groups."""
_NOISE = re.compile(
    rf"\b(?:{PEOPLE}|number of|no\. of|current|company size|size|we are|we're)\b|"
    r"\*in(?:nen)?|:in(?:nen)?|\u4eba|\u540d"
)
_SPANISH_THOUSANDS = re.compile(r"(?<=\d)\s?mila?\b")
_MONTHS = {
    month: number
    for number, months in {
        1: "jan ene gen sty", 2: "feb fev f\u00e9v lut", 4: "apr abr avr kwi",
        5: "may mai mag mei maj", 6: "jun giu cze", 9: "sep set wrz",
        10: "oct okt ott out pa\u017a", 11: "nov lis", 12: "dec dez d\u00e9c dic gru",
    }.items()
    for month in months.split()
}  # fmt: skip
"""How months begin in the languages of spreadsheets; those alone that a range can be taken for."""
_MONTH_FIRST = re.compile(r"([^\W\d_]{3})[^\W\d_]{0,6}\.?[-\s](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.\s?|[-\s])([^\W\d_]{3})[^\W\d_]{0,6}\.?")
_CODE = re.compile(r"^[a-j]:\s*")
"""The letter that LinkedIn gives a range: "C: 11-50"."""
_ISO_DATE = re.compile(r"\d{2}(\d{2})-(\d{2})-(\d{2})(?:[ t]00:00:00(?:\.0+)?)?")
_ALONE = frozenset(
    {"self-employed", "self employed", "solo", "solopreneur", "just me", "myself only"}
)
_BRACKETS = frozenset(
    {(1, 4), (1, 5), (1, 9), (1, 10), (2, 5), (2, 9), (2, 10), (5, 9), (5, 10), (6, 10), (10, 19),
     (10, 20), (10, 49), (10, 50), (11, 20), (11, 25), (11, 49), (11, 50)}
)  # fmt: skip
"""Ranges that providers use and that spreadsheets take for dates."""


@lru_cache(maxsize=16384)
def parse_headcount(text: str) -> Bounds | None:
    """Number of employees as a list or a company states it.

    Understands a range ("51-200", "501 to 1,000"), a floor ("500+", "10k+", "more than 50" is
    from 51, "20-50+" from 20), a ceiling ("<10" is 1 to 9) and a round claim ("about 80 people"
    is 80 to 80), and mends a range that a spreadsheet took for a date ("Nov-50" is 11-50) where
    just one of the ranges that providers use can have been meant. Does not guess from offices or
    revenue; `parse_headcount_claim` reads whole sentences.

    Args:
        text: One cell or phrase, not a whole page.

    Returns:
        Bounds in people, both inclusive; `high` is None for an open end. None when the phrase
        states no number, or says more than a number.
    """
    said = _CODE.sub("", " ".join(text.lower().split()))
    if len(said) > 80 or not (said in _ALONE or any(c.isdigit() for c in said)):
        return None
    if damaged := _from_date(said):
        return damaged
    phrase = " ".join(_NOISE.sub(" ", _SPANISH_THOUSANDS.sub("k", said)).split())
    phrase = phrase.strip(" ,;:()[].\"'")
    bounds = Bounds(1, 1) if phrase in _ALONE else _read(phrase)
    return bounds if bounds and _is_plausible(bounds) else None


def _from_date(said: str) -> Bounds | None:
    if match := _MONTH_FIRST.fullmatch(said):
        pairs = [(_MONTHS.get(match[1], 0), int(match[2]))]
    elif match := _DAY_FIRST.fullmatch(said):
        pairs = [(_MONTHS.get(match[2], 0), int(match[1]))]
    elif match := _ISO_DATE.fullmatch(said):
        year, month, day = (int(part) for part in match.groups())
        pairs = [(month, year)] if day == 1 and (month, year) in _BRACKETS else [(month, day)]
    else:
        return None
    fitting = {pair for a, b in pairs for pair in ((a, b), (b, a)) if pair in _BRACKETS}
    return Bounds(*fitting.pop()) if len(fitting) == 1 else None


def _read(phrase: str) -> Bounds | None:
    if match := _RANGE.fullmatch(phrase):
        low, low_scale, high, high_scale, more = match.groups()
        top = None if more else _people(high, high_scale)
        return _bounds(_people(low, low_scale or high_scale), top)
    if match := _FLOOR.fullmatch(phrase):
        return _bounds(_people(match[1], match[2]), None)
    if match := _MORE_THAN.fullmatch(phrase):
        people = _people(match[2], match[3])
        inclusive = match[1] in _INCLUSIVE
        return _bounds(people if people is None or inclusive else people + 1, None)
    return _read_ceiling(phrase)


def _read_ceiling(phrase: str) -> Bounds | None:
    if match := _UP_TO.fullmatch(phrase):
        return _bounds(1, _people(match[1], match[2]))
    if match := _LESS_THAN.fullmatch(phrase):
        people = _people(match[1], match[2])
        return None if people is None else _bounds(1, people - 1)
    if match := _ABOUT.fullmatch(phrase):
        people = _people(match[1], match[2])
        return _bounds(people, people)
    return None


def _people(number: str, scale: str | None) -> int | None:
    value = parse_number(number, scale or "")
    return int(value) if value is not None and value == int(value) else None


def _bounds(low: int | None, high: int | None) -> Bounds | None:
    return None if low is None else Bounds(low, high)


def _is_plausible(bounds: Bounds) -> bool:
    top = bounds.low if bounds.high is None else bounds.high
    return bounds.low <= top <= _PEOPLE_MAX and top > 0


def middle_headcount(low: float, high: float | None) -> int:
    """The number of people that stands for a range where one is asked for; an open end is low."""
    return int(low if high is None else (low + high) / 2)
