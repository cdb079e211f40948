"""What openings say: every signal on the right day, and none on a wrong one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.hiring import OWN_SITE, Hiring, build_hiring
from prospects.hiring.signalling import AS_OF_DAYS_MAX, SAID_DAYS
from tests.prospects.hiring.specimens import (
    BOARD,
    OTHER_BOARD,
    failure,
    hiring,
    later,
    look,
    opening,
    remembered,
)
from tests.prospects.hiring.test_history import histories, looks

CHANGES = {"first_in_function", "surge", "new_location", "new_country"}


def said(looks, day=None, kinds=CHANGES):
    """Kind, value and the day since the first Monday of what is said."""
    return [
        (signal.kind, signal.value, (signal.since - later(0)).days)
        for signal in hiring(looks, day).signals
        if signal.kind in kinds
    ]


def data(title="Analyst", **known):
    return opening(title, **{"function": "data"} | known)


def test_nothing_is_known_before_the_first_look():
    assert build_hiring([], [], later(0)) == Hiring()
    assert hiring([look(5, "SDR")], day=4) == Hiring()


def test_a_company_that_hires():
    found = hiring([look(0, "SDR"), look(1, "SDR", data(seniority="senior"))])
    assert (found.state, found.total, found.board) == ("hiring", 2, BOARD)
    assert (found.as_of, found.read_at) == (later(1), look(1).read_at)
    assert [each.opening.title for each in found.openings] == ["Analyst", "SDR"]
    assert found.by_function() == {"data": 1, "sales": 1}
    assert found.by_seniority() == {"senior": 1}
    assert [each.opening.title for each in found.new_within(30)] == ["Analyst"]


def test_a_company_that_does_not_hire():
    found = hiring([look(0)])
    assert (found.state, found.total, found.openings, found.signals) == ("not_hiring", 0, (), ())


def test_an_unknown_look_leaves_what_was_known_last_and_says_why():
    found = hiring([look(0, "SDR"), failure(1)])
    assert (found.state, found.why) == ("unknown", "the board answered 500")
    assert (found.total, found.as_of) == (None, later(0))
    assert [each.opening.title for each in found.openings] == ["SDR"]


def test_a_first_look_that_failed_knows_nothing():
    found = hiring([failure(0, "SDR")])
    assert found == Hiring(why="the board answered 500", board=BOARD)


def test_of_two_boards_on_a_day_the_one_that_answered_counts():
    later_failure = failure(0, board=OTHER_BOARD)
    later_failure = replace(later_failure, read_at=look(1).read_at)
    found = hiring([look(0, "SDR"), later_failure])
    assert (found.state, found.board) == ("hiring", BOARD)


def test_a_day_of_the_past_is_told_as_it_was():
    looks = [look(0, "SDR"), look(1, "SDR", "Baker"), look(2), look(3), look(4, "Cook")]
    titles = {
        day: sorted(each.opening.title for each in hiring(looks, day).openings) for day in range(5)
    }
    assert titles == {
        0: ["SDR"], 1: ["Baker", "SDR"], 2: ["Baker", "SDR"], 3: [], 4: ["Cook"],
    }  # fmt: skip
    assert [each.misses for each in hiring(looks, 1).openings] == [0, 0]


def test_an_opening_missed_once_is_open_still():
    found = hiring([look(0, "SDR", "Baker"), look(1, "Baker")])
    assert found.total == 1
    assert [(each.opening.title, each.misses) for each in found.openings] == [
        ("Baker", 0), ("SDR", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "number"),
    [pytest.param(8, 0, id="older"), pytest.param(9, 1, id="just"), pytest.param(30, 1, id="wide")],
)
def test_an_opening_is_new_for_some_days(days, number):
    dated = opening("SDR", posted_on=later(-9))
    assert len(hiring([look(0, dated, "Baker")]).new_within(days)) == number


def test_the_evergreen_are_never_new():
    found = hiring([look(0), look(1, opening("SDR", posted_on=later(-200)))])
    assert [each.is_evergreen for each in found.openings] == [True]
    assert found.new_within(365) == ()
    assert found.signals == ()


# A first opening in a function.

FIRST = [look(0, "SDR"), look(1, "SDR", data())]


def test_a_first_opening_in_a_function_is_said_with_its_proof():
    assert said(FIRST) == [("first_in_function", "data", 1)]
    [signal] = hiring(FIRST).signals
    assert [each.opening.title for each in signal.proof] == ["Analyst"]
    assert signal.may_quote


@pytest.mark.parametrize(
    "looks",
    [
        pytest.param([look(0, data())], id="first-look"),
        pytest.param([failure(0), look(1, data())], id="first-good-look"),
        pytest.param([look(0, is_whole=False), look(1, data())], id="first-whole-look"),
        pytest.param([look(0, data()), look(1), look(2), look(3, data("Statistician"))],
                     id="had-one-that-closed"),
        pytest.param([look(0), look(1, opening("Odd", function=None))], id="function-unknown"),
        pytest.param([look(0), look(1, opening("Odd", function="other"))], id="no-function"),
        pytest.param([look(0), look(1, data(posted_on=later(-400)))], id="evergreen"),
        pytest.param([*FIRST, look(2), look(3)], id="proof-closed"),
        pytest.param([look(0, "SDR"), look(1, data(board=OTHER_BOARD), board=OTHER_BOARD)],
                     id="came-with-a-move"),
        pytest.param([look(0, "SDR", board=OWN_SITE), look(1, data())], id="board-found-later"),
    ],
)  # fmt: skip
def test_no_first_opening_in_a_function(looks):
    assert said(looks) == []


def test_a_change_is_said_for_thirty_days():
    daily = [*FIRST, *(look(day, "SDR", data()) for day in range(2, 40))]
    for day in range(1, 40):
        expected = [("first_in_function", "data", 1)] if day <= 1 + SAID_DAYS else []
        assert said(daily, day) == expected


def test_a_change_is_said_while_the_latest_good_look_is_young():
    looks = [*FIRST, *(failure(day) for day in range(2, 20))]
    assert said(looks, day=1 + AS_OF_DAYS_MAX) == [("first_in_function", "data", 1)]
    assert said(looks, day=2 + AS_OF_DAYS_MAX) == []
    assert said(FIRST, day=2 + AS_OF_DAYS_MAX) == []


def test_a_change_outlives_one_miss_and_a_move():
    moved = data(board=OTHER_BOARD, posting_id="x")
    for last in (look(2, "SDR"), look(2, "SDR", moved, board=OTHER_BOARD)):
        assert said([*FIRST, last]) == [("first_in_function", "data", 1)]


def test_later_openings_of_the_function_are_proof_too_and_no_news_of_their_own():
    looks = [*FIRST, look(5, data(), data("Statistician"))]
    assert said(looks) == [("first_in_function", "data", 1)]
    [signal] = hiring(looks).signals
    assert [each.opening.title for each in signal.proof] == ["Statistician", "Analyst"]
    assert said([*FIRST, look(40, data("Statistician"))]) == []


def test_a_function_that_begins_with_a_leader_is_not_to_be_quoted():
    leader = data("VP Data", seniority="vp")
    of_leader = hiring([look(0, "SDR"), look(1, "SDR", leader)])
    assert [(s.kind, s.may_quote) for s in of_leader.signals] == [
        ("first_in_function", False), ("leadership", False),
    ]  # fmt: skip
    of_both = hiring([look(0, "SDR"), look(1, "SDR", leader, data())])
    assert of_both.signals[0].may_quote


# Countries and places.


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(
            {"locations": ("Berlin, Germany",), "countries": ("DE",)},
            {"locations": ("Oslo, Norway",), "countries": ("NO",)},
            [("new_country", "NO", 1), ("new_location", "Oslo, Norway", 1)], id="both",
        ),
        pytest.param(
            {"locations": ("Berlin, Germany",), "countries": ("DE",)},
            {"locations": ("Munich, Germany",), "countries": ("DE",)},
            [("new_location", "Munich, Germany", 1)], id="place-in-known-country",
        ),
    ],
)  # fmt: skip
def test_new_countries_and_places(before, now, expected):
    old = opening("SDR", **before)
    assert said([look(0, old), look(1, old, opening("Baker", **now))]) == expected
    assert said([look(0, opening("Baker", **now))]) == []


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        pytest.param("Berlin, Germany", "Berlin", None, id="shorter"),
        pytest.param("Berlin, Germany", "Berlin, DE", None, id="code"),
        pytest.param("Germany", "Munich, Germany", None, id="within"),
        pytest.param("Munich", "Germany", None, id="a-country-is-no-place"),
        pytest.param("Munich", "Remote - EMEA", None, id="nowhere"),
        pytest.param("Munich", "Oslo", "Oslo", id="another"),
    ],
)
def test_a_place_is_new_where_none_written_before_may_be_the_same(before, now, new):
    old, young = opening("SDR", locations=(before,)), opening("Baker", locations=(now,))
    found = [value for _, value, _ in said([look(0, old), look(1, old, young)])]
    assert found == ([new] if new else [])


def test_a_new_place_written_in_two_ways_is_said_once():
    both = opening("Baker", locations=("Oslo", "Oslo, Norway"))
    assert said([look(0), look(1, both)], kinds={"new_location"}) == [("new_location", "Oslo", 1)]


def test_a_country_seen_in_any_earlier_good_look_is_not_new():
    norway = {"countries": ("NO",), "locations": ("Oslo",)}
    looks = [
        look(0, opening("SDR", **norway)),
        look(1),
        look(2),
        look(50, opening("Cook", **norway)),
    ]
    assert said(looks) == []


# Surges.


def totals(*numbers, board=BOARD, start=0):
    """Daily looks at so many openings; None is an unknown one."""
    return [
        failure(start + day, board=board) if number is None
        else look(start + day, *(opening(f"No {n}", board) for n in range(number)), board=board)
        for day, number in enumerate(numbers)
    ]  # fmt: skip


def surges(*numbers, day=None):
    return said(totals(*numbers), day, kinds={"surge"})


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([4, 4, 4, 9], [("surge", "9 openings, usually 4", 3)], id="surge"),
        pytest.param([4, 4, 4, 7], [("surge", "7 openings, usually 4", 3)], id="three-more"),
        pytest.param([4, 4, 4, 6], [], id="half-as-many-again-but-two-more"),
        pytest.param([8, 8, 8, 11], [], id="three-more-but-not-half-as-many-again"),
        pytest.param([8, 8, 8, 12], [("surge", "12 openings, usually 8", 3)], id="half-as-many"),
        pytest.param([4, 4, 9], [], id="two-looks-before"),
        pytest.param([4, None, 4, None, 9], [], id="unknown-looks-are-none"),
        pytest.param([4, None, 4, 4, 9], [("surge", "9 openings, usually 4", 4)], id="three-good"),
        pytest.param([0, 0, 0, 3], [("surge", "3 openings, usually 0", 3)], id="from-nothing"),
        pytest.param([4, 4, 4, 9, 9, 9, 9, 9], [("surge", "9 openings, usually 4", 3)], id="lasts"),
        pytest.param([4, 4, 4, 9, 12], [("surge", "12 openings, usually 4", 3)], id="grows"),
        pytest.param([4, 4, 4, 9, None], [("surge", "9 openings, usually 4", 3)], id="unknown"),
        pytest.param([4, 4, 4, 9, 5], [], id="over"),
        pytest.param([4, 4, 4, 9, 5, 9], [("surge", "9 openings, usually 4", 5)], id="again"),
        pytest.param([3, 4, 9, 10], [("surge", "10 openings, usually 4", 3)], id="by-the-median"),
    ],
)  # fmt: skip
def test_a_surge_is_measured_against_the_companys_own_usual_number(numbers, expected):
    assert surges(*numbers) == expected


def test_a_surge_shows_the_openings_that_made_it():
    [signal] = hiring(totals(4, 4, 4, 9)).signals
    assert [each.opening.title for each in signal.proof] == [f"No {n}" for n in range(4, 9)]


def test_a_surge_is_said_for_thirty_days_and_is_usual_then():
    numbers = [4] * 5 + [9] * 60
    for day in range(65):
        expected = [("surge", "9 openings, usually 4", 5)] if 5 <= day <= 35 else []
        assert surges(*numbers, day=day) == expected
    assert surges(*numbers, 20) == [("surge", "20 openings, usually 9", 65)]


def test_what_is_usual_is_measured_in_sixty_days():
    old = totals(4, 4, 4)
    nine = [opening(f"No {number}") for number in range(9)]
    assert said([*old, look(62, *nine)]) == []
    assert said([*old, look(60, *nine)]) == [("surge", "9 openings, usually 4", 60)]


def test_the_numbers_of_another_board_are_no_measure():
    moved = totals(9, board=OTHER_BOARD, start=5)
    assert said([*totals(4, 4, 4, 4), *moved]) == []
    assert said([*totals(4, 4, 4, 4, board=OWN_SITE), *totals(9, start=5)]) == []


def test_a_capped_board_is_measured_by_its_own_number():
    shown = [opening(f"No {n}", posted_on=later(9)) for n in range(5)]
    capped = [look(day, "A", total=400, is_whole=False) for day in range(9)]
    found = said([*capped, look(9, *shown, total=900, is_whole=False)], kinds={"surge"})
    assert found == [("surge", "900 openings, usually 400", 9)]


# Facts: leaders and technologies.


def test_a_leader_wanted_is_told_and_never_to_be_quoted():
    head = opening("Head of Sales", seniority="head", posted_on=later(-3))
    [signal] = hiring([look(0, head, opening("SDR", seniority="entry"))]).signals
    assert (signal.kind, signal.value, signal.since) == ("leadership", "Head of Sales", later(-3))
    assert not signal.may_quote


@pytest.mark.parametrize(
    ("seniority", "leads"),
    [("c_suite", True), ("owner", True), ("founder", True), ("partner", True), ("vp", True),
     ("director", True), ("manager", False), ("senior", False), (None, False)],
)  # fmt: skip
def test_who_leads(seniority, leads):
    assert bool(hiring([look(0, opening("X", seniority=seniority))]).signals) is leads


def test_technologies_in_demand_are_those_that_the_work_uses():
    first = opening("A", technologies=("Python", "HubSpot"), posted_on=later(-5))
    second = opening("B", technologies=("HubSpot",), nice_to_have=("Rust",))
    found = hiring([look(0, second), look(1, first, second)])
    told = [(s.value, s.since, len(s.proof)) for s in found.signals if s.kind == "technology"]
    assert told == [("HubSpot", later(-5), 2), ("Python", later(-5), 1)]


def test_facts_stay_while_an_opening_shows_them_and_changes_do_not():
    tool = opening("Analyst", function="data", technologies=("Snowflake",))
    looks = [look(0), look(1, tool), failure(30)]
    assert [s.kind for s in hiring(looks).signals] == ["technology"]
    assert hiring([look(0), look(1, tool), look(2), look(3)]).signals == ()


# The laws.


@given(st.lists(looks(last_day=0), max_size=4), st.integers(0, 20))
def test_nothing_is_new_on_the_first_day(readings, day):
    assert {s.kind for s in hiring([look(0), *readings], day).signals} <= {
        "leadership",
        "technology",
    }


@given(histories, looks(), st.integers(0, 60))
def test_the_same_look_twice_says_the_same(before, reading, day):
    assert hiring([*before, reading, reading], day) == hiring([*before, reading], day)


@given(histories, looks(), st.integers(0, 60))
def test_an_unknown_look_never_changes_what_is_open(before, reading, day):
    unknown = replace(reading, state="unknown")
    old, new = hiring([look(0), *before], day), hiring([look(0), *before, unknown], day)
    assert (old.openings, old.as_of, old.signals) == (new.openings, new.as_of, new.signals)


@given(histories, st.integers(0, 80))
def test_signals_have_open_proof_and_began_before_they_are_said(readings, day):
    found = hiring([look(0), *readings], day)
    assert found.total is None or found.state != "unknown"
    for signal in found.signals:
        assert signal.proof
        assert set(signal.proof) <= set(found.openings)
        assert signal.since <= later(day)
        if signal.kind in CHANGES:
            assert (later(day) - signal.since).days <= SAID_DAYS
            assert not any(each.is_evergreen for each in signal.proof)


@given(histories, st.integers(0, 60))
def test_kept_looks_say_what_whole_ones_do(readings, day):
    """As the store keeps them: counted, without openings."""
    kept = [
        replace(r, openings=(), total=o, is_whole=r.is_whole and bool(r.openings or not o))
        for r in readings
        for o in [hiring([r], 60).total]
    ]
    known = remembered(readings)
    assert build_hiring(kept, known, later(day)) == build_hiring(readings, known, later(day))
