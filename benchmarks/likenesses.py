"""How well the rule of likenesses tells pairs of names apart; needs ../shared/data/names.

    python benchmarks/likenesses.py

Prints precision and recall over the labelled pairs of companies and of people at several least
scores. What is found goes to a person to decide, so a wrong pair costs a look and no merge.
"""

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from enrichment.intake.likenesses import (
    COMPANY_SCORE_MIN,
    PERSON_SCORE_MIN,
    name_likeness,
    person_likeness,
)
from prospects.company import loose_name
from prospects.contact import Contact
from prospects.person_name import parse_person_name

NAMES = Path(__file__).parents[2] / "shared" / "data" / "names" / "name_bench_cases.csv"
PRECISION_MIN, RECALL_MIN = 0.9, 0.6
_COMPANIES = frozenset({"Company", "Organization", "LegalEntity"})


@dataclass(frozen=True, slots=True)
class Measured:
    """How a least score does.

    Attributes:
        least: Score from which on a pair is a likeness.
        pairs: Labelled pairs.
        precision: Share of the pairs told that are one, 0.0-1.0.
        recall: Share of the pairs that are one which are told, 0.0-1.0.
    """

    least: float
    pairs: int
    precision: float
    recall: float


def measure(scores: Sequence[tuple[float, bool]], least: float) -> Measured:
    """Precision and recall of a least score over labelled scores."""
    told = [is_one for score, is_one in scores if score >= least]
    wanted = sum(is_one for _, is_one in scores)
    right = sum(told)
    return Measured(
        least, len(scores), right / len(told) if told else 1.0, right / wanted if wanted else 1.0
    )


def scored(kind: str, path: Path = NAMES) -> list[tuple[float, bool]]:
    """Score and label of each pair of companies, or of people."""
    is_company = kind == "companies"
    score: Callable[[str, str], float] = _companies if is_company else _people
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (score(row["name1"], row["name2"]), row["is_match"] == "true")
            for row in csv.DictReader(file)
            if (row["schema"] in _COMPANIES if is_company else row["schema"] == "Person")
        ]


def _companies(one: str, other: str) -> float:
    return name_likeness(loose_name(one), loose_name(other))


def _people(one: str, other: str) -> float:
    score, _ = person_likeness(_contact(one), _contact(other))
    return score


def _contact(name: str) -> Contact:
    parsed = parse_person_name(name)
    first, last = (parsed.first, parsed.last) if parsed else ("", name)
    return Contact("", "one-invented.com", first, last)


def main(leasts: Iterable[float] = (70, 76, 80, 84, 86, 88, 90, 95)) -> None:
    """Print the tables."""
    if not NAMES.exists():
        sys.exit(f"{NAMES} is not there; the labelled pairs of names lie beside the repository")
    for kind, rule in (("companies", COMPANY_SCORE_MIN), ("people", PERSON_SCORE_MIN)):
        scores = scored(kind)
        print(f"{kind}: {len(scores)} pairs, the rule is {rule:g}\n least  precision  recall")
        for least in sorted({*leasts, rule}):
            found = measure(scores, least)
            print(f" {least:5g}      {found.precision:.3f}   {found.recall:.3f}")
    rule = measure(scored("companies"), COMPANY_SCORE_MIN)
    kept = rule.precision >= PRECISION_MIN and rule.recall >= RECALL_MIN
    print(
        f"{'kept' if kept else 'missed'}: companies that are told: {rule.precision:.1%} are one "
        f"(>= {PRECISION_MIN:.0%}), and {rule.recall:.1%} of those that are one are told "
        f"(>= {RECALL_MIN:.0%})"
    )


if __name__ == "__main__":
    main()
