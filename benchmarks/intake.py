"""What it costs to take a company list: read, mapped, normalised, deduplicated and stored.

.venv/bin/python benchmarks/intake.py [--rows 1000000] [--again] [--keep FOLDER]

The list is invented: ten columns, 3 % of the rows tell of a company again under another spelling
of its site, 3 % have no site, 1 % only a page on a platform, 0.5 % name no company. Phones and
display names are normalised when a company is first scored, which is not measured here.
"""

import argparse
import csv
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from measuring import (
    Figures,
    cpu_seconds,
    do_job,
    in_own_process,
    print_table,
    print_verdict,
    rss_peak_mb,
)

CPU_SECONDS_MAX, RSS_MB_MAX = 25.0, 400.0
HEADER = (
    "Company Name", "Website", "Industry", "# Employees", "Annual Revenue", "Country", "City",
    "Founded", "Phone", "Lead Note",
)  # fmt: skip
_FIRST = (
    "Alder Birch Cedar Dune Ember Fjord Grove Harbor Iris Juniper Kestrel Larch Meadow North Oak "
    "Pine Quarry River Slate Tern Umber Vale Willow Xenon Yarrow Zephyr"
).split()
_SECOND = "Works Labs Logistics Foods Energy Studio Systems Medical Textiles Robotics".split()
_FORMS = ("Inc.", "Ltd", "GmbH", "LLC", "S.A.", "", "", "AB")
_INDUSTRIES = (
    "Computer Software", "Mining & Metals", "Hospital & Health Care", "Restaurants", "Retail",
    "Financial Services", "Logistics and Supply Chain", "Machinery", "Real Estate", "Zzyzx",
)  # fmt: skip
_EMPLOYEES = ("11-50", "51-200", "201 - 500", "1,200", "10k+", "", "501-1,000", "7")
_REVENUE = ("$1M-$10M", "12.5 Mio. EUR", "", "$500M+", "1B", "250,000 USD")
_PLACES = (
    ("United States", "Chicago"), ("DE", "M\u00fcnchen"), ("Norge", "Troms\u00f8"),
    ("United Kingdom", "Leeds"), ("France", "Lyon"), ("Japan", ""), ("", ""),
)  # fmt: skip
_ENDINGS = ("com", "com", "com", "io", "de", "co.uk", "no", "fr", "net")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What it costs to take a company list.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--again", action="store_true", help="Take a newer version as well.")
    parser.add_argument("--keep", type=Path, help="Folder for the list and the database.")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"companies-{chosen.rows}.csv"
        if not path.exists():
            write_list(path, chosen.rows)
        (folder / "intake.db").unlink(missing_ok=True)
        for name in ("first", "again")[: 1 + chosen.again]:
            figures = in_own_process("intake.py", "take", path=str(path), folder=str(folder))
            show(name, chosen.rows, path.stat().st_size, figures)


def show(name: str, rows: int, size: int, figures: Figures) -> None:
    """One reading: its parts, its account, its verdicts."""
    title = f"{rows:,} rows of {len(HEADER)} columns, {size / 1e6:.0f} MB of CSV ({name} reading)"
    print_table(title, ("", "CPU seconds"), [(k, v) for k, v in figures.items() if k in PARTS])
    print_table("account", ("", "rows"), [(k, int(v)) for k, v in figures.items() if k in ACCOUNT])
    total, memory = figures["cpu"], figures["rss_peak"]
    print_verdict("CPU seconds", f"<= {CPU_SECONDS_MAX:g}", total, kept=total <= CPU_SECONDS_MAX)
    print_verdict("MB at most", f"<= {RSS_MB_MAX:g}", memory, kept=memory <= RSS_MB_MAX)


PARTS = ("starting and importing", "read", "map, normalise", "merge, store", "cpu")
ACCOUNT = ("rows_read", "new", "merged", "renewed", "rejected", "companies")


def take(path: str, folder: str) -> Figures:
    """Take a list into a database of its own, each part of the work apart."""
    from enrichment.intake import company_chunks, read_chunks  # noqa: PLC0415
    from prospects.store import open_store  # noqa: PLC0415
    from prospects.store.listing import Taken  # noqa: PLC0415

    spent = dict.fromkeys(PARTS, 0.0)
    spent["starting and importing"] = cpu_seconds()
    taken = Taken()
    with open_store(str(Path(folder) / "intake.db")) as store:
        raw = timed(read_chunks(Path(path)), spent, "read")
        chunks = []

        def mentions():
            for chunk in timed(
                company_chunks(raw, observed_at=datetime.now(UTC)), spent, "map, normalise"
            ):
                chunks.append((chunk.rows_read, len(chunk.rejected)))
                yield chunk.mentions

        for some in timed(store.save_listing(mentions()), spent, "merge, store"):
            taken += some
        rows, rejected = (sum(column) for column in zip(*chunks, strict=True))
        companies = store.count_companies()
    spent["merge, store"] -= spent["map, normalise"]
    spent["map, normalise"] -= spent["read"]
    spent["cpu"] = cpu_seconds()
    account = {"rows_read": rows, "new": taken.new, "merged": taken.merged,
               "renewed": taken.renewed, "rejected": rejected, "companies": companies}  # fmt: skip
    assert rows == taken.new + taken.merged + taken.renewed + rejected, account
    return spent | account | {"rss_peak": rss_peak_mb()}


def timed(items: Iterator[object], spent: Figures, part: str) -> Iterator[object]:
    """Items, with the CPU seconds that it took to make them."""
    while True:
        before = cpu_seconds()
        item = next(items, None)
        spent[part] += cpu_seconds() - before
        if item is None:
            return
        yield item


def write_list(path: Path, rows: int) -> None:
    """An invented company list; the same for the same number of rows."""
    chance = random.Random(20261123)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADER)
        for number in range(rows):
            lines.writerow(_row(chance, number))


def _row(chance: random.Random, number: int) -> list[str]:
    lot = chance.random()
    again = lot < 0.03 and number > 10
    one = chance.randrange(number) if again else number
    first, second = _FIRST[one % 26], _SECOND[one // 26 % 10]
    domain = f"{_FIRST[one % 26].lower()}-{one}-invented.{_ENDINGS[one % len(_ENDINGS)]}"
    name = f"{first} {second} {one} {chance.choice(_FORMS)}".strip()
    site = _spelling(chance, domain)
    if 0.03 <= lot < 0.06:
        site = ""
    elif 0.06 <= lot < 0.07:
        site = f"https://www.linkedin.com/company/{first.lower()}-{number}"
    elif 0.07 <= lot < 0.075:
        name, site = "", chance.choice(("", "n/a", "https://jobs.lever.co/x"))
    country, city = chance.choice(_PLACES)
    note = f'said:\n"call in {number % 12}"' if lot > 0.98 else f"batch {number % 40}"
    return [
        name, site, chance.choice(_INDUSTRIES), chance.choice(_EMPLOYEES),
        chance.choice(_REVENUE), country, city, str(1900 + number % 125),
        f"+1 312 555 {number % 10000:04}", note,
    ]  # fmt: skip


def _spelling(chance: random.Random, domain: str) -> str:
    forms: tuple[Callable[[str], str], ...] = (
        lambda d: f"https://www.{d}", lambda d: f"http://{d}/", lambda d: d,
        lambda d: f"https://www.{d}/about-us?ref=1", lambda d: f"WWW.{d.upper()}",
    )  # fmt: skip
    return chance.choice(forms)(domain)


if __name__ == "__main__":
    do_job({"take": take}) if sys.argv[1:2] == ["take"] else main()
