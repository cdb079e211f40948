"""Boards that come in pages: what is asked next, when it ends, and what is never shown."""

import json
from datetime import date

import pytest

from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import BoardRequest
from prospects.hiring import BoardRef

BOARDS = {
    "lever": BoardRef("lever", "northwindfoods"),
    "workday": BoardRef("workday", "northwindfoods", "External", "wd3"),
    "smartrecruiters": BoardRef("smartrecruiters", "NorthwindFoods"),
    "eightfold": BoardRef("eightfold", "northwindfoods", "northwind-invented.tld"),
    "jibe": BoardRef("jibe", "jobs.northwind-invented.tld"),
    "hirehive": BoardRef("hirehive", "northwindfoods"),
}


def first(vendor, board=None):
    adapter, board = adapters()[vendor], board or BOARDS[vendor]
    slots = {"tenant": board.tenant, "site": board.site, "region": board.region}
    return adapter.first(board, adapter.base_url.format(**slots))


@pytest.mark.parametrize(
    ("board", "url"),
    [
        (BoardRef("greenhouse", "north wind"), "https://boards-api.greenhouse.io/v1/boards/north%20wind/jobs?content=true"),
        (BOARDS["lever"], "https://api.lever.co/v0/postings/northwindfoods?mode=json&skip=0&limit=100"),
        (BoardRef("lever", "northwindfoods", region="eu"), "https://api.eu.lever.co/v0/postings/northwindfoods?mode=json&skip=0&limit=100"),
        (BoardRef("ashby", "NorthwindFoods"), "https://api.ashbyhq.com/posting-api/job-board/NorthwindFoods?includeCompensation=false"),
        (BOARDS["workday"], "https://northwindfoods.wd3.myworkdayjobs.com/wday/cxs/northwindfoods/External/jobs"),
        (BOARDS["smartrecruiters"], "https://api.smartrecruiters.com/v1/companies/NorthwindFoods/postings?limit=100&offset=0"),
        (BoardRef("workable", "northwindfoods"), "https://apply.workable.com/api/v1/widget/accounts/northwindfoods?details=true"),
        (BoardRef("recruitee", "northwindfoods"), "https://northwindfoods.recruitee.com/api/offers/"),
        (BOARDS["eightfold"], "https://northwindfoods.eightfold.ai/api/pcsx/search?domain=northwind-invented.tld&query=&location=&start=0"),
        (BoardRef("jibe", "northwind"), "https://northwind.jibeapply.com/api/jobs?page=1&limit=100"),
        (BOARDS["jibe"], "https://jobs.northwind-invented.tld/api/jobs?page=1&limit=100"),
        (BoardRef("gem", "northwind-foods"), "https://api.gem.com/job_board/v0/northwind-foods/job_posts/"),
        (BOARDS["hirehive"], "https://northwindfoods.hirehive.com/api/v2/jobs?page=1&page_size=100&source=CareerSite"),
        (BoardRef("hibob", "northwindfoods"), "https://northwindfoods.careers.hibob.com/api/job-ad"),
    ],
)  # fmt: skip
def test_a_board_is_first_asked_for_at(board, url):
    assert first(board.vendor, board).url == url


@pytest.mark.parametrize(
    "board",
    [
        BoardRef("workday", "northwindfoods"),
        BoardRef("workday", "northwindfoods", "External"),
        BoardRef("workday", "northwindfoods", region="wd3"),
        BoardRef("eightfold", "northwindfoods"),
    ],
)
def test_a_board_known_in_part_cannot_be_asked_for(board):
    assert first(board.vendor, board) is None


def test_workday_is_asked_with_all_four_fields():
    asked = first("workday")
    assert json.loads(asked.body) == {
        "appliedFacets": {}, "limit": 20, "offset": 0, "searchText": "",
    }  # fmt: skip


def test_workday_counts_ages_from_the_day_of_the_reading(read, specimen):
    page = read("workday", specimen("workday"), board=BOARDS["workday"], read_on=date(2026, 11, 22))

    engineer, buyer, porter, chef = page.postings
    assert [p.posted_on for p in (engineer, buyer, porter, chef)] == [
        date(2026, 11, 22), date(2026, 11, 19), None, date(2026, 11, 21),
    ]  # fmt: skip
    assert (engineer.posting_id, engineer.requisition) == ("R-1042-1", "R-1042")
    assert (buyer.locations, buyer.remote) == (("Belgium, Antwerp",), True)
    assert engineer.url == (
        "https://northwindfoods.wd3.myworkdayjobs.com/External/job/Ghent/Process-Engineer_R-1042-1"
    )
    assert chef.requisition is None


