"""Boards: queries by POST, and one pace for all hosts of a vendor's back end."""

from collections.abc import Callable, Generator
from itertools import pairwise

import pytest

from enrichment.fetching import BackEnd, BoardSession, Fetcher, FetchFailed
from enrichment.fetching.turns import Turn
from prospects.issue import IssueCode
from tests.enrichment.conftest import Fetched, HostileWeb, answer, redirect, run, run_all

Make = Callable[..., Fetcher]
BOARD = "http://acme.com/board"
QUERY = b'{"limit":20,"offset":0}'
JSON = answer(b'{"total":0}', kind="application/json")
NOTICE = 0.015
"""The server notes the end of an answer a moment after its last byte was received."""


def board_visit(
    fetcher: Fetcher,
    *urls: str,
    body: bytes | None = None,
    back_end: BackEnd = BackEnd("recruitee", 2, 0.0),  # noqa: B008 - frozen
    bytes_max: int = 100_000,
) -> Generator[Turn, None, Fetched]:
    """Ask for pages of one board one after the other."""
    fetched = Fetched()
    with BoardSession(fetcher, back_end, bytes_max) as session:
        for url in urls:
            try:
                page = yield from session.fetch(url, body, "application/json")
                fetched.outcomes.append(page)
            except FetchFailed as failure:
                fetched.outcomes.append(failure)
        fetched.requests = session.requests
    return fetched


def fetch(fetcher: Fetcher, *urls: str, **more: object) -> Fetched:
    return run(fetcher, board_visit(fetcher, *urls, **more))  # type: ignore[arg-type]


def at_once_max(web: HostileWeb) -> int:
    """Most requests that the server saw under way at the same time."""
    return max(sum(a.began_at <= b.began_at < a.ended_at for a in web.seen) for b in web.seen)


class TestQuery:
    def test_a_query_is_posted_with_its_length_and_kind(self, web, fetcher_for: Make):
        web.paths["/board"] = JSON
        assert fetch(fetcher_for(), BOARD, body=QUERY).answer.body == b'{"total":0}'
        assert web.heads[-1].startswith("POST /board HTTP/1.1\r\n")
        assert web.bodies[-1] == QUERY
        assert web.header("Content-Length") == str(len(QUERY))
        assert web.header("Content-Type") == web.header("Accept") == "application/json"

    def test_robots_is_asked_by_a_get_without_a_body(self, web, fetcher_for: Make):
        web.paths["/board"] = JSON
        fetch(fetcher_for(), BOARD, body=QUERY)
        assert web.heads[0].startswith("GET /robots.txt HTTP/1.1\r\n")
        assert web.bodies[0] == b""
        assert web.header("Content-Type", 0) == ""

    def test_without_a_body_it_is_a_get_that_asks_for_its_kind(self, web, fetcher_for: Make):
        web.paths["/board"] = JSON
        fetch(fetcher_for(), BOARD)
        assert web.heads[-1].startswith("GET /board HTTP/1.1\r\n")
        assert web.header("Accept") == "application/json"
        assert web.header("Content-Length") == ""

    def test_pages_share_one_connection(self, web, fetcher_for: Make):
        web.paths["/robots.txt"] = answer(b"", keep=True)
        web.paths["/board"] = answer(b"{}", keep=True)
        fetch(fetcher_for(), BOARD, BOARD, body=QUERY)
        assert web.connections == 1
        assert web.bodies[1:] == [QUERY, QUERY]

    def test_a_kept_connection_that_was_closed_meanwhile_is_made_anew(self, web, fetcher_for: Make):
        def close_unasked(connection):
            JSON(connection)
            connection.shutdown(2)

        web.paths["/board"] = close_unasked
        fetched = fetch(fetcher_for(), BOARD, BOARD, body=QUERY)
        assert [page.status for page in fetched.outcomes] == [200, 200]


