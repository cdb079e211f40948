"""What a URL tells of a board, and where rules keep silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.boards import board_of, board_url, parse_board
from enrichment.hiring.boards.rules import vendor_specs
from enrichment.page import Link
from enrichment.reference import parse_web_address
from prospects.hiring import BoardRef

BOARD_HOSTS = sorted(host for spec in vendor_specs().values() for host in spec.hosts)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        pytest.param("https://jobs.ashbyhq.com/NorthWind", "ashby/NorthWind", id="case-is-kept"),
        pytest.param("https://JOBS.LEVER.CO/NorthWind", "lever/NorthWind", id="but-not-of-a-host"),
        pytest.param("https://jobs.lever.co/jobs", "lever/jobs", id="tenant-called-jobs"),
        pytest.param("https://jobs.gem.com/careers", "gem/careers", id="tenant-called-careers"),
        pytest.param("https://ats.rippling.com/ats/jobs", "rippling/ats", id="tenant-called-ats"),
        pytest.param("https://jobs.dayforcehcm.com/gm/CX", "dayforce/gm/CX", id="no-locale"),
        pytest.param(
            "https://northwind.wd5.myworkdayjobs.com/es/OH/job/Ohio/Chef_R1",
            "workday/northwind/OH@wd5", id="locale-then-a-site-of-two-letters",
        ),
        pytest.param(
            "https://northwind.wd5.myworkdayjobs.com/job/Ohio/Chef_R1",
            "workday/northwind@wd5", id="posting-without-its-site",
        ),
        pytest.param("http://jobs.lever.co./northwind", "lever/northwind", id="dot-after-the-host"),
        pytest.param("https://jobs.lever.co/northwind#apply", "lever/northwind", id="fragment"),
        pytest.param(" https://jobs.lever.co/northwind\n", "lever/northwind", id="white-around"),
    ],
)  # fmt: skip
def test_a_url_names_a_board(url, key):
    board = parse_board(url)
    assert board is not None
    assert board.key == key


@pytest.mark.parametrize(
    "url",
    [
        "", "northwind", "jobs.lever.co/northwind", "//jobs.lever.co/northwind",
        "http://[ccpa-preferences]", "https://", "mailto:jobs@lever.co", "javascript:void(0)",
        "ftp://jobs.lever.co/northwind", "https://user@jobs.lever.co/northwind",
        "https://jobs.lever.co@northwind-invented.tld/x", "https://jobs.lever.co:8443/northwind",
        "https://jobs.lever.co.northwind-invented.tld/x", "https://notlever.co/northwind",
        "https://northwind-invented.tld/?to=https://jobs.lever.co/x",
        "https://northwind-invented.tld/jobs/12345678-head-chef",
        "https://northwind-invented.tld/careers?gh_jid=12345",
        "https://embed.bamboohr.com/careers", "https://careers.applytojob.com/",
        "https://www.careers.hibob.com/", "https://jobs.wd5.myworkdayjobs.com/Careers",
        "https://192.0.2.7/northwind", "http://[2001:db8::1]/northwind",
        "https://jobs.lever.co/%2e%2e", "https://jobs.lever.co/a%2Fb", "https://jobs.lever.co/%00",
        "https://jobs.lever.co/{{company}}", "https://jobs.lever.co/$%7Bslug%7D",
        "https://jobs.ashbyhq.com/:slug", "https://jobs.ashbyhq.com/manifest.json",
        "https://jobs.lever.co/northwind, https://jobs.lever.co/southwind",
        "https://jobs.lever.co/.well-known/security.txt", 'https://jobs.lever.co/northwind"',
        "https://northwind.wd5.myworkdayjobs.com/robots.txt", "https://learn.workable.com/",
        "https://community.breezy.hr/", "https://content.teamtailor.com/",
        "https://jobs.lever.co/%ff%fe", "https://jobs.lever.co/%20",
    ],
)  # fmt: skip
def test_where_it_is_not_sure_there_is_no_board(url):
    assert parse_board(url) is None


@pytest.mark.parametrize(
    ("url", "deeper"),
    [
        ("https://jobs.lever.co/northwind", False),
        ("https://jobs.lever.co/northwind/0b6c1a2e-1111-2222-3333-444455556666", True),
        ("https://boards.greenhouse.io/northwind?page=2", False),
        ("https://boards.greenhouse.io/northwind/jobs/4123", True),
        ("https://northwind.wd5.myworkdayjobs.com/en-US/Careers", False),
        ("https://northwind.wd5.myworkdayjobs.com/Careers/job/Oslo/Chef_R1", True),
        ("https://careers-northwind.icims.com/jobs/search?ss=1", False),
        ("https://careers-northwind.icims.com/jobs/1234/head-chef/job", True),
        ("https://northwind.teamtailor.com/jobs", False),
        ("https://northwind.teamtailor.com/jobs/1234567-head-chef", True),
        ("https://northwind.applytojob.com/apply/jobs/", False),
    ],
)
def test_a_url_may_go_deeper_to_one_opening(url, deeper):
    board = parse_board(url)
    assert board is not None
    assert board.is_posting is deeper


def test_a_board_says_which_rule_read_it_and_how_surely():
    usual = parse_board("https://jobs.lever.co/northwind")
    trial = parse_board(
        "https://nwnd-dev1.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX"
    )
    assert usual is not None
    assert (usual.evidence, usual.confidence) == ("lever.board", 0.95)
    assert trial is not None
    assert trial.confidence < usual.confidence


def test_a_link_and_an_address_are_read_as_their_url_is():
    url = "https://jobs.lever.co/northwind?team=x"
    address = parse_web_address(url)
    assert address is not None
    link = Link(url, "Jobs", "", address.host, address.path)
    assert board_of(address) == board_of(link) == parse_board(url)


@pytest.mark.parametrize(
    "board",
    [
        BoardRef("lever", "../x"), BoardRef("recruitee", "northwind.invented.tld/"),
        BoardRef("workday", "northwind", "Careers"), BoardRef("nobody", "northwind"),
        BoardRef("moka", "northwind", "77"),
    ],
    ids=lambda board: board.key,
)  # fmt: skip
def test_a_key_that_fills_no_url_has_none(board):
    assert board_url(board) is None


@given(st.text())
def test_no_text_breaks_the_reading(text):
    assert parse_board(text) is None or "://" in text


@given(st.sampled_from(BOARD_HOSTS), st.text(), st.text())
def test_no_path_or_query_at_a_vendor_breaks_it_either(host, path, query):
    for url in (f"https://{host}/{path}?{query}", f"https://a.{host}/{path}?company={query}"):
        board = parse_board(url)
        assert board is None or (board.tenant and board.tenant.isprintable())


@given(st.sampled_from(BOARD_HOSTS), st.text(max_size=30), st.text(max_size=30))
def test_the_url_of_a_board_names_that_board(host, path, query):
    board = parse_board(f"https://northwind.{host}/{path}/x?{query}&company=a&site=b")
    url = board_url(board) if board else None
    read = parse_board(url) if url else None
    assert url is None or (board and read and read.key == board.key)
