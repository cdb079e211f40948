"""What outcomes teach, as lines of text for the terminal."""

from collections.abc import Iterator

from scoring.icp.export import OutcomeList
from scoring.icp.learning import Learned
from scoring.icp.learning.writing import asks_words, evidence_words, percent, times

MOST_DESCRIBED = 30


def summary(found: OutcomeList, learned: Learned, known: int) -> str:
    """The summary.

    Args:
        found: What was read.
        learned: What it teaches.
        known: Companies of which more is known elsewhere.
    """
    return "\n".join(_lines(found, learned, known))


def rows_words(found: OutcomeList) -> str:
    """How many rows are used, and why the others are not."""
    unused = "; ".join(f"{count:,} not: {why}" for why, count in found.unused.items() if count)
    return f"{found.rows:,} rows: {found.used:,} companies used" + (f"; {unused}" if unused else "")


def _lines(found: OutcomeList, learned: Learned, known: int) -> Iterator[str]:
    yield rows_words(found)
    counts = ", ".join(f"{n:,} {outcome}" for outcome, n in learned.counts.items() if n)
    yield f"Outcome by column {found.roles.outcome!r}: {counts}"
    if known:
        yield f"More is known of {known:,} of them"
    if learned.why_not:
        yield f"Nothing is proposed: {learned.why_not}."
    yield from _proposed(learned)
    for what, stands_for in learned.explained.items():
        yield f"Not proposed: {what} goes along with {stands_for} and adds nothing to it"
    yield from _lift(learned)
    yield from _left_out(learned)
    if learned.icp is None:
        yield from _described(learned)


def _proposed(learned: Learned) -> Iterator[str]:
    for each in learned.proposed:
        share = f"{each.weight} points" if each.kind == "score" else each.kind
        sign = "" if each.good else "bad sign: "
        kind = share if each.kind != "told" else "not in the file"
        yield f"\n{sign}{asks_words(each.named)}  [{kind}]"
        yield from (f"  {words}" for words in evidence_words(each.evidence))
    for left in learned.churn:
        kind = "exclude" if left.is_strong else "not in the file"
        yield f"\ncustomers leave: {asks_words(left.asks)}  [{kind}]"
        yield f"  Left inside {percent(left.inside)}, outside {percent(left.outside)}"
    if learned.proposed:
        yield ""


def _lift(learned: Learned) -> Iterator[str]:
    if learned.lift is None:
        return
    yield f"Held out: {learned.held_out.all:,} companies, won {percent(learned.lift.all)}"
    for tier, rate in learned.lift.tiers.items():
        if rate.all:
            yield f"  {tier.replace('_', ' ')}: won {percent(rate)}"
    if learned.lift.times:
        yield f"  A and B: won {times(learned.lift.times)} as often as all"


def _left_out(learned: Learned) -> Iterator[str]:
    if learned.left_out:
        yield "Not compared:"
        yield from (f"  {each.what}: {each.why}" for each in learned.left_out)


def _described(learned: Learned) -> Iterator[str]:
    shown = learned.described[:MOST_DESCRIBED]
    if shown:
        yield "Rates as they are, with intervals:"
        yield from (f"  {asks_words(each.asks)}: {percent(each.rate)}" for each in shown)
    if len(learned.described) > len(shown):
        yield f"  and {len(learned.described) - len(shown)} more in the report"
