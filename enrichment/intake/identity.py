"""Who a contact is by what a row says: names for comparison, and what contradicts what."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from prospects.company import close_spelling
from prospects.contact import Contact, is_role_address, profile_of
from prospects.platforms import is_platform_host
from prospects.person_name import parse_person_name
from prospects.words import fold


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    """Name -> numbers of the families of given names that it stands in."""
    text = files("enrichment.intake").joinpath("data/nicknames.yml").read_text(encoding="utf-8")
    found: dict[str, set[int]] = {}
    for number, family in enumerate(yaml.safe_load(text)):
        for name in family:
            found.setdefault(close_spelling(fold(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def is_nickname(one: str, other: str) -> bool:
    """Whether people use two given names for one another: "bob" and "robert"."""
    none: frozenset[int] = frozenset()
    return bool(_nicknames().get(one, none) & _nicknames().get(other, none))


@lru_cache(maxsize=65536)
def name_words(first: str, last: str) -> tuple[str, ...]:
    """Words of a person's name for comparison, without titles, middle initials and accents.

    "Müller" and "Mueller" are spelt alike. Empty where nothing is known.
    """
    words = _words(f"{first} {last}")
    if len(words) > 2:
        parsed = parse_person_name(f"{first} {last}")
        words = _words(f"{parsed.first} {parsed.last}") if parsed else words
    if len(words) > 2:
        words = tuple(word for word in words if len(word) > 1) or words
    return words


def _words(text: str) -> tuple[str, ...]:
    return tuple(close_spelling(fold(text)).split())


def names_contradict(one: Contact, other: Contact) -> bool:
    """Whether two names cannot be one person's: they share no word, initial or nickname.

    A name that is not known contradicts none, nor does one in other letters.
    """
    these = name_words(one.first_name, one.last_name)
    those = name_words(other.first_name, other.last_name)
    if not these or not those or _is_latin(these) != _is_latin(those):
        return False
    return not any(_may_be_one_word(a, b) for a in these for b in those)


def _may_be_one_word(one: str, other: str) -> bool:
    if one == other or is_nickname(one, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _is_latin(words: Iterable[str]) -> bool:
    return all(word.isascii() for word in words)


def personal_address(contact: Contact) -> str:
    """The address as far as it names a person; a desk's (info@) only together with the name."""
    email = contact.email or ""
    if email and is_role_address(email) and contact.name:
        return f"{email}|{' '.join(name_words(contact.first_name, contact.last_name))}"
    return email


def profile(contact: Contact) -> str:
    """LinkedIn profile of the person; empty where none is known."""
    return profile_of(contact.linkedin_url)


def name_at_company(contact: Contact) -> str:
    """Full name and company for comparison; empty where the name is not whole."""
    if not (contact.first_name and contact.last_name):
        return ""
    words = name_words(contact.first_name, contact.last_name)
    return f"{' '.join(words)}|{contact.company_key}" if len(words) > 1 else ""


def addresses_contradict(these: Iterable[str], those: Iterable[str]) -> bool:
    """Whether two people have personal addresses of their own at one company's domain.

    A private address (gmail.com) beside one of the company's contradicts nothing, nor does that
    of a desk.
    """
    one, other = set(these), set(those)
    if one & other:
        return False
    at_home = _own_hosts(one) & _own_hosts(other)
    return bool(at_home)


def _own_hosts(addresses: Iterable[str]) -> set[str]:
    hosts = {a.rpartition("@")[2] for a in addresses if a and not is_role_address(a)}
    return {host for host in hosts if not is_platform_host(host)}
