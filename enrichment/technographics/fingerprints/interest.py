"""Which technologies say something to a salesperson, by the categories of our own fingerprints.

Each category of `data/categories.json` has a priority: 1 tells most (a CRM, a shop), 9 least
(libraries, fonts). A technology counts by the best of its categories.
"""

import json
from collections.abc import Iterable, Mapping

from enrichment.technographics.fingerprints.reading import OUR_FINGERPRINTS, read_fingerprints
from prospects.once import once

TELLING_UP_TO = 2
"""Priority up to which a technology is worth a call by itself: what sales, service or shop run."""

_UNKNOWN = 10


def by_interest(technologies: Iterable[str]) -> list[str]:
    """Technologies in the order in which a salesperson wants to read them.

    Those of equal priority keep their order; those that our fingerprints do not know come last.
    """
    return sorted(technologies, key=_priority)


def is_worth_a_call(technology: str) -> bool:
    """Whether that a company has begun to use a technology is worth a call by itself."""
    return _priority(technology) <= TELLING_UP_TO


def _priority(technology: str) -> int:
    return _priorities().get(technology, _UNKNOWN)


@once
def _priorities() -> Mapping[str, int]:
    """Technology -> its best priority."""
    text = (OUR_FINGERPRINTS / "categories.json").read_text(encoding="utf-8")
    of_category = {int(number): int(c["priority"]) for number, c in json.loads(text).items()}
    return {
        name: min((of_category[number] for number in fields["cats"]), default=_UNKNOWN)
        for name, fields in read_fingerprints().technologies.items()
    }
