"""What a column's name says, without a look at its cells; `data/header_aliases.yml` has names."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from enrichment.intake.header_units import is_scale_read, without_unit
from prospects.once import once
from prospects.rejected import ListKind
from prospects.specs.reading import read_yaml

_ALIASES = Path(__file__).parent / "data" / "header_aliases.yml"
_COMPANY_PREFIX = re.compile(
    r"(?:jobcompany|currentcompany|company|account|organi[sz]ation|employer|headquarters?|hq|billing"
    r"|business|firmen|unternehmens|entreprise|empresa|azienda|bedrijfs)(?=.)"
)
_COMPANY_SUFFIX = re.compile(
    r"(?<=.)(?:de|der|des|del|dela|dell|della|do|da|du|van|vanhet|of|ofthe|l)?"
    r"(?:company|account|organi[sz]ation|firma|unternehmens?|entreprise|societe|empresa|azienda"
    r"|bedrijf|foretag|virksomhed|firmy)$"
)
_PERSON_PREFIX = re.compile(
    r"(?:contact|lead|person|prospect|kontakt|attendee|delegate|participant|registrant|teilnehmer"
    r"|decisionmaker|poc|ansprechpartner|primarycontact|maincontact|contacto|contatto)(?=.)"
)
_PERSON_SUFFIX = re.compile(
    r"(?<=.)(?:de|der|des|del|du|of)?(?:contactperson|contact|kontaktperson|kontakt|ansprechpartner|contacto|contatto"
    r"|referente|interlocuteur|decisionmaker|person)$"
)
_PLACE_PREFIX = re.compile(
    r"(?:primary|reg|registered|business|company|office|main|street)?(?:location|address\d?|addr|adresse)(?=.)"
    r"|(?:mailing|person)(?=.)"
)
_PLACE_SUFFIX = re.compile(r"(?<=.)ofaddress1?$")
_QUALIFIER = re.compile(
    r"^(?:primary|main|current|official|approx(?:imate)?|estimated|est|default|verified|valid|best"
    r"|recommended|clean(?:ed)?|normali[sz]ed|enriched|standardi[sz]ed)(?=.)"
)
_AFTERTHOUGHT = re.compile(
    r"(?<=.)(?:clean(?:ed)?|normali[sz]ed|formatted|final|raw|value|text|enriched)$"
)
_PLACES = frozenset({"city", "region", "country", "postal_code"})

# Of a contact list's columns these are the company's, though nothing in the name says so.
_OF_COMPANY = ("website", "industry", "headcount", "revenue", "founded_year")
_AS_OWN = {"name": "company", "domain": "domain", "city": "city", "region": "region",
           "country": "country"}  # fmt: skip
_SHARED_RANK = 500
_PREFIXED_RANK = 1000
_LOOSE_RANK = 2000

# Fields that a name keeps when "of the company" or "of the contact" is taken off it.
_SUFFIXED_OF_COMPANY = frozenset(
    {"name", "domain", "website", "industry", "headcount", "revenue", "city", "region", "country",
     "postal_code", "phone", "linkedin_url", "description", "founded_year"}
)  # fmt: skip
_SUFFIXED_OF_PERSON = frozenset({"email", "phone", "full_name", "linkedin_url", "title"})

Certainty = Literal["sure", "likely", "doubtful"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a column's name may mean.

    Attributes:
        field: Canonical field.
        certainty: `sure`: the name says it. `likely`: if the cells say so too. `doubtful`: only
            a person can tell.
        rank: Place among the columns of the field, the smaller first.
        scale: What the cells are counted in ("k", "M"), where the name says so; else empty.
    """

    field: str
    certainty: Certainty
    rank: int
    scale: str = ""


def name_matches(column: str, kind: ListKind) -> Sequence[NameMatch]:
    """Fields that a column's name may mean, the surest first; empty for an unknown name."""
    name = without_unit(column)
    key = _squash(name.plain)
    sure = _sure(key, kind)
    if sure is not None:
        field, rank = sure
        is_read = not name.scale or (field.endswith("revenue") and is_scale_read(column))
        return [NameMatch(field, "sure" if is_read else "likely", rank, name.scale)]
    likely = [NameMatch(f, "likely", _SHARED_RANK) for f in _names("likely", kind).get(key, ())]
    doubtful = [NameMatch(f, "doubtful", 0) for f in _names("doubtful", kind).get(key, ())]
    return [*likely, *doubtful]


def field_beside(column: str, mapped: Mapping[str, str | None], kind: ListKind) -> str | None:
    """What a name means beside its counterpart: "Nom" is a family name beside "Prénom".

    Args:
        column: The name.
        mapped: Column -> field of all columns so far.
        kind: Only contact lists have such pairs.

    Returns:
        The field, or None where no such pair is there or the field has a column already.
    """
    if kind != "contacts":
        return None
    key = header_key(column)
    for rule in _aliases()["beside"]:
        if key not in {_squash(name) for name in rule["names"]}:
            continue
        beside = [c for c, field in mapped.items() if field == rule["with"] and c != column]
        named = {_squash(name) for name in rule.get("named", ())}
        if named:
            beside = [c for c in beside if header_key(c) in named]
        if beside and rule["means"] not in mapped.values():
            return str(rule["means"])
    return None


def header_key(column: str) -> str:
    """A column's name without case, accents, blanks, punctuation, byte order mark and unit."""
    return _squash(without_unit(column).plain)


