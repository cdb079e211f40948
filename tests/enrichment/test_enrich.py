"""A chunk of companies or boards: what is saved when, and what is left behind when it fails."""

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from enrichment.enrich import Enrichment
from enrichment.hiring.posting import Adapter, BoardPage, BoardRequest
from enrichment.hiring.visit import BoardAssignment
from prospects.company import Company
from prospects.hiring import BoardReading, BoardRef
from prospects.site_memory import SiteMemory
from prospects.specs.settings import DnsSettings, EnrichmentSettings, FetchSettings, Settings
from prospects.visit import SiteReading
from tests.enrichment.conftest import HostileWeb, answer

DAY = date(2026, 11, 23)
PAGE = b"<html lang=en><title>Acme - tools for bakers</title></html>"


@dataclass
class FakeStore:
    """Remembers readings in memory; fails when a test says so."""

    batches: list[list[SiteReading]] = field(default_factory=list)
    boards: list[list[BoardReading]] = field(default_factory=list)
    memories: dict[str, SiteMemory] = field(default_factory=dict)
    loaded: list[list[str]] = field(default_factory=list)
    fails_at: int | None = None
    load_fails_at: int | None = None

    def load_site_memories(self, keys: Iterable[str]) -> Mapping[str, SiteMemory]:
        self.loaded.append(list(keys))
        if len(self.loaded) == self.load_fails_at:
            raise OSError("the database is gone")
        return {key: self.memories[key] for key in self.loaded[-1] if key in self.memories}

    def save_readings(self, readings: Sequence[SiteReading]) -> None:
        if len(self.batches) + 1 == self.fails_at:
            self.fails_at = None
            raise OSError("the disk is full")
        self.batches.append(list(readings))

    def save_board_readings(self, readings: Sequence[BoardReading]) -> None:
        self.boards.append(list(readings))

    @property
    def keys(self) -> list[str]:
        return sorted(reading.visit.company_key for batch in self.batches for reading in batch)


def companies(number: int, start: int = 0) -> list[Company]:
    return [Company(f"c{n}.com", f"c{n}.com", None) for n in range(start, start + number)]


def settings_for(web: HostileWeb, fingerprints: str = "", **fetch: object) -> Settings:
    values = {
        "connect_to": f"80=127.0.0.1:{web.port}", "allow_networks": "127.0.0.0/8",
        "delay_seconds": 0, "pages_per_company": 1, "requests_at_once": 8, "companies_at_once": 40,
    }  # fmt: skip
    return Settings(
        fetch=FetchSettings.model_validate(values | fetch),
        dns=DnsSettings(enabled=False),
        enrichment=EnrichmentSettings(
            technographics={"fingerprints": fingerprints}, hiring={"delay_seconds": 0}
        ),
    )


def enriched(chunk, settings, store):
    """Number of readings that were saved."""
    with Enrichment(settings, store) as enrichment:
        return sum(enrichment.read(chunk, DAY))


def test_readings_are_handed_over_in_small_batches(web):
    web.paths["/"] = answer(PAGE)
    store = FakeStore()
    handed = enriched(companies(120), settings_for(web), store)
    assert handed == 120
    assert store.keys == sorted(company.key for company in companies(120))
    assert max(len(batch) for batch in store.batches) <= 50
    assert max(len(keys) for keys in store.loaded) <= 50


def test_a_reading_waits_for_its_batch_only_so_long(web, monkeypatch):
    monkeypatch.setattr("enrichment.enrich.BATCH_SECONDS_MAX", 0.5)
    web.paths |= {"/": answer(PAGE), "c1.com/": answer(PAGE, after_seconds=2.5)}
    store = FakeStore()
    enriched(companies(2), settings_for(web), store)
    assert [len(batch) for batch in store.batches] == [1, 1]


def test_technologies_are_known_by_the_fingerprints_of_the_settings(web, tmp_path):
    web.paths["/"] = answer(PAGE)
    own = tmp_path / "own.json"
    own.write_text('{"Acme Bakery": {"html": "tools for bakers"}}')
    stores = {name: FakeStore() for name in ("", str(own))}
    for fingerprints, store in stores.items():
        enriched(companies(1), settings_for(web, fingerprints), store)
    (ours,), (theirs,) = (store.batches[0] for store in stores.values())
    assert "Acme Bakery" not in {signal.name for signal in ours.signals}
    assert "Acme Bakery" in {signal.name for signal in theirs.signals}
    assert ours.pages[0].version != theirs.pages[0].version


