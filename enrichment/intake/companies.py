"""Company lists to mentions of companies, and to companies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from enrichment.intake.list_facts import mention_of
from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import read_list
from enrichment.intake.rows import MappedRow, columns_of_fields, map_list, mapped_rows
from prospects.company import Company
from prospects.mention import Mention, merge_mentions
from prospects.own_domain import names_platform, own_domain
from prospects.rejected import RejectedRow

NO_CHOICE: Mapping[str, str] = MappingProxyType({})
COMPANY_NEEDS = {"a company name or a web site": ("name", "domain", "website")}


@dataclass(frozen=True, slots=True)
class CompanyIntake:
    """What a company list gave: `rows_read == len(companies) + merged + len(rejected)`.

    Attributes:
        companies: Merged within the list, in its order.
        mentions: What each row says of its company, in the list's order.
        rejected: Rows that name no company.
        rows_read: Records of the list, blank rows not counted.
        merged: Rows that told of a company which an earlier row had named.
        list_name: The list.
        columns: Field -> the column that it was taken from, "A / B" where rows differ.
    """

    companies: tuple[Company, ...]
    mentions: tuple[Mention, ...]
    rejected: tuple[RejectedRow, ...]
    rows_read: int
    merged: int
    list_name: str
    columns: Mapping[str, str]


def read_companies(
    path: Path, *, observed_at: datetime, columns: Mapping[str, str] = NO_CHOICE
) -> CompanyIntake:
    """Read a company list of any common format.

    Args:
        path: The file.
        observed_at: Aware UTC time that the list's facts get.
        columns: Field -> column, where the user named it.

    Raises:
        InputError: The file is no list of companies, or has an opt-out that is not understood.
    """
    return intake_companies(read_list(path), observed_at=observed_at, columns=columns)


def intake_companies(
    raw: RawList, *, observed_at: datetime, columns: Mapping[str, str] = NO_CHOICE
) -> CompanyIntake:
    """Companies of a list that is already read; see `read_companies`."""
    mapping = map_list(raw, "companies", columns, COMPANY_NEEDS)
    mentions: list[Mention] = []
    rejected: list[RejectedRow] = []
    for row in mapped_rows(raw, mapping):
        mention = _mention(row, observed_at)
        if mention is None:
            rejected.append(row.rejected("companies", _reason(row)))
        else:
            mentions.append(mention)
    merged = companies_of(mentions)
    return CompanyIntake(
        merged, tuple(mentions), tuple(rejected), raw.rows, len(mentions) - len(merged),
        raw.list_name, columns_of_fields(mapping),
    )  # fmt: skip


def companies_of(mentions: Iterable[Mention]) -> tuple[Company, ...]:
    """One company a key, in the order of first mention."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_key[mention.company_key].append(mention)
    return tuple(merge_mentions(some) for some in by_key.values())


def _mention(row: MappedRow, observed_at: datetime) -> Mention | None:
    domain, extra = None, dict(row.extra)
    for field in ("domain", "website"):
        text = row.fields.get(field)
        if not text:
            continue
        found = own_domain(text, row.fields.get("name", ""))
        domain = domain or found
        if found is None:
            extra[row.columns[field]] = text
    return mention_of(row, row.fields, domain, extra, observed_at)


def _reason(row: MappedRow) -> str:
    """Why a row names no company, in one sentence."""
    site = row.fields.get("domain") or row.fields.get("website")
    if site and (platform := names_platform(site)):
        return f"no company name, and {platform} is a platform, not a company's web site"
    if site:
        return "no company name, and the web site is no web address"
    return "no company name and no web site"
