"""One company's site: which pages are read, and what is written down when they cannot be."""

import gc
import json
import socket
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from enrichment import page_visit
from enrichment.fetching import Fetcher
from enrichment.page_visit import reading_version
from enrichment.site import read_site
from prospects.company import Company
from prospects.issue import IssueCode
from prospects.site_memory import RobotsRecord, SiteMemory
from prospects.visit import SiteReading
from tests.enrichment.conftest import KEPT, answer, redirect, run, run_all
from tests.enrichment.fetching import attacks

DAY = date(2026, 11, 23)
NEXT_DAY = date(2026, 12, 1)
ACME = Company("acme.com", "acme.com", "Acme")
HOME = b"""<html lang="en"><head><title>Acme - tools for bakers</title>
<meta name="description" content="Acme makes ovens talk."></head><body>
<a href="/about">About us</a> <a href="/careers">Careers</a> <a href="/contact">Contact</a>
<a href="/blog">Blog</a></body></html>"""
PLAIN = b"<html><title>x</title><p>text</p></html>"


def codes(reading: SiteReading) -> list[IssueCode]:
    return [issue.code for issue in reading.issues]


def read(fetcher: Fetcher, company: Company = ACME, day: date = DAY, **more: object) -> SiteReading:
    return run(fetcher, read_site(company, fetcher, day, **more))


def test_home_and_the_pages_that_say_most_are_read(web, fetcher_for):
    web.paths |= {"/": answer(HOME)} | {
        path: answer(PLAIN) for path in ("/about", "/careers", "/contact", "/blog")
    }
    reading = read(fetcher_for(pages_per_company=4))
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
    web.paths |= {"/": answer(HOME), "/about": answer(b"", "500 Broken")}
    reading = read(fetcher_for())
    assert reading.visit.state == "read"
    assert IssueCode.HTTP_ERROR in codes(reading)
    assert reading.missed == ("http://acme.com/about",)
    assert reading.signals


@pytest.mark.parametrize(
    ("home", "code"),
    [
        (answer(b"", "403 No"), IssueCode.FORBIDDEN),
        (answer(b"%PDF-1.7 not a page", kind="application/pdf"), IssueCode.NOT_HTML),
        (answer(b"GIF89a", kind="\x1b[31mtext/\x07plain\x00"), IssueCode.NOT_HTML),
        (answer(b"", kind="text/plain"), IssueCode.NOT_HTML),
        (answer(b"", "429 Later", extra="Retry-After: 9999\r\n"), IssueCode.RATE_LIMITED),
    ],
)
def test_a_site_without_home_page_is_an_issue(web, fetcher_for, home, code):
    web.paths["/"] = home
    reading = read(fetcher_for())
    assert reading.visit.state == "failed"
    assert codes(reading) == [code]
    assert reading.signals == ()
    assert all(issue.message.isprintable() for issue in reading.issues)


def test_a_site_closed_by_robots_is_not_read(web, fetcher_for):
    web.paths |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /\n"), "/": answer(HOME)}
    assert codes(read(fetcher_for())) == [IssueCode.ROBOTS_CLOSED]
    assert web.asked == ["acme.com/robots.txt"]


def test_a_company_without_site_is_an_issue(fetcher_for):
    reading = read(fetcher_for(), Company("name:acme:", None, "Acme"))
    assert codes(reading) == [IssueCode.NO_DOMAIN]
    assert reading.visit.requests == 0


def test_the_host_of_the_list_is_asked_first(web, fetcher_for):
    web.paths["shop.acme.com/"] = answer(HOME)
    company = Company("acme.com", "acme.com", "Acme", {"website": "https://shop.acme.com/en"})
    assert read(fetcher_for(), company).visit.home_url == "http://shop.acme.com/"


@pytest.mark.parametrize(
    "broken", ["enrichment.page_visit.extract_signals", "enrichment.site.choose_pages"]
)
def test_an_extractor_that_breaks_is_our_defect_and_no_end(web, fetcher_for, monkeypatch, broken):
    def breaks(*_: object, **__: object):
        raise ZeroDivisionError

    monkeypatch.setattr(broken, breaks)
    web.paths["/"] = answer(HOME)
    assert codes(read(fetcher_for())) == [IssueCode.EXTRACTOR_FAILED]


def test_a_fetcher_is_a_context(fetcher_for):
    with fetcher_for() as fetcher:
        assert isinstance(fetcher, Fetcher)


