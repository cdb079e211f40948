"""Merges of companies, and merges that people make, take back or forbid."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from enrichment.intake.attaching import namesake_moves
from enrichment.intake.parting import parted
from flows.aliases import aliases_of
from flows.people import people_of, united
from prospects.aliases import Alias
from prospects.company import Company, key_named
from prospects.contact_mention import StoredPerson
from prospects.errors import UsageError
from prospects.merge import Merge, MergeOf, Reading, apart, merge_id
from prospects.store import Store


def merge_base(
    store: Store, stated: Iterable[Alias], reading: Reading, employers: Iterable[str] = ()
) -> list[Merge]:
    """Merge companies of the base that are one: by alias, by redirect, by the only name.

    Contacts of companies that became one are compared with each other.

    Args:
        store: The database.
        stated: The owner's aliases.
        reading: When and for whom.
        employers: Keys of companies known by name only, as contact lists name them.

    Returns:
        What was merged.
    """
    merges = [
        *_by_alias(store, list(stated), reading), *_by_name(store, list(employers), reading),
    ]  # fmt: skip
    done = [store.merge_company(merge) for merge in merges]
    if done:
        store.save_people(people_of(store, (), reading, {merge.kept for merge in done}))
    return done


def _by_alias(store: Store, stated: Sequence[Alias], reading: Reading) -> list[Merge]:
    aliases = aliases_of(store, stated, reading.day)
    owners = {entry.alias for entry in stated}
    wanted = aliases.mapping()
    known = {c.key: c for c in store.load_companies({*wanted, *wanted.values()})}
    return _merges(
        store,
        [
            (domain, known[alias], "alias" if alias in owners else "redirect", aliases.why(alias))
            for alias, domain in wanted.items()
            if alias in known and domain in known
        ],
        reading,
    )


def _by_name(store: Store, employers: Sequence[str], reading: Reading) -> list[Merge]:
    named = store.load_companies(employers)
    namesakes = store.load_namesakes(company.name or "" for company in named)
    moves = namesake_moves(named, namesakes)
    return _merges(
        store,
        [
            (moves[c.key], c, "name", f"the only company called {c.name} that has a web site")
            for c in named
            if c.key in moves
        ],
        reading,
    )


def merge_by_person(store: Store, what: MergeOf, one: str, other: str, reading: Reading) -> Merge:
    """Merge two because a person says so; a company with a web site remains, else the first.

    Args:
        store: The database.
        what: Companies or contacts.
        one: Key or id.
        other: Key or id.
        reading: When, and who says so.

    Raises:
        UsageError: One of the two is not there, or they are one already.
    """
    if what == "contact":
        return _merge_contacts(store, one, other, reading)
    first, second = (_company(store, key) for key in (one, other))
    if first.key == second.key:
        raise UsageError(f"{one} and {other} are one already")
    kept, merged = sorted((first, second), key=lambda company: not company.domain)
    done = store.merge_company(
        company_merge(kept.key, merged, "review", f"{reading.by} says that they are one", reading)
    )
    store.save_people(people_of(store, (), reading, [kept.key]))
    return done


def _company(store: Store, key: str) -> Company:
    found = store.load_companies([key])
    if not found:
        raise UsageError(f"{key}: is not in the database")
    return found[0]


def _merge_contacts(store: Store, one: str, other: str, reading: Reading) -> Merge:
    remains = store.load_merged_keys("contact")
    ids = sorted({remains.get(key, key) for key in (one, other)})
    if len(ids) == 1:
        raise UsageError(f"{one} and {other} are one already")
    known = {contact.contact_id for contact in store.load_people(ids)}
    if gone := [key for key in ids if key not in known]:
        raise UsageError(f"{gone[0]}: no contact has this id")
    person = united(store, ids[0], ids[1], reading)
    store.save_people([person])
    return person.merges[0]


def keep_apart(store: Store, one: str, other: str, by: str, at: datetime) -> None:
    """State that two companies, or two people by their addresses, are two.

    Raises:
        UsageError: One is not in the database, they are of different kinds, or they are one now.
    """
    kinds: set[MergeOf] = {"contact" if "@" in text else "company" for text in (one, other)}
    if len(kinds) > 1:
        raise UsageError(f"{one} and {other}: name two domains or two e-mail addresses")
    first, second = (known_keys(store, text)[0] for text in (one, other))
    if first == second:
        raise UsageError(
            f"{one} and {other} are one now; see: prospects merges list {one}, and undo the merge"
        )
    store.add_apart([apart(kinds.pop(), first, second, by, at)])


def known_keys(store: Store, what: str) -> list[str]:
    """Key of a company and the ids of its people, or ids of whoever has an address.

    Raises:
        UsageError: It is not in the database.
    """
    if "@" in what:
        address = what.strip().lower()
        keys = [contact.contact_id for contact in store.load_people_at([address])]
    else:
        key = key_named(what)
        companies = store.load_companies([key]) if key else []
        people = store.load_contacts([c.key for c in companies])
        keys = [*(c.key for c in companies), *(c.contact_id for c in people)]
    if not keys:
        raise UsageError(f"{what}: is not in the database; name another with --database")
    return keys


def _merges(
    store: Store, pairs: Iterable[tuple[str, Company, str, str]], reading: Reading
) -> list[Merge]:
    """Merges of kept keys and companies, without those that a person put apart."""
    barred = {each.pair for each in store.load_apart("company")}
    return [
        company_merge(kept, company, kind, why, reading)
        for kept, company, kind, why in pairs
        if frozenset({kept, company.key}) not in barred
    ]


def company_merge(kept: str, company: Company, kind: str, why: str, reading: Reading) -> Merge:
    """A company that is to count for another one."""
    return Merge(
        merge_id("company", kept, company.key, reading.at), "company", kept, company.key, kind,
        why, company.sources, reading.day, reading.at, reading.by,
    )  # fmt: skip


def undo_merge(store: Store, wanted: str, by: str, at: datetime) -> Merge:
    """Take a merge back, and see to it that it is not made again.

    Raises:
        UsageError: There is no such merge, it was undone, or a later one stands on it.
    """
    merge = store.load_merge(wanted)
    if merge is None:
        raise UsageError(f"{wanted}: no merge has this id; see: prospects merges list")
    if not merge.holds:
        raise UsageError(f"{wanted}: was undone by {merge.undone_by} on {merge.undone_at:%Y-%m-%d}")
    if later := next((m for m in store.load_merges(keys=[merge.kept]) if _buries(m, merge)), None):
        raise UsageError(
            f"{wanted}: {merge.kept} was merged into {later.kept} later on; "
            f"undo {later.merge_id} first"
        )
    if merge.what == "company":
        _undo_contact_merges(store, merge, by, at)
        store.undo_company_merge(merge, by, at)
    else:
        store.undo_contact_merge(merge, _taken_apart(store, merge), by, at)
    store.add_apart([apart(merge.what, merge.kept, merge.merged, by, at)])
    return merge


def _buries(later: Merge, merge: Merge) -> bool:
    return later.holds and later.what == merge.what and later.merged == merge.kept


def _undo_contact_merges(store: Store, merge: Merge, by: str, at: datetime) -> None:
    """People whom only the common company made one are two again."""
    went_along = merge.moved.get("contact", ())
    for made in reversed(store.load_merges(keys=went_along)):
        if made.holds and made.kind == "name" and made.merged_at >= merge.merged_at:
            store.undo_contact_merge(made, _taken_apart(store, made), by, at)


def _taken_apart(store: Store, merge: Merge) -> list[StoredPerson]:
    """The kept and the merged contact as their own mentions tell.

    Raises:
        UsageError: A mention of either is no longer there.
    """
    found = parted(merge, store.load_contact_mentions([merge.kept]).get(merge.kept, []))
    if not found:
        raise UsageError(
            f"{merge.merge_id}: what lists said of the two is no longer told apart; "
            "nothing is undone"
        )
    return found
