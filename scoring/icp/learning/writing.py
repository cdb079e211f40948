"""The proposed ICP as a YAML file, with what speaks for each criterion as comments."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from prospects.specs.icp import Criterion, IcpSpec
from scoring.icp.learning.churn import ChurnSign
from scoring.icp.learning.evidence import Evidence
from scoring.icp.learning.learning import Learned
from scoring.icp.learning.proposing import Proposed
from scoring.icp.learning.rates import Interval, Rate
from scoring.icp.stating import criterion_words

_CRITERION: TypeAdapter[Any] = TypeAdapter(Criterion)


@dataclass(frozen=True, slots=True)
class Head:
    """What a proposed ICP is called.

    Attributes:
        id: Its id, the name of its file once it is live.
        outcomes: Name of the file that was learned from.
        personas: Personas it is worked through, until people choose them.
        seller: What is sold, as another ICP says it; "" where none is taken after.
    """

    id: str
    outcomes: str
    personas: tuple[str, ...]
    seller: str = ""


def draft_icp(head: Head, proposed: Sequence[Proposed], churn: Sequence[ChurnSign]) -> IcpSpec:
    """The ICP of what is proposed.

    Raises:
        ValidationError: What is proposed is no ICP; a defect.
    """
    return IcpSpec.model_validate(
        _top(head)
        | {
            "criteria": [
                *_criteria(proposed),
                *({**s.asks, "mode": "exclude"} for s in _hard(churn)),
            ]
        }
    )


def write_yaml(head: Head, learned: Learned) -> str:
    """The text of the file; it loads as the ICP of `learned`."""
    return "\n".join(_lines(head, learned)) + "\n"


def asks_words(asks: dict[str, Any]) -> str:
    """What a criterion asks, in people's words: "Headcount: 50 to 500"."""
    return criterion_words(_CRITERION.validate_python(asks))


def percent(rate: Rate) -> str:
    """A rate with its interval: "42 % (36-48 %, 103 of 245)"."""
    known = rate.interval
    return (
        f"{known.value:.0%} ({known.low:.0%} to {known.high:.0%}, {rate.won:,} of {rate.all:,})"
        if rate.all else "of none"
    )  # fmt: skip


def times(ratio: Interval) -> str:
    """A ratio with its interval: "3.1 times (2.2 to 4.4)"."""
    return f"{ratio.value:.2g} times ({ratio.low:.2g} to {ratio.high:.2g})"


def evidence_words(evidence: Evidence) -> Iterator[str]:
    """What speaks for a criterion, a sentence each."""
    gap = evidence.difference
    yield f"Won inside {percent(evidence.inside)}, outside {percent(evidence.outside)}"
    yield (
        f"Difference {100 * gap.value:+.0f} points ({100 * gap.low:+.0f} to "
        f"{100 * gap.high:+.0f}); odds beside the other criteria {times(evidence.odds)}"
    )
    if evidence.unknown.all:
        yield f"Unknown of {evidence.unknown.all:,}, not counted; won {percent(evidence.unknown)}"
    held = percent(evidence.held_inside), percent(evidence.held_outside)
    yield f"Held out: inside {held[0]}, outside {held[1]}"
    inside, outside = evidence.value_inside, evidence.value_outside
    if inside is not None and outside is not None:
        yield f"Median deal inside {inside:,.0f}, outside {outside:,.0f}"


def _top(head: Head) -> dict[str, Any]:
    top = {
        "id": head.id,
        "name": f"Learned: {head.id.replace('-', ' ')}",
        "purpose": f"Companies like those that were won and stayed, as {head.outcomes} shows them.",
        "seller": head.seller,
        "personas": list(head.personas),
    }
    return {key: value for key, value in top.items() if value}


def _criteria(proposed: Sequence[Proposed]) -> Iterator[dict[str, Any]]:
    for each in proposed:
        if each.kind == "score":
            yield {**each.asks, "weight": each.weight}
        elif each.kind == "exclude":
            yield {**each.asks, "mode": "exclude"}


def _hard(churn: Sequence[ChurnSign]) -> list[ChurnSign]:
    return [sign for sign in churn if sign.is_strong]


def _lines(head: Head, learned: Learned) -> Iterator[str]:
    yield f"# Proposed by `prospects icp learn` from {head.outcomes}; nothing uses it yet."
    yield "# Review it, choose its personas, compare it (`prospects icp diff`), and save it as"
    yield f"# config/icps/{head.id}.yml to make it live. The report beside it shows the pictures."
    yield f"# Learned from {percent(learned.learned_from)} won; intervals hold 95 times of 100."
    yield from _lift_lines(learned)
    for key, value in _top(head).items():
        if key == "personas":
            yield "# A placeholder: choose through whom such companies are worked."
        yield f"{key}: {_flow(value)}"
    yield ""
    yield "criteria:"
    for each in learned.proposed:
        yield from _criterion_lines(each)
    for sign in learned.churn:
        yield from _churn_lines(sign)
    yield ""
    yield "tiers: {A: 70, B: 45, C: 25}"


def _lift_lines(learned: Learned) -> Iterator[str]:
    if learned.lift and learned.lift.times:
        yield f"# Held out: A and B were won {times(learned.lift.times)} as often as all,"
        yield f"# {percent(learned.lift.best)} against {percent(learned.lift.all)}."


def _criterion_lines(each: Proposed) -> Iterator[str]:
    sign = "" if each.good else "A bad sign: "
    yield f"  # {sign}{asks_words(each.named)}".rstrip()
    for words in evidence_words(each.evidence):
        yield f"  # {words}."
    if each.kind == "told":
        yield "  # The evidence is not strong enough to exclude by it; to do so, take the # away:"
    body = {**each.asks}
    body |= {"weight": each.weight} if each.kind == "score" else {"mode": "exclude"}
    yield from _item(body, "# " if each.kind == "told" else "")


def _churn_lines(sign: ChurnSign) -> Iterator[str]:
    yield f"  # Customers leave: {asks_words(sign.asks)}"
    yield f"  # Left inside {percent(sign.inside)}, outside {percent(sign.outside)}."
    if not sign.is_strong:
        yield "  # The evidence is not strong enough to exclude by it; to do so, take the # away:"
    yield from _item({**sign.asks, "mode": "exclude"}, "" if sign.is_strong else "# ")


def _item(body: dict[str, Any], before: str) -> Iterator[str]:
    for place, (key, value) in enumerate(body.items()):
        yield f"  {before}{'- ' if place == 0 else '  '}{key}: {_flow(value)}"


def _flow(value: Any) -> str:
    """A value in YAML's flow style; JSON is one, and quotes what YAML would misread (NO, 0123)."""
    return json.dumps(value, ensure_ascii=False)
