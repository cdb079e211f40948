"""One look at a board: what its answers say of the company, and what they leave unknown."""

import json
from collections.abc import Callable, Generator
from datetime import date

import pytest

from enrichment.fetching import Fetcher
from enrichment.fetching.turns import Turn
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from enrichment.hiring.visit import BoardAssignment, read_board, unaskable
from prospects.hiring import BoardReading, BoardRef
from prospects.issue import IssueCode, Stage
from prospects.specs.settings import HiringSettings
from tests.enrichment.conftest import answer, redirect, run, run_all

DAY = date(2026, 11, 23)
COMPANY = "northwind-foods-invented.tld"
BOARD = BoardRef("acmehire", "northwindfoods")
HOST = "northwindfoods.acmehire.com"
PLACE = f"{HOST}/api"
PAGE_SIZE = 2
Make = Callable[..., Fetcher]


def asked(base_url: str, offset: int = 0) -> BoardRequest:
    query = json.dumps({"limit": PAGE_SIZE, "offset": offset}).encode()
    return BoardRequest(f"{base_url}/api", query)


def read_answer(answered: Answered) -> BoardPage:
    """As a vendor with pages of two openings and a total: {"total": 5, "jobs": [...]}."""
    try:
        found = json.loads(answered.body)
        jobs = found["jobs"]
    except (ValueError, KeyError):
        raise BoardMalformed("no JSON with a list of jobs") from None
    postings = tuple(Posting(job["id"], job["title"], job["url"]) for job in jobs)
    total, seen = found.get("total"), answered.seen + len(postings)
    assert answered.asked is not None
    further = None
    if total is not None and seen < total and postings:
        further = asked(answered.asked.url.removesuffix("/api"), seen)
    capped, unreadable = found.get("capped", False), found.get("unreadable", 0)
    return BoardPage(postings, total, further, capped, unreadable)


ACMEHIRE = Adapter(
    "acmehire", "http://{tenant}.acmehire.com", lambda _, url: asked(url), read_answer
)
VENDORS = {"acmehire": ACMEHIRE}


def jobs(*numbers: int, **more: object) -> bytes:
    found = [
        {"id": str(n), "title": f"Account Executive {n}", "url": f"/jobs/{n}"} for n in numbers
    ]
    return json.dumps({"jobs": found, **more}).encode()


def pages(*bodies: bytes, after_seconds: float = 0.0):
    """One answer after the other, and then none."""
    left = list(bodies)

    def send(connection):
        return answer(left.pop(0), kind="application/json", after_seconds=after_seconds)(connection)

    return send


def look(
    fetcher: Fetcher, board: BoardRef = BOARD, vendors=VENDORS, **settings: object
) -> Generator[Turn, None, BoardReading]:
    values = {"delay_seconds": 0} | settings
    return read_board(
        COMPANY, board, fetcher, DAY, HiringSettings.model_validate(values), vendors
    )  # fmt: skip


@pytest.fixture
def read(fetcher_for: Make) -> Callable[..., BoardReading]:
    return lambda **settings: run((fetcher := fetcher_for()), look(fetcher, **settings))


class TestGoodAnswer:
    def test_openings_of_all_pages_make_a_hiring_company(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2, total=3), jobs(3, total=3))
        reading = read()
        assert (reading.state, reading.total, reading.is_whole) == ("hiring", 3, True)
        assert [opening.posting_id for opening in reading.openings] == ["1", "2", "3"]
        assert (reading.company_key, reading.board) == (COMPANY, "acmehire/northwindfoods")
        assert (reading.day, reading.why, reading.issues) == (DAY, "", ())
        assert reading.read_at.tzinfo is not None

    def test_pages_are_asked_by_posts_as_the_adapter_says(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2, total=3), jobs(3, total=3))
        read()
        assert web.bodies[1:] == [b'{"limit": 2, "offset": 0}', b'{"limit": 2, "offset": 2}']

    def test_openings_are_understood_and_have_absolute_addresses(self, web, read):
        web.paths[PLACE] = pages(jobs(7))
        (opening,) = read().openings
        assert (opening.title, opening.function) == ("Account Executive 7", "sales")
        assert opening.url == f"http://{HOST}/jobs/7"

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "http://[ccpa-preferences]", "mailto:a"]
    )
    def test_what_is_no_address_of_the_web_is_that_of_the_board(self, web, read, url):
        body = json.dumps({"jobs": [{"id": "1", "title": "Baker", "url": url}]}).encode()
        web.paths[PLACE] = pages(body)
        assert read().openings[0].url == f"http://{HOST}/api"

    def test_good_answer_without_any_is_not_hiring(self, web, read):
        web.paths[PLACE] = pages(jobs(total=0))
        reading = read()
        assert (reading.state, reading.total, reading.openings) == ("not_hiring", 0, ())
        assert reading.is_whole

    def test_board_that_states_no_total_has_what_it_shows(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2))
        assert read().total == 2


