"""The laws of turns and of the schedule, with plain generators instead of sites."""

import gc
import threading
import time
from collections import defaultdict
from collections.abc import Generator, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.fetching.clock import Clock
from enrichment.fetching.schedule import Schedule
from enrichment.fetching.turns import Turn, Turns

Visit = Generator[Turn, None, object]


@pytest.fixture
def clock() -> Iterator[Clock]:
    made = Clock()
    yield made
    made.close()


@pytest.fixture
def turns(clock: Clock) -> Turns:
    return Turns(clock)


def ended(turns: Turns, visits, *, threads: int = 4, open_max: int = 50) -> list[object]:
    with Schedule(visits, turns, threads=threads, open_max=open_max) as results:
        return [result for some in results for result in some]


def asking(turns: Turns, of: str, result: object, pause: float = 0.0, at_once: int = 1) -> Visit:
    yield Turn(of, at_once)
    turns.leave(of, pause)
    return result


def is_free(turns: Turns, of: str) -> bool:
    """Whether a turn can be had now; takes and leaves it."""
    if not turns.take(Turn(of), lambda: None):
        return False
    turns.leave(of)
    return True


class TestSchedule:
    @pytest.mark.parametrize("open_max", [1, 3, 200])
    @pytest.mark.parametrize("threads", [1, 4])
    def test_each_result_is_given_once(self, turns, threads, open_max):
        visits = (asking(turns, f"host{n % 7}", n) for n in range(100))
        results = ended(turns, visits, threads=threads, open_max=open_max)
        assert sorted(results) == list(range(100))

    @pytest.mark.parametrize("results", [[], [None, None, 1], [ValueError("a value")]])
    def test_a_result_may_be_anything(self, turns, results):
        given_back = ended(turns, (asking(turns, "host", result) for result in results))
        assert given_back == results

    def test_a_visit_that_never_waits_is_one_too(self, turns):
        def instant() -> Visit:
            return 1
            yield Turn("never")

        assert ended(turns, (instant() for _ in range(20))) == [1] * 20

    def test_no_more_visits_are_open_than_may_be(self, turns):
        opened, most, lock = 0, 0, threading.Lock()

        def counted() -> Visit:
            nonlocal opened, most
            with lock:
                opened += 1
                most = max(most, opened)
            yield Turn("host")
            turns.leave("host", 0.005)
            with lock:
                opened -= 1

        ended(turns, (counted() for _ in range(30)), threads=8, open_max=5)
        assert most <= 5

    def test_visits_are_taken_lazily(self, turns):
        taken = 0

        def visits() -> Iterator[Visit]:
            nonlocal taken
            for _ in range(1000):
                taken += 1
                yield asking(turns, "host", None, pause=0.05)

        with Schedule(visits(), turns, threads=2, open_max=3) as results:
            next(results)
        assert taken <= 6

    def test_a_visit_that_waits_parks_no_thread(self, turns):
        """One thread: the second site goes on while the first one waits."""
        order: list[str] = []

        def polite(name: str, pause: float) -> Visit:
            for _ in range(3):
                yield Turn(name)
                order.append(name)
                turns.leave(name, pause)

        ended(turns, [polite("slow", 0.3), polite("quick", 0.01)], threads=1)
        assert order == ["slow", "quick", "quick", "quick", "slow", "slow"]

    @pytest.mark.parametrize("where", ["visit", "opening", "late-opening"])
    def test_a_defect_reaches_the_caller_and_everything_is_closed(self, turns, where):
        closed: list[int] = []

        def waiting(number: int) -> Visit:
            try:
                yield Turn("host")
                try:
                    time.sleep(0.01)
                    if where == "visit" and number == 3:
                        raise ZeroDivisionError
                    yield Turn("other")
                    turns.leave("other")
                finally:
                    turns.leave("host", 0.01)
            finally:
                closed.append(number)

        def visits() -> Iterator[Visit]:
            for number in range(40):
                if number == {"opening": 5, "late-opening": 22}.get(where):
                    raise ZeroDivisionError
                yield waiting(number)

        threads = threading.active_count()
        with pytest.raises(ZeroDivisionError):
            ended(turns, visits(), open_max=20)
        gc.collect()
        assert threading.active_count() == threads
        assert is_free(turns, "other")
        time.sleep(0.02)
        assert is_free(turns, "host")
        # The turns serve the next chunk.
        assert ended(turns, [asking(turns, "host", 1), asking(turns, "host", 2)]) == [1, 2]

    def test_a_consumer_that_stops_early_closes_what_is_open(self, turns):
        closed = 0

        def endless() -> Visit:
            nonlocal closed
            try:
                while True:
                    yield Turn("host", 2)
                    turns.leave("host", 0.001)
            finally:
                closed += 1

        started = time.monotonic()
        with Schedule((endless() for _ in range(10)), turns, threads=3, open_max=10) as results:
            for _ in results:
                break
        assert time.monotonic() - started < 3
        assert closed == 10
        time.sleep(0.01)
        assert is_free(turns, "host")

    def test_stopping_does_not_wait_for_what_has_not_begun(self, turns):
        begun = 0

        def long() -> Visit:
            nonlocal begun
            begun += 1
            time.sleep(0.05)
            yield Turn("host", 100)
            turns.leave("host")

        with Schedule((long() for _ in range(200)), turns, threads=2, open_max=200):
            pass
        assert begun <= 4

    def test_results_are_given_at_least_once_a_second(self, turns):
        def slow() -> Visit:
            yield Turn("host")
            turns.leave("host", 1.3)
            yield Turn("host")
            turns.leave("host")

        with Schedule([slow()], turns, threads=1, open_max=1) as results:
            assert next(results) == []


