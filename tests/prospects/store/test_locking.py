import multiprocessing
import subprocess
import sys
import time
from datetime import date

import pytest

from prospects.errors import RunLocked
from prospects.store import open_store

DAY = date(2026, 11, 23)

HOLDER = """
import sys, time
from datetime import date
from prospects.store import open_store
with open_store(sys.argv[1]) as store, store.lock_day(date(2026, 11, 23)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_run(database_url):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, database_url], stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_run_in_another_process_keeps_the_day(store, other_run, database_url):
    with pytest.raises(RunLocked, match="another run of 2026-11-23 is at work") as locked:
        store.lock_day(DAY).__enter__()
    assert store.address.name in str(locked.value)
    password = store.address.url.password
    assert not password or password not in str(locked.value)


def test_another_day_is_free(store, other_run):
    with store.lock_day(date(2026, 11, 24)):
        pass


def test_a_killed_run_gives_the_day_free(store, other_run):
    other_run.kill()
    other_run.wait()
    for _attempt in range(100):
        try:
            with store.lock_day(DAY):
                return
        except RunLocked:
            # PostgreSQL learns of the death of a client a moment later.
            continue
    pytest.fail("the lock of a killed run stayed")


def test_one_process_cannot_take_a_day_twice(store, database_url):
    with store.lock_day(DAY):
        with pytest.raises(RunLocked), store.lock_day(DAY):
            pass
        with open_store(database_url) as second, pytest.raises(RunLocked), second.lock_day(DAY):
            pass


def test_a_day_is_free_again_after_its_run_even_a_broken_one(store):
    with pytest.raises(ZeroDivisionError), store.lock_day(DAY):
        raise ZeroDivisionError
    with store.lock_day(DAY):
        pass


def test_the_day_can_be_written_while_it_is_locked(store):
    with store.lock_day(DAY):
        store.save_scope(DAY, [])
        assert store.load_scope(DAY).company_keys == ()


def test_a_day_is_free_after_its_run_although_a_forked_worker_lives_on(store):
    with store.lock_day(DAY):
        worker = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
        worker.start()
    try:
        with store.lock_day(DAY):
            pass
    finally:
        worker.kill()
        worker.join()
        worker.close()
