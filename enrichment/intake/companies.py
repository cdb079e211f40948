"""Company lists to mentions of companies, and to companies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from enrichment.intake.columns import MappedColumns, mapped_columns
from enrichment.intake.headers import HeaderMapping
from enrichment.intake.json_texts import TEXTS, json_objects
from enrichment.intake.list_facts import NOT_FACTS
from enrichment.intake.no_records import no_records
from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import read_list
from enrichment.intake.rows import columns_of_fields, map_list
from enrichment.intake.sites import own_domains
from prospects.company import Company, company_key
from prospects.country import parse_country
from prospects.mention import Mention, merge_mentions
from prospects.mention_columns import MentionColumns
from prospects.own_domain import names_platform
from prospects.rejected import RejectedRow

_SITES = ("domain", "website")
NO_CHOICE: Mapping[str, str] = MappingProxyType({})


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


@dataclass(frozen=True, slots=True)
class CompanyChunk:
    """What a chunk of a company list gave: `rows_read == len(mentions) + len(rejected)`.

    Attributes:
        mentions: What each row that names a company says of it.
        rejected: Rows that name no company.
        rows_read: Records, blank rows not counted.
        columns: As of `CompanyIntake`; the same in all chunks.
        share: How much of the file is read with it, 0.0 to 1.0.
    """

    mentions: MentionColumns
    rejected: tuple[RejectedRow, ...]
    rows_read: int
    columns: Mapping[str, str]
    share: float


def read_companies(
    path: Path, *, observed_at: datetime, columns: Mapping[str, str] = NO_CHOICE
) -> CompanyIntake:
    """Read a company list of any common format as a whole.

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
    (chunk,) = company_chunks([raw], observed_at=observed_at, columns=columns)
    mentions = tuple(chunk.mentions.mentions())
    merged = companies_of(mentions)
    return CompanyIntake(
        merged, mentions, chunk.rejected, chunk.rows_read, len(mentions) - len(merged),
        raw.list_name, chunk.columns,
    )  # fmt: skip


def company_chunks(
    chunks: Iterable[RawList], *, observed_at: datetime, columns: Mapping[str, str] = NO_CHOICE
) -> Iterator[CompanyChunk]:
    """What the chunks of a company list say, each as it comes.

    Args:
        chunks: Of one list; the first one tells what the columns mean.
        observed_at: Aware UTC time at which the list was read.
        columns: Field -> column, where the user named it.

    Raises:
        InputError: As `read_companies`, before the first chunk is given.
    """
    mapping: HeaderMapping | None = None
    for raw in chunks:
        mapping = mapping or map_list(raw, "companies", columns)
        mentions, rejected = _company_mentions(raw, mapping, observed_at)
        yield CompanyChunk(mentions, rejected, raw.rows, columns_of_fields(mapping), raw.share)


def _company_mentions(
    raw: RawList, mapping: HeaderMapping, observed_at: datetime
) -> tuple[MentionColumns, tuple[RejectedRow, ...]]:
    """One mention a row that names a company, and the other rows with the reason."""
    columns = mapped_columns(raw, mapping)
    named, apart = _name_companies(columns), no_records(raw)
    taken = [at for at, key in enumerate(named.keys) if key and at not in apart]
    left = [at for at, key in enumerate(named.keys) if not key or at in apart]
    rejected = tuple(_rejected(raw, columns, left, apart))
    extra = _extra(columns, named.elsewhere)
    if rejected:
        chosen = pa.array(taken, pa.int64())
        columns = columns.of(chosen)
        extra = {column: texts.take(chosen) for column, texts in extra.items()}
    facts = {field: texts for field, texts in columns.fields.items() if field not in NOT_FACTS}
    mentions = MentionColumns(
        raw.list_name, observed_at, columns.rows,
        [key for at in taken if (key := named.keys[at])], [named.domains[at] for at in taken],
        [name or None for name in columns.texts("name")], json_objects(facts, len(taken)),
        json_objects(extra, len(taken)),
        [owner or None for owner in columns.texts("owner")], [""] * len(taken),
    )  # fmt: skip
    return mentions, rejected


def companies_of(mentions: Iterable[Mention]) -> tuple[Company, ...]:
    """One company a key, in the order of first mention."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_key[mention.company_key].append(mention)
    return tuple(merge_mentions(some) for some in by_key.values())


@dataclass(frozen=True, slots=True)
class _Named:
    """Which company each row names.

    Attributes:
        keys: Key of the company, or None where the row names none.
        domains: Its registrable domain, or None.
        elsewhere: Field of a web site -> whether its cell is filled and no site of the company.
    """

    keys: Sequence[str | None]
    domains: Sequence[str | None]
    elsewhere: Mapping[str, pa.Array]


def _name_companies(columns: MappedColumns) -> _Named:
    names, countries = columns.texts("name"), columns.texts("country")
    domains: list[str | None] = [None] * len(names)
    elsewhere: dict[str, pa.Array] = {}
    for field in _SITES:
        if field in columns.fields:
            sites = columns.fields[field]
            found = own_domains(sites, names)
            domains = [known or here for known, here in zip(domains, found, strict=True)]
            missed = pa.array([here is None for here in found], pa.bool_())
            elsewhere[field] = pc.and_(missed, pc.not_equal(sites, ""))
    keys = [
        domain or (company_key(None, name, parse_country(country)) if name else None)
        for domain, name, country in zip(domains, names, countries, strict=True)
    ]
    return _Named(keys, domains, elsewhere)


def _extra(columns: MappedColumns, elsewhere: Mapping[str, pa.Array]) -> dict[str, pa.Array]:
    """What has no field, and web sites that are no company's own, under their columns."""
    extra = dict(columns.extra)
    for field, missed in elsewhere.items():
        is_open = missed
        for column in columns.columns_of[field]:
            here = pc.and_(is_open, pc.not_equal(columns.cells[column], ""))
            beside = extra.get(column, pa.scalar("", TEXTS))
            extra[column] = pc.if_else(here, columns.cells[column], beside)
            is_open = pc.and_(is_open, pc.invert(here))
    return extra


def _rejected(
    raw: RawList, columns: MappedColumns, places: Sequence[int], apart: Mapping[int, str]
) -> Iterator[RejectedRow]:
    """Rows as they came, with the reason why they were not taken."""
    if not places:
        return
    # Column by column: pandas takes a hundred times longer to give one row.
    cells = (raw.frame.iloc[:, at].array.take(places).tolist() for at in range(len(raw.columns)))
    for at, row in zip(places, zip(*cells, strict=True), strict=True):
        site = columns.text("domain", at) or columns.text("website", at)
        yield RejectedRow(
            f"{raw.list_name} row {columns.rows[at]}", "companies", apart.get(at) or _reason(site),
            dict(zip(raw.columns, row, strict=True)),
        )  # fmt: skip


def _reason(site: str) -> str:
    """Why a row without a company's name names no company, in one sentence."""
    if site and (platform := names_platform(site)):
        return f"no company name, and {platform} is a platform, not a company's web site"
    if site:
        return "no company name, and the web site is no web address"
    return "no company name and no web site"
