"""How precise our own fingerprints are, by labels that a reader gave.

    .venv/bin/python benchmarks/technographics_precision.py [--shared ../shared] [--errors]

200 detections on the captured pages were drawn at random, and each page was read around the
evidence: does the site run the technology? `technographics_labels.csv` holds the answers.
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

from enrichment.technographics.engine import default_engine
from enrichment.technographics.page.source import PageSource

LABELS = Path(__file__).with_name("technographics_labels.csv")
PRECISION_MIN = 0.97
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
    parser = argparse.ArgumentParser(description="Precision of our own fingerprints.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of pages and data")
    parser.add_argument("--errors", action="store_true", help="name what is wrong or gone")
    chosen = parser.parse_args()
    web = chosen.shared / "data" / "web"
    if not web.is_dir():
        parser.exit(1, f"{web}: captured pages are not there\n")
    labels = _labels()
    files = {label.file for label in labels}
    found = _detect(page for page in captured_pages(str(web)) if page.path.name in files)
    _print(labels, found, errors=chosen.errors)


def _labels() -> list[Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [Label(**row) for row in csv.DictReader(file)]


def _detect(pages: Iterable[CapturedPage]) -> Found:
    """Without headers, which are of other sites; the first reading only compiles patterns."""
    engine, found = default_engine(), {}
    for page in pages:
        source = PageSource(page.body(), page.url)
        engine.detect(source)
        found[page.path.name] = {each.technology for each in engine.detect(source)}
    return found


def _print(labels: list[Label], found: Found, *, errors: bool) -> None:
    again = [label for label in labels if label.technology in found[label.file]]
    count = Counter(label.label for label in again)
    known = {(label.file, label.technology) for label in labels}
    names = {label.technology for label in labels}
    unread = sum((file, name) not in known for file in found for name in found[file] & names)
    rows = [("labelled", len(labels)), ("found again", len(again)), *count.most_common()]
    rows += [("pages", len(found)), ("unlabelled, of the same technologies, on them", unread)]
    print_table("Detections of our own set", ("", "number"), rows)
    if errors:
        wrong = [*(x for x in again if x.label != "true"), *(x for x in labels if x not in again)]
        print_table("Wrong or gone", Label._fields, sorted(wrong))
    precision = count["true"] / len(again) if again else 0.0
    print_verdict("precision, doubtful ones counted as wrong", f">= {PRECISION_MIN}", precision,
                  kept=precision >= PRECISION_MIN)  # fmt: skip


if __name__ == "__main__":
    main()