class TestHttpsFirst:
    def settings(self, web, secure_web, ca_file: str) -> dict[str, str]:
        targets = f"80=127.0.0.1:{web.port},443=127.0.0.1:{secure_web.port}"
        return {"connect_to": targets, "ca_file": ca_file}

    def test_https_is_read_where_it_is(self, web, secure_web, ca_file, fetcher_for):
        secure_web.paths["/"] = web.paths["/"] = answer(HOME)
        reading = read(fetcher_for(**self.settings(web, secure_web, ca_file)))
        assert reading.visit.home_url == "https://acme.com/"
        assert web.asked == []

    def test_http_is_read_where_https_is_not(self, web, fetcher_for):
        web.paths["/"] = answer(HOME)
        assert read(fetcher_for()).visit.home_url == "http://acme.com/"

    def test_http_is_read_where_the_https_port_is_closed(self, web, fetcher_for):
        web.paths["/"] = answer(HOME)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            closed_port = listener.getsockname()[1]
        targets = f"80=127.0.0.1:{web.port},443=127.0.0.1:{closed_port}"
        reading = read(fetcher_for(connect_to=targets, pages_per_company=1))
        assert reading.visit.home_url == "http://acme.com/"

    def test_a_site_that_was_there_by_http_is_asked_by_https_again(
        self, web, secure_web, ca_file, fetcher_for
    ):
        secure_web.paths["/"] = web.paths["/"] = answer(HOME)
        before = read(fetcher_for())
        assert before.visit.home_url == "http://acme.com/"
        fetcher = fetcher_for(**self.settings(web, secure_web, ca_file))
        memory = SiteMemory(before.pages, before.robots)
        assert read(fetcher, day=NEXT_DAY, memory=memory).visit.home_url == "https://acme.com/"

    def test_no_redirect_leads_down_from_https(self, web, secure_web, ca_file, fetcher_for):
        secure_web.paths["/"] = redirect("http://acme.com/")
        web.paths["/"] = answer(HOME)
        reading = read(fetcher_for(**self.settings(web, secure_web, ca_file)))
        assert codes(reading) == [IssueCode.REDIRECT_REFUSED]
        assert web.asked == []

    def test_a_loop_of_http_and_https_ends_at_the_way_down(
        self, web, secure_web, ca_file, fetcher_for
    ):
        web.paths["/"] = redirect("https://acme.com/")
        secure_web.paths["/"] = redirect("http://acme.com/")
        fetcher = fetcher_for(**self.settings(web, secure_web, ca_file))
        assert codes(read(fetcher)) == [IssueCode.REDIRECT_REFUSED]

    def test_a_certificate_that_is_not_acceptable_is_not_passed_by(
        self, web, secure_web, fetcher_for
    ):
        secure_web.paths["/"] = web.paths["/"] = answer(HOME)
        fetcher = fetcher_for(**self.settings(web, secure_web, ""))
        assert codes(read(fetcher)) == [IssueCode.TLS_FAILED]
        assert web.asked == []


class TestPutOff:
    @pytest.mark.parametrize(
        ("retry_after", "days"),
        [("86400", 1), ("172801", 3), ("60", 1), ("9" * 400, 30),
         ("Fri, 31 Dec 9999 23:59:59 GMT", 30)],
    )  # fmt: skip
    def test_a_site_that_asks_for_long_is_put_off(self, web, fetcher_for, retry_after, days):
        web.paths["/"] = answer(b"", "503 Later", extra=f"Retry-After: {retry_after}\r\n")
        reading = read(fetcher_for(retry_after_seconds_max=1))
        assert codes(reading) == [IssueCode.RATE_LIMITED]
        assert reading.visit.put_off_until == DAY + timedelta(days=days)
        assert f"not before {DAY + timedelta(days=days)}" in reading.issues[0].message
        assert web.asked.count("acme.com/") == 1

    @pytest.mark.parametrize(
        "retry_after",
        ["-5", "soon", "", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "1e9", "0x10", "٣"],
    )
    def test_nonsense_puts_nothing_off(self, web, fetcher_for, retry_after):
        head = f"HTTP/1.1 503 Later\r\nContent-Length: 0\r\nRetry-After: {retry_after}\r\n\r\n"
        web.paths["/"] = lambda connection: connection.sendall(head.encode())
        reading = read(fetcher_for())
        assert codes(reading) == [IssueCode.RATE_LIMITED]
        assert reading.visit.put_off_until is None

    @pytest.mark.parametrize("status", ["503 Later", "429 Slowly"])
    def test_a_robots_txt_can_put_a_site_off(self, web, fetcher_for, status):
        web.paths["/robots.txt"] = answer(b"", status, extra="Retry-After: 172800\r\n")
        reading = read(fetcher_for(retry_after_seconds_max=1))
        assert codes(reading) == [IssueCode.RATE_LIMITED]
        assert reading.visit.put_off_until == DAY + timedelta(days=2)
        assert web.asked == ["acme.com/robots.txt"]
        assert reading.robots == ()

    def test_a_site_that_is_busy_is_not_asked_for_its_further_pages(self, web, fetcher_for):
        busy = answer(b"", "429 Slowly", extra="Retry-After: 86400\r\n")
        pages = ("/about", "/careers", "/contact")
        web.paths |= {"/": answer(HOME)} | dict.fromkeys(pages, busy)
        reading = read(fetcher_for(pages_per_company=4, retry_after_seconds_max=1))
        assert reading.visit.state == "read"
        assert reading.visit.put_off_until == DAY + timedelta(days=1)
        assert len(web.asked) == 3
        assert {f"http://acme.com{path}" for path in pages} == set(reading.missed)


