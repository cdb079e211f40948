"""Names that columns are known to have, by the field that they mean: `data/header_aliases.yml`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from enrichment.intake.header_vocabulary import Words, order_free
from enrichment.intake.header_words import squash
from prospects.once import once
from prospects.rejected import ListKind
from prospects.specs.reading import read_yaml

_ALIASES = Path(__file__).parent / "data" / "header_aliases.yml"
COMPANY_PREFIX = re.compile(
    r"(?:jobcompany|currentcompany|company|account|organi[sz]ation|employer|headquarters?|hq|billing"
    r"|business|firmen|unternehmens|entreprise|empresa|azienda|bedrijfs)(?=.)"
)
PLACES = frozenset({"city", "region", "country", "postal_code"})

# Of a contact list's columns these are the company's, though nothing in the name says so.
_OF_COMPANY = ("website", "industry", "headcount", "revenue", "founded_year")
_AS_OWN = {"name": "company", "domain": "domain", "city": "city", "region": "region",
           "country": "country"}  # fmt: skip
SHARED_RANK = 500

Certainty = Literal["sure", "likely", "doubtful"]


def known_fields(kind: ListKind) -> tuple[str, ...]:
    """Canonical fields of a kind of list; a company's in a contact list as "company.<field>"."""
    fields = tuple(aliases()[kind])
    if kind == "companies":
        return fields
    own = (
        f"company.{field}" for field in aliases()["companies"] if field not in ("name", "domain")
    )
    return tuple(dict.fromkeys((*fields, *own)))


@once
def aliases() -> Mapping[str, Any]:
    """The data file as written."""
    return read_yaml(_ALIASES)


@cache
def index_of(kind: ListKind) -> Mapping[str, tuple[str, int]]:
    """Squashed name -> field that it means for sure, and its rank among the field's names."""
    index: dict[str, tuple[str, int]] = {}
    for field, names in aliases()[kind].items():
        for rank, name in enumerate([field, *names]):
            index.setdefault(squash(name), (field, rank))
    if kind == "contacts":
        _add_company_names(index)
    else:
        # Whatever phone somebody has, on the row of a company it reaches the company.
        for rank, name in enumerate(aliases()["contacts"]["phone"]):
            index.setdefault(squash(name), ("phone", rank + SHARED_RANK))
    return index


@cache
def reordered_index_of(kind: ListKind) -> Mapping[Words, tuple[str, int]]:
    """As `index_of`, by words in any order; without those that mean several fields then."""
    index: dict[Words, tuple[str, int]] = {}
    unclear: set[Words] = set()
    for field, names in _names_by_field(kind):
        for rank, name in enumerate([field.removeprefix("company."), *names]):
            known = index_of(kind).get(squash(name))
            if known is None or known[0] != field or not _is_reordered(field):
                continue
            words = order_free(name)
            if words and index.setdefault(words, (field, rank))[0] != field:
                unclear.add(words)
    return {words: found for words, found in index.items() if words not in unclear}


def _is_reordered(field: str) -> bool:
    """Not an opt-out: "no contact" forbids what "contact no." offers."""
    return not field.startswith("do_not")


def _names_by_field(kind: ListKind) -> list[tuple[str, Sequence[str]]]:
    own = list(aliases()[kind].items())
    if kind == "companies":
        return [*own, ("phone", aliases()["contacts"]["phone"])]
    shared = aliases()["companies"].items()
    return [*own, *((_AS_OWN.get(f, f"company.{f}"), names) for f, names in shared)]


@cache
def reordered_names_of(certainty: Certainty, kind: ListKind) -> Mapping[Words, tuple[str, ...]]:
    """As `names_of`, by words in any order."""
    found: dict[Words, tuple[str, ...]] = {}
    for field, names in aliases()[certainty][kind].items():
        for words in map(order_free, names):
            if words not in reordered_index_of(kind):
                found[words] = (*found.get(words, ()), field)
    return found


def _add_company_names(index: dict[str, tuple[str, int]]) -> None:
    """Give a contact list the names that its companies' columns have in company lists."""
    for field, names in aliases()["companies"].items():
        own = _AS_OWN.get(field)
        for rank, name in enumerate(names):
            key = squash(name)
            is_company = field in _OF_COMPANY or bool(own in PLACES and COMPANY_PREFIX.match(key))
            target = f"company.{field}" if is_company else own
            if target and key not in _unshared():
                index.setdefault(key, (target, rank + SHARED_RANK))


@once
def _unshared() -> frozenset[str]:
    """Names that would mean the company in a contact list, and may mean the person there."""
    words = ("size", "team size", "sales", "established", "nazwa", "standard", "location region")
    likely = (name for names in aliases()["likely"]["contacts"].values() for name in names)
    doubtful = (name for names in aliases()["doubtful"]["contacts"].values() for name in names)
    return frozenset(squash(name) for name in (*words, *likely, *doubtful))


@cache
def names_of(certainty: Certainty, kind: ListKind) -> Mapping[str, tuple[str, ...]]:
    """Squashed name -> fields that it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for field, names in aliases()[certainty][kind].items():
        for name in names:
            found[squash(name)] = (*found.get(squash(name), ()), field)
    return found
