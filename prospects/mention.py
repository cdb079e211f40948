"""A mention: what one row of a list says of a company, before it is merged with what others say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of a list that tells of a company.

    A company is the merge of its mentions, so a merge that was wrong is undone by giving a mention
    another key.

    Attributes:
        company_key: The company it counts for now.
        list_name: What people call the list ("Apollo export", "companies.csv").
        row: 1 for the first row below the header.
        domain: Registrable domain that the row names, or None.
        name: Name as the row writes it, or None.
        facts: Canonical column -> text as the row gives it.
        extra: Column without canonical field -> text.
        owner: SDR named by the row, or None.
        observed_at: Aware UTC time at which the list was read.
        why: Why it counts for this company ("same domain", "acme.io redirects to acme.com").
    """

    company_key: str
    list_name: str
    row: int
    domain: str | None
    name: str | None
    facts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    owner: str | None = None
    observed_at: datetime | None = None
    why: str = ""

    @property
    def source(self) -> str:
        """The row for people: "companies.csv row 17"."""
        return f"{self.list_name} row {self.row}"
