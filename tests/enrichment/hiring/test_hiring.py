from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.fetching.answer import Answer
from enrichment.hiring import extract_hiring, parse_board
from enrichment.hiring.ats import ats_rules
from enrichment.page import PageRole, parse_page

VENDORS = list(ats_rules())


def hiring(body, role=PageRole.HOME, url="https://acme.example/", asked=None):
    page = parse_page(
        Answer(url, asked or url, 200, {}, body.encode(), datetime(2026, 11, 21, tzinfo=UTC)), role
    )
    return [(signal.name, signal.value) for signal in extract_hiring(page)]


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_url_of_a_board_names_vendor_and_tenant(vendor):
    for url, tenant in ats_rules()[vendor].positives.items():
        board = parse_board(url)
        assert board is not None, url
        assert (board.vendor, board.tenant) == (vendor, tenant), url


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendors_own_site_is_no_tenant(vendor):
    assert [url for url in ats_rules()[vendor].negatives if parse_board(url)] == []


@pytest.mark.parametrize(
    "url",
    ["", "https://acme.example/careers", "http://[ccpa-preferences]", "mailto:jobs@lever.co",
     "https://jobs.lever.co.acme.example/x", "https://acme.example/?to=jobs.lever.co/x"],
)  # fmt: skip
def test_any_other_url_names_no_board(url):
    assert parse_board(url) is None


def test_a_home_page_shows_its_careers_page_and_board():
    body = """<a href="/about">About</a><a href="/careers">Careers</a>
    <script src="https://boards.greenhouse.io/embed/job_board/js?for=Acme"></script>"""
    assert hiring(body) == [
        ("careers_page", "https://acme.example/careers"),
        ("ats", "greenhouse/Acme"),
    ]


def test_a_careers_link_that_leaves_for_the_board_is_a_signal():
    assert hiring('<a href="https://jobs.lever.co/acme">Open positions</a>') == [
        ("careers_page", "https://jobs.lever.co/acme"),
        ("ats", "lever/acme"),
    ]


def test_a_careers_page_advertises_openings():
    body = """<nav><a href="/jobs/benefits">Benefits</a></nav><ul>
    <li><a href="/jobs/sous-chef"><h3>Sous Chef</h3><span>Chicago</span></a></li>
    <li><h3>Pastry Cook</h3><a href="/jobs/pastry-cook">Apply now</a></li>
    <li><a href="/news/open-day">Open day</a></li></ul>
    <div><a href="https://jobs.lever.co/acme/1f3b5c7d-aaaa">Line Cook</a></div>"""
    found = hiring(body, PageRole.CAREERS, "https://acme.example/careers")
    assert [value for name, value in found if name == "opening"] == [
        "Sous Chef", "Pastry Cook", "Line Cook",
    ]  # fmt: skip
    assert found[0] == ("careers_page", "https://acme.example/careers")


@pytest.mark.parametrize(
    ("url", "is_careers_page"),
    [
        pytest.param("https://acme.example/", False, id="home"),
        pytest.param("https://acme.example/en/", False, id="home-in-a-language"),
        pytest.param("https://acme.example/?page=jobs", True, id="query"),
        pytest.param("https://jobs.acme.example/", True, id="host-of-jobs"),
        pytest.param("https://acme.teamtailor.com/", True, id="board"),
        pytest.param("https://acme.example/people", True, id="another-page"),
    ],
)
def test_a_careers_page_that_sends_home_is_none(url, is_careers_page):
    found = hiring("<p>x", PageRole.CAREERS, url, asked="https://acme.example/karriere")
    assert (("careers_page", url) in found) is is_careers_page


def test_a_page_without_url_or_with_a_broken_one_shows_its_openings():
    body = """<a href="https://jobs.lever.co/acme/1f3b5c7d-aaaa">Line Cook</a>
    <a href="http://[ccpa-preferences]">x</a>"""
    assert ("opening", "Line Cook") in hiring(body, PageRole.CAREERS, "")
    assert ("opening", "Line Cook") in hiring(body, PageRole.CAREERS, "http://[acme")


def test_openings_are_found_where_the_page_names_another_base():
    body = """<base href="https://jobs.lever.co/acme/"><a href="1f3b5c7d-aaaa">Line Cook</a>"""
    assert ("opening", "Line Cook") in hiring(body, PageRole.CAREERS)


def test_a_job_posting_in_json_ld_is_an_opening_on_any_page():
    body = """<script type="application/ld+json">
    {"@type": "JobPosting", "title": "Sales Manager"}</script>"""
    assert ("opening", "Sales Manager") in hiring(body)


def test_a_home_page_has_no_openings_in_its_links():
    body = (
        '<ul><li><a href="/jobs/a-chef">Chef</a></li><li><a href="/jobs/a-cook">Cook</a></li></ul>'
    )
    assert [name for name, _ in hiring(body) if name == "opening"] == []


def test_a_list_of_other_companies_boards_names_none():
    links = "".join(f'<a href="https://jobs.lever.co/acme{n}">x</a>' for n in range(5))
    assert [name for name, _ in hiring(links) if name == "ats"] == []


@given(st.text(max_size=200))
def test_any_text_may_be_a_url_or_a_careers_page(text):
    parse_board(text)
    parse_board(f"https://jobs.lever.co/{text}")
    hiring(f'<li><a href="/jobs/{text}">{text}</a>', PageRole.CAREERS)
