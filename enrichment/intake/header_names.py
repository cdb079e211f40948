"""What a column's name says, without a look at its cells.

A name is known as a whole (`header_aliases`), with words around it that say whose the column is,
or word by word (`header_reading`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enrichment.intake.header_aliases import (
    COMPANY_PREFIX,
    PLACES,
    SHARED_RANK,
    Certainty,
    aliases,
    index_of,
    known_fields,
    names_of,
)
from enrichment.intake.header_reading import read_words
from enrichment.intake.header_units import is_scale_read, without_unit
from enrichment.intake.header_vocabulary import says_alone, sole_names
from enrichment.intake.header_words import NAME_LENGTH_MAX, squash
from prospects.rejected import ListKind

__all__ = [
    "NameMatch",
    "field_beside",
    "forbids_every_channel",
    "header_key",
    "is_sole",
    "known_fields",
    "name_matches",
]

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
# "country_id/name": of a record that another one refers to; "Employees Last avail. yr": the newest.
_RELATED = re.compile(
    r"(?<=\w)(?:[_ ]id/(?:display_)?name| last avail(?:able)?\.? y(?:ea)?r)$", re.IGNORECASE
)
_FROM = re.compile(r"\s*\(from ([^()]+)\)$", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"\s*[/|&]\s*|\s+(?:or|oder|ou|und|and)\s+", re.IGNORECASE)
_GENDER = re.compile(r"[/*:_](?:in|innen)\b", re.IGNORECASE)
_PREFIXED_RANK = 1000
_LOOSE_RANK = 2000

# Fields that a name keeps when "of the company" or "of the contact" is taken off it.
_SUFFIXED_OF_COMPANY = frozenset(
    {"name", "domain", "website", "industry", "headcount", "revenue", "city", "region", "country",
     "postal_code", "phone", "linkedin_url", "description", "founded_year"}
)  # fmt: skip
_SUFFIXED_OF_PERSON = frozenset({"email", "phone", "full_name", "linkedin_url", "title"})


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
    is_known = header_key(column) in index_of(kind)
    name = without_unit(column if is_known else _FROM.sub(r" of \1", _RELATED.sub("", column)))
    key = squash(name.plain)
    is_read = not name.scale or is_scale_read(column)
    if sure := _sure(key, kind) or _of_alternatives(name.plain, kind):
        return [_match("sure", sure, name.scale, is_read)]
    told = [NameMatch(f, "likely", SHARED_RANK) for f in names_of("likely", kind).get(key, ())]
    told += [NameMatch(f, "doubtful", 0) for f in names_of("doubtful", kind).get(key, ())]
    told += [NameMatch(f, "doubtful", 0) for f, names in sole_names(kind).items() if key in names]
    if told or not key:
        return told
    certainty, fields = read_words(name.plain, kind)
    return [_match(certainty, found, name.scale, is_read) for found in fields]


def _match(
    certainty: Certainty, found: tuple[str, int], scale: str, is_scale_read: bool
) -> NameMatch:
    """A name that counts in thousands is only believed where revenues are read so."""
    field, rank = found
    is_read = not scale or (field.endswith("revenue") and is_scale_read)
    return NameMatch(field, certainty if is_read else "likely", rank, scale)


def _of_alternatives(name: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of "Town / City", of which each part means the same; None for "City / State"."""
    if len(name) > NAME_LENGTH_MAX:
        return None
    parts = [part for part in _ALTERNATIVES.split(_GENDER.sub("", name)) if squash(part)]
    found = [_sure(squash(part), kind) for part in parts]
    if None in found or len({each[0] for each in found if each}) != 1:
        return None
    return found[0]


def field_beside(column: str, mapped: Mapping[str, str | None], kind: ListKind) -> str | None:
    """What a name means beside its counterpart: "Nom" is a family name beside "Prénom".

    Args:
        column: The name.
        mapped: Column -> field of all columns so far.
        kind: What the list holds.

    Returns:
        The field, or None where no such pair is there or the field has a column already.
    """
    key, fields = header_key(column), known_fields(kind)
    for rule in aliases()["beside"]:
        if key not in {squash(name) for name in rule["names"]} or rule["means"] not in fields:
            continue
        beside = [c for c, field in mapped.items() if field == rule["with"] and c != column]
        named = {squash(name) for name in rule.get("named", ())}
        if named:
            beside = [c for c in beside if header_key(c) in named]
        if beside and rule["means"] not in mapped.values():
            return str(rule["means"])
    return None


