"""Whether the owner that a list names is a CRM's, which outranks every other."""

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
