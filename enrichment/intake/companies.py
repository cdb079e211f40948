"""Company lists to companies and their signals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from enrichment.intake.list_facts import company_of, list_signals, merge_signals, own_domain
from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import read_list
from enrichment.intake.rows import MappedRow, map_list, mapped_rows
from prospects.company import OTHER_NAMES, Company, loose_name
from prospects.domain import parse_domain
from prospects.rejected import RejectedRow
from prospects.signal import Signal

NO_CHOICE: Mapping[str, str] = MappingProxyType({})
COMPANY_NEEDS = {"a company name or a web site": ("name", "domain", "website")}


@dataclass(frozen=True, slots=True)
class CompanyIntake:
    """What a company list gave: `rows_read == len(companies) + merged + len(rejected)`.

    Attributes:
        companies: Merged within the list, in its order.
        signals: Company key -> the list's facts about it.
        rejected: Rows that name no company.
        rows_read: Records of the list, blank rows not counted.
        merged: Rows that told of a company which an earlier row had named.
    """

    companies: tuple[Company, ...]
    signals: Mapping[str, tuple[Signal, ...]]
    rejected: tuple[RejectedRow, ...]
    rows_read: int
    merged: int


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
    companies: list[Company] = []
    signals: dict[str, list[Signal]] = {}
    rejected: list[RejectedRow] = []
    for row in mapped_rows(raw, mapping):
        company = _company(row)
        if company is None:
            rejected.append(row.rejected("companies", _reason(row)))
            continue
        companies.append(company)
        facts = list_signals(row, row.fields, row.columns, observed_at)
        signals.setdefault(company.key, []).extend(facts)
    merged = merge_companies(companies)
    return CompanyIntake(
        tuple(merged),
        {key: merge_signals(found) for key, found in signals.items()},
        tuple(rejected),
        raw.rows,
        len(companies) - len(merged),
    )


def merge_companies(companies: Iterable[Company]) -> list[Company]:
    """One company a key, in the order of first mention.

    The earlier mention wins a fact, later ones fill its gaps; all sources are kept.
    """
    merged: dict[str, Company] = {}
    for company in companies:
        known = merged.get(company.key)
        merged[company.key] = _joined(known, company) if known else company
    return list(merged.values())


def _joined(known: Company, later: Company) -> Company:
    facts = {**later.facts, **known.facts}
    if others := _other_names(known, later):
        facts[OTHER_NAMES] = "|".join(others)
    return replace(
        known,
        name=known.name or later.name,
        facts=facts,
        extra={**later.extra, **known.extra},
        sources=tuple(dict.fromkeys((*known.sources, *later.sources))),
        list_owner=known.list_owner or later.list_owner,
    )


def _other_names(known: Company, later: Company) -> list[str]:
    """Names besides the first, each once: any of them may stand on a list of customers."""
    kept = [company.facts.get(OTHER_NAMES, "").split("|") for company in (known, later)]
    names = [known.name or "", *kept[0], later.name or "", *kept[1]]
    distinct = {loose_name(name): name.replace("|", "/") for name in reversed(names) if name}
    return [name for key, name in sorted(distinct.items()) if key != loose_name(known.name or "")]


def _company(row: MappedRow) -> Company | None:
    domain, extra = None, dict(row.extra)
    for field in ("domain", "website"):
        text = row.fields.get(field)
        if not text:
            continue
        found = own_domain(text, row.fields.get("name", ""))
        domain = domain or found
        if found is None:
            extra[row.columns[field]] = text
    return company_of(row, row.fields, domain, extra)


def _reason(row: MappedRow) -> str:
    """Why a row names no company, in one sentence."""
    site = row.fields.get("domain") or row.fields.get("website")
    if site and parse_domain(site):
        return f"no company name, and {parse_domain(site)} is a platform, not a company's web site"
    if site:
        return "no company name, and the web site is no web address"
    return "no company name and no web site"
