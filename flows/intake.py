"""Raw lists into the database, and the account of what became of each row."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enrichment.intake import CompanyChunk, ContactIntake, company_chunks, intake_contacts
from flows.merging import merge_base
from flows.people import people_of
from flows.progress import share_bar
from flows.raw_lists import GivenList
from prospects.aliases import Alias
from prospects.company import domain_of_key
from prospects.contact_mention import StoredPerson
from prospects.issue import Issue, IssueCode, Stage
from prospects.mention_columns import MentionColumns
from prospects.merge import Merge, Reading
from prospects.rejected import ListKind, RejectedRow
from prospects.store import ListReading, Store, Taken

Refuse = Callable[[Sequence[RejectedRow]], None]


@dataclass(frozen=True, slots=True)
class ListAccount:
    """What became of the rows of a list: `rows == new + merged + renewed + rejected`.

    Attributes:
        list_name: What people call it.
        kind: What it lists.
        rows: Records, blank rows not counted.
        new: Rows of a company or contact that nobody knew.
        merged: Rows of one that another row had told of, in this list or another.
        renewed: Rows of one that an older reading of a list had told of.
        rejected: Rows that name none.
    """

    list_name: str
    kind: ListKind
    rows: int = 0
    new: int = 0
    merged: int = 0
    renewed: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Taking:
    """What came of lists.

    Attributes:
        accounts: One a list.
        company_keys: Companies that the lists tell of; once more than `keys_most` are held, no
            further ones.
        contact_ids: Contacts that they tell of.
        rejected: Rows that were not taken.
        issues: Values that were not taken.
        merges: Companies and people that became one, with the reason.
        keys_most: How many company keys somebody asks for: a million would take 150 MB.
        refused: Gets rows that were not taken as they come; None: `rejected` holds them.
    """

    accounts: list[ListAccount] = field(default_factory=list)
    company_keys: set[str] = field(default_factory=set)
    contact_ids: set[str] = field(default_factory=set)
    rejected: list[RejectedRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    keys_most: int = sys.maxsize
    refused: Refuse | None = None

    def refuse(self, rows: Sequence[RejectedRow]) -> None:
        """Put rows where those go that were not taken."""
        (self.refused or self.rejected.extend)(rows)

    def tell(self, keys: Iterable[str]) -> None:
        """Hold keys of companies, unless more are held already than anybody asks for."""
        if len(self.company_keys) <= self.keys_most:
            self.company_keys.update(keys)


def take_lists(
    store: Store,
    lists: Sequence[GivenList],
    reading: Reading,
    *,
    columns: Mapping[str, str],
    aliases: Iterable[Alias],
    taking: Taking | None = None,
) -> Taking:
    """Put companies and contacts of lists into the database.

    Args:
        store: The database.
        lists: Company lists are read as they are stored, contact lists as a whole.
        reading: When, and for whom.
        columns: Field -> column, where the user named it.
        aliases: The owner's domains that stand for others.
        taking: Where what comes of them is put; None: into a new one.

    Raises:
        InputError: A list cannot be taken; what was taken before stays.
    """
    taking = taking or Taking()
    taking.issues += (issue for given in lists for issue in _unread(given, reading))
    for given in lists:
        if given.kind == "companies":
            _take_companies(store, given, reading, named(given, columns), taking)
    intakes = [
        intake_contacts(given.whole(), observed_at=reading.at, columns=named(given, columns))
        for given in lists
        if given.kind == "contacts"
    ]
    for intake in intakes:
        store.save_mentions(intake.mentions)
        store.save_list_reading(ListReading(intake.list_name, reading.at, intake.columns))
        taking.tell(mention.company_key for mention in intake.mentions)
        taking.refuse(intake.rejected)
        taking.issues += intake.issues
    employers = employers_by_name(intakes)
    if any(given.kind == "companies" for given in lists):
        # Their people may have come before them, in a list of an earlier day.
        employers |= store.load_employers_by_name()
    taking.merges += merge_base(store, aliases, reading, employers)
    _take_people(store, intakes, reading, taking)
    return taking


def _unread(given: GivenList, reading: Reading) -> Iterator[Issue]:
    """What somebody should know of how a list was read."""
    for note in given.head.notes:
        yield Issue(Stage.INTAKE, given.head.list_name, IssueCode.LIST_TO_LOOK_AT, note, reading.at)


def named(given: GivenList, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns that were named by hand and stand in a list."""
    return {field: column for field, column in columns.items() if column in given.head.columns}


def employers_by_name(intakes: Iterable[ContactIntake]) -> set[str]:
    """Companies that contact lists name without a web site."""
    keys = {mention.company_key for intake in intakes for mention in intake.mentions}
    return {key for key in keys if domain_of_key(key) is None}


def _take_companies(
    store: Store, given: GivenList, reading: Reading, columns: Mapping[str, str], taking: Taking
) -> None:
    name = given.head.list_name
    rows = refused = 0
    last: CompanyChunk | None = None

    def mentions() -> Iterator[MentionColumns]:
        """What the rows say, while the rest of each chunk is noted."""
        nonlocal rows, refused, last
        for chunk in company_chunks(given.chunks(), observed_at=reading.at, columns=columns):
            rows, refused, last = rows + chunk.rows_read, refused + len(chunk.rejected), chunk
            taking.refuse(chunk.rejected)
            taking.tell(chunk.mentions.keys)
            yield chunk.mentions
            advance(chunk.share)

    with share_bar(f"Reading {name}") as advance:
        done = sum(store.save_listing(mentions()), Taken())
    store.save_list_reading(ListReading(name, reading.at, last.columns if last else {}))
    taking.accounts.append(
        ListAccount(
            name, "companies", rows, done.new, done.merged, done.renewed, refused,
        )
    )  # fmt: skip


def _take_people(
    store: Store, intakes: Sequence[ContactIntake], reading: Reading, taking: Taking
) -> None:
    rows = [contact for intake in intakes for contact in intake.rows]
    known = {contact.contact_id for contact in store.find_contacts(rows)} if rows else set()
    people = people_of(store, rows, reading)
    store.save_people(people)
    taking.merges += [merge for person in people for merge in person.merges]
    taking.contact_ids = {person.contact.contact_id for person in people}
    taking.accounts += _contact_accounts(intakes, people, known)


def _contact_accounts(
    intakes: Sequence[ContactIntake], people: Sequence[StoredPerson], known: set[str]
) -> Iterator[ListAccount]:
    """Each person is counted once, for the first list that names it; its other rows are merged."""
    first = {
        source: intake.list_name
        for intake in reversed(intakes)
        for contact in intake.rows
        for source in contact.sources
    }
    counted: Counter[tuple[str, bool]] = Counter()
    for person in people:
        lists = [first[source] for source in person.contact.sources if source in first]
        counted[(lists[0] if lists else "", person.contact.contact_id in known)] += 1
    for intake in intakes:
        new, renewed = (counted[(intake.list_name, is_known)] for is_known in (False, True))
        merged = len(intake.rows) - new - renewed
        rejected = len(intake.rejected)
        yield ListAccount(
            intake.list_name, "contacts", intake.rows_read, new, merged, renewed, rejected
        )
