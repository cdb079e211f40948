"""Companies and people that are one: merged with a reason, and taken back to what was before."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.merging import merge_base, undo_merge
from flows.people import people_of
from prospects.aliases import Alias
from prospects.company import OTHER_DOMAINS
from prospects.contact import Contact, contact_id
from prospects.errors import UsageError
from prospects.hiring import BoardReading
from prospects.mention import Mention
from prospects.merge import Reading
from prospects.signal import Provenance, Signal, SignalKind
from prospects.store import Store, open_store, upgrade_database
from prospects.visit import SiteReading, Visit

IO, COM = "acme-invented.io", "acme-invented.com"
DAY, AT = date(2026, 11, 23), datetime(2026, 11, 23, 6, tzinfo=UTC)
TODAY = Reading(DAY, AT)
TOMORROW = Reading(DAY + timedelta(1), AT + timedelta(1))
PROFILE = "https://www.linkedin.com/in/invented-ada"
ALIAS = Alias(IO, COM, f"{IO} is another domain of {COM}", "domain_aliases.csv line 2")


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("merging") / "prospects.db"
    upgrade_database(str(path))
    return path


@pytest.fixture
def store(migrated: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(str(shutil.copy(migrated, tmp_path / "prospects.db"))) as opened:
        yield opened


def mention(domain: str, row: int = 1, at: datetime = AT, **more: object) -> Mention:
    said = Mention(domain, "crm.csv", row, domain, "Acme", {"country": "DE"}, observed_at=at)
    return replace(said, **more)  # type: ignore[arg-type]


def ada(row: int = 1, company: str = COM, **more: object) -> Contact:
    person = Contact("", company, "Ada", "Example", sources=(f"people.csv row {row}",))
    made = replace(person, **more)  # type: ignore[arg-type]
    return replace(made, contact_id=contact_id(company, made.email, made.linkedin_url, made.name))


def take(store: Store, *contacts: Contact, reading: Reading = TODAY) -> list[Contact]:
    store.save_people(people_of(store, contacts, reading))
    return store.load_contacts()


def fact(name: str, value: str, source: str) -> Signal:
    seen = Provenance(source, AT, "test", value)
    return Signal(SignalKind.FIRMOGRAPHICS, name, value, 1.0, seen)


@pytest.fixture
def two(store: Store) -> Store:
    """Acme under two domains, each with a contact, a stated fact and a look at a board."""
    store.save_mentions([mention(IO, 1), mention(COM, 2, facts={"city": "Ulm"})])
    take(store, ada(1, IO, email=f"ada@{IO}"), ada(2, COM, email=f"ada@{COM}", title="CEO"))
    store.set_fact(IO, fact("headcount", "50-50", "person:Dana#day=2026-11-20"), DAY)
    store.save_board_readings([BoardReading(IO, "lever/acme", DAY, "not_hiring", AT, (), 0)])
    return store


def everything(store: Store) -> tuple[object, ...]:
    """All that is known of companies and people, merges aside."""
    companies = store.load_companies()
    keys = [company.key for company in companies]
    contacts = store.load_contacts()
    mentions = store.load_mentions(keys)
    return (
        companies,
        contacts,
        {key: sorted(some, key=lambda m: m.row) for key, some in mentions.items()},
        store.load_signals(keys),
        {key: store.load_board_readings(key) for key in keys},
        store.load_contact_mentions([contact.contact_id for contact in contacts]),
    )


def test_an_alias_of_the_owner_makes_two_companies_one(two):
    (merge,) = merge_base(two, [ALIAS], TODAY)
    assert (merge.kept, merge.merged, merge.kind) == (COM, IO, "alias")
    assert (merge.why, merge.sources) == (ALIAS.why, ("crm.csv row 1",))
    (company,) = two.load_companies()
    assert (company.key, company.facts["country"], company.facts["city"]) == (COM, "DE", "Ulm")
    assert company.facts[OTHER_DOMAINS] == IO
    assert company.sources == ("crm.csv row 1", "crm.csv row 2")


def test_everything_follows_the_kept_company(two):
    merge_base(two, [ALIAS], TODAY)
    (person,) = two.load_contacts()
    assert person.company_key == COM
    assert {person.email, *person.other_emails} == {f"ada@{IO}", f"ada@{COM}"}
    assert [signal.value for signal in two.load_signals([COM])[COM]] == ["50-50"]
    assert len(two.load_board_readings(COM)) == 1
    assert two.load_companies([IO]) == two.load_companies([COM])
    assert two.load_merged_keys("company") == {IO: COM}


def test_a_redirect_makes_two_companies_one(two):
    two.set_fact(IO, fact("redirect_domain", COM, "person:Dana#day=2026-11-20"), DAY)
    (merge,) = merge_base(two, [], TODAY)
    assert (merge.kind, merge.why) == ("redirect", f"{IO} redirects to {COM}")


def test_a_redirect_that_a_site_shows_counts_from_the_next_day_on(two):
    page = f"https://{IO}/"
    visit = Visit(IO, DAY, "read", 1, 2, AT, page)
    two.save_readings([SiteReading(visit, (fact("redirect_domain", COM, page),))])
    assert merge_base(two, [], TODAY) == [], "the day made again is the same day"
    assert [merge.kept for merge in merge_base(two, [], TOMORROW)] == [COM]


def test_an_employer_known_by_name_is_the_only_company_of_that_name(store):
    said = mention("name:acme:", 9, list_name="people.csv", facts={})
    named = replace(said, domain=None)
    store.save_mentions([mention(COM), named])
    take(store, ada(1, "name:acme:"))
    (merge,) = merge_base(store, [], TODAY, ["name:acme:"])
    assert (merge.kind, merge.kept) == ("name", COM)
    assert [contact.company_key for contact in store.load_contacts()] == [COM]


def test_undoing_a_merge_of_companies_restores_what_was_before(two):
    before = everything(two)
    (merge,) = merge_base(two, [ALIAS], TODAY)
    assert everything(two) != before
    undo_merge(two, merge.merge_id, "Dana", AT + timedelta(hours=1))
    assert everything(two) == before
    assert merge_base(two, [ALIAS], TOMORROW) == [], "a person said that they are two"


def test_what_lists_say_after_a_merge_follows_and_goes_back(two):
    (merge,) = merge_base(two, [ALIAS], TODAY)
    later = mention(IO, 1, TOMORROW.at, facts={"country": "DE", "industry": "Steel"})
    two.save_mentions([later, mention(COM, 2, TOMORROW.at, facts={"city": "Ulm"})])
    (company,) = two.load_companies()
    assert (company.key, company.facts["industry"]) == (COM, "Steel")
    undo_merge(two, merge.merge_id, "Dana", TOMORROW.at)
    kept, back = two.load_companies()
    assert (kept.key, "industry" in kept.facts, back.facts["industry"]) == (COM, False, "Steel")


def test_people_listed_while_two_companies_were_one_go_back_with_theirs(two):
    merge_base(two, [ALIAS], TODAY)
    two.save_mentions([mention(IO, 9, TOMORROW.at, list_name="people.csv")])
    bo = ada(9, IO, email=f"bo@{IO}", first_name="Bo")
    take(two, bo, reading=TOMORROW)
    (merge,) = [m for m in two.load_merges() if m.what == "company"]
    undo_merge(two, merge.merge_id, "Dana", TOMORROW.at)
    assert {c.first_name: c.company_key for c in two.load_contacts()}["Bo"] == IO
    take(two, bo, reading=Reading(DAY + timedelta(2), AT + timedelta(2)))
    assert [m.what for m in two.load_merges() if m.holds] == []


def companies_of_mentions(store: Store) -> dict[str, set[str]]:
    """First name -> companies at which the mentions of the person are."""
    contacts = store.load_contacts()
    mentions = store.load_contact_mentions([contact.contact_id for contact in contacts])
    return {
        contact.first_name: {each.contact.company_key for each in mentions[contact.contact_id]}
        for contact in contacts
        if contact.contact_id in mentions
    }


def test_what_lists_say_of_a_person_goes_back_with_them(two):
    eve = ada(5, IO, first_name="Eve", email=f"eve@{IO}", linkedin_url=PROFILE)
    also = replace(eve, email=None, title="CTO", sources=("fair.csv row 5",))
    two.save_mentions([mention(IO, 5, list_name=name) for name in ("people.csv", "fair.csv")])
    take(two, eve, also)
    merge_base(two, [ALIAS], TODAY)
    bo = ada(9, IO, first_name="Bo", email=f"bo@{IO}")
    more = replace(bo, email=None, title="CFO", sources=("fair.csv row 9",))
    two.save_mentions(
        [
            mention(IO, row, TOMORROW.at, list_name=name)
            for row in (5, 9)
            for name in ("people.csv", "fair.csv")
        ]
    )
    take(two, eve, also, bo, more, reading=TOMORROW)
    assert companies_of_mentions(two) == {"Ada": {COM}, "Eve": {COM}, "Bo": {COM}}
    (merge,) = [m for m in two.load_merges() if m.what == "company"]
    undo_merge(two, merge.merge_id, "Dana", TOMORROW.at)
    assert companies_of_mentions(two) == {"Eve": {IO}, "Bo": {IO}}


def test_a_list_that_was_read_anew_in_between_is_not_lost_by_the_merge(store):
    store.save_mentions([mention(COM, 2), mention(IO, 1, TOMORROW.at)])
    before = everything(store)
    (merge,) = merge_base(store, [ALIAS], TOMORROW)
    undo_merge(store, merge.merge_id, "Dana", TOMORROW.at)
    assert everything(store) == before


def test_people_of_one_profile_are_merged_and_taken_apart_again(two):
    take(two, ada(3, IO, email=f"ada@{IO}", linkedin_url=PROFILE), reading=TOMORROW)
    before = everything(two)
    later = Reading(DAY + timedelta(2), AT + timedelta(2))
    (person,) = take(two, ada(9, COM, email=f"ada@{COM}", linkedin_url=PROFILE), reading=later)
    (merge,) = [m for m in two.load_merges() if m.what == "contact"]
    assert merge.why.startswith("same LinkedIn profile")
    assert person.contact_id == merge.kept
    undo_merge(two, merge.merge_id, "Dana", later.at)
    assert {c.contact_id for c in two.load_contacts()} == {merge.kept, merge.merged}
    assert {c.company_key for c in two.load_contacts()} == {IO, COM}
    assert len(before[1]) == 2  # type: ignore[arg-type]
    take(two, ada(9, COM, email=f"ada@{COM}", linkedin_url=PROFILE), reading=later)
    assert len(two.load_contacts()) == 2, "a person said that they are two"


def test_undoing_a_merge_of_stored_people_restores_what_was_before(store):
    store.save_mentions([mention(COM), mention(IO, 2)])
    take(store, ada(1, email=f"ada@{COM}", title="CEO"))
    before = {c.company_key: c for c in take(store, ada(4, IO, linkedin_url=PROFILE))}
    take(store, ada(7, email=f"ada@{COM}", linkedin_url=PROFILE), reading=TOMORROW)
    (merge,) = store.load_merges()
    assert {merge.kept, merge.merged} == {c.contact_id for c in before.values()}
    undo_merge(store, merge.merge_id, "Dana", TOMORROW.at)
    back = {contact.company_key: contact for contact in store.load_contacts()}
    assert back[IO] == before[IO]
    assert back[COM] == replace(
        before[COM], linkedin_url=PROFILE, sources=("people.csv row 7", "people.csv row 1")
    ), "what a list said since is kept"


def test_the_same_lists_again_merge_nothing_more(two):
    merge_base(two, [ALIAS], TODAY)
    take(two, ada(1, IO, email=f"ada@{IO}"), ada(2, COM, email=f"ada@{COM}", title="CEO"))
    known, merges = two.load_contacts(), two.load_merges()
    take(
        two, ada(1, IO, email=f"ada@{IO}"), ada(2, COM, email=f"ada@{COM}", title="CEO"),
        reading=TOMORROW,
    )  # fmt: skip
    assert merge_base(two, [ALIAS], TOMORROW) == []
    assert (two.load_contacts(), two.load_merges()) == (known, merges)


def test_a_list_read_again_after_its_companies_became_one_says_nothing_twice(store):
    store.save_mentions([mention(IO, 1), mention(COM, 2)])
    rows = [
        ada(1, IO, email=f"ada@{IO}", linkedin_url=PROFILE),
        ada(2, COM, email=f"ada@{COM}", linkedin_url=PROFILE),
    ]
    (person,) = take(store, *rows)
    merge_base(store, [ALIAS], TODAY)
    logged = len(store.load_merges())
    take(store, *rows, reading=TOMORROW)
    assert len(store.load_contact_mentions([person.contact_id])[person.contact_id]) == 2
    assert len(store.load_merges()) == logged


def test_what_cannot_be_undone_is_said(two):
    (merge,) = merge_base(two, [ALIAS], TODAY)
    with pytest.raises(UsageError, match="no merge has this id"):
        undo_merge(two, "nothing", "Dana", AT)
    undo_merge(two, merge.merge_id, "Dana", AT)
    with pytest.raises(UsageError, match="was undone by Dana on 2026-11-23"):
        undo_merge(two, merge.merge_id, "Dana", AT)
