"""What is new, gone or different at a company."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.change import changes_since
from prospects.signal import Provenance, Sighting, Signal, SignalKind
from prospects.visit import Visit

HOME, TEAM = "https://acme-invented.tld/", "https://acme-invented.tld/team"


def on(day):
    return date(2026, 11, day)


def at(day):
    return datetime(2026, 11, day, 8, tzinfo=UTC)


def visit(day, state="read", version="v1"):
    return Visit("acme", on(day), state, 1, 1, at(day), HOME, None, version)


VISITS = [visit(1), visit(8), visit(15)]


def seen(name, first, last, *, value="", current=None, url=HOME, held=None, confidence=0.9):
    """A fact seen from one day to another; current if that is the last visit's."""
    kind = SignalKind.TECHNOGRAPHICS if name[0].isupper() else SignalKind.FIRMOGRAPHICS
    signal = Signal(kind, name, value, confidence, Provenance(url, at(last), "test", ""))
    is_current = last == 15 if current is None else current
    return Sighting(signal, at(first), on(first), on(last), is_current, held and on(held))


def told(changes):
    """New, gone and changed as words."""
    return (
        [f.signal.name + f.signal.value for f in changes.new],
        [f.signal.name + f.signal.value for f in changes.gone],
        [f"{c.before.signal.value} -> {c.after.signal.value}" for c in changes.changed],
    )


@pytest.mark.parametrize(
    ("sightings", "since", "expected"),
    [
        pytest.param([seen("HubSpot", 15, 15)], None, (["HubSpot"], [], []), id="new"),
        pytest.param([seen("HubSpot", 8, 15)], None, ([], [], []), id="not-new-since-then"),
        pytest.param([seen("HubSpot", 8, 15)], 1, (["HubSpot"], [], []), id="new-since-a-day"),
        pytest.param([seen("HubSpot", 1, 15)], None, ([], [], []), id="there-at-the-first-visit"),
        pytest.param(
            [seen("HubSpot", 1, 15)], -1, ([], [], []), id="first-visit-is-never-new",
        ),
        pytest.param([seen("HubSpot", 1, 8)], None, ([], ["HubSpot"], []), id="gone"),
        pytest.param([seen("HubSpot", 1, 1)], None, ([], [], []), id="gone-long-before"),
        pytest.param([seen("HubSpot", 1, 1)], 5, ([], ["HubSpot"], []), id="gone-since-a-day"),
        pytest.param([seen("HubSpot", 8, 8)], 1, ([], [], []), id="came-and-went"),
        pytest.param(
            [seen("HubSpot", 1, 8, current=True, held=15)], None, ([], [], []), id="held",
        ),
        pytest.param(
            [seen("HubSpot", 1, 1, held=8)], None, ([], ["HubSpot"], []), id="held-and-gone",
        ),
        pytest.param(
            [seen("HubSpot", 1, 8), seen("HubSpot", 15, 15, url=TEAM)], None, ([], [], []),
            id="moved-to-another-page",
        ),
        pytest.param(
            [seen("headcount", 1, 8, value="50-80"), seen("headcount", 15, 15, value="120-150")],
            None, ([], [], ["50-80 -> 120-150"]), id="changed",
        ),
        pytest.param(
            [seen("headcount", 15, 15, value="120-150")], None, (["headcount120-150"], [], []),
            id="first-value-is-new",
        ),
        pytest.param(
            [seen("headcount", 1, 15, value="50-80", confidence=0.5),
             seen("headcount", 1, 15, value="120-150", confidence=0.6)],
            None, ([], [], []), id="both-were-there",
        ),
        pytest.param(
            [seen("headcount", 1, 15, value="50-80"),
             seen("headcount", 15, 15, value="120-150", confidence=0.95, url=TEAM)],
            None, ([], [], ["50-80 -> 120-150"]), id="surer-value-is-new",
        ),
        pytest.param(
            [seen("headcount", 15, 15, value="9-9", url="list:companies.csv#row=1"),
             seen("headcount", 15, 15, value="8-8", url="person:Dana Ops")],
            None, ([], [], []), id="lists-and-people-do-not-change",
        ),
    ],
)  # fmt: skip
def test_changes_are_told(sightings, since, expected):
    day = {None: None, -1: date(2026, 1, 1)}.get(since) if since in (None, -1) else on(since)
    assert told(changes_since(sightings, VISITS, day)) == expected


def test_what_only_newer_extractors_find_is_not_new_at_the_company():
    visits = [visit(1), visit(8), visit(15, version="v2")]
    sightings = [
        seen("HubSpot", 15, 15), seen("Intercom", 1, 8),
        seen("headcount", 1, 8, value="50-80"), seen("headcount", 15, 15, value="120-150"),
    ]  # fmt: skip
    assert told(changes_since(sightings, visits)) == ([], [], [])


def test_extractors_that_nobody_knows_are_taken_for_the_same():
    visits = [visit(8, version=None), visit(15, version="v2")]
    assert told(changes_since([seen("HubSpot", 15, 15)], visits)) == (["HubSpot"], [], [])


def test_failed_visits_tell_nothing():
    visits = [visit(1), visit(8, "failed"), visit(15)]
    changes = changes_since([seen("HubSpot", 1, 1), seen("Intercom", 15, 15)], visits)
    assert changes.since == on(1)
    assert told(changes) == (["Intercom"], ["HubSpot"], [])


@pytest.mark.parametrize("visits", [[], [visit(1)], [visit(1), visit(8, "failed")]])
def test_of_a_site_read_once_nothing_can_be_told(visits):
    assert changes_since([seen("HubSpot", 1, 1)], visits) is None


days = st.sampled_from([1, 8, 15])
facts = st.builds(
    lambda name, value, a, b, url: seen(name, min(a, b), max(a, b), value=value, url=url),
    st.sampled_from(["HubSpot", "headcount", "country", "opening"]),
    st.sampled_from(["a", "b"]), days, days, st.sampled_from([HOME, TEAM]),
)  # fmt: skip


@given(st.lists(facts, max_size=8), days)
def test_no_fact_is_both_new_and_gone_and_nothing_new_is_old(sightings, since):
    changes = changes_since(sightings, VISITS, on(since))
    new, gone, _ = (set(names) for names in told(changes))
    assert not new & gone
    assert all(fact.current and fact.first_seen_on > on(since) for fact in changes.new)
    assert not any(fact.current for fact in changes.gone)