class TestRedirectOfQuery:
    @pytest.mark.parametrize("status", ["307 Temporary", "308 Permanent"])
    def test_it_is_posted_again_on_the_same_host(self, web, fetcher_for: Make, status):
        web.paths |= {"/board": redirect("/moved", status), "/moved": JSON}
        assert fetch(fetcher_for(), BOARD, body=QUERY).answer.url == "http://acme.com/moved"
        assert web.bodies[-1] == QUERY

    @pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See other"])
    def test_it_is_refused_where_it_would_become_a_get(self, web, fetcher_for: Make, status):
        web.paths |= {"/board": redirect("/moved", status), "/moved": JSON}
        failure = fetch(fetcher_for(), BOARD, body=QUERY).failure
        assert failure.code is IssueCode.REDIRECT_REFUSED
        assert "acme.com/moved" not in web.asked

    @pytest.mark.parametrize("status", ["302 Found", "307 Temporary", "308 Permanent"])
    def test_it_is_refused_to_another_host(self, web, fetcher_for: Make, status):
        web.paths |= {"acme.com/board": redirect("http://other.com/", status), "other.com/": JSON}
        failure = fetch(fetcher_for(), BOARD, body=QUERY).failure
        assert failure.code is IssueCode.REDIRECT_REFUSED
        assert not web.requests_for("other.com")

    def test_a_get_is_followed_and_the_rules_of_the_other_host_are_obeyed(
        self, web, fetcher_for: Make
    ):
        web.paths |= {
            "acme.com/board": redirect("http://other.com/"),
            "other.com/robots.txt": answer(b"User-agent: *\nDisallow: /\n"),
        }
        assert fetch(fetcher_for(), BOARD).failure.code is IssueCode.ROBOTS_CLOSED

    @pytest.mark.parametrize("body", [None, QUERY])
    @pytest.mark.parametrize("place", ["http://127.0.0.1/", "http://printer.local/", "file:///etc"])
    def test_it_never_leads_where_a_first_request_may_not_go(
        self, web, fetcher_for: Make, place, body
    ):
        web.paths["/board"] = redirect(place, "307 Temporary")
        failure = fetch(fetcher_for(), BOARD, body=body).failure
        assert failure.code is IssueCode.REDIRECT_REFUSED


class TestBackEnd:
    @pytest.mark.parametrize("at_once", [1, 2])
    def test_hosts_of_one_back_end_share_its_pace(self, web, fetcher_for: Make, at_once):
        """Robots included: the vendor's server answers for all of them."""
        hosts = [f"tenant{number}.com" for number in range(6)]
        web.paths |= {"/robots.txt": answer(b"", after_seconds=0.02)}
        web.paths |= {"/board": answer(b"{}", after_seconds=0.05)}
        fetcher, back_end = fetcher_for(), BackEnd("recruitee", at_once, 0.1)
        visits = (board_visit(fetcher, f"http://{h}/board", back_end=back_end) for h in hosts)
        assert all(fetched.answer.status == 200 for fetched in run_all(fetcher, *visits))
        assert len(web.seen) == 12
        assert at_once_max(web) == at_once
        ends = sorted(seen.ended_at for seen in web.seen)
        begins = sorted(seen.began_at for seen in web.seen)
        for ended, begin in zip(ends, begins[at_once:], strict=False):
            assert begin - ended >= 0.1 - NOTICE

    def test_one_host_sees_one_request_at_a_time_with_the_pause_of_boards(
        self, web, fetcher_for: Make
    ):
        web.paths["/board"] = answer(b"{}", after_seconds=0.05)
        fetcher, back_end = fetcher_for(delay_seconds=5), BackEnd("greenhouse", 2, 0.1)
        visits = (board_visit(fetcher, BOARD, back_end=back_end) for _ in range(4))
        run_all(fetcher, *visits)
        for before, after in pairwise(web.requests_for("acme.com")):
            assert 0.1 - NOTICE <= after.began_at - before.ended_at < 2

    def test_the_crawl_delay_of_a_host_is_kept(self, web, fetcher_for: Make):
        web.paths["/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 0.3\n")
        web.paths["/board"] = JSON
        fetch(fetcher_for(), BOARD, BOARD)
        for before, after in pairwise(web.requests_for("acme.com")):
            assert after.began_at - before.ended_at >= 0.3 - NOTICE

    def test_two_back_ends_do_not_wait_for_each_other(self, web, fetcher_for: Make):
        web.paths["/board"] = JSON
        fetcher = fetcher_for()
        slow, quick = BackEnd("personio", 1, 0.5), BackEnd("lever", 1, 0.0)
        visits = [
            board_visit(fetcher, *["http://slow.com/board"] * 2, back_end=slow),
            *(board_visit(fetcher, f"http://q{n}.com/board", back_end=quick) for n in range(4)),
        ]
        fetched = run_all(fetcher, *visits)
        assert fetched[-1].answer.url == "http://slow.com/board"
        assert len(fetched) == 5

    def test_a_busy_tenant_holds_up_the_others_for_as_long_as_its_vendor_asks(
        self, web, fetcher_for: Make
    ):
        calls: list[int] = []

        def busy_once(connection):
            calls.append(1)
            busy = answer(b"", "429 Slowly", extra="Retry-After: 1\r\n")
            return (busy if len(calls) == 1 else JSON)(connection)

        web.paths["/board"] = busy_once  # Whichever of the two comes first.
        fetcher, back_end = fetcher_for(), BackEnd("workable", 1, 0.0)
        fetch(fetcher, "http://a.com/", "http://b.com/", back_end=back_end)
        visits = [
            board_visit(fetcher, url, back_end=back_end)
            for url in ("http://a.com/board", "http://b.com/board")
        ]
        assert [f.answer.status for f in run_all(fetcher, *visits)] == [200, 200]
        busy, *later = sorted(
            (seen for seen in web.seen if seen.path == "/board"), key=lambda seen: seen.began_at
        )
        assert {seen.host for seen in later} == {"a.com", "b.com"}
        assert all(seen.began_at - busy.ended_at >= 1 - NOTICE for seen in later)

    def test_what_asks_to_be_left_alone_for_long_is_not_waited_for(self, web, fetcher_for: Make):
        web.paths["/board"] = answer(b"", "429 Slowly", extra="Retry-After: 3600\r\n")
        failure = fetch(fetcher_for(retry_after_seconds_max=1), BOARD, body=QUERY).failure
        assert (failure.code, failure.come_back_seconds) == (IssueCode.RATE_LIMITED, 3600)
        assert [seen.path for seen in web.seen].count("/board") == 1