def test_workday_without_its_board_or_day_keeps_the_path_and_knows_no_age(read, specimen):
    page = read("workday", specimen("workday"))
    assert page.postings[0].url == "/job/Ghent/Process-Engineer_R-1042-1"
    assert {p.posted_on for p in page.postings} == {None}
    assert page.next is None


def test_workday_details_are_one_opening(read, specimen):
    [engineer] = read("workday", specimen("workday.detail")).postings
    assert (engineer.posting_id, engineer.posted_on) == ("R-1042", date(2026, 11, 2))
    assert (engineer.locations, engineer.countries) == (("Ghent", "Bruges"), ("BE",))
    assert engineer.description == "Mind the mill."


def workday_page(count, total, **more):
    entries = [
        {"title": f"Baker {n}", "externalPath": f"/job/Ghent/Baker_R-{n}"} for n in range(count)
    ]
    return {"total": total, "jobPostings": entries} | more


def at_offset(offset):
    body = {"appliedFacets": {}, "limit": 20, "offset": offset, "searchText": ""}
    return BoardRequest(first("workday").url, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("offset", "count", "total", "following", "is_capped"),
    [
        pytest.param(0, 20, 42, 20, False, id="first"),
        pytest.param(20, 20, 0, 40, False, id="later-pages-tell-no-total"),
        pytest.param(40, 2, 0, None, False, id="short-page-is-the-last"),
        pytest.param(0, 20, 20, None, False, id="all-on-one-page"),
        pytest.param(20, 0, 42, None, True, id="empty-before-the-total"),
        pytest.param(0, 0, 0, None, False, id="nothing"),
        pytest.param(1960, 20, 0, 1980, False, id="last-but-one-before-the-cap"),
        pytest.param(1980, 20, 0, None, True, id="the-cap"),
    ],
)
def test_workday_goes_on_until(read, offset, count, total, following, is_capped):
    page = read("workday", workday_page(count, total), asked=at_offset(offset))
    asked = json.loads(page.next.body) if page.next else {"offset": None}
    assert (asked["offset"], page.is_capped) == (following, is_capped)


def test_workday_at_its_cap_is_counted_by_its_facets(read):
    places = [{"descriptor": "Ghent", "count": 4000}, {"descriptor": "Leeds", "count": 2000}]
    facets = [
        {"facetParameter": "timeType", "values": [{"count": 3000}, {"count": 411}]},
        {"facetParameter": "jobFamilyGroup", "values": [{"count": 3400}, {"count": None}]},
        # A posting is counted at each of its places, so that places say too many.
        {"facetParameter": "where", "values": [{"facetParameter": "locations", "values": places}]},
    ]
    page = read("workday", workday_page(20, 2000, facets=facets), asked=at_offset(0))
    assert (page.total, page.is_capped, page.next is None) == (3411, True, False)
    [_, *only_places] = [facets[0], facets[2]]
    assert read("workday", workday_page(20, 2000, facets=only_places)).total == 6000


def numbered(vendor, count):
    titles = [{"id": f"n{n}", "title": f"Baker {n}"} for n in range(count)]
    match vendor:
        case "lever":
            return [{"id": each["id"], "text": each["title"]} for each in titles]
        case "smartrecruiters":
            return {"totalFound": 250, "content": [{**t, "name": t["title"]} for t in titles]}
        case "eightfold":
            return {"count": 250, "positions": [{**t, "name": t["title"]} for t in titles]}
        case "jibe":
            return {"totalCount": 250, "jobs": [{"data": {**t, "slug": t["id"]}} for t in titles]}
        case _:
            return {"meta": {"has_next_page": count == 100}, "items": titles}


@pytest.mark.parametrize(
    ("vendor", "name", "value", "count", "following"),
    [
        ("lever", "skip", 0, 100, "skip=100"),
        ("lever", "skip", 100, 99, None),
        ("lever", "skip", 9900, 100, None),
        ("smartrecruiters", "offset", 100, 100, "offset=200"),
        ("smartrecruiters", "offset", 200, 50, None),
        ("eightfold", "start", 0, 10, "start=10"),
        ("eightfold", "start", 240, 10, None),
        ("jibe", "page", 1, 100, "page=2"),
        ("jibe", "page", 3, 100, None),
        ("hirehive", "page", 1, 100, "page=2"),
        ("hirehive", "page", 2, 1, None),
    ],
)
def test_pages_follow_one_another(read, vendor, name, value, count, following):
    asked = first(vendor)
    start = "1" if name == "page" else "0"
    asked = BoardRequest(asked.url.replace(f"{name}={start}", f"{name}={value}"))
    page = read(vendor, numbered(vendor, count), board=BOARDS[vendor], asked=asked)
    assert len(page.postings) == count
    assert (page.next is None) is (following is None)
    assert page.next is None or following in page.next.url.replace("?", "&").split("&")