def forbids_every_channel(column: str) -> bool:
    """Whether an opt-out column means calls as well as e-mail ("Do not contact")."""
    return header_key(column) in {_squash(name) for name in _aliases()["every_channel"]}


def known_fields(kind: ListKind) -> tuple[str, ...]:
    """Canonical fields of a kind of list; a company's in a contact list as "company.<field>"."""
    fields = tuple(_aliases()[kind])
    if kind == "companies":
        return fields
    own = (
        f"company.{field}" for field in _aliases()["companies"] if field not in ("name", "domain")
    )
    return tuple(dict.fromkeys((*fields, *own)))


def _sure(key: str, kind: ListKind) -> tuple[str, int] | None:
    if not key:
        return None
    found = _named(key, kind)
    if found is None and not _known_otherwise(key, kind):
        found = _loosely_named(key, kind)
    return found


def _named(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of a name as the aliases have it, with what may stand before it."""
    known = _index(kind)
    if key in known:
        return known[key]
    for field, beginnings in _aliases()["begins"].items():
        if field in known_fields(kind) and key.startswith(tuple(_squash(b) for b in beginnings)):
            return field, _SHARED_RANK
    if kind == "contacts" and (prefix := _PERSON_PREFIX.match(key)):
        return _person_field(key[prefix.end() :])
    if prefix := _COMPANY_PREFIX.match(key):
        return _company_field(key[prefix.end() :], kind)
    return _place_field(key, kind)


def _loosely_named(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of a name without a word that changes nothing: "Verified", "of the company"."""
    bare = _AFTERTHOUGHT.sub("", _QUALIFIER.sub("", key, count=1))
    found = _named(bare, kind) if bare != key and not _known_otherwise(bare, kind) else None
    if found is None and (suffix := _COMPANY_SUFFIX.search(key)):
        plain = _index("companies").get(key[: suffix.start()])
        if plain and plain[0] in _SUFFIXED_OF_COMPANY:
            found = _company_field(key[: suffix.start()], kind)
    if found is None and kind == "contacts" and (suffix := _PERSON_SUFFIX.search(key)):
        own = _index("contacts").get(key[: suffix.start()])
        found = own if own and own[0] in _SUFFIXED_OF_PERSON else None
    return (found[0], found[1] + _LOOSE_RANK) if found else None


def _known_otherwise(key: str, kind: ListKind) -> bool:
    """Whether a name is one of those that are only likely or doubtful."""
    return key in _names("likely", kind) or key in _names("doubtful", kind)


def _person_field(key: str) -> tuple[str, int] | None:
    """Field of "Person - X": the person's own, or the employer."""
    found = _index("contacts").get(key) or _place_field(key, "contacts")
    if found and not found[0].startswith("company."):
        return found[0], found[1] + _SHARED_RANK
    return None


def _company_field(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of "Company X", also of "Account Billing X"."""
    match = _index("companies").get(key) or _place_field(key, "companies")
    if match is None and (prefix := _COMPANY_PREFIX.match(key)):
        match = _index("companies").get(key[prefix.end() :])
    if match is None or kind == "companies":
        return match
    field, rank = match
    special = {"name": "company", "domain": "domain"}
    return special.get(field, f"company.{field}"), rank + _PREFIXED_RANK


def _place_field(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of "Address 1: City", "location_country", "ZIP/Postal code of Address"."""
    prefix = _PLACE_PREFIX.match(key)
    bare = key[prefix.end() :] if prefix else _PLACE_SUFFIX.sub("", key)
    found = _index(kind).get(bare) if bare != key else None
    return found if found and found[0] in _PLACES else None


@once
def _aliases() -> Mapping[str, Any]:
    return read_yaml(_ALIASES)


@cache
def _index(kind: ListKind) -> Mapping[str, tuple[str, int]]:
    index: dict[str, tuple[str, int]] = {}
    for field, names in _aliases()[kind].items():
        for rank, name in enumerate([field, *names]):
            index.setdefault(_squash(name), (field, rank))
    if kind == "contacts":
        _add_company_names(index)
    return index


def _add_company_names(index: dict[str, tuple[str, int]]) -> None:
    """Give a contact list the names that its companies' columns have in company lists."""
    for field, names in _aliases()["companies"].items():
        own = _AS_OWN.get(field)
        for rank, name in enumerate(names):
            key = _squash(name)
            is_company = field in _OF_COMPANY or bool(own in _PLACES and _COMPANY_PREFIX.match(key))
            target = f"company.{field}" if is_company else own
            if target and key not in _unshared():
                index.setdefault(key, (target, rank + _SHARED_RANK))


@once
def _unshared() -> frozenset[str]:
    """Names that would mean the company in a contact list, and may mean the person there."""
    words = ("size", "team size", "sales", "established", "nazwa", "standard", "location region")
    likely = (name for names in _aliases()["likely"]["contacts"].values() for name in names)
    doubtful = (name for names in _aliases()["doubtful"]["contacts"].values() for name in names)
    return frozenset(_squash(name) for name in (*words, *likely, *doubtful))


@cache
def _names(certainty: Certainty, kind: ListKind) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, names in _aliases()[certainty][kind].items():
        for name in names:
            found[_squash(name)] = (*found.get(_squash(name), ()), field)
    return found


def _squash(name: str) -> str:
    plain = name.replace("\ufeff", "").strip()
    folded = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(c for c in folded if c.isalnum())
