"""Technologies by category, as our own fingerprints sort them (see `data/README.md`).

Categories are compared without case; the file is made from the fingerprints, and a test compares
the two.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from prospects.once import once

_FILE = Path(__file__).parent / "data" / "technology_categories.csv"


def technologies_of(category: str) -> frozenset[str]:
    """Technologies of a category ("CRM"); empty where there is no such category."""
    label = category_label(category)
    return frozenset(technology_categories()[label]) if label else frozenset()


def category_label(category: str) -> str | None:
    """Name of a category as the file writes it, or None where there is none."""
    return _labels().get(category.strip().casefold())


def known_technologies() -> frozenset[str]:
    """Every technology that our own fingerprints can show."""
    return frozenset(name for names in technology_categories().values() for name in names)


@once
def technology_categories() -> Mapping[str, tuple[str, ...]]:
    """Category -> its technologies, in the order of the file."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["category"]].append(row["technology"])
    return {category: tuple(names) for category, names in found.items()}


@once
def _labels() -> Mapping[str, str]:
    return {label.casefold(): label for label in technology_categories()}
