"""What is known of the companies of the captured pages, and how often their country is right.

    .venv/bin/python benchmarks/firmographics.py [--shared ../shared] [--errors]

Each page is read as a home page; a domain's country is the surest of its pages. The labels are of
people who read the pages (`tests/enrichment/firmographics/country_labels.csv`), in two draws of 60
domains. Rules were still changed after both had been read, so neither is an untouched test.
"""

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from measuring import Row, print_table, print_verdict
from pages import SHARED, SIZE_MAX, SIZE_MIN

from enrichment.answer import Answer
from enrichment.firmographics import extract_firmographics
from enrichment.firmographics.language import spoken_language
from enrichment.firmographics.legal_id import extract_legal_id
from enrichment.firmographics.phones import extract_phones
from enrichment.firmographics.place import extract_place
from enrichment.page import Page, parse_page
from prospects.signal import Signal

RIGHT_MIN = 0.9
MS_A_PAGE_MAX = 0.5
FIELDS = (
    "display_name", "description", "industry", "headcount", "founded_year", "country", "region",
    "city", "postal_code", "language", "phone", "social", "legal_id", "redirect_domain",
    "site_standing",
)  # fmt: skip
PLACE = (extract_place, extract_phones, extract_legal_id)
ROUNDS = 3
LABELS = Path(__file__).resolve().parents[1].joinpath(
    "tests", "enrichment", "firmographics", "country_labels.csv"
)  # fmt: skip

Labels = Mapping[str, tuple[str, str]]
"""Domain -> number of its draw and country, empty where a person cannot tell."""


def main() -> None:
    """Read all pages and print."""
    parser = argparse.ArgumentParser(description="Coverage of firmographics, and right countries.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    parser.add_argument("--errors", action="store_true", help="print each wrong country")
    chosen = parser.parse_args()
    if not (chosen.shared / "data" / "web").is_dir():
        parser.exit(1, f"{chosen.shared}: the captured pages are not there\n")
    pages = list(_pages(chosen.shared / "data" / "web"))
    facts: dict[str, list[Signal]] = defaultdict(list)
    for row, page in pages:
        facts[row["domain"]].extend(extract_firmographics(page))
    _print_coverage(facts)
    _print_countries(facts, _labels(chosen.shared / "data" / "web"), errors=chosen.errors)
    sized = [page for row, page in pages if SIZE_MIN <= int(row["bytes"]) <= SIZE_MAX]
    milliseconds = _milliseconds(sized)
    print_verdict(
        f"place, phones and legal identifiers, ms CPU a page ({len(sized)} of 60-150 KB)",
        f"<= {MS_A_PAGE_MAX}", milliseconds, kept=milliseconds <= MS_A_PAGE_MAX,
    )  # fmt: skip


def _pages(folder: Path) -> Iterator[tuple[Mapping[str, str], Page]]:
    """Rows of the manifest that have a URL, with their pages; headers are others' and left out."""
    for row in _rows(folder / "manifest.csv"):
        if row["url"] and row["domain"]:
            body = (folder / "pages" / row["file"]).read_bytes()
            at = datetime(2026, 11, 21, tzinfo=UTC)
            yield row, parse_page(Answer(row["url"], row["url"], 200, {}, body, at))


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _labels(folder: Path) -> Labels:
    """Labels by domain; a page that is not the one that was read is left out."""
    domains = {row["file"]: row["domain"] for row in _rows(folder / "manifest.csv")}
    found = {}
    for row in _rows(LABELS):
        path = folder / "pages" / row["file"]
        if hashlib.sha256(path.read_bytes()).hexdigest() == row["sha256"]:
            found[domains[row["file"]]] = (row["draw"], row["country"])
    return found


def _print_coverage(facts: Mapping[str, Sequence[Signal]]) -> None:
    known = {domain: {signal.name for signal in signals} for domain, signals in facts.items()}
    rows: list[Row] = []
    for field in FIELDS:
        having = sum(field in names for names in known.values())
        rows.append((field, having, f"{having / len(known):.0%}"))
    print_table(f"Domains with a value ({len(known)} domains)", ("field", "domains", "share"), rows)


def _print_countries(
    facts: Mapping[str, Sequence[Signal]], labels: Labels, *, errors: bool
) -> None:
    rows: list[Row] = []
    wrong: list[str] = []
    figures = []
    for draw in sorted({draw for draw, _ in labels.values()}):
        meant = {domain: country for domain, (of, country) in labels.items() if of == draw}
        decided = {domain: _country(facts[domain]) for domain in meant}
        decided = {domain: country for domain, country in decided.items() if country}
        right = sum(country == meant[domain] for domain, country in decided.items())
        untold = sum(not meant[domain] for domain in decided)
        wrong += [f"{d}: {c}, read as {meant[d] or 'unknown'}" for d, c in decided.items()
                  if c != meant[d]]  # fmt: skip
        tellable = sum(map(bool, meant.values()))
        figures.append((draw, right / len(decided)))
        rows.append((draw, len(meant), tellable, len(decided), right, untold,
                     f"{right / len(decided):.1%}"))  # fmt: skip
    header = (
        "draw",
        "domains",
        "a person can tell",
        "decided",
        "right",
        "nobody can tell",
        "share",
    )
    print_table("Countries of domains read by hand", header, rows)
    for draw, share in figures:
        print_verdict(f"countries right, draw {draw}", f">= {RIGHT_MIN}", share,
                      kept=share >= RIGHT_MIN)  # fmt: skip
    if errors:
        print("\n".join(wrong))


def _country(signals: Sequence[Signal]) -> str | None:
    """Country of the surest signal, or None."""
    told = [signal for signal in signals if signal.name == "country"]
    return max(told, key=lambda signal: (signal.confidence, signal.value)).value if told else None


def _milliseconds(pages: Sequence[Page]) -> float:
    """CPU a page of the extractors of place, the best of some rounds after one that warms up.

    The language of the text is asked before, for it is read once a page for all that want it.
    """
    return min(_seconds(pages) for _ in range(ROUNDS + 1)) / len(pages) * 1000


def _seconds(pages: Sequence[Page]) -> float:
    spent = 0.0
    for page in pages:
        spoken_language(page)
        start = time.process_time()
        for extract in PLACE:
            extract(page)
        spent += time.process_time() - start
    return spent


if __name__ == "__main__":
    main()
