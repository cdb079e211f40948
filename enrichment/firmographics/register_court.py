"""The court that keeps a German register of companies, as pages name it beside the number."""

import re

from prospects.place import countries_of_city

_BEFORE, _AFTER = 90, 70
_CITY = r"[A-Z\u00c4\u00d6\u00dc][^\W\d_]+(?:-[^\W\d_]+)*(?: (?:am|an der|a\.) [^\W\d_]+)?"
_COURT = re.compile(
    r"\b(?:Amtsgericht(?:e?s)?|Registergericht)(?: in)?(?: |:\s?)"
    rf"(?!Amtsgericht|AG\b|HR[AB]\b)(?P<court>{_CITY})"
)
_SHORT_COURT = re.compile(rf"\bAG (?P<court>{_CITY})")
"""Also what follows the name of an AG, a company: only a city is taken."""
_CITY_IN_FRONT = re.compile(rf"(?<![\w-])(?<!\d )(?P<court>{_CITY})[,:]? ?$")
"""Without a postal code, with which it is an address."""
_CITY_BEHIND = re.compile(rf"[, (]{{1,2}}(?P<court>{_CITY})")


def find_court(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The court that keeps the register: the nearest one named as such, else a city beside it.

    Args:
        text: Of a page.
        begin: Characters before the number and the word before it.
        end: Characters before their end.

    Returns:
        A match with the group "court", a city; None where the page names no court.
    """
    start, stop = max(begin - _BEFORE, 0), end + _AFTER
    named = [
        *_COURT.finditer(text, start, stop),
        *(m for m in _SHORT_COURT.finditer(text, start, stop) if _is_german(m["court"])),
    ]
    # One that ends where the search stops may be cut within its name.
    courts = [m for m in named if m.end() < stop]
    if courts:
        return min(courts, key=lambda m: begin - m.end() if m.end() <= begin else m.start() - end)
    beside = (_CITY_BEHIND.match(text, end), _CITY_IN_FRONT.search(text, start, begin))
    return next((m for m in beside if m and _is_german(m["court"])), None)


def quote_with_court(text: str, begin: int, end: int, court: re.Match[str]) -> str:
    """Court and number in the order of the page, without the words between them.

    Args:
        text: As of `find_court`.
        begin: As of `find_court`.
        end: As of `find_court`.
        court: What `find_court` found.
    """
    first, second = sorted(((begin, end), court.span()))
    between = text[first[1] : second[0]]
    apart = " \u2026 " if any(c.isalpha() for c in between) else between
    return f"{text[slice(*first)]}{apart}{text[slice(*second)]}"


def _is_german(city: str) -> bool:
    return "DE" in countries_of_city(city)