def test_an_empty_chunk_is_nothing(web):
    store = FakeStore()
    assert enriched([], settings_for(web), store) == 0
    assert store.batches == []


@pytest.mark.parametrize("failing", ["save", "load", "late-load", "nobody-listens"])
def test_a_chunk_that_fails_leaves_the_next_one_whole(web, failing):
    """Turns, threads and connections of the failed chunk are given back."""
    web.paths["/"] = answer(PAGE, after_seconds=0.01)
    store = FakeStore(
        fails_at=1 if failing == "save" else None,
        load_fails_at={"load": 1, "late-load": 2}.get(failing),
    )
    before = threading.active_count()
    with Enrichment(settings_for(web, delay_seconds=0.05), store) as enrichment:
        if failing == "nobody-listens":
            reading = enrichment.read(companies(100), DAY)
            next(reading)
            reading.close()
        else:
            with pytest.raises(OSError, match="the d"):
                list(enrichment.read(companies(100), DAY))
        saved = len(store.keys)
        assert sum(enrichment.read(companies(100), DAY)) == 100
    assert len(store.keys) == saved + 100
    deadline = time.monotonic() + 5
    while web._open and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not web._open
    assert not [t for t in threading.enumerate() if t.name.startswith(("visits", "clock"))]
    assert threading.active_count() <= before + 1


def test_hosts_of_one_chunk_keep_their_pause_in_the_next(web):
    web.paths["/"] = answer(PAGE)
    with Enrichment(settings_for(web, delay_seconds=0.4), FakeStore()) as enrichment:
        for _ in range(2):
            assert sum(enrichment.read(companies(1), DAY)) == 1
    first, second = (s for s in web.requests_for("c0.com") if s.path == "/")
    assert second.began_at - first.ended_at >= 0.4 - 0.015
    assert web.asked.count("c0.com/robots.txt") == 1


class TestBoards:
    @pytest.fixture(autouse=True)
    def acmehire(self, monkeypatch):
        """A vendor whose every answer is a good one without openings."""
        adapter = Adapter(
            "acmehire", "http://{tenant}.acmehire.com",
            lambda _, url: BoardRequest(f"{url}/api"), lambda _: BoardPage((), 0),
        )  # fmt: skip
        monkeypatch.setattr("enrichment.hiring.visit.adapters", lambda: {"acmehire": adapter})

    def boards(self, number: int) -> list[BoardAssignment]:
        return [BoardAssignment(f"c{n}.com", BoardRef("acmehire", f"t{n}")) for n in range(number)]

    def test_readings_are_handed_over_in_small_batches(self, web):
        web.paths["/api"] = answer(b"{}")
        store = FakeStore()
        with Enrichment(settings_for(web), store) as enrichment:
            assert sum(enrichment.read_boards(self.boards(70), DAY)) == 70
        assert max(map(len, store.boards)) <= 50
        readings = [reading for batch in store.boards for reading in batch]
        assert {reading.state for reading in readings} == {"not_hiring"}
        assert len({reading.company_key for reading in readings}) == 70

    def test_boards_and_sites_may_be_read_one_after_the_other(self, web):
        web.paths |= {"/api": answer(b"{}"), "/": answer(PAGE)}
        store = FakeStore()
        with Enrichment(settings_for(web), store) as enrichment:
            assert sum(enrichment.read(companies(2), DAY)) == 2
            assert sum(enrichment.read_boards(self.boards(2), DAY)) == 2
        assert len(store.keys) == 2

    def test_a_vendor_keeps_its_pause_from_chunk_to_chunk(self, web):
        web.paths["/api"] = answer(b"{}")
        settings = settings_for(web)
        hiring = settings.enrichment.hiring.model_copy(update={"delay_seconds": 0.4})
        enriching = settings.enrichment.model_copy(update={"hiring": hiring})
        settings = settings.model_copy(update={"enrichment": enriching})
        with Enrichment(settings, FakeStore()) as enrichment:
            for board in self.boards(2):
                assert sum(enrichment.read_boards([board], DAY)) == 1
        (first,) = (seen for seen in web.requests_for("t0.acmehire.com") if seen.path == "/api")
        second = web.requests_for("t1.acmehire.com")[0]
        assert second.began_at - first.ended_at >= 0.4 - 0.015
