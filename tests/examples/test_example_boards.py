"""Boards of the invented world: each answers as its vendor does, and as its careers page says."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

import pytest

from enrichment.hiring.adapters import adapters
from enrichment.hiring.boards import parse_board
from enrichment.hiring.posting import Answered, BoardMalformed, BoardRequest
from enrichment.hiring.understanding import merge_openings, understand
from flows.demo import EXAMPLES, load_boards, load_sites
from flows.demo.answer import Answer, Request
from flows.demo.pages import ExamplePages
from prospects.hiring import BoardRef, Opening, is_leadership

DAY = date(2031, 5, 7)
PAGES = ExamplePages(day=DAY)
BOARDS = load_boards()
GONE = {"ashby/kettlegrove-invented"}
EMPTY = "rippling/glasspigeon-invented"
BIG = "workday/vexlumeninvented"
UNREAD = GONE | {"recruitee/grachtenvos-invented", "teamtailor/soupmantle-invented"}
TO_THE_BOARD = {"our job board", "Search 431 jobs", "Open positions"}
TAGS = re.compile(r"<[^>]+>")
LINK = re.compile(r'<a [^>]*href="(https://[^"]+)"[^>]*>(.*?)</a>', re.IGNORECASE | re.DOTALL)


def links() -> Iterator[tuple[str, str, BoardRef]]:
    """URL and text of each link of a site to a board, and the board."""
    text = "\n".join(page.body for site in load_sites().values() for page in site.pages.values())
    for url, shown in LINK.findall(text):
        if board := parse_board(url):
            yield url, TAGS.sub("", shown.partition("<span>")[0]), board


LINKED = {f"{board.vendor}/{board.tenant}": board for _, _, board in links()}
LINKS = [(url, text, f"{board.vendor}/{board.tenant}") for url, text, board in links()]


def first_request(key: str) -> BoardRequest:
    board, adapter = LINKED[key], adapters()[LINKED[key].vendor]
    parts = {"tenant": board.tenant, "site": board.site, "region": board.region}
    request = adapter.first(board, adapter.base_url.format(**parts))
    assert request
    return request


def posted(request: BoardRequest, body: str | None) -> BoardRequest:
    return BoardRequest(request.url, body.encode() if body else None)


def ask(request: BoardRequest) -> Answer:
    parts = urlsplit(request.url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return PAGES.answer(Request("https", parts.netloc, path, body=request.body))


@cache
def read(key: str) -> tuple[Opening, ...]:
    """All openings of a board."""
    board, found = LINKED[key], list[Opening]()
    asked: BoardRequest | None = first_request(key)
    while asked:
        answer = ask(asked)
        assert answer.status == 200, f"{asked.url}: {answer.status}"
        page = adapters()[board.vendor].read(Answered(answer.body, board, asked, DAY, len(found)))
        found += [understand(posting, board.key) for posting in page.postings]
        asked = page.next
    return merge_openings(found)


def test_boards_are_those_that_sites_link_to_but_for_one_that_is_gone() -> None:
    assert set(BOARDS) == set(LINKED) - GONE


@pytest.mark.parametrize("key", sorted(set(BOARDS) - UNREAD))
def test_board_is_asked_where_its_vendor_s_are_and_is_read(key: str) -> None:
    openings = read(key)

    assert all("invented" in opening.url.lower() for opening in openings)
    assert bool(openings) == (key != EMPTY)


@pytest.mark.parametrize(
    ("url", "text", "key"),
    [
        pytest.param(url, text, key, id=f"{key}-{text}")
        for url, text, key in LINKS
        if text not in TO_THE_BOARD and key not in UNREAD
    ],
)
def test_opening_that_a_careers_page_links_stands_on_the_board(
    url: str, text: str, key: str
) -> None:
    titles = [opening.title for opening in read(key) if names(url, opening)]

    assert len(titles) == 1
    assert text in (titles[0], "Apply here")


def names(url: str, opening: Opening) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(opening.posting_id)}(?![^\W_])", url))


@pytest.mark.parametrize(
    ("key", "status", "kind"),
    [
        pytest.param("recruitee/grachtenvos-invented", 500, "text/html", id="500"),
        pytest.param("teamtailor/soupmantle-invented", 200, "text/html", id="page-for-a-feed"),
    ],
)
def test_broken_board_answers_as_broken_ones_do(key: str, status: int, kind: str) -> None:
    answer = ask(first_request(key))

    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    with pytest.raises(BoardMalformed):
        adapters()[LINKED[key].vendor].read(Answered(answer.body, LINKED[key]))


def test_smartrecruiters_asks_in_robots_txt_not_to_be_read() -> None:
    robots = ask(BoardRequest("https://api.smartrecruiters.com/robots.txt"))

    assert (robots.status, robots.body) == (200, b"User-agent: *\nDisallow: /\n")


def test_board_of_workday_answers_posts_alone_and_tells_its_total_once() -> None:
    asked = first_request("workday/vexlumeninvented")
    second = json.dumps({"appliedFacets": {}, "limit": 20, "offset": 420, "searchText": ""})
    first, last = json.loads(ask(asked).body), json.loads(ask(posted(asked, second)).body)

    assert ask(posted(asked, None)).status == 405
    assert (first["total"], len(first["jobPostings"])) == (431, 20)
    assert (last["total"], len(last["jobPostings"])) == (0, 11)
    assert len(read("workday/vexlumeninvented")) == 431


def test_ages_are_counted_from_the_day_of_the_run() -> None:
    posted_on = {o.title: o.posted_on for o in read("greenhouse/quillmarshinvented")}
    on_lever = {o.title: o.posted_on for o in read("lever/tallowbrook-invented")}

    assert posted_on["Sales Development Representative"] == DAY - timedelta(days=3)
    assert on_lever["VP of Sales"] == DAY - timedelta(days=6)


def test_boards_show_what_a_rep_should_see() -> None:
    openings = [o for key in sorted(set(BOARDS) - UNREAD - {BIG}) for o in read(key)]
    used = {technology for o in openings for technology in o.technologies}

    assert {o.title for o in openings if is_leadership(o)} == {
        "VP of Sales",
        "Head of Sales (m/w/d)",
    }
    assert {"HubSpot", "Salesforce"} <= used
    assert any("Salesforce" in o.nice_to_have for o in openings)
    assert "VP of Sales" in {o.reports_to for o in openings}
    assert any(len(o.locations) > 1 for o in openings)
    assert any(o.remote for o in openings)
    assert any(o.posted_on and (DAY - o.posted_on).days == 300 for o in openings)


def test_person_whom_a_board_names_is_never_read() -> None:
    assert b"Ingrid Notreal" in ask(first_request("greenhouse/quillmarshinvented")).body
    assert "Notreal" not in repr(read("greenhouse/quillmarshinvented"))


@pytest.mark.parametrize("key", BOARDS)
def test_readme_says_what_each_board_shows(key: str) -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert f"| {key} | {BOARDS[key].shows} |" in readme
