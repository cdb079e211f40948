"""Cells of contact lists: addresses, opt-outs, names."""

import re
from collections.abc import Mapping
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from prospects.person_name import PersonName, parse_person_name

_SEVERAL = re.compile(r"[\s,;|<>]+")
_NO = frozenset(
    """
    no n false f 0 0.0 nein non nee nej off never none null n/a na - -- unknown subscribed active
    allowed ok opted-in opted_in optin falsch faux falso niet
    """.split()
)
_NO_PHRASES = frozenset({"opted in", "opt in", "not opted out", "may call", "may email"})


@lru_cache(maxsize=65536)
def parse_email(text: str) -> str | None:
    """E-mail address in lower case, checked for form and not for delivery.

    Reads "mailto:" and "Jane <jane@acme.example>"; of several addresses the first valid one.

    Returns:
        The address, or None where the text holds no valid one.
    """
    parts = [part.removeprefix("mailto:") for part in _SEVERAL.split(text.strip()) if "@" in part]
    return next((address for part in parts if (address := _valid(part))), None)


def _valid(text: str) -> str | None:
    try:
        # Invented worlds live under .test, which the check would refuse.
        return validate_email(
            text, check_deliverability=False, test_environment=True
        ).normalized.lower()
    except EmailNotValidError:
        return None


def email_domain(address: str) -> str:
    """Host of an address, as written after the last "@"."""
    return address.rpartition("@")[2]


def is_opt_out(text: str) -> bool:
    """Whether a cell of an opt-out column forbids contact.

    Everything but an empty cell and a plain "no" forbids: a date, "x", "opted out" or a word that
    is not known, because an opt-out must not get lost.
    """
    said = " ".join(text.casefold().split()).strip(" .")
    return bool(said) and said not in _NO and said not in _NO_PHRASES


def person_name(fields: Mapping[str, str]) -> PersonName:
    """Name of a contact: the list's own split where it has one, else the full name parsed.

    Returns:
        The name; both parts empty where the row names nobody.
    """
    first, last = fields.get("first_name", ""), fields.get("last_name", "")
    if first and last:
        return PersonName(first, last)
    parsed = parse_person_name(fields.get("full_name", "")) or PersonName("", "")
    if first or last:
        return PersonName(first or parsed.first, last or parsed.last)
    return parsed
