"""Persons go out of descriptions, and what is no person stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.answers import without_persons


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mail jobs@acme-invented.tld.", "Mail [e-mail]."),
        ("jo (at) acme-invented (dot) tld", "[e-mail]"),
        ("jo[at]acme-invented.tld", "[e-mail]"),
        ("Write to Jo Bloggs at jo@a-invented.tld", "Write to [name] at [e-mail]"),
        ("Jo Bloggs (jo@acme-invented.tld)", "[name] ([e-mail])"),
        ("Email Zoë van der Berg, partner: z@a-invented.tld", "Email [name], partner: [e-mail]"),
        ("Contact: Jo Bloggs", "Contact: [name]"),
        ("Hiring manager: Siân O’Neill-Ray", "Hiring manager: [name]"),  # noqa: RUF001
        ("Recruiter - Jo Bloggs, Leeds", "Recruiter - [name], Leeds"),
        ("Ansprechpartnerin: Lena Maria Muster", "Ansprechpartnerin: [name]"),
        ("Ihr Ansprechpartner ist Frau Dr. Muster.", "Ihr Ansprechpartner ist [name]."),
        ("Bewerbung an Frau Lena Muster", "Bewerbung an [name]"),
        ("Ask for Mr. Bloggs", "Ask for [name]"),
        ("call (512) 555-0100", "call [phone]"),
        ("Tel.: 030 1234567", "Tel.: [phone]"),
        ("+49 (0)30 / 12 34 56-78", "[phone]"),
        ("Jo Bloggs, +32 9 555 01 23", "[name], [phone]"),
        ("See linkedin.com/in/jo-bloggs-123", "See [profile]"),
    ],
)
def test_a_person_goes(text, left):
    assert without_persons(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Salary $120,000 - $150,000 plus 10% bonus",
        "€65.000 - €80.000 im Jahr",
        "from 2024-01-15 to 2026-12-31",
        "401(k), ISO 27001, RFC 2822, 24/7",
        "10,000+ customers in 30 countries since 1999",
        "Contact centre experience; contact us by the form",
        "You report to the VP Sales and write to S3 via Apache Spark",
        "Reach out to Fortune 500 buyers",
        "npm i @angular/core and @nestjs/common",
        "Google Cloud, Amazon Web Services, Azure",
        "Serial 12345678901234",
    ],
)
def test_what_is_no_person_stays(text):
    assert without_persons(text) == text


@given(st.text(max_size=200))
def test_leaving_persons_out_twice_leaves_out_no_more_addresses(text):
    assert "@" not in without_persons(f"{text} jo.bloggs@acme-invented.tld").partition("jo.b")[2]
