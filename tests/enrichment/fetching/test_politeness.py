"""What a host sees of us, by the server's own time stamps."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from enrichment.fetching import Fetcher
from prospects.issue import IssueCode
from tests.enrichment.conftest import HostileWeb, answer, fetch, redirect, run_all, session_visit

Make = Callable[..., Fetcher]
NOTICE = 0.015
"""The server notes the end of an answer a moment after its last byte was received."""


def pauses(web: HostileWeb, host: str) -> list[float]:
    """Seconds between the end of each answer of a host and the next request to it."""
    return [after.began_at - before.ended_at for before, after in pairwise(web.requests_for(host))]


def test_one_host_sees_one_request_at_a_time_with_its_pause(web, fetcher_for: Make):
    web.paths |= {"/": answer(), "/a": answer()}
    fetch(fetcher_for(delay_seconds=0.2), "http://acme.com/", "http://acme.com/a")
    assert len(pauses(web, "acme.com")) == 2
    assert all(pause >= 0.2 - NOTICE for pause in pauses(web, "acme.com"))


def test_the_crawl_delay_of_a_site_is_kept_up_to_a_cap(web, fetcher_for: Make):
    """Between robots.txt and the first page too."""
    web.paths |= {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 900\n"), "/": answer()}
    started = time.monotonic()
    fetch(fetcher_for(crawl_delay_seconds_max=0.3), "http://acme.com/", "http://acme.com/")
    assert len(pauses(web, "acme.com")) == 2
    assert all(pause >= 0.3 - NOTICE for pause in pauses(web, "acme.com"))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("delay", [0.05, 0.2])
def test_companies_that_are_led_to_one_host_keep_its_pause_together(web, fetcher_for: Make, delay):
    hosts = [f"c{number}.com" for number in range(8)]
    web.paths |= {f"{host}/": redirect("http://parked.com/") for host in hosts}
    web.paths |= {
        "parked.com/": answer(after_seconds=0.05),
        "parked.com/robots.txt": answer(f"User-agent: *\nCrawl-delay: {delay}\n".encode()),
    }
    fetcher = fetcher_for(delay_seconds=0.05)
    fetched = run_all(fetcher, *(session_visit(fetcher, f"http://{host}/") for host in hosts))
    assert all(one.answer.url == "http://parked.com/" for one in fetched)
    assert len(web.requests_for("parked.com")) == len(hosts) + 1
    assert all(pause >= delay - NOTICE for pause in pauses(web, "parked.com"))


class TestRetryAfter:
    def busy_once(self, status: str = "503 Later", retry_after: str = "1"):
        calls: list[int] = []
        busy = answer(b"", status, extra=f"Retry-After: {retry_after}\r\n")

        def send(connection):
            calls.append(1)
            return (busy if len(calls) == 1 else answer())(connection)

        return send

    @pytest.mark.parametrize("status", ["503 Later", "429 Slowly"])
    def test_it_is_waited_for_and_asked_once_more(self, web, fetcher_for: Make, status):
        web.paths["/"] = self.busy_once(status)
        assert fetch(fetcher_for(), "http://acme.com/").answer.status == 200
        assert pauses(web, "acme.com")[-1] >= 1 - NOTICE

    def test_waiting_parks_no_thread(self, web, fetcher_for: Make):
        """One thread: the other site is read meanwhile."""
        web.paths |= {"busy.com/": self.busy_once(), "quick.com/": answer()}
        fetcher = fetcher_for(requests_at_once=1)
        fetched = run_all(
            fetcher,
            session_visit(fetcher, "http://busy.com/"),
            session_visit(fetcher, *["http://quick.com/"] * 3),
        )
        assert [one.answer.url for one in fetched] == ["http://quick.com/", "http://busy.com/"]

    def test_it_is_asked_only_once_more(self, web, fetcher_for: Make):
        web.paths["/"] = answer(b"", "503 Later", extra="Retry-After: 0\r\n")
        failure = fetch(fetcher_for(), "http://acme.com/").failure
        assert failure.code is IssueCode.RATE_LIMITED
        assert web.asked.count("acme.com/") == 2

    def test_beyond_the_cap_it_is_not_waited_for(self, web, fetcher_for: Make):
        web.paths["/"] = answer(b"", "503 Later", extra="Retry-After: 3600\r\n")
        started = time.monotonic()
        failure = fetch(fetcher_for(retry_after_seconds_max=1), "http://acme.com/").failure
        assert failure.code is IssueCode.RATE_LIMITED
        assert failure.come_back_seconds == 3600
        assert time.monotonic() - started < 1

    def test_other_companies_that_come_to_a_busy_host_wait_as_well(self, web, fetcher_for: Make):
        web.paths["busy.com/"] = answer(b"", "503 Later", extra="Retry-After: 3600\r\n")
        fetcher = fetcher_for(retry_after_seconds_max=0.5)
        for _ in range(2):
            fetch(fetcher, "http://busy.com/")
        assert pauses(web, "busy.com")[-1] >= 0.5 - NOTICE

    @pytest.mark.parametrize("date", ["Mon, 02 Nov 2009 10:00:00 GMT", "0"])
    def test_a_date_that_is_over_is_now(self, web, fetcher_for: Make, date):
        web.paths["/"] = self.busy_once(retry_after=date)
        assert fetch(fetcher_for(), "http://acme.com/").answer.status == 200


def test_slow_hosts_do_not_hold_up_the_rest(web, fetcher_for: Make):
    """Four threads, two of which wait for slow servers."""
    web.paths |= {f"slow{n}.com/robots.txt": answer(b"", after_seconds=1.2) for n in range(2)}
    web.paths |= {"/": answer(), "/a": answer()}
    fetcher = fetcher_for(requests_at_once=4, read_seconds=5, deadline_seconds=5)
    slow = [session_visit(fetcher, f"http://slow{n}.com/") for n in range(2)]
    quick = [session_visit(fetcher, f"http://q{n}.com/", f"http://q{n}.com/a") for n in range(20)]
    run_all(fetcher, *slow, *quick)
    first_slow = min(seen.ended_at for seen in web.seen if seen.host.startswith("slow"))
    last_quick = max(seen.ended_at for seen in web.seen if seen.host.startswith("q"))
    assert last_quick < first_slow


class TestDeadline:
    def test_it_is_for_one_page_with_its_redirects(self, web, fetcher_for: Make):
        web.paths["/robots.txt"] = answer(b"", "404 None")
        for number in range(6):
            slow = answer(b"", "302 Found", extra=f"Location: /{number + 1}\r\n", after_seconds=0.5)
            web.paths[f"/{number}"] = slow
        fetched = fetch(fetcher_for(deadline_seconds=1.2, read_seconds=5), "http://acme.com/0")
        assert fetched.failure.code is IssueCode.SITE_SLOW
        assert web.asked.count("acme.com/2") == 1
        assert web.asked.count("acme.com/3") == 0

    def test_robots_has_one_of_its_own(self, web, fetcher_for: Make):
        web.paths |= {
            "/robots.txt": answer(b"", after_seconds=0.8), "/": answer(after_seconds=0.8),
        }  # fmt: skip
        fetcher = fetcher_for(deadline_seconds=1.2, read_seconds=5)
        assert fetch(fetcher, "http://acme.com/").answer.status == 200

    def test_robots_of_all_hosts_that_a_page_leads_to_share_one(self, web, fetcher_for: Make):
        """A wildcard in the DNS gives a host for each redirect, each with a file that drips."""
        for number in range(6):
            web.paths[f"h{number}.com/"] = redirect(f"http://h{number + 1}.com/")
            web.paths[f"h{number}.com/robots.txt"] = answer(b"", after_seconds=0.5)
        fetcher = fetcher_for(deadline_seconds=1.2, read_seconds=5)
        started = time.monotonic()
        assert fetch(fetcher, "http://h0.com/").failure.code is IssueCode.SITE_SLOW
        assert time.monotonic() - started < 2.4

    def test_waiting_for_a_turn_takes_nothing_from_it(self, web, fetcher_for: Make):
        web.paths |= {"/": redirect("/a"), "/a": answer()}
        fetcher = fetcher_for(deadline_seconds=0.5, delay_seconds=0.4)
        assert fetch(fetcher, "http://acme.com/").answer.status == 200


ROBOTS_CODES = {
    "redirect-to-another-host": (redirect("http://rules.com/robots.txt"), IssueCode.ROBOTS_CLOSED),
    "redirect-loop": (redirect("/robots.txt"), 200),
    "redirect-inside": (redirect("http://127.0.0.1/"), 200),
    "redirect-to-nowhere": (redirect(""), 200),
    "server-error": (answer(b"", "500 Broken"), IssueCode.ROBOTS_CLOSED),
    "gateway-error": (answer(b"", "502 Broken"), IssueCode.ROBOTS_CLOSED),
    "too-many": (answer(b"", "429 Slowly"), IssueCode.ROBOTS_CLOSED),
    "gone": (answer(b"", "410 Gone"), 200),
    "forbidden-with-a-large-page": (answer(b"x" * 9_000_000, "403 No"), 200),
    "not-found-with-broken-gzip": (
        answer(b"no gzip", "404 None", extra="Content-Encoding: gzip\r\n"), 200,
    ),
    "binary": (answer(bytes(range(256)) * 100), 200),
    "empty": (answer(b""), 200),
    "a-page": (answer(b"<html><body>User-agent: *<p>Disallow: /</body></html>"), 200),
    "byte-order-mark": (
        answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n"), IssueCode.ROBOTS_CLOSED,
    ),
    "utf-16": (answer("User-agent: *\nDisallow: /\n".encode("utf-16")), 200),
    "larger-than-the-cap": (
        answer(b"User-agent: *\nDisallow: /\n" + b"# more\n" * 100_000), IssueCode.ROBOTS_CLOSED,
    ),
    "no-http": (lambda connection: connection.sendall(b"nonsense\n"), IssueCode.BAD_ANSWER),
    "closed": (lambda connection: connection.close(), IssueCode.SITE_DOWN),
    "silent": (lambda _: time.sleep(1.5), IssueCode.SITE_SLOW),
}  # fmt: skip


@pytest.mark.parametrize("name", ROBOTS_CODES)
def test_a_hostile_robots_txt_means_what_the_standard_says(web, fetcher_for: Make, name):
    behaviour, expected = ROBOTS_CODES[name]
    web.paths |= {
        "acme.com/robots.txt": behaviour,
        "rules.com/robots.txt": answer(b"User-agent: *\nDisallow: /\n"),
        "acme.com/": answer(),
    }
    outcome = fetch(fetcher_for(), "http://acme.com/").outcomes[0]
    got = getattr(outcome, "status", None) or outcome.code
    assert got == expected
