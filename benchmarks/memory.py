"""Memory of a process that reads sites: flat from 1,000 to 10,000 companies over TLS.

    .venv/bin/python benchmarks/memory.py [--quick]

Then up to 100,000 companies from stored pages, without the network: see `--stored`.
"""

import argparse
from pathlib import Path

from measuring import in_own_process, print_table, print_verdict
from pages import SHARED
from web import serving

RSS_MB_MAX = 250.0
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
        with serving(chosen.shared) as web:
            _show("over TLS", "memory", companies, web=web.place)
    if stored:
        _show("from stored pages", "memory_of_stored", stored, shared=str(chosen.shared))


def _show(how: str, job: str, companies: int, **options: object) -> None:
    points = sorted({round(companies * share) for share in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)})
    rows = in_own_process("ours.py", job, points=points, **options)
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
