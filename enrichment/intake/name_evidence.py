"""Whose names a bare "Name" holds: persons' stand in their addresses, companies' in their sites."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from enrichment.intake.header_names import header_key
from enrichment.intake.headers import map_headers
from enrichment.intake.raw_list import RawList
from enrichment.intake.value_shapes import shares_of
from prospects.company_name import display_name
from prospects.contact import is_role_address

_ROWS_SEEN = 100
_ROWS_ENOUGH = 3
_MOST = 0.5
_SOME = 0.2
_WORD = re.compile(r"[^\W\d_]{3,}")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})


class Named(StrEnum):
    """Whom the names of a list name."""

    PERSONS = "persons"
    COMPANIES = "companies"
    OPEN = "open"


def whom_named(raw: RawList) -> Named:
    """Whom the column "Name" of a list names that was taken for one of companies.

    Persons, where most addresses begin with a part of their row's name ("jane.doe@acme.example")
    and their domain has none. Open, where the names are written as persons' are, hardly any has a
    legal form or stands in its row's site or address, and there is such a column.
    """
    column = next((column for column in raw.columns if header_key(column) == "name"), None)
    mapping = map_headers(raw.columns, "contacts", samples=raw.samples())
    fields = ("email", "domain", "company.website")
    sites = [c for field in fields for c in mapping.columns_of(field) if c != column]
    if column is None or not sites:
        return Named.COMPANIES
    top = raw.frame.head(_ROWS_SEEN)
    cells = zip(*(top[c].tolist() for c in (column, *sites)), strict=True)
    return judge_names([(name, places) for name, *places in cells if name.strip()])


def judge_names(rows: Sequence[tuple[str, Sequence[str]]]) -> Named:
    """Whom names name; see `whom_named`.

    Args:
        rows: Name, and what stands in its row as web sites and e-mail addresses.
    """
    if len(rows) < _ROWS_ENOUGH:
        return Named.COMPANIES
    addressed = sum(any("@" in place for place in places) for _, places in rows)
    persons = sum(_is_in_address(name, places) for name, places in rows)
    companies = sum(_is_formal(name) or _is_in_domain(name, places) for name, places in rows)
    if addressed >= _ROWS_ENOUGH and persons > _MOST * addressed and persons > companies:
        return Named.PERSONS
    look_so = shares_of([name for name, _ in rows]).get("person", 0.0) > 1 - _SOME
    return Named.OPEN if look_so and companies <= _SOME * len(rows) else Named.COMPANIES


def _is_in_address(name: str, places: Iterable[str]) -> bool:
    addresses = [place for place in places if "@" in place and not is_role_address(place)]
    locals_ = [address.casefold().rpartition("@")[0] for address in addresses]
    return any(_holds(each, name) for each in locals_) and not _is_in_domain(name, addresses)


def _is_in_domain(name: str, places: Iterable[str]) -> bool:
    return any(_holds(place.casefold().rpartition("@")[2], name) for place in places)


def _holds(text: str, name: str) -> bool:
    """Whether a text has a word of a name, as addresses write it."""
    folded = name.casefold()
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = {*_WORD.findall(plain), *_WORD.findall(folded.translate(_UMLAUTS))}
    return any(word in text for word in words)


def _is_formal(name: str) -> bool:
    """Whether a name has a legal form, which its display name leaves out."""
    return len((display_name(name) or name).split()) < len(name.split())
