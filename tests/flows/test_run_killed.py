"""A run that is killed with -9 at several moments, and then given again: nothing lost or doubled.

One workplace goes through it all: killed while sites are read, killed while the day's folder is
written, and finished by the third try. What a killed run leaves running stays until the end.
"""

import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from prospects.domain import parse_domain

pytestmark = pytest.mark.flow

# Few sites at once and polite pauses: reading takes 15 s, so that a commit of 5 s comes before.
SLOW = {"PROSPECTS_FETCH__COMPANIES_AT_ONCE": "4", "PROSPECTS_FETCH__DELAY_SECONDS": "0.25"}


@dataclass(frozen=True)
class Killed:
    """What was seen on the way.

    Attributes:
        place: Where it happened.
        committed: Companies whose visit was stored when the first run was killed.
        asked_before: Companies whose site was asked by the first run.
        asked_again: Registrable domain -> home pages asked by the second run.
        before_export: Whether the second run was killed before its folder stood in place.
        requests_at_last: Requests of the third run.
        last: The third run.
        left_behind: Command lines of processes that outlived their killed parent.
    """

    place: Any
    committed: set[str]
    asked_before: set[str]
    asked_again: Counter[str]
    before_export: bool
    requests_at_last: int
    last: Any
    left_behind: list[str]


@pytest.fixture(scope="module")
def killed(new_workplace: Callable[..., Any]) -> Iterator[Killed]:
    place = new_workplace("killed", web=True, settings=SLOW)
    children: dict[int, str] = {}
    try:
        first = place.start_run()
        first.until(lambda: place.count("visit") > 0)
        more = place.hits() + 8
        first.until(lambda: place.hits() >= more)
        children |= children_of(first.process.pid)
        first.kill()
        committed, asked_before = visited(place.database_file), homes(place.web.hits)
        at = place.hits()

        second = place.start_run()
        partial = place.folder / "out" / f".{place.day}.partial"
        second.until(partial.exists)
        children |= children_of(second.process.pid)
        second.kill()
        asked_again = homes(place.web.hits[at:])
        before_export = not place.day_folder.exists()
        at = place.hits()

        last = place.run()
        yield Killed(
            place, committed, set(asked_before), asked_again, before_export, place.hits() - at,
            last, [words for pid, words in children.items() if is_alive(pid)],
        )  # fmt: skip
    finally:
        for pid in children:
            if is_alive(pid):
                os.kill(pid, signal.SIGTERM)


def children_of(pid: int) -> dict[int, str]:
    """Process id -> command line of all descendants."""
    found: dict[int, str] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            words = (status.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (OSError, ValueError):
            continue
        if parent == pid:
            child = int(status.parent.name)
            found |= {child: words} | children_of(child)
    return found


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def visited(database: Path) -> set[str]:
    connection = sqlite3.connect(database, timeout=10)
    try:
        return {key for (key,) in connection.execute("SELECT company_key FROM visit")}
    finally:
        connection.close()


def homes(hits: list[tuple[float, str, str]]) -> Counter[str]:
    """Registrable domain -> requests for its home page."""
    return Counter(parse_domain(host) or host for _at, host, path in hits if path == "/")


def without_run(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: value for name, value in row.items() if name != "run_id"} for row in rows]


if not sys.platform.startswith("linux"):
    pytest.skip("looks for child processes in /proc", allow_module_level=True)


def test_same_command_finishes_what_was_killed(killed):
    assert (killed.last.code, killed.last.err) == (0, "")
    assert killed.place.report()["state"] == "completed"


def test_kill_while_sites_are_read_loses_less_than_fifty_companies(killed):
    assert killed.committed
    assert len(killed.asked_before - killed.committed) < 50
    assert killed.place.count("visit") > len(killed.committed)


def test_only_sites_that_were_not_committed_are_asked_again(killed):
    assert killed.asked_again
    assert set(killed.asked_again) & killed.committed == set()


def test_kill_while_the_folder_is_written_leaves_no_half_day(killed):
    assert killed.before_export
    assert [path.name for path in killed.place.day_folder.parent.iterdir()] == [killed.place.day]
    assert killed.requests_at_last == 0


@pytest.mark.parametrize("name", ["queue.csv", "withheld.csv", "rejected.csv"])
def test_result_equals_that_of_an_undisturbed_run(killed, first_day, name):
    assert without_run(killed.place.rows(name)) == without_run(first_day.place.rows(name))


def test_no_entry_is_doubled(killed):
    queue = killed.place.rows("queue.csv")
    funnel = killed.place.report()["funnel"]
    assert len({row["queue_item_id"] for row in queue}) == len(queue) == funnel["queued"]
    assert killed.place.count("queue_entry") == funnel["queued"]
    assert killed.place.count("withheld") == sum(funnel["withheld"].values())
    assert killed.place.count("issue") == sum(killed.place.report()["issues"].values())


def test_entries_are_of_the_run_that_first_made_them(killed):
    makers = {row["run_id"] for row in killed.place.rows("queue.csv")}
    assert len(makers) == 1
    assert killed.place.report()["run_id"] not in makers


def test_nothing_of_a_killed_run_stays_behind(killed):
    assert killed.left_behind == []
