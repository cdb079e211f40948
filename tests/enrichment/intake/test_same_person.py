"""When two rows tell of one person."""

import pytest

from enrichment.intake.same_person import merge_contacts, update_contacts
from prospects.contact import Contact


def person(number: int, **known: object) -> Contact:
    values = {"first_name": "Ada", "last_name": "Example"} | known
    return Contact(f"id-{number}", "acme-invented.com", sources=(f"row {number}",), **values)  # type: ignore[arg-type]


PROFILE = "https://www.linkedin.com/in/invented-ada"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"email": "a@x-invented.com"}, {"email": "a@x-invented.com"}, id="address"),
        pytest.param(
            {"linkedin_url": PROFILE}, {"linkedin_url": PROFILE + "/?trk=x"}, id="profile"
        ),
        pytest.param(
            {"linkedin_url": PROFILE, "email": "a@x-invented.com"},
            {"linkedin_url": PROFILE},
            id="profile-without-address",
        ),
        pytest.param({}, {"first_name": "ADA", "email": "a@x-invented.com"}, id="name-at-company"),
    ],
)
def test_one_person_is_one_contact(one, other):
    (merged,) = merge_contacts([person(1, **one), person(2, **other)])
    assert merged.contact_id == "id-1"
    assert merged.sources == ("row 1", "row 2")
    assert merged.email == (one.get("email") or other.get("email"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            {"email": "a@x-invented.com"}, {"email": "b@x-invented.com"}, id="other-address"
        ),
        pytest.param({}, {"first_name": "Bea"}, id="other-name"),
        pytest.param({"first_name": ""}, {"first_name": ""}, id="no-first-name"),
        pytest.param(
            {"linkedin_url": PROFILE}, {"linkedin_url": PROFILE + "-2"}, id="other-profile"
        ),
    ],
)
def test_two_people_stay_two(one, other):
    assert len(merge_contacts([person(1, **one), person(2, **other)])) == 2


def test_an_opt_out_of_one_mention_holds_for_the_person():
    (merged,) = merge_contacts(
        [person(1, email="a@x-invented.com"), person(2, email="a@x-invented.com", do_not_call=True)]
    )
    assert merged.do_not_call


def test_a_second_address_of_a_profile_is_kept_aside():
    (merged,) = merge_contacts(
        [
            person(1, email="a@x-invented.com", linkedin_url=PROFILE),
            person(2, email="ada@x-invented.com", linkedin_url=PROFILE),
        ]
    )
    assert merged.email == "a@x-invented.com"
    assert merged.extra["other email"] == "ada@x-invented.com"


def test_a_new_list_corrects_what_was_known_under_the_same_id():
    known = person(1, email="a@x-invented.com", title="Intern", phone="1", do_not_call=True)
    listed = person(2, email="a@x-invented.com", first_name="Anna", title="VP Sales")
    (updated,) = update_contacts([known], [listed])
    assert (updated.contact_id, updated.first_name, updated.title) == ("id-1", "Anna", "VP Sales")
    assert updated.phone == "1", "an empty cell changes nothing"
    assert updated.do_not_call, "an opt-out once given stays"
