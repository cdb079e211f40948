"""Openings counted once; boards, numbers and addresses are invented."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding import merge_openings
from prospects.hiring import OWN_SITE, Opening

BACK = "workday/nordfell/External@wd5"
FRONT = "phenom/nordfell"


def opening(posting_id: str, board: str = BACK, **values: object) -> Opening:
    given_values = {"title": "Account Executive", "url": f"/{posting_id}"} | values
    return Opening(board, posting_id, **given_values)  # type: ignore[arg-type]


def test_one_id_in_several_places_is_one_opening():
    oslo = opening("7", locations=("Oslo",), countries=("NO",))
    bergen = opening("7", locations=("Bergen", "Oslo"), countries=("NO",))
    (merged,) = merge_openings([oslo, bergen])
    assert merged.locations == ("Oslo", "Bergen")
    assert merged.countries == ("NO",)


def test_one_text_posted_once_a_place_is_one_opening_and_the_oldest_stands_for_it():
    older = opening("9", department="GTM", locations=("Bergen",), posted_on=date(2026, 3, 1))
    newer = opening("8", department="GTM", locations=("Oslo",), posted_on=date(2026, 5, 1))
    (merged,) = merge_openings([newer, older])
    assert (merged.posting_id, merged.locations) == ("9", ("Bergen", "Oslo"))
    assert merged.posted_on == date(2026, 3, 1)


def test_a_title_alone_is_no_proof_that_two_shops_look_for_one_person():
    shown = [opening("1", locations=("Oslo",)), opening("2", locations=("Bergen",))]
    assert len(merge_openings(shown)) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"department": "Channel"}, id="other-department"),
        pytest.param({"requisition": "R-1002"}, id="other-number"),
        pytest.param({"title": "Account Executive, Retail"}, id="other-title"),
        pytest.param({"technologies": ("Outreach",)}, id="other-contents"),
        pytest.param({"reports_to": "VP of Sales"}, id="other-superior"),
    ],
)
def test_two_openings_of_one_board_stay_two(other):
    values = {"department": "Sales", "requisition": None, "locations": ("Oslo",)}
    if "requisition" in other:
        values["requisition"] = "R-1001"
    assert len(merge_openings([opening("1", **values), opening("2", **(values | other))])) == 2


def test_a_text_that_is_no_number_tells_nothing():
    text = "See opening id"
    ours = opening("1", title="Buyer", requisition=text)
    theirs = opening("2", title="Counsel", requisition=text)
    assert len(merge_openings([ours, theirs])) == 2


@pytest.mark.parametrize(
    ("front", "back"),
    [
        pytest.param({"requisition": "JR-7"}, {"requisition": "jr-7"}, id="number"),
        pytest.param(
            {"apply_url": "https://nordfell-invented.tld/ext/job/Oslo/AE_JR-7/apply?source=x"},
            {"url": "https://nordfell-invented.tld/ext/job/Oslo/AE_JR-7"},
            id="address-of-the-application",
        ),
        pytest.param({"posting_id": "4711"}, {"posting_id": "4711"}, id="title-and-id"),
        pytest.param({"locations": ("Oslo",)}, {"locations": ("Oslo, Norway",)}, id="place"),
    ],
)
def test_front_and_back_vendor_show_one_opening(front, back):
    shown = [
        opening(front.pop("posting_id", "f1"), FRONT, **front),
        opening(back.pop("posting_id", "b1"), BACK, **back),
    ]
    assert len(merge_openings(shown)) == 1


@pytest.mark.parametrize(
    ("front", "back"),
    [
        pytest.param({"locations": ("Oslo",)}, {"locations": ("Bergen",)}, id="other-place"),
        pytest.param({}, {}, id="no-place"),
        pytest.param(
            {"locations": ("Oslo",), "requisition": "R-1"},
            {"locations": ("Oslo",), "requisition": "R-2"},
            id="other-number",
        ),
        pytest.param({"title": "Buyer", "posting_id": "1"}, {"posting_id": "1"}, id="only-id"),
    ],
)
def test_what_may_be_two_openings_stays_two(front, back):
    shown = [
        opening(front.pop("posting_id", "f1"), FRONT, **front),
        opening(back.pop("posting_id", "b1"), BACK, **back),
    ]
    assert len(merge_openings(shown)) == 2


def test_one_address_for_all_applications_tells_nothing():
    form = "https://nordfell-invented.tld/careers/form"
    shown = [
        opening("f1", FRONT, title="Buyer", apply_url=form),
        opening("f2", FRONT, title="Clerk", apply_url=form),
        opening("b1", BACK, title="Counsel", apply_url=form),
    ]
    assert len(merge_openings(shown)) == 3


def test_two_of_the_front_are_never_one_of_the_back():
    oslo = {"locations": ("Oslo",)}
    shown = [
        opening("f1", FRONT, department="Sales", **oslo),
        opening("f2", FRONT, department="Channel", **oslo),
        opening("b1", BACK, department="Channel", **oslo),
    ]
    merged = merge_openings(shown)
    assert [one.department for one in merged] == ["Sales", "Channel"]


def test_a_title_on_the_own_page_is_the_opening_of_the_board():
    shown = [opening("/jobs/ae", OWN_SITE), opening("b1", BACK, locations=("Oslo",))]
    (merged,) = merge_openings(shown)
    assert merged.board == BACK


def test_thousands_of_one_title_are_paired_in_bounded_time():
    shown = [
        opening(f"{board[0]}{number}", board, locations=(f"Town{number}",))
        for board in (FRONT, BACK)
        for number in range(3000)
    ]
    begin = time.process_time()
    assert len(merge_openings(shown)) == 3000
    assert time.process_time() - begin < 10


def test_the_one_that_tells_most_stands_and_the_rest_is_added():
    front = opening("f1", FRONT, requisition="R-9", technologies=("SAP",), remote=False)
    back = opening(
        "b1", BACK, requisition="R-9", department="Sales", locations=("Oslo",),
        nice_to_have=("SAP", "Jira"), seniority="entry", function="sales",
    )  # fmt: skip
    (merged,) = merge_openings([front, back])
    assert (merged.posting_id, merged.technologies) == ("b1", ("SAP",))
    assert merged.nice_to_have == ("Jira",)
    assert merged.remote is False


def advertised(posting_id: str, **values: object) -> Opening:
    """An id has one title, one address and, if any, one number."""
    title, number = "Buyer" if posting_id < "4" else "Clerk", f"R-10{posting_id}"
    url = f"https://nordfell-invented.tld/jobs/{posting_id}"
    numbered = values.pop("is_numbered")
    return opening(
        posting_id, title=title, url=url, requisition=number if numbered else None, **values
    )


openings = st.builds(
    advertised,
    posting_id=st.sampled_from("123456"),
    board=st.sampled_from([BACK, FRONT, OWN_SITE]),
    department=st.sampled_from([None, "Sales"]),
    locations=st.sampled_from([(), ("Oslo",), ("Bergen",), ("Oslo", "Bergen")]),
    is_numbered=st.booleans(),
)


@given(st.lists(openings, max_size=8))
def test_nothing_is_invented_and_no_place_is_lost(shown):
    merged = merge_openings(shown)
    assert len(merged) <= len(shown)
    assert {one.title for one in merged} == {one.title for one in shown}
    assert {p for one in merged for p in one.locations} == {p for o in shown for p in o.locations}


@given(st.lists(openings, max_size=6))
def test_the_same_twice_is_the_same(shown):
    assert len(merge_openings([*shown, *shown])) == len(merge_openings(shown))
