"""A run that is killed with -9 loses only what it had not finished."""

import signal
import subprocess
import sys

from prospects.store import open_store

WRITER = """
import os, signal, sys
from datetime import UTC, date, datetime
from sqlalchemy import event
from prospects.company import Company
from prospects.issue import Issue, IssueCode, Stage
from prospects.signal import Provenance, Signal, SignalKind
from prospects.store import open_store
from prospects.visit import SiteReading, Visit

NOW, DAY = datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23)

def save(store, key):
    fact = Signal(SignalKind.TECHNOGRAPHICS, "HubSpot", "", 0.9, Provenance(key, NOW, "x", "y"))
    issue = Issue(Stage.ENRICHMENT, key, IssueCode.NOT_FOUND, "gone", NOW)
    store.save_readings([SiteReading(Visit(key, DAY, "read", 1, 1, NOW), (fact,), (issue,))])

def die(_connection, _cursor, statement, *_rest):
    if statement.startswith("INSERT INTO issue"):
        os.kill(os.getpid(), signal.SIGKILL)

store = open_store(sys.argv[1])
store.save_companies(Company(key, key, None) for key in ("a.com", "b.com"))
save(store, "a.com")
event.listen(store._engine, "after_cursor_execute", die)
save(store, "b.com")
"""


def test_a_killed_run_loses_only_the_batch_it_was_writing(database_url):
    done = subprocess.run([sys.executable, "-c", WRITER, database_url], check=False)
    assert done.returncode == -signal.SIGKILL
    with open_store(database_url) as store:
        assert len(store.load_companies()) == 2
        assert {k: len(v) for k, v in store.load_signals(["a.com", "b.com"]).items()} == {
            "a.com": 1, "b.com": 0,
        }  # fmt: skip
        assert store.load_visits("b.com") == []
        assert [issue.subject for issue in store.load_issues()] == ["a.com"]
        store.save_companies([])


def test_writers_at_the_same_time_wait_for_each_other(database_url):
    writer = """
import sys
from prospects.company import Company
from prospects.store import open_store
with open_store(sys.argv[1]) as store:
    for turn in range(20):
        store.save_companies(Company(f"{n}.com", None, None, {sys.argv[2]: "x"}) for n in range(9))
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", writer, database_url, name]) for name in "abc"
    ]
    assert [process.wait() for process in writers] == [0, 0, 0]
    with open_store(database_url) as store:
        assert len(store.load_companies()) == 9


def test_many_may_open_an_empty_database_at_once(empty_url):
    opener = "import sys; from prospects.store import open_store; open_store(sys.argv[1]).close()"
    openers = [subprocess.Popen([sys.executable, "-c", opener, empty_url]) for _number in range(6)]
    assert [process.wait() for process in openers] == [0] * 6
