from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from enrichment.hiring.careers_page import Details, write_details
from enrichment.hiring.resolving import own_site_reading, resolve_board
from prospects.hiring import OWN_SITE
from prospects.signal import Provenance, Signal, SignalKind

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
DAY = date(2026, 11, 22)
PAGE = "https://acme-invented.tld/careers"


def signal(name, value, extractor="x", evidence="", page=PAGE, seen_at=NOW):
    seen = Provenance(page, seen_at, extractor, evidence)
    return Signal(SignalKind.HIRING, name, value, 0.9, seen)


def ats(value, how, url):
    return signal("ats", value, f"ats-{how}", url)


def opening(title, page=PAGE, **details):
    return signal("opening", title, "own-link", write_details(title, Details(**details)), page)


GREENHOUSE = "https://boards.greenhouse.io/acme"
LEVER = "https://jobs.lever.co/acme"
WORKDAY = "https://acme.wd5.myworkdayjobs.com"


def resolved(*signals):
    board = resolve_board(signals)
    return board and board.key


def test_the_one_board_that_is_shown_is_the_companys_own():
    assert resolved(ats("greenhouse/acme", "careers-link", GREENHOUSE)) == "greenhouse/acme"


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [("embed", "careers-link"), ("page", "link"), ("config", "posting"), ("careers-link", "link"),
     ("posting", "link")],
)  # fmt: skip
def test_the_stronger_evidence_decides_between_boards(stronger, weaker):
    found = (ats("lever/acme", weaker, LEVER), ats("greenhouse/acme", stronger, GREENHOUSE))
    assert resolved(*found) == "greenhouse/acme"


@pytest.mark.parametrize("how", ["embed", "careers-link", "link"])
def test_boards_of_one_strength_are_a_conflict_and_unknown(how):
    assert resolved(ats("lever/acme", how, LEVER), ats("greenhouse/acme", how, GREENHOUSE)) is None


def test_of_several_addresses_of_a_board_the_most_precise_counts():
    home = ats("workday/acme", "careers-link", f"{WORKDAY}/")
    assert resolved(home) == "workday/acme@wd5"
    site = ats("workday/acme", "link", f"{WORKDAY}/External/job/Oslo/Cook_R-1")
    assert resolved(home, site) == "workday/acme/External@wd5"


def test_one_tenant_written_in_two_ways_is_one_board():
    found = (
        ats("greenhouse/acme", "embed", GREENHOUSE),
        ats("greenhouse/Acme", "embed", "https://boards.greenhouse.io/Acme"),
    )
    assert resolved(*found) == "greenhouse/acme"


def test_the_system_behind_a_front_is_the_board():
    front = ats("eightfold/acme", "embed", "https://acme.eightfold.ai/careers")
    behind = ats("workday/acme", "link", f"{WORKDAY}/External")
    assert resolved(front, behind) == "workday/acme/External@wd5"
    assert resolved(front) == "eightfold/acme"


@pytest.mark.parametrize(
    ("value", "evidence"),
    [
        ("recruitee/12345", 'RTWidget({"companies": [12345'),
        ("teamtailor/careers.acme-invented.tld", "https://assets.teamtailor-cdn.com/x.css"),
        ("greenhouse/acme", "https://boards.greenhouse.io/other"),
        ("greenhouse/acme", ""),
    ],
)
def test_evidence_that_names_no_such_board_resolves_to_none(value, evidence):
    assert resolved(ats(value, "config", evidence)) is None


def test_without_boards_there_is_none():
    assert resolved() is None
    assert resolved(opening("Cook"), signal("ats_front", "phenom")) is None


def reading(*signals, visited_on=DAY):
    return own_site_reading("acme-invented.tld", signals, visited_on, DAY)


def test_openings_on_the_own_site_are_a_reading_of_the_day_of_the_visit():
    visited_on = date(2026, 11, 20)
    cook = opening("Line Cook", place="Oslo", posted_on=date(2026, 11, 2), url=f"{PAGE}/7")
    found = reading(cook, opening("Sales Manager"), visited_on=visited_on)
    assert (found.board, found.day, found.state, found.total) == (
        OWN_SITE, visited_on, "hiring", 2,
    )  # fmt: skip
    line_cook, manager = found.openings
    assert (line_cook.title, line_cook.url, line_cook.locations, line_cook.posted_on) == (
        "Line Cook", f"{PAGE}/7", ("Oslo",), date(2026, 11, 2),
    )  # fmt: skip
    assert (manager.url, manager.seniority, manager.function) == (PAGE, "manager", "sales")


@pytest.mark.parametrize(
    "said", [[opening("Cook")], [signal("no_openings", "stated")]], ids=["openings", "none"]
)
def test_a_reading_is_as_old_as_the_pages_and_not_of_the_moment_in_which_it_is_made(said):
    careers_page = signal("careers_page", PAGE, seen_at=NOW + timedelta(hours=1))
    assert reading(*said, careers_page).read_at == NOW


def test_of_pages_seen_at_several_times_the_latest_dates_a_reading():
    later = replace(opening("Cook").provenance, observed_at=NOW + timedelta(minutes=1))
    found = reading(opening("Baker"), replace(opening("Cook"), provenance=later))
    assert found.read_at == later.observed_at


def test_an_opening_on_two_pages_is_one_opening():
    home = opening("Line Cook", page="https://acme-invented.tld/")
    listed = opening("Line cook", url=f"{PAGE}/7")
    (one,) = reading(home, listed).openings
    assert one.url == f"{PAGE}/7"


def test_ids_of_openings_stay_as_long_as_their_urls_do():
    first = reading(opening("Line Cook", url=f"{PAGE}/7")).openings[0]
    renamed = reading(opening("Line Cook, nights", url=f"{PAGE}/7")).openings[0]
    assert first.posting_id == renamed.posting_id
    titled = reading(opening("Line Cook")).openings[0]
    assert titled.posting_id == reading(opening("line cook")).openings[0].posting_id


def test_a_page_that_says_so_is_not_hiring():
    found = reading(signal("no_openings", "stated", evidence="No open positions."))
    assert (found.state, found.openings, found.total) == ("not_hiring", (), 0)


@pytest.mark.parametrize(
    "signals",
    [
        [],
        [signal("careers_page", PAGE)],
        [signal("no_openings", "stated"), ats("lever/acme", "link", LEVER)],
        [signal("no_openings", "stated"), signal("ats_front", "phenom")],
    ],
)
def test_whatever_says_neither_is_unknown(signals):
    assert reading(*signals) is None


def test_a_visit_after_the_day_is_not_known_yet():
    assert reading(opening("Cook"), visited_on=date(2026, 11, 23)) is None
