"""One company's site: which pages are read, and what is written down when they cannot be."""

from datetime import date

import pytest

from enrichment.enrich import enrich_companies
from enrichment.fetching import Fetcher
from enrichment.site import read_site
from prospects.company import Company
from prospects.issue import IssueCode
from prospects.specs.settings import FetchSettings

DAY = date(2026, 11, 23)
ACME = Company("acme.com", "acme.com", "Acme")
HOME = b"""<html lang="en"><head><title>Acme - tools for bakers</title>
<meta name="description" content="Acme makes ovens talk."></head><body>
<a href="/about">About us</a> <a href="/careers">Careers</a> <a href="/contact">Contact</a>
<a href="/blog">Blog</a></body></html>"""


def page(body: bytes, status: str = "200 OK", kind: str = "text/html", extra: str = ""):
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
    )
    return lambda connection: connection.sendall(head.encode() + body)


def codes(reading) -> list[IssueCode]:
    return [issue.code for issue in reading.issues]


def test_home_and_the_pages_that_say_most_are_read(web, fetcher_for):
    web.paths |= {"/": page(HOME)} | {
        path: page(b"<html><title>x</title><p>text</p></html>")
        for path in ("/about", "/careers", "/contact", "/blog")
    }
    reading = read_site(ACME, fetcher_for(pages_per_company=4), DAY)
    assert reading.visit.state == "read"
    assert reading.visit.pages == 4
    assert reading.visit.home_url == "http://acme.com/"
    assert {"acme.com/about", "acme.com/careers", "acme.com/contact"} <= set(web.asked)
    assert "acme.com/blog" not in web.asked
    assert {"display_name", "description", "language", "careers_page"} <= {
        signal.name for signal in reading.signals
    }
    assert all(s.provenance.source_url.startswith("http://acme.com/") for s in reading.signals)


def test_a_broken_second_page_costs_only_itself(web, fetcher_for):
    web.paths |= {"/": page(HOME), "/about": page(b"", "500 Broken")}
    reading = read_site(ACME, fetcher_for(), DAY)
    assert reading.visit.state == "read"
    assert IssueCode.HTTP_ERROR in codes(reading)
    assert reading.signals


@pytest.mark.parametrize(
    ("home", "code"),
    [
        (page(b"", "403 No"), IssueCode.FORBIDDEN),
        (page(b"%PDF-1.7 not a page", kind="application/pdf"), IssueCode.NOT_HTML),
        (page(b"", "429 Later", extra="Retry-After: 9999\r\n"), IssueCode.RATE_LIMITED),
    ],
)
def test_a_site_without_home_page_is_an_issue(web, fetcher_for, home, code):
    web.paths["/"] = home
    reading = read_site(ACME, fetcher_for(), DAY)
    assert reading.visit.state == "failed"
    assert codes(reading) == [code]
    assert reading.signals == ()


def test_a_site_closed_by_robots_is_not_read(web, fetcher_for):
    web.paths |= {"/robots.txt": page(b"User-agent: *\nDisallow: /\n"), "/": page(HOME)}
    reading = read_site(ACME, fetcher_for(), DAY)
    assert codes(reading) == [IssueCode.ROBOTS_CLOSED]
    assert web.asked == ["acme.com/robots.txt"]


def test_a_company_without_site_is_an_issue(fetcher_for):
    reading = read_site(Company("name:acme:", None, "Acme"), fetcher_for(), DAY)
    assert codes(reading) == [IssueCode.NO_DOMAIN]
    assert reading.visit.requests == 0


def test_the_host_of_the_list_is_asked_first(web, fetcher_for):
    web.paths["shop.acme.com/"] = page(HOME)
    company = Company("acme.com", "acme.com", "Acme", {"website": "https://shop.acme.com/en"})
    assert read_site(company, fetcher_for(), DAY).visit.home_url == "http://shop.acme.com/"


def test_an_extractor_that_breaks_is_our_defect_and_no_end(web, fetcher_for, monkeypatch):
    def broken(_):
        raise ZeroDivisionError

    monkeypatch.setattr("enrichment.site.extract_signals", broken)
    web.paths["/"] = page(HOME)
    assert codes(read_site(ACME, fetcher_for(), DAY)) == [IssueCode.EXTRACTOR_FAILED]


def test_readings_are_handed_over_in_small_batches(web):
    web.paths["/"] = page(HOME)
    settings = FetchSettings(
        connect_to=f"80=127.0.0.1:{web.port}",
        allow_networks="127.0.0.0/8",
        delay_seconds=0,
        pages_per_company=1,
    )
    companies = [Company(f"c{n}.com", f"c{n}.com", None) for n in range(120)]
    batches: list[list[str]] = []
    handed = enrich_companies(
        companies,
        DAY,
        settings,
        lambda batch: batches.append([reading.visit.company_key for reading in batch]),
    )
    assert handed == 120
    assert sorted(key for batch in batches for key in batch) == sorted(c.key for c in companies)
    assert max(len(batch) for batch in batches) <= 50


def test_a_fetcher_is_a_context(web, fetcher_for):
    with fetcher_for() as fetcher:
        assert isinstance(fetcher, Fetcher)
