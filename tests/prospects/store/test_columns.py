from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prospects.company import Company
from prospects.rejected import RejectedRow
from prospects.signal import Provenance, Signal, SignalKind
from prospects.store import storable_text
from prospects.store.columns import storable_json

DAY = date(2026, 11, 23)
odd_text = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["\x00", "\ud800", "a\x00b\udfffc", "\\u0000", "\\\\ud800", "", "'\"%s", "\U0001f600", "\u202e"]
)
odd_mapping = st.dictionaries(odd_text, odd_text, max_size=3)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("plain", "plain"),
        ("Zoë \U0001f600", "Zoë \U0001f600"),
        ("a\x00b", "ab"),
        ("é\x00", "é"),
        ("a\ud83d b", "a b"),
        ("\\u0000", "\\u0000"),
        ("\x01\t\n", "\x01\t\n"),
    ],
)
def test_only_what_no_database_holds_is_dropped(text, stored):
    assert storable_text(text) == stored


@given(odd_text)
def test_what_is_storable_stays(text):
    assert storable_text(storable_text(text)) == storable_text(text)


def test_json_is_cleaned_at_any_depth_and_only_where_needed():
    value = {"a\x00": ["\ud800x", {"b": ("\\u0000", 1, None, True)}]}
    assert storable_json(value) == '{"a":["x",{"b":["\\\\u0000",1,null,true]}]}'


# The store is one of many examples' worth of work and is emptied by replacing.
on_one_store = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def cleaned(mapping):
    return {storable_text(key): storable_text(text) for key, text in mapping.items()}


@on_one_store
@given(odd_text, odd_text, odd_mapping)
@example("a\x00", "\ud800", {"\x00": "\udfff"})
def test_odd_rows_come_back_as_far_as_they_can_be_stored(store, source, reason, original):
    store.replace_rejected(DAY, [RejectedRow(source, "contacts", reason, original)])
    assert store.load_rejected(DAY) == [
        RejectedRow(storable_text(source), "contacts", storable_text(reason), cleaned(original))
    ]


@on_one_store
@given(odd_text, odd_text, odd_text)
def test_odd_facts_come_back_as_far_as_they_can_be_stored(store, name, value, evidence):
    store.save_companies([Company("a.com", "a.com", None)])
    seen = Provenance(f"https://a.com/{name}", datetime(2026, 11, 23, tzinfo=UTC), "x", evidence)
    signal = Signal(SignalKind.FIRMOGRAPHICS, name, value, 0.5, seen)
    store.set_fact("a.com", signal, DAY)
    found = [
        (s.name, s.value, s.provenance.evidence) for s in store.load_signals(["a.com"])["a.com"]
    ]
    stored = storable_text(" ".join(storable_text(seen.evidence).split()))
    assert (storable_text(name), storable_text(value), stored) in found


@on_one_store
@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1900, 1, 1)))  # noqa: DTZ001
def test_times_of_all_zones_come_back_in_utc(store, time):
    store.save_companies([Company("a.com", "a.com", None)])
    url = f"https://a.com/{time.isoformat()}"
    signal = Signal(SignalKind.HIRING, "opening", "", 0.5, Provenance(url, time, "x", ""))
    store.set_fact("a.com", signal, DAY)
    [found] = [s for s in store.load_signals(["a.com"])["a.com"] if s.provenance.source_url == url]
    assert found.provenance.observed_at == time.astimezone(UTC)
    assert found.provenance.observed_at.tzinfo is UTC
