"""Whether the owner that a list names is a CRM's, which outranks every other."""

from collections.abc import Iterable, Mapping, Sequence

from prospects.mention import Mention, newest_first
from prospects.specs.source import Source, column_key

_CRM_COLUMNS = frozenset(
    {
        "account owner", "company owner", "contact owner", "hubspot owner",
        "inhaber des datensatzes", "lead owner", "owner full name", "owner id", "ownerid",
        "owner: full name", "record owner",
    }
)  # fmt: skip
"""Columns that HubSpot and Salesforce write into their exports."""

_NOBODY = frozenset({"-", "n/a", "na", "no owner", "nobody", "none", "null", "unassigned", "open"})


def names_crm_owner(column: str, source: Source | None) -> bool:
    """Whether an owner's column is a CRM's: the source says so, else the column's name does."""
    if source is not None and source.crm is not None:
        return source.crm
    return column_key(column) in _CRM_COLUMNS


def owner_named(text: str | None) -> str | None:
    """Owner of a cell, or None where it says that there is none ("Unassigned")."""
    owner = " ".join((text or "").split())
    return owner if owner and owner.casefold() not in _NOBODY else None


def crm_owner_of(
    mentions: Iterable[Mention], columns: Mapping[str, str], sources: Sequence[Source]
) -> str | None:
    """Owner of a company that the newest list of a CRM names, or None where none does.

    Args:
        mentions: What lists say of the company.
        columns: List -> the column that its owners stand in; "" where nobody knows.
        sources: The named sources of the configuration.
    """
    for mention in newest_first(mentions):
        owner = owner_named(mention.owner)
        source = next((each for each in sources if each.names(mention.list_name)), None)
        if owner and names_crm_owner(columns.get(mention.list_name, ""), source):
            return owner
    return None