class TestNotWhole:
    def test_board_with_more_pages_than_are_asked(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2, total=9), jobs(3, 4, total=9))
        reading = read(pages_per_board=2)
        assert (reading.state, reading.total, reading.is_whole) == ("hiring", 9, False)
        assert len(reading.openings) == 4

    def test_board_whose_pages_hold_fewer_than_it_says(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2, total=9), jobs(total=9))
        reading = read()
        assert (reading.state, reading.total, reading.is_whole) == ("hiring", 9, False)

    def test_board_with_openings_that_nobody_can_read(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2, unreadable=3))
        reading = read()
        assert (reading.state, reading.total, reading.is_whole) == ("hiring", None, False)
        assert [(issue.code, issue.message) for issue in reading.issues] == [(
            IssueCode.BOARD_UNREADABLE,
            "board acmehire/northwindfoods: 3 of its openings have no title or no number",
        )]  # fmt: skip

    def test_vendor_that_shows_no_more(self, web, read):
        web.paths[PLACE] = pages(jobs(1, 2, total=2, capped=True))
        reading = read()
        assert (reading.state, reading.is_whole) == ("hiring", False)


NO_BOARD = {
    "web-page": (answer(b"<html>Careers</html>"), IssueCode.BOARD_UNREADABLE, "made no sense"),
    "empty": (answer(b""), IssueCode.BOARD_UNREADABLE, "made no sense"),
    "cut-json": (answer(jobs(1, 2)[:40]), IssueCode.BOARD_UNREADABLE, "made no sense"),
    "other-json": (answer(b'{"error": 1}'), IssueCode.BOARD_UNREADABLE, "made no sense"),
    "says-some-and-shows-none": (
        answer(jobs(total=12)), IssueCode.BOARD_UNREADABLE, "has 12 openings and shows none",
    ),
    "capped-at-none": (
        answer(jobs(capped=True)), IssueCode.BOARD_UNREADABLE, "more openings and shows none",
    ),
    "shows-what-nobody-can-read": (
        answer(jobs(unreadable=3)), IssueCode.BOARD_UNREADABLE, "has 3 openings and shows none",
    ),
    "gone": (answer(b"", "404 Gone"), IssueCode.NOT_FOUND, "is gone (404): has the company moved?"),
    "gone-for-good": (answer(b"", "410 Gone"), IssueCode.NOT_FOUND, "is gone (410)"),
    "refused": (answer(b"", "403 No"), IssueCode.FORBIDDEN, "refused us (403)"),
    "broken": (answer(b"", "500 Broken"), IssueCode.HTTP_ERROR, "with an error (500)"),
    "busy": (
        answer(b"", "429 Slowly", extra="Retry-After: 9999\r\n"),
        IssueCode.RATE_LIMITED, "come back later",
    ),
    "large": (answer(b"x" * 25_000), IssueCode.TOO_LARGE, "too large"),
    "cut-off": (
        lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + jobs(1)[:20]),
        IssueCode.SITE_DOWN, "did not answer",
    ),
    "led-elsewhere": (
        redirect("http://www.acmehire.com/", "307 Temporary"),
        IssueCode.REDIRECT_REFUSED, "sends us elsewhere",
    ),
    "odd-opening": (
        answer(b'{"jobs": [{"id": "1", "title": null, "url": ""}]}'),
        IssueCode.EXTRACTOR_FAILED, "our reader broke",
    ),
}  # fmt: skip

# After openings, a page without any is only the last.
BREAKS = [name for name, (_, _, words) in NO_BOARD.items() if "shows none" not in words]


