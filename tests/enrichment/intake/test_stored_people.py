"""Which mentions of a person are kept, and which merges they bring."""

from dataclasses import replace
from datetime import UTC, date, datetime

from enrichment.intake.same_person import merge_people
from enrichment.intake.stored_people import newest_first, only_mention, stored_person
from prospects.contact import Contact, contact_id
from prospects.contact_mention import StoredPerson
from prospects.merge import Reading

MONDAY, TUESDAY = (
    Reading(date(2026, 11, day), datetime(2026, 11, day, 8, tzinfo=UTC)) for day in (23, 24)
)
JO = "jo@acme.example"
PROFILE = "https://www.linkedin.com/in/jo"


def row(source: str, email: str | None = None, url: str | None = None, **more) -> Contact:
    key = contact_id("acme.example", email, url, "Jo Lind")
    return Contact(key, "acme.example", "Jo", "Lind", email=email, linkedin_url=url,
                   sources=(source,), **more)  # fmt: skip


def stored(reading: Reading, *listed: Contact, before: StoredPerson | None = None) -> StoredPerson:
    """The one person of some rows, and of what the database has by now."""
    kept = {before.contact.contact_id: before.mentions} if before and before.mentions else {}
    mentions = {}
    if before:
        key = before.contact.contact_id
        mentions = {key: kept.get(key) or [only_mention(before.contact)]}
    [person] = merge_people(newest_first(mentions), listed)
    return stored_person(person, mentions, kept, reading)


def test_who_is_named_once_needs_no_mention():
    found = stored(MONDAY, row("people.csv row 1", JO))
    assert found == StoredPerson(row("people.csv row 1", JO))


def test_two_ways_of_naming_a_person_are_kept_apart_and_are_a_merge():
    elsewhere = replace(row("b.csv row 5", None, PROFILE), first_name="J.")
    found = stored(MONDAY, row("a.csv row 1", JO, PROFILE), elsewhere)
    assert [mention.list_name for mention in found.mentions] == ["a.csv", "b.csv"]
    [merge] = found.merges
    assert (merge.kind, merge.why, merge.sources) == (
        "linkedin", "same LinkedIn profile", ("b.csv row 5",),
    )  # fmt: skip
    assert merge.kept == found.contact.contact_id != merge.merged
    assert merge.moved == {"contact_mention": [found.mentions[1].mention_id]}


def test_a_later_reading_of_a_list_replaces_what_it_said_in_the_same_words():
    other = row("b.csv row 1", JO, PROFILE)
    before = stored(MONDAY, row("a.csv row 1", JO, title="SDR"), other)
    found = stored(TUESDAY, row("a.csv row 9", JO, title="Head of Sales"), before=before)
    said = {mention.list_name: mention for mention in found.mentions}
    assert said["a.csv"].contact.sources == ("a.csv row 9",)
    assert said["a.csv"].read_at == TUESDAY.at
    assert said["b.csv"].read_at == MONDAY.at
    assert found.contact.title == "Head of Sales"


def test_rows_of_an_older_reading_are_no_sources_any_more():
    before = stored(MONDAY, row("a.csv row 1", JO))
    found = stored(TUESDAY, row("a.csv row 9", JO), before=before)
    assert found.contact.sources == ("a.csv row 9",)


def test_the_same_person_with_more_said_of_them_is_no_merge():
    found = stored(MONDAY, row("a.csv row 1", JO, PROFILE), row("b.csv row 5", None, PROFILE))
    assert len(found.mentions) == 2
    assert found.merges == []


def test_an_opt_out_of_any_reading_stays():
    before = stored(MONDAY, row("a.csv row 1", JO, do_not_email=True))
    found = stored(TUESDAY, row("a.csv row 1", JO), before=before)
    assert found.contact.do_not_email


def test_what_was_said_is_told_the_newest_first_under_the_stored_id():
    known = only_mention(row("a.csv row 1", JO))
    newer = replace(known, read_at=TUESDAY.at, list_name="b.csv")
    assert [c.contact_id for c in newest_first({"c1": [known], "c2": [newer]})] == ["c2", "c1"]
