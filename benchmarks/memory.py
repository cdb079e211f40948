"""Memory of a process that reads sites: flat from 1,000 to 10,000 companies over TLS.

    .venv/bin/python benchmarks/memory.py [--quick]

Over TLS: robots.txt and four pages of 60 to 150 KB of each company, 120 companies open at a time
and a second between two requests to a host, as in a real run. From stored pages: one page of that
size for each company in the page store, read again without the network; 100,000 of them take 2.5
GB of disk for as long as the benchmark runs.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import in_own_process, print_table, print_verdict
from pages import SHARED
from web import serving

RSS_MB_MAX = 250.0
BYTES_A_PAGE = 25_000
GROWTH_MB_MAX = 20.0
"""What counts as flat: the pages of the moment make more difference than this."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Memory of a process that reads sites.")
    parser.add_argument("--companies", type=int, default=10_000, help="over TLS")
    parser.add_argument("--stored", type=int, default=100_000, help="from stored pages")
    parser.add_argument("--quick", action="store_true", help="300 over TLS, 3,000 from the store")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    chosen = parser.parse_args()
    companies, stored = (300, 3_000) if chosen.quick else (chosen.companies, chosen.stored)
    if companies:
        points = _points(companies)
        with serving(chosen.shared) as web:
            rows = in_own_process("ours.py", "memory", web=web.place, points=points)
        _show("over TLS", rows)
    if stored:
        _show("from stored pages", _reread(stored, str(chosen.shared)))


def _points(companies: int) -> list[int]:
    return [round(companies * share) for share in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)]


def _reread(companies: int, shared: str) -> list[tuple[float, float]]:
    """The store is filled by another process than the one whose memory is looked at."""
    with tempfile.TemporaryDirectory(prefix="bench-stored-") as folder:
        if shutil.disk_usage(folder).free < 2 * BYTES_A_PAGE * companies:
            raise SystemExit(f"{folder}: too little disk for {companies:,} stored pages")
        database = str(Path(folder) / "stored.db")
        in_own_process("stored.py", "fill", database=database, shared=shared, companies=companies)
        rows: list[tuple[float, float]] = in_own_process(
            "stored.py", "reread", database=database, points=_points(companies)
        )
        return rows


def _show(how: str, rows: Sequence[Sequence[float]]) -> None:
    """Growth counts from a tenth of the companies on, when all caches are warm."""
    companies = int(rows[-1][0])
    print_table(f"{how}, one process", ("companies", "RSS MB"), [(int(n), mb) for n, mb in rows])
    tenth = next(mb for n, mb in rows if n >= companies / 10)
    most, growth = max(mb for _, mb in rows), rows[-1][1] - tenth
    print()
    print_verdict(f"RSS in MB, {how}", f"<= {RSS_MB_MAX:.0f}", most, kept=most <= RSS_MB_MAX)
    print_verdict(
        f"growth in MB from {companies // 10:,} to {companies:,}, {how}",
        f"<= {GROWTH_MB_MAX:.0f}", growth, kept=growth <= GROWTH_MB_MAX,
    )  # fmt: skip


if __name__ == "__main__":
    main()
