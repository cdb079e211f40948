"""Which vendor's board a careers page shows, against what the source of the pages says.

    .venv/bin/python benchmarks/careers_boards.py [--shared ../shared] [--errors]

Two sets of ../shared/data/careers: the links of careers pages of large companies, labelled by
their source (`ats_detected`, which is whatever name stood in the page's text), and recorded careers
pages, labelled by the vendor they were recorded at. Of the first only links are there, so that
frames, scripts and files tell nothing. Each row of which we say something was read: where its
label is wrong, or names the system behind a front that is all the page links, the reader's word
stands in `careers_boards_labels.csv`, keyed by a hash of the page's URL, with the reason.

Front and the system behind it are scored apart. "Visible" are the pages that link or lie at a
host of a vendor; behind the others nothing but a guess would tell.
"""

import argparse
import csv
import hashlib
import html
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from measuring import print_table, print_verdict
from pages import SHARED

from enrichment.answer import Answer
from enrichment.hiring.boards import is_front, vendor_of_asset, vendor_of_host
from enrichment.hiring.extract import extract_hiring
from enrichment.page import Page, PageRole, parse_page
from prospects.signal import SignalKind

LABELS = Path(__file__).with_name("careers_boards_labels.csv")
PRECISION, RECALL = 0.98, 0.70
_NO_VENDOR = frozenset(["", "unknown", "custom"])
_OTHER_NAMES = {"oracle-cloud": "oracle"}
_RECORDED = ("avature", "eightfold", "icims", "talentclue", "peoplestrong", "jobylon", "paylocity",
             "jobvite", "hrmdirect", "phenom")  # fmt: skip


class Case(NamedTuple):
    """A careers page with what is true of it.

    Attributes:
        record: First 12 hex digits of the SHA-256 of its URL, or its file's name.
        page: As far as it was recorded.
        back: Vendor of the board, or "" where it has none or none is known.
        front: Vendor of the front, or "".
    """

    record: str
    page: Page
    back: str
    front: str


class Said(NamedTuple):
    """What we say of a page: vendors by the names of the signals."""

    back: frozenset[str]
    front: frozenset[str]


def main() -> None:
    """Score both sets and print."""
    parser = argparse.ArgumentParser(description="Boards of careers pages: precision and recall.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the pages")
    parser.add_argument("--errors", action="store_true", help="name what is wrong or silent")
    chosen = parser.parse_args()
    folder = chosen.shared / "data" / "careers"
    if not folder.is_dir():
        parser.exit(1, f"{folder}: the careers pages are not there\n")
    sets = {
        "Links of careers pages of large companies": list(_linked(folder)),
        "Recorded careers pages": list(_recorded(folder)),
    }
    for title, cases in sets.items():
        _print_set(title, [(case, _say(case.page)) for case in cases], errors=chosen.errors)
    _print_verdicts([(case, _say(case.page)) for cases in sets.values() for case in cases])


def _linked(folder: Path) -> Iterator[Case]:
    judged = _judged()
    lines = (folder / "sp500_careers_page_links.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines):
        url = row["final_url"] or row["url"]
        record = hashlib.sha256(url.encode()).hexdigest()[:12]
        named = _OTHER_NAMES.get(row["ats_detected"], row["ats_detected"])
        label = "" if named in _NO_VENDOR else named
        back, front = ("", label) if is_front(label) else (label, "")
        yield Case(record, _page_of_links(url, row), *judged.get(record, (back, front)))


def _page_of_links(url: str, row: dict[str, list[dict[str, str | None]]]) -> Page:
    links = (
        f'<li><a href="{html.escape(link["href"] or "")}">{html.escape(link["text"] or "")}</a>'
        for link in row["links"]
    )
    return _page(url, "".join(links).encode())


def _recorded(folder: Path) -> Iterator[Case]:
    for path in sorted([*(folder / "ats_html").iterdir(), *(folder / "jobpages").iterdir()]):
        vendor = next((vendor for vendor in _RECORDED if vendor in path.name), "")
        back, front = ("", vendor) if is_front(vendor) else (vendor, "")
        yield Case(path.name, _page("", path.read_bytes()), back, front)


def _judged() -> dict[str, tuple[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["record"]: (row["back"], row["front"]) for row in csv.DictReader(file)}


def _page(url: str, body: bytes) -> Page:
    return parse_page(Answer(url, url, 200, {}, body, datetime.now(UTC)), PageRole.CAREERS)


def _say(page: Page) -> Said:
    found = [signal for signal in extract_hiring(page) if signal.kind is SignalKind.HIRING]
    named = {name: {s.value.partition("/")[0] for s in found if s.name == name}
             for name in ("ats", "ats_front")}  # fmt: skip
    fronts = named["ats_front"]
    # Where a front is all that shows, it stands under both names.
    return Said(frozenset(named["ats"] - fronts), frozenset(fronts))


def _is_visible(page: Page) -> bool:
    hosts = {page.host, *(link.host for link in page.links)}
    return any(vendor_of_host(host) or vendor_of_asset(host) for host in hosts)


def _print_set(title: str, cases: list[tuple[Case, Said]], *, errors: bool) -> None:
    rows = [_row(what, cases) for what in ("back", "front")]
    header = ("", "labelled", "visible", "said", "right", "precision", "recall", "of visible")
    print_table(f"{title}: {len(cases)} pages", header, rows)
    if errors:
        wrong = [(case.record, case.back, case.front, *map(sorted, said))
                 for case, said in cases if _is_wrong(case, said)]  # fmt: skip
        print_table("Wrong or silent", ("page", "back", "front", "said", "said front"), wrong)


def _is_wrong(case: Case, said: Said) -> bool:
    return (frozenset(filter(None, [case.back])), frozenset(filter(None, [case.front]))) != said


def _row(what: str, cases: list[tuple[Case, Said]]) -> tuple[object, ...]:
    labelled = [(case, said) for case, said in cases if getattr(case, what)]
    visible = [each for each in labelled if _is_visible(each[0].page)]
    said = sum(len(getattr(said, what)) for _, said in cases)
    right = _right(what, cases)
    shares = (right / max(said, 1), right / max(len(labelled), 1),
              _right(what, visible) / max(len(visible), 1))  # fmt: skip
    return (what, len(labelled), len(visible), said, right, *shares)


def _right(what: str, cases: list[tuple[Case, Said]]) -> int:
    return sum(getattr(case, what) in getattr(said, what) for case, said in cases)


def _print_verdicts(cases: list[tuple[Case, Said]]) -> None:
    for what in ("back", "front"):
        *_, precision, _, recall = _row(what, cases)
        assert isinstance(precision, float)
        assert isinstance(recall, float)
        kept = precision >= PRECISION
        print_verdict(f"precision of {what}", f">= {PRECISION}", precision, kept=kept)
        kept = recall >= RECALL
        print_verdict(f"recall of {what}, visible", f">= {RECALL}", recall, kept=kept)


if __name__ == "__main__":
    main()
