"""Raw lists into the database."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from enrichment.intake import (
    CompanyIntake,
    ContactIntake,
    guess_list_kind,
    merge_companies,
    merge_contacts,
    read_companies,
    read_contacts,
)
from flows.run import Run
from prospects.rejected import ListKind
from prospects.signal import Signal

LIST_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".parquet"})


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list to be read.

    Attributes:
        path: The file.
        kind: What it lists.
        content_hash: SHA-256 of a file of the inbox, which is read only once; else empty.
    """

    path: Path
    kind: ListKind
    content_hash: str = ""


def read_lists(run: Run) -> int:
    """Read the lists of the run, or the new ones of the inbox, and choose its companies.

    Returns:
        Number of companies the run works on.
    """
    files = list(_files(run))
    observed_at = datetime.now(UTC)
    companies = [
        read_companies(f.path, observed_at=observed_at) for f in files if f.kind == "companies"
    ]
    contacts = [
        read_contacts(f.path, observed_at=observed_at) for f in files if f.kind == "contacts"
    ]
    _count(run, companies, contacts)
    intakes = [*companies, *contacts]
    read = merge_companies(company for intake in intakes for company in intake.companies)
    people = merge_contacts(contact for intake in contacts for contact in intake.contacts)
    if run.params.dry_run:
        run.companies, run.contacts = read, people
    else:
        run.store.save_companies(read)
        run.store.save_list_signals(_merged_signals(intakes))
        run.store.save_contacts(people)
        run.store.replace_rejected(run.params.day, run.rejected)
        _remember(run, files)
    named = (
        {company.key for company in read} if run.params.companies or run.params.contacts else None
    )
    _choose(run, named)
    return len(run.companies)


def _choose(run: Run, named: set[str] | None) -> None:
    """The companies of the lists that were named, or the whole base; with all known contacts."""
    if not run.params.dry_run:
        run.companies = run.store.load_companies(named)
        run.contacts = run.store.load_contacts(named)
    run.report.funnel.companies = len(run.companies)
    run.report.funnel.contacts = len(run.contacts)


def _files(run: Run) -> Iterator[ListFile]:
    params = run.params
    if params.companies or params.contacts:
        yield from (ListFile(path, "companies") for path in params.companies)
        yield from (ListFile(path, "contacts") for path in params.contacts)
        return
    for path in sorted(params.inbox.glob("*")):
        if path.is_file() and path.suffix.lower() in LIST_ENDINGS:
            content_hash = hashlib.sha256(path.read_bytes()).hexdigest()
            if not run.store.is_known_file(content_hash):
                yield ListFile(path, guess_list_kind(path), content_hash)


def _remember(run: Run, files: Iterable[ListFile]) -> None:
    for file in files:
        if file.content_hash:
            run.store.remember_file(file.content_hash, file.path.name, file.kind, run.params.day)


def _count(run: Run, companies: list[CompanyIntake], contacts: list[ContactIntake]) -> None:
    run.rejected = [row for intake in [*companies, *contacts] for row in intake.rejected]
    funnel = run.report.funnel
    funnel.companies_read = sum(intake.rows_read for intake in companies)
    funnel.companies_rejected = sum(len(intake.rejected) for intake in companies)
    funnel.contacts_read = sum(intake.rows_read for intake in contacts)
    funnel.contacts_rejected = sum(len(intake.rejected) for intake in contacts)


def _merged_signals(
    intakes: Iterable[CompanyIntake | ContactIntake],
) -> dict[str, tuple[Signal, ...]]:
    merged: dict[str, tuple[Signal, ...]] = {}
    for intake in intakes:
        for key, signals in intake.signals.items():
            merged[key] = (*merged.get(key, ()), *signals)
    return merged