class TestTurns:
    def test_a_pause_begins_when_the_answer_has_ended(self, turns):
        times: list[float] = []

        def asked() -> Visit:
            yield Turn("host")
            times.append(time.monotonic())
            time.sleep(0.05)
            turns.leave("host", 0.1)

        ended(turns, [asked(), asked()])
        assert times[1] - times[0] >= 0.15

    def test_a_pause_that_is_prolonged_holds_for_who_waits_already(self, turns):
        times: list[float] = []

        def asked(*, prolong: bool) -> Visit:
            yield Turn("host")
            times.append(time.monotonic())
            turns.leave("host", 0.05)
            if prolong:
                turns.prolong("host", 0.3)

        ended(turns, [asked(prolong=True), asked(prolong=False)])
        assert times[1] - times[0] >= 0.3

    def test_hosts_without_a_pause_are_forgotten(self, turns, monkeypatch):
        monkeypatch.setattr("enrichment.fetching.turns._IDLE_SLOTS_MAX", 100)
        for number in range(1_000):
            turns.take(Turn(f"host{number}"), lambda: None)
            turns.leave(f"host{number}")
        assert len(turns._slots) <= 101

    @pytest.mark.parametrize("given_meanwhile", [True, False])
    def test_who_gives_up_takes_no_turn_along(self, turns, given_meanwhile):
        assert turns.take(Turn("host"), lambda: None)
        woken = threading.Event()
        assert not turns.take(Turn("host"), woken.set)
        if given_meanwhile:
            turns.leave("host")
            assert woken.wait(2)
            turns.give_up("host", woken.set)
        else:
            wake = turns._slots["host"].waiting[0]
            turns.give_up("host", wake)
            turns.leave("host")
        assert is_free(turns, "host")

    @settings(max_examples=60, deadline=None)
    @given(
        plans=st.lists(
            st.lists(
                st.tuples(
                    st.sampled_from("abc"), st.integers(1, 3), st.sampled_from([0.0, 0.0, 0.002])
                ),
                max_size=5,
            ),
            max_size=12,
        ),
        threads=st.integers(1, 5),
        open_max=st.integers(1, 12),
    )
    def test_never_more_at_once_than_may_be_and_no_wake_is_lost(self, plans, threads, open_max):
        """Each host has one limit, as `at_once` is of what is asked and not of who asks."""
        limits = {"a": 1, "b": 2, "c": 3}
        inside: dict[str, int] = defaultdict(int)
        over: list[str] = []
        lock = threading.Lock()
        clock = Clock()
        turns = Turns(clock)

        def planned(number: int, plan) -> Visit:
            for of, _, pause in plan:
                yield Turn(of, limits[of])
                with lock:
                    inside[of] += 1
                    if inside[of] > limits[of]:
                        over.append(of)
                time.sleep(pause)
                with lock:
                    inside[of] -= 1
                turns.leave(of, pause)
            return number

        try:
            visits = (planned(number, plan) for number, plan in enumerate(plans))
            results = ended(turns, visits, threads=threads, open_max=open_max)
        finally:
            clock.close()
        assert sorted(results) == list(range(len(plans)))
        assert over == []
        assert all(not slot.in_use and not slot.waiting for slot in turns._slots.values())

    def test_turns_come_in_the_order_of_asking(self, turns):
        order: list[int] = []
        assert turns.take(Turn("host"), lambda: None)

        def wake(number: int):
            def woken() -> None:
                order.append(number)
                turns.leave("host")

            return woken

        for number in range(50):
            assert not turns.take(Turn("host"), wake(number))
        turns.leave("host")
        until = time.monotonic() + 3
        while len(order) < 50 and time.monotonic() < until:
            time.sleep(0.01)
        assert order == list(range(50))


class TestClock:
    def test_calls_come_in_the_order_of_their_times(self, clock):
        calls: list[int] = []
        now = time.monotonic()
        for number in (3, 1, 2, 0):
            clock.call_at(now + 0.02 * number, lambda number=number: calls.append(number))
        time.sleep(0.25)
        assert calls == [0, 1, 2, 3]

    def test_closing_twice_forgets_what_is_not_due(self):
        clock = Clock()
        clock.call_at(time.monotonic() + 60, lambda: None)
        clock.close()
        clock.close()
        clock.call_at(time.monotonic(), lambda: None)