def is_sole(column: str, field: str, kind: ListKind) -> bool:
    """Whether a name means a field where the list has no other column of it."""
    return header_key(column) in sole_names(kind).get(field, ())


def header_key(column: str) -> str:
    """A column's name without case, accents, blanks, punctuation, byte order mark and unit."""
    return squash(without_unit(column).plain)


def forbids_every_channel(column: str) -> bool:
    """Whether an opt-out column means calls as well as e-mail ("Do not contact")."""
    return header_key(column) in {squash(name) for name in aliases()["every_channel"]}


def _sure(key: str, kind: ListKind) -> tuple[str, int] | None:
    if not key:
        return None
    found = _named(key, kind)
    if found is None and not _known_otherwise(key, kind):
        found = _loosely_named(key, kind)
    return found


def _named(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of a name as the aliases have it, with what may stand before it."""
    known = index_of(kind)
    if key in known:
        return known[key]
    if _known_otherwise(key, kind):
        return None
    for field, beginnings in aliases()["begins"].items():
        if field in known_fields(kind) and key.startswith(tuple(squash(b) for b in beginnings)):
            return field, SHARED_RANK
    if kind == "contacts" and (prefix := _PERSON_PREFIX.match(key)):
        return _person_field(key[prefix.end() :])
    if prefix := COMPANY_PREFIX.match(key):
        return _company_field(key[prefix.end() :], kind)
    return _place_field(key, kind)


def _loosely_named(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of a name without a word that changes nothing: "Verified", "of the company"."""
    bare = _AFTERTHOUGHT.sub("", _QUALIFIER.sub("", key, count=1))
    is_open = bare != key and not _known_otherwise(bare, kind) and not says_alone(bare)
    found = _named(bare, kind) if is_open else None
    if found is None and (suffix := _COMPANY_SUFFIX.search(key)):
        plain = index_of("companies").get(key[: suffix.start()])
        if plain and plain[0] in _SUFFIXED_OF_COMPANY:
            found = _company_field(key[: suffix.start()], kind)
    if found is None and kind == "contacts" and (suffix := _PERSON_SUFFIX.search(key)):
        own = index_of("contacts").get(key[: suffix.start()])
        found = own if own and own[0] in _SUFFIXED_OF_PERSON else None
    return (found[0], found[1] + _LOOSE_RANK) if found else None


def _known_otherwise(key: str, kind: ListKind) -> bool:
    """Whether a name is one of those that are only likely or doubtful."""
    return key in names_of("likely", kind) or key in names_of("doubtful", kind)


def _person_field(key: str) -> tuple[str, int] | None:
    """Field of "Person - X": the person's own, or the employer."""
    found = index_of("contacts").get(key) or _place_field(key, "contacts")
    if found and not found[0].startswith("company."):
        return found[0], found[1] + SHARED_RANK
    return None


def _company_field(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of "Company X", also of "Account Billing X"."""
    match = index_of("companies").get(key) or _place_field(key, "companies")
    if match is None and (prefix := COMPANY_PREFIX.match(key)):
        match = index_of("companies").get(key[prefix.end() :])
    if match is None or kind == "companies":
        return match
    field, rank = match
    special = {"name": "company", "domain": "domain"}
    return special.get(field, f"company.{field}"), rank + _PREFIXED_RANK


def _place_field(key: str, kind: ListKind) -> tuple[str, int] | None:
    """Field of "Address 1: City", "location_country", "ZIP/Postal code of Address"."""
    prefix = _PLACE_PREFIX.match(key)
    bare = key[prefix.end() :] if prefix else _PLACE_SUFFIX.sub("", key)
    found = index_of(kind).get(bare) if bare != key else None
    return found if found and found[0] in PLACES else None
