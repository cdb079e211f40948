"""Raw lists into the database."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from enrichment.intake import company_chunks, intake_contacts, require_columns, require_kind
from enrichment.intake.content import content_of
from flows.foreseeing import foreseen_moves
from flows.intake import ListAccount, Taking, employers_by_name, named, take_lists
from flows.likenesses import find_likenesses
from flows.people import people_of
from flows.raw_lists import GivenList, open_lists, under_names_of_their_own
from flows.run import Run
from prospects.contact import Contact
from prospects.errors import InputError
from prospects.issue import Issue, IssueCode, Stage
from prospects.mention import Mention, merge_mentions, newest_readings
from prospects.merge import Reading
from prospects.store import ListFile

LIST_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".parquet"})


def read_lists(run: Run) -> int:
    """Read the lists of the run, or the new ones of the inbox, and choose its companies.

    A file of the inbox that cannot be read is an issue, and the others are read.

    Returns:
        Number of companies the run works on.
    """
    reading = Reading(run.params.day, datetime.now(UTC))
    unread: list[Issue] = []
    lists = under_names_of_their_own(list(_lists(run, unread, reading.at)))
    if lists or not unread:
        require_columns(run.params.columns, [given.head for given in lists])
    if run.params.dry_run:
        taking = _foresee(run, lists, reading)
    else:
        aliases = run.configuration.aliases
        taking = take_lists(run.store, lists, reading, columns=run.params.columns, aliases=aliases)
        run.store.replace_rejected(run.params.day, taking.rejected)
        run.store.replace_issues(run.params.day, Stage.INTAKE, [*taking.issues, *unread])
        _remember(run, lists)
        run.likenesses = find_likenesses(run.store, taking.company_keys, taking.contact_ids)
        _choose(run, taking.company_keys, taking.contact_ids)
    run.rejected = taking.rejected
    _count(run, taking.accounts)
    run.log_stage(
        "reading", companies=len(run.companies), rejected=len(run.rejected),
        contacts=len(run.contacts),
    )  # fmt: skip
    return len(run.companies)


def _choose(run: Run, read: set[str], people: set[str]) -> None:
    """What the run works on: the lists that were named, else the whole base.

    Where contact lists are named, their contacts alone: who was taken off a list leaves the
    queue. Where only company lists are, everybody known at these companies.
    """
    run.companies = run.store.load_companies(read if run.params.names_lists else None)
    known = run.store.load_contacts(read if run.params.names_lists else None)
    run.contacts = [c for c in known if not run.params.contacts or c.contact_id in people]
    run.store.save_scope(run.params.day, run.keys, [c.contact_id for c in run.contacts])


def _lists(run: Run, unread: list[Issue], at: datetime) -> Iterator[GivenList]:
    """The lists of the run, those that were named or those of the inbox."""
    params, sources = run.params, run.configuration.sources.values()
    for path in params.companies:
        yield from open_lists(path, sources, "companies")
    for path in params.contacts:
        yield from open_lists(path, sources, "contacts")
    if not params.names_lists:
        yield from _inbox(run, unread, at)


def _inbox(run: Run, unread: list[Issue], at: datetime) -> Iterator[GivenList]:
    """The new lists of the inbox; those that cannot be read are noted."""
    params, sources = run.params, run.configuration.sources.values()
    for path in sorted(params.inbox.glob("*")):
        if not path.is_file() or path.suffix.lower() not in LIST_ENDINGS:
            continue
        try:
            content_hash = content_of(path).sha256()
            # A list of this very day is read again, so that a re-run of the day is the same run.
            if run.store.is_known_file(content_hash, before=params.day):
                continue
            lists = open_lists(path, sources, content_hash=content_hash)
            for given in lists:
                require_kind(given.head, given.kind, params.columns)
        except InputError as error:
            unread.append(Issue(Stage.INTAKE, path.name, IssueCode.LIST_NOT_READ, str(error), at))
            continue
        yield from lists


def _remember(run: Run, lists: Sequence[GivenList]) -> None:
    for given in lists:
        if given.content_hash:
            name, day = given.head.file_name, run.params.day
            run.store.remember_file(ListFile(given.content_hash, name, given.kind, day))


def _count(run: Run, accounts: Sequence[ListAccount]) -> None:
    funnel = run.report.funnel
    companies = [account for account in accounts if account.kind == "companies"]
    contacts = [account for account in accounts if account.kind == "contacts"]
    funnel.companies_read = sum(account.rows for account in companies)
    funnel.companies_rejected = sum(account.rejected for account in companies)
    funnel.contacts_read = sum(account.rows for account in contacts)
    funnel.contacts_rejected = sum(account.rejected for account in contacts)
    funnel.companies, funnel.contacts = len(run.companies), len(run.contacts)


def _foresee(run: Run, lists: Sequence[GivenList], reading: Reading) -> Taking:
    """What the lists would make of what is known, without writing it down."""
    taking, told, rows = Taking(), defaultdict[str, list[Mention]](list), list[Contact]()
    employers = set[str]()
    for given in lists:
        columns, refused, read = named(given, run.params.columns), len(taking.rejected), 0
        if given.kind == "companies":
            for chunk in company_chunks(given.chunks(), observed_at=reading.at, columns=columns):
                read += chunk.rows_read
                taking.rejected += chunk.rejected
                _tell(told, chunk.mentions.mentions())
        else:
            intake = intake_contacts(given.whole(), observed_at=reading.at, columns=columns)
            read = intake.rows_read
            taking.rejected += intake.rejected
            _tell(told, intake.mentions)
            rows += intake.rows
            employers |= employers_by_name([intake])
        account = ListAccount(given.head.list_name, given.kind, read)
        taking.accounts.append(replace(account, rejected=len(taking.rejected) - refused))
    people = people_of(run.store, rows, reading)
    _merge_foreseen(run, told, [person.contact for person in people], employers)
    return taking


def _tell(told: dict[str, list[Mention]], mentions: Sequence[Mention]) -> None:
    for mention in mentions:
        told[mention.company_key].append(mention)


def _merge_foreseen(
    run: Run, mentions: Mapping[str, list[Mention]], people: Sequence[Contact], named: set[str]
) -> None:
    """Companies of what lists say and what is known, and their people."""
    told = _led(mentions, run.store.load_merged_keys("company"))
    companies = {key: merge_mentions(some) for key, some in told.items()}
    moves = foreseen_moves(run.store, run.configuration.aliases, companies, named, run.params.day)
    told = _led(told, moves)
    known = run.store.load_mentions(told)
    run.mentions = {
        key: newest_readings([*known.get(key, ()), *some]) for key, some in told.items()
    }
    run.companies = [merge_mentions(run.mentions[key]) for key in sorted(run.mentions)]
    # Whoever is known to work elsewhere by now is not of these companies.
    led = (replace(p, company_key=moves.get(p.company_key, p.company_key)) for p in people)
    run.contacts = [person for person in led if person.company_key in run.mentions]


def _led(
    mentions: Mapping[str, list[Mention]], remains: Mapping[str, str]
) -> dict[str, list[Mention]]:
    """Mentions under the companies that remain."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for key, some in mentions.items():
        kept = remains.get(key, key)
        told[kept] += [replace(mention, company_key=kept) for mention in some]
    return told
