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
    at_once(3, """
with open_store(sys.argv[1]) as store:
    for turn in range(20):
        store.save_companies(Company(f"{n}.com", None, None, {name: "x"}) for n in range(9))
""", database_url)  # fmt: skip
    with open_store(database_url) as store:
        assert len(store.load_companies()) == 9


def test_many_may_open_an_empty_database_at_once(empty_url):
    at_once(6, "open_store(sys.argv[1]).close()", empty_url)


def at_once(number: int, task: str, url: str) -> None:
    """Do a task in so many processes, each with a `name` of its own; all must succeed.

    They are children of one process that has imported what they need, so that they begin together.
    """
    script = f"""
import os, sys
from prospects.company import Company
from prospects.store import open_store
for name in "{"abcdef"[:number]}":
    if os.fork() == 0:
        exec({task!r})
        sys.exit()
sys.exit(any([os.wait()[1] for _child in range({number})]))
"""
    assert subprocess.run([sys.executable, "-c", script, url], check=False).returncode == 0
