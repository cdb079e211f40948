"""What is remembered of openings: how they come, are missed, close, return and move."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.hiring import OWN_SITE
from prospects.hiring.history import COMPARED_MAX, aged, openings_in_all, remember
from tests.prospects.hiring.specimens import (
    BOARD,
    OTHER_BOARD,
    failure,
    later,
    look,
    opening,
    remembered,
)


def by_title(looks):
    return {sighting.opening.title: sighting for sighting in remembered(looks)}


def seen(sighting):
    """Days since the first Monday: first seen, last seen, closed; and misses."""
    first, last, closed = sighting.first_seen_on, sighting.last_seen_on, sighting.closed_on
    day = later(0)
    return (first - day).days, (last - day).days, closed and (closed - day).days, sighting.misses


@pytest.mark.parametrize(
    ("looks", "baker"),
    [
        pytest.param([look(0, "Baker")], (0, 0, None, 0), id="first-look"),
        pytest.param([look(0, "Baker"), look(3, "Baker")], (0, 3, None, 0), id="seen-again"),
        pytest.param([look(0, "Baker"), look(1)], (0, 0, None, 1), id="missed-once"),
        pytest.param([look(0, "Baker"), look(1), look(1)], (0, 0, None, 1), id="missed-one-day"),
        pytest.param([look(0, "Baker"), look(1), look(2)], (0, 0, 2, 2), id="closed"),
        pytest.param([look(0, "Baker"), look(1), look(2), look(3)], (0, 0, 2, 2), id="is-closed"),
        pytest.param(
            [look(0, "Baker"), look(1), look(2, "Baker"), look(3)], (0, 2, None, 1), id="came-back"
        ),
        pytest.param(
            [look(0, "Baker"), look(1), look(2), look(9, "Baker")], (0, 9, None, 0), id="reopened"
        ),
        pytest.param([look(0, "Baker"), failure(1), failure(2)], (0, 0, None, 0), id="unknown"),
        pytest.param(
            [look(0, "Baker"), look(1), failure(2), look(3)], (0, 0, 3, 2), id="unknown-between"
        ),
        pytest.param(
            [look(0, "Baker"), *(look(day, "Cook", is_whole=False) for day in (1, 2, 3))],
            (0, 0, None, 0), id="capped",
        ),
        pytest.param(
            [look(0, "Baker"), look(1, total=None, state="hiring"), look(2, state="hiring")],
            (0, 0, None, 0), id="hiring-without-openings",
        ),
        pytest.param([look(0, "Baker"), look(0)], (0, 0, None, 0), id="gone-the-same-day"),
        pytest.param([look(0, "Baker"), look(1), look(1, "Baker")], (0, 1, None, 0), id="try-two"),
        pytest.param([look(5, "Baker"), look(0, "Baker")], (0, 5, None, 0), id="older-look"),
        pytest.param([look(5, "Baker"), look(0)], (5, 5, None, 0), id="older-look-without"),
        pytest.param(
            [look(0, "Baker"), look(3), look(2, "Baker")], (0, 2, None, 1), id="older-than-miss"
        ),
    ],
)  # fmt: skip
def test_an_opening_is_missed_by_good_whole_answers_alone_and_closes_with_the_second(looks, baker):
    assert seen(by_title(looks)["Baker"]) == baker


def test_an_unknown_look_changes_nothing_whatever_it_saw_before_it_broke_off():
    known = remembered([look(0, "Baker", "Cook")])
    assert remember(known, failure(1, "Cook", "Waiter"), later(0)) == known


def test_openings_keep_their_latest_text_and_their_order():
    looks = [look(0, "Baker", "Cook"), look(1, "Waiter", opening("Cook", remote=True))]
    known = remembered(looks)
    assert [s.opening.title for s in known] == ["Baker", "Cook", "Waiter"]
    assert known[1].opening.remote is True


@pytest.mark.parametrize(
    ("looks", "opened"),
    [
        pytest.param([look(0, "Baker")], None, id="was-there-at-the-first-look"),
        pytest.param([look(0), look(4, "Baker")], 4, id="seen-to-come"),
        pytest.param([look(0), look(4, opening("Baker", posted_on=later(2)))], 2, id="posted"),
        pytest.param([look(0, opening("Baker", posted_on=later(-9)))], -9, id="first-look-posted"),
        pytest.param([look(0, opening("Baker", posted_on=later(1)))], None, id="first-look-future"),
        pytest.param([look(0), look(4, opening("Baker", posted_on=later(8)))], 4, id="future"),
        pytest.param(
            [look(0), look(4, "Baker"), look(5, opening("Baker", posted_on=later(5)))], 4,
            id="bumped",
        ),
        pytest.param(
            [look(0, opening("Baker", posted_on=later(-9))),
             look(1, opening("Baker", posted_on=later(1)))], -9, id="bumped-later",
        ),
        pytest.param(
            [look(0, "Baker"), look(1, opening("Baker", posted_on=later(1)))], None,
            id="bumped-of-unknown-age",
        ),
        pytest.param(
            [look(0, "Baker"), look(1, opening("Baker", posted_on=later(-3)))], -3,
            id="learnt-later",
        ),
        pytest.param([look(0, "Cook", is_whole=False), look(1, "Baker")], None, id="was-capped"),
        pytest.param([failure(0), look(1, "Baker")], None, id="first-was-unknown"),
        pytest.param([look(0), look(1, "Baker", is_whole=False)], 1, id="capped-after-whole"),
    ],
)  # fmt: skip
def test_an_opening_is_open_since_it_was_posted_or_seen_to_come(looks, opened):
    expected = None if opened is None else later(opened)
    assert by_title(looks)["Baker"].opened_on == expected


BERLIN = {"locations": ("Berlin, Germany",)}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param(BERLIN, BERLIN, True, id="title-and-place"),
        pytest.param(BERLIN, {"locations": ("Berlin",)}, True, id="place-written-shorter"),
        pytest.param(BERLIN, {"locations": ("Berlin, DE", "Oslo")}, True, id="one-place-of-two"),
        pytest.param(BERLIN, {"locations": ("Oslo",)}, False, id="another-place"),
        pytest.param(BERLIN, {"locations": ("Munich, Germany",)}, False, id="same-country-alone"),
        pytest.param(BERLIN, {}, True, id="place-unknown"),
        pytest.param({}, {}, True, id="no-places"),
        pytest.param(BERLIN, BERLIN | {"title": "SENIOR  baker!"}, False, id="another-title"),
        pytest.param(BERLIN, BERLIN | {"title": "BAKER"}, True, id="title-in-capitals"),
        pytest.param(
            BERLIN | {"requisition": "R-7"},
            {"requisition": "R-7", "title": "Artisan", "locations": ("Oslo",)},
            True, id="employers-number",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("from_board", [BOARD, OWN_SITE])
def test_what_moves_to_another_board_keeps_its_dates(from_board, old, new, same):
    moved = {"title": "Baker", "posting_id": "new-id"} | new
    looks = [
        look(0, board=from_board),
        look(1, opening("Baker", from_board, **old), board=from_board),
        look(2, opening(board=OTHER_BOARD, **moved), board=OTHER_BOARD),
    ]
    known = remembered(looks)
    if same:
        [sighting] = known
        assert (sighting.opening.board, sighting.opening.posting_id) == (OTHER_BOARD, "new-id")
        assert (seen(sighting), sighting.opened_on) == ((1, 2, None, 0), later(1))
    else:
        assert [seen(each) for each in known] == [(1, 1, None, 1), (2, 2, None, 0)]
        assert known[1].opened_on is None


def test_what_has_not_moved_along_closes_by_the_answers_of_the_new_board():
    moved = opening("Cook", OTHER_BOARD, "c")
    looks = [
        look(0, "Baker", "Cook"), look(1, moved, board=OTHER_BOARD),
        look(2, moved, board=OTHER_BOARD),
    ]  # fmt: skip
    assert seen(by_title(looks)["Baker"]) == (0, 0, 2, 2)


def test_an_emptied_board_before_the_move_makes_nothing_new():
    moved = look(9, opening("Baker", OTHER_BOARD, "b"), board=OTHER_BOARD)
    [sighting] = remembered([look(0, "Baker"), look(1), look(2), moved])
    assert seen(sighting) == (0, 9, None, 0)
    late = look(40, opening("Baker", OTHER_BOARD, "b"), board=OTHER_BOARD)
    assert len(remembered([look(0, "Baker"), look(1), look(2), late])) == 2


def test_two_openings_of_one_title_move_as_two():
    twins = (opening("Baker", posting_id="1", **BERLIN), opening("Baker", posting_id="2"))
    moved = (opening("Baker", OTHER_BOARD, "x"), opening("Baker", OTHER_BOARD, "y", **BERLIN))
    known = remembered([look(0, *twins), look(1, *moved, board=OTHER_BOARD)])
    assert [(seen(s), s.opening.posting_id) for s in known] == [
        ((0, 1, None, 0), "y"), ((0, 1, None, 0), "x"),
    ]  # fmt: skip


def test_a_new_posting_of_the_employers_same_number_is_the_same_opening():
    old, new = (opening("Baker", posting_id=i, requisition="R-7") for i in ("old", "new"))
    [sighting] = remembered([look(0, old), look(1, new)])
    assert seen(sighting) == (0, 1, None, 0)


@pytest.mark.parametrize(
    ("old", "shown", "ages"),
    [
        pytest.param(BERLIN, [BERLIN], [(0, 1, None, 0)], id="posted-anew"),
        pytest.param({}, [{}], [(0, 1, None, 0)], id="posted-anew-without-place"),
        pytest.param(
            BERLIN, [{"locations": ("Oslo",)}], [(0, 0, None, 1), (1, 1, None, 0)], id="elsewhere"
        ),
        pytest.param(
            BERLIN, [BERLIN | {"posting_id": "old"}, BERLIN], [(0, 1, None, 0), (1, 1, None, 0)],
            id="beside-the-old-one",
        ),
    ],
)  # fmt: skip
def test_a_new_posting_instead_of_an_old_one_is_the_same_opening(old, shown, ages):
    first = look(0, opening("Baker", **{"posting_id": "old"} | old))
    second = look(1, *(opening("Baker", **{"posting_id": "new"} | known) for known in shown))
    assert [seen(each) for each in remembered([first, second])] == ages


def test_behind_the_cap_of_a_board_the_old_posting_may_be_there_still():
    capped = look(1, opening("Baker", posting_id="second"), is_whole=False)
    known = remembered([look(0, "Baker"), capped])
    assert [seen(each) for each in known] == [(0, 0, None, 0), (1, 1, None, 0)]


@pytest.mark.parametrize(
    ("reading", "total"),
    [
        (look(0, "Baker", "Cook"), 2),
        (look(0, "Baker", "Baker"), 1),
        (look(0, "Baker", total=3), 1),
        (look(0, "Baker", total=900, is_whole=False), 900),
        (look(0, "Baker", total=None, is_whole=False), None),
        (look(0), 0),
        (look(0, state="hiring", total=7), 7),
        (look(0, state="hiring", total=None), None),
        (failure(0, "Baker"), None),
    ],
)
def test_a_whole_answer_is_counted_and_nothing_unknown_is_zero(reading, total):
    assert openings_in_all(reading) == total


@pytest.mark.parametrize(("days", "is_evergreen"), [(180, False), (181, True)])
def test_an_opening_is_evergreen_after_half_a_year(days, is_evergreen):
    known = remembered([look(0), look(1, "Baker")])[0]
    assert aged(known, later(1 + days)).is_evergreen is is_evergreen
    dated = replace(known, opened_on=later(-9))
    assert aged(dated, later(days - 9)).is_evergreen is is_evergreen


def test_a_closed_opening_no_longer_ages():
    known = remembered([look(0, "Baker"), look(1), look(2)])[0]
    assert aged(known, later(400)).is_evergreen is False


# The laws.

titles = st.sampled_from(["Baker", "Cook", "Waiter", "Porter"])
places = st.sampled_from([(), ("Berlin",), ("Berlin, Germany", "Oslo"), ("Oslo",)])
boards = st.sampled_from([BOARD, OTHER_BOARD, OWN_SITE])


@st.composite
def looks(draw, last_day=40):
    """A look of any kind at any of three boards."""
    board, day = draw(boards), draw(st.integers(0, last_day))
    shown = draw(
        st.lists(
            st.builds(
                lambda title, place, number, posted: opening(
                    title, board, f"{title}-{number}", locations=place, posted_on=posted
                ),
                titles, places, st.integers(1, 2),
                st.none() | st.integers(-300, 60).map(later),
            ),
            max_size=5,
        )
    )  # fmt: skip
    if draw(st.booleans()) and draw(st.booleans()):
        return failure(day, *shown, board=board)
    return look(day, *shown, board=board, is_whole=draw(st.booleans()))


histories = st.lists(looks(), max_size=8)


@given(histories, looks())
def test_the_same_look_twice_is_as_good_as_once(before, reading):
    assert remembered([*before, reading, reading]) == remembered([*before, reading])


@given(histories, looks())
def test_unknown_looks_never_change_anything(before, reading):
    unknown = replace(reading, state="unknown")
    assert remembered([*before, unknown]) == remembered(before)


@given(histories, st.integers(0, 40))
def test_no_single_day_closes_what_it_was_not_missed_before(before, day):
    known = remembered(before)
    after = remembered([*before, look(day), look(day, board=OTHER_BOARD)])
    for old, new in zip(known, after, strict=True):
        assert new.closed_on == old.closed_on or old.misses == 1


@given(histories)
def test_closing_takes_two_days(readings):
    for sighting in remembered(readings):
        assert (sighting.closed_on is None) == (sighting.misses < 2)
        if sighting.closed_on:
            days = {r.day for r in readings if sighting.last_seen_on < r.day <= sighting.closed_on}
            assert len(days) >= 2


@given(histories)
def test_nothing_that_was_seen_is_lost_and_dates_only_move_outwards(readings):
    for count in range(len(readings)):
        before, after = (remembered(readings[:end]) for end in (count, count + 1))
        for old, new in zip(before, after, strict=False):
            assert new.first_seen_on <= old.first_seen_on
            assert new.last_seen_on >= old.last_seen_on
        assert len(after) >= len(before)


@given(histories)
def test_every_opening_is_remembered_once(readings):
    ids = [(s.opening.board, s.opening.posting_id) for s in remembered(readings)]
    assert len(ids) == len(set(ids))


@given(st.lists(titles, unique=True, min_size=1), places, st.integers(1, 30))
def test_a_move_to_another_board_keeps_when_all_was_first_seen(names, place, days):
    old = [opening(name, locations=place) for name in names]
    new = [opening(name, OTHER_BOARD, f"new-{name}", locations=place) for name in names]
    known = remembered([look(0, *old), look(days, *new, board=OTHER_BOARD)])
    assert [seen(each) for each in known] == [(0, days, None, 0)] * len(names)


@given(st.lists(looks(last_day=0), max_size=4))
def test_nothing_that_is_there_on_the_first_day_was_seen_to_come(readings):
    assert all(sighting.was_there for sighting in remembered(readings))


@given(st.lists(st.integers(0, 40), unique=True, min_size=2).map(sorted))
def test_misses_are_days(days):
    readings = [look(0, "Baker"), *(look(1 + day) for day in days)]
    counts = [remembered(readings[:end])[0].misses for end in range(1, len(readings) + 1)]
    assert all(before <= after <= before + 1 for before, after in pairwise(counts))
    assert counts[-1] == 2


def test_a_chain_takes_more_shops_of_one_title_along_than_are_compared():
    shops = [
        opening("Store Manager", locations=(f"Town {number}, USA",), posting_id=f"old {number}")
        for number in range(COMPARED_MAX + 50)
    ]
    moved = [replace(shop, board=OTHER_BOARD, posting_id=f"new {shop.posting_id}")
             for shop in reversed(shops)]  # fmt: skip
    after = remembered([look(0, *shops), look(1, *moved, board=OTHER_BOARD)])
    assert {seen(sighting) for sighting in after} == {(0, 1, None, 0)}
