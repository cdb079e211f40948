"""The columns of a frame of profiles: one table that makers of frames and criteria share.

One row a company. Unknown is NaN in a column of numbers and None (or an empty tuple) in one of
words. A frame may lack a column, which is then unknown for every company; columns that this table
does not name are not read, but for `age.<field>` (days since the field was last seen, NaN where
unknown; `age` stands for all fields without one), `read.<column>` (whether all words of
technologies, ats or text are known; `site_read` stands for all without one) and `extra.<column>`
(text of a list's column without canonical field).
"""

from typing import Literal

ColumnKind = Literal["key", "number", "word", "words", "truth", "object"]
"""`word` is one text a company, `words` a tuple of texts."""

COLUMN_KINDS: dict[str, ColumnKind] = {
    "company_key": "key",
    # Firmographics; people and US dollars a year, bounds inclusive, an open end is NaN.
    "headcount_min": "number",
    "headcount_max": "number",
    "revenue_min": "number",
    "revenue_max": "number",
    "founded_year": "number",
    "industry": "word",
    "country": "word",
    "region": "word",
    "city": "word",
    "postal_code": "word",
    "latitude": "number",
    "longitude": "number",
    "languages": "words",
    "phone": "words",
    "social": "words",
    "legal_id": "word",
    "site_standing": "word",
    # Whether a page of the site was read, so that what was not seen there is absent.
    "site_read": "truth",
    # Name, description and industry as one text.
    "text": "word",
    # Technographics: names of technologies, those of DNS included; "vendor/tenant" or "vendor".
    "technologies": "words",
    "ats": "words",
    # Hiring: titles, number at the last good look, and what counts of each (`hiring_words`).
    "openings": "words",
    "openings_total": "number",
    "openings_sales": "number",
    "openings_new_30d": "number",
    "opening_kinds": "words",
    "hiring_changes": "words",
    "technologies_in_demand": "words",
    # What lists say: their names, why the company is on them (in the same order), CRM columns.
    "lists": "words",
    "list_notes": "words",
    "stage": "word",
    "owner": "word",
    "source": "word",
    # Memory: changes as words (`change_words`), day of the profile and of the last look that had
    # an earlier one to be compared with; days as proleptic ordinals (`date.toordinal`).
    "changes": "words",
    "as_of": "number",
    "compared_on": "number",
    # The record itself, for names and evidence; None where there is only a table.
    "profile": "object",
}
"""Every column and its kind."""

COLUMNS = tuple(COLUMN_KINDS)

AGE = "age."
"""Beginning of a column that tells how old a field is, `age.headcount`."""
EXTRA = "extra."
"""Beginning of a column without canonical field, `extra.Plan`."""

AGED_FIELDS = (
    "headcount", "revenue", "founded_year", "industry", "country", "region", "city",
    "postal_code", "language", "site_standing", "text", "technologies", "ats", "openings",
    "phone", "social", "legal_id", "stage", "owner", "source",
)  # fmt: skip
"""Fields that may have a column of ages; that of `technologies` is the youngest sighting."""


def kind_of_column(name: str) -> ColumnKind:
    """Kind of a column, those of ages and extra columns included.

    Raises:
        KeyError: No criterion reads such a column.
    """
    if name.startswith(AGE):
        return "number"
    return "word" if name.startswith(EXTRA) else COLUMN_KINDS[name]