class TestUnknown:
    @pytest.mark.parametrize("name", NO_BOARD)
    def test_answer_that_is_no_board_is_never_taken_for_no_openings(self, web, read, name):
        web.paths[PLACE], code, words = NO_BOARD[name]
        reading = read(body_bytes_max=20_000)
        assert (reading.state, reading.is_whole, reading.openings) == ("unknown", False, ())
        assert words in reading.why
        (issue,) = reading.issues
        assert (issue.stage, issue.subject, issue.code) == (Stage.HIRING, COMPANY, code)
        assert issue.message.startswith("board acmehire/northwindfoods: ")

    @pytest.mark.parametrize("name", BREAKS)
    def test_what_was_seen_before_it_broke_off_is_kept(self, web, read, name):
        behaviour, code, words = NO_BOARD[name]
        calls: list[int] = []

        def first_good(connection):
            calls.append(1)
            return (answer(jobs(1, 2, total=9)) if len(calls) == 1 else behaviour)(connection)

        web.paths[PLACE] = first_good
        reading = read(body_bytes_max=20_000)
        assert (reading.state, reading.total, reading.is_whole) == ("unknown", 9, False)
        assert len(reading.openings) == 2
        assert reading.why.startswith("it broke off after 2 openings: ")
        assert words in reading.why
        assert reading.issues[0].code is code

    def test_answer_of_25_megabytes_is_refused_unless_the_owner_wants_it(self, web, read):
        """Sent without a length, so that it is counted."""
        body = jobs(1, more="x" * 25_000_000)

        def send(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + body)
            connection.shutdown(1)

        web.paths[PLACE] = send
        assert read().issues[0].code is IssueCode.TOO_LARGE
        assert read(body_bytes_max=30_000_000).state == "hiring"

    def test_robots_txt_that_is_closed_is_obeyed_and_told(self, web, read):
        web.paths |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /\n"), PLACE: answer(jobs())}
        reading = read()
        assert (reading.state, reading.why) == ("unknown", "robots.txt asks us not to read it")
        assert reading.issues[0].code is IssueCode.ROBOTS_CLOSED
        assert web.asked == [f"{HOST}/robots.txt"]

    def test_vendor_that_nobody_can_read_is_not_asked(self, web, read):
        reading = read(board=BoardRef("olderhire", "northwindfoods"))
        assert (reading.state, reading.why) == ("unknown", "boards of olderhire cannot be read yet")
        assert reading.issues[0].code is IssueCode.BOARD_UNKNOWN
        assert web.asked == []

    @pytest.mark.parametrize(
        "base_url", ["http://{tenant}.{region}.acmehire.com", "http://a.{site}"]
    )
    def test_board_of_which_a_part_of_the_address_is_not_known(self, web, read, base_url):
        reading = read(base_urls={"acmehire": base_url})
        assert (reading.state, reading.why) == ("unknown", "its address is not wholly known")
        assert web.asked == []

    def test_adapter_that_makes_no_request_of_it(self, web, read):
        silent = Adapter("acmehire", "http://a.com", lambda *_: None, read_answer)
        assert read(vendors={"acmehire": silent}).why == "its address is not wholly known"

    def test_adapter_that_breaks_on_a_reference(self, web, read):
        broken = Adapter("acmehire", "http://a.com", lambda *_: 1 / 0, read_answer)  # type: ignore[arg-type,return-value]
        assert read(vendors={"acmehire": broken}).issues[0].code is IssueCode.EXTRACTOR_FAILED

    @pytest.mark.parametrize("tenant", ["evil.com/", "evil.com?", "a@evil.com#", "..", "a\r\nX: 1"])
    def test_no_tenant_leads_to_another_host(self, web, read, tenant):
        reading = read(board=BoardRef("acmehire", tenant))
        assert reading.state == "unknown"
        assert all(host.endswith(".acmehire.com/robots.txt") for host in web.asked)

    def test_board_that_cannot_be_asked_is_told_without_the_network(self):
        reading = unaskable(
            BoardAssignment(COMPANY, BoardRef("olderhire", "x")), DAY, HiringSettings()
        )
        assert reading is not None
        assert reading.why == "boards of olderhire cannot be read yet"


def test_address_of_the_settings_stands_in_for_the_vendors_own(web, read):
    web.paths["boards.example-invented.tld/northwindfoods/api"] = pages(jobs(1))
    urls = {"acmehire": "http://boards.example-invented.tld/{tenant}/"}
    assert read(base_urls=urls).state == "hiring"


def test_tenants_of_one_vendor_keep_its_pace_together(web, fetcher_for: Make):
    tenants = [BoardRef("acmehire", f"t{number}") for number in range(4)]
    web.paths |= {
        f"t{n}.acmehire.com/api": pages(
            jobs(1, 2, total=4), jobs(3, 4, total=4), after_seconds=0.05
        )
        for n in range(4)
    }
    fetcher = fetcher_for()
    looks = (look(fetcher, board, delay_seconds=0.1, requests_per_vendor=2) for board in tenants)
    assert [len(reading.openings) for reading in run_all(fetcher, *looks)] == [4] * 4
    assert len(web.seen) == 12
    ends = sorted(seen.ended_at for seen in web.seen)
    begins = sorted(seen.began_at for seen in web.seen)
    for ended, begin in zip(ends, begins[2:], strict=False):
        assert begin - ended >= 0.1 - 0.015
