"""What the database costs a company with openings: saving a look at its board, and loading hiring.

.venv/bin/python benchmarks/storing_openings.py [--companies 1000] [--openings 30] [--days 30]
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from measuring import Figures, cpu_seconds, do_job, in_own_process, print_table, print_verdict

from prospects.company import Company
from prospects.hiring import BoardReading, Opening
from prospects.store import Store, open_store

BATCH = 250
SECONDS_MAX = 5.0
_FIRST = date(2026, 9, 1)
_PLACES = ("Berlin, Germany", "Oslo, Norway", "Austin, TX", "Remote")
_FUNCTIONS = ("sales", "engineering", "marketing", "finance")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What the database costs a company's openings.")
    parser.add_argument("--companies", type=int, default=1000)
    parser.add_argument("--openings", type=int, default=30)
    parser.add_argument("--days", type=int, default=30, help="days remembered when loading")
    chosen = parser.parse_args()
    figures: Figures = in_own_process("storing_openings.py", "store", **vars(chosen))
    print_table(
        f"SQLite, {chosen.companies} companies of {chosen.openings} openings, batches of {BATCH}",
        ("", "seconds of CPU"),
        list(figures.items()),
    )
    for what, seconds in figures.items():
        print_verdict(what, f"<= {SECONDS_MAX} s", seconds, kept=seconds <= SECONDS_MAX)


def store(companies: int, openings: int, days: int) -> Figures:
    """Seconds of CPU of each step over all companies, the readings made before."""
    keys = [f"company-{number:06}-invented.tld" for number in range(companies)]
    last = _FIRST + timedelta(days=days)
    with (
        tempfile.TemporaryDirectory(prefix="bench-openings-") as folder,
        open_store(str(Path(folder) / "bench.db")) as opened,
    ):
        opened.save_companies(Company(key, key, None) for key in keys)
        figures = {
            "first look": _saved(opened, keys, _FIRST, range(openings)),
            "next look, a tenth new": _saved(
                opened, keys, _FIRST + timedelta(days=1), range(openings // 10, openings * 11 // 10)
            ),
        }
        for number in range(2, days):
            on = _FIRST + timedelta(days=number)
            unknown = [BoardReading(key, _board(key), on, "unknown", _at(on)) for key in keys]
            opened.save_board_readings(unknown)
        figures["look after many"] = _saved(opened, keys, last, range(openings))
        started = cpu_seconds()
        opened.load_hiring(keys, last)
        figures["loading hiring"] = cpu_seconds() - started
    return figures


def _saved(opened: Store, keys: Sequence[str], day: date, numbers: range) -> float:
    readings = [_reading(key, day, numbers) for key in keys]
    started = cpu_seconds()
    for start in range(0, len(readings), BATCH):
        opened.save_board_readings(readings[start : start + BATCH])
    return cpu_seconds() - started


def _reading(key: str, day: date, numbers: range) -> BoardReading:
    openings = tuple(_opening(key, number) for number in numbers)
    return BoardReading(key, _board(key), day, "hiring", _at(day), openings, len(openings))


def _opening(key: str, number: int) -> Opening:
    return Opening(
        _board(key), f"id-{number}", f"Specialist number {number}", f"https://{key}/jobs/{number}",
        _FUNCTIONS[number % 4], "senior", "People & Places", (_PLACES[number % 4],), ("DE",), False,
        _FIRST - timedelta(days=number), ("Python", "Kubernetes"), ("Go",), None, f"R-{number}",
    )  # fmt: skip


def _board(key: str) -> str:
    return f"lever/{key}"


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


if __name__ == "__main__":
    do_job({"store": store}) if sys.argv[1:2] == ["store"] else main()
