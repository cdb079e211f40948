"""The processes that read sites: what they are told, and how they end."""

import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.orders import SiteWork
from flows.workers import Workers
from prospects.company import Company
from prospects.errors import RunFailed, UsageError
from prospects.specs.settings import Settings
from prospects.store import open_store

DAY = date(2026, 11, 23)
# Nothing listens at port 9: every site is down, in milliseconds.
NO_WEB = {"connect_to": "80=127.0.0.1:9,443=127.0.0.1:9", "allow_networks": "127.0.0.0/8"}
# A site that is asked not before an hour has passed after its robots.txt.
NEVER_DONE = NO_WEB | {"delay_seconds": 60}


def companies(count: int) -> list[Company]:
    return [Company(f"acme{n}-invented.tld", f"acme{n}-invented.tld", None) for n in range(count)]


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'prospects.db'}"
    with open_store(url) as store:
        store.save_companies(companies(6))
    return url


def workers(database: str, count: int = 1, **fetch: Any) -> Workers:
    return Workers(count, Settings.model_validate({"fetch": NO_WEB | fetch}), database)


def test_chunk_is_read_by_another_process_and_saved_by_it(database):
    with workers(database) as pool:
        assert sum(pool.carry_out(SiteWork(companies(6)), DAY)) == 6
        assert pool.cpu_seconds > 0
        assert 0 < pool.rss_bytes_max < 250e6
    with open_store(database) as store:
        assert store.fresh_companies([c.key for c in companies(6)], DAY, 1) == {
            c.key for c in companies(6)
        }


def test_process_is_used_for_one_chunk_after_the_other(database):
    with workers(database) as pool:
        for company in companies(3):
            assert list(pool.carry_out(SiteWork([company]), DAY)) == [1]
        assert len(pool._started) == 1


def test_settings_that_a_worker_refuses_are_told_as_they_are(database, tmp_path):
    with (
        workers(database, ca_file=str(tmp_path / "none.pem")) as pool,
        pytest.raises(UsageError, match=r"fetch\.ca_file: .* cannot be read"),
    ):
        list(pool.carry_out(SiteWork(companies(1)), DAY))


def test_order_for_a_worker_that_refused_all_is_answered_and_not_waited_for(database, tmp_path):
    with workers(database, ca_file=str(tmp_path / "none.pem")) as pool:
        with pytest.raises(UsageError):
            list(pool.carry_out(SiteWork(companies(1)), DAY))
        (worker,) = pool._started
        worker._reader.join()
        # As an order that was on its way while the worker refused: its pipe may still take it.
        worker._orders = Sink()
        with pytest.raises(UsageError, match=r"fetch\.ca_file"):
            list(worker.carry_out(SiteWork(companies(1)), DAY))


class Sink:
    """A pipe that takes everything and answers nothing."""

    def send(self, _: object) -> None: ...

    def close(self) -> None: ...


def test_killed_process_fails_its_chunk_alone_and_the_next_gets_a_new_one(database):
    with workers(database, **NEVER_DONE) as pool:
        assert list(pool.carry_out(SiteWork([]), DAY)) == []
        (worker,) = pool._started
        os.kill(worker._process.pid, signal.SIGKILL)
        with pytest.raises(RunFailed, match="ended before its work was done"):
            list(pool.carry_out(SiteWork(companies(1)), DAY))
        assert list(pool.carry_out(SiteWork([]), DAY)) == []


def test_who_waits_for_a_process_is_told_when_reading_is_stopped(database):
    raised: list[BaseException] = []

    def read() -> None:
        try:
            list(pool.carry_out(SiteWork(companies(2)), DAY))
        except RunFailed as error:
            raised.append(error)

    with workers(database, **NEVER_DONE) as pool:
        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(timeout=30)
        assert not thread.is_alive()


def test_worker_is_small_because_it_imports_neither_prefect_nor_pandas():
    code = (
        "import flows.worker, sys\n"
        "print(sorted({'prefect', 'pandas', 'outreach'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
