"""`prospects reread`: new extractors over kept pages, with what was known before beside them."""

import json
from datetime import UTC, date, datetime

import pytest

from enrichment import stored_pages
from enrichment.page_visit import reading_version
from enrichment.technographics import choose_engine
from flows import rereading
from flows.cli import main
from flows.params import today
from prospects.company import Company
from prospects.signal import Provenance, Signal, SignalKind
from prospects.site_memory import PageRecord, StoredBody
from prospects.store import open_store
from prospects.visit import SiteReading, Visit

DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
HOME = """<html><head><title>Acme Invented</title>
<script src="https://js.hs-scripts.com/12345.js"></script></head><body>We make things.</body>"""


def fact(key, name, source):
    return Signal(
        SignalKind.TECHNOGRAPHICS, name, "", 0.9, Provenance(source, NOON, "fingerprint", name)
    )


def reading_of(key, body=HOME, *, keep=True):
    """A visit by older extractors: they saw Drift, which is not there, and no HubSpot."""
    url = f"https://{key}/"
    kept = StoredBody.of(body.encode(), {"content-type": ("text/html",)}) if keep else None
    page = PageRecord(key, "home", url, url, DAY, NOON, "", "", "hash", "old-4", kept)
    facts = (fact(key, "Drift", url), fact(key, "Google Workspace", f"dns:{key}/MX"))
    return SiteReading(Visit(key, DAY, "read", 1, 2, NOON, url), facts, pages=(page,))


@pytest.fixture
def database(tmp_path):
    return f"sqlite:///{tmp_path / 'prospects.db'}"


@pytest.fixture
def store(database):
    with open_store(database) as opened:
        yield opened


@pytest.fixture
def kept(store):
    """So many companies with a kept page each."""

    def save(count, **given):
        keys = [f"acme{number:03}-invented.tld" for number in range(count)]
        store.save_companies(Company(key, key, key) for key in keys)
        store.save_readings([reading_of(key, **given) for key in keys])
        return keys

    return save


@pytest.fixture
def reread(database, capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["reread", "--database", database, *arguments])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def technologies(store, key):
    return {
        signal.name
        for signal in store.load_signals([key])[key]
        if signal.kind is SignalKind.TECHNOGRAPHICS
    }


def test_newer_extractors_replace_what_older_ones_saw_on_the_pages(store, kept, reread):
    (key,) = kept(1)
    code, out, err = reread()
    assert (code, err) == (0, "")
    assert out.startswith("1 pages of 1 companies read: ")
    assert out.endswith(" facts are new, 1 are gone.\n")
    assert technologies(store, key) == {"HubSpot", "Google Workspace"}


def test_a_second_time_finds_nothing_new(store, kept, reread):
    (key,) = kept(1)
    reread()
    assert reread()[1] == "1 pages of 1 companies read: 0 facts are new, 0 are gone.\n"
    assert store.load_site_memories([key])[key].pages[0].version == reading_version(4)


@pytest.fixture
def own(monkeypatch, tmp_path):
    """Fingerprints that the settings name."""
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"Acme Forms": {"html": "We make things"}}))
    monkeypatch.setenv("PROSPECTS_ENRICHMENT__TECHNOGRAPHICS__FINGERPRINTS", str(path))
    return str(path)


def test_other_fingerprints_are_another_version_of_the_extractors(store, kept, reread, own):
    (key,) = kept(1)
    reread()
    version = store.load_site_memories([key])[key].pages[0].version
    assert version == reading_version(4, choose_engine(own)) != reading_version(4)


@pytest.mark.parametrize("count", [1, 120])
def test_fingerprints_of_the_settings_are_used(store, kept, reread, own, monkeypatch, count):
    monkeypatch.setattr(rereading, "_COMPANIES_PER_PROCESS_MIN", 10)
    monkeypatch.setattr(rereading, "cores", lambda: 2)
    keys = kept(count)
    assert reread()[0] == 0
    assert technologies(store, keys[-1]) == {"Acme Forms", "Google Workspace"}


def test_several_processes_find_the_same(store, kept, reread, monkeypatch):
    keys = kept(120)
    monkeypatch.setattr(rereading, "_COMPANIES_PER_PROCESS_MIN", 10)
    monkeypatch.setattr(rereading, "cores", lambda: 2)
    _, out, _ = reread()
    assert out.startswith("120 pages of 120 companies read: ")
    assert {frozenset(technologies(store, key)) for key in keys} == {
        frozenset({"HubSpot", "Google Workspace"})
    }


def test_a_page_that_breaks_an_extractor_keeps_what_was_known(
    store, kept, reread, monkeypatch, caplog
):
    key, _ = kept(2)
    monkeypatch.setattr("enrichment.stored_pages.extract_signals", lambda *_, **__: 1 / 0)
    stored_pages._note_defect.cache_clear()
    _, out, _ = reread()
    assert caplog.messages == ["an extractor broke on a kept page: ZeroDivisionError"]
    assert out.splitlines()[1] == "2 pages could not be read; what was known of them stays."
    assert technologies(store, key) == {"Drift", "Google Workspace"}


def test_without_kept_pages_it_says_how_to_keep_them(store, kept, reread):
    kept(1, keep=False)
    code, out, _ = reread()
    assert code == 0
    assert "No pages are kept" in out
    assert "enrichment.keep_pages_days" in out


def test_a_database_that_is_not_there_is_not_made(reread):
    code, out, err = reread()
    assert (code, out) == (2, "")
    assert "does not exist" in err


def test_a_run_at_work_turns_it_away(store, kept, reread):
    kept(1)
    with store.lock_day(today()):
        code, _, err = reread()
    assert code == 3
    assert len(err.splitlines()) == 1
