"""A site and its visits, for the tests of the store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from prospects.signal import Provenance, Signal, SignalKind
from prospects.site_memory import PageRecord
from prospects.visit import SiteReading, Visit

MONDAY = date(2026, 11, 23)
HOME, TEAM = "https://acme-invented.tld/", "https://acme-invented.tld/team"
KEY = "acme-invented.tld"


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def later(days):
    return MONDAY + timedelta(days=days)


def page(url=HOME, day=MONDAY, **other):
    record = PageRecord(KEY, "home", url, url, day, noon(day), '"e1"', "", "abc", "v1")
    return replace(record, **other)


def fact(name, day=MONDAY, url=HOME):
    seen = Provenance(url, noon(day), "meta", name)
    return Signal(SignalKind.FIRMOGRAPHICS, "social", name, 0.9, seen)


def read(day, *facts, pages=None, **other):
    """A good visit; of the home page alone unless pages are named."""
    visit = Visit(KEY, day, "read", 1, 2, noon(day), HOME)
    if pages is None:
        pages = (page(day=day),)
    return SiteReading(visit, tuple(replace_day(f, day) for f in facts), (), tuple(pages), **other)


def replace_day(signal, day):
    return replace(signal, provenance=replace(signal.provenance, observed_at=noon(day)))


def failed(day, **other):
    return SiteReading(Visit(KEY, day, "failed", 0, 1, noon(day)), **other)


def current(store):
    return [signal.value for signal in store.load_signals([KEY])[KEY]]
