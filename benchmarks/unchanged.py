"""Sites that did not change: the same day again, and all pages due again.

.venv/bin/python benchmarks/unchanged.py [--companies 300] [--rounds 3]
"""

import argparse
import sqlite3
import tempfile
from pathlib import Path

from measuring import Figures, in_own_process, median, print_table, print_verdict
from pages import SHARED
from web import Web, serving

CPU_OF_FIRST_MAX = 0.45
DAYS_LATER = (0, 0, 30)
RUNS = ("first run", "same day again", "all due again")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Sites that did not change.")
    parser.add_argument("--companies", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    chosen = parser.parse_args()
    with serving(chosen.shared) as web:
        rounds = [_three_runs(web, chosen.companies) for _ in range(chosen.rounds)]
    runs = [median(list(of_run)) for of_run in zip(*rounds, strict=True)]
    first, again, due_again = runs
    print_table(
        f"{chosen.companies} companies, robots.txt and 4 TLS pages each; medians",
        ("", "due", "requests", "304", "page bytes", "pages parsed", "CPU s", "of first"),
        [
            (
                name, int(run["due"]), int(run["requests"]), int(run["not_modified"]),
                int(run["page_bytes"]), int(run["parsed"]), run["cpu"],
                f"{run['cpu'] / first['cpu']:.0%}",
            )
            for name, run in zip(RUNS, runs, strict=True)
        ],
    )  # fmt: skip
    _print_verdicts(first, again, due_again)


def _age_robots(database: str) -> None:
    """The clock of the machine does not turn with the days of the runs: robots.txt is of today."""
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE robots SET fetched_at = '2020-01-01 00:00:00.000000'")
    connection.close()


def _three_runs(web: Web, companies: int) -> list[Figures]:
    """On one database, each in a process of its own as on another day."""
    runs = []
    with tempfile.TemporaryDirectory(prefix="bench-unchanged-") as folder:
        database = str(Path(folder) / "bench.db")
        for days_later in DAYS_LATER:
            if days_later:
                _age_robots(database)
            web.forget()
            figures: Figures = in_own_process(
                "ours.py", "due_again", web=web.place, database=database,
                companies=companies, days_later=days_later,
            )  # fmt: skip
            runs.append(figures | web.counts())
    return runs


def _print_verdicts(first: Figures, again: Figures, due_again: Figures) -> None:
    ratio = due_again["cpu"] / first["cpu"]
    print()
    for what, figure in (
        ("requests on the same day", again["requests"]),
        ("bytes of pages when all is due again", due_again["page_bytes"]),
        ("pages parsed when all is due again", due_again["parsed"]),
    ):
        print_verdict(what, "0", figure, kept=figure == 0)
    print_verdict(
        "CPU when all is due again, of the first run", f"<= {CPU_OF_FIRST_MAX}", ratio,
        kept=ratio <= CPU_OF_FIRST_MAX,
    )  # fmt: skip


if __name__ == "__main__":
    main()
