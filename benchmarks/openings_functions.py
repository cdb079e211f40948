"""How often the function of an opening is read as a person labelled it.

    .venv/bin/python benchmarks/openings_functions.py [--shared ../shared] [--held-out] [--errors]

`openings_functions_labels.csv` names 600 openings of recorded boards by payload and id; halves are
of whole boards, `dev` for writing rules and `held_out` for scoring them. Beside the rules stand the
same rules on titles alone, and a plain ordered keyword list on titles. Of the held-out half only
totals and counts by pair of labels are printed, and only where it is asked for.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from measuring import print_table, print_verdict

from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import Answered, Posting
from enrichment.hiring.understanding.function import read_function

SHARED = Path(__file__).resolve().parents[2] / "shared"
LABELS = Path(__file__).with_name("openings_functions_labels.csv")
AGREEMENT, MACRO_F1 = 0.88, 0.80

KEYWORDS: tuple[tuple[str, str], ...] = (
    ("executive", "chief of staff, ceo"),
    ("administration", "assistant, office manager, receptionist"),
    ("hr", "recruit, talent, people, hr , human resources"),
    ("legal", "counsel, legal, compliance, attorney, privacy"),
    ("finance", "accountant, accounting, finance, financial, tax, payroll, controller, billing"),
    ("customer_success", "customer, support, implementation, onboarding"),
    ("revops", "revenue operations, sales operations, enablement"),
    ("business_development", "partnership, alliance, business development"),
    ("marketing", "marketing, content, brand, growth, community, communications, seo"),
    ("sales", "sales, account executive, account manager, sdr, bdr"),
    ("design", "design, ux, creative"),
    ("data", "data, analytics, analyst, machine learning, scientist"),
    ("product", "product"),
    ("project_management", "project manager, program manager, scrum"),
    ("it", "system administrator, helpdesk, it "),
    ("engineering", "engineer, developer, software, devops, technical, architect"),
    ("procurement", "procurement, buyer, sourcing"),
    ("healthcare", "nurse, clinical, medical, therapist"),
    ("education", "teacher, tutor, instructor"),
    ("science", "research"),
    ("consulting", "consultant"),
    ("operations", "operations, logistics, warehouse, facilities, technician, supply chain"),
)
"""A plain list: the first function with any of its words decides."""


class Labelled(NamedTuple):
    """One opening and what a reader says of it."""

    half: str
    label: str
    posting: Posting


Reader = Callable[[Posting], str | None]


def main() -> None:
    """Score the halves and print."""
    parser = argparse.ArgumentParser(description="Function of openings against labels.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the data")
    parser.add_argument("--held-out", action="store_true", help="score the half put aside as well")
    parser.add_argument("--errors", action="store_true", help="name what is wrong in dev")
    chosen = parser.parse_args()
    payloads = chosen.shared / "data" / "ats" / "payloads"
    if not payloads.is_dir():
        parser.exit(1, f"{payloads}: recorded boards are not there\n")
    labelled = list(read_labelled(payloads))
    for half in ("dev", "held_out") if chosen.held_out else ("dev",):
        print_half(half, [each for each in labelled if each.half == half])
    if chosen.errors:
        for each in (each for each in labelled if each.half == "dev"):
            read = by_rules(each.posting)
            if read != each.label:
                print(f"{each.label} | {read} | {each.posting.title} | {each.posting.department}")


def by_rules(posting: Posting) -> str | None:
    """The rules, on all that the board says."""
    return read_function(posting.title, posting.function, posting.department)


def by_title(posting: Posting) -> str | None:
    """The rules, on the title alone."""
    return read_function(posting.title)


def by_keywords(posting: Posting) -> str | None:
    """The plain list, on the title alone."""
    title = f" {posting.title.casefold()} "
    return next(
        (name for name, words in KEYWORDS if any(word in title for word in words.split(", "))), None
    )


READERS: Mapping[str, Reader] = {
    "title and department": by_rules, "title alone": by_title, "plain keywords": by_keywords,
}  # fmt: skip


def print_half(half: str, labelled: Sequence[Labelled]) -> None:
    """Figures of one half, and which labels were taken for which."""
    scored = {name: score(labelled, reader) for name, reader in READERS.items()}
    print_table(
        f"{half}: {len(labelled)} openings", ("reader", "agreement", "macro-F1"),
        [(name, *figures) for name, figures in scored.items()],
    )  # fmt: skip
    pairs = Counter(
        (each.label, by_rules(each.posting) or "unknown")
        for each in labelled
        if by_rules(each.posting) != each.label
    )
    rows = [(label, read, number) for (label, read), number in pairs.most_common()]
    print_table(f"{half}: taken for another", ("label", "read as", "openings"), rows)
    agreement, macro_f1 = scored["title and department"]
    print_verdict(f"{half}: agreement", f">= {AGREEMENT}", agreement, kept=agreement >= AGREEMENT)
    print_verdict(f"{half}: macro-F1", f">= {MACRO_F1}", macro_f1, kept=macro_f1 >= MACRO_F1)


def score(labelled: Sequence[Labelled], reader: Reader) -> tuple[float, float]:
    """Agreement, and the mean of F1 over the functions that are labelled."""
    pairs = Counter((each.label, reader(each.posting)) for each in labelled)
    right = {label: pairs[label, label] for label, _ in pairs}
    said, truly = Counter[str | None](), Counter[str]()
    for (label, read), number in pairs.items():
        truly[label] += number
        said[read] += number
    f1 = [2 * right[label] / (truly[label] + said[label]) for label in truly]
    return sum(right.values()) / len(labelled), sum(f1) / len(f1)


def read_labelled(payloads: Path) -> Iterator[Labelled]:
    """Labels with the postings they speak of; says how many could not be found."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lost = Counter[str]()
    for row in rows:
        posting = find_posting(payloads / row["payload"], row["posting_id"])
        if posting:
            yield Labelled(row["half"], row["label"], posting)
        else:
            lost[f"{row['half']} of {row['payload'].partition('/')[0]}"] += 1
    if lost:
        print(f"not found and not counted: {dict(lost)}")


def find_posting(file: Path, posting_id: str) -> Posting | None:
    """The posting with this id, or with the title that the answer gives to it."""
    postings = read_postings(file)
    for posting in postings:
        if posting_id in (posting.posting_id, posting.requisition):
            return posting
    titles = set(titles_of(file, posting_id))
    return next((posting for posting in postings if posting.title in titles), None)


@cache
def read_postings(file: Path) -> tuple[Posting, ...]:
    """Postings of a recorded answer, as its vendor's adapter reads them."""
    vendor = file.parts[file.parts.index("payloads") + 1]
    return adapters()[vendor].read(Answered(file.read_bytes())).postings


def titles_of(file: Path, posting_id: str) -> Iterator[str]:
    """Titles of the objects with this id in a JSON answer."""
    if file.suffix == ".json":
        nodes = [json.loads(file.read_bytes())]
        while nodes:
            node = nodes.pop()
            if isinstance(node, dict) and posting_id in map(str, node.values()):
                yield from (" ".join(str(node[k]).split()) for k in ("title", "name") if k in node)
            below = node.values() if isinstance(node, dict) else node
            nodes += [one for one in below if isinstance(one, dict | list)]


if __name__ == "__main__":
    main()
