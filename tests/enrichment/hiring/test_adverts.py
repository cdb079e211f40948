from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.careers_page import Details, parse_details, write_details
from prospects.signal import EVIDENCE_CHARACTERS_MAX, flat_evidence

URL = "https://acme-invented.tld/jobs/7"
DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("details", "evidence"),
    [
        (Details(), "Cook"),
        (Details("Oslo, Norway", DAY, URL), f"Cook; Oslo, Norway; 2026-11-02; {URL}"),
        (Details(place="Oslo"), "Cook; Oslo"),
        (Details(posted_on=DAY), "Cook; 2026-11-02"),
        (Details(url=URL), f"Cook; {URL}"),
    ],
)
def test_evidence_holds_what_a_page_tells(details, evidence):
    assert write_details("Cook", details) == evidence
    assert parse_details("Cook", evidence) == details


def test_what_does_not_fit_goes_whole_but_the_place_is_cut():
    long_url = "https://acme-invented.tld/" + "x" * 200
    assert write_details("Cook", Details("Oslo", DAY, long_url)) == "Cook; Oslo; 2026-11-02"
    written = write_details("Cook" * 20, Details("Oslo " * 40, DAY, URL))
    assert parse_details("Cook" * 20, written).url == URL
    assert parse_details("Cook" * 20, written).posted_on == DAY
    assert len(written) <= EVIDENCE_CHARACTERS_MAX


@pytest.mark.parametrize(
    "evidence", ["", "JobPosting: Cook", "Cook https://acme-invented.tld/jobs/7", "Baker; Oslo"]
)
def test_other_evidence_tells_nothing(evidence):
    assert parse_details("Cook", evidence) == Details()


def test_a_day_that_is_none_is_left_out():
    assert parse_details("Cook", "Cook; 2026-13-99") == Details()


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=3, max_size=300)


@given(TEXTS, TEXTS, st.none() | st.dates(), st.none() | st.just(URL))
def test_what_is_written_is_read_again(title, place, posted_on, url):
    shown = " ".join(title.split())
    evidence = write_details(title, Details(place, posted_on, url))
    read = parse_details(shown, evidence)
    assert len(evidence) <= EVIDENCE_CHARACTERS_MAX
    assert flat_evidence(evidence) == evidence
    assert (read.posted_on, read.url) == (posted_on, url)
    assert " ".join(place.replace(";", ",").split()).startswith(read.place or "")