@pytest.mark.parametrize(
    ("vendor", "name", "value"),
    [("smartrecruiters", "offset", 100), ("eightfold", "start", 10), ("jibe", "page", 2)],
)
def test_an_empty_page_before_the_total_ends_a_board_as_a_capped_one(read, vendor, name, value):
    asked = BoardRequest(first(vendor).url.replace(f"{name}=", f"{name}={value}&was="))
    page = read(vendor, numbered(vendor, 0), asked=asked)
    assert (page.postings, page.next, page.is_capped) == ((), None, True)


def test_jibe_may_show_fewer_a_page_than_were_asked_for(read):
    asked = BoardRequest(first("jibe").url.replace("page=1", "page=3"))
    page = read("jibe", numbered("jibe", 10), asked=asked, seen=20)
    assert "page=4" in page.next.url


def test_no_page_follows_where_the_request_is_unknown(read):
    for vendor in ("smartrecruiters", "eightfold", "jibe", "lever", "hirehive"):
        assert read(vendor, numbered(vendor, 100)).next is None


def test_smartrecruiters_never_names_a_creator(read, specimen):
    page = read("smartrecruiters", specimen("smartrecruiters"))

    director, baker = page.postings
    assert director.url == "https://jobs.smartrecruiters.com/NorthwindFoods/743000000000001"
    assert (director.locations, director.countries) == (("Porto, PT",), ("PT",))
    assert (director.posted_on, director.requisition) == (date(2026, 8, 19), "REF12A")
    assert (director.level, director.function) == ("Director", "Sales")
    assert (baker.url, baker.locations, baker.remote) == (
        "/743000000000002", ("Ghent, Belgium",), True,
    )  # fmt: skip
    assert "Falcao" not in repr(page)


def test_smartrecruiters_with_none_is_a_good_answer(read):
    page = read("smartrecruiters", {"offset": 0, "limit": 100, "totalFound": 0, "content": []})
    assert (page.postings, page.total, page.is_capped) == ((), 0, False)


def test_smartrecruiters_details_hold_the_description(read, specimen):
    [director] = read("smartrecruiters", specimen("smartrecruiters.detail")).postings
    assert director.description == "Lead sales.\n- Salesforce"


def test_lever_reads_its_lists_and_leaves_out_whom_to_contact(read, specimen):
    page = read("lever", specimen("lever"), board=BoardRef("lever", "northwindfoods", region="eu"))

    executive, engineer = page.postings
    assert executive.posted_on == date(2026, 9, 25)
    assert (executive.department, executive.level) == ("Sales", "Senior")
    assert (executive.locations, executive.countries) == (("Leeds", "York"), ("GB",))
    assert executive.description == (
        "Sell flour.\nYou bring\n- HubSpot\n- Patience\nContact: [name], [e-mail]"
    )
    assert (executive.remote, engineer.remote) == (False, True)
    assert engineer.url == (
        "https://jobs.eu.lever.co/northwindfoods/0b0a1c2d-0000-4000-8000-000000000002"
    )


def test_eightfold_in_both_of_its_forms(read, specimen):
    [newer] = read("eightfold", specimen("eightfold"), board=BOARDS["eightfold"]).postings
    [older] = read("eightfold", specimen("eightfold.older")).postings
    assert newer.url == older.url == "https://northwindfoods.eightfold.ai/careers/job/5600001"
    assert newer.requisition == older.requisition == "R-88"
    assert newer.posted_on == older.posted_on == date(2026, 9, 25)
    assert (newer.countries, newer.remote, older.remote) == (("BE",), False, True)


def test_jibe_names_the_vendor_behind_it_by_where_to_apply(read, specimen):
    page = read("jibe", specimen("jibe"), board=BOARDS["jibe"])

    manager, baker = page.postings
    assert manager.apply_url == "https://careers-northwind.icims.com/jobs/9001/login"
    assert manager.locations == ("Leeds, England, United Kingdom",)
    assert (manager.countries, manager.function) == (("GB",), "Stores")
    assert baker.url == "https://jobs.northwind-invented.tld/jobs/9003"
    assert "mo.shah" not in repr(page)
