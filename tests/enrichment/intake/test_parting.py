"""Two people whose merge is taken back."""

from datetime import UTC, date, datetime

import pytest

from enrichment.intake.parting import parted
from prospects.contact import Contact
from prospects.contact_mention import ContactMention
from prospects.merge import Merge

AT = datetime(2026, 11, 23, tzinfo=UTC)
DESK, OWN = "office@acme.example", "al@acme.example"


def said(mention_id: str, name: str, *emails: str, **more) -> ContactMention:
    contact = Contact(mention_id, "acme.example", name, email=emails[0] if emails else None,
                      other_emails=emails[1:], **more)  # fmt: skip
    return ContactMention(mention_id, contact, "people.csv", AT, 0)


def merge(*theirs: str) -> Merge:
    return Merge("m1", "contact", "jo", "al", "review", "said so", (), date(2026, 11, 23), AT,
                 moved={"contact_mention": list(theirs)})  # fmt: skip


def test_each_gets_back_what_lists_say_of_them():
    jo, al = parted(merge("b", "c"), [said("a", "Jo"), said("b", "Al"), said("c", "Al", OWN)])
    assert (jo.contact.contact_id, jo.contact.first_name, jo.mentions) == ("jo", "Jo", ())
    assert (al.contact.contact_id, al.contact.first_name, al.contact.email) == ("al", "Al", OWN)
    assert [mention.mention_id for mention in al.mentions] == ["b", "c"]


@pytest.mark.parametrize(
    ("emails", "is_kept"),
    [
        pytest.param([DESK], True, id="the-same-address"),
        pytest.param([OWN, DESK], True, id="a-further-address"),
        pytest.param([OWN], False, id="addresses-of-their-own"),
        pytest.param([], False, id="no-address"),
    ],
)
def test_an_opt_out_stays_with_whoever_has_an_address_of_the_other(emails, is_kept):
    _, al = parted(merge("b"), [said("a", "Jo", DESK, do_not_email=True), said("b", "Al", *emails)])
    assert al.contact.do_not_email is is_kept


@pytest.mark.parametrize("left", ["a", "b"])
def test_who_is_no_longer_told_apart_cannot_be_parted(left):
    assert parted(merge("b"), [said(left, "Jo")]) == []
