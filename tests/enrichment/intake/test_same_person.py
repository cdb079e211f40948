"""When two rows tell of one person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake.grouping import group_people
from enrichment.intake.same_person import (
    merge_contacts,
    merge_people,
    update_contacts,
)
from prospects.contact import Contact, contact_id, profile_of

PROFILE = "https://www.linkedin.com/in/invented-ada"
MAIL, GMAIL = "a@x-invented.com", "ada@gmail.com"


def person(number: int, **known: object) -> Contact:
    values = {"first_name": "Ada", "last_name": "Example"} | known
    contact = Contact(f"id-{number}", "acme-invented.com", sources=(f"people.csv row {number}",))
    return replace(contact, **values)  # type: ignore[arg-type]


def row(number: int, **known: object) -> Contact:
    """A contact as intake makes it, with its own id."""
    made = person(number, **known)
    own = contact_id(made.company_key, made.email, made.linkedin_url, made.name)
    return replace(made, contact_id=own)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"email": MAIL}, {"email": MAIL}, id="address"),
        pytest.param({"email": MAIL}, {"email": MAIL, "last_name": "Married"}, id="new-surname"),
        pytest.param({"email": MAIL}, {"email": MAIL, "first_name": "A."}, id="initial"),
        pytest.param({"email": MAIL, "first_name": "Bob", "last_name": ""},
                     {"email": MAIL, "first_name": "Robert", "last_name": ""}, id="nickname"),
        pytest.param({"email": MAIL}, {"email": MAIL, "first_name": "", "last_name": ""},
                     id="address-without-name"),
        pytest.param({"email": MAIL}, {"email": MAIL, "company_key": "name:acme:"},
                     id="address-whatever-the-company"),
        pytest.param({"linkedin_url": PROFILE}, {"linkedin_url": PROFILE + "/?trk=x"},
                     id="profile"),
        pytest.param({"linkedin_url": "linkedin.com/in/j%C3%B6rg-invented"},
                     {"linkedin_url": "linkedin.com/in/J\u00f6rg-invented",
                      "company_key": "y-invented.com"}, id="profile-percent-encoded"),
        pytest.param({"linkedin_url": "linkedin.com/in/j\u00f6rg-invented"},
                     {"linkedin_url": "linkedin.com/in/jo\u0308rg-invented",
                      "company_key": "y-invented.com"}, id="profile-of-composed-letters"),
        pytest.param({"linkedin_url": PROFILE},
                     {"linkedin_url": "https://www.linkedin.com/mwlite/in//invented-ada;x",
                      "company_key": "y-invented.com"}, id="profile-on-a-phone"),
        pytest.param({"linkedin_url": PROFILE, "email": MAIL}, {"linkedin_url": PROFILE},
                     id="profile-without-address"),
        pytest.param({"linkedin_url": PROFILE, "email": MAIL},
                     {"linkedin_url": PROFILE, "email": "b@y-invented.com",
                      "company_key": "y-invented.com"}, id="moved-company"),
        pytest.param({}, {"first_name": "ADA", "email": MAIL}, id="name-at-company"),
        pytest.param({"last_name": "Müller"}, {"last_name": "Mueller", "email": MAIL},
                     id="umlaut-spelt-out"),
        pytest.param({}, {"first_name": "Dr. Ada", "last_name": "M. Example, PhD"},
                     id="title-and-middle-initial"),
        pytest.param({"email": MAIL}, {"email": GMAIL}, id="private-address-beside-the-companys"),
        pytest.param({"email": MAIL}, {"email": "info@x-invented.com"}, id="desk-beside-person"),
    ],
)  # fmt: skip
def test_one_person_is_one_contact(one, other):
    (merged,) = merge_contacts([person(1, **one), person(2, **other)])
    assert merged.contact_id == "id-1"
    assert merged.sources == ("people.csv row 1", "people.csv row 2")
    assert merged.email == (one.get("email") or other.get("email"))


SALES = "https://www.linkedin.com/sales/lead/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"email": MAIL}, {"email": "b@x-invented.com"}, id="other-address"),
        pytest.param({}, {"first_name": "Bea"}, id="other-name"),
        pytest.param({"first_name": "Bob"}, {"first_name": "Robert"}, id="nickname-alone"),
        pytest.param({"first_name": "", "title": "CEO"}, {"first_name": "", "title": "Baker"},
                     id="no-first-name"),
        pytest.param({"linkedin_url": PROFILE}, {"linkedin_url": PROFILE + "-2"},
                     id="other-profile"),
        pytest.param({"email": MAIL}, {"email": MAIL, "first_name": "Ben", "last_name": "Other"},
                     id="one-address-two-names"),
        pytest.param({"linkedin_url": PROFILE},
                     {"linkedin_url": PROFILE, "first_name": "Ben", "last_name": "Other"},
                     id="one-profile-two-names"),
        pytest.param({"email": "sales@x-invented.com"},
                     {"email": "sales@x-invented.com", "first_name": "Ben"}, id="desk"),
        pytest.param({}, {"company_key": "y-invented.com"}, id="namesake-elsewhere"),
        pytest.param({"linkedin_url": "https://www.linkedin.com/company/acme"},
                     {"linkedin_url": "https://www.linkedin.com/company/acme",
                      "company_key": "y-invented.com"}, id="page-of-a-company"),
        pytest.param({"linkedin_url": SALES + "A1,NAME", "first_name": "Al"},
                     {"linkedin_url": SALES + "B2,NAME", "first_name": "Ann"},
                     id="leads-of-sales-navigator"),
    ],
)  # fmt: skip
def test_two_people_stay_two(one, other):
    assert len(merge_contacts([row(1, **one), row(2, **other)])) == 2


def test_two_names_under_one_address_are_two_contacts_of_two_ids():
    rows = [row(1, email=MAIL), row(2, email=MAIL, first_name="Ben", last_name="Other")]
    one, other = merge_contacts(rows)
    assert one.contact_id != other.contact_id
    again = update_contacts([one, other], rows)
    assert [c.contact_id for c in again] == [one.contact_id, other.contact_id]


def test_a_name_joins_nobody_where_two_people_at_the_company_bear_it():
    rows = [row(1), row(2, email=MAIL), row(3, email="ada.e@x-invented.com")]
    assert len(merge_contacts(rows)) == 3


def test_an_opt_out_of_one_mention_holds_for_the_person():
    (merged,) = merge_contacts([person(1, email=MAIL), person(2, email=MAIL, do_not_call=True)])
    assert merged.do_not_call


def test_an_opt_out_holds_for_everybody_listed_under_the_address():
    rows = [row(1, email=MAIL), row(2, email=MAIL, first_name="Ben", last_name="Other")]
    both = merge_contacts([rows[0], replace(rows[1], do_not_email=True)])
    assert [c.do_not_email for c in both] == [True, True]


def test_a_second_address_of_a_profile_is_kept():
    one = person(1, email=MAIL, linkedin_url=PROFILE)
    (merged,) = merge_contacts([one, person(2, email="ada@x-invented.com", linkedin_url=PROFILE)])
    assert (merged.email, merged.other_emails) == (MAIL, ("ada@x-invented.com",))


WORK = "ada@acme-invented.com"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_address_at_work_counts_whichever_list_comes_first(order):
    rows = [
        person(1, email=GMAIL, email_status="verified", linkedin_url=PROFILE),
        person(2, email=WORK, email_status="guessed", linkedin_url=PROFILE),
    ]
    (merged,) = merge_contacts([rows[at] for at in order])
    assert (merged.email, merged.email_status) == (WORK, "guessed")
    assert merged.other_emails == (GMAIL,)


def test_who_moved_is_written_to_at_the_new_company_alone():
    old = person(1, email=MAIL, linkedin_url=PROFILE, title="SDR")
    new = person(2, linkedin_url=PROFILE, company_key="y-invented.com")
    (moved,) = update_contacts([old], [new])
    assert (moved.contact_id, moved.company_key) == ("id-1", "y-invented.com")
    assert (moved.email, moved.title, moved.other_emails) == (None, None, (MAIL,))


@pytest.mark.parametrize(
    ("first_since", "second_since", "employer"),
    [
        ("2024-01-01", "2026-05-01", "y-invented.com"),
        ("2026-05-01", "2024-01-01", "acme-invented.com"),
        ("", "2026-05-01", "acme-invented.com"),
        ("2024-01-01", "", "acme-invented.com"),
        ("", "", "acme-invented.com"),
    ],
)
def test_the_later_of_two_dated_roles_is_the_present_one(first_since, second_since, employer):
    rows = [
        person(1, linkedin_url=PROFILE, extra={"role_since": first_since}),
        person(2, linkedin_url=PROFILE, company_key="y-invented.com", title="VP",
               extra={"role_since": second_since}),
    ]  # fmt: skip
    (merged,) = merge_contacts(rows)
    assert merged.company_key == employer


def test_a_new_list_corrects_what_was_known_under_the_same_id():
    known = person(1, email=MAIL, title="Intern", phone="1", do_not_call=True)
    listed = person(2, email=MAIL, first_name="Anna", title="VP Sales")
    (updated,) = update_contacts([known], [listed])
    assert (updated.contact_id, updated.first_name, updated.title) == ("id-1", "Anna", "VP Sales")
    assert updated.phone == "1", "an empty cell changes nothing"
    assert updated.do_not_call, "an opt-out once given stays"


def test_a_new_list_settles_when_somebody_was_contacted():
    known = person(1, email=MAIL, contacted_doubt="03/04/26 (old.csv row 1)")
    clear = person(2, email=MAIL, contacted_on=date(2026, 4, 3), contacted_in="new.csv row 1")
    (updated,) = update_contacts([known], [clear])
    assert (updated.contacted_on, updated.contacted_doubt) == (date(2026, 4, 3), None)
    (silent,) = update_contacts([known], [person(2, email=MAIL)])
    assert silent.contacted_doubt == known.contacted_doubt


def test_of_two_touches_the_later_counts_and_a_doubt_stays():
    rows = [
        person(1, email=MAIL, contacted_on=date(2026, 11, 2), contacted_in="a.csv row 1"),
        person(2, email=MAIL, contacted_on=date(2026, 11, 9), contacted_in="b.csv row 4"),
        person(3, email=MAIL, contacted_doubt="last week (c.csv row 1)"),
    ]
    (merged,) = merge_contacts(rows)
    assert (merged.contacted_on, merged.contacted_in) == (date(2026, 11, 9), "b.csv row 4")
    assert merged.contacted_doubt == "last week (c.csv row 1)"


def test_two_that_a_person_put_apart_are_never_joined_again():
    one, other = row(1, linkedin_url=PROFILE, email=MAIL), row(2, linkedin_url=PROFILE)
    apart = [frozenset({one.contact_id, other.contact_id})]
    assert len(merge_people([one, other], [])) == 1
    assert len(merge_people([one, other], [one, other], apart)) == 2


def test_why_somebody_was_joined_is_told():
    (merged,) = merge_people(
        [],
        [
            row(1, email=MAIL, linkedin_url=PROFILE),
            row(2, email=MAIL, first_name="A."),
            row(3, linkedin_url=PROFILE, company_key="y-invented.com"),
            row(4, email=MAIL, linkedin_url=PROFILE, title="VP"),
        ],
    )
    assert [joined.why for joined in merged.joined] == [
        "same e-mail address",
        "same LinkedIn profile; listed at acme-invented.com and at y-invented.com",
        "named in the same words",
    ]


@pytest.mark.parametrize(
    ("url", "who"),
    [
        ("https://www.linkedin.com/in/Ada-E/", "in/ada-e"),
        ("linkedin.com/in/ada?trk=x", "in/ada"),
        ("https://de.linkedin.com/pub/ada/1/2/3", "pub/ada"),
        ("https://www.linkedin.com/sales/lead/ACw1,NAME_SEARCH", "sales/lead/acw1"),
        ("https://www.linkedin.com/company/acme", ""),
        (None, ""),
    ],
)
def test_a_profile_names_a_person_and_no_company(url, who):
    assert profile_of(url) == who


_ROWS = st.builds(
    row,
    st.integers(1, 9),
    first_name=st.sampled_from(["Ada", "Bob", "Robert", "A.", ""]),
    last_name=st.sampled_from(["Example", "Other", ""]),
    email=st.sampled_from([None, MAIL, "b@x-invented.com", GMAIL, "info@x-invented.com"]),
    linkedin_url=st.sampled_from([None, PROFILE, PROFILE + "-2"]),
    company_key=st.sampled_from(["acme-invented.com", "y-invented.com"]),
)


def grouped(rows: list[Contact]) -> set[frozenset[int]]:
    """Groups by the identity of the row objects."""
    return {frozenset(id(rows[at]) for at in group) for group in group_people(rows)}


@given(st.lists(_ROWS, max_size=9), st.randoms(use_true_random=False))
def test_who_is_one_person_does_not_depend_on_the_order_of_the_rows(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert grouped(shuffled) == grouped(rows)


@given(st.lists(_ROWS, max_size=9))
def test_merging_twice_is_merging_once(rows):
    merged = merge_contacts(rows)
    assert len({contact.contact_id for contact in merged}) == len(merged)
    assert {c.contact_id for c in update_contacts(merged, merged)} == {
        c.contact_id for c in update_contacts(merged, [])
    }
    assert {s for c in merged for s in c.sources} == {s for c in rows for s in c.sources}
