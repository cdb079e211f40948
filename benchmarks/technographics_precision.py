"""How precise technographics are, by labels that a reader gave.

    .venv/bin/python benchmarks/technographics_precision.py [--shared ../shared] [--errors]

Detections on the captured pages were drawn at random, and each page was read around the evidence:
does the site run the technology? `technographics_labels.csv` holds 200 of our own fingerprints,
`technographics_extra_labels.csv` those of three draws of 100 from what mode full finds with the
community's data beyond wappalyzergo. Patterns were mended between the draws, so the second table
says what became of all of them, and not what a fresh draw would show.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from captured import CapturedPage, captured_pages
from measuring import print_table, print_verdict
from pages import SHARED

from enrichment.technographics.engine import Engine, default_engine, load_engine
from enrichment.technographics.page.source import PageSource

OURS = Path(__file__).with_name("technographics_labels.csv")
EXTRA = Path(__file__).with_name("technographics_extra_labels.csv")
Found = Mapping[str, set[str]]
"""File of a page -> technologies that it shows."""


class Label(NamedTuple):
    """A row of the labels.

    Attributes:
        file: Of the page.
        technology: What was detected there.
        label: "true", "false" or "doubtful".
        remark: Why, in a few words.
    """

    file: str
    technology: str
    label: str
    remark: str


def main() -> None:
    """Detect on the labelled pages and print."""
    parser = argparse.ArgumentParser(description="Precision of technographics.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of pages and data")
    parser.add_argument("--errors", action="store_true", help="name what is wrong or gone")
    chosen = parser.parse_args()
    web = chosen.shared / "data" / "web"
    if not web.is_dir():
        parser.exit(1, f"{web}: captured pages are not there\n")
    community = load_engine(chosen.shared / "data/fingerprints/enthec_technologies.json")
    pages = captured_pages(str(web))
    for title, file, engine, least in (
        ("Detections of our own set", OURS, default_engine(), 0.97),
        ("Detections of mode full beyond wappalyzergo's", EXTRA, community, 0.95),
    ):
        labels = _labels(file)
        files = {label.file for label in labels}
        found = _detect(engine, (page for page in pages if page.path.name in files))
        _print(title, labels, found, least, errors=chosen.errors)


def _labels(path: Path) -> list[Label]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Label(**row) for row in csv.DictReader(file)]


def _detect(engine: Engine, pages: Iterable[CapturedPage]) -> Found:
    """Without headers, which are of other sites."""
    return {
        page.path.name: {
            each.technology for each in engine.detect(PageSource(page.body(), page.url))
        }
        for page in pages
    }


def _print(title: str, labels: list[Label], found: Found, least: float, *, errors: bool) -> None:
    again = [label for label in labels if label.technology in found[label.file]]
    count = Counter(label.label for label in again)
    known = {(label.file, label.technology) for label in labels}
    names = {label.technology for label in labels}
    unread = sum((file, name) not in known for file in found for name in found[file] & names)
    rows = [("labelled", len(labels)), ("found again", len(again)), *count.most_common()]
    rows += [("pages", len(found)), ("unlabelled, of the same technologies, on them", unread)]
    print_table(title, ("", "number"), rows)
    if errors:
        wrong = [*(x for x in again if x.label != "true"), *(x for x in labels if x not in again)]
        print_table("Wrong or gone", Label._fields, sorted(wrong))
    precision = count["true"] / len(again) if again else 0.0
    print_verdict("precision, doubtful ones counted as wrong", f">= {least}", precision,
                  kept=precision >= least)  # fmt: skip


if __name__ == "__main__":
    main()
