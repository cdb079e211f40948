"""The report of `prospects icp learn`: what speaks for each criterion, as pictures and tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows.printing.learned_charts import forest, headcounts, lift_bars
from flows.printing.paper import TIER_LABELS, write_paper
from scoring.icp.export import OutcomeList
from scoring.icp.learning import Head, Learned
from scoring.icp.learning.proposing import Proposed
from scoring.icp.learning.rates import Rate
from scoring.icp.learning.writing import asks_words, percent, times

_KINDS = {"score": "", "exclude": "excludes", "told": "told, not in the file"}


def write_learned_page(path: Path, head: Head, found: OutcomeList, learned: Learned) -> None:
    """Write the page.

    Args:
        path: The file.
        head: What the ICP is called.
        found: What was read.
        learned: What it teaches.
    """
    write_paper(path, "learned.html", _view(head, found, learned))


def headline(learned: Learned) -> str:
    """What was learned, in one sentence."""
    number = sum(each.kind != "told" for each in learned.proposed)
    if learned.icp is None:
        return "Nothing is proposed"
    words = "1 criterion is" if number == 1 else f"{number} criteria are"
    return f"{words} proposed from {learned.all.won:,} won of {learned.all.all:,} companies"


def _view(head: Head, found: OutcomeList, learned: Learned) -> dict[str, Any]:
    return {
        "title": headline(learned),
        "head": head,
        "found": found,
        "unused": [(why, count) for why, count in found.unused.items() if count],
        "learned": learned,
        "counts": [(o.value, n) for o, n in learned.counts.items() if n],
        "held": percent(learned.held_out),
        "percent": percent,
        "rows": [_row(each) for each in learned.proposed],
        "picture": forest(learned.proposed) if learned.proposed else "",
        "lift": lift_bars(learned.lift) if learned.lift else "",
        "lift_words": _lift_words(learned),
        "tiers": _tiers(learned),
        "headcounts": headcounts(found.ended.frame, found.ended.good),
        "churn": [
            (asks_words(s.asks), percent(s.inside), percent(s.outside), s.is_strong)
            for s in learned.churn
        ],
        "described": [(asks_words(d.asks), _cells(d.rate)) for d in learned.described],
    }  # fmt: skip


def _row(each: Proposed) -> dict[str, Any]:
    evidence = each.evidence
    gap = evidence.difference
    return {
        "words": asks_words(each.named),
        "good": each.good,
        "weight": f"{each.weight} points" if each.kind == "score" else _KINDS[each.kind],
        "inside": percent(evidence.inside),
        "outside": percent(evidence.outside),
        "gap": f"{100 * gap.value:+.0f} ({100 * gap.low:+.0f} to {100 * gap.high:+.0f})",
        "odds": times(evidence.odds),
        "unknown": evidence.unknown.all,
        "held_inside": percent(evidence.held_inside),
        "held_outside": percent(evidence.held_outside),
        "value_inside": evidence.value_inside,
        "value_outside": evidence.value_outside,
    }


def _lift_words(learned: Learned) -> str:
    if learned.lift is None or learned.lift.times is None:
        return ""
    return times(learned.lift.times)


def _tiers(learned: Learned) -> Sequence[tuple[str, str]]:
    if learned.lift is None:
        return ()
    return [(TIER_LABELS[t], percent(r)) for t, r in learned.lift.tiers.items() if r.all]


def _cells(rate: Rate) -> tuple[str, str, str]:
    known = rate.interval
    return f"{rate.all:,}", f"{known.value:.0%}", f"{known.low:.0%} to {known.high:.0%}"
