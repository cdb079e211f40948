"""Raw lists to companies and contacts: read, map the columns, clean, merge, keep the rejects."""

from enrichment.intake.checking import require_columns, require_kind
from enrichment.intake.companies import (
    CompanyChunk,
    CompanyIntake,
    companies_of,
    company_chunks,
    intake_companies,
    read_companies,
)
from enrichment.intake.contacts import (
    ContactIntake,
    intake_contacts,
    read_contacts,
)
from enrichment.intake.headers import HeaderMapping, guess_kind, map_headers
from enrichment.intake.list_facts import list_signals
from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import (
    further_sheets,
    list_chunks,
    parse_list,
    read_chunks,
    read_list,
)
from enrichment.intake.same_person import merge_contacts, update_contacts
from enrichment.intake.sourcing import (
    kind_of,
    reading_notes,
    source_fields,
    told_apart,
    with_source,
)

__all__ = [
    "CompanyChunk",
    "CompanyIntake",
    "ContactIntake",
    "HeaderMapping",
    "RawList",
    "companies_of",
    "company_chunks",
    "further_sheets",
    "guess_kind",
    "intake_companies",
    "intake_contacts",
    "kind_of",
    "list_chunks",
    "list_signals",
    "map_headers",
    "merge_contacts",
    "parse_list",
    "read_chunks",
    "read_companies",
    "read_contacts",
    "read_list",
    "reading_notes",
    "require_columns",
    "require_kind",
    "source_fields",
    "told_apart",
    "update_contacts",
    "with_source",
]
