"""Columns of raw lists to canonical fields; `data/header_aliases.yml` holds the names."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from prospects.errors import InputError
from prospects.once import once
from prospects.rejected import ListKind
from prospects.specs.reading import read_yaml
from prospects.specs.source import Source

_ALIASES = Path(__file__).parent / "data" / "header_aliases.yml"
_UNIT = re.compile(r"\s*[(\[](?:\d+|usd|us\$|\$|required|optional|[*])[)\]]\s*$", re.IGNORECASE)
_COMPANY_PREFIX = re.compile(
    r"(?:company|account|organi[sz]ation|employer|headquarters?|hq|billing|business)(?=.)"
)
_PERSON_PREFIX = re.compile(r"(?:contact|lead|person|prospect)(?=.)")
_OPT_OUT = re.compile(
    r"optout|optedout|optin|optedin|unsubscri|subscribed|donot|dontcontact|nocontact|nocall|noemail"
    r"|suppress|consent|gdpr|dsgvo|blacklist|blocklist|einwillig|sperre|abgemeldet|desinscri|desabonn"
    r"|robinson|dnc$|^dnc|legitimateinterest|legalbasis"
)
_NO_OPT_OUT = re.compile(r"platform|software|tool|vendor|management|technolog|provider")
Samples = Mapping[str, Sequence[str]]
"""Column -> some of its filled cells, at most some 200, as they come first in the list."""

_PERSON_FIELDS = frozenset({"first_name", "last_name", "full_name", "title"})


@dataclass(frozen=True, slots=True)
class HeaderMapping:
    """What the columns of a list mean.

    Attributes:
        mapping: Column -> canonical field, or None where it has none (it is kept as extra). A
            company's column in a contact list is "company.<field>". Of several columns of one
            field the first filled one counts, in the order of this mapping's `columns_of`.
        doubtful: Column -> field that it may mean; None in `mapping`.
        ranks: Column -> its rank among the columns of its field, the smaller first.
    """

    mapping: Mapping[str, str | None]
    doubtful: Mapping[str, str]
    ranks: Mapping[str, int]

    def columns_of(self, field: str) -> list[str]:
        """Columns of a field, the one that counts first; ties stay in the order of the list."""
        found = [column for column, mapped in self.mapping.items() if mapped == field]
        return sorted(found, key=lambda column: self.ranks.get(column, 0))


def map_headers(
    columns: Sequence[str],
    kind: ListKind,
    chosen: Mapping[str, str] | None = None,
    *,
    samples: Samples | None = None,  # noqa: ARG001 - values are not judged yet
    source: Source | None = None,
) -> HeaderMapping:
    """Say for each column which field it is.

    Args:
        columns: Names as written.
        kind: Whether the list holds companies or contacts.
        chosen: Field -> column that the user named; outranks all guesses.
        samples: Column -> some of its filled cells; None judges by names alone.
        source: The source of the list, whose saved mapping outranks the guesses.

    Returns:
        The mapping; a column whose name is only likely to mean a field that no other column
        gives stands in `doubtful`.
    """
    named = {column: field for field, column in (chosen or {}).items()}
    found = {column: _field_of(column, kind) for column in columns}
    saved = {
        column: source.field_of(column) for column in columns if source and source.knows(column)
    }
    found |= {column: (field, -1) if field else None for column, field in saved.items()}
    found |= {column: (field, -1) for column, field in named.items() if column in found}
    taken = {match[0] for match in found.values() if match}
    doubtful = {
        column: field
        for column in columns
        if found[column] is None
        and column not in saved
        and (field := _doubtful_field(column, kind))
        and field not in taken
    }
    mapping = {column: match[0] if match else None for column, match in found.items()}
    return HeaderMapping(mapping, doubtful, {c: m[1] for c, m in found.items() if m})


def refuse_unmapped_opt_outs(mapping: HeaderMapping, file_name: str) -> None:
    """Stop where a column looks like an opt-out and nobody knows what its values mean.

    Raises:
        InputError: Names the column and what to do.
    """
    for column, field in mapping.mapping.items():
        if field is None and looks_like_opt_out(column):
            raise InputError(
                f"{file_name}: column {column!r} looks like an opt-out and cannot be mapped; name "
                f"it with --map do_not_email={column} or --map do_not_call={column} if it forbids "
                "contact, or take it out of the file"
            )


def looks_like_opt_out(column: str) -> bool:
    """Whether a column's name speaks of consent, opt-out or a ban on contact."""
    key = _squash(column)
    return bool(_OPT_OUT.search(key)) and not _NO_OPT_OUT.search(key)


def forbids_every_channel(column: str) -> bool:
    """Whether an opt-out column means calls as well as e-mail ("Do not contact")."""
    return _squash(column) in {_squash(name) for name in _aliases()["every_channel"]}


def guess_kind(columns: Sequence[str]) -> ListKind:
    """Companies or contacts, by the columns: a person's name or job title makes contacts.

    A bare "name" or "title" says nothing; an e-mail address decides where no column is of
    companies only.
    """
    fields = {
        match[0] for c in columns if _squash(c) != "name" and (match := _field_of(c, "contacts"))
    }
    company_only = {"company.website", "company.industry", "company.headcount", "domain"}
    if fields & {"first_name", "last_name", "full_name"}:
        return "contacts"
    has_company_name = any(_squash(c) in ("name", "companyname", "company") for c in columns)
    if "title" in fields and (fields & {"email", "company"} or not has_company_name):
        return "contacts"
    return "contacts" if "email" in fields and not fields & company_only else "companies"


def known_fields(kind: ListKind) -> tuple[str, ...]:
    """Canonical fields of a kind of list; a company's in a contact list as "company.<field>"."""
    fields = tuple(_aliases()[kind])
    if kind == "companies":
        return fields
    own = (
        f"company.{field}" for field in _aliases()["companies"] if field not in ("name", "domain")
    )
    return tuple(dict.fromkeys((*fields, *own)))


def _field_of(column: str, kind: ListKind) -> tuple[str, int] | None:
    key = _squash(column)
    known = _index(kind)
    if key in known:
        return known[key]
    if kind == "contacts" and (prefix := _PERSON_PREFIX.match(key)):
        field = known.get(key[prefix.end() :])
        return field if field and not field[0].startswith("company") else None
    if prefix := _COMPANY_PREFIX.match(key):
        return _company_field(key[prefix.end() :], kind)
    return None


def _company_field(key: str, kind: ListKind) -> tuple[str, int] | None:
    match = _index("companies").get(key)
    if match is None or kind == "companies":
        return match
    field, rank = match
    special = {"name": "company", "domain": "domain"}
    return special.get(field, f"company.{field}"), rank + 1000


def _doubtful_field(column: str, kind: ListKind) -> str | None:
    return _doubtful_index(kind).get(_squash(column))


@once
def _aliases() -> Mapping[str, Any]:
    return read_yaml(_ALIASES)


@cache
def _index(kind: ListKind) -> Mapping[str, tuple[str, int]]:
    index: dict[str, tuple[str, int]] = {}
    for field, names in _aliases()[kind].items():
        for rank, name in enumerate([field, *names]):
            index.setdefault(_squash(name), (field, rank))
    return index


@cache
def _doubtful_index(kind: ListKind) -> Mapping[str, str]:
    doubtful = _aliases()["doubtful"][kind]
    return {_squash(name): field for field, names in doubtful.items() for name in names}


def _squash(name: str) -> str:
    """A column's name without case, accents, spaces, punctuation, byte order mark and unit."""
    plain = _UNIT.sub("", name.replace("\ufeff", "").strip())
    folded = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(c for c in folded if c.isalnum())
