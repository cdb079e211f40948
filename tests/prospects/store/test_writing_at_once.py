"""Two worker processes write to one database at the same time, and neither fails."""

import multiprocessing
import sqlite3
import traceback
from dataclasses import replace

from prospects.company import Company
from prospects.store import open_store
from prospects.visit import SiteReading
from tests.prospects.store.specimens import HOME, MONDAY, fact, page, read

BATCHES, COMPANIES = 500, 4


def reading(key: str) -> SiteReading:
    one = read(MONDAY, *(fact(f"{number}") for number in range(5)))
    record = page(HOME, company_key=key)
    return replace(one, visit=replace(one.visit, company_key=key), pages=(record,))


def keys_of(worker: int, batch: int) -> list[str]:
    return [f"{worker}-{batch:03}-{number}-invented.tld" for number in range(COMPANIES)]


def write_batches(url, worker, failures):
    try:
        with open_store(url) as store:
            for batch in range(BATCHES):
                store.save_readings([reading(key) for key in keys_of(worker, batch)])
                store.load_site_memories(keys_of(1 - worker, batch))
    except BaseException:
        failures.put(traceback.format_exc())
        raise


def test_two_processes_write_five_hundred_batches_each(migrated_copy):
    every = [key for w in range(2) for b in range(BATCHES) for key in keys_of(w, b)]
    with open_store(migrated_copy) as store:
        store.save_companies(Company(key, key, None) for key in every)
    context = multiprocessing.get_context("spawn")
    failures = context.SimpleQueue()
    workers = [
        context.Process(target=write_batches, args=(migrated_copy, number, failures))
        for number in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=240)
    assert failures.empty(), failures.get()
    assert [worker.exitcode for worker in workers] == [0, 0]
    with open_store(migrated_copy) as store:
        assert store.site_read(every) == set(every)
    with sqlite3.connect(migrated_copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
