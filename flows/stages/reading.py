"""Raw lists into the database."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from enrichment.intake import (
    CompanyIntake,
    ContactIntake,
    RawList,
    intake_companies,
    intake_contacts,
    kind_of,
    read_list,
    require_columns,
    told_apart,
    with_source,
)
from flows.likenesses import find_likenesses
from flows.merging import merge_base
from flows.people import Reading, people_of
from flows.run import Run
from prospects.contact import Contact
from prospects.issue import Stage
from prospects.mention import Mention, merge_mentions, newest_readings
from prospects.rejected import ListKind
from prospects.store import ListFile, ListReading

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
    lists = _told_apart(list(_lists(run)))
    require_columns(run.params.columns, [given.raw for given in lists])
    observed_at = datetime.now(UTC)
    companies, contacts = _intakes(lists, run.params.columns, observed_at)
    _count(run, companies, contacts)
    mentions = _mentions([*companies, *contacts])
    reading = Reading(run.params.day, observed_at)
    rows = [contact for intake in contacts for contact in intake.rows]
    if run.params.dry_run:
        people = people_of(run.store, rows, reading)
        _foresee(run, mentions, [person.contact for person in people])
    else:
        run.store.save_mentions(mention for some in mentions.values() for mention in some)
        _remember_columns(run, [*companies, *contacts], observed_at)
        stated = run.configuration.aliases
        merge_base(run.store, stated, reading, _employers_by_name(contacts))
        people = people_of(run.store, rows, reading)
        run.store.save_people(people)
        run.store.replace_rejected(run.params.day, run.rejected)
        issues = [issue for intake in contacts for issue in intake.issues]
        run.store.replace_issues(run.params.day, Stage.INTAKE, issues)
        _remember(run, lists)
        ids = {person.contact.contact_id for person in people}
        run.likenesses = find_likenesses(run.store, set(mentions), ids)
        _choose(run, set(mentions), ids)
    run.report.funnel.companies = len(run.companies)
    run.report.funnel.contacts = len(run.contacts)
    rejected = len(run.rejected)
    run.log_stage(
        "reading", companies=len(run.companies), rejected=rejected, contacts=len(run.contacts)
    )
    return len(run.companies)


def _intakes(
    lists: Iterable[GivenList], columns: Mapping[str, str], observed_at: datetime
) -> tuple[list[CompanyIntake], list[ContactIntake]]:
    companies, contacts = [], []
    for given in lists:
        named = {f: c for f, c in columns.items() if c in given.raw.columns}
        if given.kind == "companies":
            companies.append(intake_companies(given.raw, observed_at=observed_at, columns=named))
        else:
            contacts.append(intake_contacts(given.raw, observed_at=observed_at, columns=named))
    return companies, contacts


def _employers_by_name(intakes: Iterable[ContactIntake]) -> set[str]:
    """Companies that contact lists name without a web site."""
    keys = {mention.company_key for intake in intakes for mention in intake.mentions}
    return {key for key in keys if key.startswith("name:")}


def _choose(run: Run, read: set[str], people: set[str]) -> None:
    """What the run works on: the lists that were named, else the whole base.

    Where contact lists are named, their contacts alone: who was taken off a list leaves the
    queue. Where only company lists are, everybody known at these companies.
    """
    run.companies = run.store.load_companies(read if run.params.names_lists else None)
    known = run.store.load_contacts(read if run.params.names_lists else None)
    run.contacts = [c for c in known if not run.params.contacts or c.contact_id in people]
    run.store.save_scope(run.params.day, run.keys, [c.contact_id for c in run.contacts])


def _lists(run: Run) -> Iterator[GivenList]:
    params = run.params
    if params.names_lists:
        yield from (GivenList(_read(run, path), "companies") for path in params.companies)
        yield from (GivenList(_read(run, path), "contacts") for path in params.contacts)
        return
    for path in sorted(params.inbox.glob("*")):
        if path.is_file() and path.suffix.lower() in LIST_ENDINGS:
            content_hash = hashlib.sha256(path.read_bytes()).hexdigest()
            # A list of this very day is read again, so that a re-run of the day is the same run.
            if not run.store.is_known_file(content_hash, before=params.day):
                raw = _read(run, path)
                yield GivenList(raw, kind_of(raw), content_hash)


def _read(run: Run, path: Path) -> RawList:
    return with_source(read_list(path), run.configuration.sources.values())


def _told_apart(lists: list[GivenList]) -> list[GivenList]:
    apart = told_apart([given.raw for given in lists])
    return [replace(given, raw=raw) for given, raw in zip(lists, apart, strict=True)]


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


def _mentions(intakes: Iterable[CompanyIntake | ContactIntake]) -> dict[str, list[Mention]]:
    """Company key -> what the lists say of it."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for intake in intakes:
        for mention in intake.mentions:
            mentions[mention.company_key].append(mention)
    return dict(mentions)


def _foresee(run: Run, mentions: Mapping[str, list[Mention]], people: list[Contact]) -> None:
    """What the lists would make of what is known, without writing it down."""
    remains = run.store.load_merged_keys("company")
    told: dict[str, list[Mention]] = defaultdict(list)
    for key, some in mentions.items():
        kept = remains.get(key, key)
        told[kept] += [replace(mention, company_key=kept) for mention in some]
    known = run.store.load_mentions(told)
    run.mentions = {
        key: newest_readings([*known.get(key, ()), *some]) for key, some in told.items()
    }
    run.companies = [merge_mentions(run.mentions[key]) for key in sorted(run.mentions)]
    # Whoever is known to work elsewhere by now is not of these companies.
    run.contacts = [person for person in people if person.company_key in run.mentions]


def _remember_columns(
    run: Run, intakes: Iterable[CompanyIntake | ContactIntake], observed_at: datetime
) -> None:
    for intake in intakes:
        run.store.save_list_reading(ListReading(intake.list_name, observed_at, intake.columns))
