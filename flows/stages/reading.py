"""Raw lists into the database."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from enrichment.intake import (
    CompanyIntake,
    ContactIntake,
    RawList,
    attach_to_known,
    guess_kind,
    intake_companies,
    intake_contacts,
    merge_companies,
    merge_contacts,
    read_list,
    require_columns,
    update_contacts,
)
from flows.run import Run
from prospects.contact import Contact
from prospects.rejected import ListKind
from prospects.signal import Signal
from prospects.store import ListFile

LIST_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".parquet"})


@dataclass(frozen=True, slots=True)
class GivenList:
    """A list of the run.

    Attributes:
        raw: Its rows.
        kind: What it lists.
        content_hash: SHA-256 of a file of the inbox, which is read only once; else empty.
    """

    raw: RawList
    kind: ListKind
    content_hash: str = ""


def read_lists(run: Run) -> int:
    """Read the lists of the run, or the new ones of the inbox, and choose its companies.

    Returns:
        Number of companies the run works on.
    """
    lists = list(_lists(run))
    require_columns(run.params.columns, [given.raw for given in lists])
    companies, contacts = _intakes(lists, run.params.columns)
    _count(run, companies, contacts)
    intakes: list[CompanyIntake | ContactIntake] = [*companies, *contacts]
    listed = merge_companies(company for intake in intakes for company in intake.companies)
    # What was known stays behind what the lists say now, other names above all.
    read = merge_companies([*listed, *run.store.load_companies([c.key for c in listed])])
    people = _people(run, [company.key for company in read], contacts)
    run.list_signals = _merged_signals(intakes)
    if run.params.dry_run:
        run.companies, run.contacts = sorted(read, key=lambda c: c.key), people
    else:
        run.store.save_companies(read)
        run.store.save_list_signals(run.list_signals)
        run.store.save_contacts(people)
        run.store.replace_rejected(run.params.day, run.rejected)
        _remember(run, lists)
        _choose(run, {c.key for c in read}, {c.contact_id for c in people})
    run.report.funnel.companies = len(run.companies)
    run.report.funnel.contacts = len(run.contacts)
    rejected = len(run.rejected)
    run.log_stage(
        "reading", companies=len(run.companies), rejected=rejected, contacts=len(run.contacts)
    )
    return len(run.companies)


def _intakes(
    lists: Iterable[GivenList], columns: Mapping[str, str]
) -> tuple[list[CompanyIntake], list[ContactIntake]]:
    observed_at = datetime.now(UTC)
    companies, contacts = [], []
    for given in lists:
        named = {f: c for f, c in columns.items() if c in given.raw.columns}
        if given.kind == "companies":
            companies.append(intake_companies(given.raw, observed_at=observed_at, columns=named))
        else:
            contacts.append(intake_contacts(given.raw, observed_at=observed_at, columns=named))
    known = merge_companies(company for intake in companies for company in intake.companies)
    return companies, [attach_to_known(intake, known) for intake in contacts]


def _people(run: Run, keys: list[str], intakes: Iterable[ContactIntake]) -> list[Contact]:
    """Contacts of the lists; who is in the database already keeps the id they have there."""
    listed = merge_contacts(contact for intake in intakes for contact in intake.contacts)
    rows = {source for contact in listed for source in contact.sources}
    updated = update_contacts(run.store.load_contacts(keys), listed)
    return [contact for contact in updated if rows & set(contact.sources)]


def _choose(run: Run, read: set[str], people: set[str]) -> None:
    """What the run works on: the lists that were named, else the whole base.

    Where contact lists are named, their contacts alone: who was taken off a list leaves the
    queue. Where only company lists are, everybody known at these companies.
    """
    run.companies = run.store.load_companies(read if run.params.names_lists else None)
    known = merge_contacts(run.store.load_contacts(read if run.params.names_lists else None))
    run.contacts = [c for c in known if not run.params.contacts or c.contact_id in people]
    run.store.save_scope(run.params.day, run.keys, [c.contact_id for c in run.contacts])


def _lists(run: Run) -> Iterator[GivenList]:
    params = run.params
    if params.names_lists:
        yield from (GivenList(read_list(path), "companies") for path in params.companies)
        yield from (GivenList(read_list(path), "contacts") for path in params.contacts)
        return
    for path in sorted(params.inbox.glob("*")):
        if path.is_file() and path.suffix.lower() in LIST_ENDINGS:
            content_hash = hashlib.sha256(path.read_bytes()).hexdigest()
            # A list of this very day is read again, so that a re-run of the day is the same run.
            if not run.store.is_known_file(content_hash, before=params.day):
                raw = read_list(path)
                yield GivenList(raw, guess_kind(raw.columns), content_hash)


def _remember(run: Run, lists: Iterable[GivenList]) -> None:
    for given in lists:
        if given.content_hash:
            name, day = given.raw.file_name, run.params.day
            run.store.remember_file(ListFile(given.content_hash, name, given.kind, day))


def _count(run: Run, companies: list[CompanyIntake], contacts: list[ContactIntake]) -> None:
    rejected = [intake.rejected for intake in companies] + [intake.rejected for intake in contacts]
    run.rejected = [row for rows in rejected for row in rows]
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
