"""Cells of contact lists: addresses, opt-outs, names."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from prospects.cell import split_cell
from prospects.person_name import PersonName, parse_person_name
from prospects.yes_no import parse_yes_no

_BLANKS = " \t\r\n\u00a0"
_SEPARATOR = re.compile(r"[,;|]")
_SPACED_SEPARATOR = re.compile(r"\s+[,;|]\s*|[,;|](?:\s+|$)|^[,;|]")
_NAMED = re.compile(r"[^<>]*<\s*([^<>]+?)\s*>")
_MAILTO = re.compile(r"^mailto:\s*", re.IGNORECASE)
_ENCODED_WORD = re.compile(r"=\?[^?]+\?[bq]\?[^?]*\?=", re.IGNORECASE)
_UNREAL_DOMAIN = re.compile(r"(?:.+\.)?example\.(?:com|org|net)")
_LOCAL_OCTETS_MAX = 64
# Local parts that stand for "we have none", without dots, dashes and underscores.
_NO_ADDRESS = frozenset(
    """
    donthaveemail emailnotavailable emailnotfound emailnotunlocked emailunavailable n/a noaddress
    noemail noemailaddress noemailavailable noemailprovided nomail none notavailable notprovided
    """.split()
)
# Only where the domain repeats it or is "domain.com": elsewhere somebody may be called so.
_FILLER = frozenset("asdf email fake name na no noone null test unknown user username".split())
_NO = frozenset(
    """
    no n false f 0 0.0 nein non nee nej off never none null n/a na - -- unknown subscribed active
    allow allowed permitted ok opted-in opted_in optin falsch faux falso niet nie nao não clear aus
    """.split()
)
_NO_PHRASES = frozenset(
    {"opted in", "opt in", "not opted out", "may call", "may email", "not registered", "not listed"}
)


def parse_email(text: str) -> str | None:
    """The first of `parse_emails`, or None where there is none."""
    return next(iter(parse_emails(text)), None)


@lru_cache(maxsize=65536)
def parse_emails(text: str) -> tuple[str, ...]:
    """E-mail addresses in lower case, hosts in ASCII, checked for form and not for delivery.

    Reads "mailto:" and "Jane <jane@acme.example>". Cuts at ",", ";" and "|" only beside a blank or
    between two addresses, and never at a blank: what stands before it may belong to the address.

    Args:
        text: A whole cell.

    Returns:
        The addresses, each once; none where the text holds no valid one but known placeholders
        ("noemail@...", "test@example.com"), a control character or a line break.
    """
    cell = text.strip(_BLANKS)
    if any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in cell):
        return ()
    whole = _address(cell)
    parts = split_cell(cell) if cell[:1] == "[" else _SPACED_SEPARATOR.split(cell)
    found = [whole] if whole else [a for part in parts for a in _all(part)]
    return tuple(dict.fromkeys(address for address in found if not _is_placeholder(address)))


def _all(text: str) -> list[str]:
    """Addresses of a text without spaced separators: it is one, or nothing but addresses."""
    one = _address(text)
    if one:
        return [one]
    parts = [_address(part) for part in _SEPARATOR.split(text)]
    return [part for part in parts if part] if all(parts) else []


def _address(text: str) -> str | None:
    """The address that a text is, alone or behind a name: "Jane <jane@acme.example>"."""
    named = _NAMED.fullmatch(text)
    bare = _MAILTO.sub("", named[1] if named else text)
    if "@" not in bare or _ENCODED_WORD.search(bare):
        return None
    try:
        # Invented worlds live under .test, which the check would refuse.
        found = validate_email(bare, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    if len(found.local_part.encode()) > _LOCAL_OCTETS_MAX:
        return None
    return f"{found.local_part}@{found.ascii_domain}".lower()


def _is_placeholder(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    if _UNREAL_DOMAIN.fullmatch(domain) or re.sub(r"[._-]", "", local) in _NO_ADDRESS:
        return True
    return local in _FILLER and (domain == "domain.com" or domain.split(".")[0] == local)


def is_opt_out(text: str) -> bool:
    """Whether a cell of an opt-out column forbids contact.

    Everything but an empty cell and a plain "no" forbids: a date, "x", "opted out" or a word that
    is not known, because an opt-out must not get lost.
    """
    said = " ".join(text.casefold().split()).strip(" .")
    is_no = said in _NO or said in _NO_PHRASES or parse_yes_no(said) is False
    return bool(said) and not is_no


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
