"""How precise the technologies of openings are, by labels of a reader, and what they cost.

    .venv/bin/python benchmarks/openings_technologies.py [--shared ../shared] [--errors]

120 detections in the recorded boards were drawn at random, and each was read in its sentence: does
the work use this technology, or is it only welcome, as the detection says? "doubtful" counts as
wrong. A detection that is no longer made is named and not counted.
"""

import argparse
import csv
import statistics
import time
from collections import Counter
from pathlib import Path

from measuring import print_table, print_verdict
from openings_functions import SHARED, find_posting, read_postings

from enrichment.hiring.posting import Posting
from enrichment.hiring.understanding.technologies import read_technologies

LABELS = Path(__file__).with_name("openings_technologies_labels.csv")
PRECISION, MILLISECONDS = 0.95, 1.0

Row = dict[str, str]


def main() -> None:
    """Judge the labelled detections, measure all descriptions and print."""
    parser = argparse.ArgumentParser(description="Technologies of openings against labels.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the data")
    parser.add_argument("--errors", action="store_true", help="name what is wrong or gone")
    chosen = parser.parse_args()
    payloads = chosen.shared / "data" / "ats" / "payloads"
    if not payloads.is_dir():
        parser.exit(1, f"{payloads}: recorded boards are not there\n")
    with LABELS.open(encoding="utf-8", newline="") as file:
        judged = [(row, judge(payloads, row)) for row in csv.DictReader(file)]
    counts = Counter(label for _, label in judged)
    print_table("Labelled detections", ("label", "detections"), counts.most_common())
    if chosen.errors:
        for row, label in ((row, label) for row, label in judged if label != "true"):
            print(f"{label} | {row['technology']} | {row['use']} | {row['remark']}")
    found = sum(counts.values()) - counts["gone"]
    precision = counts["true"] / found
    print_verdict("precision", f">= {PRECISION}", precision, kept=precision >= PRECISION)
    cost = statistics.fmean(milliseconds(posting) for posting in described(payloads))
    print_verdict("ms a description", f"<= {MILLISECONDS}", cost, kept=cost <= MILLISECONDS)


def judge(payloads: Path, row: Row) -> str:
    """The reader's label, "gone" where the detection is not made any more."""
    posting = find_posting(payloads / row["payload"], row["posting_id"])
    if posting is None:
        return "gone"
    found = read_technologies(posting.title, posting.description)
    names = found.used if row["use"] == "used" else found.nice
    return row["label"] if row["technology"] in names else "gone"


def described(payloads: Path) -> list[Posting]:
    """Postings with a description, of the vendor with most of them."""
    files = sorted((payloads / "ashby").rglob("*.json"))
    return [posting for file in files for posting in read_postings(file) if posting.description]


def milliseconds(posting: Posting) -> float:
    """CPU milliseconds that one posting takes."""
    begin = time.process_time_ns()
    read_technologies(posting.title, posting.description)
    return (time.process_time_ns() - begin) / 1e6


if __name__ == "__main__":
    main()
