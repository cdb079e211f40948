"""How surely a careers link is told from what looks like one, by labels that a reader gave.

    .venv/bin/python benchmarks/careers_links.py [--shared ../shared] [--errors]

332 anchors of the recorded candidates, drawn over text and path, path only and text only: would a
person who looks for the openings of the company that owns the page be right to follow it? Labels
are keyed by a hash of page URL, reference and text, which are looked up at run time. Halves are of
whole sites; `--errors` names the wrong ones of the half that the words were chosen on.
"""

import argparse
import csv
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from measuring import print_table, print_verdict
from pages import SHARED

from enrichment.links import ENOUGH, score_link
from enrichment.page import Link, PageRole
from enrichment.publishing import is_article
from enrichment.reference import parse_web_address, resolver

LABELS = Path(__file__).with_name("careers_links_labels.csv")
PRECISION, RECALL = 0.95, 0.90
_NOWHERE = "https://page.example/"
"""Stands for the URL of a page that was recorded without one."""
_SOFT_HYPHEN = "\xad"


class Anchor(NamedTuple):
    """One candidate.

    Attributes:
        page: File that it stands in; all anchors of one file are one page's.
        record: First 12 hex digits of the SHA-256 of page URL, reference and text.
        link: As a page would hold it; None where the reference leads to no page.
        points: How surely it leads to careers; 0.0 without a link.
    """

    page: str
    record: str
    link: Link | None
    points: float


class Label(NamedTuple):
    """What a reader said of an anchor.

    Attributes:
        half: "dev" or "held_out".
        is_careers: Whether the openings of the page's owner are to be found there.
        note: Why, where it is doubtful.
    """

    half: str
    is_careers: bool
    note: str


def main() -> None:
    """Score the labelled anchors and print."""
    parser = argparse.ArgumentParser(description="Precision and recall of careers links.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the candidates")
    parser.add_argument("--errors", action="store_true", help="name what is wrong in half dev")
    chosen = parser.parse_args()
    path = chosen.shared / "data" / "careers" / "careers_link_candidates.csv"
    if not path.is_file():
        parser.exit(1, f"{path}: the candidates are not there\n")
    labels, anchors = _labels(), list(_anchors(path))
    if chosen.errors:
        print_table("Wrong in half dev", ("", "text", "reference"), _errors(anchors, labels))
    for half in ("dev", "held_out"):
        _print_anchors(half, anchors, labels)
        _print_chosen(half, anchors, labels)


def _labels() -> Mapping[str, Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {
            row["record"]: Label(row["half"], row["label"] == "careers", row["note"])
            for row in csv.DictReader(file)
        }


def _anchors(path: Path) -> Iterator[Anchor]:
    """Candidates as recorded, each once a page."""
    csv.field_size_limit(sys.maxsize)
    seen = set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            record = "|".join(row[name] for name in ("page_url", "href", "text"))
            key = hashlib.sha256(record.encode()).hexdigest()[:12]
            if (row["page"], key) not in seen:
                seen.add((row["page"], key))
                link = _link(row)
                yield Anchor(row["page"], key, link, _points(link, row["page_url"]))


def _link(row: Mapping[str, str]) -> Link | None:
    base = parse_web_address(row["page_url"]) or parse_web_address(_NOWHERE)
    address = base and resolver(base)(row["href"])
    text = " ".join(row["text"].replace(_SOFT_HYPHEN, "").split())
    return address and Link(address.url, text, "", address.host, address.path)


def _points(link: Link | None, page_url: str) -> float:
    """As the product scores it; of the rest of the page nothing was recorded."""
    on = urlsplit(page_url)
    publisher = on.hostname or "" if is_article(on.path) else ""
    return score_link(link, PageRole.CAREERS, publisher) if link else 0.0


def _once(anchors: Iterable[Anchor]) -> list[Anchor]:
    """Anchors, each record once: pages without URL share theirs."""
    return list({anchor.record: anchor for anchor in anchors}.values())


def _print_anchors(half: str, anchors: list[Anchor], labels: Mapping[str, Label]) -> None:
    counts = Counter(
        (labels[anchor.record].is_careers, anchor.points >= ENOUGH)
        for anchor in _once(anchors)
        if anchor.record in labels and labels[anchor.record].half == half
    )
    _print(f"Anchors of half {half}", counts)


def _print_chosen(half: str, anchors: list[Anchor], labels: Mapping[str, Label]) -> None:
    """Of the best link of each page; one that nobody read counts for nothing."""
    pages = defaultdict(list)
    for anchor in anchors:
        pages[anchor.page].append(anchor)
    # Some pages were recorded thrice: as they were, cleaned, and annotated.
    different = {frozenset(anchor.record for anchor in page): page for page in pages.values()}
    outcomes = (_outcome(page, labels, half) for page in different.values())
    counts = Counter(outcome for each in outcomes for outcome in each)
    _print(f"Chosen link a page of half {half}", counts)


def _outcome(page: list[Anchor], labels: Mapping[str, Label], half: str) -> list[tuple[bool, bool]]:
    read = {a.record: labels[a.record].is_careers for a in page if a.record in labels}
    if not read or next(labels[record].half for record in read) != half:
        return []
    best = max(page, key=lambda anchor: anchor.points)
    if best.points < ENOUGH:
        return [(any(read.values()), False)]
    return [(read[best.record], True)] if best.record in read else []


def _print(title: str, counts: Counter[tuple[bool, bool]]) -> None:
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    rows = [("read", counts.total()), ("right", right), ("wrong", wrong), ("missed", missed)]
    print_table(title, ("", "number"), rows)
    print_verdict("precision", f">= {PRECISION}", precision, kept=precision >= PRECISION)
    print_verdict("recall", f">= {RECALL}", recall, kept=recall >= RECALL)


def _errors(anchors: list[Anchor], labels: Mapping[str, Label]) -> list[tuple[str, str, str]]:
    """Only of half dev: whoever reads the others can no longer be measured by them."""
    return [
        ("missed" if labels[a.record].is_careers else "wrong", a.link.text, a.link.url)
        for a in _once(anchors)
        if a.link and a.record in labels and labels[a.record].half == "dev"
        and labels[a.record].is_careers != (a.points >= ENOUGH)
    ]  # fmt: skip


if __name__ == "__main__":
    main()
