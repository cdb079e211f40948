"""What a list must have to be one of companies or of contacts."""

from collections.abc import Mapping

from enrichment.intake.headers import HeaderMapping
from prospects.rejected import ListKind

NEEDS: Mapping[ListKind, Mapping[str, tuple[str, ...]]] = {
    "companies": {"a company name or a web site": ("name", "domain", "website")},
    "contacts": {
        "a person's name or e-mail address": ("full_name", "first_name", "last_name", "email"),
        "a company's name or web site, or an e-mail address": (
            "domain", "company.website", "email", "company",
        ),
    },
}  # fmt: skip
"""Kind -> what is needed, in words -> fields of which one must have a column.

The last field of each is the one that messages propose to name.
"""


def missing(mapping: HeaderMapping, kind: ListKind) -> str:
    """What a list lacks, in words; empty where it has what it needs."""
    mapped = set(mapping.mapping.values())
    return next((words for words, fields in NEEDS[kind].items() if not mapped & set(fields)), "")
