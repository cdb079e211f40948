"""What becomes of the real company lists: rows accounted for, and how full each field is.

    .venv/bin/python benchmarks/real_lists.py [--unread FIELD]

Raw is the share of rows whose column is filled, read the share of rows of which a value was
understood; the rest of it is said in words that no parser takes ("medium", "B2B") or is nought.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from enrichment.intake import list_signals, read_companies
from enrichment.intake.companies import CompanyIntake
from prospects.mention import Mention

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "companies"
AT = datetime(2026, 11, 21, tzinfo=UTC)
READ_AS = {"name": "display_name", "linkedin_url": "social"}
"""Canonical field -> its name as a signal, where they differ."""
LEFT_AS_TEXT = frozenset({"website", "source", "external_id", "stage", "other_names"})


def main() -> None:
    """Print a table for each list, then whether every row is accounted for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--unread", metavar="FIELD", help="Count values that were not understood.")
    asked = options.parse_args()
    lost = 0
    for path in sorted(FOLDER.glob("[!c]*.csv")):
        found = read_companies(path, observed_at=AT)
        print_list(path.stem, found)
        if asked.unread:
            print_unread(found.mentions, asked.unread)
        lost += found.rows_read - len(found.companies) - found.merged - len(found.rejected)
    print(f"{'missed' if lost else 'kept'}  rows not accounted for: {lost}, target 0")


def print_list(name: str, found: CompanyIntake) -> None:
    """Print what came of one list."""
    keyed = sum(company.domain is not None for company in found.companies)
    print(
        f"\n{name}: {found.rows_read} rows, {len(found.companies)} companies ({keyed} by domain), "
        f"{found.merged} merged, {len(found.rejected)} rejected"
    )
    raw, read = filled(found.mentions)
    for field, count in sorted(raw.items(), key=lambda each: -each[1]):
        understood = "as text" if field in LEFT_AS_TEXT else f"{read[field] / found.rows_read:.1%}"
        print(f"  {field:<14}{count / found.rows_read:>8.1%}{understood:>10}")


def filled(mentions: Sequence[Mention]) -> tuple[Counter[str], Counter[str]]:
    """Rows in which a field is filled, and rows of which a value was understood, by field."""
    raw, read = Counter[str](), Counter[str]()
    for mention in mentions:
        fields = [*mention.facts, *(["name"] if mention.name else [])]
        known = {signal.name for signal in list_signals([mention], {})}
        raw.update([*fields, *(["domain"] if mention.domain else [])])
        read.update(field for field in fields if READ_AS.get(field, field) in known)
        read.update(["domain"] if mention.domain else [])
    return raw, read


def print_unread(mentions: Sequence[Mention], field: str) -> None:
    """Print how many values of a field were not understood and how long they are, no text."""
    name = READ_AS.get(field, field)
    texts = [
        mention.facts[field]
        for mention in mentions
        if field in mention.facts
        and name not in {signal.name for signal in list_signals([mention], {})}
    ]
    lengths = sorted(len(text) for text in texts)
    print(f"  {field}: {len(texts)} values in {len(set(texts))} forms not understood", end="")
    print(f", {lengths[len(lengths) // 2]} characters at the median" if lengths else "")


if __name__ == "__main__":
    main()