class TestUnchanged:
    """Pages that are as they were cost no parse, and no body where the server helps."""

    @pytest.fixture
    def parsed(self, monkeypatch) -> list[str]:
        urls: list[str] = []
        parse = page_visit.parse_page

        def counted(answered, role):
            urls.append(answered.url)
            return parse(answered, role)

        monkeypatch.setattr(page_visit, "parse_page", counted)
        return urls

    def pages(self, web, *, etag: bool) -> None:
        """A site whose server knows validators, or not."""

        def served(body: bytes, tag: str):
            def send(connection):
                if web.header("If-None-Match") == tag:
                    connection.sendall(f"HTTP/1.1 304 As it was\r\nETag: {tag}\r\n\r\n".encode())
                    return KEPT
                extra = f"ETag: {tag}\r\n" if etag else ""
                return answer(body, extra=extra, keep=True)(connection)

            return send

        web.paths |= {"/": served(HOME, '"home"'), "/careers": served(PLAIN, '"careers"')}
        web.paths["/robots.txt"] = answer(b"User-agent: *\nDisallow: /x\n", keep=True)

    @pytest.mark.parametrize("etag", [True, False])
    def test_a_site_that_is_as_it_was_is_not_parsed(self, web, fetcher_for, parsed, etag):
        self.pages(web, etag=etag)
        first = read(fetcher_for(pages_per_company=2))
        assert parsed == ["http://acme.com/", "http://acme.com/careers"]
        parsed.clear()
        web.asked.clear()
        memory = SiteMemory(first.pages, first.robots)
        again = read(fetcher_for(pages_per_company=2), day=NEXT_DAY, memory=memory)
        assert parsed == []
        assert again.visit.state == "read"
        assert again.signals == ()
        assert again.unchanged == tuple(page.requested_url for page in first.pages)
        assert [page.seen_on for page in again.pages] == [NEXT_DAY] * 2
        assert [page.fetched_at for page in again.pages] == [p.fetched_at for p in first.pages]
        assert codes(again) == []
        assert web.asked == [url.removeprefix("http://") for url in again.unchanged]

    def test_a_page_that_failed_at_the_first_visit_is_asked_for_at_the_next(
        self, web, fetcher_for, parsed
    ):
        self.pages(web, etag=True)
        careers = web.paths["/careers"]
        web.paths["/careers"] = answer(b"", "500 Broken")
        first = read(fetcher_for(pages_per_company=2))
        assert first.missed == ("http://acme.com/careers",)
        web.paths["/careers"] = careers
        memory = SiteMemory(first.pages, first.robots)
        second = read(fetcher_for(pages_per_company=2), day=NEXT_DAY, memory=memory)
        assert [page.role for page in second.pages] == ["home", "careers"]
        # From then on both are as they were.
        parsed.clear()
        memory = SiteMemory(second.pages, second.robots)
        assert len(read(fetcher_for(pages_per_company=2), memory=memory).unchanged) == 2
        assert parsed == []

    @pytest.mark.parametrize("other", ["version", "role"])
    def test_other_extractors_and_roles_ask_for_the_whole_page(
        self, web, fetcher_for, parsed, other
    ):
        self.pages(web, etag=True)
        first = read(fetcher_for(pages_per_company=1))
        (home,) = first.pages
        known = replace(home, **{other: "another"})
        parsed.clear()
        again = read(fetcher_for(pages_per_company=1), memory=SiteMemory((known,), first.robots))
        assert web.header("If-None-Match") == ""
        assert parsed == ["http://acme.com/"]
        assert again.unchanged == ()

    def test_fewer_pages_are_another_reading(self):
        assert reading_version(1) != reading_version(4)

    def test_validators_are_told_only_to_the_url_that_gave_them(self, web, fetcher_for):
        web.paths |= {
            "acme.com/": redirect("http://www.acme.com/"),
            "www.acme.com/": answer(HOME, extra='ETag: "w"\r\n'),
        }
        first = read(fetcher_for(pages_per_company=1))
        web.paths["www.acme.com/"] = redirect("http://other.com/")
        web.paths["other.com/"] = answer(PLAIN)
        web.heads.clear()
        memory = SiteMemory(first.pages, first.robots)
        read(fetcher_for(pages_per_company=1), day=NEXT_DAY, memory=memory)
        told = {
            (web.header("Host", n), web.header("If-None-Match", n)) for n in range(len(web.heads))
        }
        assert ("acme.com", "") in told
        assert ("www.acme.com", '"w"') in told
        assert ("other.com", "") in told
        assert ("other.com", '"w"') not in told

    @pytest.mark.parametrize(
        "etag", ['"a\x01b"', '"a\x00"', '"' + "x" * 60_000 + '"', '"é"', '"a\x7f"']
    )
    def test_a_validator_that_cannot_be_sent_back_is_not_kept(self, web, fetcher_for, etag):
        web.paths["/"] = answer(PLAIN, extra=f"ETag: {etag}\r\nLast-Modified: {etag}\r\n")
        (home,) = read(fetcher_for(pages_per_company=1)).pages
        assert (home.etag, home.last_modified) == ("", "")

    def test_robots_are_remembered_for_a_day_and_then_asked_whether_they_changed(
        self, web, fetcher_for
    ):
        record = RobotsRecord(
            "http://acme.com", "acme.com", datetime.now(UTC) - timedelta(hours=23), 200,
            b"User-agent: *\nDisallow: /\n", '"r"', "Mon, 02 Nov 2026 10:00:00 GMT",
        )  # fmt: skip
        memory = SiteMemory((), (record,))
        assert codes(read(fetcher_for(), memory=memory)) == [IssueCode.ROBOTS_CLOSED]
        assert web.asked == []
        old = replace(record, fetched_at=record.fetched_at - timedelta(days=1))
        web.paths["/robots.txt"] = lambda c: c.sendall(b"HTTP/1.1 304 As it was\r\n\r\n")
        reading = read(fetcher_for(), memory=SiteMemory((), (old,)))
        assert codes(reading) == [IssueCode.ROBOTS_CLOSED]
        assert web.header("If-None-Match") == '"r"'
        assert web.header("If-Modified-Since") == "Mon, 02 Nov 2026 10:00:00 GMT"
        (learnt,) = reading.robots
        assert learnt.body == record.body
        assert learnt.fetched_at > record.fetched_at

    def test_that_robots_could_not_be_read_is_not_remembered(self, web, fetcher_for):
        web.paths["/robots.txt"] = answer(b"", "500 Broken")
        reading = read(fetcher_for())
        assert codes(reading) == [IssueCode.ROBOTS_CLOSED]
        assert reading.robots == ()