class TestBadAnswer:
    @pytest.mark.parametrize(
        ("status", "code", "number"),
        [
            ("404 Gone", IssueCode.NOT_FOUND, 404),
            ("422 No", IssueCode.HTTP_ERROR, 422),
            ("500 Broken", IssueCode.HTTP_ERROR, 500),
            ("503 Later", IssueCode.RATE_LIMITED, 503),
        ],
    )
    def test_a_status_that_is_no_board_is_told(self, web, fetcher_for: Make, status, code, number):
        web.paths["/board"] = answer(b"", status)
        failure = fetch(fetcher_for(), BOARD, body=QUERY).failure
        assert (failure.code, failure.status) == (code, number)

    @pytest.mark.parametrize("body", [None, QUERY])
    def test_a_closed_robots_txt_is_obeyed(self, web, fetcher_for: Make, body):
        web.paths |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /\n"), "/board": JSON}
        assert fetch(fetcher_for(), BOARD, body=body).failure.code is IssueCode.ROBOTS_CLOSED
        assert web.asked == ["acme.com/robots.txt"]

    def test_the_cap_is_that_of_boards_and_not_of_pages(self, web, fetcher_for: Make):
        web.paths["/board"] = answer(b"x" * 150_000)
        fetcher = fetcher_for(body_bytes_max=10_000)
        assert len(fetch(fetcher, BOARD, bytes_max=200_000).answer.body) == 150_000
        assert fetch(fetcher, BOARD, bytes_max=100_000).failure.code is IssueCode.TOO_LARGE

    def test_an_answer_that_breaks_off_is_none(self, web, fetcher_for: Make):
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
        web.paths["/board"] = lambda connection: connection.sendall(head + b'{"jobs":[')
        assert fetch(fetcher_for(), BOARD, body=QUERY).failure.code is IssueCode.SITE_DOWN

    def test_a_host_on_the_never_list_is_not_asked(self, web, fetcher_for: Make):
        failure = fetch(fetcher_for(never_fetch=("acme.com",)), BOARD, body=QUERY).failure
        assert failure.code is IssueCode.NEVER_FETCHED
        assert web.asked == []