def test_companies_that_come_to_one_host_at_a_time_learn_its_rules_once(web, fetcher_for):
    web.paths |= {f"c{n}.com/": redirect("http://parked.com/") for n in range(6)}
    web.paths |= {
        "parked.com/robots.txt": answer(b"User-agent: *\nDisallow: /x\n", after_seconds=0.2),
        "parked.com/": answer(PLAIN),
    }
    fetcher = fetcher_for(pages_per_company=1)
    companies = [Company(f"c{n}.com", f"c{n}.com", None) for n in range(6)]
    readings = run_all(fetcher, *(read_site(company, fetcher, DAY) for company in companies))
    assert [reading.visit.state for reading in readings] == ["read"] * 6
    assert web.asked.count("parked.com/robots.txt") == 1


def test_what_no_database_holds_comes_no_further_than_the_reading(web, fetcher_for):
    """NUL and lone surrogates in JSON-LD and headers; the store drops what is left of them."""
    data = {"@type": "Organization", "name": "Ac\x00me \ud800", "description": "x\x00y"}
    page = b'<html><script type="application/ld+json">' + json.dumps(data).encode() + b"</script>"
    web.paths["/"] = answer(page, extra="Server: a\x00b\r\nETag: \x00\r\n")
    reading = read(fetcher_for(), keep_bodies=True)
    assert reading.visit.state == "read"


def test_no_thread_and_no_socket_is_left(web, fetcher_for):
    before = threading.active_count()
    web.paths["/"] = answer(HOME)
    fetcher = fetcher_for()
    read(fetcher)
    fetcher.close()
    assert threading.active_count() <= before + 1  # The web's own thread may be ending.


@pytest.mark.parametrize("attack", ["gzip-bomb", "broken-gzip", "endless-header", "short-body"])
def test_a_failure_keeps_nothing_that_was_read(web, fetcher_for, attack):
    """A cycle of failure and frame held megabytes of each bomb until the collector came by."""
    every = attacks.LARGE | attacks.MALFORMED | attacks.BROKEN
    web.paths["/"] = every[attack]
    fetcher = fetcher_for(body_bytes_max=5_000_000)
    read(fetcher)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        read(fetcher)
        gc.collect()
        kept = {type(one).__name__ for one in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not kept & {"FetchFailed", "CompanySession"}
